//! A request to the page, over a socket: `HOST` and `COOKIE` stand for what only the page knows.

#![no_main]

use std::{
    fs,
    io::{Read as _, Write as _},
    net::{Shutdown, TcpStream},
    path::Path,
    sync::LazyLock,
    thread,
    time::Duration,
};

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;
use viendan::{
    check::Choice,
    diagnostic::Language,
    grammar::Grammar,
    model::Office,
    web::{self, Setup},
};

/// A page that runs, and how its browser is known.
struct Page {
    host: String,
    cookie: String,
    _home: TempDir,
}

static PAGE: LazyLock<Page> = LazyLock::new(|| {
    let home = tempfile::tempdir().unwrap();
    let setup = Setup {
        grammar: Grammar::builtin(),
        office: Office::default(),
        choice: Choice::default(),
        registry: home.path().join("so.vdreg"),
        home: home.path().to_owned(),
        language: Language::Vietnamese,
        now: || date(2023, 6, 20).at(8, 0, 0, 0),
        paths: Vec::new(),
        opens: false,
        linger: Duration::from_secs(365 * 24 * 3600),
    };
    thread::spawn(|| web::run(setup).unwrap());
    let (port, knock) = loop {
        if let Some(sign) = sign(&home.path().join("web.json")) {
            break sign;
        }
        thread::sleep(Duration::from_millis(10));
    };
    let host = format!("127.0.0.1:{port}");
    let knocked = sent(
        &host,
        format!(
            "POST /door HTTP/1.1\r\nHost: {host}\r\nX-Viendan-Knock: {knock}\r\n\
             Content-Length: 2\r\n\r\n[]"
        )
        .as_bytes(),
    );
    let key = knocked.split_once("/?k=").unwrap().1.trim().to_owned();
    let let_in = sent(&host, format!("GET /?k={key} HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes());
    let cookie = let_in.split_once("Set-Cookie: ").unwrap().1.split(';').next().unwrap();
    Page { cookie: cookie.to_owned(), host, _home: home }
});

/// The port and the word for other starts of the program.
fn sign(path: &Path) -> Option<(String, String)> {
    let sign = fs::read_to_string(path).ok()?;
    let value = |name: &str| {
        let (_, rest) = sign.split_once(&format!("\"{name}\":"))?;
        let value = rest.split([',', '}']).next()?;
        Some(value.trim().trim_matches('"').to_owned())
    };
    Some((value("port")?, value("knock")?))
}

/// Sends bytes, and gives the beginning of what is answered.
fn sent(host: &str, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    // The page may hang up before it has read all.
    let _ = stream.write_all(request);
    let _ = stream.shutdown(Shutdown::Write);
    let mut begun = Vec::new();
    let mut some = [0; 1024];
    while let Ok(read @ 1..) = stream.read(&mut some) {
        begun.extend_from_slice(&some[..read]);
        // What goes on without end has been answered.
        if begun.len() >= some.len() || begun.windows(12).any(|it| it == b"event-stream") {
            break;
        }
    }
    String::from_utf8_lossy(&begun).into_owned()
}

fuzz_target!(|request: &str| {
    let request = request.replace("HOST", &PAGE.host).replace("COOKIE", &PAGE.cookie);
    let answer = sent(&PAGE.host, request.as_bytes());
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 "), "{answer}");
});

//! The page on the desk, asked over raw sockets: who is answered, what is refused, what is kept.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{Shutdown, TcpStream},
    process::{Child, Command, Stdio},
    time::Duration,
};

use tempfile::TempDir;

const REPORT: &str = "Số: 45/BC-VPUB\n\nSơn La, ngày 20 tháng 6 năm 2023\n\nBÁO CÁO\n\n\
    Kết quả công tác dân vận 6 tháng đầu năm 2023\n\n\
    1. Văn phòng đã ban hành Kế hoạch số 09/KH-VPUB ngày 06/01/2023 về công tác dân vận năm 2023.\n\n\
    2. Thực hiện Kế hoạch số 09/KH-VPUB ngày 09/01/2023 về công tác dân vận năm 2023.\n";

/// A program that runs, with the cookie of a browser that was let in.
struct Page {
    program: Child,
    home: TempDir,
    host: String,
    key: String,
    cookie: String,
}

impl Drop for Page {
    fn drop(&mut self) {
        self.program.kill().ok();
        self.program.wait().ok();
    }
}

fn start(home: &TempDir, more: &[&str]) -> (Child, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_viendan"))
        .args(["web", "--no-open", "--no-config"])
        .args(more)
        .env("XDG_DATA_HOME", home.path())
        .env("HOME", home.path())
        .env_remove("VIENDAN_REGISTRY")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.split_once("http://").unwrap().1.trim().to_owned();
    (program, address)
}

impl Page {
    fn open() -> Self {
        let home = TempDir::new().unwrap();
        let (program, address) = start(&home, &[]);
        let (host, key) = address.split_once("/?k=").unwrap();
        let (host, key) = (host.to_owned(), key.to_owned());
        let mut page = Self { program, home, host, key, cookie: String::new() };
        let answer =
            page.send(&format!("GET /?k={} HTTP/1.1\r\nHost: {}", page.key, page.host), b"");
        let (_, cookie) = answer.split_once("Set-Cookie: ").unwrap();
        cookie.split(';').next().unwrap().clone_into(&mut page.cookie);
        page
    }

    /// Sends a head and a body as they are, and reads until the program hangs up.
    fn send(&self, head: &str, body: &[u8]) -> String {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let length = format!("Content-Length: {}\r\n", body.len());
        let length = if head.starts_with("POST") { length.as_str() } else { "" };
        write!(stream, "{head}\r\n{length}Connection: close\r\n\r\n").unwrap();
        stream.write_all(body).unwrap();
        stream.shutdown(Shutdown::Write).ok();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// As the page itself asks.
    fn ask(&self, line: &str, more: &str, body: &[u8]) -> String {
        let Self { host, cookie, .. } = self;
        let head = format!(
            "{line} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nOrigin: http://{host}\r\n\
             X-Viendan: 1\r\nSec-Fetch-Site: same-origin{more}"
        );
        self.send(&head, body)
    }

    /// Drops a file and gives the number by which it is known.
    fn drop(&self, name: &str, bytes: &[u8]) -> String {
        let answer = self.ask("POST /api/files", &format!("\r\nX-Name: {name}"), bytes);
        let (_, rest) = answer.split_once("\"id\":\"").expect(&answer);
        rest.split('"').next().unwrap().to_owned()
    }
}

#[track_caller]
fn check(page: &Page, head: &str, expected: &str) {
    let head = head.replace("HOST", &page.host).replace("COOKIE", &page.cookie);
    let answer = page.send(&head, b"{}");
    assert!(answer.starts_with(&format!("HTTP/1.1 {expected}")), "{head}\n\n{answer}");
}

#[test]
fn only_the_browser_that_was_let_in_is_answered() {
    let page = Page::open();
    let own = "Host: HOST\r\nCookie: COOKIE";
    check(&page, &format!("GET / HTTP/1.1\r\n{own}"), "200");
    check(&page, "GET / HTTP/1.1\r\nHost: HOST", "403");
    check(&page, "GET /page.js HTTP/1.1\r\nHost: HOST", "403");
    check(&page, "GET / HTTP/1.1\r\nHost: HOST\r\nCookie: viendan=0", "403");
    check(&page, "GET / HTTP/1.1\r\nCookie: COOKIE", "421");
    check(&page, "GET / HTTP/1.1\r\nHost: localhost\r\nCookie: COOKIE", "421");
    check(&page, "GET / HTTP/1.1\r\nHost: viendan.example\r\nCookie: COOKIE", "421");
    check(&page, &format!("GET / HTTP/1.1\r\n{own}\r\nSec-Fetch-Site: cross-site"), "403");
    check(&page, &format!("GET / HTTP/1.1\r\n{own}\r\nOrigin: http://viendan.example"), "403");
    check(&page, &format!("POST /api/taste HTTP/1.1\r\n{own}"), "403");
    check(&page, &format!("POST /api/taste HTTP/1.1\r\n{own}\r\nX-Viendan: 1"), "200");
    check(
        &page,
        &format!("POST /api/taste HTTP/1.1\r\n{own}\r\nX-Viendan: 1\r\nOrigin: null"),
        "403",
    );
    check(&page, &format!("PUT /api/taste HTTP/1.1\r\n{own}\r\nX-Viendan: 1"), "405");
    check(&page, "POST /door HTTP/1.1\r\nHost: HOST\r\nX-Viendan-Knock: 0", "403");
    check(&page, &format!("GET /../Cargo.toml HTTP/1.1\r\n{own}"), "404");
    check(&page, &format!("GET /api/files/0 HTTP/1.1\r\n{own}"), "404");
}

#[test]
fn a_key_opens_once_and_leaves_the_address() {
    let page = Page::open();
    check(&page, &format!("GET /?k={} HTTP/1.1\r\nHost: HOST", page.key), "403");
    let (mut second, address) = start(&page.home, &[]);
    assert!(second.wait().unwrap().success(), "the second start leaves the page to the first");
    let (host, key) = address.split_once("/?k=").unwrap();
    assert_eq!(host, page.host);
    let answer = page.send(&format!("GET /?k={key} HTTP/1.1\r\nHost: {host}"), b"");
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    for part in ["Location: /\r\n", "HttpOnly; SameSite=Strict", "Cache-Control: no-store"] {
        assert!(answer.contains(part), "{part}\n\n{answer}");
    }
}

#[test]
fn a_second_start_brings_its_files() {
    let page = Page::open();
    let put = |name: &str, bytes: &[u8]| {
        let path = page.home.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (report, broken) = (put("báo cáo.txt", REPORT.as_bytes()), put("hỏng.docx", b"a\0b"));
    let (mut second, address) = start(&page.home, &[&report, &broken]);
    assert!(second.wait().unwrap().success());
    let (_, id) = address.split_once("#/tep/").expect(&address);
    let whole = page.ask(&format!("GET /api/files/{id}"), "", b"");
    assert!(whole.contains("\"name\":\"báo cáo.txt\""), "{whole}");
    let refused = page.ask("POST /api/refused", "", b"{}");
    assert!(refused.contains("hỏng.docx") && refused.contains("\"vi\":\""), "{refused}");
    assert!(page.ask("POST /api/refused", "", b"{}").ends_with("[]"));
}

#[test]
fn what_is_too_much_is_refused_before_it_is_read() {
    let page = Page::open();
    let sent = |more: &str| {
        let Page { host, cookie, .. } = &page;
        let mut stream = TcpStream::connect(host).unwrap();
        let head = format!(
            "POST /api/files HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nX-Viendan: 1\r\n\
             X-Name: a.txt\r\n{more}\r\n"
        );
        // The program may hang up before all has come.
        stream.write_all(head.as_bytes()).ok();
        let mut answer = Vec::new();
        stream.shutdown(Shutdown::Write).ok();
        stream.read_to_end(&mut answer).ok();
        String::from_utf8_lossy(&answer).into_owned()
    };
    for length in ["Content-Length: 67108865\r\n", "", "Content-Length: -1\r\n"] {
        let answer = sent(length);
        assert!(answer.starts_with("HTTP/1.1 422") && answer.contains("64 MB"), "{answer}");
    }
    assert_eq!(sent(&format!("X-Long: {}\r\n", "a".repeat(40_000))), "");
    assert_eq!(sent(&"X: 1\r\n".repeat(100)), "");
    let kept = page.ask("GET /api/desk", "", b"");
    assert!(kept.contains("\"files\":[]"), "{kept}");
}

#[test]
fn who_holds_all_connections_holds_them_no_longer_than_they_last() {
    let page = Page::open();
    let held: Vec<_> = (0..64).map(|_| TcpStream::connect(&page.host).unwrap()).collect();
    drop(held);
    let mut answers = (0..200).map(|_| {
        std::thread::sleep(Duration::from_millis(25));
        let mut stream = TcpStream::connect(&page.host).unwrap();
        let mut answer = String::new();
        write!(stream, "GET / HTTP/1.1\r\nHost: {}\r\n\r\n", page.host).ok();
        stream.shutdown(Shutdown::Write).ok();
        stream.read_to_string(&mut answer).ok();
        answer
    });
    assert!(answers.any(|answer| answer.starts_with("HTTP/1.1 403")));
}

#[test]
fn every_answer_keeps_the_page_alone_with_itself() {
    let page = Page::open();
    let id = page.drop("bao-cao.txt", REPORT.as_bytes());
    let paper = format!("/files/{id}/paper");
    let sheet = format!("/files/{id}/sheet");
    for path in ["/", "/page.js", "/api/desk", "/nothing", &paper, &sheet] {
        let answer = page.ask(&format!("GET {path}"), "", b"");
        let (head, _) = answer.split_once("\r\n\r\n").unwrap();
        for part in [
            "Content-Security-Policy: default-src 'none'",
            "nosniff",
            "Referrer-Policy: no-referrer",
        ] {
            assert!(head.contains(part), "{path}: {part}\n\n{head}");
        }
        assert!(!head.contains("Access-Control"), "{head}");
        let scripts = head.matches("script-src 'self'").count();
        assert_eq!(scripts, usize::from(path != paper && path != sheet), "{path}\n\n{head}");
    }
}

#[test]
fn a_hostile_text_is_words_on_paper() {
    let page = Page::open();
    let words = format!("{REPORT}\n<script>alert(1)</script> <img src=x onerror=y> \"'&\n");
    let id = page.drop("%3Cb%3E..%2F..%2Fbao-cao.txt", words.as_bytes());
    let paper = page.ask(&format!("GET /files/{id}/paper"), "", b"");
    assert!(paper.contains("&lt;script&gt;alert(1)"), "{paper}");
    assert!(!paper.contains("<script>") && !paper.contains("<img"));
    let desk = page.ask("GET /api/desk", "", b"");
    assert!(desk.contains("\"name\":\"bao-cao.txt\""), "{desk}");
}

#[test]
fn what_cannot_be_read_is_said_in_both_languages() {
    let page = Page::open();
    let drop = |bytes: &[u8]| page.ask("POST /api/files", "\r\nX-Name: a.docx", bytes);
    for bytes in [&b""[..], b"a\0b", b"PK\x03\x04", " \n".as_bytes()] {
        let answer = drop(bytes);
        assert!(answer.starts_with("HTTP/1.1 422") && answer.contains("\"vi\":\""), "{answer}");
    }
    let head = format!(
        "POST /api/files HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nX-Viendan: 1\r\nX-Name: a.txt\r\n\
         Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n",
        page.host, page.cookie
    );
    let mut stream = TcpStream::connect(&page.host).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 422"), "{answer}");
}

#[test]
fn decisions_outlive_the_program() {
    let mut page = Page::open();
    let id = page.drop("bao-cao.txt", REPORT.as_bytes());
    let whole = page.ask(&format!("GET /api/files/{id}"), "", b"");
    let (_, rest) = whole.split_once("\"print\":\"").unwrap();
    let print = rest.split('"').next().unwrap().to_owned();
    let decide = format!(
        "{{\"prints\":[\"{print}\"],\"decision\":{{\"kind\":\"value\",\"value\":\"09/01/2023\"}}}}"
    );
    let decided = page.ask(&format!("POST /api/files/{id}/decide"), "", decide.as_bytes());
    assert!(decided.contains("\"becomes\":\"ngày 09/01/2023\""), "{decided}");
    let mended = page.ask(&format!("GET /files/{id}/text"), "", b"");
    assert_eq!(mended.matches("ngày 09/01/2023").count(), 2, "{mended}");
    let table = page.ask(&format!("GET /files/{id}/table"), "", b"");
    assert!(table.contains("sửa,ngày 09/01/2023"), "{table}");
    let sheet = page.ask(&format!("GET /files/{id}/sheet"), "", b"");
    assert!(sheet.contains("✓") && sheet.contains("Đã quyết 1/"), "{sheet}");

    page.program.kill().unwrap();
    page.program.wait().unwrap();
    let report = page.home.path().join("bao-cao.txt");
    fs::write(&report, REPORT).unwrap();
    let (program, address) = start(&page.home, &[report.to_str().unwrap()]);
    page.program = program;
    let (host, key) = address.split_once("/?k=").unwrap();
    let (host, key) = (host.to_owned(), key.to_owned());
    let let_in = page.send_to(&host, &key);
    page.host = host;
    page.cookie = let_in;
    let desk = page.ask("GET /api/desk", "", b"");
    assert!(desk.contains("\"decided\":1"), "{desk}");
    let id = desk.split_once("\"id\":\"").unwrap().1.split('"').next().unwrap();
    let undone = page.ask(&format!("POST /api/files/{id}/undo"), "", b"{}");
    assert!(undone.contains("\"undo\":false") && !undone.contains("\"becomes\":\"ng"), "{undone}");
}

impl Page {
    /// The cookie that a key opens at another address.
    fn send_to(&mut self, host: &str, key: &str) -> String {
        host.clone_into(&mut self.host);
        let answer = self.send(&format!("GET /?k={key} HTTP/1.1\r\nHost: {host}"), b"");
        let (_, cookie) = answer.split_once("Set-Cookie: ").unwrap();
        cookie.split(';').next().unwrap().to_owned()
    }
}

#[test]
fn a_register_is_looked_at_before_it_is_loaded() {
    let page = Page::open();
    let csv = "Số ký hiệu,Ngày ban hành,Trích yếu\n09/KH-VPUB,09/01/2023,Công tác dân vận năm 2023\n,1/1/2023,x\n";
    let import = |query: &str| {
        page.ask(
            &format!("POST /api/registry/import?{query}"),
            "\r\nX-Name: so-di.csv",
            csv.as_bytes(),
        )
    };
    let looked = import("lang=vi");
    assert!(looked.contains("\"rows\":1") && looked.contains("không có số"), "{looked}");
    assert!(page.ask("GET /api/desk", "", b"").contains("\"registry\":null"));
    let written = import("write=1");
    assert!(written.contains("\"written\":true"), "{written}");
    assert!(page.ask("GET /api/desk", "", b"").contains("\"registers\":1"));
    let traced = page.ask("GET /api/registry/trace?q=09%2FKH-VPUB", "", b"");
    assert!(traced.contains("so-di.csv") && traced.contains("dân vận"), "{traced}");
    let offered = page.ask("GET /api/registry/offer?q=dan+v", "", b"");
    assert!(offered.contains("09/KH-VPUB"), "{offered}");
    let asked = page.ask("GET /api/registry/ask?q=number(9)", "", b"");
    assert!(asked.contains("09/KH-VPUB"), "{asked}");
    let unknown = page.ask("GET /api/registry/ask?q=number(", "", b"");
    assert!(unknown.starts_with("HTTP/1.1 422"), "{unknown}");
}

#[test]
fn the_program_ends_when_nobody_is_there() {
    let home = TempDir::new().unwrap();
    let (mut program, _) = start(&home, &["--linger", "0"]);
    assert!(program.wait().unwrap().success());
    assert!(!home.path().join("viendan/web.json").exists());
}

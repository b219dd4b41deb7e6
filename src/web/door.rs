//! One page a person: a second start finds the first.

use std::{
    fs,
    io::{self, Read as _, Write as _},
    net::{Ipv4Addr, TcpStream},
    path::{self, Path, PathBuf},
    time::Duration,
};

use serde::{Deserialize, Serialize};

use super::{Error, guard::KNOCK, journal};

/// The file that says where the page is.
const FILE: &str = "web.json";
/// How long the first start is waited for; it is on the same machine.
const PATIENCE: Duration = Duration::from_millis(800);
/// How long it may take to read the files that are brought; one text may take two.
const READING: Duration = Duration::from_mins(3);
/// The longest answer to a knock, in bytes; an answer is one line.
const ANSWER: u64 = 4096;

/// The file by which starts of the program find each other; only its owner may read it.
#[derive(Debug)]
pub(super) struct Door {
    path: PathBuf,
}

#[derive(Debug, Serialize, Deserialize)]
struct Sign {
    port: u16,
    knock: String,
}

impl Door {
    pub(super) fn new(home: &Path) -> Result<Self, Error> {
        fs::create_dir_all(home).map_err(Error::Home)?;
        Ok(Self { path: home.join(FILE) })
    }

    /// An address that opens the page that is there already, with some files.
    pub(super) fn knock(&self, paths: &[PathBuf]) -> Option<String> {
        let sign: Sign = serde_json::from_slice(&fs::read(&self.path).ok()?).ok()?;
        // The page runs in another folder.
        let paths: Vec<_> =
            paths.iter().map(|it| path::absolute(it).unwrap_or(it.clone())).collect();
        let answer = sign.ask(&paths).ok()?;
        let (head, address) = answer.split_once("\r\n\r\n")?;
        let is_ours = address.starts_with(&format!("http://127.0.0.1:{}/?k=", sign.port));
        (head.starts_with("HTTP/1.1 200") && is_ours).then(|| address.trim().to_owned())
    }

    /// Says where the page is.
    pub(super) fn open(&self, port: u16, knock: &str) -> Result<(), Error> {
        let sign = Sign { port, knock: knock.to_owned() };
        journal::write(&self.path, &sign).map_err(Error::Home)
    }

    /// The page is no more.
    pub(super) fn close(&self) {
        // A sign that stays leads to a door that does not open, and is written over.
        fs::remove_file(&self.path).ok();
    }
}

impl Sign {
    fn ask(&self, paths: &[PathBuf]) -> io::Result<String> {
        let Self { port, knock } = self;
        let body = serde_json::to_vec(paths)?;
        let address = (Ipv4Addr::LOCALHOST, *port).into();
        let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
        stream.set_read_timeout(Some(if paths.is_empty() { PATIENCE } else { READING }))?;
        write!(
            stream,
            "POST /door HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{KNOCK}: {knock}\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        )?;
        stream.write_all(&body)?;
        let mut answer = String::new();
        stream.take(ANSWER).read_to_string(&mut answer)?;
        Ok(answer)
    }
}

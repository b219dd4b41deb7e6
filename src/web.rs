//! The page on the desk: one person, one browser, one machine.
//!
//! The program listens on the loopback address only, at a port that nobody chose, and opens the
//! browser with a key that opens once. Nothing is fetched and nothing is sent; a text that is
//! dropped on the page stays in memory, and what was decided on it is kept by its check mark.

use std::{
    io::{self, Write as _},
    net::{Ipv4Addr, TcpListener},
    path::PathBuf,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use crate::{
    check::Choice,
    diagnostic::{Language, Words},
    grammar::Grammar,
    model::Office,
};
use jiff::civil::DateTime;

mod answers;
mod assets;
mod door;
mod error;
mod files;
mod guard;
mod http;
mod import;
mod journal;
mod keys;
mod presence;
mod query;
mod reply;
mod routes;
mod shelf;
mod tally;
mod wire;

pub use error::Error;

use self::{door::Door, files::Files, keys::Keys, presence::Presence, shelf::Shelf};

/// How often it is looked whether anybody is still there; sooner than a person notices, and next to
/// no work.
const LOOK: Duration = Duration::from_millis(200);

/// The setup that the page is opened with.
#[derive(Debug)]
pub struct Setup {
    /// The words that texts are read by.
    pub grammar: &'static Grammar,
    /// Who keeps the texts.
    pub office: Office,
    /// Which rules speak.
    pub choice: Choice,
    /// Where the registry lies, whether it is there or not.
    pub registry: PathBuf,
    /// The folder of the user's data, in which decisions are kept.
    pub home: PathBuf,
    /// The language of the page until the person chooses one.
    pub language: Language,
    /// The hour.
    pub now: fn() -> DateTime,
    /// Files that are open from the beginning.
    pub paths: Vec<PathBuf>,
    /// Whether the browser is opened, or only the address said.
    pub opens: bool,
    /// How long the program waits for a tab to come back.
    pub linger: Duration,
}

/// All that the answers are made from.
#[derive(Debug)]
struct Service {
    setup: Setup,
    /// `127.0.0.1:PORT`
    host: String,
    keys: Keys,
    files: Files,
    shelf: Shelf,
    presence: Presence,
}

/// Opens the page, and answers it until its last tab has been gone for a while.
///
/// # Errors
///
/// No port is free, or the folder of the user's data cannot be written.
pub fn run(setup: Setup) -> Result<(), Error> {
    let door = Door::new(&setup.home)?;
    if let Some(address) = door.knock(&setup.paths) {
        // The files are open on the page that is there.
        show(&setup, &address);
        return Ok(());
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(Error::Port)?;
    let port = listener.local_addr().map_err(Error::Port)?.port();
    let files = Files::new(&setup.home)?;
    let shelf = Shelf::new(setup.registry.clone());
    let (keys, presence) = (Keys::new()?, Presence::new(setup.linger));
    let host = format!("127.0.0.1:{port}");
    let service = Arc::new(Service { setup, host, keys, files, shelf, presence });
    door.open(port, service.keys.knock())?;
    service.open(&service.setup.paths);
    let own = Arc::clone(&service);
    http::listen(listener, move |request| routes::answer(&own, request));
    show(&service.setup, &service.address()?);
    while !service.presence.is_over(Instant::now()) {
        thread::sleep(LOOK);
    }
    door.close();
    Ok(())
}

impl Service {
    /// An address that opens the page once.
    fn address(&self) -> Result<String, Error> {
        Ok(format!("http://{}/?k={}", self.host, self.keys.once()?))
    }
}

/// Opens the browser; where there is none, the address is there to be copied.
fn show(setup: &Setup, address: &str) {
    let say = |words: &Words| {
        let mut out = io::stdout().lock();
        // The page is there whether anybody reads of it or not.
        writeln!(out, "{}", words.in_language(setup.language)).and_then(|()| out.flush()).ok();
    };
    say(&Words::new(
        format!("Trang soát viện dẫn: {address}\nĐóng trang hoặc bấm Ctrl+C để dừng."),
        format!("The page: {address}\nClose it or press Ctrl+C to stop."),
    ));
    if setup.opens && open::that_detached(address).is_err() {
        say(&Words::new(
            "Không mở được trình duyệt: hãy chép địa chỉ trên vào trình duyệt.",
            "No browser could be opened: please copy the address into one.",
        ));
    }
}

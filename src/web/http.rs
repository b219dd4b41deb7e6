//! As much of HTTP as one browser on the same machine needs: one request a connection.

use std::{
    io::{self, Read as _, Write as _},
    net::{Shutdown, TcpListener, TcpStream},
    sync::Arc,
    thread,
    time::Duration,
};

/// The longest head of a request, in bytes.
const HEAD: usize = 32 << 10;
/// Lines of a head.
const LINES: usize = 64;
/// How long a head, or a part of a body, is waited for; both ends are on one machine, so that who
/// is slower has gone.
const PATIENCE: Duration = Duration::from_secs(20);
/// Connections that are open at once; each has a thread, and a browser opens six to one address.
const MOST: usize = 64;
/// What is read of a body that was refused, so that the answer is heard, in bytes.
const DRAIN: u64 = 16 << 20;

/// What is asked to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Post,
    Other,
}

/// The head of a request.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) method: Method,
    /// The path with its query.
    pub(super) target: String,
    pub(super) headers: Vec<(String, String)>,
}

/// A request whose body has not been read.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) head: Head,
    /// The beginning of the body, which came with the head.
    begun: io::Cursor<Vec<u8>>,
    stream: TcpStream,
}

/// Answers every connection in a thread of its own, as long as the program runs.
pub(super) fn listen(listener: TcpListener, answer: impl Fn(Request) + Send + Sync + 'static) {
    let answer = Arc::new(answer);
    // Held once more by each connection that is open.
    let open = Arc::new(());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            if Arc::strong_count(&open) > MOST {
                continue;
            }
            let (answer, open) = (Arc::clone(&answer), Arc::clone(&open));
            thread::spawn(move || {
                if let Ok(request) = Request::read(stream) {
                    answer(request);
                }
                drop(open);
            });
        }
    });
}

impl Head {
    fn parse(bytes: &[u8]) -> Option<Self> {
        let mut lines = [httparse::EMPTY_HEADER; LINES];
        let mut head = httparse::Request::new(&mut lines);
        head.parse(bytes).ok().filter(httparse::Status::is_complete)?;
        let method = match head.method? {
            "GET" => Method::Get,
            "POST" => Method::Post,
            _ => Method::Other,
        };
        let said = |line: &httparse::Header<'_>| {
            Some((line.name.to_owned(), std::str::from_utf8(line.value).ok()?.to_owned()))
        };
        let headers = head.headers.iter().map(said).collect::<Option<_>>()?;
        Some(Self { method, target: head.path?.to_owned(), headers })
    }

    /// The one value of a header; none when it is absent, empty when it stands twice.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let is_it = |it: &&(String, String)| it.0.eq_ignore_ascii_case(name);
        let mut values = self.headers.iter().filter(is_it).map(|(_, value)| value.as_str());
        let first = values.next()?;
        Some(if values.next().is_some() { "" } else { first })
    }
}

impl Request {
    fn read(mut stream: TcpStream) -> io::Result<Self> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        let mut bytes = Vec::new();
        let mut some = [0; 4096];
        let end = loop {
            if let Some(at) = memchr::memmem::find(&bytes, b"\r\n\r\n") {
                break at + 4;
            }
            let read = stream.read(&mut some)?;
            if read == 0 || bytes.len() > HEAD {
                return Err(io::ErrorKind::InvalidData.into());
            }
            bytes.extend_from_slice(some.get(..read).unwrap_or_default());
        };
        let head = bytes.get(..end).and_then(Head::parse);
        let head = head.ok_or(io::ErrorKind::InvalidData)?;
        let begun = io::Cursor::new(bytes.split_off(end));
        Ok(Self { head, begun, stream })
    }

    /// The body, when it says how long it is and that is not too much.
    pub(super) fn body(&mut self, largest: usize) -> Option<io::Result<Vec<u8>>> {
        let length: usize = self.head.header("Content-Length")?.parse().ok()?;
        let is_plain = self.head.header("Transfer-Encoding").is_none();
        (length <= largest && is_plain).then(|| {
            let mut bytes = Vec::new();
            let mut whole = (&mut self.begun).chain(&mut self.stream).take(length as u64);
            whole.read_to_end(&mut bytes)?;
            if bytes.len() < length { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(bytes) }
        })
    }

    /// Answers with a head, its lines ended as HTTP ends them, and a body.
    pub(super) fn answer(mut self, head: &str, body: &[u8]) -> io::Result<()> {
        write!(self.stream, "{head}Connection: close\r\n\r\n")?;
        self.stream.write_all(body)?;
        self.stream.flush()?;
        self.stream.shutdown(Shutdown::Write)?;
        // A connection that is closed before all was read takes the answer with it.
        io::copy(&mut self.stream.take(DRAIN), &mut io::sink())?;
        Ok(())
    }

    /// The way to the browser, for an answer that goes on.
    pub(super) fn into_stream(self) -> TcpStream {
        self.stream
    }
}

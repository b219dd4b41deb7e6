//! Answers, each with the headers that keep the page alone with itself.

use std::{fmt::Write as _, io};

use serde::Serialize;

use super::http::Request;

/// The page runs its own modules and looks as its own sheets say; nothing else is loaded or sent.
const PAGE: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";
/// A text in its frame runs nothing, loads nothing and leads nowhere; a Word file brings its own
/// look and its pictures.
const PAPER: &str = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'self'";
/// The check sheet carries its look within.
const SHEET: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'self'";

/// What is answered.
#[derive(Debug)]
pub(super) struct Reply {
    status: u16,
    kind: &'static str,
    policy: &'static str,
    bytes: Vec<u8>,
    more: Vec<(&'static str, String)>,
}

impl Reply {
    pub(super) fn new(kind: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { status: 200, kind, policy: PAGE, bytes: bytes.into(), more: Vec::new() }
    }

    pub(super) fn json(value: &impl Serialize) -> Self {
        // Our own types have no map whose keys are no words.
        let bytes = serde_json::to_vec(value).unwrap_or_default();
        Self::new("application/json", bytes)
    }

    /// A text in its frame.
    pub(super) fn paper(page: String) -> Self {
        Self { policy: PAPER, ..Self::new("text/html; charset=utf-8", page) }
    }

    /// A check sheet.
    pub(super) fn sheet(page: Vec<u8>) -> Self {
        Self { policy: SHEET, ..Self::new("text/html; charset=utf-8", page) }
    }

    /// A file that the browser saves under a name.
    pub(super) fn file(kind: &'static str, name: &str, bytes: Vec<u8>) -> Self {
        let escaped =
            percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC);
        let disposition = format!("attachment; filename*=UTF-8''{escaped}");
        Self::new(kind, bytes).with("Content-Disposition", disposition)
    }

    pub(super) fn status(status: u16) -> Self {
        Self { status, ..Self::new("text/plain; charset=utf-8", Vec::new()) }
    }

    pub(super) fn with_status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    pub(super) fn with(mut self, name: &'static str, value: String) -> Self {
        self.more.push((name, value));
        self
    }

    /// The head of the answer, with the headers of every answer.
    fn head(&self) -> String {
        let length = self.bytes.len().to_string();
        let fixed = [
            ("Content-Type", self.kind),
            ("Content-Length", &length),
            ("Content-Security-Policy", self.policy),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cache-Control", "no-store"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Cross-Origin-Embedder-Policy", "require-corp"),
        ];
        let more = self.more.iter().map(|(name, value)| (*name, value.as_str()));
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        for (name, value) in fixed.into_iter().chain(more) {
            // Writing to a string cannot fail.
            write!(head, "{name}: {value}\r\n").ok();
        }
        head
    }

    pub(super) fn send(self, request: Request) -> io::Result<()> {
        request.answer(&self.head(), &self.bytes)
    }
}

/// What a status is called.
fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        303 => "See Other",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        421 => "Misdirected Request",
        422 => "Unprocessable Content",
        _ => "",
    }
}

//! Routes from a request to its answer.

use std::{
    io::{self, Write as _},
    path::PathBuf,
    sync::Arc,
};

use percent_encoding::percent_decode_str;
use serde::de::DeserializeOwned;

use super::{
    Service, answers, assets,
    files::{LARGEST, too_large},
    guard::{COOKIE, KNOCK, Refusal},
    http::{Head, Method, Request},
    query::Query,
    reply::Reply,
};
use crate::{diagnostic::Words, text::file_name};

/// The header that names a file that is dropped, percent-encoded.
const NAME: &str = "X-Name";
/// The longest message of the page, in bytes; files come on their own way.
const MESSAGE: usize = 1 << 20;
/// What a person reads who comes without having been let in.
const STRANGER: &str = "Trang này chỉ mở được từ chương trình viendan trên máy này: hãy mở lại viendan.\n\
    This page opens from the program viendan on this computer only: please start viendan again.\n";

/// Answers a request; a browser that went away hears nothing.
pub(super) fn answer(service: &Arc<Service>, mut request: Request) {
    let query = Query::of(&request.head.target);
    let refused = refused(service, &mut request, &query);
    if refused.is_none() && query.path == "/events" {
        stay(service, request).ok();
        return;
    }
    let reply = refused.unwrap_or_else(|| {
        service.presence.heard();
        routed(service, &mut request, &query)
    });
    reply.send(request).ok();
}

/// What is answered to whom the page is not for, and to whom comes to be let in.
fn refused(service: &Arc<Service>, request: &mut Request, query: &Query) -> Option<Reply> {
    let asked = &request.head;
    if let Err(refusal) = asked.comes_from(&service.host) {
        return Some(Reply::status(refusal.status()));
    }
    let is_get = asked.method == Method::Get;
    if is_get && query.path == "/" && !query.get("k").is_empty() {
        return Some(let_in(service, asked, query.get("k")));
    }
    if !is_get && query.path == "/door" {
        let knows = asked.header(KNOCK) == Some(service.keys.knock());
        return Some(if knows { knocked(service, request) } else { Reply::status(403) });
    }
    match asked.is_let_in(service.keys.cookie()) {
        Ok(()) => None,
        Err(Refusal::Stranger) => {
            Some(Reply::new("text/plain; charset=utf-8", STRANGER).with_status(403))
        }
        Err(refusal) => Some(Reply::status(refusal.status())),
    }
}

/// Opens the files that another start of the program brings, and tells it where the page is.
fn knocked(service: &Arc<Service>, request: &mut Request) -> Reply {
    let paths: Vec<PathBuf> = message(request).unwrap_or_default();
    let opened = service.open(&paths);
    let Ok(address) = service.address() else { return Reply::status(403) };
    // One text is shown at once; of several, the list.
    let place = match opened.as_slice() {
        [one] => format!("#/tep/{}", one.id),
        _ => String::new(),
    };
    Reply::new("text/plain; charset=utf-8", format!("{address}{place}"))
}

/// Gives the cookie for a key that opens, and an address without the key.
fn let_in(service: &Service, asked: &Head, key: &str) -> Reply {
    let known = asked.is_let_in(service.keys.cookie()).is_ok();
    if !service.keys.open(key) && !known {
        return Reply::new("text/plain; charset=utf-8", STRANGER).with_status(403);
    }
    let cookie = format!("{COOKIE}={}; Path=/; HttpOnly; SameSite=Strict", service.keys.cookie());
    Reply::status(303).with("Location", "/".to_owned()).with("Set-Cookie", cookie)
}

fn routed(service: &Arc<Service>, request: &mut Request, query: &Query) -> Reply {
    let parts: Vec<&str> = query.path.split('/').skip(1).collect();
    let is_get = request.head.method == Method::Get;
    match parts.as_slice() {
        [""] if is_get => Reply::new("text/html; charset=utf-8", assets::PAGE),
        ["api", "desk"] if is_get => answers::desk(service),
        ["api", "refused"] if !is_get => Reply::json(&service.files.refused()),
        ["api", "taste"] if !is_get => {
            said(message(request).map(|taste| answers::taste(service, &taste)))
        }
        ["api", "files"] if !is_get => said(named(request).and_then(|(name, bytes)| {
            service.take(name, bytes).map(|opened| answers::file(service, &opened))
        })),
        ["api", "files", id, what @ ..] => match service.files.find(id) {
            None => Reply::status(404),
            Some(opened) => match (what, is_get) {
                ([], true) => answers::whole(service, &opened, query),
                (["decide"], false) => said(
                    message(request).and_then(|it| answers::decide(service, &opened, &it, query)),
                ),
                (["undo"], false) => said(answers::undo(service, &opened, query)),
                (["close"], false) => {
                    service.files.close(id);
                    answers::desk(service)
                }
                _ => Reply::status(404),
            },
        },
        ["files", id, what] if is_get => match service.files.find(id) {
            None => Reply::status(404),
            Some(opened) => answers::product(service, &opened, what, query),
        },
        ["index", what] if is_get => service.index_file(what, query),
        ["api", "registry", what] if is_get => service.look_up(what, query),
        ["api", "registry", "import"] => {
            said(named(request).and_then(|(name, bytes)| service.import(&name, &bytes, query)))
        }
        _ if is_get => assets::file(&query.path).unwrap_or_else(|| Reply::status(404)),
        _ => Reply::status(404),
    }
}

/// An answer, or why there is none.
fn said(answer: Result<Reply, Words>) -> Reply {
    answer.unwrap_or_else(|words| Reply::sorry(&words))
}

/// A file that was dropped, with its name.
fn named(request: &mut Request) -> Result<(String, Vec<u8>), Words> {
    let name = request.head.header(NAME).unwrap_or_default();
    let name = percent_decode_str(name).decode_utf8_lossy();
    // Only the name counts, wherever it says that the file lies.
    Ok((file_name(&name).to_owned(), body(request, LARGEST)?))
}

fn message<T: DeserializeOwned>(request: &mut Request) -> Result<T, Words> {
    let bytes = body(request, MESSAGE)?;
    serde_json::from_slice(&bytes).map_err(|error| Words::new("trang gửi sai", error.to_string()))
}

/// What was sent, when it is not too much; how much it is must be said before.
fn body(request: &mut Request, largest: usize) -> Result<Vec<u8>, Words> {
    let read = request.body(largest).ok_or_else(|| too_large(largest))?;
    read.map_err(|_| Words::new("tệp gửi chưa hết", "the file did not come whole"))
}

/// Speaks to a tab until it is gone.
fn stay(service: &Service, request: Request) -> io::Result<()> {
    let mut out = request.into_stream();
    out.write_all(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
          X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n\
          Connection: close\r\n\r\n",
    )?;
    service.presence.stay(&mut out);
    Ok(())
}

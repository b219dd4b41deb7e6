//! Bounds on what a PDF may unpack to, asked before it is unpacked: work and memory are bound by what came in.

use std::io::{self, Read as _};

use flate2::read::ZlibDecoder;

use super::{super::Error, FORMAT};

/// What any stream may unpack to, in bytes.
const FREE: u64 = 24 << 20;
/// How many times its own size a stream may unpack to beyond that.
const TIMES: u64 = 50;
/// How far before a stream what is said of it begins, in bytes.
const HEAD: usize = 2 << 10;
/// How deep a page may put its settings aside; each time takes memory.
const DEPTH: usize = 4096;

/// Refuses a file of which a stream unpacks to far more than a page needs; pictures are never
/// unpacked here.
pub(super) fn check(bytes: &[u8]) -> Result<(), Error> {
    for begin in memchr::memmem::find_iter(bytes, b"stream") {
        let Some((head, body)) = bytes.split_at_checked(begin) else { continue };
        let head = head.get(head.len().saturating_sub(HEAD)..).unwrap_or(head);
        let head = memchr::memmem::rfind(head, b"obj").and_then(|at| head.get(at..));
        let Some(head) = head else { continue };
        let has = |word: &[u8]| memchr::memmem::find_iter(head, word).count();
        // The end of a stream is the same word behind `end`.
        if head.ends_with(b"end") || has(b"/Image") > 0 {
            continue;
        }
        let body = body.strip_prefix(b"stream").unwrap_or(body).trim_ascii_start();
        let length = memchr::memmem::find(body, b"endstream").unwrap_or(body.len());
        let body = body.get(..length).unwrap_or(body);
        if unpacks_to_much(body, has(b"/FlateDecode") + has(b"/Fl ")) {
            return Err(Error::Excessive { format: FORMAT });
        }
    }
    Ok(())
}

/// Whether bytes that were packed so many times hold far more than they are.
fn unpacks_to_much(packed: &[u8], times: usize) -> bool {
    let most = FREE.saturating_add(TIMES * packed.len() as u64);
    let unpacked: &mut dyn io::Read = match times {
        0 => return false,
        1 => &mut ZlibDecoder::new(packed),
        _ => &mut ZlibDecoder::new(ZlibDecoder::new(packed)),
    };
    let counted = io::copy(&mut unpacked.take(most + 1), &mut io::sink());
    counted.is_ok_and(|count| count > most)
}

/// Whether a page puts its settings aside again and again and never takes them back.
pub(super) fn nests_too_deep(content: &[u8]) -> bool {
    let is_part = |at: Option<usize>| {
        let byte = at.and_then(|at| content.get(at));
        byte.is_some_and(|it| !it.is_ascii_whitespace() && !b"[]<>()/%{}".contains(it))
    };
    let mut depth = 0_usize;
    for at in memchr::memchr2_iter(b'q', b'Q', content) {
        if is_part(at.checked_sub(1)) || is_part(Some(at + 1)) {
            continue;
        }
        depth = match content.get(at) {
            Some(b'q') => depth + 1,
            _ => depth.saturating_sub(1),
        };
        if depth > DEPTH {
            return true;
        }
    }
    false
}

//! PDF with a text layer: lines in reading order, joined to paragraphs, page by page.
//!
//! Heads, feet and numbers of pages stand between the halves of sentences; they are known by
//! their repetition, and come last. A page that is a picture is said to be one.

use super::{Decoded, Track, cut_off, legacy};
use crate::text::{Encoding, Source, Unread, Why};

mod boss;
mod bounds;
mod margins;
mod paragraphs;

/// The ends of names that a folder is searched for.
pub(super) const EXTENSIONS: &[&str] = &["pdf"];

const MAGIC: &[u8] = b"%PDF-";
const END: &[u8] = b"%%EOF";
/// The end mark stands in the last bytes of a whole file.
const BACK: usize = 4096;
/// The mark may stand behind what a mail program put in front, in bytes; Acrobat looks as far.
const FRONT: usize = 1024;
/// The name in messages.
const FORMAT: &str = ".pdf";

/// A page, as the library that lays it out sees it.
#[derive(Debug, Default)]
struct Page {
    /// In reading order.
    lines: Vec<Line>,
    /// What the library could not read of it.
    lacks: Option<Why>,
}

/// A line of a page; lengths in points, from the lower left corner.
#[derive(Debug, Clone, Default, PartialEq)]
struct Line {
    /// Cells are parted by a tab.
    words: String,
    left: f32,
    right: f32,
    base: f32,
    size: f32,
    /// Whether it is a row of a table.
    is_row: bool,
    /// Whether it was stamped on the page, where no line of the page stands.
    is_stamp: bool,
}

pub(super) fn knows(bytes: &[u8]) -> bool {
    let front = bytes.get(..FRONT).unwrap_or(bytes);
    memchr::memmem::find(front, MAGIC).is_some()
}

pub(super) fn decode(bytes: &[u8], _: Track) -> Decoded {
    let back = bytes.get(bytes.len().saturating_sub(BACK)..).unwrap_or(bytes);
    if memchr::memmem::find(back, END).is_none() {
        return Err(cut_off(FORMAT));
    }
    bounds::check(bytes)?;
    let mut pages = boss::pages(bytes)?;
    // Of a scan nothing is read: a stamp on it is not the text.
    let is_picture = |page: &Page| match page.lacks {
        Some(Why::Unknown) => false,
        lacks => page.lines.is_empty() || lacks == Some(Why::Scan),
    };
    if pages.iter().all(is_picture) {
        for page in &mut pages {
            *page = Page { lacks: Some(Why::Scan), lines: Vec::new() };
        }
    }
    let lacking = pages.iter().enumerate().filter_map(|(at, page)| {
        Some(Unread { part: format!("page {}", at + 1), why: page.lacks? })
    });
    let unread = lacking.collect();
    let heads = margins::take_out(&mut pages);
    let (words, spots) = paragraphs::join(&pages, &heads);
    let parts = vec!["pages".to_owned()];
    let encoding = Encoding::Extracted;
    Ok(legacy::mended(Source { words, encoding, parts, spots, unread, ..Source::default() }))
}

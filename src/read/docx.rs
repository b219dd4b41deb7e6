//! Word: the body, then the notes, then the heads and feet of pages, each with its place.

use super::{
    Decoded, Track,
    legacy::Legacy,
    office::{self, Archive, Draft, package},
};
use crate::text::{Encoding, LineEnds, Source, Unread, Why};

mod hidden;
mod lists;
mod notes;
mod piece;
mod story;
mod styles;

use story::{PartReader, Shared};

/// The ends of names that a folder is searched for.
pub(super) const EXTENSIONS: &[&str] = &["docx", "docm", "dotx", "dotm"];

/// How far into a file it is looked for what it is, in bytes.
const HEAD: usize = 2 << 10;
/// What a file without parts is called.
const WHOLE: &str = "document";
/// Parts that hold words besides the body, in the order in which they are read.
const SIDES: [&str; 4] = ["footnotes", "endnotes", "header", "footer"];
/// Those that hold notes, each with a sign in the body.
const NOTES: [&str; 2] = ["footnotes", "endnotes"];

pub(super) fn knows(bytes: &[u8]) -> bool {
    let is_packed = bytes.starts_with(b"PK\x03\x04") && office::kind(bytes) == ".docx";
    is_packed || office::is_flat(bytes) || is_word_2003(bytes)
}

pub(super) fn decode(bytes: &[u8], track: Track) -> Decoded {
    if is_word_2003(bytes) {
        return decode_2003(bytes, track);
    }
    let mut archive = Archive::open(bytes)?;
    let main = package::main_part(&mut archive)?;
    let links = package::links(&mut archive, &main)?;
    let mut shelf = Shared::open(&mut archive, &links)?;
    let mut parts = vec![(main.clone(), false)];
    for side in SIDES {
        let of_kind = links.iter().filter(|link| link.kind == side);
        let is_margin = !NOTES.contains(&side);
        parts.extend(of_kind.map(|link| (link.target.clone(), is_margin)));
    }
    parts.dedup();
    let mut unread: Vec<Unread> = Vec::new();
    let mut leave_out = |part: &str| {
        unread.push(Unread { part: part.to_owned(), why: Why::Broken });
    };
    // What the file leads to and does not hold is missed, and the rest is read.
    parts.retain(|(part, _)| {
        let is_there = *part == main || archive.find(part).is_some();
        if !is_there {
            leave_out(part);
        }
        is_there
    });
    let mut draft = Draft::default();
    for (at, (part, is_margin)) in parts.iter().enumerate() {
        let words = archive.part(part)?;
        let is_open = hidden::has_open_field(part, &words, track);
        if is_open {
            leave_out(part);
        }
        let aside = if *is_margin { shelf.asides.margin() } else { 0 };
        let story = PartReader::new(&mut shelf, (at, aside), track);
        let read = story.read(part, &words, is_open)?;
        if at == 0 || !read.words.trim().is_empty() {
            draft.append(read);
        }
        draft.bounded()?;
    }
    let parts: Vec<String> = parts.into_iter().map(|(part, _)| part).collect();
    unread.extend(beside(&mut archive, &parts)?);
    let Draft { words, spots } = draft;
    let (encoding, line_ends) = (Encoding::Extracted, LineEnds::Paragraphs);
    let legacy = shelf.legacy.map(Legacy::name);
    let asides = shelf.asides.finish();
    let source = Source { words, encoding, line_ends, parts, spots, ..Source::default() };
    Ok(Source { asides, unread, legacy, ..source })
}

/// What the parts that were read lead to and no reader looks into.
fn beside(archive: &mut Archive<'_>, parts: &[String]) -> Result<Vec<Unread>, office::Error> {
    let mut unread: Vec<Unread> = Vec::new();
    for part in parts {
        for link in package::links(archive, part)? {
            let why = match link.kind.as_str() {
                "image" => Why::Picture,
                "oleObject" | "package" | "aFChunk" | "control" | "subDocument" => Why::Embedded,
                "chart" | "chartEx" | "diagramData" => Why::Unknown,
                _ => continue,
            };
            let part = link.target;
            if unread.iter().all(|known| known.part != part) {
                unread.push(Unread { part, why });
            }
        }
    }
    Ok(unread)
}

/// Whether the bytes are the one file of XML that Word 2003 wrote.
fn is_word_2003(bytes: &[u8]) -> bool {
    const NAMESPACE: &[u8] = b"http://schemas.microsoft.com/office/word/2003/wordml";
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let first = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    first.starts_with(b"<") && memchr::memmem::find(head, NAMESPACE).is_some()
}

/// The words of such a file; its notes and heads of pages stand among them.
fn decode_2003(bytes: &[u8], track: Track) -> Decoded {
    let words = str::from_utf8(bytes).map_err(|error| {
        let (part, at) = (WHOLE.to_owned(), error.valid_up_to());
        office::Error::Broken { part, at, why: "UTF-8".into() }
    })?;
    let mut shelf = Shared::of(WHOLE, words)?;
    let is_open = hidden::has_open_field(WHOLE, words, track);
    let broken = || Unread { part: WHOLE.to_owned(), why: Why::Broken };
    let unread = is_open.then(broken).into_iter().collect();
    let Draft { words, spots } =
        PartReader::new(&mut shelf, (0, 0), track).read(WHOLE, words, is_open)?;
    let (encoding, line_ends) = (Encoding::Extracted, LineEnds::Paragraphs);
    let legacy = shelf.legacy.map(Legacy::name);
    let parts = vec![WHOLE.to_owned()];
    Ok(Source { words, encoding, line_ends, parts, spots, unread, legacy, ..Source::default() })
}

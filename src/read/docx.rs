//! Word: the body, then the notes, then the heads and feet of pages, each with its place.

use super::{
    Decoded, Track,
    legacy::Legacy,
    office::{self, Archive, Draft, package},
};
use crate::text::{Encoding, LineEnds, Source, Unread, Why};

mod lists;
mod notes;
mod piece;
mod story;
mod styles;

use story::{Shelf, Story};

/// The ends of names that a folder is searched for.
pub(super) const EXTENSIONS: &[&str] = &["docx", "docm", "dotx", "dotm"];

/// Parts that hold words besides the body, in the order in which they are read.
const SIDES: [&str; 4] = ["footnotes", "endnotes", "header", "footer"];
/// Those that hold notes, each with a sign in the body.
const NOTES: [&str; 2] = ["footnotes", "endnotes"];

pub(super) fn knows(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") && office::kind(bytes) == ".docx"
}

pub(super) fn decode(bytes: &[u8], track: Track) -> Decoded {
    let mut archive = Archive::open(bytes)?;
    let main = package::main_part(&mut archive)?;
    let links = package::links(&mut archive, &main)?;
    let mut shelf = Shelf::open(&mut archive, &links)?;
    let mut parts = vec![main];
    let mut notes = 1;
    for side in SIDES {
        let of_kind = links.iter().filter(|link| link.kind == side);
        parts.extend(of_kind.map(|link| link.target.clone()));
        parts.dedup();
        if NOTES.contains(&side) {
            notes = parts.len();
        }
    }
    let mut draft = Draft::default();
    for (at, part) in parts.iter().enumerate() {
        let words = archive.part(part)?;
        let aside = if at < notes { 0 } else { shelf.asides.margin() };
        let story = Story::new(&mut shelf, (at, aside), track);
        let read = story.read(part, &words)?;
        if at == 0 || !read.words.trim().is_empty() {
            draft.append(read);
        }
        draft.bounded()?;
    }
    let unread = unread(&mut archive, &parts)?;
    let Draft { words, spots } = draft;
    let (encoding, line_ends) = (Encoding::Extracted, LineEnds::Paragraphs);
    let legacy = shelf.legacy.map(Legacy::name);
    let asides = shelf.asides.finish();
    let source = Source { words, encoding, line_ends, parts, spots, ..Source::default() };
    Ok(Source { asides, unread, legacy, ..source })
}

/// What the parts that were read lead to and no reader looks into.
fn unread(archive: &mut Archive<'_>, parts: &[String]) -> Result<Vec<Unread>, office::Error> {
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

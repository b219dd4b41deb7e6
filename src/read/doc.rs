//! Binary Word files, 97 to 2003: the piece table says which words count and where they lie.
//!
//! Deleted words and the codes of fields are left out; fonts of old encodings are decoded run by
//! run. Body, footnotes, headers, endnotes and text boxes are told apart by their counts of letters.

use std::io::{Cursor, Read as _};

use super::{Decoded, Error, Track, cut_off, damaged, legacy, looks::COMPOUND};
use crate::text::{Encoding, LineEnds, Source, Unread, Why};

mod bytes;
mod marks;
mod pieces;
mod story;

use bytes::{u16_at, u32_at};
use marks::Marks;
use pieces::Pieces;
use story::Story;

/// The ends of names that a folder is searched for.
pub(super) const EXTENSIONS: &[&str] = &["doc", "dot"];

/// The name in messages.
const FORMAT: &str = ".doc";
/// Pictures lie here, and formatting that is long.
const DATA: &str = "/Data";
/// The most bytes of a stream that are read.
const STREAM: u64 = 256 << 20;
/// The most letters of a file: a page has two thousand.
const LETTERS: usize = 32 << 20;
/// What the head of the main stream begins with.
const IDENT: u16 = 0xa5ec;
/// The version that Word 97 wrote; earlier ones have another head.
const WORD_97: u16 = 0xc1;
const ENCRYPTED: u16 = 0x0100;
const SECOND_TABLE: u16 = 0x0200;

/// Parts of a file by the place of their counts in its head; reviewers' comments are not read.
const STORIES: [(&str, usize, Reads); 8] = [
    ("body", 0x4c, Reads::All),
    ("footnotes", 0x50, Reads::All),
    ("headers", 0x54, Reads::Once),
    ("macros", 0x58, Reads::Nothing),
    ("comments", 0x5c, Reads::Nothing),
    ("endnotes", 0x60, Reads::All),
    ("text boxes", 0x64, Reads::All),
    ("text boxes of headers", 0x68, Reads::Once),
];

/// How much of a part is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reads {
    All,
    /// Lines that stand there already, for other pages, are left out.
    Once,
    Nothing,
}

/// Where the tables of a file lie, by the place of their offset in its head.
const CHARACTERS: usize = 0xfa;
const PARAGRAPHS: usize = 0x102;
const FONTS: usize = 0x112;
const PIECES: usize = 0x1a2;

pub(super) fn knows(bytes: &[u8]) -> bool {
    bytes.starts_with(COMPOUND)
}

pub(super) fn decode(bytes: &[u8], track: Track) -> Decoded {
    let mut file =
        cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|error| damaged(FORMAT, &error))?;
    if file.exists("/EncryptedPackage") {
        return Err(Error::Locked);
    }
    if !file.is_stream("/WordDocument") {
        return Err(Error::Foreign { format: kind(&file) });
    }
    let main = stream(&mut file, "/WordDocument")?;
    let table = open(&mut file, &main)?;
    let data = if file.is_stream(DATA) { stream(&mut file, DATA)? } else { Vec::new() };
    let read = read([&main, &data], &table, track).ok_or_else(|| cut_off(FORMAT))?;
    let mut source = read?;
    source.unread.extend(objects(&file));
    Ok(legacy::mended(source))
}

/// The stream of tables that belongs to a main stream of a version that is read.
fn open(file: &mut cfb::CompoundFile<Cursor<&[u8]>>, main: &[u8]) -> Result<Vec<u8>, Error> {
    let head = (u16_at(main, 0), u16_at(main, 2), u16_at(main, 10));
    let (Some(ident), Some(version), Some(flags)) = head else {
        return Err(cut_off(FORMAT));
    };
    if ident != IDENT || version < WORD_97 {
        return Err(Error::OldWord);
    }
    if flags & ENCRYPTED != 0 {
        return Err(Error::Locked);
    }
    stream(file, if flags & SECOND_TABLE == 0 { "/0Table" } else { "/1Table" })
}

/// The words of a file; `None` when a table does not lie where the head says.
fn read([main, data]: [&[u8]; 2], table: &[u8], track: Track) -> Option<Decoded> {
    let part = |at: usize| {
        let [start, length] = [at, at + 4].map(|at| u32_at(main, at).map(|it| it as usize));
        table.get(start?..start?.checked_add(length?)?)
    };
    let pieces = Pieces::read(part(PIECES)?).filter(|pieces| pieces.lie_in(main))?;
    let marks = Marks::read([main, data], [part(CHARACTERS)?, part(PARAGRAPHS)?], part(FONTS));
    let mut source = Source {
        encoding: Encoding::Extracted,
        line_ends: LineEnds::Paragraphs,
        ..Source::default()
    };
    let mut start = 0;
    let mut left = LETTERS;
    for (name, at, reads) in STORIES {
        let count = u32_at(main, at)? as usize;
        let letters = start..start + count;
        start += count;
        if count == 0 || reads == Reads::Nothing {
            continue;
        }
        let mut story = Story::new(&mut source, &marks, name, track);
        if has_open_field(pieces.letters(main, letters.clone()).map(|(letter, _)| letter)) {
            story.read_fields();
        }
        for (letter, place) in pieces.letters(main, letters) {
            let Some(fewer) = left.checked_sub(1) else {
                return Some(Err(Error::Excessive { format: FORMAT }));
            };
            left = fewer;
            story.take(letter, place);
        }
        story.finish(reads == Reads::Once);
    }
    Some(Ok(source))
}

/// Whether a field begins and does not end.
fn has_open_field(letters: impl Iterator<Item = char>) -> bool {
    let depth = letters.fold(0_usize, |depth, letter| match letter {
        '\u{13}' => depth + 1,
        '\u{15}' => depth.saturating_sub(1),
        _ => depth,
    });
    depth > 0
}

/// Objects of other programs that lie in the file.
fn objects(file: &cfb::CompoundFile<Cursor<&[u8]>>) -> Vec<Unread> {
    let Ok(entries) = file.read_storage("/ObjectPool") else { return Vec::new() };
    let part = |entry: cfb::Entry| format!("ObjectPool/{}", entry.name());
    entries.map(|entry| Unread { part: part(entry), why: Why::Embedded }).collect()
}

/// What another file of this container is.
fn kind(file: &cfb::CompoundFile<Cursor<&[u8]>>) -> &'static str {
    let known = [
        ("/Workbook", ".xls"),
        ("/Book", ".xls"),
        ("/PowerPoint Document", ".ppt"),
        ("/__properties_version1.0", ".msg"),
    ];
    known.iter().find(|(stream, _)| file.exists(stream)).map_or("OLE", |&(_, name)| name)
}

fn stream(file: &mut cfb::CompoundFile<Cursor<&[u8]>>, name: &str) -> Result<Vec<u8>, Error> {
    let stream = file.open_stream(name).map_err(|error| damaged(FORMAT, &error))?;
    let mut bytes = Vec::new();
    stream.take(STREAM).read_to_end(&mut bytes).map_err(|error| damaged(FORMAT, &error))?;
    Ok(bytes)
}

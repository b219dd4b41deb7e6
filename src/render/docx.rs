//! A Word file with what was found in it: fixes as tracked changes, findings as comments.
//!
//! What is not ours stays as it is: parts that are not touched keep their packed bytes, and in a
//! part only the runs at which something is said are written anew.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Cursor, Write},
};

use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{Checked, Ending, Goes, Renderer, Settings};
use crate::{
    diagnostic::Words,
    mend::Trust,
    read::office::{self, Archive, package},
};

mod anchor;
mod change;
mod comments;
mod known;
mod note;
mod plan;
mod runs;
mod splice;
mod verify;

use anchor::Book;
use comments::Desk;
use known::Known;
use plan::{Key, Plan};
use runs::Part;

pub(super) const RENDERER: Renderer = Renderer {
    goes: Goes::Each(Ending { words: "da-soat.docx", is_ours }),
    ..Renderer::stream("docx", file)
};

/// Who comments, and by what we know our own comments again.
const AUTHOR: &str = "Soát viện dẫn";
const INITIALS: &str = "SV";
/// The part that says of what kind each part is.
const TYPES: &str = "[Content_Types].xml";
/// How often a plan is made, each time without a comment that was not at its words.
const TRIES: usize = 10;

/// Why a Word file could not be given back with what was found in it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be read a second time.
    #[error(transparent)]
    Office(#[from] office::Error),
    /// The file cannot be packed.
    #[error("the file cannot be packed: {0}")]
    Pack(#[from] zip::result::ZipError),
    /// Comments would stand at other words than their own.
    #[error("nothing was written: comments would not stand at their words")]
    Misplaced,
    /// The form of Word files that hardly any program writes, whose comments go by other names.
    #[error("the file is in Strict Open XML; save it as an ordinary Word document (.docx)")]
    Strict,
    /// A file without a word in its body.
    #[error("the body has no words to comment on")]
    Empty,
}

impl Error {
    /// What went wrong, in both languages.
    pub fn words(&self) -> Words {
        let vi = match self {
            Self::Office(error) => return error.words(),
            Self::Pack(error) => format!("không đóng gói được tệp: {error}"),
            Self::Misplaced => "chưa ghi gì: nhận xét sẽ không đứng đúng chỗ của nó".into(),
            Self::Strict => {
                "tệp ở dạng Strict Open XML; hãy lưu lại thành tài liệu Word (.docx) thường".into()
            }
            Self::Empty => "thân văn bản không có chữ để nhận xét".into(),
        };
        Words::new(vi, self.to_string())
    }
}

/// A Word file with its corrections.
#[derive(Debug)]
pub struct Corrected {
    /// The new file.
    pub bytes: Vec<u8>,
    /// Corrections that are tracked changes in it.
    pub changes: usize,
    /// Corrections that found no place: in words that a change took away, in an old font.
    pub left: usize,
}

/// What is told in comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    All,
    /// Only what is mended.
    Mended,
}

/// What is asked for.
#[derive(Debug, Clone, Copy)]
struct Task {
    settings: Settings,
    trust: Trust,
    says: Says,
}

fn file(out: &mut dyn Write, checked: &Checked<'_>, settings: Settings) -> io::Result<()> {
    if !is_word(checked) {
        return Ok(());
    }
    let task = Task { settings, trust: Trust::Safe, says: Says::All };
    match review(checked, task) {
        Ok(reviewed) => out.write_all(&reviewed.bytes),
        // There is nothing to comment on: nothing is written, and the caller says so.
        Err(Error::Empty) => Ok(()),
        Err(error) => {
            let words = error.words();
            let words = words.in_language(settings.language);
            Err(io::Error::other(format!("{}: {words}", checked.text().name())))
        }
    }
}

/// The corrections of a Word file as tracked changes, each with its comment; `None` for other
/// files.
///
/// # Errors
///
/// A file that cannot be packed again, or in which comments would not stand at their words.
pub fn corrected(
    checked: &Checked<'_>,
    settings: Settings,
    trust: Trust,
) -> Result<Option<Corrected>, Error> {
    if !is_word(checked) {
        return Ok(None);
    }
    review(checked, Task { settings, trust, says: Says::Mended }).map(Some)
}

/// The fingerprints of findings that a person marked as resolved in a Word file; none for other
/// files.
///
/// ```
/// assert!(viendan::render::resolved("Số: 12/BC-VPUB".as_bytes()).is_empty());
/// ```
pub fn resolved(original: &[u8]) -> BTreeSet<String> {
    let read = || -> Result<Vec<Known>, office::Error> {
        let mut archive = Archive::open(original)?;
        let main = package::main_part(&mut archive)?;
        Ok(Desk::open(&mut archive, &main)?.known.ours)
    };
    let is_word = original.starts_with(b"PK") && office::kind(original) == ".docx";
    // A file that cannot be read was refused before.
    let ours = if is_word { read().unwrap_or_default() } else { Vec::new() };
    ours.into_iter().filter(|known| known.is_done).map(|known| known.print).collect()
}

/// Whether the file is a Word document: one with macros, or a template, goes by another name.
fn is_word(checked: &Checked<'_>) -> bool {
    const DOCUMENT: &str = "wordprocessingml.document.main+xml";
    let has_parts = !checked.text().source().parts.is_empty();
    let kinds = || Archive::open(checked.original)?.part(TYPES);
    has_parts && kinds().is_ok_and(|kinds| kinds.contains(DOCUMENT))
}

/// Whether a file was written here: its author stands unpacked near the front.
fn is_ours(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") && memchr::memmem::find(head, AUTHOR.as_bytes()).is_some()
}

/// Writes what was found into a copy of the file.
///
/// A comment that would not stand at its words is told on the title instead.
fn review(checked: &Checked<'_>, task: Task) -> Result<Corrected, Error> {
    let mut archive = Archive::open(checked.original)?;
    let main = package::main_part(&mut archive)?;
    let names = &checked.text().source().parts;
    let parts = names.iter().map(|name| Part::read(name, archive.part(name)?));
    let parts = parts.collect::<Result<Vec<_>, office::Error>>()?;
    if parts.iter().any(Part::is_strict) {
        return Err(Error::Strict);
    }
    let mut book = Book::new(checked.text(), parts);
    let desk = Desk::open(&mut archive, &main)?;
    let mut refused = BTreeSet::new();
    for _ in 0..TRIES {
        book.forget();
        let plan = Plan::of(checked, task, &mut book, &desk.known, &refused)?;
        match edited(&book, &plan, task.settings)? {
            Ok(mut changed) => {
                changed.extend(desk.parts(&mut archive, &plan, &date(task.settings))?);
                drop(book);
                let bytes = packed(checked.original, &changed)?;
                return Ok(Corrected { bytes, changes: plan.mended, left: plan.left });
            }
            Err(key) if !refused.insert(key) => break,
            Err(_) => {}
        }
    }
    Err(Error::Misplaced)
}

fn date(settings: Settings) -> String {
    settings.began.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The parts with their edits, read again; or what a comment is about that is not at its words.
fn edited(
    book: &Book<'_>,
    plan: &Plan,
    settings: Settings,
) -> Result<Result<BTreeMap<String, String>, Key>, Error> {
    let first_change = book.parts.iter().map(|part| part.highest).max().unwrap_or(0);
    let mut number = first_change;
    let mut changed = BTreeMap::new();
    for (at, (part, edits)) in book.parts.iter().zip(&book.edits).enumerate() {
        if edits.is_empty() {
            continue;
        }
        let words = splice::splice(part, edits, &date(settings), &mut number);
        let here = || plan.placed.iter().filter(|it| it.anchor.part == at);
        let anchors = here().map(|it| (it.written.id, &it.anchor));
        if let Some(id) = verify::misplaced(&part.name, &words, anchors, first_change)? {
            return Ok(Err(here().find(|it| it.written.id == id).and_then(|it| it.key)));
        }
        changed.insert(part.name.clone(), words);
    }
    Ok(Ok(changed))
}

/// The archive with its changed parts; all others keep their packed bytes.
///
/// The comments come right behind the first part and unpacked, so that the file is known as ours
/// by its front.
fn packed(original: &[u8], changed: &BTreeMap<String, String>) -> Result<Vec<u8>, Error> {
    let mut old = ZipArchive::new(Cursor::new(original))?;
    let mut new = ZipWriter::new(Cursor::new(Vec::with_capacity(original.len() + (64 << 10))));
    let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let stored = deflated.compression_method(CompressionMethod::Stored);
    let is_comments = |name: &str| {
        changed.get(name).is_some_and(|it| it.contains(AUTHOR)) && name.contains("comments")
    };
    let put = |new: &mut ZipWriter<_>, name: &str, options, words: &str| -> Result<(), Error> {
        new.start_file(name, options)?;
        new.write_all(words.as_bytes()).map_err(zip::result::ZipError::Io)?;
        Ok(())
    };
    for at in 0..old.len() {
        if at == 1.min(old.len() - 1) {
            for (name, words) in changed.iter().filter(|(name, _)| is_comments(name)) {
                put(&mut new, name, stored, words)?;
            }
        }
        let part = old.by_index_raw(at)?;
        let name = part.name()?.into_owned();
        match changed.get(&name) {
            _ if is_comments(&name) => {}
            Some(words) => {
                let date = part.last_modified().unwrap_or_default();
                put(&mut new, &name, deflated.last_modified_time(date), words)?;
            }
            None => new.raw_copy_file(part)?,
        }
    }
    let added = changed.iter().filter(|(name, _)| old.index_for_name(name).is_none());
    for (name, words) in added.filter(|(name, _)| !is_comments(name)) {
        put(&mut new, name, deflated, words)?;
    }
    Ok(new.finish()?.into_inner())
}

//! A Word file with what was found in it: fixes as tracked changes, findings as comments.
//!
//! What is not ours stays as it is: parts that are not touched keep their packed bytes, and in a
//! part only the runs at which something is said are written anew.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Write as _},
};

use jiff::civil::DateTime;
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::{
    check::{Acceptance, By, Checked, Meant},
    language::{Language, Words, says_words},
    mend::Trust,
    read::{
        self, Track,
        office::{self, Archive, Event, Xml, package},
    },
};

mod anchor;
mod change;
mod comments;
mod known;
mod mark;
mod names;
mod note;
mod plan;
mod runs;
mod signed;
mod splice;
mod verify;

pub use mark::is_untouched;
pub use signed::unsigned;

use anchor::PartIndex;
use comments::CommentParts;
use known::OwnComment;
use plan::{Key, Plan};

use runs::Part;

/// Who comments, and by what we know our own comments again.
const AUTHOR: &str = "Soát viện dẫn";
const INITIALS: &str = "SV";
/// The part that says of what kind each part is.
const TYPES: &str = "[Content_Types].xml";
/// How often a plan is made, each time without a comment that was not at its words; each takes one
/// away at the least.
const TRIES: usize = 10;

/// A reason why a Word file could not be given back with what was found in it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file cannot be read a second time.
    Office(#[from] office::Error),
    /// The file cannot be packed.
    Pack(#[from] zip::result::ZipError),
    /// Comments would stand at other words than their own.
    Misplaced,
    /// What was made cannot be opened again, or says other words.
    Unsound,
    /// A file that is no Word document, by the end of its name.
    NotWord(String),
    /// A file without a word in its body.
    Empty,
}

impl Error {
    /// The fault, in both languages.
    pub fn words(&self) -> Words {
        match self {
            Self::Office(error) => error.words(),
            Self::Pack(error) => Words::new(
                "không đóng gói được tệp; đề nghị báo cho người làm viendan",
                format!("the file cannot be packed: {error}"),
            ),
            Self::Misplaced => Words::new(
                "chưa ghi gì: nhận xét sẽ không đứng đúng chỗ của nó",
                "nothing was written: comments would not stand at their words",
            ),
            Self::Unsound => Words::new(
                "chưa ghi gì: bản ghi ra không mở lại được; đề nghị báo cho người làm viendan",
                "nothing was written: the copy could not be opened again; please report this file",
            ),
            Self::NotWord(kind) => Words::new(
                format!(
                    "tệp {kind} không ghi thành bản Word được; dùng --out html, hoặc lưu thành .docx rồi soát lại"
                ),
                format!(
                    "{kind} files cannot be given back as a Word copy; use --out html, or save it as .docx and check that"
                ),
            ),
            Self::Empty => Words::new(
                "thân văn bản không có chữ để nhận xét",
                "the body has no words to comment on",
            ),
        }
    }
}

says_words!(Error);

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

/// The way in which a copy is written.
#[derive(Debug, Clone, Copy)]
pub struct Task {
    /// The language of comments.
    pub language: Language,
    /// When it is written, for changes and comments; the clock is the caller's.
    pub now: DateTime,
    /// Which corrections become changes.
    pub trust: Trust,
}

/// The corrections of a Word file as tracked changes, each with its comment; `None` for other
/// files.
///
/// # Errors
///
/// A file that cannot be packed again, or in which comments would not stand at their words.
pub fn corrected(checked: &Checked<'_>, task: Task) -> Result<Option<Corrected>, Error> {
    if !is_word(checked) {
        return Ok(None);
    }
    write(checked, task, Says::Mended).map(Some)
}

/// A Word file with what was found or decided: corrections as tracked changes, and a comment for all
/// that is still open; `None` for other files.
///
/// # Errors
///
/// A file that cannot be packed again, or in which comments would not stand at their words.
pub fn reviewed(checked: &Checked<'_>, task: Task) -> Result<Option<Corrected>, Error> {
    if !is_word(checked) {
        return Ok(None);
    }
    write(checked, task, Says::All).map(Some)
}

/// The fingerprints of findings that a person marked as resolved in a Word file; none for other
/// files.
///
/// ```
/// assert!(viendan::review::resolved("Số: 12/BC-VPUB".as_bytes()).is_empty());
/// ```
pub fn resolved(original: &[u8]) -> BTreeSet<String> {
    done(original).map(|known| known.print).filter(|print| !print.is_empty()).collect()
}

/// Our comments in a Word file that a person marked as resolved.
fn done(original: &[u8]) -> impl Iterator<Item = OwnComment> + use<> {
    let read = || -> Result<Vec<OwnComment>, office::Error> {
        let mut archive = Archive::open(original)?;
        let main = package::main_part(&mut archive)?;
        Ok(CommentParts::open(&mut archive, &main)?.known.ours)
    };
    let is_word = original.starts_with(b"PK") && office::kind(original) == ".docx";
    // A file that cannot be read was refused before.
    let ours = if is_word { read().unwrap_or_default() } else { Vec::new() };
    ours.into_iter().filter(|known| known.is_done)
}

/// The findings that a person marked as resolved in a Word file, as what is accepted; none for other
/// files.
pub fn accepted(original: &[u8], language: Language) -> impl Iterator<Item = Acceptance> + use<> {
    let reason = match language {
        Language::Vietnamese => "nhận xét đã được đánh dấu xong trong Word",
        Language::English => "the comment is resolved in Word",
    };
    // A program that drops what is not shown leaves the words.
    let meant = |known: OwnComment| match known.print.as_str() {
        "" => Meant::Message(known.lead),
        _ => Meant::Fingerprint(known.print),
    };
    done(original).map(meant).map(move |meant| Acceptance {
        meant,
        reason: reason.to_owned(),
        by: By::Comment,
    })
}

/// Whether a text came from a package of Word: a document or a template, with macros or without.
pub fn is_word(checked: &Checked<'_>) -> bool {
    const DOCUMENTS: [&str; 4] = [
        "wordprocessingml.document.main+xml",
        "wordprocessingml.template.main+xml",
        "ms-word.document.macroEnabled.main+xml",
        "ms-word.template.macroEnabledTemplate.main+xml",
    ];
    let has_parts = !checked.text().source().parts.is_empty();
    let kinds = || Archive::open(checked.original)?.part(TYPES);
    let is_document = |kinds: String| DOCUMENTS.iter().any(|kind| kinds.contains(kind));
    has_parts && checked.original.starts_with(b"PK") && kinds().is_ok_and(is_document)
}

/// Whether a Word file was written here, whatever people did to it since.
///
/// ```
/// assert!(!viendan::review::is_copy("Số: 12/BC-VPUB".as_bytes()));
/// ```
pub fn is_copy(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") && mark::is_ours(bytes)
}

/// Writes what was found into a copy of the file.
///
/// A comment that would not stand at its words is told on the title instead.
fn write(checked: &Checked<'_>, task: Task, says: Says) -> Result<Corrected, Error> {
    let mut archive = Archive::open(checked.original)?;
    let main = package::main_part(&mut archive)?;
    let names = &checked.text().source().parts;
    let parts = names.iter().map(|name| Part::read(name, archive.part(name)?));
    let parts = parts.collect::<Result<Vec<_>, office::Error>>()?;
    let mut book = PartIndex::new(checked.text(), parts);
    let comments = CommentParts::open(&mut archive, &main)?;
    let mut refused = BTreeSet::new();
    for _ in 0..TRIES {
        book.forget();
        let plan = Plan::of(checked, (task, says), &mut book, &comments.known, &refused)?;
        match edited(&book, &plan, task)? {
            Ok(mut changed) => {
                changed.extend(comments.parts(&mut archive, &plan, &date(task))?);
                drop(book);
                mark::prepare(&mut archive, &mut changed)?;
                let unsealed = packed(checked.original, &changed)?;
                mark::seal(&unsealed, &mut changed)?;
                let bytes = packed(checked.original, &changed)?;
                if !is_sound(checked.original, &bytes, &changed) {
                    return Err(Error::Unsound);
                }
                return Ok(Corrected { bytes, changes: plan.mended, left: plan.left });
            }
            Err(key) if !refused.insert(key) => break,
            Err(_) => {}
        }
    }
    Err(Error::Misplaced)
}

fn date(task: Task) -> String {
    task.now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The parts with their edits, read again; or what a comment is about that is not at its words.
fn edited(
    book: &PartIndex<'_>,
    plan: &Plan,
    task: Task,
) -> Result<Result<BTreeMap<String, String>, Key>, Error> {
    let first_change = book.parts.iter().map(|part| part.highest).max().unwrap_or(0);
    let mut number = first_change;
    let mut changed = BTreeMap::new();
    for (at, (part, edits)) in book.parts.iter().zip(&book.edits).enumerate() {
        if edits.is_empty() {
            continue;
        }
        let words = splice::splice(part, edits, &date(task), &mut number);
        let here = || plan.placed.iter().filter(|it| it.anchor.part == at);
        let anchors = here().map(|it| (it.written.id, &it.anchor));
        if let Some(id) = verify::misplaced(&part.name, &words, anchors, first_change)? {
            return Ok(Err(here().find(|it| it.written.id == id).and_then(|it| it.key)));
        }
        changed.insert(part.name.clone(), words);
    }
    Ok(Ok(changed))
}

/// Whether a copy can be opened again: every part that was written is whole, and with its changes
/// rejected it says what the file said.
fn is_sound(original: &[u8], copy: &[u8], changed: &BTreeMap<String, String>) -> bool {
    let is_whole = |(name, words): (&String, &String)| {
        let mut xml = Xml::new(name, words);
        loop {
            match xml.next() {
                Ok((Event::End, _)) => break true,
                Ok(_) => {}
                Err(_) => break false,
            }
        }
    };
    let words = |bytes: &[u8]| read::words(bytes, Track::Original).ok();
    let before = words(original);
    changed.iter().all(is_whole) && before.is_some() && before == words(copy)
}

/// The archive with its changed parts; all others keep their packed bytes.
fn packed(original: &[u8], changed: &BTreeMap<String, String>) -> Result<Vec<u8>, Error> {
    let mut old = ZipArchive::new(Cursor::new(original))?;
    let mut new = ZipWriter::new(Cursor::new(Vec::with_capacity(original.len() + (64 << 10))));
    let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let put = |new: &mut ZipWriter<_>, name: &str, options, words: &str| -> Result<(), Error> {
        new.start_file(name, options)?;
        new.write_all(words.as_bytes()).map_err(zip::result::ZipError::Io)?;
        Ok(())
    };
    for at in 0..old.len() {
        let part = old.by_index_raw(at)?;
        let name = part.name()?.into_owned();
        match changed.get(&name) {
            Some(words) => {
                let date = part.last_modified().unwrap_or_default();
                put(&mut new, &name, deflated.last_modified_time(date), words)?;
            }
            None => new.raw_copy_file(part)?,
        }
    }
    for (name, words) in changed.iter().filter(|(name, _)| old.index_for_name(name).is_none()) {
        put(&mut new, name, deflated, words)?;
    }
    Ok(new.finish()?.into_inner())
}

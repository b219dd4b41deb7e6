//! A Word file with what was found in it: fixes as tracked changes, findings as comments.
//!
//! What is not ours stays as it is: parts that are not touched keep their packed bytes, and in a
//! part only the runs at which something is said are written anew.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Cursor, Write},
};

use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{Checked, Counts, Ending, Goes, Renderer, Settings};
use crate::{
    diagnostic::{Diagnostic, Words},
    fingerprint,
    model::Form,
    read::office::{self, Archive, package},
};

mod anchor;
mod change;
mod comments;
mod known;
mod note;
mod runs;
mod splice;
mod verify;

use anchor::{Anchor, Book};
use comments::{Desk, Written};
use known::{Comments, Known};
use note::{Mended, Note, SUMMARY, Speaker};
use runs::Part;

pub(super) const RENDERER: Renderer = Renderer {
    goes: Goes::Each(Ending { words: "da-soat.docx", is_ours }),
    ..Renderer::stream("docx", file)
};

/// Who comments, and by what we know our own comments again.
const AUTHOR: &str = "Soát viện dẫn";
const INITIALS: &str = "SV";
/// How often a plan is made, each time without a comment that was not at its words.
const TRIES: usize = 10;
/// The longest heading that names the kind of a document, in letters.
const HEADING: usize = 60;

/// Why a Word file could not be given back with what was found in it.
#[derive(Debug, thiserror::Error)]
enum Error {
    /// The file cannot be read a second time.
    #[error(transparent)]
    Office(#[from] office::Error),
    /// The file cannot be packed.
    #[error("the file cannot be packed: {0}")]
    Pack(#[from] zip::result::ZipError),
    /// Comments would stand at other words than their own.
    #[error("nothing was written: comments would not stand at their words")]
    Misplaced,
    /// A file without a word in its body.
    #[error("the body has no words to comment on")]
    Empty,
}

impl Error {
    /// What went wrong, in both languages.
    fn words(&self) -> Words {
        let vi = match self {
            Self::Office(error) => return error.words(),
            Self::Pack(error) => format!("không đóng gói được tệp: {error}"),
            Self::Misplaced => "chưa ghi gì: nhận xét sẽ không đứng đúng chỗ của nó".into(),
            Self::Empty => "thân văn bản không có chữ để nhận xét".into(),
        };
        Words::new(vi, self.to_string())
    }
}

/// What a comment is about: the place of the finding and of its label; none for the summary.
type Key = Option<(usize, usize)>;

/// A comment on its way into the file.
#[derive(Debug)]
struct Placed {
    key: Key,
    anchor: Anchor,
    written: Written,
}

fn file(out: &mut dyn Write, checked: &Checked<'_, '_>, settings: Settings) -> io::Result<()> {
    let has_parts = !checked.text().source().parts.is_empty();
    if !has_parts || office::kind(checked.original) != ".docx" {
        return Ok(());
    }
    match review(checked, settings) {
        Ok(bytes) => out.write_all(&bytes),
        // There is nothing to comment on: nothing is written, and the caller says so.
        Err(Error::Empty) => Ok(()),
        Err(error) => {
            Err(io::Error::other(error.words().in_language(settings.language).to_owned()))
        }
    }
}

/// Whether a file was written here: its author stands unpacked near the front.
fn is_ours(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") && memchr::memmem::find(head, AUTHOR.as_bytes()).is_some()
}

/// Writes what was found into a copy of the file.
///
/// A comment that would not stand at its words is told on the title instead.
fn review(checked: &Checked<'_, '_>, settings: Settings) -> Result<Vec<u8>, Error> {
    let mut archive = Archive::open(checked.original)?;
    let main = package::main_part(&mut archive)?;
    let names = &checked.text().source().parts;
    let parts = names.iter().map(|name| Part::read(name, archive.part(name)?));
    let mut book = Book::new(checked.text(), parts.collect::<Result<_, office::Error>>()?);
    let desk = Desk::open(&mut archive, &main)?;
    let mut refused = BTreeSet::new();
    for _ in 0..TRIES {
        book.forget();
        let plan = Plan::of(checked, settings, &mut book, &desk.known, &refused)?;
        match edited(&book, &plan, settings)? {
            Ok(mut changed) => {
                changed.extend(desk.parts(&mut archive, &plan, &date(settings))?);
                return packed(checked.original, &changed);
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

/// All that is to be said, before anything is written.
#[derive(Debug, Default)]
struct Plan {
    placed: Vec<Placed>,
    resolved: Vec<Known>,
    /// The comment that sums up, when an earlier review left one.
    summary: Option<(Known, Note)>,
    mended: usize,
    /// Fingerprints of findings that were raised before with other values.
    pending: BTreeSet<String>,
}

impl Plan {
    fn of(
        checked: &Checked<'_, '_>,
        settings: Settings,
        book: &mut Book<'_>,
        comments: &Comments,
        refused: &BTreeSet<Key>,
    ) -> Result<Self, Error> {
        let prints = fingerprint::all(checked.findings, checked.report, checked.graph);
        let speaker = Speaker::new(checked, settings.language);
        let mut plan = Self::default();
        let mut elsewhere = Vec::new();
        let mut found: Vec<(Key, Anchor, Note)> = Vec::new();
        for (at, (finding, print)) in checked.findings.iter().zip(&prints).enumerate() {
            if comments.ours.iter().any(|known| known.print == *print) {
                continue;
            }
            if let Some(known) = pending(finding, comments, book) {
                plan.pending.insert(known);
                continue;
            }
            let safe = finding.fix.as_ref().filter(|fix| fix.safe);
            let is_mended = safe.is_some_and(|fix| book.mend(fix));
            let mended = if is_mended { Mended::Tracked } else { Mended::No };
            plan.mended += usize::from(is_mended);
            let disputed = finding.labels.iter().filter(|label| label.disputed);
            let only = finding.labels.first().filter(|label| !label.disputed);
            for (place, label) in disputed.chain(only).enumerate() {
                let note = match place {
                    0 => speaker.finding(finding, print, mended),
                    _ => speaker.later(finding, label, print, mended),
                };
                let key = Some((at, place));
                match book.anchor(label.words).filter(|_| !refused.contains(&key)) {
                    Some(anchor) => found.push((key, anchor, note)),
                    None => elsewhere.push(speaker.elsewhere(finding, label)),
                }
            }
        }
        let note = speaker.summary(&figures(checked), plan.mended, &elsewhere);
        if let Some(known) = comments.ours.iter().find(|known| known.print == SUMMARY) {
            plan.summary = Some((known.clone(), note));
        } else {
            let title = title(checked).filter(|_| !refused.contains(&None));
            let anchor = title.and_then(|title| book.anchor(title)).or_else(|| book.first());
            found.insert(0, (None, anchor.ok_or(Error::Empty)?, note));
        }
        let in_parts = book.parts.iter().flat_map(|part| part.ranges.keys()).max();
        let highest = in_parts.copied().unwrap_or(-1).max(comments.highest);
        for (id, (key, anchor, note)) in (highest + 1..).zip(found) {
            book.comment(id, &anchor);
            plan.placed.push(Placed { key, anchor, written: Written { id, note } });
        }
        let is_gone = |known: &&Known| {
            known.print != SUMMARY
                && !plan.pending.contains(&known.print)
                && !known.is_done
                && !prints.contains(&known.print)
                && !book.parts.iter().any(|part| part.is_pending(known.id))
        };
        plan.resolved = comments.ours.iter().filter(is_gone).cloned().collect();
        Ok(plan)
    }
}

/// The fingerprint under which a finding was raised before, when one of its values is what we
/// proposed and nobody has decided on that yet.
fn pending(finding: &Diagnostic<'_>, comments: &Comments, book: &Book<'_>) -> Option<String> {
    let places: Vec<Anchor> =
        finding.labels.iter().filter_map(|label| book.anchor(label.words)).collect();
    let is_here = |known: &&Known| {
        known.rule == finding.rule
            && places.iter().any(|place| {
                let part = book.parts.get(place.part);
                let range = part.filter(|part| part.is_pending(known.id));
                let range = range.and_then(|part| part.ranges.get(&known.id));
                range.is_some_and(|range| range.start < place.end && place.start < range.end)
            })
    };
    comments.ours.iter().find(is_here).map(|known| known.print.clone())
}

/// The title: the line in capitals above the subject, or the subject.
fn title<'t>(checked: &Checked<'_, 't>) -> Option<&'t str> {
    let subject = checked.report.header.subject?;
    let words = checked.text().words();
    let before = words.get(..checked.text().range_of(subject)?.start)?;
    let line = before.trim_end().rsplit(['\n', '\t']).next()?.trim();
    let is_heading = !line.is_empty()
        && line.chars().nth(HEADING).is_none()
        && !line.contains(char::is_lowercase)
        && line.contains(char::is_alphabetic);
    Some(if is_heading { line } else { subject })
}

fn figures(checked: &Checked<'_, '_>) -> Counts {
    let mentions = &checked.report.mentions;
    Counts {
        citations: mentions.iter().filter(|it| it.form != Form::Back).count(),
        documents: checked.graph.documents().len().saturating_sub(1),
        ..Counts::of(checked.findings)
    }
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
    let is_comments = |name: &str| changed.get(name).is_some_and(|it| it.contains(AUTHOR)) && name.contains("comments");
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

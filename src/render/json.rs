//! The wire format, version 1: frozen. The model may change; these keys may not.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use serde::Serialize;

use crate::{
    diagnostic::{self, Diagnostic, Evidence, Label, Language},
    graph::Graph,
    model::DocumentAt,
    text::{self, Text},
};

use super::Counts;

mod records;

pub use records::{records, unread};

/// The version of every object that is written here.
pub(super) const VERSION: u8 = 1;

/// The place of words in the file; `start` and `end` are bytes of the file on the disk.
#[derive(Debug, Serialize)]
struct Place<'a> {
    file: &'a str,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    text: &'a str,
    #[serde(flatten)]
    position: Option<Position<'a>>,
}

/// The place of words in a file of paragraphs; characters count from 0 in the paragraph.
#[derive(Debug, Serialize)]
struct Position<'a> {
    part: &'a str,
    paragraph: u32,
    char_start: usize,
    char_end: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<Cell>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
}

#[derive(Debug, Serialize)]
struct Cell {
    table: u32,
    row: u32,
    column: u32,
}

impl<'a> Place<'a> {
    fn of(text: &'a Text, words: &'a str) -> Option<Self> {
        let place = text.place(words)?;
        Some(Self {
            file: text.name(),
            start: place.span.start,
            end: place.span.end,
            line: place.line,
            column: place.column,
            text: text.written(words),
            position: text.position(words).map(Position::of),
        })
    }
}

impl<'a> Position<'a> {
    fn of(position: text::Position<'a>) -> Self {
        let text::Position { part, paragraph, characters, cell, page } = position;
        let cell = cell.map(|text::Cell { table, row, column }| Cell { table, row, column });
        Self { part, paragraph, char_start: characters.start, char_end: characters.end, cell, page }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct Finding<'a> {
    rule: &'a str,
    severity: &'static str,
    certainty: &'static str,
    message: &'a str,
    places: Vec<Shown<'a>>,
    evidence: Vec<Because<'a>>,
    caused: &'a [&'static str],
    fix: Option<Fix<'a>>,
}

#[derive(Debug, Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    spot: Place<'a>,
    label: &'a str,
}

#[derive(Debug, Serialize)]
struct Because<'a> {
    message: &'a str,
    rule: Option<&'static str>,
    place: Option<Place<'a>>,
}

#[derive(Debug, Serialize)]
struct Fix<'a> {
    safe: bool,
    edits: Vec<Edit<'a>>,
}

#[derive(Debug, Serialize)]
struct Edit<'a> {
    start: usize,
    end: usize,
    replacement: &'a str,
}

impl<'a> Finding<'a> {
    pub(super) fn of(text: &'a Text, finding: &'a Diagnostic<'a>, language: Language) -> Self {
        let shown = |label: &'a Label<'a>| {
            let label_says = label.says.in_language(language);
            Some(Shown { spot: Place::of(text, label.words)?, label: label_says })
        };
        let because = |evidence: &'a Evidence<'a>| Because {
            message: evidence.says.in_language(language),
            rule: evidence.rule,
            place: evidence.words.and_then(|words| Place::of(text, words)),
        };
        let edit = |edit: &'a diagnostic::Edit<'a>| {
            let span = text.place(edit.words)?.span;
            Some(Edit { start: span.start, end: span.end, replacement: &edit.replacement })
        };
        Self {
            rule: finding.rule,
            severity: finding.severity.name(),
            certainty: finding.certainty.name(),
            message: finding.message.in_language(language),
            places: finding.labels.iter().filter_map(shown).collect(),
            evidence: finding.evidence.iter().map(because).collect(),
            caused: &finding.caused,
            fix: finding.fix.as_ref().map(|fix| Fix {
                safe: fix.safe,
                edits: fix.edits.iter().filter_map(edit).collect(),
            }),
        }
    }
}

/// The end of a run.
#[derive(Debug, Serialize)]
pub(super) struct Closing {
    summary: Summary,
    not_compared: Vec<&'static str>,
    unread: usize,
}

#[derive(Debug, Serialize)]
struct Summary {
    files: usize,
    unreadable: usize,
    citations: usize,
    documents: usize,
    error: usize,
    warning: usize,
    info: usize,
    safe_fixes: usize,
    #[serde(skip_serializing_if = "is_none")]
    accepted: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_none(count: &usize) -> bool {
    *count == 0
}

impl Closing {
    pub(super) fn of(counts: &Counts) -> Self {
        Self {
            summary: Summary {
                files: counts.files,
                unreadable: counts.unreadable,
                citations: counts.citations,
                documents: counts.documents,
                error: counts.errors,
                warning: counts.warnings,
                info: counts.notes,
                safe_fixes: counts.safe_fixes,
                accepted: counts.accepted,
            },
            not_compared: counts.compared.lacks(),
            unread: counts.unread,
        }
    }
}

/// The id of a document on the wire; the text itself is `self`.
fn id(graph: &Graph<'_>, document: DocumentAt) -> Option<String> {
    if document == Graph::OWN {
        return Some("self".to_owned());
    }
    graph.document(document).map(|document| document.id.to_string())
}

/// One object on one line.
pub(super) fn line(out: &mut dyn Write, object: &impl Serialize) -> io::Result<()> {
    writeln!(out, "{}", written(object)?)
}

/// An object as JSON that no screen obeys.
pub(super) fn written(object: &impl Serialize) -> io::Result<String> {
    let json = serde_json::to_string(object)?;
    Ok(match diagnostic::escaped(&json) {
        Cow::Borrowed(_) => json,
        Cow::Owned(escaped) => escaped,
    })
}

/// An object without its first brace, to go on after one that was begun by hand.
pub(super) fn inner(object: &str) -> &str {
    object.trim_start_matches('{')
}

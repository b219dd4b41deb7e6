//! Answers to a question: a table, lines, CSV or a picture.

use std::{
    collections::{BTreeMap, HashMap},
    io::{self, Write},
};

use serde::Serialize;

use super::{
    json::{VERSION, line},
    picture::{PAINTERS, Picture},
};
use crate::{
    diagnostic::Language,
    grammar::Grammar,
    query::{Answer, By},
    registry::{Card, Id},
};

mod table;
mod words;

pub use words::{list, worked};

/// The names behind `--to`; the first is the usual one.
pub const FORMATS: [&str; 6] = ["table", "jsonl", "csv", "dot", "graphml", "mermaid"];

/// The part of an answer that is shown, and its order.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shown {
    /// What the documents are grouped by.
    pub by: Option<By>,
    /// So many documents at most.
    pub limit: Option<usize>,
    /// Only how many there are.
    pub is_count: bool,
    /// Whole paths of files instead of their names.
    pub has_paths: bool,
    /// The cells of a line, where it has an end.
    pub width: Option<usize>,
}

/// One object of the stream.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Record<'a> {
    Question {
        version: u8,
        says: &'a str,
        documents: usize,
        notes: Vec<&'a str>,
    },
    Beside {
        version: u8,
        documents: usize,
        says: &'a str,
        question: Option<&'a str>,
    },
    Document {
        version: u8,
        id: String,
        r#type: Option<&'a str>,
        symbol: Option<&'a str>,
        name: Option<&'a str>,
        issuer: Option<&'a str>,
        date: Option<String>,
        subject: Option<&'a str>,
        file: Option<&'a str>,
        in_register: bool,
    },
    Relation {
        version: u8,
        from: String,
        relation: &'static str,
        to: String,
        basis: &'static str,
        text: &'a str,
        pinpoint: Option<&'a str>,
        file: &'a str,
        line: usize,
        column: usize,
        /// The documents of the answer that this relation led to.
        answers: Vec<String>,
    },
    Path {
        version: u8,
        documents: Vec<&'a str>,
    },
}

/// Writes an answer in a format of [`FORMATS`].
///
/// # Errors
///
/// Only those of the writer.
pub fn write(
    out: &mut dyn Write,
    answer: &Answer,
    (format, shown): (&str, Shown),
    (language, grammar): (Language, &Grammar),
) -> io::Result<()> {
    match format {
        "jsonl" => lines(out, answer, shown, language),
        "csv" => separated(out, answer, shown, (language, grammar)),
        "table" => table::write(out, answer, shown, (language, grammar)),
        other => {
            let cards: Vec<Card> = answer.documents.iter().chain(&answer.others).cloned().collect();
            let picture = Picture::new(&cards, &answer.ties, &BTreeMap::new(), (grammar, language));
            let painter = PAINTERS.iter().find(|it| it.name == other);
            painter.map_or(Ok(()), |painter| (painter.paint)(out, &picture))
        }
    }
}

impl Shown {
    /// So many of some documents are shown.
    fn count(self, all: usize) -> usize {
        self.limit.map_or(all, |limit| limit.min(all))
    }
}

/// The question, what it is answered with, the relations that led there, and what stands beside it.
fn lines(out: &mut dyn Write, answer: &Answer, shown: Shown, language: Language) -> io::Result<()> {
    let says = answer.says.as_ref().map_or("", |it| it.in_language(language));
    let notes = answer.notes.iter().map(|it| it.in_language(language)).collect();
    let documents = answer.documents.len();
    line(out, &Record::Question { version: VERSION, says, documents, notes })?;
    for it in &answer.beside {
        let vietnamese = usize::from(language == Language::English);
        let question = it.question.as_ref().and_then(|it| it.get(vietnamese)).map(String::as_str);
        let (documents, says) = (it.count, it.says.in_language(language));
        line(out, &Record::Beside { version: VERSION, documents, says, question })?;
    }
    if shown.is_count {
        return Ok(());
    }
    for card in answer.documents.iter().take(shown.count(documents)) {
        let record = Record::Document {
            version: VERSION,
            id: card.wire_id(),
            r#type: card.kind.as_deref(),
            symbol: card.symbol.as_deref(),
            name: card.name.as_deref(),
            issuer: card.issuer.as_deref(),
            date: card.date.map(|date| date.to_string()),
            subject: card.subject.as_deref(),
            file: card.file.as_deref(),
            in_register: card.is_listed,
        };
        line(out, &record)?;
    }
    relations(out, answer)
}

fn relations(out: &mut dyn Write, answer: &Answer) -> io::Result<()> {
    let ids = answer.named(Card::wire_id);
    let mut answers: HashMap<i64, Vec<String>> = HashMap::new();
    for card in &answer.documents {
        for tie in answer.reasons(card) {
            answers.entry(tie.id).or_default().push(card.wire_id());
        }
    }
    for tie in &answer.ties {
        let id = |id: Id| ids.get(&id).cloned().unwrap_or_default();
        let record = Record::Relation {
            version: VERSION,
            from: id(tie.from),
            relation: tie.relation.name(),
            to: id(tie.to),
            basis: tie.basis.name(),
            text: &tie.words,
            pinpoint: tie.pinpoint.as_deref(),
            file: &tie.file,
            line: tie.line,
            column: tie.column,
            answers: answers.remove(&tie.id).unwrap_or_default(),
        };
        line(out, &record)?;
    }
    for path in &answer.paths {
        let documents = path.iter().filter_map(|id| ids.get(id)).map(String::as_str).collect();
        line(out, &Record::Path { version: VERSION, documents })?;
    }
    Ok(())
}

/// The documents, each with why it is there; a spreadsheet has one table.
fn separated(
    out: &mut dyn Write,
    answer: &Answer,
    shown: Shown,
    (language, grammar): (Language, &Grammar),
) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record([
        "id",
        "type",
        "symbol",
        "name",
        "issuer",
        "date",
        "subject",
        "file",
        "in_register",
        "title",
        "why",
    ])?;
    let labels = answer.named(|card| card.label().to_owned());
    for card in answer.documents.iter().take(shown.count(answer.documents.len())) {
        let date = card.date.map(|date| date.to_string()).unwrap_or_default();
        let said = |words: &Option<String>| words.clone().unwrap_or_default();
        let why = answer.reasons(card).map(|tie| table::reason(tie, &labels, shown, language));
        let cells = [
            card.wire_id(),
            said(&card.kind),
            said(&card.symbol),
            said(&card.name),
            said(&card.issuer),
            date,
            said(&card.subject),
            said(&card.file),
            card.is_listed.to_string(),
            card.title(grammar),
            why.collect::<Vec<_>>().join("\n"),
        ];
        table.write_record(cells.iter().map(|cell| super::table::spelt(cell).into_owned()))?;
    }
    table.flush()
}

impl Answer {
    fn named(&self, name: impl Fn(&Card) -> String) -> HashMap<Id, String> {
        self.documents.iter().chain(&self.others).map(|card| (card.id, name(card))).collect()
    }
}

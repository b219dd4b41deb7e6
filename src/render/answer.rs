//! What a question is answered with: a table, lines, CSV or a picture.

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
    diagnostic::{Language, seen, seen_lines},
    grammar::Grammar,
    model::{Basis, figures},
    query::Answer,
    registry::{Card, Id, Tie},
};

/// The names behind `--to`; the first is the usual one.
pub const FORMATS: [&str; 6] = ["table", "jsonl", "csv", "dot", "graphml", "mermaid"];

/// One object of the stream.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Record<'a> {
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
    format: &str,
    (language, grammar): (Language, &Grammar),
) -> io::Result<()> {
    match format {
        "jsonl" => lines(out, answer),
        "csv" => separated(out, answer, grammar),
        "table" => table(out, answer, language),
        other => {
            let picture =
                Picture::new(&answer.cards(), &answer.ties, &BTreeMap::new(), (grammar, language));
            let painter = PAINTERS.iter().find(|it| it.name == other);
            painter.map_or(Ok(()), |painter| (painter.paint)(out, &picture))
        }
    }
}

fn lines(out: &mut dyn Write, answer: &Answer) -> io::Result<()> {
    for card in &answer.documents {
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
    let ids = answer.named(Card::wire_id);
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
        };
        line(out, &record)?;
    }
    for path in &answer.paths {
        let documents = path.iter().filter_map(|id| ids.get(id)).map(String::as_str).collect();
        line(out, &Record::Path { version: VERSION, documents })?;
    }
    Ok(())
}

/// The documents; a spreadsheet has one table.
fn separated(out: &mut dyn Write, answer: &Answer, grammar: &Grammar) -> io::Result<()> {
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
    ])?;
    for card in &answer.documents {
        let date = card.date.map(|date| date.to_string()).unwrap_or_default();
        let said = |words: &Option<String>| words.clone().unwrap_or_default();
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
        ];
        table.write_record(cells.iter().map(|cell| seen_lines(cell).into_owned()))?;
    }
    table.flush()
}

/// A line a document, then a line a relation with the words that show it, then a line a path.
fn table(out: &mut dyn Write, answer: &Answer, language: Language) -> io::Result<()> {
    for card in &answer.documents {
        let date = card.date.map_or_else(String::new, figures);
        let issuer = card.issuer.as_deref().unwrap_or_default();
        let subject = card.subject.as_deref().unwrap_or_default();
        let line = format!("{:20} {date:10}  {issuer}  {subject}", card.label());
        writeln!(out, "{}", seen(&line))?;
    }
    if !answer.ties.is_empty() {
        writeln!(out)?;
    }
    let labels = answer.named(|card| card.label().to_owned());
    for tie in &answer.ties {
        let label = |id: Id| labels.get(&id).map_or("", String::as_str);
        let line = relation(tie, (label(tie.from), label(tie.to)), language);
        writeln!(out, "{}", seen(&line))?;
    }
    if !answer.paths.is_empty() {
        writeln!(out)?;
    }
    for path in &answer.paths {
        let path: Vec<_> =
            path.iter().filter_map(|id| labels.get(id)).map(String::as_str).collect();
        writeln!(out, "{}", seen(&path.join(" → ")))?;
    }
    let (documents, ties) = (answer.documents.len(), answer.ties.len());
    let paths = match (answer.paths.len(), language) {
        (0, _) => String::new(),
        (count, Language::Vietnamese) => format!(", {count} đường"),
        (count, Language::English) => format!(", {count} paths"),
    };
    match language {
        Language::Vietnamese => writeln!(out, "{documents} văn bản, {ties} quan hệ{paths}."),
        Language::English => writeln!(out, "{documents} documents, {ties} relations{paths}."),
    }
}

fn relation(tie: &Tie, (from, to): (&str, &str), language: Language) -> String {
    let inferred = match (tie.basis, language) {
        (Basis::Inferred, Language::Vietnamese) => " (suy ra)",
        (Basis::Inferred, Language::English) => " (inferred)",
        (Basis::Stated, _) => "",
    };
    let does = tie.relation.words();
    let does = does.in_language(language);
    let (words, file) = (shortened(&tie.words), &tie.file);
    format!("{from} —{does}{inferred}→ {to}  «{words}»  {file}:{}:{}", tie.line, tie.column)
}

/// The beginning and the end of long words.
fn shortened(words: &str) -> String {
    const MOST: usize = 120;
    let letters: Vec<char> = words.chars().map(|it| if it == '\n' { ' ' } else { it }).collect();
    if letters.len() <= MOST {
        return letters.into_iter().collect();
    }
    let half = MOST / 2;
    let first: String = letters.iter().take(half).collect();
    let last: String = letters.iter().skip(letters.len() - half).collect();
    format!("{}…{}", first.trim_end(), last.trim_start())
}

impl Answer {
    /// The documents of the answer and those at the ends of its relations.
    fn cards(&self) -> Vec<Card> {
        self.documents.iter().chain(&self.others).cloned().collect()
    }

    fn named(&self, name: impl Fn(&Card) -> String) -> HashMap<Id, String> {
        self.documents.iter().chain(&self.others).map(|card| (card.id, name(card))).collect()
    }
}

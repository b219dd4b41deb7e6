//! The citation index (bảng tra cứu viện dẫn): each document, who cites it, where, and its status.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use serde::Serialize;

use super::{
    json::{VERSION, line},
    table::spelt,
};
use crate::{
    diagnostic::{Language, Words},
    grammar::Grammar,
    model::{CivilDate, Relation, figures},
    registry::{Bodies, Card, Error, Id, Quote, Registry, Tie},
    render::spot,
};

mod docx;
mod html;
mod markdown;
mod rank;

pub use docx::docx;
pub use html::{Page, pages};
pub use markdown::write as markdown;

/// The names behind `--to`; the first is the usual one.
pub const FORMATS: [&str; 5] = ["markdown", "html", "docx", "csv", "json"];
/// The Word file, when no other is named; no text to be read.
pub const FILE: &str = "bang-tra-cuu.docx";

/// The documents that an index lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Those that a text cites or does something to.
    Cited,
    /// Everything that is known.
    All,
}

/// The whole index.
#[derive(Debug, Default)]
pub struct Index {
    /// Its documents, by issuer, kind, year and number.
    pub lines: Vec<Line>,
    places: BTreeMap<Id, usize>,
    /// What each document is called, and its id on the wire; those that are not listed too.
    labels: BTreeMap<Id, [String; 2]>,
    /// What the document is called whose own text a file is.
    files: BTreeMap<String, String>,
    language: Language,
}

/// A document of the index.
#[derive(Debug)]
pub struct Line {
    /// The document.
    pub card: Card,
    /// Its whole title.
    pub title: String,
    /// Where it is spoken of.
    pub quotes: Vec<Quote>,
    /// What others do to it; that a text only speaks of it is left to the quotes.
    pub acted_on: Vec<Tie>,
    /// What it does to others.
    pub acts: Vec<Tie>,
    /// What became of it, as far as that is known; empty where nothing is.
    pub status: Words,
}

/// One document on the wire.
#[derive(Debug, Serialize)]
struct Wire<'a> {
    version: u8,
    id: String,
    title: &'a str,
    r#type: Option<&'a str>,
    symbol: Option<&'a str>,
    name: Option<&'a str>,
    issuer: Option<&'a str>,
    date: Option<String>,
    subject: Option<&'a str>,
    status: &'a str,
    file: Option<&'a str>,
    in_register: bool,
    citations: Vec<Citation<'a>>,
    relations: Vec<Acted<'a>>,
}

#[derive(Debug, Serialize)]
struct Citation<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct Acted<'a> {
    from: &'a str,
    relation: &'static str,
    basis: &'static str,
    text: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
}

impl Index {
    /// The index of what a registry knows to be cited, or of everything in it.
    ///
    /// # Errors
    ///
    /// Those of the registry.
    pub fn of(
        registry: &Registry,
        scope: Scope,
        (grammar, language): (&Grammar, Language),
    ) -> Result<Self, Error> {
        let mut index = Self { language, ..Self::default() };
        let mut cards = registry.cards()?;
        let issuers: Vec<_> = cards.iter().filter_map(|card| card.issuer.clone()).collect();
        let bodies = Bodies::of(grammar, issuers.iter().map(String::as_str));
        for card in &mut cards {
            card.issuer = match &card.issuer {
                Some(issuer) => Some(bodies.name(grammar, issuer).to_owned()),
                None => rank::passed_by(grammar, card).map(str::to_owned),
            };
            let label = spot::name(card.label(), false).to_owned();
            index.files.extend(card.file.clone().map(|file| (file, label.clone())));
            index.labels.insert(card.id, [label, card.wire_id()]);
        }
        rank::sort(grammar, &mut cards);
        for card in cards {
            let quotes = registry.quotes(card.id)?;
            let mut acted_on = registry.ties_to(card.id, None)?;
            let by_others = quotes.iter().any(|quote| Some(&quote.file) != card.file.as_ref());
            if scope == Scope::Cited && !by_others && acted_on.is_empty() {
                continue;
            }
            let status = status(registry, &acted_on)?;
            acted_on.retain(|tie| tie.relation != Relation::Cites);
            let mut acts = registry.ties_from(card.id, None)?;
            acts.retain(|tie| tie.relation != Relation::Cites || card.file.is_some());
            index.places.insert(card.id, index.lines.len());
            let title = card.title(grammar);
            index.lines.push(Line { card, title, quotes, acted_on, acts, status });
        }
        Ok(index)
    }

    /// Writes the index as one JSON object a line.
    ///
    /// # Errors
    ///
    /// Only those of the writer.
    pub fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        for it in &self.lines {
            let citations = it.quotes.iter().map(|quote| Citation {
                file: &quote.file,
                line: quote.line,
                column: quote.column,
                text: &quote.words,
            });
            let relations = it.acted_on.iter().map(|tie| Acted {
                from: self.labels.get(&tie.from).map_or("", |[_, id]| id),
                relation: tie.relation.name(),
                basis: tie.basis.name(),
                text: &tie.words,
                file: &tie.file,
                line: tie.line,
                column: tie.column,
            });
            let card = &it.card;
            let wire = Wire {
                version: VERSION,
                id: card.wire_id(),
                title: &it.title,
                r#type: card.kind.as_deref(),
                symbol: card.symbol.as_deref(),
                name: card.name.as_deref(),
                issuer: card.issuer.as_deref(),
                date: card.date.map(|date| date.to_string()),
                subject: card.subject.as_deref(),
                status: it.status.in_language(self.language),
                file: card.file.as_deref(),
                in_register: card.is_listed,
                citations: citations.collect(),
                relations: relations.collect(),
            };
            line(out, &wire)?;
        }
        Ok(())
    }

    /// Writes the index as CSV: a row for each citation.
    ///
    /// # Errors
    ///
    /// Only those of the writer.
    pub fn csv(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut table = csv::Writer::from_writer(out);
        table.write_record([
            "issuer", "type", "symbol", "date", "title", "status", "file", "line", "column",
            "text", "relation",
        ])?;
        for it in &self.lines {
            let mut acts: BTreeMap<&str, &Tie> = BTreeMap::new();
            for tie in &it.acted_on {
                acts.entry(&tie.file).or_insert(tie);
            }
            for quote in &it.quotes {
                let tie = acts.get(quote.file.as_str());
                let date = it.card.date.map(|date| date.to_string()).unwrap_or_default();
                let place = [quote.line.to_string(), quote.column.to_string()];
                let cells = [
                    it.card.issuer.as_deref().unwrap_or_default(),
                    it.card.kind.as_deref().unwrap_or_default(),
                    it.card.label(),
                    &date,
                    &it.title,
                    it.status.in_language(self.language),
                    &quote.file,
                    &place[0],
                    &place[1],
                    &quote.words,
                    tie.map_or("", |tie| tie.relation.name()),
                ];
                table.write_record(cells.map(|cell| spelt(cell).into_owned()))?;
            }
        }
        table.flush()
    }

    /// The label of the document whose own text a file is; else the file.
    fn own<'i>(&'i self, file: &'i str) -> &'i str {
        self.files.get(file).map_or_else(|| spot::name(file, false), String::as_str)
    }

    /// The label of a document.
    fn label(&self, id: Id) -> &str {
        self.labels.get(&id).map_or("", |[label, _]| label)
    }

    /// The line of a document.
    fn line(&self, id: Id) -> Option<&Line> {
        self.places.get(&id).and_then(|&at| self.lines.get(at))
    }
}

/// The last thing that was done to a document as a whole, and by whom.
fn status(registry: &Registry, acted_on: &[Tie]) -> Result<Words, Error> {
    let whole = |tie: &&Tie| tie.pinpoint.is_none();
    let of = |relations: &[Relation]| {
        let mut ties = acted_on.iter().filter(|tie| relations.contains(&tie.relation));
        ties.next_back().cloned()
    };
    let ends = acted_on.iter().filter(whole).rfind(|tie| tie.relation.ends());
    let (vi, en, tie) = match (ends, of(&[Relation::Amends, Relation::Repeals])) {
        (Some(tie), _) if tie.relation == Relation::Replaces => {
            ("đã được thay thế bởi", "replaced by", tie.clone())
        }
        (Some(tie), _) => ("đã bị bãi bỏ bởi", "repealed by", tie.clone()),
        (None, Some(tie)) => ("đã được sửa đổi bởi", "amended by", tie),
        (None, None) => return Ok(Words::new("", "")),
    };
    let by = registry.card(tie.from)?;
    let named = |card: Card| (spot::name(card.label(), false).to_owned(), card.date);
    let (label, date) = by.map(named).unwrap_or_default();
    let date = date.map(|date: CivilDate| format!(" ({})", figures(date))).unwrap_or_default();
    Ok(Words::new(format!("{vi} {label}{date}"), format!("{en} {label}{date}")))
}

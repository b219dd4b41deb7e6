//! Records of what was read in one text, one object a line: `viendan extract --format jsonl`.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use serde::Serialize;

use super::{Place, id, line};
use crate::{
    extract::{Report, Unread},
    graph::{Edge, Graph, Link, Unresolved},
    model::{Date, Header, Mention, MentionAt, Quirk, Symbol},
    text::{Text, on_one_line},
};

/// One object of the stream.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Record<'a> {
    Document {
        file: &'a str,
        symbol: Option<String>,
        r#type: Option<&'a str>,
        date: Option<Cow<'a, str>>,
        issuer: Option<&'a str>,
        subject: Option<String>,
    },
    Mention {
        #[serde(flatten)]
        spot: Place<'a>,
        form: &'static str,
        r#type: Option<&'a str>,
        symbol: Option<String>,
        date: Option<Cow<'a, str>>,
        issuer: Option<&'a str>,
        subject: Option<&'a str>,
        pinpoint: Option<&'a str>,
        document: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        why: Option<&'static str>,
        quirks: Vec<&'static str>,
    },
    Relation {
        file: &'a str,
        from: String,
        relation: &'static str,
        to: String,
        basis: &'static str,
        certainty: &'static str,
        /// The part that is meant; absent for the whole.
        extent: Option<&'a str>,
        start: usize,
        end: usize,
        text: &'a str,
    },
    Unread {
        #[serde(flatten)]
        spot: Place<'a>,
        reason: Option<&'a str>,
    },
}

/// Writes a text's own header, its mentions in order, and its relations.
///
/// # Errors
///
/// Only those of the writer.
pub fn records(out: &mut dyn Write, report: &Report<'_>, graph: &Graph<'_>) -> io::Result<()> {
    line(out, &document(report.text, &report.header))?;
    for (at, mention) in report.indexed() {
        if let Some(record) = read(report.text, mention, at, graph) {
            line(out, &record)?;
        }
    }
    for link in graph.links() {
        if let Some(record) = relation(report.text, link, graph) {
            line(out, &record)?;
        }
    }
    Ok(())
}

/// Writes the number-like tokens that are no part of a mention, each with its reason.
///
/// # Errors
///
/// Only those of the writer.
pub fn unread(out: &mut dyn Write, text: &Text, unread: &[Unread<'_>]) -> io::Result<()> {
    for token in unread {
        if let Some(spot) = Place::of(text, token.words) {
            line(out, &Record::Unread { spot, reason: token.reason })?;
        }
    }
    Ok(())
}

fn document<'a>(text: &'a Text, header: &'a Header<'a>) -> Record<'a> {
    Record::Document {
        file: text.name(),
        symbol: header.symbol.as_ref().map(Symbol::canonical),
        r#type: header.kind.map(|kind| kind.code.as_str()),
        date: header.date.as_ref().map(date),
        issuer: header.issuer.as_deref(),
        subject: header.subject.map(on_one_line),
    }
}

fn read<'a>(
    text: &'a Text,
    mention: &'a Mention<'a>,
    at: MentionAt,
    graph: &'a Graph<'a>,
) -> Option<Record<'a>> {
    let document = graph.document_of(at);
    Some(Record::Mention {
        spot: Place::of(text, mention.words)?,
        form: mention.form.name(),
        r#type: mention.kind.map(|kind| kind.code.as_str()),
        symbol: mention.symbol.as_ref().map(Symbol::canonical),
        date: mention.date.as_ref().map(date),
        issuer: mention.issuer,
        subject: mention.subject,
        pinpoint: mention.pinpoint,
        document: document.ok().and_then(|document| id(graph, document)),
        why: document.err().map(Unresolved::name),
        quirks: mention.quirks.iter().copied().map(Quirk::name).collect(),
    })
}

fn relation<'a>(text: &'a Text, link: Link<'a, 'a>, graph: &'a Graph<'a>) -> Option<Record<'a>> {
    let Edge { relation, basis, certainty, words, extent, .. } = link.edge;
    let Place { file, start, end, text, .. } = Place::of(text, words)?;
    Some(Record::Relation {
        file,
        from: id(graph, link.from)?,
        relation: relation.name(),
        to: id(graph, link.to)?,
        basis: basis.name(),
        certainty: certainty.name(),
        extent: extent.words(),
        start,
        end,
        text,
    })
}

/// ISO 8601; an impossible date as it was written.
fn date<'a>(date: &Date<'a>) -> Cow<'a, str> {
    date.civil().map_or(Cow::Borrowed(date.raw), |day| Cow::Owned(day.to_string()))
}

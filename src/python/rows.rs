//! All that texts say, as plain rows: what an engine of tables gathers by the key.

use rayon::prelude::*;
use serde::Serialize;

use crate::{
    check::{Checked, Checker},
    grammar::Grammar,
    known::{Act, DocumentRecord, FindingRecord, MentionRecord, Qualifier, RelationRecord, Sheet},
    rules::Profile,
    text::Text,
};

/// One thing that a text says; the columns that a row of its sort has no answer for are empty.
#[derive(Debug, Default, Serialize)]
pub(super) struct Row {
    file: String,
    #[serde(rename = "row")]
    sort: &'static str,
    /// The document, by its place in the text; the text itself is 0.
    document: usize,
    /// The other document of a relation.
    other: Option<usize>,
    key: Option<String>,
    act: Option<&'static str>,
    province: Option<String>,
    level: Option<String>,
    body: Option<String>,
    period: Option<i16>,
    kind: Option<String>,
    symbol: Option<String>,
    title: Option<String>,
    date: Option<String>,
    issuer: Option<String>,
    subject: Option<String>,
    effective: Option<String>,
    ends: Option<String>,
    relation: Option<&'static str>,
    basis: Option<&'static str>,
    certainty: Option<&'static str>,
    rule: Option<String>,
    severity: Option<String>,
    message_vi: Option<String>,
    message_en: Option<String>,
    words: Option<String>,
    pinpoint: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
}

/// The rows of texts, in their order: documents, mentions, relations and findings of each.
pub(super) fn of_texts(texts: Vec<(String, String)>, profile: Profile) -> Vec<Row> {
    let rows = texts.into_par_iter().map(|(name, words)| {
        let grammar = Grammar::builtin();
        let text = Text::new(&name, words, grammar.letters());
        let checked = Checker::new(grammar).profile(profile).check(&text);
        of_checked(&checked, Sheet::of(&checked.report, &checked.graph, grammar))
    });
    rows.collect::<Vec<_>>().into_iter().flatten().collect()
}

/// The rows of a text that was checked, and of its sheet.
pub(super) fn of_checked(checked: &Checked<'_>, sheet: Sheet) -> Vec<Row> {
    let sheet = sheet.with_findings(&checked.report, &checked.graph, &checked.findings);
    let Sheet { file, documents, mentions, relations, findings } = sheet;
    let documents = documents.into_iter().enumerate().map(|(at, it)| of_document(at, it));
    let mentions = mentions.into_iter().map(of_mention);
    let relations = relations.into_iter().map(of_relation);
    let rows = documents.chain(mentions).chain(relations);
    let rows = rows.chain(findings.into_iter().map(of_finding));
    rows.map(|row| Row { file: file.clone(), ..row }).collect()
}

fn of_document(at: usize, record: DocumentRecord) -> Row {
    let (symbol, issuer) = (record.symbol().map(str::to_owned), record.issuer().map(str::to_owned));
    let Qualifier { act, province, level, body, year } = record.identity.qualifier;
    Row {
        sort: "document",
        document: at,
        key: Some(record.identity.key.to_string()),
        act: act.map(Act::name),
        province,
        level,
        body,
        period: year,
        kind: record.id.kind,
        symbol,
        title: record.id.name,
        date: record.date.map(|day| day.to_string()),
        issuer,
        subject: record.subject,
        effective: record.effective.map(|day| day.to_string()),
        ends: record.ends.map(|day| day.to_string()),
        ..Row::default()
    }
}

fn of_mention(record: MentionRecord) -> Row {
    Row {
        sort: "mention",
        document: record.document.index(),
        date: record.date.map(|day| day.to_string()),
        issuer: record.issuer,
        subject: record.subject,
        words: Some(record.words),
        pinpoint: record.pinpoint,
        line: Some(record.line),
        column: Some(record.column),
        ..Row::default()
    }
}

fn of_relation(record: RelationRecord) -> Row {
    Row {
        sort: "relation",
        document: record.from.index(),
        other: Some(record.to.index()),
        relation: Some(record.relation.name()),
        basis: Some(record.basis.name()),
        certainty: Some(record.certainty.name()),
        words: Some(record.words),
        pinpoint: record.pinpoint,
        line: Some(record.line),
        column: Some(record.column),
        ..Row::default()
    }
}

fn of_finding(record: FindingRecord) -> Row {
    let [vi, en] = record.message;
    Row {
        sort: "finding",
        document: record.document.index(),
        rule: Some(record.rule),
        severity: Some(record.severity),
        message_vi: Some(vi),
        message_en: Some(en),
        line: Some(record.line),
        column: Some(record.column),
        ..Row::default()
    }
}

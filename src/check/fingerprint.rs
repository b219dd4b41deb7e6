//! Fingerprints of findings, by which one is known again after the text was edited elsewhere.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use sha2::{Digest as _, Sha256};

use crate::{
    diagnostic::{Diagnostic, Label},
    extract::Report,
    graph::{Document, Graph},
    model::{DocumentAt, Mention, MentionAt},
    text::{Text, hex},
};

/// Bytes of the digest that are kept: enough for all findings of an office.
const BYTES: usize = 8;
/// How far before some words the mention that they belong to may begin, in mentions.
const BEFORE: usize = 64;
/// How far behind them: the kind may stand before the number.
const AFTER: usize = 4;

/// The fingerprints of all findings of a text, in their order.
///
/// A fingerprint is made of the rule, the document and the values in dispute, never of a place: it
/// stays when the text is edited elsewhere, and goes when one of the values is changed. Findings
/// that say the same of the same are numbered.
///
/// ```
/// use viendan::{check::{Checker, Choice}, grammar::Grammar, text::Text};
///
/// let of = |words: &str| {
///     let grammar = Grammar::builtin();
///     let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
///     let choice = Choice::default().select(["date-conflict"]).unwrap();
///     Checker::new(grammar).choice(choice).check(&text).fingerprints
/// };
/// let two = "Kế hoạch số 09/KH-VPUB ngày 06/01/2023; Kế hoạch số 09/KH-VPUB ngày 09/01/2023.";
/// assert_eq!(of(two), of(&format!("Đã rà soát 26/28 nhiệm vụ. {two}")));
/// assert_ne!(of(two), of(&two.replace("09/01", "10/01")));
/// ```
pub fn all(findings: &[Diagnostic<'_>], report: &Report<'_>, graph: &Graph<'_>) -> Vec<String> {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let prints = findings.iter().map(|finding| {
        let print = of(finding, report, graph);
        let count = known.entry(print.clone()).or_default();
        *count += 1;
        if *count > 1 { format!("{print}:{count}") } else { print }
    });
    prints.collect()
}

fn of(finding: &Diagnostic<'_>, report: &Report<'_>, graph: &Graph<'_>) -> String {
    let about = subject(finding, report, graph).and_then(|at| {
        let document = graph.document(at)?;
        Some(if at == Graph::OWN { "self".to_owned() } else { document.id.to_string() })
    });
    let mut digest = Sha256::new();
    let about = about.unwrap_or_default();
    let parts = [finding.rule, about.as_str()];
    for part in parts.into_iter().chain(values(finding)) {
        digest.update(part.as_bytes());
        digest.update([0]);
    }
    let bytes = digest.finalize();
    hex(bytes.get(..BYTES).unwrap_or(&bytes))
}

/// The values in dispute; where only one is, the others that it is held against as well.
fn values<'t>(finding: &Diagnostic<'t>) -> BTreeSet<&'t str> {
    let words = |wanted: fn(&&Label<'t>) -> bool| {
        finding.labels.iter().filter(wanted).map(|label| label.words).collect::<BTreeSet<_>>()
    };
    let disputed = words(|label| label.disputed);
    if disputed.len() > 1 { disputed } else { words(|_| true) }
}

/// The document that a finding is about, by its place in the graph.
pub fn subject(
    finding: &Diagnostic<'_>,
    report: &Report<'_>,
    graph: &Graph<'_>,
) -> Option<DocumentAt> {
    let mut disputed = finding.labels.iter().filter(|label| label.disputed);
    disputed.find_map(|label| document(label.words, report, graph))
}

/// The names by which a person may call a document: its id, its symbol, its symbol with the year.
///
/// ```
/// use viendan::{check::{Checker, fingerprint}, grammar::Grammar, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Kế hoạch số 09/KH-VPUB ngày 06/01/2023";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let checked = Checker::new(grammar).check(&text);
/// let names = fingerprint::names(&checked.graph.documents()[1]);
/// assert!(names.contains(&"09/KH-VPUB".to_owned()) && names.contains(&"09/KH-VPUB/2023".to_owned()));
/// ```
pub fn names(document: &Document<'_>) -> Vec<String> {
    let mut names = vec![document.id.to_string(), document.label().to_owned()];
    names.extend(document.id.period.map(|year| format!("{}/{year}", document.label())));
    names
}

/// The document that some words of a text speak of, by its place in the graph.
///
/// ```
/// use viendan::{check::{Checker, fingerprint}, grammar::Grammar, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Thực hiện Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let checked = Checker::new(grammar).check(&text);
/// let day = checked.report.mentions[0].date.unwrap().words;
/// let document = fingerprint::document(day, &checked.report, &checked.graph).unwrap();
/// assert_eq!(checked.graph.document(document).unwrap().label(), "04/KH-UBND");
/// ```
pub fn document(words: &str, report: &Report<'_>, graph: &Graph<'_>) -> Option<DocumentAt> {
    let text = report.text;
    let here = text.range_of(words)?;
    if own(report).any(|it| overlaps(text, it, &here)) {
        return Some(Graph::OWN);
    }
    let starts = |it: &Mention<'_>| text.range_of(it.words).map_or(0, |range| range.start);
    let behind = report.mentions.partition_point(|it| starts(it) < here.end);
    let near = behind.saturating_sub(BEFORE)..(behind + AFTER).min(report.mentions.len());
    let near = near.rev().map(MentionAt::new).filter(|&at| graph.document_of(at).is_ok());
    let near: Vec<_> = near.filter_map(|at| Some((at, report.mention(at)?))).collect();
    let is_named = |it: &Mention<'_>| {
        let date = it.date.map(|date| date.words);
        [Some(it.words), date].into_iter().flatten().any(|it| overlaps(text, it, &here))
    };
    let is_around = |it: &Mention<'_>| overlaps(text, it.extent, &here);
    let named = near.iter().find(|(_, it)| is_named(it));
    let (at, _) = named.or_else(|| near.iter().find(|(_, it)| is_around(it)))?;
    graph.document_of(*at).ok()
}

/// The words that say number and date of the text itself.
fn own<'t>(report: &Report<'t>) -> impl Iterator<Item = &'t str> + use<'t> {
    let header = &report.header;
    let symbol = header.symbol.as_ref().map(|symbol| symbol.raw);
    [symbol, header.date.map(|date| date.words)].into_iter().flatten()
}

fn overlaps(text: &Text, words: &str, here: &Range<usize>) -> bool {
    text.range_of(words).is_some_and(|it| it.start < here.end && here.start < it.end)
}

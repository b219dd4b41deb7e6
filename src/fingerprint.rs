//! What a finding is about, so that it is known again after the text was edited elsewhere.

use std::ops::Range;

use crate::{extract::Report, graph::Graph, text::Text};

/// The document that some words of a text speak of, by its place in the graph.
///
/// ```
/// use viendan::{extract, fingerprint, grammar::Grammar, graph::Graph, resolve, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Thực hiện Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let report = extract::report(&text, grammar);
/// let graph = resolve::resolve(&report, grammar);
/// let day = report.mentions[0].date.unwrap().words;
/// let document = fingerprint::document(day, &report, &graph).unwrap();
/// assert_eq!(graph.documents()[document].label(), "04/KH-UBND");
/// ```
pub fn document(words: &str, report: &Report<'_>, graph: &Graph<'_>) -> Option<usize> {
    let text = report.text;
    let here = text.range_of(words)?;
    if own(report).any(|it| overlaps(text, it, &here)) {
        return Some(Graph::OWN);
    }
    let speaks = |at: usize| report.mentions.get(at).filter(|_| graph.document_of(at).is_ok());
    let named = |at: &usize| {
        speaks(*at).is_some_and(|it| {
            let date = it.date.map(|date| date.words);
            [Some(it.words), date].into_iter().flatten().any(|it| overlaps(text, it, &here))
        })
    };
    let around = |at: &usize| speaks(*at).is_some_and(|it| overlaps(text, it.extent, &here));
    let all = 0..report.mentions.len();
    let at = all.clone().find(named).or_else(|| all.clone().find(around))?;
    graph.document_of(at).ok()
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

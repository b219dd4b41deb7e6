//! Marks of findings in the words of a text, cut into stretches that hold the same marks.

use std::ops::Range;

use super::ordered;
use crate::{
    check::Checked,
    diagnostic::{Label, Language, Severity},
};

/// How a stretch looks; the gravest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    Error,
    Warning,
    Hint,
    /// Words that are shown beside a dispute.
    Beside,
}

/// One mark: words of the text that a card speaks of.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    /// Bytes of the words of the text.
    pub(super) range: Range<usize>,
    pub(super) look: Look,
    /// The number of the card, `h1` for a hint.
    pub(super) card: String,
    /// `2.0`
    pub(super) name: String,
    /// `2A`
    pub(super) sign: String,
}

/// A stretch of words with the marks that hold it, the gravest first.
#[derive(Debug)]
pub(super) struct Stretch<'m> {
    pub(super) range: Range<usize>,
    pub(super) marks: Vec<&'m Mark>,
}

/// `A`, where a label says which of several values it gives.
pub(super) fn sign(label: &Label<'_>) -> String {
    let says = label.says.in_language(Language::Vietnamese);
    let mut letters = says.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None | Some(':')) if letter.is_ascii_uppercase() => letter.to_string(),
        _ => String::new(),
    }
}

/// All marks of a text, in the order of the text.
pub(super) fn marks(checked: &Checked<'_>) -> Vec<Mark> {
    let text = checked.text();
    let mut marks = Vec::new();
    let (cards, hints) = ordered(checked);
    for (finding, number) in cards.into_iter().zip(1..) {
        for (at, label) in finding.labels.iter().enumerate() {
            let look = match finding.severity {
                _ if !label.disputed => Look::Beside,
                Severity::Error => Look::Error,
                Severity::Warning => Look::Warning,
                Severity::Info => Look::Hint,
            };
            let Some(range) = text.range_of(label.words) else { continue };
            let sign = format!("{number}{}", sign(label));
            let (card, name) = (number.to_string(), format!("{number}.{at}"));
            marks.push(Mark { range, look, card, name, sign });
        }
        for (at, evidence) in finding.evidence.iter().enumerate() {
            let Some(range) = evidence.words.and_then(|words| text.range_of(words)) else {
                continue;
            };
            let (card, name) = (number.to_string(), format!("{number}.e{at}"));
            marks.push(Mark { range, look: Look::Beside, card, name, sign: number.to_string() });
        }
    }
    for (finding, number) in hints.into_iter().zip(1..) {
        let words = finding.labels.first().map(|label| label.words);
        if let Some(range) = words.and_then(|words| text.range_of(words)) {
            let (card, name) = (format!("h{number}"), format!("h{number}.0"));
            marks.push(Mark { range, look: Look::Hint, card, name, sign: String::new() });
        }
    }
    marks.retain(|mark| !mark.range.is_empty());
    marks.sort_by_key(|mark| (mark.range.start, mark.range.end));
    marks
}

/// A line cut where a mark begins or ends.
pub(super) fn stretches(line: Range<usize>, marks: &[Mark]) -> Vec<Stretch<'_>> {
    let here: Vec<&Mark> =
        marks.iter().filter(|it| it.range.start < line.end && line.start < it.range.end).collect();
    let mut cuts = vec![line.start, line.end];
    let ends = here.iter().flat_map(|it| [it.range.start, it.range.end]);
    cuts.extend(ends.filter(|at| line.contains(at)));
    cuts.sort_unstable();
    cuts.dedup();
    let stretch = |range: Range<usize>| {
        let holds = |it: &&&Mark| it.range.start <= range.start && range.end <= it.range.end;
        let mut marks: Vec<&Mark> = here.iter().filter(holds).copied().collect();
        marks.sort_by_key(|it| it.look);
        Stretch { range, marks }
    };
    cuts.windows(2).filter_map(|cut| Some(stretch(*cut.first()?..*cut.last()?))).collect()
}

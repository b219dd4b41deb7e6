//! Numbers of a list whose letters stand at the last of them: `số 16, 28 và 34/KH-UBND`.

use super::Found;
use crate::{
    extract::left::{self, Lead},
    grammar::{Grammar, Hit, TurnRole},
    model::{Quirk, Style, Symbol},
};

/// The most numbers that share the letters of one; the two lists of 6,566 texts have one each.
const ITEMS: usize = 30;
/// The longest number, in figures.
const FIGURES: usize = 6;

/// The numbers before `read` that have their letters from it, in the order of the text; none stands
/// before `free`, in bytes. What stands before the list then leads the first of them.
pub(super) fn before<'t>(
    words: &'t str,
    grammar: &'t Grammar,
    hits: &[Hit],
    (read, free): (&mut Found<'t>, usize),
) -> Vec<Found<'t>> {
    let shares = read.symbol.style != Style::Standard && read.symbol.style != Style::Assembly;
    if read.lead.kind.is_some() || read.blank || !shares {
        return Vec::new();
    }
    let mut starts = Vec::new();
    let mut at = read.lead.start;
    while let Some((start, end)) = item(grammar, words.get(free..at).unwrap_or_default()) {
        at = free + start;
        starts.push((at, free + end));
        let before = words.get(free..at).unwrap_or_default().trim_end();
        at = grammar.before_label(before).map_or(at, |it| free + it.len());
        if starts.len() > ITEMS {
            return Vec::new();
        }
    }
    let Some(&(first, _)) = starts.last() else { return Vec::new() };
    let lead = left::lead(words, grammar, hits, first, &read.symbol);
    // Without the label the figures may count anything: `Điều 5, 6 và 34/KH-UBND`; behind the kind of
    // the letters they do not: `Chỉ thị 01, 13, 33/CT-UB`.
    let codes = || grammar.kind_of_code(&read.symbol.code).map(|kind| kind.code.as_str());
    let is_kind = || lead.kind.is_some_and(|kind| Some(kind.code.as_str()) == codes());
    if !lead.says_number && !is_kind() || lead.is_form {
        return Vec::new();
    }
    let mut lead = Some(lead);
    let numbers = starts.into_iter().rev().filter_map(|(start, end)| {
        let number = words.get(start..end)?;
        let symbol =
            Symbol { raw: number, number, quirks: vec![Quirk::Elided], ..read.symbol.clone() };
        let bare = Lead { start, says_number: true, ..Lead::default() };
        Some(Found { start, end, symbol, lead: lead.take().unwrap_or(bare), blank: false })
    });
    numbers.collect()
}

/// The figures that end words before a comma, a semicolon or a word that joins, from and to.
fn item(grammar: &Grammar, words: &str) -> Option<(usize, usize)> {
    let gap = words.trim_end_matches(' ');
    let joined = || {
        let at = gap.rfind(' ')?;
        let joint = gap.get(at + 1..)?;
        let whole = grammar.turn_at(joint, TurnRole::Joint)?.1 == joint.len();
        whole.then(|| gap.get(..at))?
    };
    let list = gap.strip_suffix([',', ';']).or_else(joined)?.trim_end();
    let list = list.strip_suffix(',').unwrap_or(list);
    let head = list.trim_end_matches(|it: char| it.is_ascii_digit());
    let figures = list.len() - head.len();
    ((1..=FIGURES).contains(&figures) && head.ends_with(' ')).then_some((head.len(), list.len()))
}

//! Words of a citation that cling to one another where no symbol tells it.

use crate::{
    grammar::{DateRole, Grammar, MarkRole},
    model::{Form, Mention},
    rules::Case,
};

/// Words that run together, and those of them that a blank belongs before.
pub(super) type Clinging<'t> = (&'t str, &'t str);

/// The longest name of a kind, in words.
const NAME: usize = 5;

/// What clings together around a citation.
pub(super) fn around<'t>(case: &Case<'_, 't>, mention: &Mention<'t>) -> Vec<Clinging<'t>> {
    let before = case.before(mention.words).trim_end_matches([' ', ':']);
    let label = label(case.grammar, before);
    let lead = match case.grammar.before_label(before) {
        Some(lead) => lead.trim_end(),
        None => before,
    };
    let kind = mention.symbol.as_ref().and_then(|_| kind(case.grammar, lead));
    let unit = unit(case.grammar, case.before(mention.extent).trim_end());
    let named = (mention.form == Form::Named).then(|| case.behind(mention.words));
    let day = named.and_then(|near| day(case.grammar, near));
    [label, kind, unit, day].into_iter().flatten().collect()
}

/// `2024số 31/2024/QH15`, `Quyết địnhsố 45/QĐ-UBND`: the label clings to what stands before it.
fn label<'t>(grammar: &Grammar, before: &'t str) -> Option<Clinging<'t>> {
    let (start, word) = last(before);
    let small = word.to_lowercase();
    let labels = grammar
        .marked(MarkRole::Number)
        .filter(|label| small.len() == word.len() && small.ends_with(label));
    let (head, label) =
        labels.into_iter().find_map(|it| word.split_at_checked(word.len() - it.len()))?;
    let closes_kind = || {
        let end = start + head.len();
        let starts = before.get(..end)?.rmatch_indices(' ').map(|(at, _)| at + 1).take(NAME);
        let mut names = starts.filter_map(|at| before.get(at..end));
        names.find(|name| is_kind(grammar, name))
    };
    let is_year = head.len() == 4 && head.bytes().all(|it| it.is_ascii_digit());
    (is_year || closes_kind().is_some()).then_some((word, label))
}

/// `tạiTờ trình số 311/TTr-SNV`: a kind with its capital clings to the word before it.
fn kind<'t>(grammar: &Grammar, lead: &'t str) -> Option<Clinging<'t>> {
    let starts = lead.rmatch_indices(' ').map(|(at, _)| at + 1).chain([0]).take(NAME);
    let mut names = starts.filter_map(|at| lead.get(at..)).filter_map(|words| {
        let word = words.split(' ').next()?;
        let mut pairs = word.char_indices().zip(word.char_indices().skip(1));
        let ((_, _), (at, _)) =
            pairs.find(|((_, one), (_, next))| one.is_lowercase() && next.is_uppercase())?;
        let (_, name) = words.split_at_checked(at)?;
        (is_word(grammar, word.get(..at)?) && is_kind(grammar, name))
            .then_some((word, word.get(at..)?))
    });
    names.next()
}

/// `Điều23 Nghị định số …`: the figure of a pinpoint clings to its unit.
fn unit<'t>(grammar: &Grammar, before: &'t str) -> Option<Clinging<'t>> {
    let (_, word) = last(before);
    let (unit, figure) = word.split_at_checked(word.find(|it: char| it.is_ascii_digit())?)?;
    let is_figure = figure.len() < 4 && figure.bytes().all(|it| it.is_ascii_digit());
    let (row, width) = grammar.unit_at(unit)?;
    (is_figure && width == unit.len() && !row.form).then_some((word, figure))
}

/// `Luật Xây dựng ngày26/11/2003`: behind a name no number tells that a date follows.
fn day<'t>(grammar: &Grammar, near: &'t str) -> Option<Clinging<'t>> {
    let word = near.strip_prefix(' ')?.split([' ', ',', ';']).next()?;
    let (row, width) = grammar.date_word_at(word)?;
    let figures = word.get(width..)?;
    let is_day = row.role == DateRole::Day && figures.starts_with(|it: char| it.is_ascii_digit());
    is_day.then_some((word, figures))
}

/// Whether words lead to a citation; the marks of notes cling to it too, `abSắc lệnh`.
fn is_word(grammar: &Grammar, words: &str) -> bool {
    let is_whole = |width: usize| width == words.len();
    grammar.opener_at(words).is_some_and(|(_, width)| is_whole(width))
        || grammar.cue_at(words).is_some_and(|(_, width)| is_whole(width))
        || grammar.turn_hits(words).iter().any(|hit| hit.start == 0 && is_whole(hit.end))
}

/// The last word, and where it begins.
fn last(words: &str) -> (usize, &str) {
    let start = words.rfind(' ').map_or(0, |at| at + 1);
    (start, words.get(start..).unwrap_or_default())
}

fn is_kind(grammar: &Grammar, words: &str) -> bool {
    grammar.kind_at(words).is_some_and(|(_, width)| width == words.len())
}

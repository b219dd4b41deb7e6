//! The words before a verb: whether a sentence begins with it.

use crate::grammar::{Grammar, TurnRole};

/// Words without the marks of an item: `1. `, `a) `, `- `, `Điều 1. `.
pub(super) fn strip_marks<'w>(grammar: &Grammar, words: &'w str) -> &'w str {
    let words = words.trim_start_matches(|it: char| !it.is_alphabetic());
    let mut rest = words;
    while let Some((mark, behind)) = rest.split_once([' ', '\t']) {
        let unit = grammar.unit_at(rest).is_some_and(|(_, width)| width == mark.len());
        // `Điều 3.- `.
        let closed = mark.trim_end_matches(['-', '–']);
        let is_mark = closed.ends_with(['.', ')', ':', '/']) && mark.chars().count() <= 6
            || unit
            || mark.chars().all(|it| it.is_ascii_digit() || ".)".contains(it));
        if !is_mark {
            break;
        }
        rest = behind.trim_start_matches(|it: char| !it.is_alphanumeric());
    }
    let is_mark = rest.chars().count() <= 4 && rest.ends_with(['.', ')']);
    if is_mark { "" } else { rest }
}

/// Whether a verb behind these words begins a sentence, or a title: `Về kết quả thực hiện …`,
/// `Để tiếp tục thực hiện …`.
pub(super) fn opens(grammar: &Grammar, before: &str) -> bool {
    let before = strip_marks(grammar, before).trim();
    let title = grammar.opener_at(before).filter(|(it, width)| it.about && *width == before.len());
    let purpose = grammar.turn_at(before, TurnRole::Purpose);
    before.is_empty() || title.is_some() || purpose.is_some_and(|(_, width)| width == before.len())
}

/// Whether only a comma, a semicolon or `và` joins two mentions.
pub(super) fn is_joint(grammar: &Grammar, gap: &str) -> bool {
    let gap = gap.trim_matches([' ', ',', ';']);
    gap.is_empty()
        || grammar.turn_at(gap, TurnRole::Joint).is_some_and(|(_, width)| width == gap.len())
}

//! The term of a body, which stands behind its name and is no part of it.

use super::word;
use crate::grammar::{Grammar, OpenerRole};

/// How many words may count a session: `thứ hai mươi lăm`; of 37 in 6,566 texts three have five.
const COUNT: usize = 4;

/// The width of what counts the term of a body behind its name, with the blanks before it: ` khóa XIII,
/// kỳ họp thứ 9`; 0 where nothing does.
///
/// ```
/// use viendan::{grammar::Grammar, parse::issuer};
///
/// let width = |words| issuer::term(Grammar::builtin(), words);
/// assert_eq!(width(" khóa X, kỳ họp thứ 8 về dự toán"), " khóa X, kỳ họp thứ 8".len());
/// assert_eq!(width(" về dự toán"), 0);
/// ```
pub fn term(grammar: &Grammar, rest: &str) -> usize {
    let mut end = 0;
    loop {
        let here = rest.get(end..).unwrap_or_default();
        let row = here.trim_start_matches([' ', ',']);
        let opener = grammar.opener_at(row).filter(|(it, _)| it.role == OpenerRole::Term);
        let Some(width) = opener.and_then(|(_, width)| {
            let value = row.get(width..)?.strip_prefix(' ')?;
            Some(width + 1 + count(grammar, value)?)
        }) else {
            return end;
        };
        end += here.len() - row.len() + width;
    }
}

/// The width of what counts a term: `XIII`, `17`, `2021 - 2026`, `hai mươi lăm`.
fn count(grammar: &Grammar, value: &str) -> Option<usize> {
    let figure = |words: &str| {
        let is_figure = |it: char| it.is_ascii_digit() || "IVXLC".contains(it);
        words.find(|it| !is_figure(it)).unwrap_or(words.len())
    };
    let first = figure(value);
    if first > 0 {
        let rest = value.get(first..)?;
        let dash = rest.trim_start_matches([' ', '-', '–']);
        let second = if dash.len() < rest.trim_start().len() { figure(dash) } else { 0 };
        let end = if second > 0 { value.len() - dash.len() + second } else { first };
        return (!value.get(end..)?.starts_with(char::is_alphanumeric)).then_some(end);
    }
    let mut end = 0;
    for _ in 0..COUNT {
        let here = value.get(end..)?.trim_start_matches(' ');
        let width = word(here);
        let opens = grammar.opener_at(here).is_some();
        // `kỳ họp thứ Năm thông qua`: the one word that counts.
        let behind = here.get(width..).unwrap_or_default().trim_start();
        let alone = end == 0 && !behind.starts_with(char::is_uppercase);
        if width == 0 || opens || !here.starts_with(char::is_lowercase) && !alone {
            break;
        }
        end = value.len() - here.len() + width;
    }
    (end > 0).then_some(end)
}

//! The term of a body, which stands behind its name and is no part of it.

use super::word;
use crate::grammar::{Grammar, Opener, OpenerRole, TurnRole};

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

/// The width of the places that a body belongs to and that stand behind its name, with the marks before
/// them: `, huyện Lấp Vò, tỉnh Đồng Tháp`; 0 where none do.
///
/// They go up from the place of the body, and a title, its end or the next citation follows.
///
/// ```
/// use viendan::{grammar::Grammar, parse::issuer};
///
/// let width = |words| issuer::seat(Grammar::builtin(), "UBND xã Tân Mỹ", words);
/// assert_eq!(width(", huyện Lấp Vò, tỉnh Đồng Tháp về việc"), ", huyện Lấp Vò, tỉnh Đồng Tháp".len());
/// assert_eq!(width(", huyện Lấp Vò có ý kiến"), 0);
/// ```
pub fn seat(grammar: &Grammar, body: &str, rest: &str) -> usize {
    let starts = body.match_indices(' ').map(|(at, _)| at + 1);
    let own = starts.filter_map(|at| level(grammar, body.get(at..)?)?.0.rank).last();
    let mut above = own.unwrap_or(0);
    let mut end = 0;
    loop {
        let here = rest.get(end..).unwrap_or_default();
        let place = here.strip_prefix(", ");
        let Some((rank, width)) = place.and_then(|it| seated(grammar, it, above)) else {
            return if goes_on(grammar, here, own.is_some()) { end } else { 0 };
        };
        if rank <= above {
            return 0;
        }
        above = rank;
        end += ", ".len() + width;
    }
}

/// The place with its level that words begin with, `tỉnh Bắc Giang`: who issued, as pages of laws say.
pub fn territory<'a>(grammar: &Grammar, words: &'a str) -> Option<&'a str> {
    level(grammar, words)?;
    seated(grammar, words, 0).and_then(|(_, width)| words.get(..width))
}

/// The level that words begin with, and how wide it is.
fn level<'g>(grammar: &'g Grammar, words: &str) -> Option<(&'g Opener, usize)> {
    grammar.opener_at(words).filter(|(it, _)| it.role == OpenerRole::Level)
}

/// Whether words go on with what a citation does behind its issuer: a title, its end, the next one.
///
/// A verb opens a title only behind the place of a body; elsewhere the place may act.
fn goes_on(grammar: &Grammar, here: &str, is_placed: bool) -> bool {
    let next = here.trim_start_matches([' ', ',']);
    let opens = grammar.opener_at(next).is_some_and(|(it, _)| {
        it.about || is_placed && here.starts_with(' ') && it.role == OpenerRole::Subject
    });
    let joint = grammar.turn_at(next, TurnRole::Joint).and_then(|it| next.get(it.1..));
    let cites = || grammar.kind_at(joint.unwrap_or(next).trim_start()).is_some();
    opens || next.is_empty() || next.starts_with([';', ')', '\n', '(']) || cites()
}

/// The rank of the place that words begin with, and how wide its level and its name are; a level in
/// capitals, `TP. Cần Thơ`, `TX Ba Đồn`, stands higher than what is before it.
fn seated(grammar: &Grammar, words: &str, below: usize) -> Option<(usize, usize)> {
    let short = word(words);
    let is_short = words.get(..short)?.chars().all(|it| it.is_uppercase() || it == '.');
    let (rank, width) = match level(grammar, words) {
        Some((level, width)) => (level.rank?, width),
        None if is_short => (below + 1, short),
        None => return None,
    };
    let mut end = width;
    while let Some(next) = words.get(end..)?.strip_prefix(' ') {
        let name = word(next);
        if !next.starts_with(|it: char| it.is_uppercase() || it.is_ascii_digit()) || name == 0 {
            break;
        }
        end += 1 + name;
    }
    // `TP.HCM`
    let is_one = words.get(..width)?.trim_end_matches('.').contains('.');
    (end > width || is_one).then_some((rank, end))
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

//! The day on which a document was passed or signed, and who did so, as verbs tell.

use crate::{
    grammar::{DateRole, Grammar, TurnRole},
    model::Date,
    parse,
};

/// How many bytes may name the session at which a law was passed; the only one in 377 official texts
/// has 25.
const SESSION: usize = 80;

/// The day on which who acts did so, `ban hành ngày 14/4/2023`, `ký ngày 03/6/2020`, and what follows it.
pub(in crate::extract) fn signed<'t>(
    grammar: &Grammar,
    words: &'t str,
) -> Option<(&'t str, Date<'t>)> {
    grammar.date_word_at(words).filter(|(it, _)| it.role == DateRole::Issue)?;
    parse::date::dated(grammar, words).ok()
}

/// The day that brackets give: `(ngày 03/6/2020)`, `(do Phó Thủ tướng ký ngày 03/6/2020)`.
pub(super) fn day_in<'t>(grammar: &Grammar, inner: &'t str) -> Option<Date<'t>> {
    if let Ok((_, date)) = parse::date::dated(grammar, inner) {
        return Some(date);
    }
    if let Ok(("", date)) = parse::date::numeric(inner) {
        return Some(date);
    }
    let (_, width) = grammar.turn_at(inner, TurnRole::By)?;
    let agent = inner.get(width..)?.trim_start();
    let name = parse::issuer::issuer(grammar, agent)?;
    signed(grammar, agent.get(name.len()..)?.trim_start()).map(|(_, date)| date)
}

/// `được Quốc hội khóa XV thông qua tại kỳ họp thứ 9 ngày 26 tháng 6 năm 2025`, `được Chính phủ ban
/// hành ngày 07/5/1995`: day and issuer, and how wide the words are.
pub(super) fn passed<'t>(
    grammar: &'t Grammar,
    here: &'t str,
) -> Option<(Date<'t>, &'t str, usize)> {
    let behind = |words: &'t str, role| {
        let (_, width) = grammar.turn_at(words, role)?;
        words.get(width..)?.strip_prefix(' ')
    };
    let words = behind(here, TurnRole::Passive)?;
    let issuer = parse::issuer::issuer(grammar, words)?;
    let rest = words.get(issuer.len()..)?;
    let rest = rest.get(parse::issuer::term(grammar, rest)..)?.trim_start();
    let end = |rest: &str| here.len() - rest.len();
    // `được Thủ tướng Chính phủ ký ngày …`: the verb stands before the day.
    if let Some((behind, date)) = signed(grammar, rest) {
        return Some((date, issuer, end(behind)));
    }
    let rest = behind(rest, TurnRole::Passes)?;
    let near = rest.get(..rest.floor_char_boundary(SESSION))?;
    let starts = near.match_indices(' ').map(|(at, _)| at + 1).chain([0]);
    let days = starts.filter(|at| {
        let word = near.get(*at..).and_then(|it| grammar.date_word_at(it));
        word.is_some_and(|(it, _)| it.role == DateRole::Day)
    });
    let at = days.min()?;
    // `thông qua và có hiệu lực từ ngày …` is another day than that of passing.
    let clause = near.get(..at).filter(|it| !it.contains([',', ';', '.', '\n']))?;
    let leads = |role| grammar.turn_at(clause, role).is_some();
    (clause.is_empty() || leads(TurnRole::At) || leads(TurnRole::On)).then_some(())?;
    let (behind, date) = parse::date::dated(grammar, rest.get(at..)?).ok()?;
    Some((date, issuer, end(behind)))
}

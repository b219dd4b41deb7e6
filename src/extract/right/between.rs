//! Words between a citation and what belongs to it that are none of it: asides, links, blank dates.

use crate::{
    grammar::{DateRole, Grammar, OpenerRole},
    model::YEARS,
    parse,
};

/// The longest aside in brackets that is stepped over, in bytes; the longest of 910 that give a
/// short name has 169.
const ASIDE: usize = 600;
/// How far behind its word the day may stand that an hour belongs to, in bytes: `hồi 16 giờ 30 phút ngày`.
const HOUR: usize = 40;

/// `Quyết định 2835/QĐ-UBND 2022 về việc …`: a year that stands bare before a title, an issuer, or
/// the end of the clause.
pub(super) fn bare_year(grammar: &Grammar, here: &str) -> Option<(u16, usize)> {
    let year = here.get(..4).filter(|it| it.bytes().all(|it| it.is_ascii_digit()))?;
    let rest = here.get(4..)?;
    let next = rest.trim_start_matches(' ');
    let leads = || {
        let opener = grammar.opener_at(next).map(|(it, _)| it.role);
        matches!(opener, Some(OpenerRole::Subject | OpenerRole::Issuer | OpenerRole::Link))
    };
    let ends = next.is_empty()
        || next.starts_with([',', ';', ':', '?', ')', '\n', '\t'])
        || next.strip_prefix('.').is_some_and(|it| !it.starts_with(|it: char| it.is_ascii_digit()));
    let fits = next.len() < rest.len() && leads() || ends && next.len() == rest.len();
    let year = year.parse().ok().filter(|year| YEARS.contains(year))?;
    fits.then_some((year, 4))
}

/// `ngày     tháng     năm 2025`, `ngày / /2025`: the width of a date that was left blank.
pub(super) fn unfilled_date(grammar: &Grammar, here: &str) -> Option<usize> {
    let day = grammar.date_word_at(here).filter(|(word, _)| word.role == DateRole::Day);
    let rest = parse::date::unfilled(grammar, here.get(day?.1..)?)?;
    Some(here.get(..here.len() - rest.len())?.trim_end().len())
}

/// The width of what a page sets between a citation and its title: the mark of a note, a link.
pub(super) fn set_in(grammar: &Grammar, here: &str) -> Option<usize> {
    let link = grammar.opener_at(here).filter(|(it, _)| it.role == OpenerRole::Link);
    let leads = |width: &usize| {
        let behind = here.get(*width..).and_then(|it| it.strip_prefix(' '));
        let opener = behind.and_then(|it| grammar.opener_at(it)).map(|(it, _)| it.role);
        matches!(opener, Some(OpenerRole::Subject | OpenerRole::Issuer))
    };
    link.map(|it| it.1).filter(leads).or_else(|| {
        let figures = here.strip_prefix('[')?.split_once(']')?.0;
        let is_mark = figures.bytes().all(|it| it.is_ascii_digit()) && figures.len() < 4;
        (is_mark && !figures.is_empty()).then_some(figures.len() + 2)
    })
}

/// `hồi 16 giờ 30 phút ngày 20/7/2025`: the width of the hour before a day.
pub(super) fn hour(grammar: &Grammar, here: &str) -> Option<usize> {
    let (_, width) = grammar.date_word_at(here).filter(|(it, _)| it.role == DateRole::Hour)?;
    let near = here.get(..here.floor_char_boundary(HOUR))?;
    let mut starts = near.match_indices(' ').map(|(at, _)| at + 1).filter(|at| *at > width);
    let day = starts
        .find(|at| here.get(*at..).is_some_and(|it| parse::date::dated(grammar, it).is_ok()))?;
    let hour = here.get(width..day)?;
    let is_hour = hour.contains(|it: char| it.is_ascii_digit());
    (is_hour && !hour.contains([',', ';', '.', '\n', '('])).then_some(day)
}

/// The width of an aside in brackets at this offset.
pub(super) fn aside(words: &str, at: usize) -> Option<usize> {
    let rest = words.get(at..words.floor_char_boundary(at + ASIDE))?;
    let rest = rest.strip_prefix('(')?;
    let close = rest.find([')', '\n'])?;
    rest.get(close..)?.starts_with(')').then_some(close + 2)
}

/// `ngày 23 tháng 4 năm 2018 Chính phủ về …`, `01/2007/NQ-HĐTP TANDTC ngày …`: a body of the table
/// between the day and the title, or before the day, without the word that says whose.
pub(super) fn unowned<'t>(grammar: &Grammar, here: &'t str, is_dated: bool) -> Option<&'t str> {
    grammar.issuer_at(here)?;
    let issuer = parse::issuer::issuer(grammar, here)?;
    let behind = here.get(issuer.len()..)?.trim_start();
    let opens = grammar.opener_at(behind).is_some_and(|(it, _)| it.about);
    let dated = || parse::date::dated(grammar, behind).is_ok();
    (if is_dated { opens } else { dated() }).then_some(issuer)
}

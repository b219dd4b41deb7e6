//! The day and the place of issue of the text itself.

use super::Zone;
use crate::{
    extract::edge::{self, ENDS, is_sign},
    grammar::{DateRole, Grammar, Hit, Mark, MarkRole, OpenerRole, Returns},
    model::{CivilDate, Date, Header, Origin},
    parse,
    text::{Text, offset},
};

/// How much of the end is looked at for a line of place and date, in bytes; the only one in 377 official
/// texts begins 112 before it.
const END: usize = 2500;
/// How much of the end may hold the sentence of adoption, in bytes; the farthest of 34 begins 5,684
/// before it.
const ADOPTION: usize = 6000;
/// The longest name of a place, in bytes; the longest of 322 has 27.
const PLACE: usize = 60;

/// A line of place and date; the date may have been left blank.
#[derive(Debug, Clone, Copy)]
struct Day<'t> {
    /// The place.
    place: &'t str,
    /// The date, when it was filled in.
    date: Option<Date<'t>>,
}

/// `Sơn La, ngày 05 tháng 5 năm 2023` in the head: alone on its line or cell, or behind the own
/// number or the motto.
///
/// A sentence goes on behind its date, or begins with more than a place: it tells a story.
fn of_head<'t>(text: &'t Text, zone: Zone<'t>, grammar: &Grammar) -> Option<Day<'t>> {
    let lines = text.written_lines(zone.words);
    days(zone.words, grammar).find_map(|(before, day, after)| {
        let ends = after.is_empty() || is_heading(after) || begins_line(&lines, after);
        (ends && (is_head(zone, before) || begins_line(&lines, day.place))).then_some(day)
    })
}

/// `Bản án số: 19/2021/HS-ST` / `Ngày: 10 - 3 - 2021`: the date right behind the own number.
fn below_number<'t>(zone: Zone<'t>, grammar: &Grammar) -> Option<Date<'t>> {
    let number = zone.symbol?;
    let behind = zone.words.get(offset(zone.words, number)? + number.len()..)?;
    let dated = behind.trim_start_matches(|it| it == '\n' || is_sign(it));
    let (_, width) = grammar.date_word_at(dated).filter(|it| it.0.role == DateRole::Day)?;
    let date = dated.get(width..)?.trim_start_matches([':', ' ']);
    parse::date::bare(grammar, date).ok().map(|(_, date)| date)
}

/// Whether words stand where a line of the file begins.
pub(super) fn begins_line(lines: &[&str], words: &str) -> bool {
    lines.iter().any(|line| std::ptr::eq(line.trim_start().as_ptr(), words.as_ptr()))
}

/// The line of place and date above the signature, where there is just one.
fn closing<'t>(words: &'t str, grammar: &Grammar) -> Option<Day<'t>> {
    let end = words.get(words.ceil_char_boundary(words.len().saturating_sub(END))..)?;
    let mut lines = days(end, grammar)
        .filter(|(before, day, after)| before.is_empty() && after.is_empty() && day.date.is_some());
    let (.., first) = lines.next().map(|(before, day, after)| (before, after, day))?;
    lines.all(|(_, day, _)| civil(&day) == civil(&first)).then_some(first)
}

fn civil(day: &Day<'_>) -> Option<CivilDate> {
    day.date.and_then(|date| date.civil())
}

/// `Luật này được Quốc hội … thông qua ngày 17 tháng 5 năm 2025`: acts of the National Assembly have
/// their date at the end.
fn adopted<'t>(words: &'t str, grammar: &Grammar, header: &Header<'_>) -> Option<Date<'t>> {
    let kind = header.kind?;
    let end = words.get(words.ceil_char_boundary(words.len().saturating_sub(ADOPTION))..)?;
    end.split('\n').rev().find_map(|line| {
        let line = line.trim_start_matches(|it: char| !it.is_alphanumeric());
        let (own, width) = grammar.kind_at(line)?;
        let rest = line.get(width..)?.trim_start();
        let is_own = own.code == kind.code
            && grammar.return_at(rest).is_some_and(|(row, _)| row.means == Returns::Itself);
        let mut starts = rest.match_indices(' ').map(|(at, _)| at + 1);
        starts.by_ref().filter(|_| is_own).find_map(|at| {
            let date = rest.get(at..)?;
            let (word, _) = grammar.date_word_at(date)?;
            let passed = word.role == DateRole::Issue;
            passed.then(|| parse::date::dated(grammar, date).ok())?.map(|(_, date)| date)
        })
    })
}

/// The lines of place and date: what stands before the place in its line, the day, what follows.
fn days<'t>(
    words: &'t str,
    grammar: &Grammar,
) -> impl Iterator<Item = (&'t str, Day<'t>, &'t str)> {
    words.split(ENDS).flat_map(move |line| {
        let starts = line.match_indices(' ').map(|(at, _)| at + 1).chain([0]);
        starts.filter_map(move |at| {
            let (before, dated) = line.split_at_checked(at)?;
            let (word, width) = grammar.date_word_at(dated)?;
            if word.role != DateRole::Day {
                return None;
            }
            let (before, place) = place(grammar, before)?;
            let (rest, date) = match parse::date::dated(grammar, dated) {
                Ok((rest, date)) => (rest, Some(date)),
                Err(_) => (parse::date::unfilled(grammar, dated.get(width..)?)?, None),
            };
            Some((
                before,
                Day { place, date },
                rest.trim_start_matches(|it| is_sign(it) || ".;".contains(it)),
            ))
        })
    })
}

/// The place that ends these words, and the words before it.
fn place<'t>(grammar: &Grammar, before: &'t str) -> Option<(&'t str, &'t str)> {
    let line = before.trim_end().trim_end_matches(',').trim_end();
    let mut start = line.len();
    while let Some(rest) = line.get(..start).map(str::trim_end).filter(|it| !it.is_empty()) {
        let at = rest.rfind(' ').map_or(0, |at| at + 1);
        let word = rest.get(at..)?;
        // `thành phố`: a level of two words.
        let two = rest.get(..at)?.trim_end().rfind(' ').map_or(0, |at| at + 1);
        let is_level = |from: usize| {
            let words = rest.get(from..).unwrap_or_default();
            grammar.opener_at(words).is_some_and(|(opener, width)| {
                opener.role == OpenerRole::Level && width == words.len()
            })
        };
        let is_everywhere = |from: usize| {
            let words = rest.get(from..).unwrap_or_default();
            grammar.mark_at(words).is_some_and(|(mark, width)| {
                mark.role == MarkRole::Everywhere && width == words.len()
            })
        };
        // `Quận 7`: the number of a place, behind its level.
        let before = rest.get(..at).map(str::trim_end).unwrap_or_default();
        let figures = word.len() <= 2 && word.bytes().all(|it| it.is_ascii_digit());
        let is_numbered = figures && {
            let last = before.rfind(' ').map_or(0, |at| at + 1);
            let level = before.get(last..).and_then(|it| grammar.opener_at(it));
            level.is_some_and(|(it, _)| it.role == OpenerRole::Level)
        };
        let is_dash = start < line.len() && matches!(word, "-" | "–") && named(rest, at);
        if is_dash || is_numbered || is_name(word) || is_level(at) {
            start = at;
        } else if is_everywhere(two) || is_level(two) {
            start = two;
        } else {
            break;
        }
    }
    let (rest, place) = line.split_at_checked(start)?;
    (!place.is_empty() && place.len() <= PLACE && place.starts_with(char::is_uppercase))
        .then(|| (rest.trim(), place.trim()))
}

/// Whether a name ends before a dash: `Bà Rịa - Vũng Tàu`.
fn named(line: &str, dash: usize) -> bool {
    let before = line.get(..dash).unwrap_or_default().trim_end();
    before.rsplit(' ').next().is_some_and(is_name)
}

/// `Sơn`, `Rang-Tháp`, `Tp.HCM`, `TP.`: a word of a place's name; two may be written as one.
fn is_name(word: &str) -> bool {
    let is_part = |part: &str| {
        part.starts_with(char::is_uppercase)
            && part.chars().all(|it| it.is_alphabetic() || ".'".contains(it))
            && (part.contains(char::is_lowercase)
                || part.contains('.')
                || part.chars().count() == 1)
    };
    word.split(['-', '–']).all(is_part)
}

/// Whether only the own number, a motto or capitals stand before the place.
fn is_head(zone: Zone<'_>, before: &str) -> bool {
    let before = before.trim_end_matches(|it| is_sign(it) || it == '-');
    before.is_empty()
        || zone.symbol.is_some_and(|symbol| before.ends_with(symbol))
        || zone.motto.is_some_and(|motto| before.contains(motto))
        || before.ends_with(char::is_uppercase) && !before.contains(char::is_lowercase)
}

/// Whether a heading or what heads a letter goes on in the same line.
fn is_heading(after: &str) -> bool {
    let word = after.split(' ').next().unwrap_or_default();
    let mut letters = word.chars().filter(|it| it.is_alphabetic()).peekable();
    letters.peek().is_some() && word.len() > 1 && letters.all(char::is_uppercase)
        || after.starts_with(['(', '|'])
}

/// Reads the date into the header, with the place beside it.
pub(super) fn read<'t>(text: &'t Text, zone: Zone<'t>, grammar: &Grammar, header: &mut Header<'t>) {
    if zone.is_official
        && let Some(day) = of_head(text, zone, grammar)
    {
        header.place = Some(day.place);
        header.date = day.date;
        header.dated_by = day.date.map(|_| Origin::Head);
        return;
    }
    if let Some(date) = zone.date.or_else(|| below_number(zone, grammar)) {
        (header.date, header.dated_by) = (Some(date), Some(Origin::Head));
        return;
    }
    if let Some(date) = adopted(text.words(), grammar, header) {
        (header.date, header.dated_by) = (Some(date), Some(Origin::Adopted));
    } else if header.kind.is_some()
        && let Some(day) = closing(text.words(), grammar)
    {
        header.place = Some(day.place);
        (header.date, header.dated_by) = (day.date, Some(Origin::Closing));
    }
}

/// Completes the date of an act whose number was told only by a notice.
pub(super) fn complete<'t>(text: &'t Text, grammar: &Grammar, header: &mut Header<'t>) {
    if header.date.is_none()
        && let Some(date) = adopted(text.words(), grammar, header)
    {
        (header.date, header.dated_by) = (Some(date), Some(Origin::Adopted));
    }
}

/// Whether a mark of the head is among those that stand in these words.
pub(super) fn is_official(marks: &[(&Mark, Hit)], words: &str) -> bool {
    marks.iter().any(|(mark, hit)| match mark.role {
        MarkRole::Nation | MarkRole::Party => is_motto(words, *hit),
        MarkRole::Matter | MarkRole::Addressee => words.get(..hit.start).is_some_and(edge::begins),
        _ => false,
    })
}

/// Whether a motto stands here, and no sentence that names the nation.
pub(super) fn is_motto(words: &str, hit: Hit) -> bool {
    words.get(hit.start..hit.end).is_some_and(|it| !it.contains(char::is_lowercase))
        || words.get(..hit.start).is_some_and(|it| it.is_empty() || it.ends_with(['\n', '\t']))
}

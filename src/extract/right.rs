//! What stands behind a number and belongs to it: date, year, issuer.

use crate::{
    grammar::{DateRole, Grammar, OpenerRole, TurnRole},
    model::{Date, Symbol},
    parse,
};

/// The longest aside in brackets that is stepped over, in bytes.
const ASIDE: usize = 600;
/// How many bytes may name the session at which a law was passed.
const SESSION: usize = 80;
/// The longest title before a date, in bytes.
const TITLE: usize = 1200;

/// The words behind a number that belong to it.
#[derive(Debug, Default)]
pub(super) struct Tail<'t> {
    /// How far they reach.
    pub(super) end: usize,
    /// How far they reach before the first brackets.
    pub(super) near: usize,
    /// The date of issue.
    pub(super) date: Option<Date<'t>>,
    /// The year beside a name.
    pub(super) year: Option<u16>,
    /// Who issued.
    pub(super) issuer: Option<&'t str>,
    /// Where a title may begin.
    pub(super) title: usize,
    /// Where a title ends that stands before the date.
    pub(super) closes: Option<usize>,
    /// Whether the issuer is who is said to have done it: `do Bộ trưởng Bộ Y tế ban hành`.
    pub(super) is_agent: bool,
}

/// Reads the words behind a mention up to where the next one begins.
///
/// `next` says where the first mention behind an offset begins.
pub(super) fn tail<'t>(
    words: &'t str,
    grammar: &'t Grammar,
    end: usize,
    next: impl Fn(usize) -> usize,
) -> Tail<'t> {
    let mut tail = Tail { end, title: end, ..Tail::default() };
    let mut at = end;
    let mut limit = next(end);
    let mut aside_at = None;
    while let Some(rest) = words.get(at..limit) {
        let here = rest.trim_start_matches([' ', ',']);
        let comma = rest.trim_start_matches(' ').starts_with(',');
        at += rest.len() - here.len();
        if let Some(width) = aside(words, at) {
            let inner = words.get(at + 1..at + width).unwrap_or_default();
            if let (None, Ok((_, date))) = (tail.date, parse::date::dated(grammar, inner)) {
                tail.date = Some(date);
            }
            aside_at.get_or_insert(tail.end);
            at += width;
            limit = next(at);
            // An aside belongs to the mention only when something of it follows.
            continue;
        }
        // `Kế hoạch số 74/KH-SGDĐT, ngày 12/4/2025: học sinh tập trung`: a day of its own.
        let day = parse::date::dated(grammar, here).ok().filter(|_| comma);
        if day.is_some_and(|(rest, _)| rest.trim_start().starts_with(':')) {
            break;
        }
        match piece(grammar, here, &mut tail, comma) {
            Some(width) => {
                at += width;
                tail.end = at;
            }
            None => break,
        }
    }
    tail.title = at;
    tail.near = aside_at.unwrap_or(tail.end);
    tail
}

/// `Luật số 25/2008/QH12 Bảo hiểm y tế ngày 14/11/2008 của Quốc hội`: date and issuer behind the
/// title, where the year and the letters of the number agree with them.
///
/// `year_at` gives the year of the number that ends at an offset, when one does.
pub(super) fn behind_title<'t>(
    words: &'t str,
    grammar: &'t Grammar,
    symbol: &Symbol<'_>,
    near: &Tail<'t>,
    year_at: impl Fn(usize) -> Option<Option<u16>>,
) -> Option<Tail<'t>> {
    let year = symbol.year.filter(|_| near.date.is_none() && near.issuer.is_none())?;
    let from = words.len() - symbol_rest(words, symbol)?.len();
    let near = words.get(from..words.floor_char_boundary(from + TITLE))?;
    let line = near.split('\n').next()?;
    // `(1)`: the mark of a footnote.
    let title = line.strip_prefix(' ')?;
    let title = title.strip_prefix('(').and_then(|it| it.split_once(") ")).map_or(title, |it| it.1);
    let title = Some(title).filter(|it| it.starts_with(char::is_alphabetic))?;
    title.match_indices("ngày ").find_map(|(at, _)| {
        let (title, dated) = title.split_at_checked(at)?;
        let (behind, date) = parse::date::dated(grammar, dated).ok()?;
        // A date right behind another number is that one's, unless its year says otherwise.
        let last =
            from + behind_of(line, title).map(|rest| line.len() - rest)? + title.trim_end().len();
        let of_number = year_at(last).is_some_and(|it| it.is_none_or(|it| it == year));
        let ends = title.split("; ").skip(1).any(|item| {
            let named = grammar.kind_at(item).filter(|_| item.starts_with(char::is_uppercase));
            item.starts_with("số ") || named.is_some_and(|(kind, _)| !kind.generic)
        });
        // A day of another year is that of the number only where no other document is named, and
        // where it is no day of effect.
        let is_of_effect = || {
            let words =
                title.match_indices(' ').filter_map(|(at, _)| line_from(line, title, at + 1));
            words.filter_map(|it| Some((it, grammar.date_word_at(it)?))).any(
                |(it, (word, width))| {
                    let begins = behind_of(line, dated).map_or(0, |it| line.len() - it);
                    word.role != DateRole::Day && line.len() - it.len() + width > begins
                },
            )
        };
        let is_other = date.year != year && (names_another(grammar, title) || is_of_effect());
        if is_other || of_number || ends || title.trim().is_empty() {
            return None;
        }
        let behind = behind.trim_start().strip_prefix("của ")?;
        let issuer = parse::issuer::issuer(grammar, behind)?;
        issued_by(grammar, symbol, issuer).then_some(())?;
        let end = from + line.len() - behind_of(line, behind)? + issuer.len();
        let closes = Some(last);
        let begins = last - title.trim_end().len();
        Some(Tail {
            end,
            near: end,
            title: begins,
            date: Some(date),
            issuer: Some(issuer),
            closes,
            year: None,
            is_agent: false,
        })
    })
}

/// The words behind a symbol.
fn symbol_rest<'t>(words: &'t str, symbol: &Symbol<'_>) -> Option<&'t str> {
    let end = symbol.raw.as_ptr() as usize + symbol.raw.len();
    words.get(end.checked_sub(words.as_ptr() as usize)?..)
}

/// How much of a line stands from these words of it to its end.
fn behind_of(line: &str, words: &str) -> Option<usize> {
    let start = (words.as_ptr() as usize).checked_sub(line.as_ptr() as usize)?;
    line.len().checked_sub(start)
}

/// Whether a title names a document by its kind: `Nghị định`, and not `hướng dẫn`.
pub(super) fn names_another(grammar: &Grammar, title: &str) -> bool {
    grammar
        .kind_hits(title)
        .any(|hit| title.get(hit.start..).is_some_and(|kind| kind.starts_with(char::is_uppercase)))
}

/// A line from a place of its title on.
fn line_from<'t>(line: &'t str, title: &str, at: usize) -> Option<&'t str> {
    let begins = line.len() - behind_of(line, title)?;
    line.get(begins + at..)
}

/// Whether an issuer that is named may be whose letters a symbol has; unknown letters may be anybody's.
pub(super) fn may_issue(grammar: &Grammar, symbol: &Symbol<'_>, issuer: Option<&str>) -> bool {
    let letters = symbol.body().trim_end_matches(|it: char| it.is_ascii_digit());
    let is_known = grammar.issuers_of(letters).next().is_some();
    issuer.is_none_or(|issuer| !is_known || issued_by(grammar, symbol, issuer))
}

/// Whether the letters of a symbol are those of an issuer that is named.
pub(super) fn issued_by(grammar: &Grammar, symbol: &Symbol<'_>, issuer: &str) -> bool {
    let issuer = grammar.fold(issuer);
    symbol.issuer.split('-').any(|letters| {
        let letters = letters.trim_end_matches(|it: char| it.is_ascii_digit());
        let bodies = grammar.issuers_of(letters);
        let above = grammar
            .issuers_of(letters)
            .filter_map(|body| body.parent.as_deref())
            .flat_map(|letters| grammar.issuers_of(letters));
        bodies.chain(above).any(|body| {
            let mut names = std::iter::once(&body.name).chain(&body.also);
            names.any(|name| issuer.contains(&grammar.fold(name)))
        })
    })
}

/// Reads one piece, and says how wide it is.
fn piece<'t>(
    grammar: &'t Grammar,
    here: &'t str,
    tail: &mut Tail<'t>,
    comma: bool,
) -> Option<usize> {
    if tail.date.is_none()
        && let Ok((rest, date)) = parse::date::dated(grammar, here)
    {
        tail.date = Some(date);
        return Some(here.len() - rest.len());
    }
    if let Some((date, issuer, width)) = passed(grammar, here).filter(|_| tail.date.is_none()) {
        (tail.date, tail.issuer) = (Some(date), tail.issuer.or(Some(issuer)));
        return Some(width);
    }
    if let Some(width) = unfilled_date(grammar, here) {
        return Some(width);
    }
    if comma {
        return None;
    }
    if tail.year.is_none()
        && let Ok((rest, year)) = parse::date::year(grammar, here)
    {
        tail.year = Some(year);
        return Some(here.len() - rest.len());
    }
    let (opener, width) =
        grammar.opener_at(here).filter(|(it, _)| it.role == OpenerRole::Issuer)?;
    if tail.issuer.is_some() {
        return None;
    }
    let behind = here.get(width..)?;
    let issuer = behind.trim_start_matches(' ');
    // `của của UBND tỉnh`: a doubled word opens what one opens.
    let issuer = issuer.strip_prefix(opener.words.as_str()).map_or(issuer, str::trim_start);
    let blanks = behind.len() - issuer.len();
    let is_agent = grammar.turn_at(&opener.words, TurnRole::By).is_some();
    match parse::issuer::issuer(grammar, issuer) {
        // `do Bộ trưởng Bộ Nội vụ thực hiện`: who does something else did not issue.
        Some(read) if is_agent && !is_issued(grammar, issuer.get(read.len()..)?) => None,
        Some(read) => {
            (tail.issuer, tail.is_agent) = (Some(read), is_agent);
            Some(width + blanks + read.len())
        }
        // `của về công tác …`: the name is missing, and the subject is still there.
        None if opens_subject(grammar, issuer) && opener.words == "của" => Some(width),
        None => None,
    }
}

/// Whether a verb of issuing follows who acts, or nothing does.
fn is_issued(grammar: &Grammar, rest: &str) -> bool {
    let word = rest.trim_start_matches(' ');
    let begins = |role| grammar.opener_at(word).is_some_and(|(it, _)| it.role == role);
    !word.starts_with(char::is_alphanumeric)
        || begins(OpenerRole::Issues)
        || grammar.turn_at(word, TurnRole::Issues).is_some()
        || grammar.date_word_at(word).is_some_and(|(it, _)| it.role == DateRole::Issue)
}

/// `được Quốc hội khóa XV thông qua tại kỳ họp thứ 9 ngày 26 tháng 6 năm 2025`, `được Chính phủ ban
/// hành ngày 07/5/1995`: day and issuer, and how wide the words are.
fn passed<'t>(grammar: &'t Grammar, here: &'t str) -> Option<(Date<'t>, &'t str, usize)> {
    let behind = |words: &'t str, role| {
        let (_, width) = grammar.turn_at(words, role)?;
        words.get(width..)?.strip_prefix(' ')
    };
    let words = behind(here, TurnRole::Passive)?;
    let issuer = parse::issuer::issuer(grammar, words)?;
    let rest = words.get(issuer.len()..)?.trim_start();
    let end = |rest: &str| here.len() - rest.len();
    if let Ok((behind, date)) = parse::date::dated(grammar, rest) {
        // `được Thủ tướng Chính phủ ký ngày …`: the verb stands before the day.
        let signed = grammar.date_word_at(rest).is_some_and(|(it, _)| it.role == DateRole::Issue);
        return signed.then(|| (date, issuer, end(behind)));
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

/// `ngày     tháng     năm 2025`, `ngày / /2025`: the width of a date that was left blank.
fn unfilled_date(grammar: &Grammar, here: &str) -> Option<usize> {
    let is_date = |words: &str| grammar.date_word_at(words).map(|(_, width)| width);
    let (_, mut width) =
        grammar.date_word_at(here).filter(|(word, _)| word.role == DateRole::Day)?;
    let mut blanks = 0;
    while let Some(rest) = here.get(width..) {
        let gap = rest.find(|it: char| !(it.is_ascii_digit() || " ./…_-".contains(it)));
        let gap = gap.unwrap_or(rest.len());
        blanks += gap;
        width += gap;
        match here.get(width..).and_then(is_date) {
            Some(word) => width += word,
            None => break,
        }
    }
    (blanks > 2).then(|| here.get(..width).map_or(0, |it| it.trim_end().len()))
}

/// The width of an aside in brackets at this offset.
fn aside(words: &str, at: usize) -> Option<usize> {
    let rest = words.get(at..words.floor_char_boundary(at + ASIDE))?;
    let rest = rest.strip_prefix('(')?;
    let close = rest.find([')', '\n'])?;
    rest.get(close..)?.starts_with(')').then_some(close + 2)
}

fn opens_subject(grammar: &Grammar, here: &str) -> bool {
    grammar.opener_at(here).is_some_and(|(opener, _)| opener.role == OpenerRole::Subject)
        || here.starts_with(['“', '"'])
}

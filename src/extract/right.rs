//! Words behind a number that belong to it: date, year, issuer.

use crate::{
    grammar::{DateRole, Grammar, Hit, OpenerRole, TurnRole},
    model::{Kind, Symbol},
    parse,
    text::offset,
};

mod acted;
mod between;
mod tail;

pub(super) use acted::signed;
pub(super) use tail::Tail;

/// How far behind a day who acts on it may be named with a verb, in bytes.
const ACTOR: usize = 90;
/// The longest title before a date, in bytes.
const TITLE: usize = 1200;

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
        if let Some(width) = between::aside(words, at) {
            let inner = words.get(at + 1..at + width - 1).unwrap_or_default();
            tail.date = tail.date.or_else(|| acted::day_in(grammar, inner));
            // `Luật Cạnh tranh (2018)`.
            tail.year = tail.year.or_else(|| {
                let bare =
                    parse::date::bare_year(&format!(" {inner}")).filter(|_| inner.len() == 4);
                let said = || parse::date::year(grammar, inner).ok().filter(|it| it.0.is_empty());
                bare.map(|it| it.1).or_else(|| said().map(|it| it.1))
            });
            aside_at.get_or_insert(tail.end);
            at += width;
            limit = next(at);
            // An aside belongs to the mention only when something of it follows.
            continue;
        }
        // `của Chính phủ[6] quy định …`, `năm 2025 TẢI VỀ về …`.
        let set_in = between::set_in(grammar, here).filter(|_| !comma);
        if let Some(width) = set_in {
            aside_at.get_or_insert(tail.end);
            at += width;
            continue;
        }
        if let Some(width) = between::hour(grammar, here).filter(|_| tail.date.is_none()) {
            at += width;
            continue;
        }
        // `Kế hoạch số 74/KH-SGDĐT, ngày 12/4/2025: học sinh tập trung`: a day of its own.
        let day = parse::date::dated(grammar, here).ok().filter(|_| comma);
        if day.is_some_and(|(rest, _)| is_told(grammar, rest)) {
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
    if near.date.is_some() || near.issuer.is_some() {
        return None;
    }
    let from = offset(words, symbol.raw)? + symbol.raw.len();
    let near = words.get(from..words.floor_char_boundary(from + TITLE))?;
    let line = near.split('\n').next()?;
    // `(1)`: the mark of a footnote.
    let title = line.strip_prefix(' ')?;
    let title = title.strip_prefix('(').and_then(|it| it.split_once(") ")).map_or(title, |it| it.1);
    let title = Some(title).filter(|it| it.starts_with(char::is_alphabetic))?;
    let begins = offset(line, title)?;
    days(grammar, title).find_map(|at| {
        let is_other = || is_other(grammar, symbol, title, at);
        let (title, dated) = title.split_at_checked(at)?;
        let (behind, date) = parse::date::dated(grammar, dated).ok()?;
        let of_number = |end: usize| {
            year_at(end).is_some_and(|it| it.zip(symbol.year).is_none_or(|(one, two)| one == two))
        };
        // A date right behind another number is that one's, unless its year says otherwise.
        let last = from + begins + title.trim_end().len();
        let is_far = match symbol.year {
            Some(year) => date.year != year && is_other(),
            // Without the year only a comma parts the date from what the title tells of.
            None => !title.trim_end().ends_with(',') || is_other(),
        };
        if is_far || of_number(last) || ends(grammar, title) || title.trim().is_empty() {
            return None;
        }
        let behind = behind.trim_start();
        let behind = behind.get(grammar.owner_at(behind)?..)?.trim_start();
        let issuer = parse::issuer::issuer(grammar, behind)?;
        let ends_line =
            behind.get(issuer.len()..).is_some_and(|it| matches!(it.trim(), "" | ";" | "."));
        let is_whole = ends_line && symbol.year == Some(date.year) && is_plain(grammar, title);
        (is_whole || issued_by(grammar, symbol, issuer)).then_some(())?;
        let end = from + offset(line, behind)? + issuer.len();
        Some(Tail {
            end,
            near: end,
            title: from + begins,
            date: Some(date),
            issuer: Some(issuer),
            closes: Some(last),
            year: None,
            is_agent: false,
        })
    })
}

/// The offsets at which a day may begin in a title.
fn days(grammar: &Grammar, title: &str) -> impl Iterator<Item = usize> {
    let starts = title.match_indices(' ').map(|(at, _)| at + 1);
    starts.filter(|at| {
        let word = title.get(*at..).and_then(|it| grammar.date_word_at(it));
        word.is_some_and(|(it, _)| it.role == DateRole::Day)
    })
}

/// Whether a title speaks of no other document, so that nothing else can have the day behind it.
fn is_plain(grammar: &Grammar, title: &str) -> bool {
    let opener = grammar.opener_at(title);
    opener.is_some_and(|(it, _)| it.role == OpenerRole::Subject)
        && grammar.kind_hits(title).all(|hit| hit.start == 0)
}

/// Whether an item of a list begins in a title: the title has ended before it.
fn ends(grammar: &Grammar, title: &str) -> bool {
    title.split("; ").skip(1).any(|item| {
        let named = grammar.kind_at(item).filter(|_| item.starts_with(char::is_uppercase));
        grammar.behind_label(item).is_some() || named.is_some_and(|(kind, _)| !kind.generic)
    })
}

/// Whether the day at an offset of a line is that of another document that the words before it name,
/// or one of effect. A law that another body passes has no part in what is said of the number.
fn is_other(grammar: &Grammar, symbol: &Symbol<'_>, line: &str, day: usize) -> bool {
    let title = line.get(..day).unwrap_or_default();
    let word = line.get(day..).and_then(|it| grammar.date_word_at(it));
    let until = day + word.map_or(0, |(_, width)| width);
    let mut starts = title.match_indices(' ').map(|(at, _)| at + 1);
    let body = symbol.bare_body();
    let may_be = |kind: &Kind| kind.passed_by.as_ref().is_none_or(|passes| passes == body);
    kinds_named(grammar, title).any(may_be)
        || starts.any(|at| {
            let word = line.get(at..).and_then(|it| grammar.date_word_at(it));
            word.is_some_and(|(word, width)| word.role != DateRole::Day && at + width >= until)
        })
}

/// Whether a title names a document by its kind: `Nghị định`, and not `hướng dẫn`.
pub(super) fn names_another(grammar: &Grammar, title: &str) -> bool {
    kinds_named(grammar, title).next().is_some()
}

/// The kinds whose names a title writes with a capital letter.
fn kinds_named<'g>(grammar: &'g Grammar, title: &'g str) -> impl Iterator<Item = &'g Kind> {
    let is_name =
        |hit: &Hit| title.get(hit.start..).is_some_and(|kind| kind.starts_with(char::is_uppercase));
    grammar.kind_hits(title).filter(is_name).filter_map(|hit| grammar.kind(hit.row))
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

/// Whether a day behind a comma begins a clause of its own: `, ngày 12/4/2025: học sinh tập trung`,
/// `, ngày 20/3/2023 đoàn kiểm tra làm việc`.
fn is_told(grammar: &Grammar, behind: &str) -> bool {
    let here = behind.trim_start_matches(' ');
    if here.starts_with(':') {
        return true;
    }
    let near = here.get(..here.floor_char_boundary(ACTOR)).unwrap_or(here);
    let clause = near.split([',', ';', '.', ':', '\n', '(', '“', '"']).next().unwrap_or_default();
    let opens = |at: usize| {
        let words = clause.get(at..)?;
        let mut does = [TurnRole::Does, TurnRole::Verb].into_iter();
        let does = does.any(|role| grammar.turn_at(words, role).is_some());
        let opener = grammar.opener_at(words).map(|(it, _)| it.role);
        match opener {
            Some(OpenerRole::Issues) => Some(true),
            Some(OpenerRole::Subject | OpenerRole::Issuer) if !does => Some(false),
            _ if grammar.cue_at(words).is_some() && !does => Some(false),
            _ => does.then_some(true),
        }
    };
    let first = clause.starts_with(char::is_alphabetic) && opens(0).is_none();
    let mut starts = clause.match_indices(' ').map(|(at, _)| at + 1);
    first && starts.find_map(opens) == Some(true)
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
    if let Some((date, issuer, width)) =
        acted::passed(grammar, here).filter(|_| tail.date.is_none())
    {
        (tail.date, tail.issuer) = (Some(date), tail.issuer.or(Some(issuer)));
        return Some(width);
    }
    if let Some(width) = between::unfilled_date(grammar, here) {
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
    if let Some((year, width)) = between::bare_year(grammar, here).filter(|_| tail.year.is_none()) {
        tail.year = Some(year);
        return Some(width);
    }
    if tail.issuer.is_none()
        && let Some(issuer) = between::unowned(grammar, here, tail.date.is_some())
    {
        tail.issuer = Some(issuer);
        return Some(issuer.len());
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
            let behind = issuer.get(read.len()..).unwrap_or_default();
            let seat = parse::issuer::seat(grammar, read, behind);
            let term = behind.get(seat..).map_or(0, |it| parse::issuer::term(grammar, it));
            Some(width + blanks + read.len() + seat + term)
        }
        // `của về công tác …`: the name is missing, and the subject is still there.
        None if opens_subject(grammar, issuer) && !is_agent => Some(width),
        None => None,
    }
}

/// `do Bộ Y tế ban hành`, `của Chủ tịch nước`: the issuer that stands behind a title, if the letters of
/// the number may be its own; without a verb they must be.
pub(super) fn behind_words<'t>(
    grammar: &Grammar,
    symbol: &Symbol<'_>,
    behind: &'t str,
) -> Option<&'t str> {
    let here = behind.trim_start_matches(' ');
    let (opener, width) =
        grammar.opener_at(here).filter(|(it, _)| it.role == OpenerRole::Issuer)?;
    let issuer = parse::issuer::issuer(grammar, here.get(width..)?.trim_start())?;
    let rest = here.get(offset(here, issuer)? + issuer.len()..)?;
    let acts = grammar.turn_at(&opener.words, TurnRole::By).is_some();
    let is_done = rest.starts_with(' ') && is_issued(grammar, rest);
    let fits = if acts {
        is_done && may_issue(grammar, symbol, Some(issuer))
    } else {
        issued_by(grammar, symbol, issuer)
    };
    fits.then_some(issuer)
}

/// Whether a verb of issuing follows who acts, or nothing does.
fn is_issued(grammar: &Grammar, rest: &str) -> bool {
    let word = rest.trim_start_matches(' ');
    // `ký ban hành` issues; `ký` alone says who signed for the body.
    let issues = |verb: &str| {
        let mut starts = verb.match_indices(' ').map(|(at, _)| at + 1);
        starts.any(|at| {
            verb.get(at..).is_some_and(|it| grammar.turn_at(it, TurnRole::Issues).is_some())
        })
    };
    let opener = grammar.opener_at(word).filter(|(it, _)| it.role == OpenerRole::Issues);
    // `do Văn phòng đăng ký đất đai, Chi nhánh … thực hiện`: behind a comma another may act.
    !word.starts_with(|it: char| it.is_alphanumeric() || it == ',')
        || opener.is_some_and(|(it, _)| issues(&it.words))
        || grammar.turn_at(word, TurnRole::Issues).is_some()
        || grammar.date_word_at(word).is_some_and(|(it, _)| it.role == DateRole::Issue)
}

fn opens_subject(grammar: &Grammar, here: &str) -> bool {
    grammar.opener_at(here).is_some_and(|(opener, _)| opener.role == OpenerRole::Subject)
        || here.starts_with(['“', '"'])
}

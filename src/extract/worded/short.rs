//! Kinds with a bare number.

use std::collections::{BTreeSet, HashSet};

use super::mention;
use crate::{
    extract::{around, left, right, scan::Found, sentence::Head},
    grammar::{DateRole, Grammar, Hit, OpenerRole, TurnRole},
    model::{Form, Kind, Mention, Quirk, WHOLE_SINCE, YEARS},
    parse,
};

/// A kind with a bare number: `Nghị định 30`, `Nghị quyết số 57`.
pub(super) fn short<'t>(
    words: &'t str,
    grammar: &'t Grammar,
    kind: &'t Kind,
    hit: &Hit,
    (cited, next): (&HashSet<(&str, &str)>, &impl Fn(usize) -> usize),
) -> Option<Head<'t>> {
    let here = words.get(hit.end..).filter(|_| kind.short)?;
    if !words.get(hit.start..)?.starts_with(char::is_uppercase) {
        return None;
    }
    let number = here.trim_start_matches(' ');
    let labelled = grammar.behind_label(number);
    let says_number = labelled.is_some();
    let number = labelled.unwrap_or(number).trim_start_matches(' ');
    let figures = number.find(|it: char| !it.is_ascii_digit()).unwrap_or(number.len());
    let figures = figures + letter(grammar, number.get(figures..)?, figures);
    let (number, rest) = number.split_at_checked(figures)?;
    // `Nghị định số 13/2023`: the letters were left out.
    let year = year_behind(rest).filter(|width| {
        let behind = rest.get(*width..).unwrap_or_default().trim_start_matches([' ', ',']);
        let told = says_number && (is_dated(grammar, behind) || grammar.owner_at(behind).is_some());
        (kind.with_year || told) && !number.is_empty()
    });
    let rest = year.and_then(|width| rest.get(width..)).unwrap_or(rest);
    let goes_on =
        rest.starts_with(['/', '-', '%', '_']) || rest.starts_with(|it: char| it.is_alphanumeric());
    let decimal =
        rest.starts_with(['.', ',']) && rest.chars().nth(1).is_some_and(|it| it.is_ascii_digit());
    // `Kế hoạch 35, Hướng dẫn 9 và …`: one figure alone is a number where a mark follows it.
    let is_item = number.len() > 1 || rest.starts_with([',', ';']);
    // `Nghị quyết 68 đặt ra`: the text cites that number with its letters.
    let is_cited = || cited.contains(&(kind.code.as_str(), number.trim_start_matches('0')));
    let counts = !says_number
        && year.is_none()
        && (!is_item || !kind.with_year && counts(grammar, rest))
        && !(number.len() > 1 && is_cited());
    // `Kế hoạch 2026`: a year, and no number.
    let is_year = !says_number && number.len() == 4 && number.starts_with("20");
    if number.is_empty() || number.len() > 5 || goes_on || decimal || counts || is_year {
        return None;
    }
    let end = words.len() - rest.len();
    let tail = right::tail(words, grammar, end, next);
    let mention = mention(words, hit.start, end, tail.end, Form::Short, kind);
    let mention = Mention {
        kind_words: words.get(hit.start..hit.end),
        pinpoint: left::pinpoint(words, grammar, hit.start),
        quirks: year.map(|_| Quirk::CutShort).into_iter().collect(),
        ..tail.told_of(mention)
    };
    let mention = around::ahead(words, grammar, hit.start, false).told_of(mention);
    Some(Head { mention, end: tail.near.max(end), title: tail.title, closes: None })
}

/// `theo NĐ 168`: the code of a kind with the number of a document that the text cites with all its
/// letters; elsewhere such letters may mean anything.
pub(super) fn coded<'t>(
    words: &'t str,
    grammar: &'t Grammar,
    cited: &HashSet<(&str, &str)>,
    next: &impl Fn(usize) -> usize,
) -> Vec<Head<'t>> {
    let codes: BTreeSet<_> = cited.iter().map(|it| it.0).filter(|it| it.len() > 1).collect();
    let mut heads = Vec::new();
    for code in codes {
        // `CV 1025`: such letters are among the names of the kind.
        let named = grammar.kind_at(code).is_some();
        let kind = grammar.kind_of_code(code).filter(|it| it.code == code && !named);
        let Some(kind) = kind else { continue };
        for start in memchr::memmem::find_iter(words.as_bytes(), code.as_bytes()) {
            let number = start + code.len();
            let clings = words.get(..start).is_some_and(|it| {
                it.ends_with(|it: char| it.is_alphanumeric() || "/-–_.".contains(it))
                    || left::is_form(grammar, it)
            });
            let rest = words.get(number..).filter(|_| !clings).unwrap_or_default();
            let figures = rest.strip_prefix(' ').unwrap_or(rest);
            let width = figures.find(|it: char| !it.is_ascii_digit()).unwrap_or(figures.len());
            let (figures, behind) = figures.split_at(width);
            let goes_on =
                behind.starts_with(|it: char| it.is_alphanumeric() || "/-_%".contains(it));
            if goes_on || width < 2 || !cited.contains(&(code, figures.trim_start_matches('0'))) {
                continue;
            }
            let end = words.len() - behind.len();
            let tail = right::tail(words, grammar, end, next);
            let mention = mention(words, start, end, tail.end, Form::Short, kind);
            let pinpoint = left::pinpoint(words, grammar, start);
            let kind_words = words.get(start..number);
            let mention = Mention { kind_words, pinpoint, ..tail.told_of(mention) };
            let end = tail.near.max(end);
            heads.push(Head { mention, end, title: tail.title, closes: None });
        }
    }
    heads
}

/// The width of the letter that a number ends with: `30a của Chính phủ`, `22-C ngày 18-2-1946`.
///
/// Only who issued it, or its day, tells that the letter is its own.
fn letter(grammar: &Grammar, rest: &str, figures: usize) -> usize {
    let small = rest.chars().next().filter(|it| it.is_lowercase());
    let series = rest.strip_prefix('-').and_then(|it| it.chars().next());
    let series = series.filter(char::is_ascii_uppercase);
    let width = small.map_or(0, char::len_utf8) + series.map_or(0, |it| 1 + it.len_utf8());
    let behind = rest.get(width..).unwrap_or_default();
    let here = behind.trim_start_matches([' ', ',']);
    let is_told = is_dated(grammar, here) || series.is_none() && grammar.owner_at(here).is_some();
    let ends = !behind.starts_with(|it: char| it.is_alphanumeric() || "/-–.".contains(it));
    if figures > 0 && ends && is_told { width } else { 0 }
}

/// Kind and number of a citation that may be taken up by these two alone.
pub(super) fn cited_as<'t>(found: &Found<'t>) -> Option<(&'t str, &'t str)> {
    let kind = found.lead.kind.filter(|kind| kind.short)?;
    Some((kind.code.as_str(), found.symbol.number.trim_start_matches('0')))
}

/// Whether a day follows: `Nghị quyết số 98/2023 ngày 24/6/2023`.
fn is_dated(grammar: &Grammar, behind: &str) -> bool {
    grammar.date_word_at(behind).is_some_and(|(it, _)| it.role == DateRole::Day)
}

/// The width of a year behind a number, `/2023`, where no letters follow it.
fn year_behind(rest: &str) -> Option<usize> {
    let year = rest.strip_prefix('/')?.get(..4)?.parse::<u16>().ok()?;
    let ends = rest.get(5..)?;
    let goes_on = ends.starts_with(char::is_alphanumeric)
        || ends.starts_with(['/', '-', '–'])
        || ends.starts_with(" /")
        || ends.starts_with(" -");
    ((WHOLE_SINCE..=*YEARS.end()).contains(&year) && !goes_on).then_some(5)
}

/// Whether the number counts things: a small word follows that opens nothing.
fn counts(grammar: &Grammar, rest: &str) -> bool {
    let word = rest.trim_start_matches(' ');
    let follows = word.starts_with(char::is_lowercase);
    let dated = || match grammar.date_word_at(word).map(|(it, _)| it.role) {
        Some(DateRole::Day | DateRole::Month) => parse::date::dated(grammar, word).is_ok(),
        Some(DateRole::Year) => parse::date::year(grammar, word).is_ok(),
        role => role.is_some(),
    };
    let opens = grammar.opener_at(word).is_some_and(|(it, _)| it.role != OpenerRole::Modifier)
        || grammar.return_at(word).is_some()
        || dated()
        || grammar.turn_at(word, TurnRole::Joint).is_some();
    follows && !opens
}

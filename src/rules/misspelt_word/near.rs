//! Words of a citation whose marks went astray, or that lost a syllable; no list can have them all.

use memchr::memmem;

use crate::{
    grammar::{DateRole, Grammar, MarkRole, Returns, fold},
    model::{Kind, Mention, Quirk, Style, Symbol},
    rules::Case,
};

/// A word that is not what it should be, and what it should be.
pub(super) type Slip<'t> = (&'t str, String);

/// How far before a number its words are looked at, in bytes: the longest kind with its label.
const NEAR: usize = 64;
/// A name of so many letters may have one wrong.
const LONG: usize = 6;

/// What stands between a kind and its number.
#[derive(Debug, Clone, Copy)]
enum Label<'t> {
    Nothing,
    Right,
    /// `sổ`, `so`: it differs in its marks only.
    Near(&'t str),
}

/// The misspelt words before and behind the number of a citation.
pub(super) fn slips<'t>(case: &Case<'_, 't>, mention: &Mention<'t>) -> Vec<Slip<'t>> {
    let Some(symbol) = mention.symbol.as_ref().filter(|it| !it.number.is_empty()) else {
        return Vec::new();
    };
    let before = case.before(mention.words);
    let from = before.ceil_char_boundary(before.len().saturating_sub(NEAR));
    let before = before.get(from..).unwrap_or_default();
    // Marks may have been left out up to the number.
    if before.is_ascii() || mention.quirks.contains(&Quirk::Elided) {
        return Vec::new();
    }
    let mut slips = ahead(case.grammar, symbol, before);
    slips.extend(mention.issuer.and_then(|issuer| body(case.grammar, symbol, issuer)));
    if mention.date.is_none() {
        slips.extend(behind(case.grammar, case.behind(mention.words)));
    }
    slips
}

/// Slips of the kind that the letters tell, and of the word between it and the number.
fn ahead<'t>(grammar: &Grammar, symbol: &Symbol<'_>, before: &'t str) -> Vec<Slip<'t>> {
    let (lead, label) = labelled(grammar, before.trim_end_matches([' ', ':']));
    let is_kind = |words: &str| grammar.kind_at(words).is_some_and(|it| it.1 == words.len());
    let names = || kinds(grammar, symbol).map(|kind| kind.name.as_str());
    let also = kinds(grammar, symbol).flat_map(|kind| kind.also.iter().map(String::as_str));
    let is_said = names().chain(also).filter_map(|name| last(lead, name)).any(is_kind);
    let kind = || names().find_map(|name| misspelt(lead, name, label, symbol));
    let kind = if is_said { None } else { kind() };
    let Label::Near(word) = label else { return kind.into_iter().collect() };
    if kind.is_none() && !is_said {
        return Vec::new();
    }
    let number = grammar.marked(MarkRole::Number).find(|it| fold(it) == fold(word));
    kind.into_iter().chain(number.map(|right| (word, like(right, word)))).collect()
}

/// `Chỉnh phủ` beside 50/2021/NĐ-CP: the name of the body that the letters tell.
fn body<'t>(grammar: &Grammar, symbol: &Symbol<'_>, issuer: &'t str) -> Option<Slip<'t>> {
    if grammar.issuer_at(issuer).is_some_and(|(_, width)| width == issuer.len()) {
        return None;
    }
    let starts = issuer.match_indices(' ').map(|(at, _)| at + 1);
    let starts: Vec<_> = std::iter::once(0).chain(starts).collect();
    let mut bodies = grammar.issuers_of(symbol.body());
    bodies.find_map(|body| {
        let count = body.name.split(' ').count();
        let mut here = starts.iter().filter_map(|&at| {
            let rest = issuer.get(at..)?;
            let end = rest.match_indices(' ').nth(count - 1).map_or(rest.len(), |(at, _)| at);
            rest.get(..end)
        });
        // Commas and dashes between the parts of a name are no matter of marks.
        let letters = |words: &str| grammar.fold(words).replace(|it: char| !it.is_alphabetic(), "");
        let is_near =
            |words: &&str| fold(words) == fold(&body.name) && letters(words) != letters(&body.name);
        let words = here.find(is_near).filter(|words| !words.is_ascii())?;
        Some((words, like(&body.name, words)))
    })
}

/// The words before the label of a number, and what the label is.
fn labelled<'t>(grammar: &Grammar, lead: &'t str) -> (&'t str, Label<'t>) {
    if let Some(before) = grammar.before_label(lead) {
        return (before.trim_end(), Label::Right);
    }
    let word = lead.rsplit(' ').next().unwrap_or_default();
    let is_near = grammar.marked(MarkRole::Number).any(|it| it.len() > 1 && fold(it) == fold(word));
    match lead.strip_suffix(word) {
        Some(before) if is_near => (before.trim_end(), Label::Near(word)),
        _ => (lead, Label::Nothing),
    }
}

/// The kinds that the letters of a symbol may be those of.
fn kinds<'g>(grammar: &'g Grammar, symbol: &Symbol<'_>) -> impl Iterator<Item = &'g Kind> {
    let is_dispatch = symbol.code.is_empty() && symbol.style == Style::Dispatch;
    grammar.kinds().iter().filter(move |kind| {
        let mut codes = kind.state.iter().chain(&kind.party);
        let fits = codes.any(|code| *code == symbol.code);
        !kind.outside && (fits || is_dispatch && (kind.dispatch || kind.generic))
    })
}

/// As many of the last words as a name has.
fn last<'t>(lead: &'t str, name: &str) -> Option<&'t str> {
    let count = name.split(' ').count();
    let starts = lead.rmatch_indices(' ').map(|(at, _)| at + 1).chain([0]);
    let words = lead.get(starts.into_iter().nth(count - 1)?..)?;
    let words = words.trim_start_matches(|letter: char| !letter.is_alphabetic());
    let is_plain = words.chars().all(|letter| letter.is_alphabetic() || letter == ' ');
    // `^aQuyết định`: the mark of a note clings to it.
    let letters = words.chars().zip(words.chars().skip(1));
    let clings = letters.into_iter().any(|(one, next)| one.is_lowercase() && next.is_uppercase());
    (is_plain && !clings && words.split(' ').count() == count).then_some(words)
}

/// The name of a kind that is misspelt before a number, or of which the first word only is left.
fn misspelt<'t>(
    lead: &'t str,
    name: &str,
    label: Label<'_>,
    symbol: &Symbol<'_>,
) -> Option<Slip<'t>> {
    let (first, _) = name.split_once(' ')?;
    let is_told = matches!(label, Label::Right) && !symbol.code.is_empty();
    if let Some(words) = last(lead, name) {
        let (folded, right) = (fold(words), fold(name));
        let is_near = || is_told && right.len() >= LONG && differs_by_one(&folded, &right);
        if !words.is_ascii() && (folded == right || is_near()) {
            return Some((words, like(name, words)));
        }
    }
    // `Thông số 17/2025/TT-BTC`: the second word was lost.
    let word = last(lead, first).filter(|word| *word == first)?;
    is_told.then(|| (word, name.to_owned()))
}

/// Whether one letter was left out, typed too much or typed wrong.
fn differs_by_one(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let same = short.bytes().zip(long.bytes()).take_while(|(left, right)| left == right).count();
    let rest = long.bytes().skip(same + 1);
    match long.len() - short.len() {
        0 => same < short.len() && short.bytes().skip(same + 1).eq(rest),
        1 => short.bytes().skip(same).eq(rest),
        _ => false,
    }
}

/// Slips in the words of a date that could not be read: `ngày 03 thang 02 nam 2025`.
fn behind<'t>(grammar: &Grammar, near: &'t str) -> Vec<Slip<'t>> {
    let words = near.trim_start_matches([' ', ',']).split(' ').filter(|word| !word.is_empty());
    let words: Vec<&'t str> = words.take(6).collect();
    let &[day, first, month, second, year, third] = words.as_slice() else { return Vec::new() };
    let is_figure = |word: &str| {
        let figures = word.trim_end_matches(|it: char| !it.is_alphanumeric());
        !figures.is_empty() && figures.bytes().all(|it| it.is_ascii_digit())
    };
    if ![first, second, third].into_iter().all(is_figure) {
        return Vec::new();
    }
    let roles = [(day, DateRole::Day), (month, DateRole::Month), (year, DateRole::Year)];
    let mut slips = Vec::new();
    for (word, role) in roles {
        let is_right = grammar
            .date_word_at(word)
            .is_some_and(|(row, width)| row.role == role && width == word.len());
        let mut rows = grammar.date_words().iter().filter(|row| row.role == role);
        match rows.find(|row| fold(&row.words) == fold(word)) {
            Some(row) if !is_right => slips.push((word, like(&row.words, word))),
            Some(_) => {}
            None if is_right => {}
            None => return Vec::new(),
        }
    }
    slips
}

/// `Thông này quy định`: the text calls itself by half of the word for its kind.
pub(super) fn own<'t>(case: &Case<'_, 't>) -> Vec<Slip<'t>> {
    // In kinds of other texts the half is a word too: `Chương này`, `Tờ này`.
    let kind = case.report.header.kind.filter(|kind| kind.with_year);
    let Some((kind, (first, _))) = kind.and_then(|it| Some((it, it.name.split_once(' ')?))) else {
        return Vec::new();
    };
    let words = case.report.text.words();
    let pointed = |rest: &str| {
        let row = case.grammar.return_at(rest.strip_prefix(' ')?);
        row.filter(|(row, _)| row.means == Returns::Itself)
    };
    let places = memmem::find_iter(words.as_bytes(), first).filter_map(|at| {
        let (before, rest) = words.split_at_checked(at)?;
        let (word, rest) = rest.split_at_checked(first.len())?;
        let is_word = !before.ends_with(char::is_alphanumeric) && pointed(rest).is_some();
        is_word.then(|| (word, kind.name.clone()))
    });
    places.collect()
}

/// A word in the case of letters that another one has.
pub(super) fn like(right: &str, word: &str) -> String {
    let mut letters = word.chars().filter(|letter| letter.is_alphabetic());
    let is_capital = letters.next().is_some_and(char::is_uppercase);
    if is_capital && letters.all(char::is_uppercase) && word.chars().count() > 1 {
        return right.to_uppercase();
    }
    let mut rest = right.chars();
    let first = rest.next().into_iter();
    let first: String = if is_capital {
        first.flat_map(char::to_uppercase).collect()
    } else {
        first.flat_map(char::to_lowercase).collect()
    };
    first + rest.as_str()
}

//! Places where a number may stand: a fast look at every slash and hyphen, then the parsers.

mod elided;
mod free;

use super::{
    left::{self, Lead},
    spelt,
};
use crate::{
    grammar::{Grammar, Hit},
    model::{Quirk, Style, Symbol},
    parse,
    text::Text,
};

/// A number with its symbol, and what stands before it.
#[derive(Debug)]
pub(super) struct Found<'t> {
    /// Where number and symbol stand in the words.
    pub(super) start: usize,
    /// Where they end.
    pub(super) end: usize,
    /// What was read.
    pub(super) symbol: Symbol<'t>,
    /// The words before it that belong to it.
    pub(super) lead: Lead<'t>,
    /// Whether the number was left blank.
    pub(super) blank: bool,
}

/// The longest run of letters between a number and its hyphen, in bytes; the longest of 13 in 791
/// texts has two.
const LETTERS: usize = 16;
/// The longest run of dots and blanks that stands for a number, in bytes; the longest of 75 in 791
/// texts has 22.
const GAP: usize = 40;

/// Every number with a symbol, in the order of the text.
pub(super) fn numbers<'t>(text: &'t Text, grammar: &'t Grammar, hits: &[Hit]) -> Vec<Found<'t>> {
    let words = text.words();
    let mut found: Vec<Found<'t>> = Vec::new();
    let mut free = 0;
    for anchor in memchr::memchr2_iter(b'/', b'-', words.as_bytes()) {
        if anchor < free {
            continue;
        }
        let before = found.last();
        let read = match number_before(grammar, words, anchor, free) {
            Some(start) => numbered(text, grammar, hits, start, before),
            None => free::lettered(words, grammar, hits, (anchor, free))
                .or_else(|| blank(text, grammar, hits, anchor, free)),
        };
        if let Some(mut read) = read {
            found.extend(elided::before(words, grammar, hits, (&mut read, free)));
            free = read.end;
            found.push(read);
        }
    }
    let dashes = ["\u{2010}", "\u{2011}", "–", "—"];
    let heads = dashes.iter().flat_map(|dash| memchr::memmem::find_iter(words.as_bytes(), *dash));
    // A dash where the hyphen of a Party symbol should stand is rare enough for its own look.
    let mut heads: Vec<_> = heads.collect();
    heads.sort_unstable();
    found.sort_by_key(|it| it.start);
    let mut late: Vec<Found<'t>> = Vec::new();
    for head in heads {
        let before = found.partition_point(|it| it.start <= head);
        let near = before.checked_sub(1).and_then(|at| found.get(at));
        let taken = near.into_iter().chain(late.last()).any(|it| head < it.end);
        let start = number_before(grammar, words, head, 0).filter(|_| !taken);
        late.extend(start.and_then(|start| numbered(text, grammar, hits, start, None)));
    }
    found.extend(late);
    found.sort_by_key(|it| it.start);
    found
}

/// The beginning of the number that this slash or hyphen may belong to.
fn number_before(grammar: &Grammar, words: &str, anchor: usize, free: usize) -> Option<usize> {
    let bytes = words.as_bytes();
    let back = |mut at: usize, most: usize, is: fn(u8) -> bool| {
        let least = at.saturating_sub(most).max(free);
        while at > least && bytes.get(at - 1).is_some_and(|&byte| is(byte)) {
            at -= 1;
        }
        at
    };
    let at = back(anchor, 2, |byte| byte == b' ');
    let at =
        back(at, LETTERS, |byte| byte.is_ascii_alphabetic() || matches!(byte, 0xc4 | 0x90 | 0x91));
    let at = back(at, 1, |byte| byte == b' ');
    let end = at;
    let mut start = back(at, 7, |byte| byte.is_ascii_digit());
    if start == end {
        return None;
    }
    let dotted = back(start, 1, |byte| byte == b'.');
    let whole = back(dotted, 4, |byte| byte.is_ascii_digit());
    if dotted < start && whole < dotted && end - start <= 2 {
        start = whole;
    }
    // `3.215/SXD-QLN`: thousands in the number, which its label tells.
    let is_group = dotted < start && whole < dotted && end - start == 3;
    if is_group && is_labelled_apart(grammar, words.get(..whole)?) {
        return Some(start);
    }
    // `2O8`: a letter that looks like a figure stands among them.
    let misread = back(start, 1, |byte| matches!(byte, b'O' | b'o' | b'I' | b'l'));
    let whole = back(misread, 4, |byte| byte.is_ascii_digit());
    if misread < start && whole < misread {
        start = whole;
    }
    // `số l2`: where figures begin with such a letter, only the label tells that they do.
    let first = back(start, 1, |byte| matches!(byte, b'O' | b'o' | b'I' | b'l'));
    if first < start && is_labelled_apart(grammar, words.get(..first)?) {
        return Some(first);
    }
    let before = start.checked_sub(1).and_then(|at| bytes.get(at));
    let clings = before.is_some_and(|byte| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'=' | b'?')
            || *byte >= 0x80
    });
    (!clings || is_labelled(grammar, words.get(..start)?)).then_some(start)
}

/// `số 3`: the label stands before the figures, with a blank between.
fn is_labelled_apart(grammar: &Grammar, before: &str) -> bool {
    before.ends_with(' ') && grammar.before_label(before.trim_end()).is_some()
}

/// `số42/2022/NĐ-CP`, `No.120/2016/ND-CP`, `__165/2024/NĐ-CP__`: the label clings to the number.
fn is_labelled(grammar: &Grammar, before: &str) -> bool {
    ["No.", "__", "**"].iter().any(|label| before.ends_with(label))
        || grammar.before_label(before).is_some()
}

/// A number with a symbol at `start`, if its form and what stands before it allow.
fn numbered<'t>(
    text: &'t Text,
    grammar: &'t Grammar,
    hits: &[Hit],
    start: usize,
    before: Option<&Found<'t>>,
) -> Option<Found<'t>> {
    let words = text.words();
    let read = parse::symbol::symbol_in(grammar, words.get(start..)?).ok();
    // `03/CV-06`: the forms leave a part of it, and a company may have written it so.
    if read.as_ref().is_none_or(|(rest, _)| free::goes_on(rest)) {
        let told = || free::told(words, grammar, hits, start);
        if let Some(found) = free::read(words, grammar, hits, start).or_else(told) {
            return Some(found);
        }
    }
    let (rest, mut symbol) = read?;
    let mut end = words.len() - rest.len() - without_mark(grammar, &mut symbol);
    end += free::with_letters(words, grammar, end, &mut symbol);
    end += free::with_unit(words, grammar, end, &mut symbol);
    let start = free::with_gap(words, grammar, start, &mut symbol);
    if rest.starts_with(['_', '@']) && !rest.starts_with("__")
        || rest.starts_with('/') && !rest.starts_with("/ ")
    {
        return None;
    }
    let lead = left::lead(words, grammar, hits, start, &symbol);
    let is_listed = || {
        let gap = |it: &Found<'_>| words.get(it.end..lead.start).unwrap_or_default();
        before.is_some_and(|it| left::is_list(grammar, gap(it)))
    };
    let is_read = is_sure(&symbol) || lead.is_named() || is_listed();
    if lead.is_form || !is_read || is_outside(grammar, &symbol, &lead) {
        return None;
    }
    settle(text, &mut symbol, &lead);
    let before = words.get(..start)?;
    let symbol = spelt::out(symbol, |count| named(grammar, before, count));
    Some(Found { start, end, symbol, lead, blank: false })
}

/// Takes the figure of a footnote from the end of a symbol, `KH-UBND1`, and says how wide it is.
fn without_mark(grammar: &Grammar, symbol: &mut Symbol<'_>) -> usize {
    let known = |letters: &str| {
        let of_party =
            symbol.style == Style::Party && grammar.has_style_letters(symbol.style, letters);
        of_party || grammar.issuers_of(letters).next().is_some()
    };
    let styles = [Style::State, Style::Normative, Style::Party];
    let marked = styles.contains(&symbol.style) && !symbol.code.is_empty();
    let Some(body) = symbol.issuer.strip_suffix(|it: char| it.is_ascii_digit()) else { return 0 };
    let last = body.rsplit('-').next().unwrap_or(body);
    if !marked || !known(last) || known(symbol.body()) && !symbol.issuer.contains('-') {
        return 0;
    }
    let body = body.to_owned();
    symbol.raw = symbol.raw.get(..symbol.raw.len() - 1).unwrap_or(symbol.raw);
    symbol.issuer = body.into();
    1
}

/// Forms that are read wherever they stand; others need a kind or `số` before them.
fn is_sure(symbol: &Symbol<'_>) -> bool {
    let quirk = |quirk| symbol.quirks.contains(&quirk);
    match symbol.style {
        Style::Assembly | Style::Consolidated => true,
        Style::Normative => !symbol.issuer.is_empty(),
        Style::State => !quirk(Quirk::MissingSlash) && !quirk(Quirk::MissingHyphen),
        Style::Party => !quirk(Quirk::MissingIssuer) && !quirk(Quirk::MissingHyphen),
        Style::Dispatch => {
            symbol.issuer.contains('-') && !quirk(Quirk::MissingSlash) && !quirk(Quirk::InnerSpace)
        }
        Style::Old | Style::Standard => false,
    }
}

/// Whether the number is a contract's, a licence's or a judgment's.
fn is_outside(grammar: &Grammar, symbol: &Symbol<'_>, lead: &Lead<'_>) -> bool {
    let by_code = || grammar.kind_of_code(&symbol.code).filter(|_| symbol.style != Style::Party);
    let said = lead.kind.filter(|kind| !kind.generic);
    said.or_else(by_code).is_some_and(|kind| kind.outside)
}

/// Settles what only the text knows of a symbol: folded letters, blanks that a line end made, a dispatch
/// whose issuer's letters are also a type code (`5706/CT-CS`).
fn settle(text: &Text, symbol: &mut Symbol<'_>, lead: &Lead<'_>) {
    if text.has_folds(symbol.raw) && !symbol.quirks.contains(&Quirk::LookalikeLetters) {
        symbol.quirks.push(Quirk::LookalikeLetters);
    }
    let typed = text
        .written(symbol.raw)
        .split(['\n', '\r'])
        .any(|line| line.trim_matches(' ').contains([' ', '\u{a0}', '\u{202f}']));
    let wraps = text.written(symbol.raw).contains('\n');
    if !typed && wraps {
        symbol.quirks.retain(|quirk| *quirk != Quirk::InnerSpace);
    }
    let is_dispatch = lead.kind.is_some_and(|kind| kind.dispatch);
    if symbol.style == Style::State && is_dispatch && symbol.code != "CV" {
        symbol.issuer = format!("{}-{}", symbol.code, symbol.issuer).into();
        symbol.code = "".into();
        symbol.style = Style::Dispatch;
    }
}

/// So many of the last words before a number and its label, where they name a kind.
fn named<'t>(grammar: &Grammar, before: &'t str, count: usize) -> Option<&'t str> {
    let lead = grammar.before_label(before.trim_end()).unwrap_or(before).trim_end();
    let starts = lead.rmatch_indices(' ').map(|(at, _)| at + 1).chain([0]);
    let named = starts.take(count).last().and_then(|at| lead.get(at..))?;
    grammar.kind_at(named).map(|_| named)
}

/// A number that was left blank before this slash, `số      /QĐ-UBND`.
fn blank<'t>(
    text: &'t Text,
    grammar: &'t Grammar,
    hits: &[Hit],
    anchor: usize,
    free: usize,
) -> Option<Found<'t>> {
    let words = text.words();
    let before =
        words.get(free.max(words.floor_char_boundary(anchor.saturating_sub(GAP)))..anchor)?;
    let label = before.trim_end_matches([' ', '.', '…', '_', ':', '\n']);
    grammar.before_label(label)?;
    // The parsers want a figure; what they read behind it is the same.
    let sign = words.get(anchor + 1..)?;
    let (rest, mut symbol) = parse::symbol::blank_in(grammar, sign).ok()?;
    let dots = before.len() - before.trim_end_matches(['.', '…', '_']).len();
    let start = anchor - dots;
    let end = words.len() - rest.len();
    symbol.raw = words.get(start..end)?;
    let lead = left::lead(words, grammar, hits, start, &symbol);
    Some(Found { start, end, symbol, lead, blank: true })
}

//! Numbers that keep no form: dispatches of companies, units in brackets, a blank among the figures.

use super::Found;
use crate::{
    extract::left,
    grammar::{DateRole, Grammar, Hit, OpenerRole},
    model::{Quirk, Style, Symbol},
    parse,
    text::offset,
};

/// The longest number of a dispatch, in bytes.
const LONGEST: usize = 40;
/// The longest unit in brackets, in bytes: `(C11)`.
const UNIT: usize = 6;
/// The longest figures before a blank inside a number.
const GROUP: usize = 3;

/// Whether a number goes on behind what the forms read of it: `03/CV` of `03/CV-06`, `87/KT` of
/// `87/KT.24`.
pub(super) fn goes_on(rest: &str) -> bool {
    let next = rest.strip_prefix(['-', '/', '.']);
    next.is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()))
}

/// The number of a dispatch, which every company writes as it likes: `03/CV-06`, `2024-021/HBC-XNK`.
///
/// Only the word for the kind and the label before it, and a date or an issuer behind it, tell that
/// it is one.
pub(super) fn read<'t>(
    words: &'t str,
    grammar: &'t Grammar,
    hits: &[Hit],
    start: usize,
) -> Option<Found<'t>> {
    let here = words.get(start..)?;
    let is_part = |it: char| it.is_alphanumeric() || "/-&.".contains(it);
    let raw = here.get(..here.find(|it| !is_part(it)).unwrap_or(here.len()))?;
    let raw = raw.trim_end_matches(['.', '-', '/']);
    let is_token = raw.len() <= LONGEST && raw.contains(char::is_uppercase);
    let (number, issuer) = raw.split_once('/').unwrap_or((raw, ""));
    let symbol = Symbol {
        raw,
        number,
        year: None,
        code: "".into(),
        issuer: issuer.into(),
        style: Style::Dispatch,
        quirks: Vec::new(),
    };
    let lead = left::lead(words, grammar, hits, start, &symbol);
    let is_dispatch = lead.says_number && lead.kind.is_some_and(|it| it.dispatch || it.generic);
    let end = start + raw.len();
    let behind = words.get(end..)?.trim_start_matches([' ', ',']);
    let is_dated = grammar.date_word_at(behind).is_some_and(|(it, _)| it.role == DateRole::Day);
    let is_owned = grammar.opener_at(behind).is_some_and(|(it, _)| it.role == OpenerRole::Issuer);
    (is_token && is_dispatch && (is_dated || is_owned)).then_some(Found {
        start,
        end,
        symbol,
        lead,
        blank: false,
    })
}

/// The number of a dispatch that begins with letters, `CV-2024/09`, `HĐ24-117`, around a slash or a
/// hyphen.
pub(super) fn lettered<'t>(
    words: &'t str,
    grammar: &'t Grammar,
    hits: &[Hit],
    (anchor, free): (usize, usize),
) -> Option<Found<'t>> {
    let from = words.ceil_char_boundary(anchor.saturating_sub(LONGEST).max(free));
    let near = words.get(from..anchor)?;
    let start = from + near.rfind(' ')? + 1;
    let begins = words.get(start..anchor)?.starts_with(char::is_uppercase);
    let label = words.get(..start).filter(|_| begins)?.trim_end();
    grammar.before_label(label)?;
    read(words, grammar, hits, start)
        .filter(|it| it.symbol.raw.contains(|it: char| it.is_ascii_digit()))
}

/// A number that only the word for the kind and the label before it tell: a judgment's, or one of the
/// forms that offices wrote until about 2005.
pub(super) fn told<'t>(
    words: &'t str,
    grammar: &'t Grammar,
    hits: &[Hit],
    start: usize,
) -> Option<Found<'t>> {
    let here = words.get(start..)?;
    let judged = parse::symbol::court(here).ok();
    let is_judgment = judged.is_some();
    let aged = || parse::symbol::aged(grammar, here).ok();
    let (_, mut symbol) = judged.or_else(aged)?;
    let lead = left::lead(words, grammar, hits, start, &symbol);
    let kind = lead.kind.filter(|kind| !kind.outside && lead.says_number && !lead.is_form)?;
    let end = start + symbol.raw.len();
    let coded = grammar.kind_of_code(&symbol.code).map(|it| it.code.as_str());
    if symbol.style == Style::State && coded != Some(kind.code.as_str()) {
        // `công văn số 1174 CT/NV`: the letters of an office.
        let letters = symbol.raw.strip_prefix(symbol.number).unwrap_or_default().trim_start();
        (symbol.code, symbol.issuer) = ("".into(), letters.into());
        symbol.style = Style::Dispatch;
    }
    // `Quyết định giám đốc thẩm số 01/2021/HNGĐ-GĐT`: numbered as judgments are.
    let is_of_court = || {
        let kind = lead.kind_words.and_then(|it| offset(words, it).map(|at| at + it.len()));
        let behind = kind.and_then(|at| words.get(at..start)).unwrap_or_default().trim_start();
        let opener = grammar.opener_at(behind).filter(|(it, _)| it.role == OpenerRole::Modifier);
        opener.is_some()
    };
    let fits = kind.court == is_judgment || is_judgment && is_of_court();
    fits.then_some(Found { start, end, symbol, lead, blank: false })
}

/// Takes the unit in brackets behind a symbol, `TT-BCA(C11)`, and says how wide it is.
pub(super) fn with_unit<'t>(
    words: &'t str,
    grammar: &Grammar,
    end: usize,
    symbol: &mut Symbol<'t>,
) -> usize {
    let unit = || {
        let rest = words.get(end..)?;
        let inner = rest.strip_prefix('(')?;
        let close = inner.bytes().take(UNIT + 1).position(|it| it == b')')?;
        let unit = rest.get(1..=close)?;
        let figures = unit.trim_start_matches(char::is_uppercase);
        let letters = unit.get(..unit.len() - figures.len())?;
        let is_unit = !letters.is_empty()
            && !figures.is_empty()
            && figures.bytes().all(|it| it.is_ascii_digit())
            && !grammar.is_state_code(letters);
        is_unit.then(|| rest.get(..close + 2))?
    };
    let Some(unit) = unit().filter(|_| !symbol.issuer.is_empty()) else { return 0 };
    symbol.issuer = format!("{}{unit}", symbol.issuer).into();
    let start = end - symbol.raw.len();
    symbol.raw = words.get(start..end + unit.len()).unwrap_or(symbol.raw);
    unit.len()
}

/// Takes the letters that a blank parts from those of the body, `TT-BGD ĐT`, and says how wide they are.
///
/// Both together must be letters of one body, which is no other than the first alone may mean.
pub(super) fn with_letters<'t>(
    words: &'t str,
    grammar: &Grammar,
    end: usize,
    symbol: &mut Symbol<'t>,
) -> usize {
    let letters = || {
        let rest = words.get(end..)?.strip_prefix(' ')?;
        let width = rest.find(|it: char| !it.is_uppercase()).unwrap_or(rest.len());
        let (letters, behind) = rest.split_at_checked(width)?;
        let joined = format!("{}{letters}", symbol.issuer);
        let mut alone = grammar.issuers_of(&symbol.issuer).peekable();
        let is_same = alone.peek().is_none() || alone.any(|it| it.letters.contains(&joined));
        let is_known = is_same && grammar.issuers_of(&joined).next().is_some();
        let ends = !behind.starts_with(|it: char| it.is_alphanumeric() || it == '/' || it == '-');
        (!letters.is_empty() && ends && is_known).then_some((joined, letters.len() + 1))
    };
    let Some((joined, width)) = letters().filter(|_| !symbol.code.is_empty()) else { return 0 };
    let start = end - symbol.raw.len();
    symbol.raw = words.get(start..end + width).unwrap_or(symbol.raw);
    symbol.issuer = joined.into();
    symbol.quirks.push(Quirk::InnerSpace);
    width
}

/// Takes the figures before a blank inside the number, `số 2 158/QĐ-UBND`, and says where it begins.
///
/// Only behind the label are they a part of it.
pub(super) fn with_gap<'t>(
    words: &'t str,
    grammar: &Grammar,
    start: usize,
    symbol: &mut Symbol<'t>,
) -> usize {
    let begins = || {
        let point = |head: &'t str| head.strip_suffix('.').filter(|_| symbol.number.len() == 3);
        let head = words.get(..start)?;
        let head = head.strip_suffix(' ').or_else(|| point(head))?;
        let label = head.trim_end_matches(|it: char| it.is_ascii_digit());
        let figures = head.len() - label.len();
        let is_group = (1..=GROUP).contains(&figures) && figures + symbol.number.len() <= 6;
        let is_labelled = label.ends_with(' ') && grammar.before_label(label.trim_end()).is_some();
        (is_group && is_labelled).then_some(label.len())
    };
    let Some(begins) = begins() else { return start };
    let raw = words.get(begins..start + symbol.raw.len());
    let number = words.get(begins..start + symbol.number.len());
    if let Some((raw, number)) = raw.zip(number) {
        (symbol.raw, symbol.number) = (raw, number);
        symbol.quirks.push(Quirk::InnerSpace);
        return begins;
    }
    start
}

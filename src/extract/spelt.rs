//! Letters that the words for the kind spell out: `Chương trình hành động`, `CTHĐ`.

use crate::model::{Quirk, Symbol};

/// So many letters at the least are spelt out: two are a code that everybody knows.
const LEAST: usize = 3;

/// The letters of a code that no table has, in capitals, where they stand for words, and the words for
/// the body behind them.
pub(super) fn letters<'t>(symbol: &Symbol<'t>) -> Option<(Vec<char>, &'t str, &'t str)> {
    let sign = symbol.raw.rsplit('/').next()?;
    let (code, body) = sign.split_once('-')?;
    let initials: Vec<char> = code.chars().filter(|it| it.is_uppercase()).collect();
    let is_parted = symbol.quirks.contains(&Quirk::MissingHyphen);
    (is_parted && initials.len() >= LEAST).then_some((initials, code, body))
}

/// Takes the letters for one code, and no hyphen for missing in them, where words begin with those that
/// spell them out.
pub(super) fn out<'t>(mut symbol: Symbol<'t>, named: &str) -> Symbol<'t> {
    let Some((initials, code, body)) = letters(&symbol) else { return symbol };
    let words = named.split(' ').take(initials.len());
    let spelt = words.filter_map(|it| it.chars().next()?.to_uppercase().next());
    if spelt.eq(initials) {
        (symbol.code, symbol.issuer) = (code.into(), body.into());
        symbol.quirks.retain(|it| *it != Quirk::MissingHyphen);
    }
    symbol
}

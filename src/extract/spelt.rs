//! Letters that the words for the kind spell out: `Chương trình hành động`, `CTHĐ`.

use crate::model::{Quirk, Symbol};

/// So many letters at the least are spelt out: two are a code that everybody knows.
const LEAST: usize = 3;

/// Takes letters for one code, and no hyphen for missing in them, where as many words spell them out; what
/// is named says which words those are.
pub(super) fn out<'t, 'w>(
    symbol: Symbol<'t>,
    named: impl FnOnce(usize) -> Option<&'w str>,
) -> Symbol<'t> {
    let sign = symbol.raw.rsplit('/').next().unwrap_or_default();
    let parted = sign.split_once('-').filter(|_| symbol.quirks.contains(&Quirk::MissingHyphen));
    let Some((code, body)) = parted else { return symbol };
    let initials: Vec<char> = code.chars().filter(|it| it.is_uppercase()).collect();
    let named = Some(initials.len()).filter(|it| *it >= LEAST).and_then(named);
    let is_spelt = named.is_some_and(|named| {
        let words = named.split(' ').take(initials.len());
        words.filter_map(|it| it.chars().next()?.to_uppercase().next()).eq(initials)
    });
    if !is_spelt {
        return symbol;
    }
    let mut quirks = symbol.quirks;
    quirks.retain(|it| *it != Quirk::MissingHyphen);
    Symbol { code: code.into(), issuer: body.into(), quirks, ..symbol }
}

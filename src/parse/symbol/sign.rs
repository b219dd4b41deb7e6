//! Type code and issuer behind the number of a State symbol.

use nom::{
    IResult, Parser as _,
    character::complete::char,
    combinator::{consumed, recognize, verify},
    multi::many0,
};

use super::letters::{further, group, groups, hyphen, is_joined, slash};
use crate::{
    grammar::Grammar,
    model::Quirk,
    parse::common::{DASHES, failed, is_boundary},
};

/// The letters behind the number of a State symbol: type code and issuer.
pub(super) struct Sign<'a> {
    pub(super) raw: &'a str,
    pub(super) code: &'a str,
    pub(super) issuer: &'a str,
    pub(super) quirks: &'static [Quirk],
}

/// Parses type code and issuer, `KH-UBND`; joined or parted by a slash they are read too.
///
/// ```abnf
/// sign = code hyphen groups / code slash groups / code blank groups / code groups
/// ```
pub(super) fn sign<'a>(grammar: &Grammar, input: &'a str) -> IResult<&'a str, Sign<'a>> {
    let is_code = |code: &&str| {
        let official = grammar.official_letters(code).unwrap_or(code);
        grammar.is_state_code(official)
    };
    let regular = |separator: fn(&'a str) -> IResult<&'a str, &'a str>| {
        consumed((verify(group, is_code), separator, groups))
    };
    let joined = |mark: &str, letters: &str, rest: &str| {
        let first = letters.split(DASHES).next().unwrap_or(letters);
        is_joined(mark, first, rest) || grammar.issuers_of(first).next().is_some()
    };
    if let Ok((rest, (raw, (code, mark, issuer)))) = regular(hyphen).parse(input)
        && joined(mark, issuer, rest)
    {
        return Ok((rest, Sign { raw, code, issuer, quirks: &[] }));
    }
    if let Ok((rest, (raw, (code, _, issuer)))) = regular(slash).parse(input) {
        return Ok((rest, Sign { raw, code, issuer, quirks: &[Quirk::SlashForHyphen] }));
    }
    let known = |letters: &&str| grammar.issuers_of(letters).next().is_some();
    let body = recognize((verify(group, known), many0(further)));
    let parted = (verify(group, is_code), char(' '), body);
    if let Ok((rest, (raw, (code, _, issuer)))) = consumed(parted).parse(input)
        && is_boundary(rest)
    {
        return Ok((rest, Sign { raw, code, issuer, quirks: &[Quirk::MissingHyphen] }));
    }
    let (rest, raw) = groups(input)?;
    let first = raw.split(['-', ' ']).next().unwrap_or(raw);
    match grammar.split_code(first) {
        Some((end, begins)) => {
            let code = raw.get(..end).unwrap_or_default();
            let issuer = raw.get(begins..).unwrap_or_default();
            Ok((rest, Sign { raw, code, issuer, quirks: &[Quirk::MissingHyphen] }))
        }
        None => Err(failed(input)),
    }
}

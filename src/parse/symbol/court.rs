//! Numbers of judgments.

use nom::{
    Parser as _,
    branch::alt,
    combinator::{consumed, verify},
    sequence::{pair, preceded, separated_pair},
};

use super::letters::{groups, number, slash, year};
use crate::{
    model::{Quirk, Style, Symbol},
    parse::{NotHere, Parsed, common::is_boundary},
};

/// Parses the number of a judgment, `59/2023/DS-ST`, `184/2020/HSST`, `22/HSPT/2010`.
///
/// ```abnf
/// court = number slash (year slash groups / groups slash year)
/// ```
///
/// ```
/// use viendan::parse::symbol;
///
/// let (_, read) = symbol::court("59/2023/DS-ST ngày").unwrap();
/// assert_eq!((read.year, read.canonical().as_str()), (Some(2023), "59/2023/DS-ST"));
/// ```
pub fn court(input: &str) -> Parsed<'_, Symbol<'_>> {
    let first = separated_pair(year, slash, groups);
    let last = separated_pair(groups, slash, year).map(|(letters, year)| (year, letters));
    let long = |(_, letters): &(u16, &str)| letters.chars().count() > 1;
    let (rest, (raw, (number, (year, letters)))) =
        consumed(pair(number, preceded(slash, verify(alt((first, last)), long)))).parse(input)?;
    if !is_boundary(rest) || rest.starts_with(['/', '-']) {
        return Err(NotHere);
    }
    // `02/2022/QĐXX - LĐST`.
    let issuer =
        if letters.contains(' ') { letters.replace(' ', "").into() } else { letters.into() };
    let quirks = if raw.contains(' ') { vec![Quirk::InnerSpace] } else { Vec::new() };
    let (code, style) = ("".into(), Style::Normative);
    Ok((rest, Symbol { raw, number, year: Some(year), code, issuer, style, quirks }))
}

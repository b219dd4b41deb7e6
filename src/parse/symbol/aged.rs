//! Numbers whose letters begin with the office's own, as they were written until about 2005.

use nom::{
    IResult, Parser as _,
    branch::alt,
    character::complete::{char, one_of},
    combinator::{consumed, recognize, verify},
    multi::many1,
    sequence::pair,
};

use super::letters::{group, number};
use crate::{
    grammar::Grammar,
    model::{Style, Symbol},
    parse::{
        NotHere, Parsed,
        common::{blank, dash, is_boundary},
    },
};

/// The marks that part the number from its letters, where no blank does.
const MARKS: [char; 3] = ['-', '–', '/'];

/// Parses a number that the office's letters follow behind a blank, a hyphen or nothing:
/// `3467 TCT/DNNN`, `38TC/TCCB`, `140-TC/NĐ/SM`, `21-LB-NH-NT-TC`.
///
/// ```abnf
/// aged = number [" " / "-" / "–" / "/"] group 1*((dash / "/") group)
/// ```
///
/// The first group has two letters at least. Behind a blank or nothing a code for the type may be first, `936 QĐ/UB`; else the number is read
/// as a dispatch's. Only the words before it can tell that a number stands here at all.
///
/// ```
/// use viendan::{grammar::Grammar, parse::symbol};
///
/// let read = |words| symbol::aged(Grammar::builtin(), words).unwrap().1.canonical();
/// assert_eq!(read("3467 TCT/DNNN ngày"), "3467/TCT/DNNN");
/// assert_eq!(read("140-TC/NĐ/SM ngày"), "140-TC/NĐ/SM");
/// ```
pub fn aged<'a>(grammar: &Grammar, input: &'a str) -> Parsed<'a, Symbol<'a>> {
    let long = |letters: &&str| letters.chars().count() > 1;
    let more = many1(pair(separator, group));
    let letters = recognize((verify(group, long), more));
    let mark = alt((recognize(one_of(MARKS.as_slice())), blank));
    let (rest, (raw, (number, mark, letters))) = consumed((number, mark, letters)).parse(input)?;
    if !is_boundary(rest) || rest.starts_with(['/', '-']) {
        return Err(NotHere);
    }
    let symbol = |code: &'a str, issuer: &'a str, style| Symbol {
        raw,
        number,
        year: None,
        code: code.into(),
        issuer: issuer.into(),
        style,
        quirks: Vec::new(),
    };
    if !mark.trim().is_empty() {
        return Ok((rest, symbol("", letters, Style::Old)));
    }
    let (code, issuer) = letters.split_once(['/', '-']).unwrap_or(("", letters));
    let is_code = grammar.kind_of_code(code).is_some();
    let read = if is_code {
        symbol(code, issuer, Style::State)
    } else {
        symbol("", letters, Style::Dispatch)
    };
    Ok((rest, read))
}

/// A mark between two groups; a blank beside it begins other words.
fn separator(input: &str) -> IResult<&str, char> {
    alt((dash, char('/'))).parse(input)
}

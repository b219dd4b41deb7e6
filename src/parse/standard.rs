//! Standards and technical regulations.

use nom::{
    IResult, Parser as _,
    branch::alt,
    bytes::complete::{tag, take_while, take_while1},
    character::complete::char,
    combinator::{consumed, opt, recognize, verify},
    multi::many0,
};

use super::{
    Parsed,
    common::{blanks, failed, figures, is_boundary},
};
use crate::{
    grammar::Grammar,
    model::{Style, Symbol},
};

/// Parses a standard, `TCVN 11738-7:2016` or `QCVN 41:2024/BGTVT`.
///
/// ```abnf
/// standard = head blanks [body blanks] number year ["/" letters]
/// body     = "ISO" ["/" "IEC"] / "IEC"
/// number   = 1*5DIGIT *("-" 1*3DIGIT)
/// year     = blanks ":" blanks 4DIGIT / "-" (2DIGIT / 4DIGIT)
/// ```
///
/// ```
/// use viendan::{grammar::Grammar, parse::standard};
///
/// let (_, symbol) = standard::standard(Grammar::builtin(), "QCVN 41:2024/BGTVT về").unwrap();
/// assert_eq!(symbol.canonical(), "QCVN 41:2024/BGTVT");
/// ```
pub fn standard<'a>(grammar: &'a Grammar, input: &'a str) -> Parsed<'a, Symbol<'a>> {
    let head = |input| head(grammar, input);
    let (rest, (raw, (head, _, body, number, (mark, year), letters))) = consumed((
        head,
        blanks,
        opt(recognize((body, blanks))),
        recognize((figures(1, 5), many0(part))),
        alt((behind_colon, behind_hyphen)),
        opt(recognize((
            char('/'),
            take_while1(|letter: char| letter.is_uppercase() || letter == '&'),
        ))),
    ))
    .parse(input)?;
    let body = body.map(|body| format!("{} ", body.trim_end())).unwrap_or_default();
    let symbol = Symbol {
        raw,
        number,
        year: year.parse().ok().map(|it: u16| if it < 100 { 1900 + it } else { it }),
        code: head.into(),
        issuer: format!("{mark}{year}{}", letters.unwrap_or_default()).into(),
        style: Style::Standard,
        quirks: Vec::new(),
    };
    let code =
        if body.is_empty() { symbol.code } else { format!("{head} {}", body.trim_end()).into() };
    Ok((rest, Symbol { code, ..symbol }))
}

/// A part of a standard, `-7`: what no other mark follows may be its year.
fn part(input: &str) -> IResult<&str, &str> {
    let (rest, part) = recognize((char('-'), figures(1, 3))).parse(input)?;
    let goes_on = rest.starts_with('-') || rest.trim_start_matches(' ').starts_with(':');
    let is_part = goes_on && !rest.starts_with(|it: char| it.is_ascii_digit());
    if is_part { Ok((rest, part)) } else { Err(failed(input)) }
}

/// The year behind its colon, and the colon.
fn behind_colon(input: &str) -> IResult<&str, (char, &str)> {
    let (rest, (_, mark, _, year)) = (blanks, char(':'), blanks, figures(4, 4)).parse(input)?;
    Ok((rest, (mark, year)))
}

/// The year behind a hyphen, as before the colon was used: `TCVN 1806-76`, `TCVN 2737-1995`.
fn behind_hyphen(input: &str) -> IResult<&str, (char, &str)> {
    let short = verify(figures(2, 2), |year: &str| year >= FIRST);
    let long = verify(figures(4, 4), |year: &str| year.starts_with("19") || year.starts_with("20"));
    let (rest, read) = (char('-'), alt((long, short))).parse(input)?;
    if is_boundary(rest) { Ok((rest, read)) } else { Err(failed(input)) }
}

/// The first year that two figures mean; the first standard is of 1962.
const FIRST: &str = "62";

fn body(input: &str) -> IResult<&str, &str> {
    let iso = recognize((tag("ISO"), opt(tag("/IEC"))));
    alt((iso, tag("IEC"))).parse(input)
}

/// The head of a standard, one of the letters of its style.
fn head<'a>(grammar: &Grammar, input: &'a str) -> IResult<&'a str, &'a str> {
    let known = |head: &str| grammar.has_style_letters(Style::Standard, head);
    verify(take_while(|letter: char| letter.is_uppercase()), known).parse(input)
}

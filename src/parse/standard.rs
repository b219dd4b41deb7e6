//! Standards and technical regulations.

use nom::{
    IResult, Parser as _,
    bytes::complete::{tag, take_while, take_while1},
    character::complete::char,
    combinator::{consumed, opt, recognize, verify},
    multi::many0,
    sequence::preceded,
};

use super::{
    Parsed,
    common::{blanks, figures},
};
use crate::{
    grammar::Grammar,
    model::{Style, Symbol},
};

/// Parses a standard, `TCVN 11738-7:2016` or `QCVN 41:2024/BGTVT`.
///
/// ```abnf
/// standard = head blanks [body blanks] number ":" 4DIGIT ["/" letters]
/// body     = "ISO" ["/" "IEC"] / "IEC"
/// number   = 1*5DIGIT *(("-" / ":") 1*3DIGIT)
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
    let (rest, (raw, (head, _, body, number, year, letters))) = consumed((
        head,
        blanks,
        opt(recognize((body, blanks))),
        recognize((figures(1, 5), many0((char('-'), figures(1, 3))))),
        preceded(char(':'), figures(4, 4)),
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
        year: year.parse().ok(),
        code: head.into(),
        issuer: format!(":{year}{}", letters.unwrap_or_default()).into(),
        style: Style::Standard,
        quirks: Vec::new(),
    };
    let code =
        if body.is_empty() { symbol.code } else { format!("{head} {}", body.trim_end()).into() };
    Ok((rest, Symbol { code, ..symbol }))
}

fn body(input: &str) -> IResult<&str, &str> {
    let iso = recognize((tag("ISO"), opt(tag("/IEC"))));
    nom::branch::alt((iso, tag("IEC"))).parse(input)
}

/// The head of a standard, one of the letters of its style.
fn head<'a>(grammar: &Grammar, input: &'a str) -> IResult<&'a str, &'a str> {
    let known = |head: &str| grammar.has_style_letters(Style::Standard, head);
    verify(take_while(|letter: char| letter.is_uppercase()), known).parse(input)
}

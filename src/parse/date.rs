//! Dates in figures and in words.

use nom::{
    IResult, Parser as _,
    branch::alt,
    character::complete::{char, one_of},
    combinator::{consumed, map, opt, verify},
    sequence::{delimited, preceded},
};

use super::common::{blank, blanks, figures, is_boundary};
use crate::{
    grammar::{DateRole, Grammar},
    model::Date,
};

/// Parses a date in figures, `06/01/2023`, `6-1-2023` or `6.1.2023`.
///
/// ```abnf
/// numeric = 1*2DIGIT mark 1*2DIGIT mark 4DIGIT
/// mark    = [blank] ("/" / "-" / ".") [blank]
/// ```
///
/// The parser does not judge: `31/02/2023` is a [`Date`] too, and `impossible-date` says so.
///
/// ```
/// let (rest, date) = viendan::parse::date::numeric("06/01/2023 của UBND tỉnh").unwrap();
/// assert_eq!((date.day, date.month, date.year, rest), (6, 1, 2023, " của UBND tỉnh"));
/// ```
pub fn numeric(input: &str) -> IResult<&str, Date<'_>> {
    let mark = || delimited(blank, one_of("/-."), blank);
    let (rest, (raw, (day, first, month, _, year))) = verify(
        consumed((figures(1, 2), mark(), figures(1, 2), mark(), figures(4, 4))),
        |(_, (_, first, _, second, _))| first == second,
    )
    .parse(input)?;
    if first == '.' && !is_boundary(rest) || rest.starts_with(|next: char| next.is_ascii_digit()) {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Digit)));
    }
    Ok((
        rest,
        Date {
            raw,
            words: raw,
            day: number(day),
            month: number(month),
            year: number(year),
            slip: None,
        },
    ))
}

/// Parses a date in words, `05 tháng 5 năm 2023`.
///
/// ```abnf
/// worded = 1*2DIGIT blanks "tháng" blanks 1*2DIGIT [","] blanks "năm" blanks 4DIGIT
/// ```
///
/// ```
/// use viendan::{grammar::Grammar, parse::date};
///
/// let (_, date) = date::worded(Grammar::builtin(), "05 tháng 5 năm 2023").unwrap();
/// assert_eq!((date.day, date.month, date.year), (5, 5, 2023));
/// ```
pub fn worded<'a>(grammar: &Grammar, input: &'a str) -> IResult<&'a str, Date<'a>> {
    let month = |input: &'a str| word(grammar, DateRole::Month, input);
    let year = |input: &'a str| word(grammar, DateRole::Year, input);
    let (rest, (raw, (day, _, month, _, year))) = consumed((
        figures(1, 2),
        (blanks, month, blanks),
        figures(1, 2),
        (opt(char(',')), blanks, year, blanks),
        figures(4, 4),
    ))
    .parse(input)?;
    Ok((
        rest,
        Date {
            raw,
            words: raw,
            day: number(day),
            month: number(month),
            year: number(year),
            slip: None,
        },
    ))
}

/// Parses a date of either shape behind its word, `ngày 06/01/2023`; the word may be doubled.
///
/// ```abnf
/// dated = 1*2(day blanks) (numeric / worded)
/// day   = "ngày" / "ban hành ngày" / "ký ngày"
/// ```
///
/// ```
/// use viendan::{grammar::Grammar, parse::date};
///
/// let (rest, date) = date::dated(Grammar::builtin(), "ngày ngày 21/4/2023 về").unwrap();
/// assert_eq!((date.day, date.month, rest), (21, 4, " về"));
/// ```
pub fn dated<'a>(grammar: &Grammar, input: &'a str) -> IResult<&'a str, Date<'a>> {
    let lead = |input: &'a str| {
        let day = |input| word(grammar, DateRole::Day, input);
        let issue = |input| word(grammar, DateRole::Issue, input);
        alt((issue, day)).parse(input)
    };
    let words = |input| worded(grammar, input);
    let (rest, (words, date)) =
        consumed(preceded((lead, blanks, opt((lead, blanks))), alt((numeric, words))))
            .parse(input)?;
    Ok((rest, Date { words, ..date }))
}

/// Parses the year beside a name, `năm 2013`.
///
/// ```abnf
/// year = "năm" blanks 4DIGIT
/// ```
///
/// ```
/// use viendan::{grammar::Grammar, parse::date};
///
/// assert_eq!(date::year(Grammar::builtin(), "năm 2013;").unwrap(), (";", 2013));
/// ```
pub fn year<'a>(grammar: &Grammar, input: &'a str) -> IResult<&'a str, u16> {
    let year = |input| word(grammar, DateRole::Year, input);
    map(preceded((year, blanks), figures(4, 4)), number).parse(input)
}

/// A date word of one role.
fn word<'a>(grammar: &Grammar, role: DateRole, input: &'a str) -> IResult<&'a str, &'a str> {
    match grammar.date_word_at(input) {
        Some((word, width)) if word.role == role => {
            let (read, rest) = input.split_at(width);
            Ok((rest, read))
        }
        _ => Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Tag))),
    }
}

/// The number that figures say; there are at most four of them.
fn number(figures: &str) -> u16 {
    figures.bytes().fold(0, |sum, figure| sum * 10 + u16::from(figure - b'0'))
}

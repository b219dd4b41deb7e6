//! Pieces that the forms share: figures, blanks, dashes, words.

use nom::{
    IResult, Parser as _,
    bytes::complete::{take_while, take_while_m_n},
    character::complete::{char, one_of},
    combinator::{opt, recognize},
};

/// Figures, at least `min` and at most `max`.
pub(super) fn figures<'a>(
    min: usize,
    max: usize,
) -> impl nom::Parser<&'a str, Output = &'a str, Error = nom::error::Error<&'a str>> {
    take_while_m_n(min, max, |letter: char| letter.is_ascii_digit())
}

/// Any blanks, none included.
pub(super) fn blanks(input: &str) -> IResult<&str, &str> {
    take_while(|letter| letter == ' ')(input)
}

/// One blank at the most.
pub(super) fn blank(input: &str) -> IResult<&str, &str> {
    recognize(opt(char(' '))).parse(input)
}

/// What stands for a hyphen.
pub(super) const DASHES: [char; 7] =
    ['-', '\u{2010}', '\u{2011}', '\u{2013}', '\u{2014}', '\u{2212}', '_'];

/// A hyphen, or a dash that stands for one.
///
/// ```abnf
/// dash = "-" / %x2010 / %x2011 / %x2013 / %x2014 / %x2212 / "_"
/// ```
pub(super) fn dash(input: &str) -> IResult<&str, char> {
    one_of(DASHES.as_slice())(input)
}

/// A parser that did not find its form, for one that is made of others.
pub(super) fn failed(input: &str) -> nom::Err<nom::error::Error<&str>> {
    nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify))
}

/// The end of a word is here: no letter and no figure goes on but the raised one of a note.
pub(super) fn is_boundary(rest: &str) -> bool {
    !rest.starts_with(|letter: char| letter.is_alphanumeric() && !is_raised(letter))
}

/// A raised figure, `¹`.
fn is_raised(letter: char) -> bool {
    matches!(letter, '¹' | '²' | '³' | '⁰'..='⁹')
}

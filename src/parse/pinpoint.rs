//! Article, clause and point that a citation means.

use nom::{
    IResult, Parser as _,
    branch::alt,
    bytes::complete::{tag, take_while_m_n},
    character::complete::{char, one_of},
    combinator::{opt, recognize, verify},
    multi::{many0, many1},
};

use super::common::{blanks, figures, is_boundary};
use crate::grammar::{Grammar, Numeral};

/// Parses a pinpoint, `điểm a khoản 2 Điều 5`, with its lists and ranges.
///
/// ```abnf
/// pinpoint = unit *([link] unit)
/// unit     = word blanks mark *(link mark)
/// mark     = figures [letter] ["-" figures] / letter [figure] *("." figures) / roman
/// link     = ["," / ";"] blanks ["và" / "hoặc" / "đến"] blanks
/// ```
///
/// ```
/// use viendan::{grammar::Grammar, parse::pinpoint};
///
/// let words = "khoản 1 và khoản 4 Điều 9 Nghị định số 123/2020/NĐ-CP";
/// let (rest, read) = pinpoint::pinpoint(Grammar::builtin(), words).unwrap();
/// assert_eq!(read, "khoản 1 và khoản 4 Điều 9");
/// assert!(rest.starts_with(" Nghị định"));
/// ```
pub fn pinpoint<'a>(grammar: &Grammar, input: &'a str) -> IResult<&'a str, &'a str> {
    let unit = |input| unit(grammar, input);
    recognize((unit, many0((link, unit)))).parse(input)
}

/// One unit with its marks.
fn unit<'a>(grammar: &Grammar, input: &'a str) -> IResult<&'a str, &'a str> {
    let Some((unit, width)) = grammar.unit_at(input) else {
        return Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Tag)));
    };
    let numeral = unit.numeral;
    let (word, rest) = input.split_at(width);
    let mark = |input| mark(numeral, input);
    let (rest, marks) = recognize((blanks, mark, many0((alt((range, link)), mark)))).parse(rest)?;
    Ok((rest, input.get(..word.len() + marks.len()).unwrap_or(input)))
}

/// The hyphen of a range, `15-18`.
fn range(input: &str) -> IResult<&str, &str> {
    recognize(one_of("-–")).parse(input)
}

fn link(input: &str) -> IResult<&str, &str> {
    let joining = alt((tag("và"), tag("hoặc"), tag("đến")));
    let more = || tag("các");
    let words = alt((recognize((joining, opt((many1(char(' ')), more())))), more()));
    let mark = (blanks, one_of(",;"));
    recognize((opt(mark), blanks, opt((words, many1(char(' ')))))).parse(input)
}

/// A small Roman number, `i` of `a(i)`.
fn roman_small(input: &str) -> IResult<&str, &str> {
    take_while_m_n(1, 4, |letter| "ivx".contains(letter))(input)
}

/// The mark of a unit: a number, a letter or a Roman number.
fn mark(numeral: Numeral, input: &str) -> IResult<&str, &str> {
    let letter = || take_while_m_n(1, 1, |letter: char| letter.is_lowercase());
    let number =
        recognize((figures(1, 3), opt(verify(letter(), |it: &str| "abcdđeg".contains(it)))));
    let below = (char('.'), figures(1, 2));
    let point = recognize((letter(), opt(figures(1, 1)), many0(below)));
    let roman = take_while_m_n(1, 7, |letter| "IVXLC".contains(letter));
    let (rest, read) = match numeral {
        Numeral::Number => recognize(number).parse(input),
        Numeral::Letter => {
            let inner = (char('('), roman_small, char(')'));
            let below = (char('.'), figures(1, 2));
            let numbered = recognize((number, many0(below)));
            recognize((alt((point, numbered)), opt(inner))).parse(input)
        }
        Numeral::Roman => alt((roman, number)).parse(input),
    }?;
    if is_boundary(rest) {
        Ok((rest, read))
    } else {
        Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Verify)))
    }
}

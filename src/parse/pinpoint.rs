//! Article, clause and point that a citation means.

use nom::{
    IResult, Parser as _,
    branch::alt,
    bytes::complete::take_while_m_n,
    character::complete::{char, one_of},
    combinator::{opt, recognize, verify},
    multi::{many0, many1},
};

use super::{
    Parsed,
    common::{blanks, failed, figures, is_boundary},
};
use crate::{
    grammar::{DateRole, Grammar, Numeral, TurnRole},
    text::BARRED,
};

/// Parses a pinpoint, `điểm a khoản 2 Điều 5`, with its lists and ranges.
///
/// ```abnf
/// pinpoint = unit *([link] unit)
/// unit     = word blanks [from / label] mark *(link mark)
/// mark     = figures [letter] [blanks "-" blanks figures] / letter [figure] *("." figures) / roman / capital
/// link     = ["," / ";"] blanks [joint / until] blanks [count] blanks
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
pub fn pinpoint<'a>(grammar: &Grammar, input: &'a str) -> Parsed<'a, &'a str> {
    let unit = |input| unit(grammar, input);
    Ok(recognize((unit, many0((|input| link(grammar, input), unit)))).parse(input)?)
}

/// One unit with its marks.
fn unit<'a>(grammar: &Grammar, input: &'a str) -> IResult<&'a str, &'a str> {
    let Some((unit, width)) = grammar.unit_at(input) else {
        return Err(failed(input));
    };
    let numeral = unit.numeral;
    let (word, rest) = input.split_at(width);
    if numeral == Numeral::None {
        return Ok((rest, word));
    }
    let mark = |input| mark(numeral, input);
    let link = |input| link(grammar, input);
    let from = |input| joining(grammar, DateRole::Other, None, input);
    let more = many0((alt((range, link)), mark));
    let label = |input| labelled(grammar, input);
    let lead = opt((alt((from, label)), many1(char(' '))));
    let (rest, marks) = recognize((blanks, lead, mark, more)).parse(rest)?;
    Ok((rest, input.get(..word.len() + marks.len()).unwrap_or(input)))
}

/// The label of a number, `Phụ lục số 02`.
fn labelled<'a>(grammar: &Grammar, input: &'a str) -> IResult<&'a str, &'a str> {
    let rest = grammar.behind_label(input).ok_or_else(|| failed(input))?;
    Ok(split(input, input.len() - rest.len()))
}

/// The hyphen of a range, `15-18`, `20 – 24`.
fn range(input: &str) -> IResult<&str, &str> {
    recognize((blanks, one_of("-–"), blanks)).parse(input)
}

/// The words between two marks or two units.
fn link<'a>(grammar: &Grammar, input: &'a str) -> IResult<&'a str, &'a str> {
    let joint = |input| joining(grammar, DateRole::Until, Some(TurnRole::Joint), input);
    let count = |input| turning(grammar, TurnRole::Counts, input);
    let words = alt((recognize((joint, opt((many1(char(' ')), count)))), count));
    let mark = (blanks, one_of(",;"));
    recognize((opt(mark), blanks, opt((words, many1(char(' ')))))).parse(input)
}

/// A word that joins, or a word for a span of days that joins figures as well: `đến`.
fn joining<'a>(
    grammar: &Grammar,
    span: DateRole,
    role: Option<TurnRole>,
    input: &'a str,
) -> IResult<&'a str, &'a str> {
    let spans = grammar.date_word_at(input).filter(|(it, width)| {
        it.role == span && input.get(..*width).is_some_and(|it| !it.contains(' '))
    });
    match spans {
        Some((_, width)) => Ok(split(input, width)),
        None => role.map_or_else(|| Err(failed(input)), |role| turning(grammar, role, input)),
    }
}

fn turning<'a>(grammar: &Grammar, role: TurnRole, input: &'a str) -> IResult<&'a str, &'a str> {
    let turn = grammar.turn_at(input, role);
    turn.map_or_else(|| Err(failed(input)), |(_, width)| Ok(split(input, width)))
}

fn split(input: &str, width: usize) -> (&str, &str) {
    let (read, rest) = input.split_at_checked(width).unwrap_or((input, ""));
    (rest, read)
}

/// A small Roman number, `i` of `a(i)`.
fn roman_small(input: &str) -> IResult<&str, &str> {
    take_while_m_n(1, 4, |letter| "ivx".contains(letter))(input)
}

/// The letter of an article that was inserted, `17a`.
fn is_inserted(letter: &str) -> bool {
    "abcdeg".contains(letter) || letter.starts_with(BARRED)
}

/// The mark of a unit: a number, a letter or a Roman number.
fn mark(numeral: Numeral, input: &str) -> IResult<&str, &str> {
    let letter = || take_while_m_n(1, 1, |letter: char| letter.is_lowercase());
    let number = recognize((figures(1, 3), opt(verify(letter(), |it: &str| is_inserted(it)))));
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
        Numeral::Roman => {
            // `Phần D`.
            let capital = take_while_m_n(1, 1, |letter: char| letter.is_uppercase());
            recognize((alt((roman, number, capital)), many0((char('.'), figures(1, 2)))))
                .parse(input)
        }
        Numeral::None => Err(failed(input)),
    }?;
    if is_boundary(rest) { Ok((rest, read)) } else { Err(failed(input)) }
}

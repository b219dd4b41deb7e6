//! The pieces of a symbol: number, year, groups of letters.

use nom::{
    IResult, Parser as _,
    branch::alt,
    bytes::complete::take_while_m_n,
    character::complete::char,
    combinator::{consumed, map_opt, opt, peek, recognize, verify},
    multi::many0,
    sequence::pair,
};

use crate::parse::common::{dash, failed, figures, is_boundary};

/// Parses the number of a symbol: `04`, `66.1`, `163a`.
///
/// ```abnf
/// number = ["O"] 1*6DIGIT ["." 1*2DIGIT] *("O" 1*DIGIT) [letter] ; the letter only before a separator
///        / 3DIGIT ("19" / "20") 2DIGIT                       ; the slash before the year is lost
/// ```
pub(super) fn number(input: &str) -> IResult<&str, &str> {
    let decimal = pair(char('.'), figures(1, 2));
    // `2O8`: a letter that looks like a figure.
    let misread = || pair(nom::character::complete::one_of(FIGURE_LIKE), figures(1, 4));
    let letter = take_while_m_n(1, 1, |letter: char| letter.is_alphabetic());
    let separated = pair(letter, peek(nom::character::complete::one_of("/-")));
    let fused = verify(figures(7, 7), |it: &str| {
        it.get(3..).is_some_and(|it| it.starts_with("19") || it.starts_with("20"))
    });
    let figures = alt((fused, figures(1, 6), recognize(misread())));
    recognize((figures, opt(decimal), many0(misread()), opt(separated))).parse(input)
}

/// Letters that look like figures: `2O8`, `1l5`.
const FIGURE_LIKE: &str = "OoIl";

/// Parses the year of a symbol, four figures of the last or this century.
pub(super) fn year(input: &str) -> IResult<&str, u16> {
    map_opt(figures(4, 4), |figures: &str| {
        figures.parse().ok().filter(|year| (1900..2100).contains(year))
    })
    .parse(input)
}

/// Parses a group of letters: `UBND`, `TTg`, `CTTN&BĐG`, `V28`, `E.K.LM`.
///
/// ```abnf
/// group = capital *(capital / DIGIT / "&" / "." capital / small)
/// ```
///
/// One or two small letters belong to the group (`TTg`, `SNgV`); more are a word that was glued to
/// it (`CPquy định`).
pub(super) fn group(input: &str) -> IResult<&str, &str> {
    let width = width(input);
    match input.split_at_checked(width) {
        Some((group, rest)) if width > 0 => Ok((rest, group)),
        _ => Err(failed(input)),
    }
}

/// The width of the group that the words begin with, in bytes.
fn width(input: &str) -> usize {
    let mut end = 0;
    let mut rest = input;
    while let Some(letter) = rest.chars().next() {
        let taken = match letter {
            'A'..='Z' => 1,
            '0'..='9' | '&' if end > 0 => 1,
            '.' if end > 0 && is_initial(rest.get(1..).unwrap_or_default()) => 1,
            // `QLN& TTBĐS`.
            ' ' if input.get(..end).is_some_and(|it| it.ends_with('&')) && is_unit_at(rest) => 1,
            _ if letter.is_uppercase() => letter.len_utf8(),
            _ if end > 0 && letter.is_lowercase() => match small(rest) {
                0 => break,
                width => width,
            },
            _ => break,
        };
        end += taken;
        rest = input.get(end..).unwrap_or_default();
    }
    input.get(..end).unwrap_or_default().trim_end_matches('&').len()
}

/// The width of one or two small letters that belong to a group.
fn small(rest: &str) -> usize {
    let run = rest.find(|letter: char| !letter.is_lowercase()).unwrap_or(rest.len());
    let (run, next) = rest.split_at(run);
    let ends = !next.starts_with(char::is_alphabetic) || next.starts_with(char::is_uppercase);
    // `TTCCvề`: a word of the sentence, which no code holds.
    let fits = run.chars().count() <= 2 && ends && run.is_ascii();
    if fits { run.len() } else { 0 }
}

/// Whether a blank stands before two capitals.
fn is_unit_at(rest: &str) -> bool {
    let mut letters = rest.chars().skip(1).take(2).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

/// Behind a stop: a capital that begins no word.
fn is_initial(rest: &str) -> bool {
    let mut letters = rest.chars();
    letters.next().is_some_and(char::is_uppercase)
        && !letters.next().is_some_and(char::is_lowercase)
}

/// Groups of letters with hyphens between them.
///
/// ```abnf
/// groups = group *(hyphen group)
/// ```
pub(super) fn groups(input: &str) -> IResult<&str, &str> {
    recognize(pair(group, many0(further))).parse(input)
}

/// A further group; behind a loose hyphen only letters that cannot begin a word.
pub(super) fn further(input: &str) -> IResult<&str, &str> {
    let (rest, (raw, (hyphen, letters))) = consumed((hyphen, group)).parse(input)?;
    if is_joined(hyphen, letters, rest) { Ok((rest, raw)) } else { Err(failed(input)) }
}

/// Whether letters behind a hyphen belong to it, and begin no word of the sentence.
pub(super) fn is_joined(hyphen: &str, letters: &str, rest: &str) -> bool {
    let blanks = hyphen.chars().filter(|letter| *letter == ' ').count();
    match blanks {
        0 => true,
        1 => letters.chars().count() > 1 && is_boundary(rest),
        // `4300/TCT - CS ngày`: letters of a unit, and no heading in capitals behind a dash.
        _ => {
            letters.chars().count() > 1
                && is_boundary(rest)
                && is_unit(letters)
                && !in_capitals(rest)
        }
    }
}

/// ```abnf
/// slash = *2blank "/" *2blank
/// ```
pub(super) fn slash(input: &str) -> IResult<&str, &str> {
    recognize((gap, char('/'), gap)).parse(input)
}

/// ```abnf
/// hyphen = *2blank dash *2blank
/// ```
pub(super) fn hyphen(input: &str) -> IResult<&str, &str> {
    recognize((gap, dash, gap)).parse(input)
}

/// Two blanks at the most.
fn gap(input: &str) -> IResult<&str, &str> {
    take_while_m_n(0, 2, |letter| letter == ' ')(input)
}

/// Whether no word stands here: no small letter, or a capital behind it, as in `TTrT`.
fn is_unit(letters: &str) -> bool {
    !letters.contains(char::is_lowercase) || letters.ends_with(char::is_uppercase)
}

/// Whether a word in capitals follows.
fn in_capitals(rest: &str) -> bool {
    let word = rest.trim_start().split(' ').next().unwrap_or_default();
    let mut letters = word.chars().filter(|letter| letter.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

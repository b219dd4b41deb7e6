//! Questions, read with `nom`; a fault is told with its place and what was perhaps meant.

use nom::{
    IResult, Parser as _,
    branch::alt,
    bytes::complete::{take_while, take_while1},
    character::complete::char,
    combinator::opt,
    multi::many0,
    sequence::{delimited, preceded},
};

use super::{
    Error,
    words::{ALL, FUNCTIONS, Function, Means},
};
use crate::{
    diagnostic::{Words, near},
    text::offset,
};

/// A set of documents, as it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Set<'q> {
    Name { name: &'q str, at: usize },
    Call { means: Means, many: Many, arguments: Vec<Self>, at: usize, width: usize },
    Both(Box<Self>, Box<Self>),
    Either(Box<Self>, Box<Self>),
    Without(Box<Self>, Box<Self>),
}

/// How many steps a relation is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Many {
    One,
    Any,
}

/// What a call is before its words are known.
#[derive(Debug)]
enum Raw<'q> {
    Name(&'q str),
    Call { word: &'q str, many: Many, arguments: Vec<Self> },
    Joined(Box<Self>, Vec<(char, Self)>),
}

/// Reads a whole question.
pub(super) fn question(question: &str) -> Result<Set<'_>, Error> {
    let stops = |rest: &str| question.len() - rest.len();
    let (rest, raw) = match set(question) {
        Ok(read) => read,
        Err(nom::Err::Error(error) | nom::Err::Failure(error)) => {
            return Err(unread(question, stops(error.input)));
        }
        Err(nom::Err::Incomplete(_)) => return Err(unread(question, question.len())),
    };
    if !rest.trim().is_empty() {
        return Err(unread(question, stops(rest.trim_start())));
    }
    mean(question, raw)
}

/// ```abnf
/// set = product *(("|" / "-") product)
/// ```
fn set(input: &str) -> IResult<&str, Raw<'_>> {
    joined(product, &['|', '-'], input)
}

/// ```abnf
/// product = one *("&" one)
/// ```
fn product(input: &str) -> IResult<&str, Raw<'_>> {
    joined(one, &['&'], input)
}

fn joined<'q>(
    part: fn(&'q str) -> IResult<&'q str, Raw<'q>>,
    marks: &'static [char],
    input: &'q str,
) -> IResult<&'q str, Raw<'q>> {
    let mark = |input: &'q str| {
        let rest = input.trim_start();
        let mark = rest.chars().next().filter(|mark| marks.contains(mark))?;
        Some((rest.get(1..)?, mark))
    };
    let (mut rest, first) = part(input)?;
    let mut others = Vec::new();
    while let Some((behind, mark)) = mark(rest) {
        let (after, next) = part(behind).map_err(failure)?;
        others.push((mark, next));
        rest = after;
    }
    let whole = if others.is_empty() { first } else { Raw::Joined(Box::new(first), others) };
    Ok((rest, whole))
}

/// ```abnf
/// one = "(" set ")" / call / name
/// ```
fn one(input: &str) -> IResult<&str, Raw<'_>> {
    let input = input.trim_start();
    if let Some(rest) = input.strip_prefix('(') {
        let (rest, inner) = set(rest).map_err(failure)?;
        return closing(rest).map(|(rest, _)| (rest, inner));
    }
    alt((call, name)).parse(input)
}

/// ```abnf
/// call = word ["*"] "(" [argument *("," argument)] ")"
/// ```
fn call(input: &str) -> IResult<&str, Raw<'_>> {
    let word = take_while1(|it: char| it.is_alphabetic() || it == '-');
    let (rest, (word, star, _)) = (word, opt(char('*')), char('(')).parse(input)?;
    let many = if star.is_some() { Many::Any } else { Many::One };
    if rest.trim_start().starts_with(')') {
        let (rest, _) = closing(rest)?;
        return Ok((rest, Raw::Call { word, many, arguments: Vec::new() }));
    }
    let (rest, first) = set(rest).map_err(failure)?;
    let comma = |input| preceded(char(','), set).parse(blanks(input));
    let (rest, others) = many0(comma).parse(rest)?;
    let arguments = std::iter::once(first).chain(others).collect();
    closing(rest).map(|(rest, _)| (rest, Raw::Call { word, many, arguments }))
}

/// ```abnf
/// name = DQUOTE 1*CHAR DQUOTE / 1*bare
/// bare = any character but blanks and "()&|,"
/// ```
fn name(input: &str) -> IResult<&str, Raw<'_>> {
    let inner = take_while(|it: char| it != '"');
    let quoted = delimited(char('"'), inner, char('"'));
    let bare = take_while1(|it: char| !it.is_whitespace() && !"()&|,\"".contains(it));
    let (rest, name) = alt((quoted, bare)).parse(input)?;
    Ok((rest, Raw::Name(name)))
}

fn closing(input: &str) -> IResult<&str, char> {
    char(')').parse(blanks(input)).map_err(failure)
}

fn blanks(input: &str) -> &str {
    input.trim_start()
}

/// What was begun must end: no other reading is tried.
fn failure<T>(error: nom::Err<T>) -> nom::Err<T> {
    match error {
        nom::Err::Error(error) => nom::Err::Failure(error),
        other => other,
    }
}

fn unread(question: &str, at: usize) -> Error {
    let rest = question.get(at..).unwrap_or_default();
    let width = rest.chars().next().map_or(1, char::len_utf8);
    let words = if rest.trim().is_empty() {
        Words::new("câu hỏi còn thiếu ở cuối", "the question breaks off")
    } else {
        let sign = rest.get(..width).unwrap_or_default();
        Words::new(
            format!("không hiểu từ `{sign}` trở đi"),
            format!("not understood from `{sign}` on"),
        )
    };
    Error::Syntax { at, width, words }
}

/// Gives words their meaning.
fn mean<'q>(question: &'q str, raw: Raw<'q>) -> Result<Set<'q>, Error> {
    let place = |word: &str| offset(question, word).unwrap_or_default();
    match raw {
        Raw::Name(name) => Ok(Set::Name { name, at: place(name) }),
        Raw::Joined(first, others) => {
            let mut whole = mean(question, *first)?;
            for (mark, next) in others {
                let (one, two) = (Box::new(whole), Box::new(mean(question, next)?));
                whole = match mark {
                    '&' => Set::Both(one, two),
                    '|' => Set::Either(one, two),
                    _ => Set::Without(one, two),
                };
            }
            Ok(whole)
        }
        Raw::Call { word, many, arguments } => {
            let (at, width) = (place(word), word.len());
            let fails = |words| Error::Syntax { at, width, words };
            let means = Function::of(word).ok_or_else(|| fails(unknown(word)))?;
            if many == Many::Any && !means.follows() {
                return Err(fails(Words::new(
                    format!("`{word}` không đi cùng dấu `*`"),
                    format!("`{word}` takes no `*`"),
                )));
            }
            let (wanted, given) = (means.arity(), arguments.len());
            if wanted != given {
                return Err(fails(Words::new(
                    format!("`{word}` cần {wanted} đối số, ở đây có {given}"),
                    format!("`{word}` takes {wanted} arguments, not {given}"),
                )));
            }
            let arguments = arguments.into_iter().map(|it| mean(question, it));
            let arguments = arguments.collect::<Result<_, _>>()?;
            Ok(Set::Call { means, many, arguments, at, width })
        }
    }
}

fn unknown(word: &str) -> Words {
    let known = FUNCTIONS.iter().flat_map(|it| [it.en, it.vi]).chain(ALL);
    let (vi, en) = match near(word, known) {
        Some(near) => (format!("; có phải `{near}`?"), format!("; did you mean `{near}`?")),
        None => Default::default(),
    };
    Words::new(format!("không có hàm `{word}`{vi}"), format!("no function `{word}`{en}"))
}

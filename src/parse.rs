//! Reads forms of citations with `nom`: one form, one function, its ABNF above it.
//!
//! A parser answers "not here" or returns slices of its input; it never judges and never repairs.
//! Each liberty that it grants is a [`Quirk`](crate::model::Quirk) in its result.
#![expect(clippy::missing_errors_doc, reason = "a parser fails when its form is not there")]

use std::{error, fmt};

pub mod date;
pub mod issuer;
pub mod law;
pub mod pinpoint;
pub mod standard;
pub mod symbol;

mod common;

/// A form that was read at the beginning of the input, behind the input that it left; or [`NotHere`].
///
/// ```
/// use viendan::{grammar::Grammar, parse::{Parsed, date}};
///
/// let read: Parsed<'_, _> = date::dated(Grammar::builtin(), "ngày 06/01/2023 của UBND tỉnh");
/// let (rest, date) = read.unwrap();
/// assert_eq!((date.year, rest), (2023, " của UBND tỉnh"));
/// ```
pub type Parsed<'a, T> = Result<(&'a str, T), NotHere>;

/// The answer of a parser whose form does not stand at the beginning of the input.
///
/// ```
/// use viendan::parse::{NotHere, symbol};
///
/// assert_eq!(symbol::symbol("của UBND tỉnh"), Err(NotHere));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotHere;

impl fmt::Display for NotHere {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("the form does not stand here")
    }
}

impl error::Error for NotHere {}

impl From<nom::Err<nom::error::Error<&str>>> for NotHere {
    fn from(_: nom::Err<nom::error::Error<&str>>) -> Self {
        Self
    }
}

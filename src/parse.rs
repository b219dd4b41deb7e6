//! Reads forms of citations with `nom`: one form, one function, its ABNF above it.
//!
//! A parser answers "not here" or returns slices of its input; it never judges and never repairs.
//! Each liberty that it grants is a [`Quirk`](crate::model::Quirk) in its result.
#![expect(clippy::missing_errors_doc, reason = "a parser fails when its form is not there")]

pub mod date;
pub mod issuer;
pub mod law;
pub mod pinpoint;
pub mod standard;
pub mod symbol;

mod common;

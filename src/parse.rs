//! Reads forms of citations with `nom`: one form, one function, its ABNF above it.
//!
//! A parser answers "not here" or returns slices of its input; it never judges and never repairs.
#![expect(clippy::missing_errors_doc, reason = "a parser fails when its form is not there")]

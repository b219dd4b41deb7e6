//! Tests of the whole, in one binary: each module is a suite with one `check`.

mod cli;
mod rules;
mod tidy;

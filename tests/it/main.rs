//! Tests of the whole, in one binary: each module is a suite with one `check`.

mod cli;
mod gold;
mod properties;
mod real;
mod robust;
mod rules;
mod score;
mod tidy;

//! Tests of the whole, in one binary: each module is a suite with one `check`.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::string_slice,
    reason = "a test that cannot go on fails, and says what it left out"
)]

mod before;
mod checked;
mod circles;
mod cli;
mod cycles;
mod docx_any;
mod docx_in;
mod docx_kept;
mod docx_many;
mod docx_out;
mod formats;
mod gathered;
mod gold;
mod grammar;
mod lock;
#[cfg(feature = "mcp")]
mod mcp;
mod mend;
mod notes;
mod office;
mod profiles;
mod properties;
mod questions;
mod real;
mod registry;
mod robust;
mod rules;
mod score;
mod shapes;
mod signs;
mod tidy;
mod trial;
mod variants;
#[cfg(feature = "web")]
mod web;
mod word;

//! Finds citations in Vietnamese official documents, resolves them, links them, judges them.
//!
//! A text flows up, imports go down:
//!
//! | floor | modules | what |
//! | --- | --- | --- |
//! | 6 | `cli`, [`config`] | arguments, standard output, exit codes; `viendan.toml` |
//! | 5 | [`render`] | terminal, JSON (version 1, frozen), SARIF, annotations, the check sheet, Word, answers, the index, pictures |
//! | 4 | [`rules`], [`query`], [`fingerprint`], [`mend`], [`sentences`] | judges; answers; knows a finding again; mends; tries the rows of the grammar |
//! | 3 | [`extract`], [`resolve`], [`registry`] | mentions; documents and their relations; what is known from before |
//! | 2 | [`parse`] | `nom`, one form a function |
//! | 1 | [`grammar`], [`graph`], [`known`], [`read`] | tables; `petgraph`, hidden; what was known before; bytes to text |
//! | 0 | [`text`], [`model`], [`diagnostic`] | words that everyone uses |

pub mod check;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod extract;
pub mod grammar;
pub mod graph;
pub mod known;
pub mod mend;
pub mod model;
pub mod parse;
pub mod query;
pub mod read;
pub mod registry;
pub mod render;
pub mod resolve;
pub mod rules;
pub mod sentences;
pub mod text;

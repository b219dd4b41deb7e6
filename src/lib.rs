//! Finds citations in Vietnamese official documents, resolves them, links them, judges them.
//!
//! A text is checked from memory, and its findings are printed:
//!
//! ```
//! use viendan::{check::Checker, diagnostic::Language, grammar::Grammar, text::Text};
//!
//! let grammar = Grammar::builtin();
//! let words = "Kế hoạch số 09/KH-VPUB ngày 06/01/2023; Kế hoạch số 09/KH-VPUB ngày 09/01/2023";
//! let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
//! let checked = Checker::new(grammar).check(&text);
//! for finding in &checked.findings {
//!     let Some(place) = checked.place(finding) else { continue };
//!     println!("{place}: {}", finding.message.in_language(Language::English));
//! }
//! # assert_eq!(checked.findings[0].rule, "date-conflict");
//! ```
//!
//! [`check::Checker`] takes what else counts: who keeps the text, which rules speak, what registers
//! know, what was accepted. A file becomes a text by [`read::read`]. The folder `examples` holds
//! whole programs.
//!
//! # Features
//!
//! Without any, this is the core: from the words of a text to its findings, as JSON and SARIF. `office`
//! reads Word, OpenDocument, RTF and HTML and gives Word files back, `pdf` reads PDF, `registry` keeps
//! what is known and answers questions; `cli` is the program, `web` its page on the desk (all by
//! default), `mcp` serves assistants and `python` is the package for Python.
//!
//! # Floors
//!
//! A text flows up; a file imports from lower floors and from its own folder only, and no files import
//! one another in a circle.
//!
//! | floor | modules | what |
//! | --- | --- | --- |
//! | 14 | `cli` | arguments, standard output, exit codes |
//! | 13 | `web`, `python` | the page on the desk; the package for Python |
//! | 12 | [`render`], [`config`], `swap` | terminal, JSON (version 1, frozen), SARIF, the check sheet, answers, pictures; `viendan.toml`; files made beside those that they replace |
//! | 11 | [`review`], [`query`] | a Word file with corrections and comments; questions and their answers |
//! | 10 | [`check`] | the face of the library: a text in, all that is known of it out |
//! | 9 | [`mend`] | fixes made |
//! | 8 | [`rules`], [`sentences`], [`registry`] | judges; tries the rows of the grammar; what is known from before, kept |
//! | 7 | [`known`] | what texts say of their documents, gathered by identity and judged |
//! | 6 | [`resolve`], [`place`] | documents and their relations; what people call the places of a text |
//! | 5 | [`extract`] | mentions and the outline of a text |
//! | 4 | [`parse`] | `nom`, one form a function |
//! | 3 | [`grammar`], [`graph`], [`read`] | tables; `petgraph`, hidden; bytes to text |
//! | 2 | [`diagnostic`] | a finding, and what it rests on |
//! | 1 | [`model`] | a mention, a document and what they are made of |
//! | 0 | [`text`], [`language`] | the words of a file; what users read, in both languages |

pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "cli")]
pub mod config;
pub mod diagnostic;
pub mod extract;
pub mod grammar;
pub mod graph;
pub mod known;
pub mod language;
pub mod mend;
pub mod model;
pub mod parse;
pub mod place;
#[cfg(feature = "python")]
mod python;
#[cfg(feature = "registry")]
pub mod query;
pub mod read;
#[cfg(feature = "registry")]
pub mod registry;
pub mod render;
pub mod resolve;
#[cfg(feature = "office")]
pub mod review;
pub mod rules;
pub mod sentences;
#[cfg(feature = "cli")]
mod swap;
pub mod text;
#[cfg(feature = "web")]
pub mod web;

//! The words that the page and the program say to each other, on the wire.

use serde::{Deserialize, Serialize};

use crate::{
    check::Decision,
    diagnostic::{Language, Words},
    render::page::Sight,
};

/// Rows of a list that are shown at once.
const SHOWN: usize = 200;

/// The open files, the registry and the limits, as the page shows them.
#[derive(Debug, Serialize)]
pub(super) struct State {
    pub(super) taste: Taste,
    pub(super) files: Vec<File>,
    pub(super) registry: Option<Registry>,
    pub(super) limits: Limits,
}

/// How much is taken, so that the page does not send what would be refused.
#[derive(Debug, Serialize)]
pub(super) struct Limits {
    /// Of one file.
    pub(super) bytes: usize,
    pub(super) too_large: Sorry,
    /// Files that are open.
    pub(super) files: usize,
    /// The ends of the names of texts, by which they are found in a folder.
    pub(super) endings: Vec<&'static str>,
}

/// What the registry holds, in figures.
#[derive(Debug, Serialize)]
pub(super) struct Registry {
    pub(super) documents: u64,
    pub(super) texts: u64,
    pub(super) registers: u64,
    pub(super) rows: u64,
}

/// How a person likes the page.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Taste {
    /// `vi` or `en`.
    pub(super) language: Option<String>,
    /// `light` or `dark`; none as the system has it.
    pub(super) theme: Option<String>,
    /// Whether figures are keys.
    pub(super) digits: Option<bool>,
}

/// An open file, in figures.
#[derive(Debug, Serialize)]
pub(super) struct File {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) size: usize,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) notes: usize,
    pub(super) citations: usize,
    pub(super) documents: usize,
    pub(super) decided: usize,
    pub(super) cards: usize,
}

/// An open file, all of it.
#[derive(Debug, Serialize)]
pub(super) struct Whole {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) undo: bool,
    #[serde(flatten)]
    pub(super) sight: Sight,
}

/// A decision on some findings; none takes back what was decided.
#[derive(Debug, Deserialize)]
pub(super) struct Decide {
    pub(super) prints: Vec<String>,
    pub(super) decision: Option<Decision>,
}

/// A file that could not be read.
#[derive(Debug, Serialize)]
pub(super) struct Refused {
    pub(super) name: String,
    pub(super) why: Sorry,
}

/// A list of which only the first rows are shown, and how many there are.
#[derive(Debug, Serialize)]
pub(super) struct Cut<T> {
    pub(super) all: usize,
    pub(super) rows: Vec<T>,
}

impl<T> Cut<T> {
    /// As many rows as are shown at once.
    pub(super) fn of(rows: impl ExactSizeIterator<Item = T>) -> Self {
        Self { all: rows.len(), rows: rows.take(SHOWN).collect() }
    }
}

/// Why something was not done.
#[derive(Debug, Serialize)]
pub(super) struct Sorry {
    pub(super) vi: String,
    pub(super) en: String,
}

impl From<&Words> for Sorry {
    fn from(words: &Words) -> Self {
        let said = |language| words.in_language(language).to_owned();
        Self { vi: said(Language::Vietnamese), en: said(Language::English) }
    }
}

//! What the page and the program say to each other.

use serde::{Deserialize, Serialize};

use crate::{
    check::Decision,
    diagnostic::{Language, Words},
    render::page::Sight,
};

/// What stands on the desk.
#[derive(Debug, Serialize)]
pub(super) struct Desk {
    pub(super) version: &'static str,
    pub(super) taste: Taste,
    pub(super) files: Vec<File>,
    pub(super) registry: Option<Registry>,
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

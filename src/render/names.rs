//! Names that people give the places of a text.

use super::Checked;
use crate::{diagnostic::Language, extract::Report, place};

/// What people call the places of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'r, 't> {
    report: &'r Report<'t>,
    language: Language,
    /// Whether the file has paragraphs, which nobody counts, and no lines.
    pub(super) is_paged: bool,
}

impl<'r, 't> Names<'r, 't> {
    /// The names of all places of a text.
    pub(super) fn of(checked: &'r Checked<'t>, language: Language) -> Self {
        let is_paged = !checked.text().source().spots.is_empty();
        Self { report: &checked.report, language, is_paged }
    }

    /// The place of words, as a person says it.
    pub(super) fn human(&self, words: &str) -> String {
        place::name(self.report, words, self.language)
    }

    /// How the place of words is named where only one name fits; `None` for words of another text.
    pub(super) fn short(&self, words: &str) -> Option<String> {
        let place = self.report.text.place(words)?;
        Some(if self.is_paged { self.human(words) } else { place.to_string() })
    }
}

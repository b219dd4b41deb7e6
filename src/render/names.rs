//! What people call the places of a text.

use std::collections::BTreeMap;

use super::{
    Checked,
    block::{Block, blocks},
    place,
};
use crate::{diagnostic::Language, text::Place};

/// What people call the places of a text.
#[derive(Debug)]
pub(super) struct Names {
    lines: BTreeMap<usize, String>,
    /// Whether the file has paragraphs, which nobody counts, and no lines.
    pub(super) is_paged: bool,
}

impl Names {
    /// The names of all places of all findings.
    pub(super) fn of_all(checked: &Checked<'_>, language: Language) -> Self {
        let findings = checked.findings.iter();
        let all: Vec<_> = findings.map(|it| blocks(checked.text(), it, usize::MAX)).collect();
        Self::of(checked, all.iter().flatten(), language)
    }

    /// The names of the places of some blocks.
    pub(super) fn of<'b>(
        checked: &Checked<'_>,
        blocks: impl Iterator<Item = &'b Block<'b, 'b>>,
        language: Language,
    ) -> Self {
        let Checked { report, findings, .. } = checked;
        let text = report.text;
        let is_paged = !text.source().spots.is_empty();
        let mut lines: Vec<usize> = Vec::new();
        for block in blocks {
            lines.push(block.place.line);
            lines.extend(block.also.iter().map(|place| place.line).filter(|_| is_paged));
        }
        if is_paged {
            let evidence = findings.iter().flat_map(|it| &it.evidence);
            let places = evidence.filter_map(|it| text.place(it.words?));
            lines.extend(places.map(|place| place.line));
        }
        let said = place::places(text, place::head(report), &lines, language);
        Self { lines: lines.into_iter().zip(said).collect(), is_paged }
    }

    pub(super) fn human(&self, place: &Place) -> &str {
        self.lines.get(&place.line).map_or("", String::as_str)
    }

    /// How a place is named where only one name fits.
    pub(super) fn short(&self, place: &Place) -> String {
        if self.is_paged { self.human(place).to_owned() } else { place.to_string() }
    }
}

//! The notes of a Word file: their signs in the body, their words in parts of their own.

use super::story::PartReader;
use crate::{read::office::Tag, text::Beside};

impl PartReader<'_> {
    /// Takes the sign of a note, `w:footnoteReference`.
    pub(super) fn sign(&mut self, own: &str, tag: &Tag<'_>) {
        let beside = match own {
            "footnoteReference" => Beside::Footnote,
            "endnoteReference" => Beside::Endnote,
            _ => return,
        };
        let name = tag.value("id").unwrap_or_default();
        self.shelf.asides.sign(beside, name, (self.part, self.paragraphs));
    }

    /// The words of a note begin, `w:footnote`.
    pub(super) fn enter_note(&mut self, own: &str, tag: &Tag<'_>) {
        let beside = if own == "endnote" { Beside::Endnote } else { Beside::Footnote };
        let aside = self.shelf.asides.note(beside, tag.value("id").unwrap_or_default());
        if let Some(frame) = self.frames.last_mut() {
            frame.aside = aside;
        }
    }
}

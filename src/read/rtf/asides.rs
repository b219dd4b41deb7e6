//! Words beside the body of an RTF file: notes, and the heads of pages.

use super::story::{Goes, Story};
use crate::text::{Aside, Beside};

impl Story {
    /// A note begins at its sign, or the head of pages.
    pub(super) fn begin_aside(&mut self, goes: Goes) {
        let [body, ..] = &self.parts;
        let aside = match goes {
            Goes::Notes => {
                let notes = self.asides.iter().filter(|it| it.beside == Beside::Footnote);
                let number = u32::try_from(notes.count() + 1).unwrap_or_default();
                Aside { number, sign: Some((0, body.paragraph())), ..Aside::default() }
            }
            Goes::Margins => Aside { beside: Beside::Margin, ..Aside::default() },
            _ => return,
        };
        self.asides.push(aside);
        let at = self.asides.len();
        if let Some(part) = self.part(goes) {
            part.aside = at;
        }
    }
}

//! What a text says of itself.

use crate::{grammar::Grammar, model::Header, text::Text};

/// The text's own header.
pub fn header<'t>(_text: &'t Text, _grammar: &'t Grammar) -> Header<'t> {
    Header::default()
}

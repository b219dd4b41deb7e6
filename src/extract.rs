//! Finds every mention of a document in a text, in order. Total: any text has an answer.

use crate::{
    grammar::Grammar,
    model::{Header, Mention},
    text::Text,
};

/// A text that cites, with all that was read in it.
#[derive(Debug)]
pub struct Report<'t> {
    /// The text itself.
    pub text: &'t Text,
    /// What it says of itself.
    pub header: Header<'t>,
    /// What it says of other documents, in the order of the text.
    pub mentions: Vec<Mention<'t>>,
}

/// Reads a text: its header, then every mention.
pub fn report<'t>(text: &'t Text, grammar: &'t Grammar) -> Report<'t> {
    Report { text, header: header(text, grammar), mentions: mentions(text, grammar) }
}

/// The text's own header.
pub fn header<'t>(_text: &'t Text, _grammar: &'t Grammar) -> Header<'t> {
    Header::default()
}

/// Every mention, in the order of the text.
pub fn mentions<'t>(_text: &'t Text, _grammar: &'t Grammar) -> Vec<Mention<'t>> {
    Vec::new()
}

/// A number-like token that is no part of a mention.
#[derive(Debug, Clone, Copy)]
pub struct Unread<'t> {
    /// The token.
    pub words: &'t str,
    /// Why it is no citation; `None` when nothing excuses it.
    pub reason: Option<&'t str>,
}

/// Number-like tokens that are no part of a mention; those without a reason were never understood.
pub fn unread<'t>(_report: &Report<'t>, _grammar: &'t Grammar) -> Vec<Unread<'t>> {
    Vec::new()
}

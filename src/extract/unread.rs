//! Number-like tokens that no mention took.

use super::Report;
use crate::grammar::Grammar;

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

//! The finds of a part of a question so far.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    grammar::Grammar,
    registry::{Card, Id, Registry},
};

/// Documents with the relations that led to them.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) documents: BTreeSet<Id>,
    /// Relations with the document that each starts from, and the one that it leads to.
    pub(super) ties: BTreeMap<i64, (Id, Id)>,
    /// The documents of a path, in its order.
    pub(super) path: Vec<Id>,
    /// All paths that were asked for; a part of their documents is no path.
    pub(super) paths: Vec<Vec<Id>>,
    /// Whether there may be more paths.
    pub(super) is_cut: bool,
}

impl Found {
    /// Keeps the relations that touch a document which is left.
    pub(super) fn keep_touching(&mut self) {
        self.paths.clear();
        let Self { documents, ties, .. } = self;
        ties.retain(|_, (one, two)| documents.contains(one) || documents.contains(two));
    }
}

/// What sets are evaluated over.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evaluation<'r> {
    pub(super) registry: &'r Registry,
    pub(super) grammar: &'r Grammar,
}

/// One document, found by its name.
pub(super) fn one(card: &Card) -> Found {
    Found { documents: BTreeSet::from([card.id]), ..Found::default() }
}

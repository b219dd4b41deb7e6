//! A relation as the words state it, and whether it can be so.

use crate::{
    diagnostic::Certainty,
    extract::Report,
    graph::{Edge, Graph},
    model::{Basis, CivilDate, DocumentAt, Extent, Relation},
};

/// A relation as the words tell it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stated<'t> {
    pub(super) relation: Relation,
    pub(super) words: &'t str,
    pub(super) extent: Extent<'t>,
    /// Whether nothing stands between the verb and the document.
    pub(super) is_direct: bool,
}

impl<'t> Stated<'t> {
    /// A relation to the whole of a document.
    pub(super) fn new(relation: Relation, words: &'t str) -> Self {
        Self { relation, words, extent: Extent::Whole, is_direct: false }
    }

    pub(super) fn edge(self) -> Edge<'t> {
        Edge {
            relation: self.relation,
            extent: self.extent,
            basis: Basis::Stated,
            certainty: Certainty::Certain,
            words: self.words,
            reasons: Vec::new(),
        }
    }
}

/// The age of each document, as far as the text says.
#[derive(Debug)]
pub(super) struct Ages(Vec<(Option<CivilDate>, Option<i16>)>);

impl Ages {
    pub(super) fn of(report: &Report<'_>, graph: &Graph<'_>) -> Self {
        let mut ages = vec![(None, None); graph.documents().len()];
        if let Some(own) = ages.get_mut(Graph::OWN.index()) {
            let day = report.header.date.and_then(|date| date.civil());
            *own = (day, day.map(CivilDate::year));
        }
        for (at, mention) in report.indexed() {
            let Some(age) = graph.document_of(at).ok().and_then(|it| ages.get_mut(it.index()))
            else {
                continue;
            };
            let day = mention.date.and_then(|date| date.civil());
            let symbol = mention.symbol.as_ref().and_then(|symbol| symbol.year);
            let year = symbol.or(mention.year).and_then(|year| i16::try_from(year).ok());
            age.0 = age.0.or(day);
            age.1 = age.1.or(year).or(day.map(CivilDate::year));
        }
        Self(ages)
    }

    /// Whether one document is older than another, as far as both say.
    pub(super) fn is_older(&self, one: DocumentAt, other: DocumentAt) -> bool {
        let age = |at: DocumentAt| self.0.get(at.index()).copied().unwrap_or_default();
        let (one, other) = (age(one), age(other));
        match (one.0, other.0) {
            (Some(one), Some(other)) => one < other,
            _ => one.1.zip(other.1).is_some_and(|(one, other)| one < other),
        }
    }
}

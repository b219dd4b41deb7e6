//! Documents and how they stand to one another. `petgraph` stays inside this file.

use std::collections::HashSet;

use petgraph::{
    algo::kosaraju_scc,
    graph::{DiGraph, NodeIndex},
    visit::EdgeRef as _,
};

use crate::{
    diagnostic::{Certainty, Words},
    model::{Basis, DocumentAt, DocumentId, Extent, Kind, MentionAt, OwnedSymbol, Relation},
};

mod reason;

pub use reason::Reason;

/// A thing issued once; all its mentions lead here.
#[derive(Debug, Clone)]
pub struct Document<'t> {
    /// Type, symbol, issuer with its place, and period: stable over runs, the same on the wire.
    pub id: DocumentId,
    /// Its kind.
    pub kind: Option<&'t Kind>,
    /// The mentions that mean it, by their place in the report, in the order of the text.
    pub mentions: Vec<MentionAt>,
    /// What speaks for these mentions meaning one document.
    pub evidence: Vec<Evidence>,
}

impl Document<'_> {
    /// Number and symbol, canonical.
    pub fn symbol(&self) -> Option<&str> {
        self.id.symbol.as_ref().map(OwnedSymbol::as_str)
    }

    /// The name of a law.
    pub fn name(&self) -> Option<&str> {
        self.id.name.as_deref()
    }

    /// Its issuer with its place, completed from what the mentions leave out.
    pub fn issuer(&self) -> Option<&str> {
        self.id.issuer.as_ref().map(|issuer| issuer.name.as_str())
    }

    /// The usual name: symbol, or name, or the word for the kind.
    pub fn label(&self) -> &str {
        let kind = || self.kind.map_or("văn bản", |kind| kind.name.as_str());
        self.symbol().or(self.name()).unwrap_or_else(kind)
    }
}

/// A reason to take a mention for one of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Evidence {
    /// Number and symbol are the same.
    Symbol,
    /// The name of a law is that of a numbered one.
    Name,
    /// Kind and bare number are those of one document.
    Number,
    /// It points back to the report itself.
    Itself,
    /// It points back to the last document of its kind.
    Last,
}

/// The reason why a mention stays open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Unresolved {
    /// It points back, and nothing of its kind stands before it.
    NoAntecedent,
    /// Several documents fit.
    Ambiguous,
    /// The report has no such mention.
    Unknown,
}

impl Unresolved {
    /// The name on the wire.
    ///
    /// ```
    /// assert_eq!(viendan::graph::Unresolved::NoAntecedent.name(), "no-antecedent");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::NoAntecedent => "no-antecedent",
            Self::Ambiguous => "ambiguous",
            Self::Unknown => "unknown",
        }
    }
}

/// The mentions that state a relation, or the reasons that infer it.
#[derive(Debug, Clone)]
pub struct Edge<'t> {
    /// What the acting document does.
    pub relation: Relation,
    /// How much of the other it speaks of.
    pub extent: Extent<'t>,
    /// Stated or inferred.
    pub basis: Basis,
    /// How sure we are.
    pub certainty: Certainty,
    /// The words that state it; for an inferred relation, the mention that it was inferred at.
    pub words: &'t str,
    /// The reasons that infer it.
    pub reasons: Vec<Words>,
}

/// An edge with its two ends, by their place in [`Graph::documents`].
#[derive(Debug, Clone, Copy)]
pub struct Link<'g, 't> {
    /// The acting document.
    pub from: DocumentAt,
    /// The other.
    pub to: DocumentAt,
    /// What is between them.
    pub edge: &'g Edge<'t>,
}

/// The documents of one report and their relations; the report itself is the first document.
///
/// ```
/// use viendan::{grammar::Grammar, model::{Office, Relation}, resolve, text::Text};
///
/// let grammar = Grammar::builtin();
/// let report = "Thực hiện Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh về công tác dân vận. \
///     Văn phòng đã ban hành Kế hoạch số 16/KH-VPUB ngày 03/02/2023 về công tác dân vận.";
/// let text = Text::new("bao-cao.txt", report.into(), grammar.letters());
/// let (_, graph) = resolve::linked(&text, grammar, &Office::default());
///
/// let link = graph.links().find(|link| link.edge.relation == Relation::Implements).unwrap();
/// assert_eq!(graph.document(link.from).unwrap().label(), "16/KH-VPUB");
/// assert_eq!(graph.document(link.to).unwrap().label(), "20/KH-UBND");
/// ```
#[derive(Debug, Default)]
pub struct Graph<'t> {
    documents: Vec<Document<'t>>,
    edges: DiGraph<(), Edge<'t>>,
    /// What stands between which two.
    known: HashSet<(usize, usize, Relation)>,
    of_mention: Vec<Result<DocumentAt, Unresolved>>,
    uncompared: usize,
}

impl<'t> Graph<'t> {
    /// The place of the report itself in [`Graph::documents`].
    pub const OWN: DocumentAt = DocumentAt::new(0);

    /// A graph of documents; `of_mention` says for each mention its document, or why it is open.
    pub(crate) fn new(
        documents: Vec<Document<'t>>,
        of_mention: Vec<Result<DocumentAt, Unresolved>>,
    ) -> Self {
        let mut edges = DiGraph::new();
        for _ in &documents {
            edges.add_node(());
        }
        Self { documents, edges, known: HashSet::new(), of_mention, uncompared: 0 }
    }

    /// Adds a relation; a second one of the same kind between the same two is not added.
    pub(crate) fn link(&mut self, from: DocumentAt, to: DocumentAt, edge: Edge<'t>) {
        let (from, to, count) = (from.index(), to.index(), self.documents.len());
        let is_inside = from != to && from < count && to < count;
        if is_inside && self.known.insert((from, to, edge.relation)) {
            self.edges.add_edge(NodeIndex::new(from), NodeIndex::new(to), edge);
        }
    }

    /// Every document; the first is the report itself.
    pub fn documents(&self) -> &[Document<'t>] {
        &self.documents
    }

    /// Every document with its place; the first is the report itself.
    pub fn indexed(&self) -> impl DoubleEndedIterator<Item = (DocumentAt, &Document<'t>)> + Clone {
        self.documents.iter().enumerate().map(|(at, it)| (DocumentAt::new(at), it))
    }

    /// The document at a place.
    pub fn document(&self, at: DocumentAt) -> Option<&Document<'t>> {
        self.documents.get(at.index())
    }

    /// The document that a mention means.
    ///
    /// # Errors
    ///
    /// The reason, when the mention could not be resolved.
    pub fn document_of(&self, mention: MentionAt) -> Result<DocumentAt, Unresolved> {
        self.of_mention.get(mention.index()).copied().unwrap_or(Err(Unresolved::Unknown))
    }

    /// Every relation, in the order in which the text states them.
    pub fn links(&self) -> impl Iterator<Item = Link<'_, 't>> {
        self.edges.edge_references().map(|edge| Link {
            from: DocumentAt::new(edge.source().index()),
            to: DocumentAt::new(edge.target().index()),
            edge: edge.weight(),
        })
    }

    /// How many plans and reports were not compared with the others: those behind the first 400 have
    /// no inferred relations.
    pub fn uncompared(&self) -> usize {
        self.uncompared
    }

    /// Says how many plans and reports were not compared.
    pub(crate) fn leave_uncompared(&mut self, count: usize) {
        self.uncompared = count;
    }

    /// For each document, by its place, the number of the documents that it leads to and that lead
    /// back to it by some relations; what stands in no circle is alone with its number.
    pub(crate) fn circles(&self, links: &[Link<'_, 't>]) -> Vec<usize> {
        let edges = links.iter().map(|link| (link.from.index(), link.to.index()));
        circles(self.documents.len(), edges)
    }
}

/// For each of so many things, the number of those that it leads to and that lead back to it; what
/// stands in no circle is alone with its number.
pub(crate) fn circles(count: usize, pairs: impl Iterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut edges = DiGraph::<(), ()>::with_capacity(count, pairs.size_hint().0);
    for _ in 0..count {
        edges.add_node(());
    }
    for (from, to) in pairs.filter(|(from, to)| *from.max(to) < count) {
        edges.add_edge(NodeIndex::new(from), NodeIndex::new(to), ());
    }
    let mut circles = vec![0; count];
    // Tarjan's way calls itself as deep as a chain is long.
    for (number, circle) in kosaraju_scc(&edges).iter().enumerate() {
        for document in circle {
            if let Some(of) = circles.get_mut(document.index()) {
                *of = number;
            }
        }
    }
    circles
}

//! Documents and how they stand to one another. `petgraph` stays inside this file.

use petgraph::{
    graph::{DiGraph, NodeIndex},
    visit::EdgeRef as _,
};

use crate::{
    diagnostic::{Certainty, Words},
    model::{Basis, Extent, Kind, Relation},
};

/// A thing issued once; all its mentions lead here.
#[derive(Debug, Clone)]
pub struct Document<'t> {
    /// Type, symbol, issuer with its place, and period: stable over runs, the same on the wire.
    pub id: String,
    /// Its kind.
    pub kind: Option<&'t Kind>,
    /// Number and symbol, canonical.
    pub symbol: Option<String>,
    /// The name of a law.
    pub name: Option<String>,
    /// Its issuer with its place, completed from what the mentions leave out.
    pub issuer: Option<String>,
    /// The mentions that mean it, by their place in the report, in the order of the text.
    pub mentions: Vec<usize>,
    /// What speaks for these mentions meaning one document (`symbol`, `date`, `subject` …).
    pub evidence: Vec<&'static str>,
}

impl Document<'_> {
    /// How a clerk calls it: symbol, or name, or the word for the kind.
    pub fn label(&self) -> &str {
        let kind = || self.kind.map_or("văn bản", |kind| kind.name.as_str());
        self.symbol.as_deref().or(self.name.as_deref()).unwrap_or_else(kind)
    }
}

/// What states or infers a relation.
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
    pub from: usize,
    /// The other.
    pub to: usize,
    /// What is between them.
    pub edge: &'g Edge<'t>,
}

/// The documents of one report and their relations; the report itself is the first document.
///
/// ```
/// use viendan::{extract, grammar::Grammar, model::Relation, resolve, text::Text};
///
/// let grammar = Grammar::builtin();
/// let report = "Thực hiện Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh về công tác dân vận. \
///     Văn phòng đã ban hành Kế hoạch số 16/KH-VPUB ngày 03/02/2023 về công tác dân vận.";
/// let text = Text::new("bao-cao.txt", report.into(), grammar.letters());
/// let report = extract::report(&text, grammar);
/// let graph = resolve::resolve(&report, grammar);
///
/// let link = graph.links().find(|link| link.edge.relation == Relation::Implements).unwrap();
/// assert_eq!(graph.documents()[link.from].label(), "16/KH-VPUB");
/// assert_eq!(graph.documents()[link.to].label(), "20/KH-UBND");
/// ```
#[derive(Debug, Default)]
pub struct Graph<'t> {
    documents: Vec<Document<'t>>,
    edges: DiGraph<(), Edge<'t>>,
    of_mention: Vec<Result<usize, &'static str>>,
}

impl<'t> Graph<'t> {
    /// The place of the report itself in [`Graph::documents`].
    pub const OWN: usize = 0;

    /// A graph of documents; `of_mention` says for each mention its document, or why it is open.
    pub(crate) fn new(
        documents: Vec<Document<'t>>,
        of_mention: Vec<Result<usize, &'static str>>,
    ) -> Self {
        let mut edges = DiGraph::new();
        for _ in &documents {
            edges.add_node(());
        }
        Self { documents, edges, of_mention }
    }

    /// Adds a relation; a second one of the same kind between the same two is not added.
    pub(crate) fn link(&mut self, from: usize, to: usize, edge: Edge<'t>) {
        let count = self.documents.len();
        let known = || {
            self.edges
                .edges_connecting(NodeIndex::new(from), NodeIndex::new(to))
                .any(|known| known.weight().relation == edge.relation)
        };
        if from != to && from < count && to < count && !known() {
            self.edges.add_edge(NodeIndex::new(from), NodeIndex::new(to), edge);
        }
    }

    /// Every document; the first is the report itself.
    pub fn documents(&self) -> &[Document<'t>] {
        &self.documents
    }

    /// The document that a mention means, or a word for why it stays open.
    ///
    /// # Errors
    ///
    /// The reason, when the mention could not be resolved: `no-antecedent`, `ambiguous`.
    pub fn document_of(&self, mention: usize) -> Result<usize, &'static str> {
        self.of_mention.get(mention).copied().unwrap_or(Err("unknown"))
    }

    /// Every relation, in the order in which the text states them.
    pub fn links(&self) -> impl Iterator<Item = Link<'_, 't>> {
        self.edges.edge_references().map(|edge| Link {
            from: edge.source().index(),
            to: edge.target().index(),
            edge: edge.weight(),
        })
    }
}

//! Says which document each mention means, and how the documents stand to one another.
//!
//! What a mention leaves out is completed from the mention, its sentence and the text's own header.
//! When two candidates remain, the mention stays open with a reason; recency never decides.

mod complete;
mod force;
mod identity;
mod infer;
mod relate;
mod subject;
mod written;

use crate::{
    extract::{self, Report},
    grammar::Grammar,
    graph::Graph,
    model::Office,
    text::Text,
};

pub use complete::{Authority, home, placed};
pub use force::in_force;
pub use subject::alike;
pub use written::written;

/// Resolves the mentions of a report. Total: what stays open says why.
///
/// ```
/// use viendan::{
///     extract, grammar::Grammar, graph::Graph, model::{MentionAt, Office}, resolve, text::Text,
/// };
///
/// let grammar = Grammar::builtin();
/// let words = "Kế hoạch số 09/KH-VPUB ngày 06/01/2023; Kế hoạch số 09/KH-VPUB ngày 09/01/2023";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let report = extract::report(&text, grammar, &Office::default());
/// let graph = resolve::resolve(&report, grammar);
/// let [first, second] = [0, 1].map(|at| graph.document_of(MentionAt::new(at)));
/// assert_eq!(first, second);
/// assert_ne!(first, Ok(Graph::OWN));
/// ```
pub fn resolve<'t>(report: &Report<'t>, grammar: &'t Grammar) -> Graph<'t> {
    let mut graph = identity::documents(report, grammar);
    relate::relate(report, grammar, &mut graph);
    infer::infer(report, grammar, &mut graph);
    graph
}

/// A text of an office, read and resolved.
///
/// ```
/// use viendan::{grammar::Grammar, model::{MentionAt, Office}, resolve, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Thực hiện Kế hoạch số 04/KH-UBND ngày 04/01/2023 của UBND tỉnh";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let (report, graph) = resolve::linked(&text, grammar, &Office::default());
/// let document = graph.document_of(MentionAt::new(0)).unwrap();
/// assert_eq!(graph.document(document).unwrap().label(), "04/KH-UBND");
/// assert_eq!(report.mentions.len(), 1);
/// ```
pub fn linked<'t>(
    text: &'t Text,
    grammar: &'t Grammar,
    office: &Office,
) -> (Report<'t>, Graph<'t>) {
    let report = extract::report(text, grammar, office);
    let graph = resolve(&report, grammar);
    (report, graph)
}

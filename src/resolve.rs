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

use crate::{extract::Report, grammar::Grammar, graph::Graph};

pub use complete::{Authority, home};
pub use force::{effects, in_force};
pub use subject::alike;

/// Resolves the mentions of a report. Total: what stays open says why.
///
/// ```
/// use viendan::{extract, grammar::Grammar, graph::Graph, resolve, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Kế hoạch số 09/KH-VPUB ngày 06/01/2023; Kế hoạch số 09/KH-VPUB ngày 09/01/2023";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let report = extract::report(&text, grammar);
/// let graph = resolve::resolve(&report, grammar);
/// assert_eq!(graph.document_of(0), graph.document_of(1));
/// assert_ne!(graph.document_of(0), Ok(Graph::OWN));
/// ```
pub fn resolve<'t>(report: &Report<'t>, grammar: &'t Grammar) -> Graph<'t> {
    let mut graph = identity::documents(report, grammar);
    relate::relate(report, grammar, &mut graph);
    infer::infer(report, grammar, &mut graph);
    graph
}

//! Relations that no words state but reasons speak for.

use super::alike;
use crate::{
    diagnostic::{Certainty, Words},
    extract::Report,
    grammar::Grammar,
    graph::{Document, Edge, Graph},
    model::{Basis, CivilDate, DocumentAt, Mention, Relation},
};

/// How many documents are compared with one another; more than that is a register, no report.
const MOST: usize = 400;

/// What speaks for a relation between two documents.
struct Candidate<'t> {
    document: DocumentAt,
    mention: &'t str,
    code: &'t str,
    body: String,
    date: CivilDate,
    subject: &'t str,
}

/// Adds inferred relations, each with its reasons.
///
/// A plan of a body below, on the same subject and of a later day, carries out the plan of the
/// body above; a report on the same subject reports on the plan of its own body.
pub(super) fn infer<'t>(report: &Report<'t>, grammar: &Grammar, graph: &mut Graph<'t>) {
    let candidates = candidates(report, graph);
    for from in candidates.iter().take(MOST) {
        for to in candidates
            .iter()
            .take(MOST)
            .filter(|to| to.date < from.date && to.document != from.document)
        {
            let relation = match relation(grammar, from, to) {
                Some(relation) if alike(from.subject, to.subject) => relation,
                _ => continue,
            };
            let edge = Edge {
                relation,
                basis: Basis::Inferred,
                certainty: if relation == Relation::Implements {
                    Certainty::Likely
                } else {
                    Certainty::Possible
                },
                words: from.mention,
                reasons: reasons(from, to, relation),
            };
            graph.link(from.document, to.document, edge);
        }
    }
}

/// Documents with a date, a subject and letters of a body.
fn candidates<'t>(report: &Report<'t>, graph: &Graph<'t>) -> Vec<Candidate<'t>> {
    let documents = graph.indexed().filter(|(at, _)| *at != Graph::OWN);
    let read = |(document, it): (DocumentAt, &Document<'t>)| {
        let mentions = || it.mentions.iter().filter_map(|&at| report.mention(at));
        let full = |mention: &&Mention<'t>| mention.subject.is_some() && mention.symbol.is_some();
        let mention = mentions().find(full)?;
        let date = mentions().find_map(|it| it.date)?.civil()?;
        let body = mention.symbol.as_ref()?.body().to_owned();
        let code = it.kind?.code.as_str();
        Some(Candidate {
            document,
            mention: mention.words,
            code,
            body,
            date,
            subject: mention.subject?,
        })
    };
    documents.filter_map(read).collect()
}

fn relation(grammar: &Grammar, from: &Candidate<'_>, to: &Candidate<'_>) -> Option<Relation> {
    let below = || {
        from.body != to.body
            && grammar
                .issuers_of(&from.body)
                .any(|it| it.parent.as_deref() == Some(to.body.as_str()))
    };
    if from.code == to.code {
        return below().then_some(Relation::Implements);
    }
    let reports = grammar.cue_hits(from.subject).iter().any(|hit| {
        grammar.cues().get(hit.row).is_some_and(|cue| cue.relation == Relation::ReportsOn)
    });
    let plans = grammar.kind_of_code("KH").is_some_and(|plan| plan.code == to.code);
    (reports && plans && from.body == to.body).then_some(Relation::ReportsOn)
}

fn reasons(from: &Candidate<'_>, to: &Candidate<'_>, relation: Relation) -> Vec<Words> {
    let bodies = if relation == Relation::Implements {
        Words::new(
            format!("{} trực thuộc {}", from.body, to.body),
            format!("{} is a body under {}", from.body, to.body),
        )
    } else {
        Words::new(format!("cùng cơ quan {}", from.body), format!("both of {}", from.body))
    };
    vec![
        bodies,
        Words::new("cùng nội dung trích yếu", "the subjects say the same"),
        Words::new(
            format!("ban hành sau ({} > {})", from.date, to.date),
            format!("issued later ({} > {})", from.date, to.date),
        ),
    ]
}

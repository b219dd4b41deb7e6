//! Relations that no words state but reasons speak for.

use std::collections::BTreeSet;

use crate::{
    diagnostic::{Certainty, Words},
    extract::Report,
    grammar::Grammar,
    graph::{Document, Edge, Graph, Reason},
    model::{Basis, CivilDate, DocumentAt, Extent, Kind, MentionAt, Relation},
};

/// How many documents are compared with one another; more than that is a register, no report, and
/// 791 texts have 26 at the most. What is left is told by [`Graph::uncompared`].
const MOST: usize = 400;
/// How many days may lie between a plan and the one that carries it out; a year, and the month in
/// which it is told.
const DAYS: i32 = 400;
/// How many words a title must have to say anything.
const WORDS: usize = 5;

/// A document that may carry out or report on another, with what speaks for it.
struct Candidate<'t> {
    document: DocumentAt,
    mention: &'t str,
    kind: &'t Kind,
    body: String,
    /// The province of the issuer, by its place in the table.
    place: Option<usize>,
    date: CivilDate,
    /// The words of the title, sorted.
    words: Vec<String>,
    reports: bool,
}

/// Adds inferred relations, each with its reasons: few, and none where the words state one.
///
/// A plan of a body below, on the same subject and of a later day, carries out the plan of the
/// body above; a report on the same subject reports on the plan of its own body.
pub(super) fn infer<'t>(report: &Report<'t>, grammar: &Grammar, graph: &mut Graph<'t>) {
    let candidates = candidates(report, grammar, graph);
    graph.leave_uncompared(candidates.len().saturating_sub(MOST));
    let stated: BTreeSet<DocumentAt> = graph
        .links()
        .filter(|link| matches!(link.edge.relation, Relation::Implements | Relation::ReportsOn))
        .map(|link| link.from)
        .collect();
    let open = candidates.iter().take(MOST).filter(|it| !stated.contains(&it.document));
    for from in open {
        for to in candidates.iter().take(MOST).filter(|to| to.is_before(from)) {
            let Some(relation) = relation(grammar, from, to).filter(|_| from.says_the_same(to))
            else {
                continue;
            };
            let edge = Edge {
                relation,
                extent: Extent::Whole,
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

/// Plans and reports with a date, a title that ends beyond doubt, and letters of a body.
fn candidates<'t>(report: &Report<'t>, grammar: &Grammar, graph: &Graph<'t>) -> Vec<Candidate<'t>> {
    let documents = graph.indexed().filter(|(at, _)| *at != Graph::OWN);
    let read = |(document, it): (DocumentAt, &Document<'t>)| {
        let kind = it.kind.filter(|kind| kind.plans || kind.tells)?;
        let mentions = || it.mentions.iter().filter_map(|&at| report.mention(at));
        // A title that might have gone on says nothing of what it shares with another.
        let full = |&&at: &&MentionAt| {
            let title = report.tree.stand(at).and_then(|it| it.title);
            let symbol = report.mention(at).is_some_and(|it| it.symbol.is_some());
            symbol && title.is_some_and(|it| it.end.is_certain())
        };
        let mention = report.mention(*it.mentions.iter().find(full)?)?;
        let subject = mention.subject?;
        let hits = grammar.cue_hits(subject);
        let mut cues = hits.iter().filter_map(|hit| grammar.cues().get(hit.row));
        let mut words = grammar.words_in(subject);
        words.sort_unstable();
        words.dedup();
        Some(Candidate {
            document,
            mention: mention.words,
            kind,
            body: mention.symbol.as_ref()?.body().to_owned(),
            place: it.issuer().and_then(|it| Some(grammar.place_hits(it).last()?.row)),
            date: mentions().find_map(|it| it.date)?.civil()?,
            words,
            reports: cues.any(|cue| cue.relation == Relation::ReportsOn),
        })
    };
    documents.filter_map(read).collect()
}

impl Candidate<'_> {
    /// Whether this may have caused the other: an earlier day of the same time and place.
    fn is_before(&self, other: &Self) -> bool {
        if self.date >= other.date {
            return false;
        }
        let days = other.date.since(self.date).map(|span| span.get_days()).unwrap_or_default();
        let elsewhere = self.place.zip(other.place).is_some_and(|(one, two)| one != two);
        self.document != other.document && (1..=DAYS).contains(&days) && !elsewhere
    }

    /// Whether all words of the shorter title but one stand in the longer.
    fn says_the_same(&self, other: &Self) -> bool {
        let (short, long) = if self.words.len() < other.words.len() {
            (&self.words, &other.words)
        } else {
            (&other.words, &self.words)
        };
        let common = short.iter().filter(|word| long.binary_search(word).is_ok()).count();
        short.len() >= WORDS && common + 1 >= short.len()
    }
}

fn relation(grammar: &Grammar, from: &Candidate<'_>, to: &Candidate<'_>) -> Option<Relation> {
    let below = || {
        from.body != to.body
            && grammar
                .issuers_of(&from.body)
                .any(|it| it.parent.as_deref() == Some(to.body.as_str()))
    };
    if from.kind.code == to.kind.code {
        return (to.kind.plans && below()).then_some(Relation::Implements);
    }
    (from.reports && to.kind.plans && from.body == to.body).then_some(Relation::ReportsOn)
}

fn reasons(from: &Candidate<'_>, to: &Candidate<'_>, relation: Relation) -> Vec<Words> {
    let bodies = if relation == Relation::Implements {
        Reason::Below { body: &from.body, above: &to.body }
    } else {
        Reason::OneBody(&from.body)
    };
    let later = Reason::Later { day: from.date, than: to.date };
    [bodies, Reason::OneSubject, later].map(Reason::words).into()
}

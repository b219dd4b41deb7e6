//! Questions of several rules about what is known from before of documents.

use std::collections::BTreeSet;

use super::{Case, Dated, called};
use crate::{
    diagnostic::{Diagnostic, Fact, Footing, Language, Leg, Words},
    graph::{Document, Graph, Link},
    known::{Effect, Entry, Known},
    model::{Basis, CivilDate, DocumentAt, Form, Mention, Relation, figures},
};

/// The day on which what is in force is judged: the one that was named, else the text's own.
pub(super) fn day_of_judgement(case: &Case<'_, '_>) -> Option<CivilDate> {
    case.known.as_of.or_else(|| case.own_day().map(|(_, day)| day))
}

/// The changes of a document that hold on the day of judgement.
pub(super) fn changes<'c>(
    case: &Case<'c, '_>,
    at: DocumentAt,
    relation: Relation,
) -> impl Iterator<Item = &'c Effect> {
    let day = day_of_judgement(case);
    case.known.of(at).changes.iter().filter(move |change| {
        let holds = day.zip(change.from).is_some_and(|(day, from)| from <= day);
        change.relation == relation && holds
    })
}

/// The documents that the text rests on: they must be in force.
pub(super) fn bases(case: &Case<'_, '_>) -> BTreeSet<DocumentAt> {
    let rests = |link: &Link<'_, '_>| {
        let rests = matches!(link.edge.relation, Relation::BasedOn | Relation::Details);
        link.from == Graph::OWN && rests && link.edge.basis == Basis::Stated
    };
    case.graph.links().filter(rests).map(|link| link.to).collect()
}

/// The documents that the text itself ends: it must name them.
fn undone_here(case: &Case<'_, '_>) -> BTreeSet<DocumentAt> {
    let ends = |link: &Link<'_, '_>| link.edge.relation.ends() && link.edge.basis == Basis::Stated;
    case.graph.links().filter(ends).map(|link| link.to).collect()
}

/// Findings about what another document did to a whole document, one for each. The
/// words are made from the change and from how the document is called in both languages.
pub(super) fn done_to_the_whole<'t>(
    case: &Case<'_, 't>,
    relation: Relation,
    words: impl Fn(&Effect, (String, String)) -> (Diagnostic<'t>, Words),
) -> Vec<Diagnostic<'t>> {
    let mut findings = Vec::new();
    let undone = undone_here(case);
    for (at, document) in case.documents().filter(|(at, _)| !undone.contains(at)) {
        let mut whole = changes(case, at, relation).filter(|it| it.pinpoint.is_none());
        let Some(change) = whole.next() else { continue };
        findings.push(changed(case, document, change, words(change, called(document))));
    }
    findings.retain(|finding| !finding.labels.is_empty());
    findings
}

/// A finding about what another document did, with the clause that says so.
pub(super) fn changed<'t>(
    case: &Case<'_, 't>,
    document: &Document<'t>,
    change: &Effect,
    (begun, says): (Diagnostic<'t>, Words),
) -> Diagnostic<'t> {
    let mut finding = begun.rests_on(Leg { fact: Fact::Relation, footing: Footing::Elsewhere });
    for mention in places(case, document) {
        finding = finding.disputes(mention.words, says.clone());
    }
    let quoted = change.words.replace('\n', " ");
    finding.because(
        None,
        Words::new(
            format!(
                "{}: «{quoted}» ({})",
                change.by,
                change.place.in_language(Language::Vietnamese)
            ),
            format!("{}: “{quoted}” ({})", change.by, change.place.in_language(Language::English)),
        ),
    )
}

/// The places where a document is cited; the head of an annex speaks of the text itself.
pub(super) fn places<'c, 't>(
    case: &Case<'c, 't>,
    document: &'c Document<'t>,
) -> impl Iterator<Item = &'c Mention<'t>> {
    case.mentions_of(document).filter(|mention| !mention.heads_annex)
}

/// The dated citations by number: a law that is called by its name may be one of several, and the
/// date behind the name another's.
pub(super) fn dated<'c, 't>(
    case: &Case<'c, 't>,
    document: &'c Document<'t>,
) -> impl Iterator<Item = Dated<'c, 't>> {
    case.dated(document).filter(|dated| dated.mention.form == Form::Numbered)
}

/// From when a change holds, in both languages.
pub(super) fn since(change: &Effect) -> (String, String) {
    let Some(from) = change.from else { return Default::default() };
    (format!(" từ {}", figures(from)), format!(" from {}", super::english(from)))
}

/// The rows of registers that say something, one sentence each.
pub(super) fn rows<T>(known: &Known, read: impl Fn(&Entry) -> Option<T>) -> Vec<(T, Words)> {
    let rows = known.entries.iter().filter_map(|entry| Some((read(entry)?, entry.place())));
    rows.collect()
}

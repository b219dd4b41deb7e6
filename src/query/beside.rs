//! Other questions beside a thin answer: the other way round, other relations, one condition less.

use std::collections::BTreeSet;

use super::{
    Answer, Error,
    follow::Follower,
    found::{Evaluation, one},
    mean::Meant,
    name,
    parse::Many,
    say,
    words::{FUNCTIONS, Function, Means},
};
use crate::{
    diagnostic::Words,
    model::Relation,
    registry::{Card, Condition, Id},
};

/// Answers with no more documents than this are thin.
const THIN: usize = 3;
/// So much is told beside an answer.
const SHOWN: usize = 4;

/// Another question with an answer of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// How many documents answer it.
    pub count: usize,
    /// What it asks for: `Văn bản lấy Nghị quyết số 57-NQ/TW làm căn cứ`.
    pub says: Words,
    /// How it is typed, in Vietnamese and in English; none where a part of a question is left out.
    pub question: Option<[String; 2]>,
}

/// The other questions beside an answer, when it is thin.
pub(super) fn beside(
    evaluation: Evaluation<'_>,
    set: &Meant,
    answer: &Answer,
) -> Result<Vec<Beside>, Error> {
    if answer.documents.len() > THIN {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    if answer.documents.is_empty() {
        found.extend(without_a_part(evaluation, set));
    }
    if let Some(followed) = followed(set) {
        let known = answer.documents.iter().map(|card| card.id).collect();
        found.extend(other_relations(evaluation, followed, &known)?);
    }
    found.truncate(SHOWN);
    Ok(found)
}

/// Notes on an answer that nobody would think of.
pub(super) fn notes(evaluation: Evaluation<'_>, set: &Meant) -> Result<Vec<Words>, Error> {
    let mut notes = Vec::new();
    let registry = evaluation.registry;
    if asks(set, &|it| it == Means::WithoutReport) {
        let reports = [Condition::Kind("BC".to_owned()), Condition::WithText];
        let count = registry.select(&reports)?.len();
        notes.push(Words::new(
            format!("chỉ xét {count} báo cáo đã nạp toàn văn; kế hoạch chỉ thấy được viện dẫn cũng tính, bỏ bằng: và có-toàn-văn()"),
            format!("only {count} reports were read; plans that are only cited are counted, leave them out by: and with-text()"),
        ));
    }
    if asks(set, &|it| matches!(it, Means::Listed | Means::Missing)) && !registry.has_registers()? {
        notes.push(Words::new("chưa nạp sổ văn bản nào", "no register has been imported"));
    }
    if asks(set, &|it| it == Means::Finding) && !registry.has_findings()? {
        notes.push(Words::new(
            "chưa có điều nào được ghi khi nạp văn bản: nạp văn bản vào kho bằng viendan sổ nạp",
            "no finding was recorded: add the texts with viendan registry add",
        ));
    }
    Ok(notes)
}

/// Whether a question asks for something.
fn asks(set: &Meant, is_it: &impl Fn(Means) -> bool) -> bool {
    match set {
        Meant::Named { .. } => false,
        Meant::Follow { function, of, .. } => is_it(function.means) || asks(of, is_it),
        Meant::Chains { from, to, .. } => asks(from, is_it) || asks(to, is_it),
        Meant::Where { function, .. } | Meant::State { function } => is_it(function.means),
        Meant::Both(one, two) | Meant::Either(one, two) | Meant::Without(one, two) => {
            asks(one, is_it) || asks(two, is_it)
        }
    }
}

/// The first relations that are followed from one document.
fn followed(set: &Meant) -> Option<(&'static Function, &Meant)> {
    match set {
        Meant::Follow { function, of, .. } if matches!(**of, Meant::Named { .. }) => {
            Some((function, of))
        }
        Meant::Both(one, two) => followed(one).or_else(|| followed(two)),
        Meant::Without(one, _) => followed(one),
        _ => None,
    }
}

/// The questions with one condition less, each with its count.
fn without_a_part(evaluation: Evaluation<'_>, set: &Meant) -> Vec<Beside> {
    let Meant::Both(one, two) = set else { return Vec::new() };
    let mut found = Vec::new();
    for part in [one, two] {
        let count = evaluation.found(part).map(|it| it.documents.len()).unwrap_or_default();
        let says = say::sentence(part, evaluation.grammar);
        found.push(Beside { count, says, question: None });
    }
    found
}

/// The questions for other relations of the same document; what is asked for the other way round first.
fn other_relations(
    evaluation: Evaluation<'_>,
    (asked, of): (&'static Function, &Meant),
    known: &BTreeSet<Id>,
) -> Result<Vec<Beside>, Error> {
    let Meant::Named { cards, name, .. } = of else { return Ok(Vec::new()) };
    let [card] = cards.as_slice() else { return Ok(Vec::new()) };
    let is_back = matches!(asked.means, Means::CitedBy | Means::ActedOn(_) | Means::CarriedOutBy);
    let is_empty = known.is_empty();
    let others = FUNCTIONS.iter().filter(|other| match (asked.means, other.means) {
        (Means::Acts(one), Means::ActedOn(two)) | (Means::ActedOn(one), Means::Acts(two)) => {
            one == two && is_empty
        }
        (Means::Cites, Means::CitedBy) | (Means::CitedBy, Means::Cites) => is_empty,
        (Means::CarriesOut, Means::CarriedOutBy) | (Means::CarriedOutBy, Means::CarriesOut) => {
            is_empty
        }
        (one, Means::ActedOn(relation)) => is_back && (is_empty || is_kin(one, relation)),
        (one, Means::Acts(relation)) => !is_back && (is_empty || is_kin(one, relation)),
        _ => false,
    });
    let mut found = Vec::new();
    let mut told = known.clone();
    for function in others {
        let from = one(card);
        let step = Follower(evaluation).follow(&from, function.means, Many::One)?;
        let count = step.documents.difference(&told).count();
        if count == 0 {
            continue;
        }
        told.extend(&step.documents);
        let (many, of) = (Many::One, Box::new(named(card, name)));
        let says = say::sentence(&Meant::Follow { function, many, of }, evaluation.grammar);
        let question = [function.vi, function.en].map(|word| format!("{word}(\"{name}\")"));
        found.push(Beside { count: step.documents.len(), says, question: Some(question) });
    }
    found.extend(namesakes(evaluation, asked, card)?);
    Ok(found)
}

/// Whether a relation speaks of the same thing as what is asked for: of carrying out, or of change.
fn is_kin(asked: Means, other: Relation) -> bool {
    let changes = |it: Relation| it.changes() || it == Relation::Corrects;
    let carries =
        |it: Relation| it.carries_out() || matches!(it, Relation::BasedOn | Relation::ReportsOn);
    match asked {
        Means::Acts(asked) | Means::ActedOn(asked) => {
            asked != other && (changes(asked) && changes(other) || carries(asked) && carries(other))
        }
        Means::CarriesOut | Means::CarriedOutBy => carries(other),
        _ => false,
    }
}

/// The same question of the laws of that name: by its name alone any may be meant, and of one with a
/// number some texts give the name alone.
fn namesakes(
    evaluation: Evaluation<'_>,
    asked: &'static Function,
    card: &Card,
) -> Result<Vec<Beside>, Error> {
    let grammar = evaluation.grammar;
    let Some(law) = card.law(grammar) else { return Ok(Vec::new()) };
    let is_nameless = |it: &Card| it.symbol.is_none();
    let called: Vec<_> = if is_nameless(card) {
        grammar.laws_named(law).map(|row| row.number.as_str()).collect()
    } else {
        vec![law]
    };
    let mut found = Vec::new();
    for number in called {
        let others = name::cards(number, 0, evaluation.registry, grammar);
        let Ok([other]) = others.as_deref() else { continue };
        if other.id == card.id || is_nameless(other) == is_nameless(card) {
            continue;
        }
        let from = one(other);
        let step = Follower(evaluation).follow(&from, asked.means, Many::One)?;
        let (many, of) = (Many::One, Box::new(named(other, number)));
        let set = Meant::Follow { function: asked, many, of };
        let says = say::sentence(&set, grammar);
        let question = [asked.vi, asked.en].map(|word| format!("{word}(\"{number}\")"));
        found.push(Beside { count: step.documents.len(), says, question: Some(question) });
    }
    found.retain(|it| it.count > 0);
    Ok(found)
}

fn named(card: &Card, name: &str) -> Meant {
    Meant::Named { name: name.to_owned(), at: 0, cards: vec![card.clone()] }
}

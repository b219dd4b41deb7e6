//! Answers: sets joined, relations followed, conditions asked.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Answer, Error,
    chains::{self, Chains, Steps},
    name,
    parse::{Many, Set},
    words::Means,
};
use crate::{
    diagnostic::Words,
    grammar::Grammar,
    model::Relation,
    registry::{AUTHORITY, Card, Condition, Direction, Id, Registry},
};

/// So many documents are asked one by one whether a condition holds for them.
const FEW: usize = 100_000;
/// So many relations are gathered to look for paths, and the rest of a step.
const GATHERED: usize = 200_000;

/// Documents with the relations that led to them.
#[derive(Debug, Default)]
struct Found {
    documents: BTreeSet<Id>,
    /// Relations with their two ends.
    ties: BTreeMap<i64, (Id, Id)>,
    /// The documents of a path, in its order.
    path: Vec<Id>,
    /// All paths that were asked for; a part of their documents is no path.
    paths: Vec<Vec<Id>>,
    /// Whether there may be more paths.
    is_cut: bool,
}

impl Found {
    /// Keeps the relations that touch a document which is left.
    fn keep_touching(&mut self) {
        self.paths.clear();
        let Self { documents, ties, .. } = self;
        ties.retain(|_, (one, two)| documents.contains(one) || documents.contains(two));
    }
}

struct Evaluation<'r> {
    registry: &'r Registry,
    grammar: &'r Grammar,
}

/// Answers a question that was read.
pub(super) fn answer(
    set: &Set<'_>,
    registry: &Registry,
    grammar: &Grammar,
) -> Result<Answer, Error> {
    let evaluation = Evaluation { registry, grammar };
    let found = evaluation.found(set)?;
    let mut documents = registry.cards_of(&found.documents)?;
    if found.path.is_empty() {
        documents.sort_by(|one, two| {
            let key = |it: &Card| (it.issuer.clone(), it.kind.clone(), it.year, it.number);
            key(one).cmp(&key(two)).then_with(|| one.label().cmp(two.label()))
        });
    } else {
        documents.sort_by_key(|card| found.path.iter().position(|id| *id == card.id));
    }
    let ties = registry.ties_numbered(&found.ties.keys().copied().collect())?;
    let mut ends: BTreeSet<Id> = ties.iter().flat_map(|tie| [tie.from, tie.to]).collect();
    ends.retain(|id| !found.documents.contains(id));
    let others = registry.cards_of(&ends)?;
    Ok(Answer { documents, ties, others, paths: found.paths, is_cut: found.is_cut })
}

impl Evaluation<'_> {
    fn found(&self, set: &Set<'_>) -> Result<Found, Error> {
        if let Some(conditions) = self.conditions(set)? {
            let documents = self.registry.select(&conditions)?;
            return Ok(Found { documents, ..Found::default() });
        }
        match set {
            Set::Name { name, at } => {
                let card = name::card(name, *at, self.registry, self.grammar)?;
                Ok(Found { documents: BTreeSet::from([card.id]), ..Found::default() })
            }
            Set::Both(one, two) => self.both(one, two),
            Set::Either(one, two) => {
                let (mut one, two) = (self.found(one)?, self.found(two)?);
                one.paths.clear();
                one.is_cut |= two.is_cut;
                one.documents.extend(two.documents);
                one.ties.extend(two.ties);
                Ok(one)
            }
            Set::Without(one, two) => {
                let (mut one, two) = (self.found(one)?, self.found(two)?);
                one.is_cut |= two.is_cut;
                one.documents.retain(|id| !two.documents.contains(id));
                one.keep_touching();
                Ok(one)
            }
            Set::Call { means, many, arguments, .. } => self.call(*means, *many, arguments),
        }
    }

    /// A condition is asked of the few, or answered whole, whichever is less work.
    fn both(&self, one: &Set<'_>, two: &Set<'_>) -> Result<Found, Error> {
        let (set, other) = match (self.conditions(one)?, self.conditions(two)?) {
            (Some(_), None) => (two, one),
            _ => (one, two),
        };
        let mut found = self.found(set)?;
        match self.conditions(other)? {
            Some(conditions) if found.documents.len() <= FEW => {
                found.documents = self.registry.filter(&found.documents, &conditions)?;
            }
            _ => {
                let other = self.found(other)?;
                found.is_cut |= other.is_cut;
                found.documents.retain(|id| other.documents.contains(id));
                found.ties.extend(other.ties);
            }
        }
        found.keep_touching();
        Ok(found)
    }

    fn call(&self, means: Means, many: Many, arguments: &[Set<'_>]) -> Result<Found, Error> {
        let mut arguments = arguments.iter();
        let mut next =
            || arguments.next().map_or_else(|| Ok(Found::default()), |it| self.found(it));
        match means {
            Means::Cites => self.follow(&next()?, Direction::Forward, None, many),
            Means::CitedBy => self.follow(&next()?, Direction::Back, None, many),
            Means::Acts(relation) => {
                self.follow(&next()?, Direction::Forward, Some(relation), many)
            }
            Means::ActedOn(relation) => {
                self.follow(&next()?, Direction::Back, Some(relation), many)
            }
            Means::Path => self.path(&next()?, &next()?),
            Means::Paths => self.paths(&next()?, &next()?),
            Means::EndsInRepealed => self.ends_in_repealed(),
            _ => Ok(Found::default()),
        }
    }

    /// Follows relations from some documents, one step or all.
    fn follow(
        &self,
        from: &Found,
        way: Direction,
        relation: Option<Relation>,
        many: Many,
    ) -> Result<Found, Error> {
        let of: Vec<_> = relation.map(Relation::name).into_iter().collect();
        let (ties, is_cut) = (from.ties.clone(), from.is_cut);
        let mut found = Found { ties, is_cut, ..Found::default() };
        let mut front = from.documents.clone();
        while !front.is_empty() {
            let mut next = BTreeSet::new();
            for (before, id, tie) in self.registry.neighbours(&front, way, &of)? {
                found.ties.insert(tie, (before, id));
                if found.documents.insert(id) && many == Many::Any {
                    next.insert(id);
                }
            }
            front = next;
        }
        Ok(found)
    }

    /// A shortest chain; relations are followed from the acting document to the other.
    fn path(&self, from: &Found, to: &Found) -> Result<Found, Error> {
        let mut came: BTreeMap<Id, Option<(Id, i64)>> =
            from.documents.iter().map(|&id| (id, None)).collect();
        let mut front = from.documents.clone();
        while !front.is_empty() {
            if let Some(&id) = front.intersection(&to.documents).next() {
                return Ok(walked(&came, id));
            }
            let mut next = BTreeSet::new();
            for (before, id, tie) in self.registry.neighbours(&front, Direction::Forward, &[])? {
                came.entry(id).or_insert_with(|| {
                    next.insert(id);
                    Some((before, tie))
                });
            }
            front = next;
        }
        Ok(Found::default())
    }

    /// Every chain in which no document stands twice, with all relations between its documents.
    fn paths(&self, from: &Found, to: &Found) -> Result<Found, Error> {
        let mut between: BTreeMap<(Id, Id), Vec<i64>> = BTreeMap::new();
        let mut steps = Steps::new();
        let (mut front, mut seen) = (&from.documents - &to.documents, from.documents.clone());
        let mut gathered = 0;
        while !front.is_empty() && gathered < GATHERED {
            let mut next = BTreeSet::new();
            for (before, id, tie) in self.registry.neighbours(&front, Direction::Forward, &[])? {
                gathered += 1;
                between.entry((before, id)).or_default().push(tie);
                steps.entry(before).or_default().insert(id);
                if seen.insert(id) && !to.documents.contains(&id) {
                    next.insert(id);
                }
            }
            front = next;
        }
        let Chains { chains, is_cut } = chains::between(&from.documents, &to.documents, &steps);
        let is_cut = is_cut || !front.is_empty() || from.is_cut || to.is_cut;
        let mut found = Found { path: in_order(&chains), is_cut, ..Found::default() };
        found.documents.extend(&found.path);
        for step in chains.iter().flat_map(|chain| chain.windows(2)) {
            let ends = (step[0], step[1]);
            let ties = between.get(&ends).into_iter().flatten();
            found.ties.extend(ties.map(|&tie| (tie, ends)));
        }
        found.paths = chains;
        Ok(found)
    }

    /// Goes back by authority from what was repealed or replaced as a whole.
    fn ends_in_repealed(&self) -> Result<Found, Error> {
        let mut found = Found::default();
        let ended: BTreeSet<Id> = self.registry.ended()?.into_iter().collect();
        let mut front = ended.clone();
        while !front.is_empty() {
            let mut next = BTreeSet::new();
            for (before, id, tie) in
                self.registry.neighbours(&front, Direction::Back, &AUTHORITY)?
            {
                found.ties.insert(tie, (before, id));
                if !ended.contains(&id) && found.documents.insert(id) {
                    next.insert(id);
                }
            }
            front = next;
        }
        Ok(found)
    }

    /// The conditions that a set is made of, when it is made of conditions alone.
    fn conditions(&self, set: &Set<'_>) -> Result<Option<Vec<Condition>>, Error> {
        match set {
            Set::Both(one, two) => Ok(match (self.conditions(one)?, self.conditions(two)?) {
                (Some(mut one), Some(two)) => {
                    one.extend(two);
                    Some(one)
                }
                _ => None,
            }),
            Set::Call { means, arguments, at, width, .. } => {
                let said = match arguments.first() {
                    Some(Set::Name { name, .. }) => Some(*name),
                    _ => None,
                };
                self.condition(*means, said).map_err(|words| Error::Syntax {
                    at: *at,
                    width: *width,
                    words,
                })
            }
            _ => Ok(None),
        }
    }

    fn condition(&self, means: Means, said: Option<&str>) -> Result<Option<Vec<Condition>>, Words> {
        let one = |condition| Ok(Some(vec![condition]));
        let word = || {
            said.ok_or_else(|| {
                Words::new(
                    "đối số ở đây là một từ, không phải tập hợp",
                    "a word is asked for here, not a set",
                )
            })
        };
        match means {
            Means::All => Ok(Some(Vec::new())),
            Means::Missing => one(Condition::Missing),
            Means::Listed => one(Condition::Listed),
            Means::WithoutReport => one(Condition::WithoutReport),
            Means::Issuer => one(Condition::Issuer(word()?.to_owned())),
            Means::Finding => one(Condition::Finding(word()?.to_owned())),
            Means::About => one(Condition::About(word()?.to_owned())),
            Means::Kind => one(Condition::Kind(self.kind(word()?))),
            Means::Number => {
                let (from, to) = ends(word()?);
                match (from.parse(), to.parse()) {
                    (Ok(from), Ok(to)) => one(Condition::Number(from, to)),
                    _ => Err(Words::new(
                        "cần số, như 5 hay 1..20",
                        "a number is asked for: 5, 1..20",
                    )),
                }
            }
            Means::Date => {
                let (from, to) = ends(word()?);
                match (first_day(from), last_day(to)) {
                    (Some(from), Some(to)) => one(Condition::Date(from, to)),
                    _ => Err(no_date()),
                }
            }
            Means::InForce => {
                let day = first_day(word()?).filter(|_| word().is_ok_and(|it| it.len() == 10));
                day.map(|day| Some(vec![Condition::InForce(day)])).ok_or_else(no_date)
            }
            _ => Ok(None),
        }
    }

    /// The code of a kind that is told by code or name: `KH`, `Kế hoạch`, `kế-hoạch`.
    fn kind(&self, said: &str) -> String {
        let spaced = said.replace('-', " ");
        let named = self.grammar.kind_named(&spaced).map(|kind| kind.code.clone());
        named.unwrap_or_else(|| said.to_uppercase())
    }
}

fn walked(came: &BTreeMap<Id, Option<(Id, i64)>>, last: Id) -> Found {
    let mut found = Found::default();
    let mut at = Some(last);
    while let Some(id) = at {
        found.documents.insert(id);
        found.path.insert(0, id);
        let step = came.get(&id).copied().flatten();
        found.ties.extend(step.map(|(before, tie)| (tie, (before, id))));
        at = step.map(|(before, _)| before);
    }
    found
}

/// The documents of chains, each behind all that lead to it where the chains agree.
fn in_order(chains: &[Vec<Id>]) -> Vec<Id> {
    let mut furthest: BTreeMap<Id, usize> = BTreeMap::new();
    for (at, &id) in chains.iter().flat_map(|chain| chain.iter().enumerate()) {
        let known = furthest.entry(id).or_default();
        *known = at.max(*known);
    }
    let mut ids: Vec<Id> = furthest.keys().copied().collect();
    ids.sort_by_key(|id| furthest.get(id));
    ids
}

/// `a..b`, or one that is both.
fn ends(range: &str) -> (&str, &str) {
    range.split_once("..").unwrap_or((range, range))
}

fn first_day(written: &str) -> Option<String> {
    day(written, "01-01", "01")
}

fn last_day(written: &str) -> Option<String> {
    day(written, "12-31", "31")
}

/// A year, a month or a day in ISO 8601, or a day as offices write it.
fn day(written: &str, of_year: &str, of_month: &str) -> Option<String> {
    let figures = written.bytes().all(|it| it.is_ascii_digit() || b"-/".contains(&it));
    let parts: Vec<&str> = written.split(['-', '/']).collect();
    match parts.as_slice() {
        _ if !figures => None,
        [year] if year.len() == 4 => Some(format!("{year}-{of_year}")),
        [year, month] if year.len() == 4 => Some(format!("{year}-{month:0>2}-{of_month}")),
        [month, year] if year.len() == 4 => Some(format!("{year}-{month:0>2}-{of_month}")),
        [year, month, day] if year.len() == 4 => Some(format!("{year}-{month:0>2}-{day:0>2}")),
        [day, month, year] if year.len() == 4 => Some(format!("{year}-{month:0>2}-{day:0>2}")),
        _ => None,
    }
}

fn no_date() -> Words {
    Words::new(
        "cần ngày, như 2023, 2023-05, 2023-05-05 hay 2023-01-01..2023-06-30",
        "a date is asked for: 2023, 2023-05, 2023-05-05 or 2023-01-01..2023-06-30",
    )
}

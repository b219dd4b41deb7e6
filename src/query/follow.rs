//! Relations followed: one step or all, chains, and what has ended.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Error,
    chains::{self, Chains, Steps},
    found::{Evaluation, Found},
    parse::Many,
    words::Means,
};
use crate::{
    grammar::Grammar,
    model::Relation,
    registry::{Card, Direction, Ending, Id},
};

/// So many relations are gathered to look for paths, and the rest of a step.
const GATHERED: usize = 200_000;

/// Follows the relations of a registry.
pub(super) struct Follower<'r>(pub(super) Evaluation<'r>);

impl Follower<'_> {
    /// Follows relations from some documents, one step or all.
    pub(super) fn follow(&self, from: &Found, means: Means, many: Many) -> Result<Found, Error> {
        let (ties, is_cut) = (from.ties.clone(), from.is_cut);
        let mut found = Found { ties, is_cut, ..Found::default() };
        let mut front = from.documents.clone();
        while !front.is_empty() {
            let mut next = BTreeSet::new();
            for (before, id, tie) in self.step(&front, means)? {
                found.ties.insert(tie, (before, id));
                if found.documents.insert(id) && many == Many::Any {
                    next.insert(id);
                }
            }
            front = next;
        }
        Ok(found)
    }

    /// The documents one step away, each with the one it is next to and the relation.
    fn step(&self, front: &BTreeSet<Id>, means: Means) -> Result<Vec<(Id, Id, i64)>, Error> {
        let near = |way, of: &[Relation]| self.0.registry.neighbours(front, way, of);
        let way = match means {
            Means::Cites => return Ok(near(Direction::Forward, &[])?),
            Means::CitedBy => return Ok(near(Direction::Back, &[])?),
            Means::Acts(relation) => return Ok(near(Direction::Forward, &[relation])?),
            Means::ActedOn(relation) => return Ok(near(Direction::Back, &[relation])?),
            Means::CarriesOut => Direction::Forward,
            _ => Direction::Back,
        };
        // In so many words, or as a plan that rests on what it carries out.
        let carries = Relation::ALL.into_iter().filter(|it| it.carries_out());
        let mut steps = near(way, &carries.collect::<Vec<_>>())?;
        let rests = near(way, &[Relation::BasedOn])?;
        let acts = |&(before, id, _): &(Id, Id, i64)| match way {
            Direction::Forward => before,
            Direction::Back => id,
        };
        let acting = self.0.registry.cards_of(&rests.iter().map(acts).collect())?;
        let plans = acting.iter().filter(|card| is_plan(card, self.0.grammar));
        let plans: BTreeSet<Id> = plans.map(|card| card.id).collect();
        steps.extend(rests.into_iter().filter(|step| plans.contains(&acts(step))));
        Ok(steps)
    }

    /// A shortest chain; relations are followed from the acting document to the other.
    pub(super) fn path(&self, from: &Found, to: &Found) -> Result<Found, Error> {
        let mut came: BTreeMap<Id, Option<(Id, i64)>> =
            from.documents.iter().map(|&id| (id, None)).collect();
        let mut front = from.documents.clone();
        while !front.is_empty() {
            if let Some(&id) = front.intersection(&to.documents).next() {
                return Ok(walked(&came, id));
            }
            let mut next = BTreeSet::new();
            for (before, id, tie) in self.0.registry.neighbours(&front, Direction::Forward, &[])? {
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
    pub(super) fn paths(&self, from: &Found, to: &Found) -> Result<Found, Error> {
        let mut between: BTreeMap<(Id, Id), Vec<i64>> = BTreeMap::new();
        let mut steps = Steps::new();
        let (mut front, mut seen) = (&from.documents - &to.documents, from.documents.clone());
        let mut gathered = 0;
        while !front.is_empty() && gathered < GATHERED {
            let mut next = BTreeSet::new();
            for (before, id, tie) in self.0.registry.neighbours(&front, Direction::Forward, &[])? {
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

    /// What another document repealed or replaced, as a whole or in part.
    pub(super) fn ended(&self, how: Ending) -> Result<Found, Error> {
        let mut found = Found::default();
        for (by, id, tie) in self.0.registry.endings(how)? {
            found.documents.insert(id);
            found.ties.insert(tie, (by, id));
        }
        Ok(found)
    }

    /// Goes back by authority from what was repealed or replaced as a whole.
    pub(super) fn ends_in_repealed(&self) -> Result<Found, Error> {
        let Found { documents: ended, ties, .. } = self.ended(Ending::Whole)?;
        let mut found = Found { ties, ..Found::default() };
        let mut front = ended.clone();
        while !front.is_empty() {
            let mut next = BTreeSet::new();
            for (before, id, tie) in
                self.0.registry.neighbours(&front, Direction::Back, &Relation::AUTHORITY)?
            {
                found.ties.insert(tie, (before, id));
                if !ended.contains(&id) && found.documents.insert(id) {
                    next.insert(id);
                }
            }
            front = next;
        }
        // An ending that nothing leads to shows nothing.
        let shown: BTreeSet<Id> = found.ties.values().map(|(before, _)| *before).collect();
        found.ties.retain(|_, (_, id)| !ended.contains(id) || shown.contains(id));
        Ok(found)
    }
}

/// Whether a document is a plan or a programme, or brings one into force.
fn is_plan(card: &Card, grammar: &Grammar) -> bool {
    let plans = |row| grammar.kind(row).is_some_and(|kind| kind.plans);
    let brings = || {
        let subject = card.subject.as_deref()?;
        grammar.kind_hits(subject).next().map(|hit| plans(hit.row))
    };
    card.kind_in(grammar).is_some_and(|kind| kind.plans) || brings().unwrap_or(false)
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

//! Answers: sets joined, relations followed, conditions asked.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Answer, Error,
    follow::Follower,
    found::{Evaluation, Found, one},
    mean::Meant,
    words::Means,
};
use crate::registry::{Card, Condition, Ending, Id};

/// So many documents are asked one by one whether a condition holds for them.
const FEW: usize = 100_000;

impl Evaluation<'_> {
    /// Answers a question whose words have been understood.
    pub(super) fn answer(self, set: &Meant) -> Result<Answer, Error> {
        let found = self.found(set)?;
        let mut documents = self.registry.cards_of(&found.documents)?;
        let is_path = !found.path.is_empty();
        if is_path {
            documents.sort_by_key(|card| found.path.iter().position(|id| *id == card.id));
        } else {
            documents.sort_by(super::order::by_day);
        }
        let ties = self.registry.ties_numbered(&found.ties.keys().copied().collect())?;
        let mut reasons: BTreeMap<Id, Vec<usize>> = BTreeMap::new();
        for (at, tie) in ties.iter().enumerate() {
            if let Some((_, reached)) = found.ties.get(&tie.id) {
                reasons.entry(*reached).or_default().push(at);
            }
        }
        let mut ends: BTreeSet<Id> = ties.iter().flat_map(|tie| [tie.from, tie.to]).collect();
        ends.retain(|id| !found.documents.contains(id));
        let others = self.registry.cards_of(&ends)?;
        let (paths, is_cut) = (found.paths, found.is_cut);
        Ok(Answer { documents, ties, reasons, others, is_path, paths, is_cut, ..Answer::default() })
    }

    pub(super) fn found(self, set: &Meant) -> Result<Found, Error> {
        if let Some(conditions) = conditions(set) {
            let documents = self.registry.select(&conditions)?;
            return Ok(Found { documents, ..Found::default() });
        }
        let follower = Follower(self);
        match set {
            Meant::Named { name, at, cards } => {
                let [card] = cards.as_slice() else {
                    let (name, candidates) = (name.clone(), cards.clone());
                    return Err(Error::Ambiguous { name, at: *at, candidates });
                };
                Ok(one(card))
            }
            Meant::Follow { function, many, of } => {
                follower.follow(&self.found(of)?, function.means, *many)
            }
            Meant::Chains { function, from, to } => {
                let (from, to) = (self.found(from)?, self.found(to)?);
                let is_one = function.means == Means::Path;
                if is_one { follower.path(&from, &to) } else { follower.paths(&from, &to) }
            }
            Meant::State { function } => match function.means {
                Means::Ended => follower.ended(Ending::Whole),
                Means::EndedInPart => follower.ended(Ending::Part),
                _ => follower.ends_in_repealed(),
            },
            Meant::Where { condition, .. } => {
                let documents = self.registry.select(std::slice::from_ref(condition))?;
                Ok(Found { documents, ..Found::default() })
            }
            Meant::Both(one, two) => self.both(one, two),
            Meant::Either(one, two) => {
                let (mut one, two) = (self.found(one)?, self.found(two)?);
                one.paths.clear();
                one.is_cut |= two.is_cut;
                one.documents.extend(two.documents);
                one.ties.extend(two.ties);
                Ok(one)
            }
            Meant::Without(one, two) => {
                let (mut one, two) = (self.found(one)?, self.found(two)?);
                one.is_cut |= two.is_cut;
                one.documents.retain(|id| !two.documents.contains(id));
                one.keep_touching();
                Ok(one)
            }
        }
    }

    /// A condition is asked of the few, or answered whole, whichever is less work; of the documents
    /// that a name may mean it leaves those that it holds for.
    fn both(self, first: &Meant, second: &Meant) -> Result<Found, Error> {
        let (set, other) = match (conditions(first), conditions(second)) {
            (Some(_), None) => (second, first),
            _ => (first, second),
        };
        let asked = conditions(other);
        let mut found = match (set, &asked) {
            (Meant::Named { name, at, cards }, Some(conditions)) => {
                let ids = cards.iter().map(|card| card.id).collect();
                let left = self.registry.filter(&ids, conditions)?;
                let candidates: Vec<Card> =
                    cards.iter().filter(|card| left.contains(&card.id)).cloned().collect();
                if candidates.len() > 1 {
                    return Err(Error::Ambiguous { name: name.clone(), at: *at, candidates });
                }
                return Ok(Found { documents: left, ..Found::default() });
            }
            _ => self.found(set)?,
        };
        match asked {
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
}

/// The conditions that a set is made of, when it is made of conditions alone.
fn conditions(set: &Meant) -> Option<Vec<Condition>> {
    match set {
        Meant::Both(one, two) => {
            let mut all = conditions(one)?;
            all.extend(conditions(two)?);
            Some(all)
        }
        Meant::Where { condition, .. } => Some(vec![condition.clone()]),
        Meant::State { function } if function.means == Means::All => Some(Vec::new()),
        _ => None,
    }
}

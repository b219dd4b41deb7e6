//! Every simple chain between documents, the shortest first, as far as the bounds go.
//!
//! A dense graph has more chains than anyone could read or wait for. They are therefore looked for
//! in the order of their length, and looking ends at a number of chains and at an amount of work.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, BinaryHeap, VecDeque},
};

use crate::registry::Id;

/// So many chains are told.
pub(super) const MOST: usize = 100;
/// So many documents are looked at on the way.
const WORK: usize = 500_000;

/// The documents that each document acts on.
pub(super) type Steps = BTreeMap<Id, BTreeSet<Id>>;

/// What was found within the bounds.
#[derive(Debug, Default)]
pub(super) struct Chains {
    pub(super) chains: Vec<Vec<Id>>,
    /// Whether a bound ended the search, so that there may be more.
    pub(super) is_cut: bool,
}

/// A chain that is not at its end: its last document, and the place of what comes before it.
#[derive(Debug)]
struct Link {
    id: Id,
    before: Option<usize>,
}

/// The chains from some documents to others, none of which stands inside a chain.
pub(super) fn between(from: &BTreeSet<Id>, to: &BTreeSet<Id>, steps: &Steps) -> Chains {
    let left = distances(to, steps);
    let mut found = Chains::default();
    let mut links: Vec<Link> = Vec::new();
    // By the length that a chain will have at least, then the one that is furthest on.
    let mut open = BinaryHeap::new();
    for &id in from {
        if let Some(&left) = left.get(&id) {
            open.push(Reverse((left, Reverse(0), links.len())));
            links.push(Link { id, before: None });
        }
    }
    let mut work = 0;
    while let Some(Reverse((_, Reverse(depth), at))) = open.pop() {
        let chain = walked(&links, at);
        let Some(last) = chain.last().filter(|last| !to.contains(last)) else {
            found.is_cut = found.chains.len() == MOST;
            if found.is_cut {
                break;
            }
            found.chains.push(chain);
            continue;
        };
        let depth = depth + 1;
        for &id in steps.get(last).into_iter().flatten() {
            work += depth;
            let is_loop = from.contains(&id) || chain.contains(&id);
            if let Some(left) = left.get(&id).filter(|_| !is_loop) {
                open.push(Reverse((depth + left, Reverse(depth), links.len())));
                links.push(Link { id, before: Some(at) });
            }
        }
        if work > WORK {
            found.is_cut = true;
            break;
        }
    }
    found
}

/// How many steps each document is from the nearest end; one that leads to none is left out.
fn distances(to: &BTreeSet<Id>, steps: &Steps) -> BTreeMap<Id, usize> {
    let mut back: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for (&from, ends) in steps {
        for &end in ends {
            back.entry(end).or_default().push(from);
        }
    }
    let mut left: BTreeMap<Id, usize> = to.iter().map(|&id| (id, 0)).collect();
    let mut front: VecDeque<(Id, usize)> = to.iter().map(|&id| (id, 0)).collect();
    while let Some((id, far)) = front.pop_front() {
        for &before in back.get(&id).into_iter().flatten() {
            left.entry(before).or_insert_with(|| {
                front.push_back((before, far + 1));
                far + 1
            });
        }
    }
    left
}

fn walked(links: &[Link], last: usize) -> Vec<Id> {
    let mut chain = Vec::new();
    let mut at = links.get(last);
    while let Some(link) = at {
        chain.push(link.id);
        at = link.before.and_then(|before| links.get(before));
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Chains, MOST, Steps, between};
    use crate::registry::Id;

    #[track_caller]
    fn check(steps: &[(Id, &[Id])], ends: (Id, Id), expected: &[&[Id]]) {
        let steps: Steps =
            steps.iter().map(|(id, to)| (*id, to.iter().copied().collect())).collect();
        let found = of(&steps, ends);
        assert_eq!(found.chains, expected);
        assert!(!found.is_cut);
    }

    fn of(steps: &Steps, (from, to): (Id, Id)) -> Chains {
        between(&BTreeSet::from([from]), &BTreeSet::from([to]), steps)
    }

    #[test]
    fn chains_are_simple_and_the_shortest_comes_first() {
        check(&[(1, &[2, 3]), (2, &[3])], (1, 3), &[&[1, 3], &[1, 2, 3]]);
        check(&[(1, &[2]), (2, &[1, 3]), (3, &[2, 4])], (1, 4), &[&[1, 2, 3, 4]]);
        check(&[(1, &[1, 2]), (2, &[2])], (1, 2), &[&[1, 2]]);
        check(&[(1, &[2])], (2, 1), &[]);
        check(&[(1, &[2])], (1, 1), &[&[1]]);
    }

    /// Every document cites every other: more chains than atoms, and an answer at once.
    #[test]
    fn a_dense_graph_is_cut() {
        let all: BTreeSet<Id> = (0..300).collect();
        let mut steps: Steps = all.iter().map(|&id| (id, all.clone())).collect();
        let found = of(&steps, (0, 299));
        assert_eq!((found.chains.len(), found.is_cut), (MOST, true));
        assert_eq!(found.chains[..2], [vec![0, 299], vec![0, 1, 299]]);
        // The only way out leads through one of them, so that most ways come to nothing.
        steps.get_mut(&298).map(|it| it.insert(300));
        assert!(of(&steps, (0, 300)).chains.len() <= MOST);
    }

    /// Ways back to what a chain has passed cannot be told from ways on: the work is bounded.
    #[test]
    fn a_trap_is_left() {
        let inner: BTreeSet<Id> = (2..40).collect();
        let mut steps: Steps = inner.iter().map(|&id| (id, inner.clone())).collect();
        steps.insert(1, BTreeSet::from([2, 100]));
        steps.insert(0, BTreeSet::from([1]));
        for id in inner {
            steps.entry(id).or_default().insert(1);
        }
        let found = of(&steps, (0, 100));
        assert_eq!((found.chains, found.is_cut), (vec![vec![0, 1, 100]], true));
    }
}

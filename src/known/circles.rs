//! Circles of authority over many texts, found once.

use std::{
    collections::{BTreeMap, BTreeSet},
    convert::Infallible,
};

use super::{Circle, UNNAMED, face::Face, gathered::Rest, said::TextAt};
use crate::{graph, model::DocumentAt};

/// So many documents are walked in search of a way.
const WALKED: usize = 400;

/// The relations that lead back to where they begin, over all texts.
#[derive(Debug, Default)]
pub(super) struct Circles {
    /// What each whole document in a circle rests on, in the order in which that is first said.
    rests: BTreeMap<usize, Vec<(TextAt, usize)>>,
    labels: BTreeMap<usize, String>,
}

impl Circles {
    /// Those of documents by their numbers, of which there are so many.
    pub(super) fn of<'f>(
        count: usize,
        rests: BTreeMap<Rest, TextAt>,
        face: &impl Fn(usize) -> Option<&'f Face>,
    ) -> Self {
        // Where each is first said to rest so on the other; nowhere, where time forbids it.
        let mut pairs: BTreeMap<(usize, usize), Option<TextAt>> = BTreeMap::new();
        for (Rest { from, to, is_backward }, spot) in rests {
            let (Some(one), Some(two)) = (face(from), face(to)) else { continue };
            if one.whole == two.whole {
                continue;
            }
            let first = pairs.entry((one.whole, two.whole)).or_default();
            if !(is_backward && one.is_older(two)) && first.as_ref().is_none_or(|it| spot < *it) {
                *first = Some(spot);
            }
        }
        let circles = graph::circles(count, pairs.keys().copied());
        let is_closed = |(from, to): &(usize, usize)| circles.get(*from) == circles.get(*to);
        let mut closed = Self::default();
        for ((from, to), spot) in pairs.into_iter().filter(|(ends, _)| is_closed(ends)) {
            closed.rests.entry(from).or_default().extend(spot.map(|spot| (spot, to)));
            let label = face(from).and_then(|face| face.label.as_deref());
            closed.labels.insert(from, label.unwrap_or(UNNAMED).to_owned());
        }
        closed
    }

    /// The circle that a relation of a text closes; `ends` are the places of its documents in the text,
    /// `(from, to)` their numbers.
    pub(super) fn closed(
        &self,
        ends: (DocumentAt, DocumentAt),
        (from, to): (usize, usize),
    ) -> Option<Circle> {
        let back = (from != to).then(|| self.way(to, from)).filter(|back| !back.is_empty())?;
        Some(Circle { from: ends.0, to: ends.1, back })
    }

    /// The documents on the way from one to another by authority; none when there is no way.
    fn way(&self, from: usize, to: usize) -> Vec<String> {
        let Ok(numbers) = way::<_, Infallible>(from, to, |front| {
            let near = front.iter().filter_map(|at| Some((at, self.rests.get(at)?)));
            let mut steps: Vec<_> = near
                .flat_map(|(at, rests)| rests.iter().map(move |(spot, to)| (spot, *at, *to)))
                .collect();
            steps.sort_unstable();
            Ok(steps.into_iter().map(|(_, before, at)| (before, at)).collect())
        });
        numbers.iter().filter_map(|number| self.labels.get(number).cloned()).collect()
    }
}

/// The documents on the way from one to another, both included; none when there is no way.
///
/// `steps` gives what those that were reached last rest on, each behind the one that rests on it.
///
/// # Errors
///
/// Those of `steps`.
pub(crate) fn way<I: Ord + Copy, E>(
    from: I,
    to: I,
    mut steps: impl FnMut(&BTreeSet<I>) -> Result<Vec<(I, I)>, E>,
) -> Result<Vec<I>, E> {
    let mut came: BTreeMap<I, I> = BTreeMap::from([(from, from)]);
    let mut front = BTreeSet::from([from]);
    while !front.is_empty() && !front.contains(&to) && came.len() < WALKED {
        let mut next = BTreeSet::new();
        for (before, at) in steps(&front)? {
            came.entry(at).or_insert_with(|| {
                next.insert(at);
                before
            });
        }
        front = next;
    }
    let mut way = Vec::new();
    let mut at = Some(to).filter(|_| front.contains(&to));
    while let Some(document) = at {
        way.push(document);
        at = came.get(&document).copied().filter(|before| *before != document);
    }
    way.reverse();
    Ok(way)
}

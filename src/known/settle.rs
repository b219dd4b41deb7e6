//! The full document that an open one stands for, among all that bear one key.

use std::collections::{BTreeSet, HashMap};

use super::identity::{Part, Qualifier};

/// The documents that one of a key may mean, by their places in the key.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Itself, or the only one that is known better.
    One(usize),
    /// Each of several that are known better.
    Several(Vec<usize>),
}

/// The meaning of each document of one key.
///
/// The answer depends only on what is known of all of them, never on the order in which it came.
pub(crate) fn meanings(documents: &[&Qualifier]) -> Vec<Meaning> {
    let above = above(documents);
    let is_full = |at: &usize| above.get(*at).is_some_and(Vec::is_empty);
    let of = |(at, over): (usize, &Vec<usize>)| {
        let full: Vec<usize> = over.iter().copied().filter(is_full).collect();
        match full[..] {
            [] => Meaning::One(at),
            [one] => Meaning::One(one),
            _ => Meaning::Several(full),
        }
    };
    above.iter().enumerate().map(of).collect()
}

/// For each row, by its place, the rows that know all that it knows and more.
///
/// Rows are compared by the parts that they know: a common number has thousands of namesakes,
/// nearly all of which know the same parts and are no part of one another.
pub(crate) fn above(rows: &[&Qualifier]) -> Vec<Vec<usize>> {
    let masks: Vec<u8> = rows.iter().map(|qualifier| qualifier.mask()).collect();
    let kinds: BTreeSet<u8> = masks.iter().copied().collect();
    let mut above = vec![Vec::new(); rows.len()];
    for &less in &kinds {
        for &more in kinds.iter().filter(|&&more| more != less && more & less == less) {
            let mut known: HashMap<Vec<Part<'_>>, Vec<usize>> = HashMap::new();
            let fuller =
                rows.iter().zip(&masks).enumerate().filter(|(_, (_, mask))| **mask == more);
            for (at, (qualifier, _)) in fuller {
                known.entry(qualifier.masked(less)).or_default().push(at);
            }
            let open =
                rows.iter().zip(&masks).zip(&mut above).filter(|((_, mask), _)| **mask == less);
            for ((qualifier, _), above) in open {
                above.extend(known.get(&qualifier.masked(less)).into_iter().flatten().copied());
            }
        }
    }
    above
}

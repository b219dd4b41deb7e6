//! The order that most of a series agrees on.

use std::{cmp::Reverse, collections::BTreeMap};

/// How a day stands in its series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// Every longest order holds it.
    Sure,
    /// Some do: one of the days with this rank is wrong, and nobody can tell which.
    Open(usize),
    /// None does.
    Out,
}

/// How each day stands, when the days are given in the order of their numbers.
pub(super) fn standings<T: Ord + Copy>(days: &[T]) -> Vec<Standing> {
    let before = ranks(days.iter().copied());
    let mut after = ranks(days.iter().rev().map(|&day| Reverse(day)));
    after.reverse();
    let longest = before.iter().copied().max().unwrap_or(0);
    let mut holders: BTreeMap<usize, usize> = BTreeMap::new();
    let mut standings = Vec::with_capacity(days.len());
    for (&before, after) in before.iter().zip(after) {
        if before + after == longest + 1 {
            *holders.entry(before).or_default() += 1;
            standings.push(Standing::Open(before));
        } else {
            standings.push(Standing::Out);
        }
    }
    for standing in &mut standings {
        if let Standing::Open(rank) = *standing
            && holders.get(&rank) == Some(&1)
        {
            *standing = Standing::Sure;
        }
    }
    standings
}

/// For each day the length of the longest order that ends with it.
fn ranks<T: Ord + Copy>(days: impl Iterator<Item = T>) -> Vec<usize> {
    let mut tails: Vec<T> = Vec::new();
    days.map(|day| {
        let at = tails.partition_point(|&tail| tail <= day);
        match tails.get_mut(at) {
            Some(tail) => *tail = day,
            None => tails.push(day),
        }
        at + 1
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::{
        Standing::{Open, Out, Sure},
        standings,
    };

    #[test]
    fn the_one_against_the_many_is_out() {
        assert_eq!(standings(&[10, 13, 20, 6, 27]), [Sure, Sure, Sure, Out, Sure]);
    }

    #[test]
    fn one_against_one_stays_open() {
        assert_eq!(standings(&[20, 6]), [Open(1), Open(1)]);
        assert_eq!(standings(&[1, 20, 6, 30]), [Sure, Open(2), Open(2), Sure]);
    }

    #[test]
    fn equal_days_are_in_order() {
        assert_eq!(standings(&[4, 4, 4]), [Sure, Sure, Sure]);
        assert_eq!(standings::<u8>(&[]), []);
    }
}

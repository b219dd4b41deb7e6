//! The notes of a file, as their signs and their words are met.

use std::collections::HashMap;

use crate::text::{Aside, Beside};

/// What stands beside the body of one file.
#[derive(Debug, Default)]
pub(in crate::read) struct Asides {
    all: Vec<Aside>,
    /// The place of a note, by its kind and the name that the file has for it.
    places: HashMap<(Beside, String), usize>,
    /// Notes that have a number, of each kind.
    counts: HashMap<Beside, u32>,
}

impl Asides {
    /// Takes the sign of a note, which stands in a paragraph of a part.
    pub(in crate::read) fn sign(&mut self, beside: Beside, name: String, sign: (usize, u32)) {
        let count = self.counts.entry(beside).or_default();
        *count += 1;
        let aside = Aside { beside, number: *count, sign: Some(sign) };
        self.places.insert((beside, name), self.all.len());
        self.all.push(aside);
    }

    /// The place of a note whose words begin, from 1.
    pub(in crate::read) fn note(&mut self, beside: Beside, name: String) -> usize {
        let next = self.all.len();
        let at = *self.places.entry((beside, name)).or_insert(next);
        if at == next {
            self.all.push(Aside { beside, ..Aside::default() });
        }
        at + 1
    }

    /// The place of the head or the foot of pages, from 1.
    pub(in crate::read) fn margin(&mut self) -> usize {
        self.all.push(Aside { beside: Beside::Margin, ..Aside::default() });
        self.all.len()
    }

    /// All of them, in the order of their places.
    pub(in crate::read) fn finish(self) -> Vec<Aside> {
        self.all
    }
}

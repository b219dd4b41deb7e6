//! A pinpoint, taken apart: its units with their marks.

use super::Case;
use crate::{
    grammar::{Numeral, PinpointUnit},
    model::Mention,
};

/// One unit of a pinpoint, `các khoản 5, 6 và 8`.
#[derive(Debug, Clone)]
pub(super) struct Part<'t> {
    /// The row of the unit.
    pub(super) unit: &'t PinpointUnit,
    /// Its word as written.
    pub(super) word: &'t str,
    /// Everything behind the word: marks and what links them.
    pub(super) rest: &'t str,
}

/// The units from the largest to the smallest; parts and sections stand above articles or inside them.
const ORDER: [&str; 3] = ["điều", "khoản", "điểm"];

impl<'t> Part<'t> {
    /// The marks, in the order of the text; `2.1` is one.
    pub(super) fn marks(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        let words = self.rest.split(|letter: char| !letter.is_alphanumeric() && letter != '.');
        let words = words.map(|word| word.trim_matches('.'));
        let is_link = |word: &&str| !word.is_empty() && !["và", "hoặc", "đến"].contains(word);
        words.filter(is_link)
    }

    /// How large the unit is: 0 for the largest; `None` for those that stand outside of the order.
    pub(super) fn rank(&self) -> Option<usize> {
        ORDER.iter().position(|word| *word == self.unit.words)
    }
}

impl<'t> Case<'_, 't> {
    /// Every mention that has a pinpoint, with its parts.
    pub(super) fn pinpoints(&self) -> impl Iterator<Item = (&'t str, Vec<Part<'t>>)> {
        let mentions = self.report.mentions.iter();
        mentions.filter_map(|mention: &Mention<'t>| {
            let words = mention.pinpoint?;
            Some((words, self.parts(words)))
        })
    }

    fn parts(&self, words: &'t str) -> Vec<Part<'t>> {
        let hits = self.grammar.unit_hits(words);
        let ends = hits.iter().skip(1).map(|hit| hit.start).chain([words.len()]);
        let parts = hits.iter().zip(ends).filter_map(|(hit, end)| {
            let unit = self.grammar.pinpoint_units().get(hit.row)?;
            let (word, rest) = (words.get(hit.start..hit.end)?, words.get(hit.end..end)?);
            Some(Part { unit, word, rest })
        });
        parts.collect()
    }
}

/// What a mark counts: its number, or the place of its letter among the 23.
pub(super) fn count(unit: &PinpointUnit, mark: &str) -> Option<usize> {
    match unit.numeral {
        Numeral::Letter => mark.chars().next().and_then(|letter| LETTERS.find(letter)),
        _ => mark.parse().ok(),
    }
}

/// The letters of points, in their order (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6).
pub(super) const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

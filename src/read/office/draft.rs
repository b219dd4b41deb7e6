//! Words as they are gathered, each with its place.

use super::{Error, Excess, PIECES};
use crate::text::Spot;

/// Words with the spots that hold them.
#[derive(Debug, Default)]
pub(in crate::read) struct Draft {
    pub(in crate::read) words: String,
    pub(in crate::read) spots: Vec<Spot>,
}

impl Draft {
    /// Adds words; where they begin is known here.
    pub(in crate::read) fn put(&mut self, words: &str, spot: Spot) {
        if !words.is_empty() {
            self.spots.push(Spot { start: self.words.len(), ..spot });
            self.words.push_str(words);
        }
    }

    /// Adds the words of another draft behind these.
    pub(in crate::read) fn append(&mut self, other: Self) {
        let shift = self.words.len();
        self.words.push_str(&other.words);
        let moved = other.spots.into_iter().map(|spot| Spot { start: spot.start + shift, ..spot });
        self.spots.extend(moved);
    }

    /// Refuses a file that was made of crumbs.
    pub(in crate::read) fn bounded(&self) -> Result<(), Error> {
        if self.spots.len() <= PIECES {
            return Ok(());
        }
        Err(Error::Excessive { what: Excess::Pieces, limit: PIECES as u64 })
    }
}

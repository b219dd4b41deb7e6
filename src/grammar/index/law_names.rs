//! One spelling for the names of laws.

use super::Index;
use crate::grammar::{TurnRole, rows::Tables};

impl Index {
    /// A law's name for comparison: folded, bodies written out, without commas and joints.
    pub(in crate::grammar) fn law_key(&self, tables: &Tables, name: &str) -> String {
        let words = name.split([' ', ',']).filter(|word| {
            let turn = self.at(&self.turns, word).and_then(|hit| tables.turns.get(hit.row));
            !word.is_empty() && !turn.is_some_and(|turn| turn.is(TurnRole::Joint))
        });
        let written = words.map(|word| {
            let body = self.letters.get(word).and_then(|rows| tables.issuers.get(*rows.first()?));
            body.map_or(word, |body| body.name.as_str())
        });
        self.fold(&written.collect::<Vec<_>>().join(" "))
    }
}

//! A document as all texts together know it.

use super::{
    Entry,
    said::{Said, Saying},
};
use crate::model::CivilDate;

/// A document as all texts together know it.
#[derive(Debug, Clone)]
pub(super) struct Face {
    /// The whole document that it is, by its number.
    pub(super) whole: usize,
    pub(super) rank: u8,
    pub(super) label: Option<String>,
    pub(super) year: Option<i16>,
    pub(super) date: Option<CivilDate>,
    pub(super) effective: Option<CivilDate>,
    pub(super) ends: Option<CivilDate>,
}

/// All that is said of one document, in the order of its weight.
fn records<'s>(said: &[&'s Said]) -> Vec<&'s Saying> {
    let mut records: Vec<_> = said.iter().flat_map(|it| &it.records).collect();
    records.sort_by(|one, two| one.weight().cmp(&two.weight()));
    records
}

/// A document as a candidate: as its own text says, else as it is known.
pub(super) fn entry(said: &[&Said]) -> Entry {
    let records = records(said);
    let own = records.first().filter(|it| it.is_own());
    let all = if own.is_some() { records.get(..1).unwrap_or_default() } else { &records };
    let said =
        |column: fn(&Saying) -> Option<&String>| all.iter().find_map(|it| column(it)).cloned();
    let symbol = said(|it| it.symbol.as_ref()).or_else(|| said(|it| it.name.as_ref()));
    let source = own.map(|it| it.spot.file.to_string()).unwrap_or_default();
    let date = all.iter().find_map(|it| it.date);
    let about = (said(|it| it.issuer.as_ref()), said(|it| it.subject.as_ref()));
    Entry::of_text(source, symbol.unwrap_or_default(), date, about)
}

impl Face {
    pub(super) fn of(whole: usize, said: &[&Said]) -> Self {
        let records = records(said);
        let words = |column: fn(&Saying) -> Option<&String>| {
            records.iter().find_map(|it| column(it)).cloned()
        };
        let own = records.first().filter(|it| it.is_own());
        let label = words(|it| it.symbol.as_ref()).or_else(|| words(|it| it.name.as_ref()));
        Self {
            whole,
            rank: records.first().map_or(0, |it| it.rank),
            label: label.or_else(|| own.map(|it| it.spot.file.to_string())),
            year: records.iter().find_map(|it| it.year),
            date: records.iter().find_map(|it| it.date),
            effective: records.iter().find_map(|it| it.effective),
            ends: records.iter().find_map(|it| it.ends),
        }
    }

    /// Whether it is older than another: by years, and by days where both tell their own. The day of
    /// a citation is too often a slip to speak against the words beside it.
    pub(super) fn is_older(&self, other: &Self) -> bool {
        let Some((one, two)) = self.year.zip(other.year) else { return false };
        let told = self.rank.min(other.rank) > 1;
        one < two || one == two && told && self.date.zip(other.date).is_some_and(|(a, b)| a < b)
    }
}

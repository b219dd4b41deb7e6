//! The sayings of texts about one document, kept as small as what will be asked of them.
//!
//! Whatever is kept depends on what was said alone, never on the order in which it came or on which
//! machine heard it first: what two have heard is [`Said::join`]ed to the same.

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Serialize};

use super::record::DocumentRecord;
use crate::{
    diagnostic::Words,
    model::{CivilDate, Relation},
};

/// So many places where texts give one day are kept, of those that name issuer and subject alike
/// and of no file more than this.
const SHOWN: usize = 4;
/// A text's own word for itself weighs more than a citation.
const OWN: u8 = 2;
const CITED: u8 = 1;

/// A place in a text, in the order of all texts: by name, then by the order in the text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "(String, usize)", into = "(String, usize)")]
pub(super) struct TextAt {
    pub(super) file: Arc<str>,
    pub(super) at: usize,
}

/// A saying of one text about a document as a whole.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Saying {
    pub(super) rank: u8,
    pub(super) spot: TextAt,
    pub(super) symbol: Option<String>,
    pub(super) name: Option<String>,
    pub(super) issuer: Option<String>,
    pub(super) year: Option<i16>,
    pub(super) date: Option<CivilDate>,
    pub(super) subject: Option<String>,
    pub(super) effective: Option<CivilDate>,
    pub(super) ends: Option<CivilDate>,
}

/// A place where a text gives a document a day.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Witness {
    /// Whether it is a citation; the document itself is heard before those.
    pub(super) cites: bool,
    pub(super) spot: TextAt,
    /// Where it stands, where it is a citation.
    pub(super) place: Option<Words>,
    pub(super) words: String,
    pub(super) issuer: Option<String>,
    pub(super) subject: Option<String>,
}

/// A day that texts give a document.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct GivenDay {
    /// How often it is given.
    pub(super) times: usize,
    pub(super) witnesses: Vec<Witness>,
}

/// A text that tells of a change.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Told {
    pub(super) spot: TextAt,
    pub(super) place: Words,
    pub(super) words: String,
    pub(super) pinpoint: Option<String>,
}

/// A change: what was done, by which document (its number among those gathered), to a part or to the
/// whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Deed {
    pub(super) relation: Relation,
    pub(super) by: usize,
    pub(super) is_partial: bool,
}

/// The sayings of texts about one document.
#[derive(Debug, Clone, Default)]
pub(super) struct Said {
    /// Where it is first spoken of.
    pub(super) first: Option<TextAt>,
    /// In the order of their weight; each but the first says something that none before it does.
    pub(super) records: Vec<Saying>,
    pub(super) days: BTreeMap<CivilDate, GivenDay>,
    /// Each change with the first text that tells of it, and with the first of another file.
    pub(super) deeds: BTreeMap<Deed, Vec<Told>>,
}

impl Saying {
    pub(super) fn of(record: DocumentRecord, spot: TextAt) -> Self {
        let (year, symbol) = (record.year(), record.symbol().map(str::to_owned));
        let issuer = record.issuer().map(str::to_owned);
        Self {
            rank: if spot.at == 0 { OWN } else { CITED },
            spot,
            symbol,
            name: record.id.name,
            issuer,
            year,
            date: record.date,
            subject: record.subject,
            effective: record.effective,
            ends: record.ends,
        }
    }

    /// Whether it is what the document's own text says.
    pub(super) fn is_own(&self) -> bool {
        self.rank == OWN
    }

    /// The order of sayings: the first weighs more.
    pub(super) fn weight(&self) -> (std::cmp::Reverse<u8>, &TextAt) {
        (std::cmp::Reverse(self.rank), &self.spot)
    }

    /// The columns that it fills, one bit each.
    fn fills(&self) -> u8 {
        let fills = [
            self.symbol.is_some(),
            self.name.is_some(),
            self.issuer.is_some(),
            self.year.is_some(),
            self.date.is_some(),
            self.subject.is_some(),
            self.effective.is_some(),
            self.ends.is_some(),
        ];
        fills.iter().fold(0, |bits, &fills| bits << 1 | u8::from(fills))
    }
}

impl Witness {
    /// The order in which witnesses are heard.
    pub(super) fn order(&self) -> (bool, &TextAt) {
        (self.cites, &self.spot)
    }

    /// The facts that it names, issuer and subject: those who name the same are alike.
    fn names(&self) -> (bool, bool) {
        (self.issuer.is_some(), self.subject.is_some())
    }
}

impl GivenDay {
    /// Hears a witness; only the first of those alike are kept, so many that without any one file
    /// there are enough.
    fn hear(&mut self, witness: Witness) {
        let alike = |it: &&Witness| it.names() == witness.names();
        let (count, last) = self
            .witnesses
            .iter()
            .filter(alike)
            .fold((0, None), |(count, _), it| (count + 1, Some(it)));
        if count == 2 * SHOWN && last.is_some_and(|last| last.order() < witness.order()) {
            return;
        }
        let of_file = |it: &&Witness| it.spot.file == witness.spot.file;
        let mine = self.witnesses.iter().filter(alike).filter(of_file).count();
        let names = witness.names();
        let file = Arc::clone(&witness.spot.file);
        let at = self.witnesses.partition_point(|it| it.order() < witness.order());
        insert(&mut self.witnesses, at, witness);
        if mine == SHOWN {
            self.drop_last(|it| it.names() == names && it.spot.file == file);
        } else if count == 2 * SHOWN {
            self.drop_last(|it| it.names() == names);
        }
    }

    fn drop_last(&mut self, which: impl Fn(&Witness) -> bool) {
        if let Some(at) = self.witnesses.iter().rposition(which) {
            self.witnesses.remove(at);
        }
    }
}

/// Inserts into a list that stays short. Nearly all of these hold one thing for as long as a run lasts:
/// no room is kept for more.
fn insert<T>(all: &mut Vec<T>, at: usize, one: T) {
    all.reserve_exact(1);
    all.insert(at, one);
}

impl Said {
    /// Hears what one text says of the document as a whole.
    pub(super) fn record(&mut self, record: Saying) {
        if self.first.as_ref().is_none_or(|first| record.spot < *first) {
            self.first = Some(record.spot.clone());
        }
        if let Some(date) = record.date.filter(|_| record.is_own()) {
            let words = record.symbol.clone().or(record.name.clone()).unwrap_or_default();
            let (issuer, subject) = (record.issuer.clone(), record.subject.clone());
            let spot = record.spot.clone();
            self.day(date, Witness { cites: false, spot, place: None, words, issuer, subject });
        }
        self.keep(record);
    }

    /// Keeps a record while it says something that none before it says.
    fn keep(&mut self, record: Saying) {
        let at = self.records.partition_point(|it| it.weight() < record.weight());
        insert(&mut self.records, at, record);
        let (mut filled, mut is_first) = (0, true);
        self.records.retain(|it| {
            let says_more = it.fills() & !filled != 0;
            filled |= it.fills();
            std::mem::take(&mut is_first) || says_more
        });
    }

    /// Hears a day that is given to the document.
    pub(super) fn day(&mut self, date: CivilDate, witness: Witness) {
        let day = self.days.entry(date).or_default();
        day.times += 1;
        day.hear(witness);
    }

    /// Hears of a change.
    pub(super) fn deed(&mut self, deed: Deed, told: Told) {
        let all = self.deeds.entry(deed).or_default();
        let at = all.partition_point(|it| it.spot < told.spot);
        insert(all, at, told);
        // One place of each file, and two of all.
        all.dedup_by(|next, kept| next.spot.file == kept.spot.file);
        all.truncate(2);
    }

    /// Takes in what another has heard; the acting documents have the numbers that they have here.
    pub(super) fn join(&mut self, other: Self) {
        self.first = match (self.first.take(), other.first) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        for record in other.records {
            self.keep(record);
        }
        for (date, day) in other.days {
            let known = self.days.entry(date).or_default();
            known.times += day.times;
            for witness in day.witnesses {
                known.hear(witness);
            }
        }
        for (deed, all) in other.deeds {
            for told in all {
                self.deed(deed, told);
            }
        }
    }
}

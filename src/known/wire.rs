//! Shards, inquiries and handouts: what was gathered, as it travels between machines, version 1.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::{Deserialize, Serialize};

use super::{
    Circle, Effect, Elsewhere, Entry, Knowledge, Known,
    gathered::{Asking, Called, Gathered, Rest},
    identity::{Act, Qualifier},
    judged::Judged,
    said::{Deed, GivenDay, Said, Saying, TextAt, Told},
};
use crate::{
    diagnostic::Words,
    model::{CivilDate, DocumentAt, Relation},
};

/// Act, province, level, body and year.
type Parts = (Option<String>, Option<String>, Option<String>, Option<String>, Option<i16>);
/// A document by its key and what else is known of it.
type Named = (String, Parts);

/// All that texts say of the documents of one key; shards of one key are taken together by [`Gathered::take`].
#[derive(Debug, Serialize, Deserialize)]
pub struct Shard {
    /// The key.
    pub key: String,
    documents: Vec<One>,
}

/// All that texts say of one document.
#[derive(Debug, Serialize, Deserialize)]
struct One {
    parts: Parts,
    first: Option<TextAt>,
    records: Vec<Saying>,
    days: BTreeMap<CivilDate, GivenDay>,
    deeds: Vec<(String, Named, bool, Vec<Told>)>,
    rests: Vec<(Named, bool, TextAt)>,
}

/// The questions of one text about some of its documents.
#[derive(Debug, Serialize, Deserialize)]
pub struct Inquiry {
    /// The text.
    pub file: String,
    /// The key of what is asked of; of circles, that of the text itself.
    pub key: String,
    /// Its documents, by their places in the text.
    documents: Vec<(usize, Named)>,
    days: Vec<(Named, CivilDate)>,
    /// What it rests on, by places in the text.
    rests: Vec<(usize, usize)>,
}

/// The knowledge of some documents of a text, by their places there.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Handout {
    documents: Vec<(usize, Handed)>,
    circles: Vec<(usize, usize, Vec<String>)>,
}

/// The knowledge of one document.
#[derive(Debug, Serialize, Deserialize)]
struct Handed {
    candidates: Vec<Candidate>,
    namesakes: usize,
    effective: Option<CivilDate>,
    ends: Option<CivilDate>,
    days: Vec<(CivilDate, usize)>,
    elsewhere: Vec<Given>,
    changes: Vec<Done>,
}

/// Day, place, words, issuer and subject.
type Given = (CivilDate, Words, String, Option<String>, Option<String>);
/// A deed: what was done, by whom, from when, in which words, where, and to which part.
type Done = (String, String, Option<CivilDate>, String, Words, Option<String>);
/// Source, symbol, day, issuer and subject.
type Candidate = (String, String, Option<CivilDate>, Option<String>, Option<String>);

impl Gathered {
    /// All that was gathered, one shard for each key, in the order of the keys.
    ///
    /// ```
    /// use viendan::{grammar::Grammar, known::{Gathered, Sheet}, model::Office, resolve, text::Text};
    ///
    /// let grammar = Grammar::builtin();
    /// let words = "Kế hoạch số 09/KH-VPUB ngày 06/01/2023 về phòng, chống tham nhũng".to_owned();
    /// let text = Text::new("mot.txt", words, grammar.letters());
    /// let (report, graph) = resolve::linked(&text, grammar, &Office::default());
    /// let mut here = Gathered::default();
    /// here.add(Sheet::of(&report, &graph, grammar));
    ///
    /// let shards = here.shards();
    /// assert_eq!(shards[0].key, "9/KHVPUB");
    /// let mut there = Gathered::default();
    /// for shard in shards {
    ///     there.take(shard);
    /// }
    /// assert_eq!(there.shards().len(), 2);
    /// ```
    pub fn shards(&self) -> Vec<Shard> {
        let mut rests: BTreeMap<usize, Vec<(Named, bool, TextAt)>> = BTreeMap::new();
        for (rest, spot) in &self.rests {
            let to = (self.name(rest.to), rest.is_backward, spot.clone());
            rests.entry(rest.from).or_default().push(to);
        }
        let mut keys: BTreeMap<&str, Vec<One>> = BTreeMap::new();
        for (number, (called, said)) in self.documents.iter().enumerate() {
            // Who only acts is spoken of elsewhere.
            let rests = rests.remove(&number).unwrap_or_default();
            if said.first.is_some() || !rests.is_empty() {
                let one = self.one((called, said), rests);
                keys.entry(&called.key).or_default().push(one);
            }
        }
        let shard = |(key, mut documents): (&str, Vec<One>)| {
            documents.sort_by(|one, two| one.parts.cmp(&two.parts));
            Shard { key: key.to_owned(), documents }
        };
        keys.into_iter().map(shard).collect()
    }

    /// Takes in what was gathered elsewhere.
    pub fn take(&mut self, shard: Shard) {
        let Shard { key, documents } = shard;
        for One { parts, first, records, days, deeds, rests } in documents {
            let mut said = Said { first, records, days, ..Said::default() };
            for (relation, by, is_partial, told) in deeds {
                let Some(relation) = Relation::named(&relation) else { continue };
                let by = self.number(called(by));
                said.deeds.insert(Deed { relation, by, is_partial }, told);
            }
            let from = self.number(called((key.clone(), parts)));
            self.hear(from, |known| known.join(said));
            for (to, is_backward, spot) in rests {
                let to = self.number(called(to));
                self.rest(Rest { from, to, is_backward }, spot);
            }
        }
    }

    /// The keys of the documents that change some of those that were gathered: what is known of
    /// them decides whether, and from when.
    pub fn acting(&self) -> Vec<&str> {
        let deeds = self.documents.iter().flat_map(|(_, said)| said.deeds.keys());
        self.keys(deeds.map(|it| it.by))
    }

    /// The keys of the documents that some of those that were gathered rest on.
    pub fn upheld(&self) -> Vec<&str> {
        self.keys(self.rests.keys().map(|rest| rest.to))
    }

    /// The keys of documents by their numbers, each once and in order.
    fn keys(&self, numbers: impl Iterator<Item = usize>) -> Vec<&str> {
        let called = numbers.filter_map(|it| self.documents.get(it));
        let keys: BTreeSet<_> = called.map(|(called, _)| called.key.as_str()).collect();
        keys.into_iter().collect()
    }

    /// The questions of a text, one inquiry for each key.
    pub fn inquiries(&self, asking: &Asking) -> Vec<Inquiry> {
        let mut inquiries: BTreeMap<String, Inquiry> = BTreeMap::new();
        for (at, &number) in asking.documents.iter().enumerate() {
            let named = self.name(number);
            let inquiry = inquiries.entry(named.0.clone());
            let inquiry = inquiry.or_insert_with_key(|key| Inquiry::new(&asking.file, key));
            inquiry.documents.push((at, named));
        }
        for &(number, day) in &asking.days {
            let named = self.name(number);
            if let Some(inquiry) = inquiries.get_mut(&named.0) {
                inquiry.days.push((named, day));
            }
        }
        inquiries.into_values().collect()
    }

    /// The question of a text about circles; none when it rests on nothing.
    pub fn inquiry_of_circles(&self, asking: &Asking) -> Option<Inquiry> {
        let (key, _) = self.name(*asking.documents.first()?);
        let mut inquiry = Inquiry::new(&asking.file, &key);
        let mut places: Vec<DocumentAt> = Vec::new();
        for &(from, to) in &asking.rests {
            places.extend([from, to]);
            inquiry.rests.push((from.index(), to.index()));
        }
        places.sort_unstable();
        places.dedup();
        let number = |at: &DocumentAt| asking.documents.get(at.index()).copied();
        let documents = places.iter().filter_map(|at| Some((at.index(), self.name(number(at)?))));
        inquiry.documents = documents.collect();
        (!inquiry.rests.is_empty()).then_some(inquiry)
    }

    /// Takes an inquiry, to be answered when all is judged.
    pub fn asking(&mut self, inquiry: Inquiry) -> (Vec<usize>, Asking) {
        let Inquiry { file, documents, days, rests, .. } = inquiry;
        let (places, named): (Vec<usize>, Vec<Named>) = documents.into_iter().unzip();
        let documents = named.into_iter().map(|it| self.number(called(it))).collect();
        let days = days.into_iter().map(|(it, day)| (self.number(called(it)), day)).collect();
        let at = |place| places.binary_search(&place).ok().map(DocumentAt::new);
        let rests = rests.into_iter().filter_map(|(from, to)| at(from).zip(at(to))).collect();
        (places, Asking { file: file.into(), documents, days, rests })
    }

    fn one(&self, (called, said): (&Called, &Said), rests: Vec<(Named, bool, TextAt)>) -> One {
        let deed = |(deed, told): (&Deed, &Vec<Told>)| {
            let Deed { relation, by, is_partial } = *deed;
            (relation.name().to_owned(), self.name(by), is_partial, told.clone())
        };
        let mut deeds: Vec<_> = said.deeds.iter().map(deed).collect();
        // Numbers are those of one machine.
        deeds.sort_by(|one, two| (&one.0, &one.1, one.2).cmp(&(&two.0, &two.1, two.2)));
        One {
            parts: parts(&called.qualifier),
            first: said.first.clone(),
            records: said.records.clone(),
            days: said.days.clone(),
            deeds,
            rests,
        }
    }

    fn name(&self, number: usize) -> Named {
        let called = self.documents.get(number).map(|(called, _)| called);
        called.map(|it| (it.key.clone(), parts(&it.qualifier))).unwrap_or_default()
    }
}

impl Shard {
    /// The shard with no more than what tells who its documents are.
    #[must_use]
    pub fn of_who_acts(self) -> Self {
        let mut shard = self.of_circles();
        for one in &mut shard.documents {
            one.rests.clear();
        }
        shard
    }

    /// The shard with no more than who its documents are and what they rest on.
    #[must_use]
    pub fn of_circles(mut self) -> Self {
        for one in &mut self.documents {
            one.days.clear();
            one.deeds.clear();
        }
        self
    }

    /// Whether anything can be said of its documents to who cites them: several are called alike, two
    /// days are given, something was done or takes effect.
    pub fn speaks(&self) -> bool {
        let says = |one: &One| {
            one.days.len() > 1
                || !one.deeds.is_empty()
                || one.records.iter().any(|it| it.effective.is_some() || it.ends.is_some())
        };
        self.documents.len() > 1 || self.documents.iter().any(says)
    }
}

impl Inquiry {
    fn new(file: &str, key: &str) -> Self {
        let (file, key) = (file.to_owned(), key.to_owned());
        Self { file, key, documents: Vec::new(), days: Vec::new(), rests: Vec::new() }
    }
}

impl Judged {
    /// The answer to an inquiry, as [`Gathered::asking`] took it; none where nothing is known.
    pub fn handout(&self, (places, asking): &(Vec<usize>, Asking)) -> Option<Handout> {
        let Knowledge { documents, circles, .. } = self.known_of(asking);
        let known = places.iter().zip(documents).filter(|(_, it)| !it.is_nothing());
        let documents: Vec<_> = known.map(|(&at, known)| (at, Handed::of(known))).collect();
        let place = |at: DocumentAt| places.get(at.index()).copied();
        let circles = circles.into_iter();
        let circles: Vec<_> =
            circles.filter_map(|it| Some((place(it.from)?, place(it.to)?, it.back))).collect();
        (!documents.is_empty() || !circles.is_empty()).then_some(Handout { documents, circles })
    }
}

impl Handout {
    /// The knowledge of the documents of a text, from all that was handed out to it.
    pub fn knowledge(all: impl IntoIterator<Item = Self>) -> Knowledge {
        let mut known = Knowledge::default();
        for Self { documents, circles } in all {
            for (at, handed) in documents {
                let count = known.documents.len().max(at + 1);
                known.documents.resize_with(count, Known::default);
                if let Some(known) = known.documents.get_mut(at) {
                    *known = handed.known();
                }
            }
            known.circles.extend(circles.into_iter().map(|(from, to, back)| Circle {
                from: DocumentAt::new(from),
                to: DocumentAt::new(to),
                back,
            }));
        }
        known
    }
}

impl Handed {
    fn of(known: Known) -> Self {
        let Known { candidates, namesakes, changes, effective, ends, days, elsewhere, .. } = known;
        let row = |it: Entry| (it.source, it.symbol, it.date, it.issuer, it.subject);
        let said = |it: Elsewhere| (it.date, it.place, it.words, it.issuer, it.subject);
        let done = |it: Effect| {
            let Effect { relation, by, from, words, place, pinpoint } = it;
            (relation.name().to_owned(), by, from, words, place, pinpoint)
        };
        Self {
            candidates: candidates.into_iter().map(row).collect(),
            namesakes,
            effective,
            ends,
            days,
            elsewhere: elsewhere.into_iter().map(said).collect(),
            changes: changes.into_iter().map(done).collect(),
        }
    }

    fn known(self) -> Known {
        let Self { candidates, namesakes, effective, ends, days, elsewhere, changes } = self;
        let row = |(source, symbol, date, issuer, subject)| {
            Entry::of_text(source, symbol, date, (issuer, subject))
        };
        let said = |(date, place, words, issuer, subject)| Elsewhere {
            date,
            place,
            words,
            issuer,
            subject,
        };
        let done = |(relation, by, from, words, place, pinpoint): (String, _, _, _, _, _)| {
            let relation = Relation::named(&relation)?;
            Some(Effect { relation, by, from, words, place, pinpoint })
        };
        Known {
            candidates: candidates.into_iter().map(row).collect(),
            namesakes,
            effective,
            ends,
            days,
            elsewhere: elsewhere.into_iter().map(said).collect(),
            changes: changes.into_iter().filter_map(done).collect(),
            ..Known::default()
        }
    }
}

impl From<TextAt> for (String, usize) {
    fn from(spot: TextAt) -> Self {
        (spot.file.to_string(), spot.at)
    }
}

impl From<(String, usize)> for TextAt {
    fn from((file, at): (String, usize)) -> Self {
        Self { file: Arc::from(file), at }
    }
}

fn parts(qualifier: &Qualifier) -> Parts {
    let Qualifier { act, province, level, body, year } = qualifier.clone();
    (act.map(|act| act.name().to_owned()), province, level, body, year)
}

fn called((key, (act, province, level, body, year)): Named) -> Called {
    let act = act.and_then(|name| Act::named(&name));
    Called { key, qualifier: Qualifier { act, province, level, body, year } }
}

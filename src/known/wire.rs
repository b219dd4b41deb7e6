//! What was gathered, as it travels from one machine to another: version 1.

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    Effect, Elsewhere, Entry, Known,
    gathered::{Asking, Called, Gathered, Rest},
    identity::{Act, Qualifier},
    said::{Day, Deed, Record, Said, Spot, Told},
};
use crate::model::{CivilDate, Relation};

/// Act, province, level, body and year.
type Parts = (Option<String>, Option<String>, Option<String>, Option<String>, Option<i16>);
/// A document by its key and what else is known of it.
type Name = (String, Parts);

/// What texts say of the documents of one key; parts of one key are taken together by [`Gathered::take`].
#[derive(Debug, Serialize, Deserialize)]
pub struct Part {
    /// The key.
    pub key: String,
    documents: Vec<One>,
}

/// What texts say of one document.
#[derive(Debug, Serialize, Deserialize)]
struct One {
    parts: Parts,
    first: Option<Spot>,
    records: Vec<Record>,
    days: BTreeMap<CivilDate, Day>,
    deeds: Vec<(String, Name, bool, Vec<Told>)>,
    rests: Vec<(Name, bool, Spot)>,
}

/// What one text asks of the documents of one key.
#[derive(Debug, Serialize, Deserialize)]
pub struct Question {
    /// The text.
    pub file: String,
    /// The key.
    pub key: String,
    documents: Vec<(usize, Parts)>,
    days: Vec<(Parts, CivilDate)>,
}

/// What is known of one document of a text, by its place there.
#[derive(Debug, Serialize, Deserialize)]
pub struct Answer {
    /// The place of the document in its text.
    pub document: usize,
    candidates: Vec<Row>,
    namesakes: usize,
    effective: Option<CivilDate>,
    ends: Option<CivilDate>,
    days: Vec<(CivilDate, usize)>,
    elsewhere: Vec<(CivilDate, String, String, Option<String>, Option<String>)>,
    changes: Vec<(String, String, Option<CivilDate>, String, String, Option<String>)>,
}

/// A candidate: source, symbol, day, issuer and subject.
type Row = (String, String, Option<CivilDate>, Option<String>, Option<String>);

impl Gathered {
    /// What was gathered, one part for each key, in the order of the keys.
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
    /// let parts = here.parts();
    /// assert_eq!(parts[0].key, "9/KHVPUB");
    /// let mut there = Gathered::default();
    /// for part in parts {
    ///     there.take(part);
    /// }
    /// assert_eq!(there.parts().len(), 2);
    /// ```
    pub fn parts(&self) -> Vec<Part> {
        let mut rests: BTreeMap<usize, Vec<(Name, bool, Spot)>> = BTreeMap::new();
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
        let part = |(key, mut documents): (&str, Vec<One>)| {
            documents.sort_by(|one, two| one.parts.cmp(&two.parts));
            Part { key: key.to_owned(), documents }
        };
        keys.into_iter().map(part).collect()
    }

    /// Takes in what was gathered elsewhere.
    pub fn take(&mut self, part: Part) {
        let Part { key, documents } = part;
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
        let mut keys: Vec<_> = deeds.filter_map(|it| self.documents.get(it.by)).collect();
        keys.sort_by(|one, two| one.0.key.cmp(&two.0.key));
        keys.dedup_by(|one, two| one.0.key == two.0.key);
        keys.into_iter().map(|(called, _)| called.key.as_str()).collect()
    }

    /// The questions of a text, one for each key.
    pub fn questions(&self, asking: &Asking) -> Vec<Question> {
        let mut questions: BTreeMap<String, Question> = BTreeMap::new();
        let file = asking.file.to_string();
        for (at, &number) in asking.documents.iter().enumerate() {
            let (key, parts) = self.name(number);
            let question = questions.entry(key).or_insert_with_key(|key| Question {
                file: file.clone(),
                key: key.clone(),
                documents: Vec::new(),
                days: Vec::new(),
            });
            question.documents.push((at, parts));
        }
        for &(number, day) in &asking.days {
            let (key, parts) = self.name(number);
            if let Some(question) = questions.get_mut(&key) {
                question.days.push((parts, day));
            }
        }
        questions.into_values().collect()
    }

    /// What a text asks, from its question.
    pub fn asking(&mut self, question: Question) -> Asking {
        let Question { file, key, documents, days } = question;
        let mut number = |parts| self.number(called((key.clone(), parts)));
        let documents = documents.into_iter().map(|(_, parts)| number(parts)).collect();
        let days = days.into_iter().map(|(parts, day)| (number(parts), day)).collect();
        Asking { file: file.into(), documents, days, rests: Vec::new() }
    }

    fn one(
        &self,
        (called, said): (&Called, &Said),
        rests: Vec<(Name, bool, Spot)>,
    ) -> One {
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

    fn name(&self, number: usize) -> Name {
        let called = self.documents.get(number).map(|(called, _)| called);
        called.map(|it| (it.key.clone(), parts(&it.qualifier))).unwrap_or_default()
    }
}

impl Part {
    /// The part with no more than what tells who its documents are.
    #[must_use]
    pub fn of_who_acts(mut self) -> Self {
        for one in &mut self.documents {
            one.days.clear();
            one.deeds.clear();
            one.rests.clear();
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

impl Question {
    /// The answers, where anything is known.
    pub fn answered(places: &[usize], known: Vec<Known>) -> Vec<Answer> {
        let known = places.iter().zip(known).filter(|(_, it)| !it.is_nothing());
        known.map(|(&document, known)| Answer::of(document, known)).collect()
    }

    /// The places of its documents in the text.
    pub fn places(&self) -> Vec<usize> {
        self.documents.iter().map(|(at, _)| *at).collect()
    }
}

impl Answer {
    fn of(document: usize, known: Known) -> Self {
        let Known { candidates, namesakes, changes, effective, ends, days, elsewhere, .. } = known;
        let row = |it: Entry| (it.source, it.symbol, it.date, it.issuer, it.subject);
        let said = |it: Elsewhere| (it.date, it.place, it.words, it.issuer, it.subject);
        let done = |it: Effect| {
            let Effect { relation, by, from, words, place, pinpoint } = it;
            (relation.name().to_owned(), by, from, words, place, pinpoint)
        };
        Self {
            document,
            candidates: candidates.into_iter().map(row).collect(),
            namesakes,
            effective,
            ends,
            days,
            elsewhere: elsewhere.into_iter().map(said).collect(),
            changes: changes.into_iter().map(done).collect(),
        }
    }

    /// What is known of the document.
    pub fn known(self) -> Known {
        let Self { candidates, namesakes, effective, ends, days, elsewhere, changes, .. } = self;
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

impl From<Spot> for (String, usize) {
    fn from(spot: Spot) -> Self {
        (spot.file.to_string(), spot.at)
    }
}

impl From<(String, usize)> for Spot {
    fn from((file, at): (String, usize)) -> Self {
        Self { file: Arc::from(file), at }
    }
}

fn parts(qualifier: &Qualifier) -> Parts {
    let Qualifier { act, province, level, body, year } = qualifier.clone();
    (act.map(|act| act.name().to_owned()), province, level, body, year)
}

fn called((key, (act, province, level, body, year)): Name) -> Called {
    let act = act.and_then(|name| Act::named(&name));
    Called { key, qualifier: Qualifier { act, province, level, body, year } }
}

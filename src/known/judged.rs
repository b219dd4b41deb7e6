//! The judgment of what all texts together say of each document, judged once and handed to every text that asks.

use std::{
    collections::{BTreeMap, BTreeSet, btree_map},
    sync::Arc,
};

use rayon::prelude::*;

use super::{
    Effect, Elsewhere, Entry, Knowledge, Known, UNNAMED,
    circles::Circles,
    face::{Face, entry},
    gathered::{Asking, Called, Gathered},
    said::{Deed, Said, TextAt, Told, Witness},
    settle::{self, Meaning},
    told_at,
};
use crate::{
    diagnostic::Words,
    model::{CivilDate, DocumentAt, Relation},
};

/// So many of several candidates are handed over.
const CANDIDATES: usize = 8;
/// So many of the days that texts give a document most often are handed over.
const DAYS: usize = 16;
/// So many changes of a document are handed over, the earliest.
const EFFECTS: usize = 128;

/// The judgments of the documents of many texts.
#[derive(Debug)]
pub struct Judged {
    /// What each document means, by its number.
    means: Vec<Referent>,
    /// The judgment of each whole document that there is anything to say of.
    judgments: BTreeMap<usize, Judgment>,
    circles: Circles,
}

/// The document that one means.
#[derive(Debug, Clone)]
pub(super) enum Referent {
    /// A whole document: itself, or the only one that is known better.
    Whole(usize),
    /// One of so many, of which some are shown.
    Several(usize, Vec<Entry>),
}

/// The facts that make two tales of a change one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Done {
    relation: Relation,
    from: Option<CivilDate>,
    by: String,
    is_partial: bool,
}

/// The judgment of a document from all texts together, in a size that does not grow with their number.
#[derive(Debug, Clone, Default)]
pub(super) struct Judgment {
    effective: Option<CivilDate>,
    ends: Option<CivilDate>,
    /// How often each day is given, where more than one is.
    days: BTreeMap<CivilDate, usize>,
    /// Who gives the days that are given most, each with the file.
    elsewhere: Vec<(Arc<str>, Elsewhere)>,
    /// What was done to it, each with the file that tells of it: the first, and the first of another.
    effects: Vec<(Arc<str>, Effect)>,
}

impl Gathered {
    /// All that was gathered, judged: each group of documents that may be one is judged once.
    pub fn judged(self) -> Judged {
        Judged::of(self)
    }
}

impl Judged {
    fn of(gathered: Gathered) -> Self {
        let Gathered { documents, rests, .. } = gathered;
        let means = means(&documents);
        let whole = |number: usize| match means.get(number) {
            Some(&Referent::Whole(whole)) => whole,
            _ => number,
        };
        let mut members: BTreeMap<usize, Vec<&Said>> = BTreeMap::new();
        for (number, (_, said)) in documents.iter().enumerate() {
            members.entry(whole(number)).or_default().push(said);
        }
        let faces: BTreeMap<usize, Face> =
            members.par_iter().map(|(&whole, said)| (whole, Face::of(whole, said))).collect();
        let face = |number: usize| faces.get(&whole(number));
        let is_whole = |number: &usize| matches!(means.get(*number), Some(Referent::Whole(_)));
        let wholes: Vec<_> = members.iter().filter(|(number, _)| is_whole(number)).collect();
        let judgments = wholes.into_par_iter().filter_map(|(number, said)| {
            let judgment = Judgment::of(faces.get(number)?, said, &face);
            (!judgment.is_silent()).then_some((*number, judgment))
        });
        let judgments = judgments.collect();
        let circles = Circles::of(documents.len(), rests, &face);
        Self { means, judgments, circles }
    }

    /// The knowledge of the documents of a text from all the others.
    pub fn known_of(&self, asking: &Asking) -> Knowledge {
        let mut own: BTreeMap<usize, BTreeMap<CivilDate, usize>> = BTreeMap::new();
        for &(number, day) in &asking.days {
            if let Some(&Referent::Whole(whole)) = self.means.get(number) {
                *own.entry(whole).or_default().entry(day).or_default() += 1;
            }
        }
        let nothing = BTreeMap::new();
        let of = |number: &usize| match self.means.get(*number) {
            Some(Referent::Several(namesakes, candidates)) => {
                Known { candidates: candidates.clone(), namesakes: *namesakes, ..Known::default() }
            }
            Some(Referent::Whole(whole)) => {
                self.judgments.get(whole).map_or_else(Known::default, |it| {
                    it.known(&asking.file, own.get(whole).unwrap_or(&nothing))
                })
            }
            None => Known::default(),
        };
        let documents = asking.documents.iter().map(of).collect();
        let whole = |number: usize| match self.means.get(number) {
            Some(&Referent::Whole(whole)) => Some(whole),
            _ => None,
        };
        let circles = asking.rests.iter().filter_map(|&ends| {
            let number = |at: DocumentAt| asking.documents.get(at.index()).copied();
            let (from, to) = (whole(number(ends.0)?)?, whole(number(ends.1)?)?);
            self.circles.closed(ends, (from, to))
        });
        Knowledge { documents, circles: circles.collect(), ..Knowledge::default() }
    }
}

/// The document that each one means, by its number.
fn means(documents: &[(Arc<Called>, Said)]) -> Vec<Referent> {
    let mut numbers: Vec<usize> = (0..documents.len()).collect();
    let key = |number: &usize| documents.get(*number).map(|(called, _)| called.key.as_str());
    numbers.par_sort_by(|one, two| key(one).cmp(&key(two)).then(one.cmp(two)));
    let groups: Vec<_> = numbers.chunk_by(|one, two| key(one) == key(two)).collect();
    let mut means: Vec<_> =
        groups.into_par_iter().flat_map_iter(|group| means_of_key(group, documents)).collect();
    means.sort_by_key(|(number, _)| *number);
    means.into_iter().map(|(_, means)| means).collect()
}

/// The document that each one of a key means, with its number.
fn means_of_key(group: &[usize], documents: &[(Arc<Called>, Said)]) -> Vec<(usize, Referent)> {
    let named = group.iter().filter_map(|&number| Some((number, documents.get(number)?)));
    let (numbers, named): (Vec<_>, Vec<_>) = named.unzip();
    let qualifiers: Vec<_> = named.iter().map(|(called, _)| &called.qualifier).collect();
    let meanings = settle::meanings(&qualifiers);
    let mut members = vec![Vec::new(); named.len()];
    for (meaning, (_, said)) in meanings.iter().zip(&named) {
        if let &Meaning::One(one) = meaning
            && let Some(members) = members.get_mut(one)
        {
            members.push(said);
        }
    }
    let number = |at: usize| numbers.get(at).copied().unwrap_or_default();
    let first = |at: &usize| named.get(*at).and_then(|(_, said)| said.first.as_ref());
    let entry = |at: &usize| members.get(*at).map(|members| entry(members));
    let means = |meaning| match meaning {
        Meaning::One(one) => Referent::Whole(number(one)),
        Meaning::Several(mut several) => {
            several.sort_by_key(|at| first(at));
            let shown = several.iter().take(CANDIDATES).filter_map(entry).collect();
            Referent::Several(several.len(), shown)
        }
    };
    numbers.iter().copied().zip(meanings.into_iter().map(means)).collect()
}

impl Done {
    fn of(effect: &Effect) -> Self {
        let Effect { relation, from, by, pinpoint, .. } = effect;
        Self { relation: *relation, from: *from, by: by.clone(), is_partial: pinpoint.is_some() }
    }
}

impl Judgment {
    /// Judges a document by all that is said of it; `face` knows who acts, by number.
    fn of<'f>(own: &Face, said: &[&Said], face: &impl Fn(usize) -> Option<&'f Face>) -> Self {
        let mut days: BTreeMap<CivilDate, usize> = BTreeMap::new();
        for (&day, given) in said.iter().flat_map(|it| &it.days) {
            *days.entry(day).or_default() += given.times;
        }
        if days.len() < 2 {
            days.clear();
        }
        let elsewhere = elsewhere(&days, said);
        let effects = effects(own, said, face);
        Self { effective: own.effective, ends: own.ends, days, elsewhere, effects }
    }

    /// Whether there is nothing to hand over.
    fn is_silent(&self) -> bool {
        let Self { effective, ends, days, effects, .. } = self;
        effective.is_none() && ends.is_none() && days.is_empty() && effects.is_empty()
    }

    /// The knowledge for a text that gives a document some days, each so often.
    fn known(&self, file: &str, own: &BTreeMap<CivilDate, usize>) -> Known {
        let times = |day: &CivilDate| {
            let all = self.days.get(day).copied().unwrap_or_default();
            all.saturating_sub(own.get(day).copied().unwrap_or_default())
        };
        let least = own.keys().map(times).min();
        // What is said no oftener than by the text itself is no ground to doubt it.
        let is_heard = |it: &Elsewhere| least.is_some_and(|least| times(&it.date) > least);
        let others = self.elsewhere.iter().filter(|(of, it)| **of != *file && is_heard(it));
        let elsewhere: Vec<_> = others.map(|(_, it)| it.clone()).collect();
        let mut heard: BTreeSet<CivilDate> = elsewhere.iter().map(|it| it.date).collect();
        if !heard.is_empty() {
            heard.extend(own.keys());
        }
        let mut told = BTreeSet::new();
        let effects = self.effects.iter().filter(|(of, _)| **of != *file).map(|(_, it)| it);
        let effects = effects.filter(|it| told.insert(Done::of(it))).cloned().collect();
        Known {
            effective: self.effective,
            ends: self.ends,
            days: heard.into_iter().map(|day| (day, times(&day))).collect(),
            elsewhere,
            changes: effects,
            ..Known::default()
        }
    }
}

/// Those who give the days that are given most, in the order in which they are heard.
fn elsewhere(days: &BTreeMap<CivilDate, usize>, said: &[&Said]) -> Vec<(Arc<str>, Elsewhere)> {
    let mut most: Vec<_> = days.iter().collect();
    most.sort_by_key(|(day, times)| (std::cmp::Reverse(**times), **day));
    let most: BTreeSet<_> = most.into_iter().take(DAYS).map(|(day, _)| day).collect();
    let days = said.iter().flat_map(|it| &it.days).filter(|(day, _)| most.contains(day));
    let mut heard: Vec<(CivilDate, &Witness)> =
        days.flat_map(|(&day, given)| given.witnesses.iter().map(move |it| (day, it))).collect();
    heard.sort_by(|(_, one), (_, two)| one.order().cmp(&two.order()));
    let elsewhere = heard.into_iter().map(|(date, it)| {
        let Witness { spot: TextAt { file, .. }, place, words, issuer, subject, .. } = it;
        let place = match place {
            Some(place) => told_at(file, place),
            None => Words::new(&**file, &**file),
        };
        let (words, issuer, subject) = (words.clone(), issuer.clone(), subject.clone());
        (Arc::clone(file), Elsewhere { date, place, words, issuer, subject })
    });
    elsewhere.collect()
}

/// The changes of a document, in the order of the days on which it holds.
fn effects<'f>(
    own: &Face,
    said: &[&Said],
    face: &impl Fn(usize) -> Option<&'f Face>,
) -> Vec<(Arc<str>, Effect)> {
    let mut effects: Vec<(&TextAt, Effect)> = Vec::new();
    for (&Deed { relation, by, .. }, told) in said.iter().flat_map(|it| &it.deeds) {
        let Some(by) = face(by).filter(|by| by.whole != own.whole && !by.is_older(own)) else {
            continue;
        };
        let from = by.effective.or(by.date);
        let label = by.label.as_deref().unwrap_or(UNNAMED);
        for Told { spot, place, words, pinpoint } in told {
            let place = told_at(&spot.file, place);
            let (words, pinpoint, by) = (words.clone(), pinpoint.clone(), label.to_owned());
            let effect = Effect { relation, by, from, words, place, pinpoint };
            effects.push((spot, effect));
        }
    }
    let order =
        |(spot, effect): &(&TextAt, Effect)| (effect.from, effect.relation, (*spot).clone());
    effects.sort_by_cached_key(order);
    let mut kept: Vec<(Arc<str>, Effect)> = Vec::new();
    let mut told: BTreeMap<Done, Vec<&Arc<str>>> = BTreeMap::new();
    for (spot, effect) in effects {
        let is_full = told.len() >= EFFECTS;
        let files = match told.entry(Done::of(&effect)) {
            btree_map::Entry::Vacant(_) if is_full => continue,
            entry => entry.or_default(),
        };
        if files.len() < 2 && !files.contains(&&spot.file) {
            files.push(&spot.file);
            kept.push((Arc::clone(&spot.file), effect));
        }
    }
    kept
}

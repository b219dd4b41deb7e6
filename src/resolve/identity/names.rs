//! Laws by name and documents by bare number: they lean on the numbers of the same text.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Bare, Gathering, Key};
use crate::{
    graph::{Evidence, Unresolved},
    model::{DocumentAt, Form, Mention, MentionAt, Symbol},
    parse::law,
};

/// How many mentions back a title may have begun; the farthest of 724 has four.
const NEAR: usize = 6;

/// Documents that bear one name, by the year in which each was passed, as far as its number tells.
type Passed = BTreeMap<Option<u16>, Bearers>;

/// Documents that bear one name and were passed in one year.
#[derive(Debug)]
struct Bearers {
    first: DocumentAt,
    count: usize,
    /// The last mention of one of them so far.
    last: Option<(MentionAt, DocumentAt)>,
}

/// The documents that bear a law's name beside their number.
#[derive(Debug, Default)]
struct Named {
    names: HashMap<String, Passed>,
    /// The names of each document, with the year under which it stands there.
    of: HashMap<DocumentAt, Vec<(String, Option<u16>)>>,
}

impl Named {
    fn add(&mut self, name: String, document: DocumentAt, year: Option<u16>) {
        let bearers = self.names.entry(name.clone()).or_default().entry(year);
        bearers.or_insert(Bearers { first: document, count: 0, last: None }).count += 1;
        self.of.entry(document).or_default().push((name, year));
    }

    /// Notes that the text speaks of a document.
    fn see(&mut self, document: DocumentAt, at: MentionAt) {
        for (name, year) in self.of.get(&document).into_iter().flatten() {
            let bearers = self.names.get_mut(name).and_then(|passed| passed.get_mut(year));
            if let Some(bearers) = bearers {
                bearers.last = Some((at, document));
            }
        }
    }

    /// Those of a name that had been passed by a year.
    fn passed(&self, name: &str, by: Option<u16>) -> impl Iterator<Item = &Bearers> {
        let passed = self.names.get(name).into_iter();
        passed.flat_map(move |it| it.range(..=by.or(Some(u16::MAX)))).map(|(_, it)| it)
    }
}

impl<'t> Gathering<'_, 't> {
    pub(super) fn gather_names(&mut self) {
        let mut numbered = self.names_of_numbered();
        for (at, mention) in self.report.indexed() {
            match (mention.form, mention.name) {
                (Form::Named, Some(name)) => self.gather_name(at, mention, name, &numbered),
                (Form::Short, _) => self.gather_short(at, mention),
                _ => {}
            }
            if let Some(Ok(document)) = self.of_mention.get(at.index()) {
                numbered.see(*document, at);
            }
        }
    }

    /// A name means the law that bears it with a number in the same text, if there is just one.
    fn gather_name(&mut self, at: MentionAt, mention: &Mention<'t>, name: &str, numbered: &Named) {
        let name = law::key(self.grammar, name);
        let year = mention.year.or(mention.date.map(|date| date.year));
        let titled = self.year_of_title(at);
        let known = || numbered.passed(&name, titled);
        let one = known().next().map(|it| it.first);
        match (known().map(|it| it.count).sum::<usize>(), one) {
            (1, Some(one)) if year.is_none_or(|year| self.has_year(one, year)) => {
                self.add(one, at, Evidence::Name);
            }
            (2.., _) if year.is_none() => match known().filter_map(|it| it.last).max() {
                Some((_, document)) => self.add(document, at, Evidence::Name),
                None => self.set(at, Err(Unresolved::Ambiguous)),
            },
            _ => self.place(Key::Name { name }, at),
        }
    }

    /// A bare number means the document of its kind and number, if there is just one.
    fn gather_short(&mut self, at: MentionAt, mention: &Mention<'t>) {
        let number = mention.words.rsplit(' ').next().unwrap_or_default();
        // `QĐ1804`
        let number = number.trim_start_matches(char::is_alphabetic);
        let kind = mention.kind.map(|kind| kind.code.as_str()).unwrap_or_default();
        let year = mention.year.or(mention.date.map(|date| date.year));
        let may_be = |document: &DocumentAt| {
            let known = self.documents.get(document.index());
            let known = known.filter(|it| !it.numbered.is_empty() || !it.days.is_empty());
            year.zip(known).is_none_or(|(year, known)| known.is_of(year))
        };
        let candidates = self.by_number.get(&Bare::new(kind, number)).into_iter().flatten();
        let candidates: Vec<_> = candidates.copied().filter(may_be).collect();
        match candidates[..] {
            [one] => self.add(one, at, Evidence::Number),
            [] => self.place(Key::Short { kind: kind.into(), number: number.into() }, at),
            _ => self.set(at, Err(Unresolved::Ambiguous)),
        }
    }

    /// The documents that bear a law's name beside their number.
    fn names_of_numbered(&self) -> Named {
        let laws = self.grammar.laws().iter().rev();
        let laws: HashMap<&str, &str> =
            laws.map(|law| (law.number.as_str(), law.name.as_str())).collect();
        let mut named = Named::default();
        let mut known = HashSet::new();
        for (mention, document) in self.report.mentions.iter().zip(&self.of_mention) {
            let Ok(document) = *document else { continue };
            let number = mention.symbol.as_ref().map(Symbol::canonical);
            let listed = number.and_then(|number| laws.get(number.as_str()));
            let listed = listed
                .map(|name| self.grammar.law_key(name))
                .filter(|_| mention.form == Form::Numbered);
            // A number that the table knows bears the table's name: an amending law is often
            // called by the name of the law that it amends.
            let said = || mention.name.map(|name| law::key(self.grammar, name));
            if let Some(name) = listed.or_else(said)
                && known.insert((name.clone(), document))
            {
                let years = self.documents.get(document.index()).map(|it| &it.numbered);
                named.add(name, document, years.and_then(|it| it.first().copied()));
            }
        }
        named
    }

    fn has_year(&self, document: DocumentAt, year: u16) -> bool {
        self.documents.get(document.index()).is_some_and(|it| it.numbered.contains(&year))
    }

    /// The year of the document whose title a mention stands in.
    pub(super) fn year_of_title(&self, at: MentionAt) -> Option<u16> {
        let here = self.report.text.range_of(self.report.mention(at)?.words)?.start;
        let before = self.report.mentions.get(..at.index())?.iter().rev().take(NEAR);
        let titled = before.filter(|it| it.symbol.is_some()).find(|it| {
            self.report.text.range_of(it.extent).is_some_and(|range| range.contains(&here))
        })?;
        let year = titled.symbol.as_ref().and_then(|symbol| symbol.year);
        year.or(titled.date.map(|date| date.year))
    }
}

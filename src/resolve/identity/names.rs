//! Laws by name and documents by bare number: they lean on the numbers of the same text.

use std::collections::HashMap;

use super::{Gathering, Key, same_number};
use crate::{
    graph::{Evidence, Unresolved},
    model::{DocumentAt, Form, Mention, MentionAt, Symbol},
};

/// How many mentions back a title may have begun.
const NEAR: usize = 6;

impl<'t> Gathering<'_, 't> {
    pub(super) fn gather_names(&mut self) {
        let numbered = self.names_of_numbered();
        for (at, mention) in self.report.indexed() {
            match (mention.form, mention.name) {
                (Form::Named, Some(name)) => self.gather_name(at, mention, name, &numbered),
                (Form::Short, _) => self.gather_short(at, mention),
                _ => {}
            }
        }
    }

    /// A name means the law that bears it with a number in the same text, if there is just one.
    fn gather_name(
        &mut self,
        at: MentionAt,
        mention: &Mention<'t>,
        name: &str,
        numbered: &HashMap<String, Vec<DocumentAt>>,
    ) {
        let name = self.law_name(name);
        let year = mention.year.or(mention.date.map(|date| date.year));
        let titled = self.year_of_title(at);
        let known: Vec<DocumentAt> = numbered
            .get(&name)
            .into_iter()
            .flatten()
            .copied()
            .filter(|&it| titled.is_none_or(|year| self.was_there(it, year)))
            .collect();
        match known.as_slice() {
            [one] if year.is_none_or(|year| self.has_year(*one, year)) => {
                self.add(*one, at, Evidence::Name);
            }
            many @ [_, _, ..] if year.is_none() => {
                let before = many
                    .iter()
                    .copied()
                    .filter(|it| self.first(*it).is_some_and(|first| first < at))
                    .max_by_key(|it| self.last_before(*it, at));
                match before {
                    Some(document) => self.add(document, at, Evidence::Name),
                    None => self.set(at, Err(Unresolved::Ambiguous)),
                }
            }
            _ => self.place(Key::Name { name }, at),
        }
    }

    /// A bare number means the document of its kind and number, if there is just one.
    fn gather_short(&mut self, at: MentionAt, mention: &Mention<'t>) {
        let number = mention.words.rsplit(' ').next().unwrap_or_default();
        let kind = mention.kind.map(|kind| kind.code.as_str()).unwrap_or_default();
        let fits = |it: &&Mention<'t>| {
            let same = it.symbol.as_ref().is_some_and(|symbol| same_number(symbol.number, number));
            same && it.kind.is_some_and(|it| it.code == kind)
        };
        let mentions = self.report.indexed();
        let mut candidates: Vec<_> = mentions
            .filter(|(_, it)| fits(it))
            .filter_map(|(at, _)| self.of_mention.get(at.index()).copied()?.ok())
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        match candidates.as_slice() {
            [one] => self.add(*one, at, Evidence::Number),
            [] => self.place(Key::Short { kind: kind.into(), number: number.into() }, at),
            _ => self.set(at, Err(Unresolved::Ambiguous)),
        }
    }

    /// The documents that bear a law's name beside their number.
    fn names_of_numbered(&self) -> HashMap<String, Vec<DocumentAt>> {
        let mut names: HashMap<String, Vec<DocumentAt>> = HashMap::new();
        for (mention, document) in self.report.mentions.iter().zip(&self.of_mention) {
            let Ok(document) = *document else { continue };
            let listed = mention.symbol.as_ref().map(Symbol::canonical).and_then(|number| {
                self.grammar
                    .laws()
                    .iter()
                    .find(|law| law.number == number)
                    .map(|law| law.name.clone())
            });
            let listed = listed
                .map(|name| self.grammar.fold(&name))
                .filter(|_| mention.form == Form::Numbered);
            // A number that the table knows bears the table's name: an amending law is often
            // called by the name of the law that it amends.
            let said = || mention.name.map(|name| self.law_name(name));
            if let Some(name) = listed.or_else(said) {
                let documents = names.entry(name).or_default();
                if !documents.contains(&document) {
                    documents.push(document);
                }
            }
        }
        names
    }

    /// One name for all spellings of a law.
    fn law_name(&self, name: &str) -> String {
        let listed = self.grammar.laws_named(name).next().map(|law| law.name.as_str());
        self.grammar.fold(listed.unwrap_or(name))
    }

    fn has_year(&self, document: DocumentAt, year: u16) -> bool {
        let mentions = self.documents.get(document.index()).into_iter().flat_map(|it| &it.mentions);
        let mut symbols = mentions.filter_map(|&at| self.report.mention(at)?.symbol.as_ref());
        symbols.any(|symbol| symbol.year == Some(year))
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

    /// Whether a law had been passed by a year, as far as its number tells.
    fn was_there(&self, document: DocumentAt, year: u16) -> bool {
        let mentions = self.documents.get(document.index()).into_iter().flat_map(|it| &it.mentions);
        let mut years = mentions.filter_map(|&at| self.report.mention(at)?.symbol.as_ref()?.year);
        years.next().is_none_or(|passed| passed <= year)
    }

    fn first(&self, document: DocumentAt) -> Option<MentionAt> {
        self.documents.get(document.index())?.mentions.iter().min().copied()
    }

    fn last_before(&self, document: DocumentAt, at: MentionAt) -> Option<MentionAt> {
        let mentions = self.documents.get(document.index()).into_iter().flat_map(|it| &it.mentions);
        mentions.copied().filter(|&it| it < at).max()
    }
}

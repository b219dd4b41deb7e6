//! The documents, once all their mentions are gathered.

use std::collections::HashMap;

use super::{Gathered, Gathering};
use crate::{
    graph::{Document, Graph},
    model::{Kind, Symbol},
    resolve::complete,
};

impl<'t> Gathering<'_, 't> {
    pub(super) fn into_graph(mut self) -> Graph<'t> {
        for gathered in &mut self.documents {
            gathered.mentions.sort_unstable();
        }
        let documents = self.documents.iter().enumerate();
        let mut documents: Vec<_> =
            documents.map(|(at, gathered)| self.document(at, gathered)).collect();
        number_namesakes(&mut documents);
        Graph::new(documents, self.of_mention)
    }

    fn document(&self, at: usize, gathered: &Gathered<'t>) -> Document<'t> {
        let header = &self.report.header;
        let mentions = || gathered.mentions.iter().filter_map(|&at| self.report.mentions.get(at));
        let clean = mentions().filter_map(|it| it.symbol.as_ref()).min_by_key(|it| it.quirks.len());
        let own = at == Graph::OWN;
        let symbol = if own { header.symbol.as_ref().or(clean) } else { clean };
        let kind = if own { header.kind } else { common_kind(mentions().filter_map(|it| it.kind)) };
        let issuer = if own && header.issuer.is_some() {
            header.issuer.clone()
        } else {
            complete::issuer(self.grammar, self.report, symbol, mentions())
        };
        let name = mentions().find_map(|it| it.name).map(str::to_owned);
        let year = gathered.years.first().copied();
        let mut document = Document {
            id: String::new(),
            kind,
            symbol: symbol.map(Symbol::canonical),
            name,
            issuer,
            mentions: gathered.mentions.clone(),
            evidence: gathered.evidence.clone(),
        };
        let words = mentions().next().map(|it| it.words).unwrap_or_default();
        document.id = id(&document, words, symbol, year);
        document
    }
}

/// The kind that most mentions say; the first of them when they are even.
fn common_kind<'t>(kinds: impl Iterator<Item = &'t Kind>) -> Option<&'t Kind> {
    let mut counts: Vec<(&'t Kind, usize)> = Vec::new();
    for kind in kinds {
        match counts.iter_mut().find(|(known, _)| known.code == kind.code) {
            Some((_, count)) => *count += 1,
            None => counts.push((kind, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(kind, _)| kind)
}

/// Type, symbol or name, issuer and period in one word.
fn id(
    document: &Document<'_>,
    words: &str,
    symbol: Option<&Symbol<'_>>,
    year: Option<i16>,
) -> String {
    let kind = document.kind.map_or("?", |kind| kind.code.as_str());
    let what = document.symbol.as_deref().or(document.name.as_deref()).unwrap_or(words);
    let issuer = document.issuer.as_deref().map(|issuer| format!("@{issuer}")).unwrap_or_default();
    let in_symbol = symbol.is_some_and(|symbol| symbol.year.is_some());
    let year = year.filter(|_| !in_symbol).map(|year| format!("/{year}")).unwrap_or_default();
    format!("{kind} {what}{issuer}{year}")
}

/// Two documents of one id get a number each, in the order of the text.
fn number_namesakes(documents: &mut [Document<'_>]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for document in documents {
        let count = seen.entry(document.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            document.id = format!("{}#{count}", document.id);
        }
    }
}

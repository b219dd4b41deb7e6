//! The documents, once all their mentions are gathered.

use std::collections::HashMap;

use super::{Gathering, Growing};
use crate::{
    graph::{Document, Graph},
    model::{CivilDate, DocumentAt, DocumentId, Kind, OwnedSymbol},
    resolve::complete,
};

impl<'t> Gathering<'_, 't> {
    pub(super) fn into_graph(mut self) -> Graph<'t> {
        for gathered in &mut self.documents {
            gathered.mentions.sort_unstable();
        }
        let documents = self.documents.iter().enumerate();
        let mut documents: Vec<_> =
            documents.map(|(at, gathered)| self.document(DocumentAt::new(at), gathered)).collect();
        number_namesakes(&mut documents);
        Graph::new(documents, self.of_mention)
    }

    fn document(&self, at: DocumentAt, gathered: &Growing<'t>) -> Document<'t> {
        let header = &self.report.header;
        let mentions = || gathered.mentions.iter().filter_map(|&at| self.report.mention(at));
        let clean = mentions().filter_map(|it| it.symbol.as_ref()).min_by_key(|it| it.quirks.len());
        let own = at == Graph::OWN;
        let symbol = if own { header.symbol.as_ref().or(clean) } else { clean };
        let kind = if own { header.kind } else { common_kind(mentions().filter_map(|it| it.kind)) };
        let issuer = if own && header.issuer.is_some() {
            header.issuer.clone()
        } else {
            complete::issuer(self.grammar, self.report, symbol, mentions())
        };
        let issuer = issuer.map(|name| complete::placed(self.grammar, name, self.home));
        let name = mentions().find_map(|it| it.name).map(str::to_owned);
        let own_year = header.date.and_then(|date| date.civil()).map(CivilDate::year);
        let year = own_year.filter(|_| own).or(gathered.years.first().copied());
        let id = DocumentId {
            kind: kind.map(|kind| kind.code.clone()),
            symbol: symbol.map(OwnedSymbol::from),
            name,
            words: mentions().next().map(|it| it.words.to_owned()),
            issuer,
            period: year.filter(|_| symbol.is_none_or(|symbol| symbol.year.is_none())),
            namesakes: 0,
        };
        let Growing { mentions, evidence, .. } = gathered;
        Document { id, kind, mentions: mentions.clone(), evidence: evidence.clone() }
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

/// Two documents of one id get a number each, in the order of the text.
fn number_namesakes(documents: &mut [Document<'_>]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for document in documents {
        let count = seen.entry(document.id.to_string()).or_default();
        document.id.namesakes = *count;
        *count += 1;
    }
}

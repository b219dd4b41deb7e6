//! The table of documents cited: each once, with its dates, its places and how it stands.

use maud::{Markup, html};

use super::Sheet;
use crate::{
    diagnostic::Language,
    graph::{Document, Graph},
    model::Mention,
};

/// Places that are named for one document.
const NAMED: usize = 5;

impl Sheet<'_, '_> {
    pub(super) fn cited(&self) -> Markup {
        let labels = self.labels;
        let documents = self.checked.graph.indexed();
        let cited =
            documents.filter(|(at, document)| *at != Graph::OWN && !document.mentions.is_empty());
        let mut cited: Vec<_> = cited.collect();
        cited.sort_by_key(|(_, document)| document.mentions.first().copied());
        html! {
            h2 { (labels.cited) }
            @if cited.is_empty() { p { (labels.no_citation) } } @else {
                table.danh-muc {
                    thead {
                        tr {
                            th { (labels.row) } th { (labels.cited_document) } th { (labels.date) }
                            th { (labels.times) } th { (labels.where_cited) } th { (labels.result) }
                        }
                    }
                    @for (row, (at, document)) in cited.into_iter().enumerate() {
                        tr {
                            td.giua { (row + 1) }
                            (self.document(document))
                            td.giua { (document.mentions.len()) }
                            td.gan { (self.where_cited(document)) }
                            td { (self.result(self.issues.standing(at), document.mentions.len())) }
                        }
                    }
                }
            }
        }
    }

    fn document(&self, document: &Document<'_>) -> Markup {
        let kind = document.kind.map(|kind| match self.language() {
            Language::Vietnamese => kind.name.as_str(),
            Language::English => kind.english.as_str(),
        });
        let label = document.label();
        let kind = kind.filter(|_| document.symbol().is_some());
        let mut dates: Vec<String> =
            self.mentions(document).filter_map(|it| it.date).map(|it| self.date(&it)).collect();
        dates.sort();
        dates.dedup();
        html! {
            td {
                @if let Some(kind) = kind { (kind) " " }
                @if document.symbol().is_some() { b.kh { (label) } } @else { b { (label) } }
                @if let Some(issuer) = document.issuer() { div.gan { (issuer) } }
            }
            td {
                @if dates.is_empty() { span.gan { (self.labels.not_stated) } }
                @for (at, date) in dates.iter().enumerate() {
                    @if at > 0 { br; }
                    span.kh { (date) }
                }
            }
        }
    }

    fn where_cited(&self, document: &Document<'_>) -> String {
        let mut names: Vec<String> = Vec::new();
        for mention in self.mentions(document) {
            let name = self.places.name(mention.words);
            if !name.is_empty() && !names.contains(&name) {
                names.push(name);
            }
        }
        let more = names.len().saturating_sub(NAMED);
        names.truncate(NAMED);
        if more > 0 {
            names.push(format!("… (+{more})"));
        }
        names.join("; ")
    }

    fn mentions<'s>(&'s self, document: &'s Document<'_>) -> impl Iterator<Item = &'s Mention<'s>> {
        let report = &self.checked.report;
        document.mentions.iter().filter_map(move |&at| report.mention(at))
    }
}

//! The list of documents cited: each once, with its dates, its places and how it stands.

use maud::{Markup, html};

use super::CheckSheet;
use crate::{
    diagnostic::Language,
    graph::{Document, Graph},
    model::Mention,
};

/// Places that are named for one document.
const NAMED: usize = 5;

impl CheckSheet<'_, '_> {
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
                ol.danh-muc {
                    @for (at, document) in cited {
                        li {
                            div.dau {
                                (self.document(document))
                                span.ket { (self.result(self.issues.standing(at))) }
                            }
                            div.gan { (self.where_cited(document)) }
                        }
                    }
                }
            }
        }
    }

    /// Its kind and number, and every date that it is given.
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
            span {
                @if let Some(kind) = kind { (kind) " " }
                @if document.symbol().is_some() { b.kh { (label) } } @else { b { (label) } }
                @for date in dates { ", " span.kh { (date) } }
            }
        }
    }

    /// Who issued it, where it is cited, and how often.
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
        let names = names.join("; ");
        let count = document.mentions.len();
        let times = match (count, self.language()) {
            (..2, _) => String::new(),
            (_, Language::Vietnamese) => format!(" ({count} lần)"),
            (_, Language::English) => format!(" ({count} times)"),
        };
        let issuer = document.issuer().map(|issuer| format!("{issuer}. ")).unwrap_or_default();
        format!("{issuer}{names}{times}")
    }

    fn mentions<'s>(&'s self, document: &'s Document<'_>) -> impl Iterator<Item = &'s Mention<'s>> {
        let report = &self.checked.report;
        document.mentions.iter().filter_map(move |&at| report.mention(at))
    }
}

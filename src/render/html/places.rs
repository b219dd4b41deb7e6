//! Places of words, as the sheet says them.

use maud::{Markup, html};

use crate::{check::Checked, diagnostic::Language, extract::Report, place, text::capital};

/// The human names of the places of a text.
#[derive(Debug)]
pub(in crate::render) struct Places<'r, 't> {
    report: &'r Report<'t>,
    language: Language,
}

impl<'r, 't> Places<'r, 't> {
    pub(in crate::render) fn of(checked: &'r Checked<'t>, language: Language) -> Self {
        Self { report: &checked.report, language }
    }

    /// `Mục I.4, đoạn 1`
    pub(in crate::render) fn name(&self, words: &str) -> String {
        capital(&place::name(self.report, words, self.language))
    }

    /// The name, and in small print where a machine finds it.
    pub(in crate::render) fn full(&self, words: &str) -> Markup {
        let name = self.name(words);
        let finer = self.finer(words).filter(|finer| *finer != name);
        html! { (name) @if let Some(finer) = finer { " " small { "(" (finer) ")" } } }
    }

    /// The page where there are pages, the line in a text file.
    fn finer(&self, words: &str) -> Option<String> {
        let (lead, number) = match (place::page(self.report, words), self.language) {
            (Some(page), Language::Vietnamese) => ("trang", page),
            (Some(page), Language::English) => ("page", page),
            (None, _) if !self.report.text.spots(words).is_empty() => return None,
            (None, Language::Vietnamese) => ("dòng", self.report.text.place(words)?.line),
            (None, Language::English) => ("line", self.report.text.place(words)?.line),
        };
        Some(format!("{lead} {number}"))
    }
}

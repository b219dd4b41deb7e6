//! Where words stand, as the sheet says it.

use std::collections::HashMap;

use maud::{Markup, html};

use crate::{
    diagnostic::Language,
    render::{Checked, capital, place},
    text::Text,
};

/// The human names of all lines that the sheet speaks of, found in one walk.
#[derive(Debug)]
pub(in crate::render) struct Places<'t> {
    text: &'t Text,
    language: Language,
    names: HashMap<usize, String>,
}

impl<'t> Places<'t> {
    pub(in crate::render) fn of(checked: &Checked<'t>, language: Language) -> Self {
        let text = checked.text();
        let findings = checked.findings.iter();
        let labels = findings.clone().flat_map(|it| it.labels.iter().map(|label| label.words));
        let evidence = findings.flat_map(|it| it.evidence.iter().filter_map(|it| it.words));
        let mentions = checked.report.mentions.iter().map(|it| it.words);
        let unread = checked.unread.iter().copied();
        let words = labels.chain(evidence).chain(mentions).chain(unread);
        let lines = words.filter_map(|words| text.place(words)).map(|it| it.line);
        let mut lines: Vec<usize> = lines.collect();
        lines.sort_unstable();
        lines.dedup();
        let said = place::places(text, place::head(&checked.report), &lines, language);
        let said = said.iter().map(|name| capital(name));
        Self { text, language, names: lines.into_iter().zip(said).collect() }
    }

    /// `Mục I.4, đoạn 1`; the line where the text has no parts.
    pub(in crate::render) fn name(&self, words: &str) -> String {
        let Some(place) = self.text.place(words) else { return String::new() };
        let name = self.names.get(&place.line).filter(|name| !name.is_empty());
        name.cloned().unwrap_or_else(|| self.finer(words).unwrap_or_default())
    }

    /// The name of a line.
    pub(in crate::render) fn of_line(&self, line: usize) -> String {
        let name = self.names.get(&line).filter(|name| !name.is_empty());
        name.cloned().unwrap_or_else(|| match self.language {
            Language::Vietnamese => format!("dòng {line}"),
            Language::English => format!("line {line}"),
        })
    }

    /// The name, and in small print where a machine finds it.
    pub(in crate::render) fn full(&self, words: &str) -> Markup {
        let name = self.name(words);
        let finer = self.finer(words).filter(|finer| *finer != name);
        html! { (name) @if let Some(finer) = finer { " " small { "(" (finer) ")" } } }
    }

    /// The page where there are pages, the line in a text file.
    fn finer(&self, words: &str) -> Option<String> {
        let spots = self.text.spots(words);
        let page = spots.first().map(|spot| spot.page).filter(|&page| page > 0);
        let (lead, number) = match (page, self.language) {
            (Some(page), Language::Vietnamese) => ("trang", page as usize),
            (Some(page), Language::English) => ("page", page as usize),
            (None, _) if !spots.is_empty() => return None,
            (None, Language::Vietnamese) => ("dòng", self.text.place(words)?.line),
            (None, Language::English) => ("line", self.text.place(words)?.line),
        };
        Some(format!("{lead} {number}"))
    }
}

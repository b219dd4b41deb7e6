//! The forms of symbols by their day, each made ready at its first use: few texts cite old acts.

use std::sync::OnceLock;

use regex::Regex;

use super::{FormRow, Grammar};
use crate::model::{CivilDate, Style};

/// A symbol as it is written, with what is known of its document.
///
/// ```
/// use viendan::grammar::{Grammar, Written};
///
/// let day = "1988-07-14".parse().unwrap();
/// let written = Written {
///     symbol: "217-CT".into(),
///     kind: Some("Quyết định"),
///     days: Some((day, day)),
/// };
/// let form = Grammar::builtin().form_of(&written).unwrap();
/// assert_eq!(form.name, "ct-chairman");
/// let day = "2024-07-30".parse().unwrap();
/// assert!(Grammar::builtin().form_of(&Written { days: Some((day, day)), ..written }).is_none());
/// ```
#[derive(Debug, Clone)]
pub struct Written<'w> {
    /// Number and symbol without blanks, with plain hyphens.
    pub symbol: String,
    /// The name of the kind that is said beside it: `Quyết định`.
    pub kind: Option<&'w str>,
    /// The first and the last day on which the document may have been issued, when that is known.
    pub days: Option<(CivilDate, CivilDate)>,
}

/// The pattern of a shape.
#[derive(Debug, Default)]
pub(super) struct Shape(OnceLock<Option<Regex>>);

/// What stands for a part of a symbol in a shape, and the pattern that it is.
const PARTS: [(&str, &str); 12] = [
    ("{n}", r"[0-9]{1,6}(?:\.[0-9]{1,2})?[A-Za-zĐđ]?"),
    ("{s}", "[-/]"),
    ("{s?}", "[-/]?"),
    ("{Y}", "(?:19|20)[0-9]{2}"),
    ("{y}", "[0-9]{2}"),
    ("{K}", "[IVX0-9]{1,4}"),
    ("{U}", GROUP),
    ("{U*}", GROUPS),
    ("{A}", "[A-Za-zĐđƯư0-9&.]*"),
    ("{d}", "[0-9]{0,2}"),
    ("{(}", r"\("),
    ("{)}", r"\)"),
];
const GROUP: &str = "[A-ZĐƯ][A-Za-zĐđƯư0-9&.]*";
const GROUPS: &str = "[A-ZĐƯ][A-Za-zĐđƯư0-9&.]*(?:[-/][A-ZĐƯ0-9][A-Za-zĐđƯư0-9&.]*)*";

impl Shape {
    /// A shape as a pattern.
    pub(super) fn compile(row: &FormRow) -> Result<Regex, regex::Error> {
        let mut pattern = String::from("^(?:");
        let mut rest = row.shape.as_str();
        while let Some(letter) = rest.chars().next() {
            let part = PARTS.iter().find(|(part, _)| rest.starts_with(*part));
            let width = part.map_or(letter.len_utf8(), |(part, _)| part.len());
            match (part, letter) {
                (Some((_, means)), _) => pattern.push_str(means),
                (None, '[') => pattern.push_str("(?:"),
                (None, ']') => pattern.push_str(")?"),
                (None, '.') => pattern.push_str(r"\."),
                (None, letter) => pattern.push(letter),
            }
            rest = rest.get(width..).unwrap_or_default();
        }
        pattern.push_str(")$");
        Regex::new(&pattern)
    }

    fn fits(&self, row: &FormRow, symbol: &str) -> bool {
        let pattern = self.0.get_or_init(|| Self::compile(row).ok());
        pattern.as_ref().is_some_and(|pattern| pattern.is_match(symbol))
    }
}

impl Grammar {
    /// A form that the symbol may have had on its day.
    pub fn form_of(&self, written: &Written<'_>) -> Option<&FormRow> {
        let rows = self.tables.forms.iter().enumerate();
        rows.filter(|(at, _)| self.has_form(*at, written)).map(|(_, row)| row).next()
    }

    /// Whether a symbol has the form of a row, by its place in the table.
    pub fn has_form(&self, at: usize, written: &Written<'_>) -> bool {
        let Some((row, shape)) = self.tables.forms.get(at).zip(self.shapes.get(at)) else {
            return false;
        };
        let is_of_its_day = match (written.days, row.until) {
            (Some((first, last)), until) => {
                row.from <= last && until.is_none_or(|until| first <= until)
            }
            (None, None) => true,
            (None, Some(_)) => row.undated,
        };
        let is_kind = |kind: &str| row.kinds.iter().any(|known| known == kind);
        is_of_its_day
            && (row.kinds.is_empty() || written.kind.is_none_or(is_kind))
            && (row.party || !self.is_of_party(&written.symbol))
            && shape.fits(row, &written.symbol)
    }

    /// Whether the last group of a symbol are letters that only the Party has.
    fn is_of_party(&self, symbol: &str) -> bool {
        let last = symbol.rsplit(['/', '-']).next().unwrap_or_default();
        self.has_style_letters(Style::Party, last)
    }

    /// The forms of symbols that were right in their time, or are right for their issuer.
    pub fn forms(&self) -> &[FormRow] {
        &self.tables.forms
    }
}

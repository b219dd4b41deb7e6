//! The forms of symbols by their day.

mod shape;

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

impl Grammar {
    /// A form that the symbol may have had on its day.
    pub fn form_of(&self, written: &Written<'_>) -> Option<&FormRow> {
        let rows = self.tables.forms.iter().enumerate();
        rows.filter(|(at, _)| self.has_form(*at, written)).map(|(_, row)| row).next()
    }

    /// Whether a symbol has the form of a row, by its place in the table.
    pub fn has_form(&self, at: usize, written: &Written<'_>) -> bool {
        let Some(row) = self.tables.forms.get(at) else { return false };
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
            && shape::fits(&row.shape, &written.symbol)
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

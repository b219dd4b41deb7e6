//! When two texts mean one document: key, body and year.
//!
//! A symbol is unique within one body and one year. What a text leaves out (the place behind `UBND`,
//! the year) leaves the identity open; an open document stands for the only full one that fits it.

use crate::{
    grammar::Grammar,
    model::{CivilDate, Kind, Style, Symbol},
    parse,
    resolve::Authority,
};

/// What makes a document one document, over all texts and registers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity {
    /// Number, year of the symbol and letters, however they were spelt; or a name.
    pub key: String,
    /// What else is known: law or resolution, province, level, body, year.
    pub shade: Shade,
}

/// The parts of an identity that a text may leave out.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shade {
    parts: [Option<String>; 5],
}

/// The level whose bodies have no name of their own beside the province's.
const WHOLE: &str = "tỉnh";
/// How a shade's parts stand beside one another in the table.
const MARK: char = '|';

impl Shade {
    /// As it stands in the table.
    pub(super) fn written(&self) -> String {
        let parts = self.parts.each_ref().map(|part| part.as_deref().unwrap_or_default());
        parts.join(&MARK.to_string())
    }

    /// Reads what [`Shade::written`] wrote.
    pub(super) fn read(written: &str) -> Self {
        let mut parts = written.split(MARK).map(|part| (!part.is_empty()).then(|| part.to_owned()));
        Self { parts: [(); 5].map(|()| parts.next().flatten()) }
    }

    /// Whether every part that this one knows the other knows too, with the same answer.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        self.parts.iter().zip(&other.parts).all(|(one, two)| one.is_none() || one == two)
    }

    /// Whether it leaves something out that a document of the same key may know: all is known of a
    /// province's body, and of a named body below it, in a year.
    pub(super) fn is_open(&self) -> bool {
        let [_, province, level, body, year] = &self.parts;
        let is_whole = level.as_deref() == Some(WHOLE) || level.is_some() && body.is_some();
        !(province.is_some() && is_whole && year.is_some())
    }

    /// Which parts are known, one bit each.
    pub(super) fn mask(&self) -> u8 {
        let known = self.parts.iter().enumerate().filter(|(_, part)| part.is_some());
        known.fold(0, |mask, (at, _)| mask | 1 << at)
    }

    /// The parts of a mask, as one word to compare.
    pub(super) fn masked(&self, mask: u8) -> String {
        let asked = self.parts.iter().enumerate().filter(|(at, _)| mask & (1 << at) != 0);
        let parts: Vec<_> = asked.map(|(_, part)| part.as_deref().unwrap_or_default()).collect();
        parts.join(&MARK.to_string())
    }

    /// Whether the two may be one: no part that both know differs.
    pub(super) fn may_be(&self, other: &Self) -> bool {
        let mut pairs = self.parts.iter().zip(&other.parts);
        pairs.all(|(one, two)| one.is_none() || two.is_none() || one == two)
    }

    /// The year, where the symbol does not bear it.
    pub(super) fn year(&self) -> Option<i16> {
        self.parts.last()?.as_ref()?.parse().ok()
    }

    fn with_year(mut self, year: Option<i16>) -> Self {
        if let Some(last) = self.parts.last_mut() {
            *last = year.map(|year| year.to_string());
        }
        self
    }
}

impl Identity {
    /// Of a number with its symbol.
    pub(super) fn numbered(
        grammar: &Grammar,
        symbol: &Symbol<'_>,
        kind: Option<&Kind>,
        (issuer, home): (Option<&str>, Option<usize>),
        date: Option<CivilDate>,
    ) -> Self {
        let number = symbol.number.trim_start_matches('0').to_lowercase();
        let year = symbol.year.map(|year| format!("/{year}")).unwrap_or_default();
        let letters = letters(&format!("{}{}", symbol.code, symbol.issuer));
        let is_national = symbol.style == Style::Assembly;
        let law = kind.filter(|_| is_national).map(|kind| kind.named);
        let body = issuer.map(|issuer| Authority::of(grammar, issuer, home)).unwrap_or_default();
        let province = body.province.and_then(|row| grammar.places().get(row));
        // A term of the Assembly stands in the letters: the year adds nothing.
        let in_term = letters.ends_with(|it: char| it.is_ascii_digit());
        let open = symbol.year.is_none() && !in_term && symbol.style != Style::Standard;
        let shade = Shade {
            parts: [
                law.map(|is_law| if is_law { "law" } else { "resolution" }.to_owned()),
                province.map(|place| place.name.clone()),
                body.level.map(str::to_owned),
                body.name,
                None,
            ],
        };
        let year_of_date = date.filter(|_| open).map(CivilDate::year);
        Self { key: format!("{number}{year}/{letters}"), shade: shade.with_year(year_of_date) }
    }

    /// Of a law that is called by its name: its number, when only one law bears the name.
    pub(super) fn named(grammar: &Grammar, name: &str, year: Option<u16>) -> Self {
        let of_year = |number: &str| {
            year.is_none_or(|year| number.split('/').nth(1) == Some(year.to_string().as_str()))
        };
        let mut laws = grammar.laws_named(name).filter(|law| of_year(&law.number));
        let only = laws.next().filter(|_| laws.next().is_none());
        if let Some(law) = only
            && let Some(symbol) = symbol_of_words(grammar, &law.number)
        {
            let kind = grammar.kind_at(&law.name).map(|(kind, _)| kind);
            return Self::numbered(grammar, &symbol, kind, (None, None), None);
        }
        let year = year.map(|year| format!(" {year}")).unwrap_or_default();
        Self::alone(&format!("name:{}{year}", grammar.fold(name)))
    }

    /// Of something without a number that nothing else can mean.
    pub(super) fn alone(key: &str) -> Self {
        Self { key: key.to_owned(), shade: Shade::default() }
    }
}

/// Reads a symbol that stands alone.
pub(super) fn symbol_of_words<'a>(grammar: &'a Grammar, written: &'a str) -> Option<Symbol<'a>> {
    let (rest, symbol) = parse::symbol::symbol_in(grammar, written).ok()?;
    rest.trim().is_empty().then_some(symbol)
}

/// Letters as they are compared: capitals, no marks, no hyphens.
pub(super) fn letters(written: &str) -> String {
    let letters = written.chars().filter(|letter| letter.is_alphanumeric());
    let letters = letters.flat_map(char::to_uppercase);
    letters.map(|letter| if letter == 'Đ' { 'D' } else { letter }).collect()
}

//! The identity of a document over all texts: key, body and year.
//!
//! A symbol is unique within one body and one year. What a text leaves out (the place behind `UBND`,
//! the year) leaves the identity open; an open document stands for the only full one that fits it.

use std::fmt;

use crate::{
    grammar::{Grammar, Term},
    model::{DocumentId, OwnedSymbol, Style, Symbol},
    parse::{self, law},
};

/// The facts that make a document one document, over all texts and registers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity {
    /// Number, year of the symbol and letters, however they were spelt; or a name.
    pub key: Key,
    /// What else is known.
    pub qualifier: Qualifier,
}

/// The part of an identity that every mention says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A number with its symbol.
    Numbered {
        /// The number without zeros before it.
        number: String,
        /// The year that the symbol carries.
        year: Option<u16>,
        /// The letters as they are compared.
        series: String,
    },
    /// A law by its name, as [`law::key`] spells it, and by its year where that is said.
    Named(String, Option<u16>),
    /// A text without a number, by its file.
    File(String),
    /// Something that nothing else can mean.
    Alone(String),
}

/// The parts of an identity that a text may leave out.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Qualifier {
    /// Law or resolution, where both are numbered alike.
    pub act: Option<Act>,
    /// The province of the issuer.
    pub province: Option<String>,
    /// The word for the issuer's level.
    pub level: Option<String>,
    /// The issuer's own name below the province, folded.
    pub body: Option<String>,
    /// The year of the series, where the symbol does not carry it.
    pub year: Option<i16>,
}

/// A law and a resolution of the National Assembly may bear one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// A law, an ordinance.
    Law,
    /// A resolution.
    Resolution,
}

/// The level whose bodies have no name of their own beside the province's.
#[cfg(feature = "registry")]
const WHOLE: &str = "tỉnh";

impl fmt::Display for Key {
    /// As it stands in the table: `9/KHVPUB`, `13/2018/NDCP`, `name:luật đất đai 2024`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Numbered { number, year: None, series } => write!(f, "{number}/{series}"),
            Self::Numbered { number, year: Some(year), series } => {
                write!(f, "{number}/{year}/{series}")
            }
            Self::Named(name, None) => write!(f, "name:{name}"),
            Self::Named(name, Some(year)) => write!(f, "name:{name} {year}"),
            Self::File(name) => write!(f, "file:{name}"),
            Self::Alone(words) => f.write_str(words),
        }
    }
}

impl Key {
    /// The letters of its series.
    #[cfg(feature = "registry")]
    pub(crate) fn series(&self) -> Option<&str> {
        match self {
            Self::Numbered { series, .. } => Some(series),
            _ => None,
        }
    }

    /// The year that the symbol carries.
    pub(crate) fn year(&self) -> Option<u16> {
        match self {
            Self::Numbered { year, .. } => *year,
            _ => None,
        }
    }
}

impl Act {
    /// The name in the table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Resolution => "resolution",
        }
    }

    /// The act of a name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Law, Self::Resolution].into_iter().find(|act| act.name() == name)
    }
}

/// One part of a qualifier, to be compared.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part<'q> {
    Act(Act),
    Words(&'q str),
    Year(i16),
}

impl Qualifier {
    /// The parts, in one order.
    fn parts(&self) -> [Option<Part<'_>>; 5] {
        [
            self.act.map(Part::Act),
            self.province.as_deref().map(Part::Words),
            self.level.as_deref().map(Part::Words),
            self.body.as_deref().map(Part::Words),
            self.year.map(Part::Year),
        ]
    }

    /// Whether every part that this one knows the other knows too, with the same answer.
    #[cfg(feature = "registry")]
    pub(crate) fn is_within(&self, other: &Self) -> bool {
        self.parts().iter().zip(&other.parts()).all(|(one, two)| one.is_none() || one == two)
    }

    /// Whether it leaves something out that a document of the same key may know: all is known of a
    /// province's body, and of a named body below it, in a year.
    #[cfg(feature = "registry")]
    pub(crate) fn is_open(&self) -> bool {
        let Self { province, level, body, year, .. } = self;
        let is_whole = level.as_deref() == Some(WHOLE) || level.is_some() && body.is_some();
        !(province.is_some() && is_whole && year.is_some())
    }

    /// The parts that are known, one bit each.
    pub(crate) fn mask(&self) -> u8 {
        let parts = self.parts();
        let known = parts.iter().enumerate().filter(|(_, part)| part.is_some());
        known.fold(0, |mask, (at, _)| mask | 1 << at)
    }

    /// The parts of a mask.
    pub(crate) fn masked(&self, mask: u8) -> Vec<Part<'_>> {
        let asked = self.parts().into_iter().enumerate().filter(|(at, _)| mask & (1 << at) != 0);
        asked.filter_map(|(_, part)| part).collect()
    }

    /// Whether the two may be one: no part that both know differs.
    #[cfg(feature = "registry")]
    pub(crate) fn may_be(&self, other: &Self) -> bool {
        let (own, others) = (self.parts(), other.parts());
        let mut pairs = own.iter().zip(&others);
        pairs.all(|(one, two)| one.is_none() || two.is_none() || one == two)
    }
}

impl Identity {
    /// Of a document that has a number.
    pub(crate) fn numbered(grammar: &Grammar, symbol: &OwnedSymbol, id: &DocumentId) -> Self {
        let series = letters(&format!("{}{}", symbol.code, symbol.issuer));
        let is_national = symbol.style == Style::Assembly;
        let kind = id.kind.as_deref().filter(|_| is_national);
        let kind = kind.and_then(|code| grammar.kinds().iter().find(|kind| kind.code == code));
        let act = kind.map(|kind| if kind.named { Act::Law } else { Act::Resolution });
        // A term of the Assembly stands in the letters: the year adds nothing.
        let in_term = series.ends_with(|it: char| it.is_ascii_digit());
        let is_dated = symbol.year.is_some() || in_term || symbol.style == Style::Standard;
        let issuer = id.issuer.as_ref();
        let qualifier = Qualifier {
            act,
            province: issuer.and_then(|issuer| issuer.place.clone()),
            level: issuer.and_then(|issuer| issuer.level.clone()),
            body: issuer.and_then(|issuer| issuer.body.clone()),
            year: id.period.filter(|_| !is_dated),
        };
        let number = symbol.number.trim_start_matches('0').to_lowercase();
        Self { key: Key::Numbered { number, year: symbol.year, series }, qualifier }
    }

    /// Of a law that is called by its name: its number, when only one law bears the name.
    pub(crate) fn named(grammar: &Grammar, name: &str, year: Option<u16>) -> Self {
        let number =
            |number: &str| symbol_of_words(grammar, number).map(|it| OwnedSymbol::from(&it));
        let of_year = |symbol: &OwnedSymbol| year.is_none_or(|year| symbol.year == Some(year));
        let laws = law::listed(grammar, name).into_iter();
        let mut laws = laws.filter_map(|law| Some((law, number(&law.number).filter(of_year)?)));
        let Some((law, symbol)) = laws.next().filter(|_| laws.next().is_none()) else {
            return Self::alone(Key::Named(law::key(grammar, name), year));
        };
        let kind = grammar.kind_at(&law.name).map(|(kind, _)| kind.code.clone());
        let id = DocumentId { kind, ..DocumentId::default() };
        Self::numbered(grammar, &symbol, &id)
    }

    /// Of something that its key alone tells.
    pub(crate) fn alone(key: Key) -> Self {
        Self { key, qualifier: Qualifier::default() }
    }
}

/// The number that is meant by one whose term is a slip: the year tells the term, and the table knows
/// the law. `43/2024/QH1` is `43/2024/QH15`.
pub(super) fn in_its_term(grammar: &Grammar, symbol: OwnedSymbol) -> OwnedSymbol {
    let (Style::Assembly, Some(year)) = (symbol.style, symbol.year) else { return symbol };
    let body = symbol.bare_body();
    let figures = symbol.body().get(body.len()..).unwrap_or_default();
    let is_of_year = |term: &Term| (term.from..=term.until).contains(&year);
    if grammar.terms().iter().any(|term| term.name == figures && is_of_year(term)) {
        return symbol;
    }
    let terms = grammar.terms().iter().filter(|term| is_of_year(term));
    let numbers = terms.map(|term| format!("{}/{year}/{body}{}", symbol.number, term.name));
    let numbers: Vec<_> = numbers.collect();
    let mut known = grammar.laws().iter().filter(|law| numbers.contains(&law.number));
    let law = known.next().filter(|_| known.next().is_none());
    let meant = law.and_then(|law| symbol_of_words(grammar, &law.number));
    meant.map_or(symbol, |meant| OwnedSymbol::from(&meant))
}

/// Reads a symbol that stands alone.
pub(crate) fn symbol_of_words<'a>(grammar: &'a Grammar, written: &'a str) -> Option<Symbol<'a>> {
    let (rest, symbol) = parse::symbol::symbol_in(grammar, written).ok()?;
    rest.trim().is_empty().then_some(symbol)
}

/// Letters as they are compared: capitals, no marks, no hyphens.
pub(crate) fn letters(written: &str) -> String {
    let letters = written.chars().filter(|letter| letter.is_alphanumeric());
    let letters = letters.flat_map(char::to_uppercase);
    letters.map(|letter| if letter == 'Đ' { 'D' } else { letter }).collect()
}

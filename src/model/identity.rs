//! The identity of a document: what makes all its citations one.

use std::fmt;

use super::{Style, Symbol};

/// A number with its symbol, kept beyond the text that it was read in.
///
/// ```
/// use viendan::{model::OwnedSymbol, parse::symbol::symbol};
///
/// let plan = OwnedSymbol::from(&symbol("04/KH-UBND").unwrap().1);
/// assert_eq!((plan.to_string().as_str(), plan.code.as_str()), ("04/KH-UBND", "KH"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnedSymbol {
    /// The number as written; empty when it was left blank.
    pub number: String,
    /// The year that the symbol carries.
    pub year: Option<u16>,
    /// The type code, canonical; empty for dispatches and laws.
    pub code: String,
    /// The letters of issuer and unit, canonical.
    pub issuer: String,
    /// The way it is built.
    pub style: Style,
    canonical: String,
}

impl From<&Symbol<'_>> for OwnedSymbol {
    fn from(symbol: &Symbol<'_>) -> Self {
        Self {
            number: symbol.figures().into_owned(),
            year: symbol.year,
            code: symbol.code.to_string(),
            issuer: symbol.issuer.to_string(),
            style: symbol.style,
            canonical: symbol.canonical(),
        }
    }
}

impl OwnedSymbol {
    /// The canonical spelling, as [`Symbol::canonical`] gives it.
    pub fn as_str(&self) -> &str {
        &self.canonical
    }

    /// The number as a number, for order in a series; `None` when it was left blank.
    pub fn ordinal(&self) -> Option<u32> {
        super::symbol::ordinal(&self.number)
    }

    /// The first group of the issuer's letters: who issued, without the unit that drafted.
    pub fn body(&self) -> &str {
        super::symbol::body(&self.issuer)
    }

    /// The letters of the body without the figures of a term.
    pub fn bare_body(&self) -> &str {
        super::symbol::bare(self.body())
    }
}

impl fmt::Display for OwnedSymbol {
    /// The canonical spelling.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.canonical)
    }
}

/// A body that issues, with its place and level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Issuer {
    /// Its name with its place: `UBND huyện Mai Sơn`.
    pub name: String,
    /// The province that it belongs to.
    pub place: Option<String>,
    /// The word for its level: `tỉnh`, `huyện`.
    pub level: Option<String>,
    /// Its own name below the province, folded for comparison: `mai sơn`.
    pub body: Option<String>,
}

/// The identity of a document: type, symbol or name, issuer with its place, and period.
///
/// Its [`Display`](fmt::Display) is the document's id on the wire.
///
/// ```
/// use viendan::model::{DocumentId, Issuer};
///
/// let law = DocumentId { kind: Some("Luật".into()), name: Some("Luật Đất đai".into()), ..DocumentId::default() };
/// assert_eq!(law.to_string(), "Luật Luật Đất đai");
/// let issuer = Some(Issuer { name: "Quốc hội".into(), ..Issuer::default() });
/// let of_1993 = DocumentId { issuer, period: Some(1993), ..law };
/// assert_eq!(of_1993.to_string(), "Luật Luật Đất đai@Quốc hội/1993");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentId {
    /// The code of its kind.
    pub kind: Option<String>,
    /// Number and symbol.
    pub symbol: Option<OwnedSymbol>,
    /// The name of a law, beside its number or alone.
    pub name: Option<String>,
    /// The words that name it where it has neither symbol nor name.
    pub words: Option<String>,
    /// Its issuer.
    pub issuer: Option<Issuer>,
    /// The year of its series, where the symbol does not carry it.
    pub period: Option<i16>,
    /// So many documents of the same text have the same identity before this one.
    pub namesakes: usize,
}

impl DocumentId {
    /// Symbol, or name, or the words that name it.
    pub fn called(&self) -> Option<&str> {
        let symbol = self.symbol.as_ref().map(OwnedSymbol::as_str);
        symbol.or(self.name.as_deref()).or(self.words.as_deref())
    }
}

impl fmt::Display for DocumentId {
    /// The id on the wire: `KH 04/KH-UBND@UBND tỉnh Sơn La/2023`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.kind.as_deref();
        let issuer = self.issuer.as_ref().map(|issuer| issuer.name.as_str());
        let called = self.called().unwrap_or_default();
        write!(f, "{}", Wire { kind, called, issuer, period: self.period })?;
        if self.namesakes > 0 {
            write!(f, "#{}", self.namesakes + 1)?;
        }
        Ok(())
    }
}

/// The id on the wire, from its parts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wire<'a> {
    pub(crate) kind: Option<&'a str>,
    pub(crate) called: &'a str,
    pub(crate) issuer: Option<&'a str>,
    pub(crate) period: Option<i16>,
}

impl fmt::Display for Wire<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.unwrap_or("?"), self.called)?;
        if let Some(issuer) = self.issuer {
            write!(f, "@{issuer}")?;
        }
        self.period.map_or(Ok(()), |year| write!(f, "/{year}"))
    }
}

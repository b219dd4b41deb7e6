//! A document as somebody tells it.

use super::identity::{Identity, symbol_of_words};
use crate::{grammar::Grammar, model::CivilDate};

/// A document as one text or one row of a register knows it.
#[derive(Debug, Clone)]
pub struct Told {
    /// What makes it one document over all texts.
    pub identity: Identity,
    /// The code of its kind.
    pub kind: Option<String>,
    /// The number, for order in a series.
    pub number: Option<u32>,
    /// Number and symbol, canonical.
    pub symbol: Option<String>,
    /// The letters of who issued (`VPUB`, `UBND`).
    pub letters: Option<String>,
    /// The name of a law.
    pub name: Option<String>,
    /// Its issuer with its place.
    pub issuer: Option<String>,
    /// The day of issue.
    pub date: Option<CivilDate>,
    /// Its subject.
    pub subject: Option<String>,
    /// The day it takes effect, when the text says so of itself.
    pub effective: Option<CivilDate>,
    /// The last day of its effect.
    pub ends: Option<CivilDate>,
}

impl Told {
    /// A document by its number and symbol; none when they cannot be read.
    ///
    /// ```
    /// use viendan::{grammar::Grammar, registry::Told};
    ///
    /// let grammar = Grammar::builtin();
    /// let day = "2023-01-09".parse().unwrap();
    /// let plan = Told::numbered(grammar, "09/KH-VPUB", (Some("Văn phòng UBND tỉnh Sơn La"), Some(day)));
    /// assert_eq!(plan.unwrap().kind.as_deref(), Some("KH"));
    /// ```
    pub fn numbered(
        grammar: &Grammar,
        symbol: &str,
        (issuer, date): (Option<&str>, Option<CivilDate>),
    ) -> Option<Self> {
        let read = symbol_of_words(grammar, symbol)?;
        let kind =
            grammar.kind_of_code(&read.code).or_else(|| grammar.kind_of_party_code(&read.code));
        Some(Self {
            identity: Identity::numbered(grammar, &read, kind, (issuer, None), date),
            kind: kind.map(|kind| kind.code.clone()),
            number: read.ordinal(),
            symbol: Some(read.canonical()),
            letters: Some(read.body().to_owned()),
            name: None,
            issuer: issuer.map(str::to_owned),
            date,
            subject: None,
            effective: None,
            ends: None,
        })
    }
}

//! Records of what texts and registers say, in words of their own: they outlive the text.

use super::identity::{Identity, in_its_term, symbol_of_words};
use crate::{
    diagnostic::{Certainty, Words},
    grammar::{Field, Grammar},
    model::{Basis, CivilDate, DocumentAt, DocumentId, OwnedSymbol, Relation, figures},
    resolve,
};

/// A document as one text or one row of a register knows it.
#[derive(Debug, Clone)]
pub struct DocumentRecord {
    /// What makes it one document over all texts.
    pub identity: Identity,
    /// The identity as its source gives it.
    pub id: DocumentId,
    /// The letters of who issued (`VPUB`, `UBND`).
    pub letters: Option<String>,
    /// The day of issue.
    pub date: Option<CivilDate>,
    /// Its subject.
    pub subject: Option<String>,
    /// The day it takes effect, when the text says so of itself.
    pub effective: Option<CivilDate>,
    /// The last day of its effect.
    pub ends: Option<CivilDate>,
}

impl DocumentRecord {
    /// The words of the row for a field, as they were understood; empty where it says nothing.
    ///
    /// ```
    /// use viendan::{grammar::{Field, Grammar}, registry::DocumentRecord};
    ///
    /// let day = "2023-01-09".parse().unwrap();
    /// let grammar = Grammar::builtin();
    /// let plan = DocumentRecord::numbered(grammar, "09/KH-VPUB", None, Some(day)).unwrap();
    /// assert_eq!(plan.says(Field::Date), "09/01/2023");
    /// ```
    pub fn says(&self, field: Field) -> String {
        match field {
            Field::Symbol => self.symbol().unwrap_or_default().to_owned(),
            Field::Kind => self.id.kind.clone().unwrap_or_default(),
            Field::Date => self.date.map(figures).unwrap_or_default(),
            Field::Issuer => self.issuer().unwrap_or_default().to_owned(),
            Field::Subject => self.subject.clone().unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// A document by its number and symbol; none when they cannot be read.
    ///
    /// ```
    /// use viendan::{grammar::Grammar, registry::DocumentRecord};
    ///
    /// let grammar = Grammar::builtin();
    /// let day = "2023-01-09".parse().unwrap();
    /// let office = Some("Văn phòng UBND tỉnh Sơn La");
    /// let plan = DocumentRecord::numbered(grammar, "09/KH-VPUB", office, Some(day)).unwrap();
    /// assert_eq!(plan.id.kind.as_deref(), Some("KH"));
    /// ```
    pub fn numbered(
        grammar: &Grammar,
        symbol: &str,
        issuer: Option<&str>,
        date: Option<CivilDate>,
    ) -> Option<Self> {
        let symbol = OwnedSymbol::from(&symbol_of_words(grammar, symbol)?);
        let kind =
            grammar.kind_of_code(&symbol.code).or_else(|| grammar.kind_of_party_code(&symbol.code));
        let id = DocumentId {
            kind: kind.map(|kind| kind.code.clone()),
            issuer: issuer.map(|issuer| resolve::placed(grammar, issuer.to_owned(), None)),
            period: date.map(CivilDate::year).filter(|_| symbol.year.is_none()),
            symbol: Some(symbol),
            ..DocumentId::default()
        };
        Self::of_number(grammar, id, date)
    }

    /// A document by an identity with a number; none when it has none.
    pub(crate) fn of_number(
        grammar: &Grammar,
        id: DocumentId,
        date: Option<CivilDate>,
    ) -> Option<Self> {
        let id = DocumentId { symbol: Some(in_its_term(grammar, id.symbol?)), ..id };
        let symbol = id.symbol.as_ref()?;
        Some(Self {
            identity: Identity::numbered(grammar, symbol, &id),
            letters: Some(symbol.body().to_owned()),
            id,
            date,
            subject: None,
            effective: None,
            ends: None,
        })
    }

    /// Number and symbol, canonical.
    pub fn symbol(&self) -> Option<&str> {
        self.id.symbol.as_ref().map(OwnedSymbol::as_str)
    }

    /// Its issuer with its place.
    pub fn issuer(&self) -> Option<&str> {
        self.id.issuer.as_ref().map(|issuer| issuer.name.as_str())
    }

    /// The year of its series.
    pub(crate) fn year(&self) -> Option<i16> {
        let of_symbol = || self.identity.key.year().and_then(|year| i16::try_from(year).ok());
        let known = self.identity.qualifier.year.or_else(of_symbol);
        known.or(self.date.map(CivilDate::year))
    }
}

/// A place where a text speaks of a document.
#[derive(Debug, Clone)]
pub struct MentionRecord {
    /// The document, by its place in the text's documents.
    pub document: DocumentAt,
    /// The words that name it, as written.
    pub words: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The place as a person says it.
    pub place: Words,
    /// The date that stands there.
    pub date: Option<CivilDate>,
    /// The issuer that stands there.
    pub issuer: Option<String>,
    /// The subject that stands there.
    pub subject: Option<String>,
    /// Article, clause and point.
    pub pinpoint: Option<String>,
}

/// A relation between two documents, by their places in the text's documents.
#[derive(Debug, Clone)]
pub struct RelationRecord {
    /// The acting document.
    pub from: DocumentAt,
    /// The other.
    pub to: DocumentAt,
    /// What the acting document does.
    pub relation: Relation,
    /// Stated or inferred.
    pub basis: Basis,
    /// How sure we are.
    pub certainty: Certainty,
    /// The words that show it.
    pub words: String,
    /// The line of the words, from 1.
    pub line: usize,
    /// The column of the words in characters, from 1.
    pub column: usize,
    /// Their place as a person says it.
    pub place: Words,
    /// The part of the other document that is meant; none when the whole is.
    pub pinpoint: Option<String>,
    /// The reasons of an inferred relation.
    pub reasons: Vec<Words>,
}

/// A finding of a rule.
#[derive(Debug, Clone)]
pub struct FindingRecord {
    /// The document that it is about, by its place in the text's documents.
    pub document: DocumentAt,
    /// The rule.
    pub rule: String,
    /// `error`, `warning` or `info`.
    pub severity: String,
    /// What is wrong, in Vietnamese and in English.
    pub message: [String; 2],
    /// The line of the first place, from 1.
    pub line: usize,
    /// Its column in characters, from 1.
    pub column: usize,
}

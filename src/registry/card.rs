//! Answers of the registry: a document, and a relation with the words that show it.

use rusqlite::Row;

use crate::{
    diagnostic::{Certainty, Words},
    grammar::{Grammar, OpenerRole},
    known::UNNAMED,
    model::{Basis, CivilDate, Kind, Relation, Wire, figures},
};

/// A document's number in one registry; another registry gives another one.
pub type Id = i64;

/// A document, as the registry knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Its number in the registry.
    pub id: Id,
    /// The code of its kind.
    pub kind: Option<String>,
    /// The number, for order in a series.
    pub number: Option<u32>,
    /// Number and symbol.
    pub symbol: Option<String>,
    /// The name of a law.
    pub name: Option<String>,
    /// Its issuer with its place.
    pub issuer: Option<String>,
    /// The year of its series.
    pub year: Option<i16>,
    /// The day of issue.
    pub date: Option<CivilDate>,
    /// Its subject.
    pub subject: Option<String>,
    /// The first day of its effect, where it is known.
    pub effective: Option<CivilDate>,
    /// The last day of its effect, where it is known.
    pub ends: Option<CivilDate>,
    /// The file, when its own text was read.
    pub file: Option<String>,
    /// Whether a register holds it.
    pub is_listed: bool,
    /// Whether the symbol carries the year.
    pub is_dated: bool,
}

/// The columns of a card, from `document d`.
pub(super) const CARD: &str = "d.id, d.kind, d.number, d.symbol, d.name, d.issuer, d.year, d.date, \
    d.subject, d.effective, d.ends, \
    (SELECT s.name FROM source s WHERE s.own IN \
      (SELECT d.id UNION ALL SELECT id FROM document WHERE stands_for = d.id) ORDER BY s.name LIMIT 1), \
    EXISTS (SELECT 1 FROM entry e JOIN source s ON s.id = e.source WHERE s.kind = 'register' AND \
      e.document IN (SELECT d.id UNION ALL SELECT id FROM document WHERE stands_for = d.id)), \
    d.symbol_year IS NOT NULL";

impl Card {
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            kind: row.get(1)?,
            number: row.get(2)?,
            symbol: row.get(3)?,
            name: row.get(4)?,
            issuer: row.get(5)?,
            year: row.get(6)?,
            date: day(row, 7)?,
            subject: row.get(8)?,
            effective: day(row, 9)?,
            ends: day(row, 10)?,
            file: row.get(11)?,
            is_listed: row.get(12)?,
            is_dated: row.get(13)?,
        })
    }

    /// The name that a clerk gives it: symbol, or name, or file.
    pub fn label(&self) -> &str {
        let known = self.symbol.as_deref().or(self.name.as_deref());
        known.or(self.file.as_deref()).unwrap_or(UNNAMED)
    }

    /// Type, symbol, issuer and year in one word: the same over runs and registries.
    pub fn wire_id(&self) -> String {
        let Some(called) = self.symbol.as_deref().or(self.name.as_deref()) else {
            return self.file.clone().unwrap_or_default();
        };
        let (kind, issuer) = (self.kind.as_deref(), self.issuer.as_deref());
        Wire { kind, called, issuer, period: self.year.filter(|_| !self.is_dated) }.to_string()
    }

    /// Its kind, as the grammar has it.
    pub fn kind_in<'g>(&self, grammar: &'g Grammar) -> Option<&'g Kind> {
        let code = self.kind.as_deref()?;
        grammar.kinds().iter().find(|kind| kind.code == code)
    }

    /// The name of a law, as the grammar spells it where it knows the law by number or by name.
    pub fn law<'a>(&'a self, grammar: &'a Grammar) -> Option<&'a str> {
        let numbered = |symbol: &str| grammar.laws().iter().find(|law| law.number == symbol);
        let numbered = self.symbol.as_deref().and_then(numbered);
        let name = self.name.as_deref();
        let law = numbered.or_else(|| grammar.laws_named(name?).next());
        law.map(|law| law.name.as_str()).or(name)
    }

    /// The whole title as Vietnamese papers cite it: kind, number, date, issuer, subject.
    ///
    /// ```
    /// use viendan::{grammar::Grammar, registry::{Mapping, Register, Registry}};
    ///
    /// let (grammar, mapping) = (Grammar::builtin(), Mapping::default());
    /// let csv = "Số ký hiệu,Ngày,Cơ quan,Trích yếu\n09/KH-VPUB,09/01/2023,Văn phòng UBND tỉnh,về dân vận";
    /// let register = Register::read("so-di.csv", csv.as_bytes(), &mapping, grammar).unwrap();
    /// let mut registry = Registry::in_memory().unwrap();
    /// registry.import(&register, "").unwrap();
    /// assert_eq!(
    ///     registry.cards().unwrap()[0].title(grammar),
    ///     "Kế hoạch số 09/KH-VPUB ngày 09/01/2023 của Văn phòng UBND tỉnh về dân vận",
    /// );
    /// ```
    pub fn title(&self, grammar: &Grammar) -> String {
        let kind = self.kind_in(grammar).map_or("Văn bản", |kind| kind.name.as_str());
        let law = self.law(grammar);
        let mut title = match (law, self.symbol.as_deref()) {
            (Some(name), Some(symbol)) => format!("{name} số {symbol}"),
            (Some(name), None) => name.to_owned(),
            (None, Some(symbol)) => format!("{kind} số {symbol}"),
            (None, None) => self.label().to_owned(),
        };
        if let Some(date) = self.date {
            title = format!("{title} ngày {}", figures(date));
        }
        if let Some(issuer) = &self.issuer {
            title = format!("{title} của {issuer}");
        }
        // A law has its name, and needs no subject.
        match self.subject.as_ref().filter(|_| law.is_none()) {
            Some(subject) => format!("{title} {}", opened(subject, grammar)),
            None => title,
        }
    }
}

/// A subject as it goes on behind the issuer: behind `về`, unless it opens by itself.
fn opened(subject: &str, grammar: &Grammar) -> String {
    let opens = grammar.opener_at(subject).is_some_and(|(it, _)| it.role == OpenerRole::Subject);
    if opens {
        return subject.to_owned();
    }
    let mut words = subject.split_whitespace();
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    // `Sơn La` keeps its capital: in a name the second word has one too.
    let is_name = second.starts_with(char::is_uppercase) || first.chars().all(char::is_uppercase);
    let mut letters = subject.chars();
    match letters.next().filter(|_| !is_name) {
        Some(letter) => format!("về {}{}", letter.to_lowercase(), letters.as_str()),
        None => format!("về {subject}"),
    }
}

/// A relation, with the words that show it and their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// Its number in the registry.
    pub id: i64,
    /// The acting document.
    pub from: Id,
    /// The other.
    pub to: Id,
    /// What the acting document does.
    pub relation: Relation,
    /// Stated or inferred.
    pub basis: Basis,
    /// How sure we are.
    pub certainty: Certainty,
    /// The reasons of an inferred relation.
    pub reasons: Vec<Words>,
    /// The words that show it.
    pub words: String,
    /// The part of the other document that is meant; none when the whole is.
    pub pinpoint: Option<String>,
    /// The file with the words.
    pub file: String,
    /// Their line, from 1.
    pub line: usize,
    /// Their column in characters, from 1.
    pub column: usize,
    /// Their place as a person says it, where the registry has been told.
    pub place: Option<Words>,
}

/// The columns of a tie, from `tie t`, `source s`, and both documents `a` and `b`.
pub(super) const TIE: &str = "t.id, coalesce(a.stands_for, a.id), coalesce(b.stands_for, b.id), \
    t.relation, t.basis, t.words, t.pinpoint, s.name, t.line, t.col, \
    CASE t.reversed WHEN 1 THEN 'possible' ELSE t.certainty END, t.reasons, t.place \
    FROM tie t JOIN source s ON s.id = t.source JOIN document a ON a.id = t.from_document \
    JOIN document b ON b.id = t.to_document";

impl Tie {
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            from: row.get(1)?,
            to: row.get(2)?,
            relation: Relation::named(&row.get::<_, String>(3)?).unwrap_or(Relation::Cites),
            basis: if row.get::<_, String>(4)? == Basis::Stated.name() {
                Basis::Stated
            } else {
                Basis::Inferred
            },
            certainty: certainty(&row.get::<_, String>(10)?),
            reasons: reasons(row.get::<_, Option<String>>(11)?.as_deref().unwrap_or_default()),
            words: row.get(5)?,
            pinpoint: row.get(6)?,
            file: row.get(7)?,
            line: row.get::<_, u32>(8)? as usize,
            column: row.get::<_, u32>(9)? as usize,
            place: both(row, 12)?,
        })
    }
}

fn certainty(name: &str) -> Certainty {
    let all = [Certainty::Possible, Certainty::Likely, Certainty::Certain];
    all.into_iter().find(|it| it.name() == name).unwrap_or(Certainty::Possible)
}

fn reasons(written: &str) -> Vec<Words> {
    written.lines().filter_map(parted).collect()
}

/// Words in both languages from a column.
pub(super) fn both(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Words>> {
    Ok(row.get::<_, Option<String>>(column)?.as_deref().and_then(parted))
}

fn parted(both: &str) -> Option<Words> {
    let (vi, en) = both.split_once('\t')?;
    Some(Words::new(vi, en))
}

/// A day of a column.
pub(super) fn day(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<CivilDate>> {
    let written: Option<String> = row.get(column)?;
    Ok(written.and_then(|written| written.parse().ok()))
}

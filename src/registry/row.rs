//! One row of a register, read.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    DocumentRecord,
    columns::{Claim, Mapping},
    day,
};
use crate::{
    diagnostic::Words,
    grammar::{Field, Grammar},
    known::{Doubt, Qualifier, symbol_of_words},
    model::{CivilDate, DocumentId, Kind, OwnedSymbol, Style, Symbol, YEARS},
    resolve,
};

/// The place of a row in a register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowAt {
    /// The table, by its place among the tables of the register.
    pub part: usize,
    /// The row, from 1.
    pub row: usize,
}

/// A reason why a row was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// It has no number.
    NoNumber,
    /// Its number and symbol cannot be read.
    Symbol(String),
    /// Its number and symbol were taken for a day by the spreadsheet.
    Eaten(String),
    /// Its date is no date.
    Date(String),
}

/// A row that was read.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) at: RowAt,
    pub(super) record: DocumentRecord,
    pub(super) status: Option<String>,
    pub(super) signer: Option<String>,
    pub(super) doubt: Option<Doubt>,
}

impl Row {
    /// Whether its number means one document: whose it is must be known.
    pub(super) fn is_whole(&self) -> bool {
        self.record.issuer().is_some() || self.record.identity.key.year().is_some()
    }
}

impl Refusal {
    /// The reason, in both languages.
    ///
    /// ```
    /// use viendan::{diagnostic::Language, registry::Refusal};
    ///
    /// assert_eq!(Refusal::NoNumber.words().in_language(Language::Vietnamese), "không có số");
    /// ```
    pub fn words(&self) -> Words {
        match self {
            Self::NoNumber => Words::new("không có số", "no number"),
            Self::Symbol(written) => Words::new(
                format!("không đọc được số, ký hiệu `{written}`"),
                format!("cannot read the number and symbol `{written}`"),
            ),
            Self::Eaten(written) => Words::new(
                format!(
                    "bảng tính đã đổi số, ký hiệu thành ngày `{written}`; đề nghị định dạng cột là văn \
                     bản rồi nhập lại số"
                ),
                format!(
                    "the spreadsheet has turned number and symbol into the day `{written}`; please \
                     make the column text and type the number again"
                ),
            ),
            Self::Date(written) => Words::new(
                format!("`{written}` không phải ngày"),
                format!("`{written}` is no date"),
            ),
        }
    }
}

/// The means by which every row is read.
#[derive(Clone, Copy)]
pub(super) struct Reading<'m> {
    pub(super) grammar: &'m Grammar,
    pub(super) mapping: &'m Mapping,
    pub(super) places: &'m BTreeMap<Field, usize>,
    /// Whether the column of subjects holds the kind too.
    pub(super) is_shared: bool,
    pub(super) home: Option<usize>,
}

impl Reading<'_> {
    fn cell<'c>(&'c self, cells: &'c [String], field: Field) -> Option<&'c str> {
        let said = self.places.get(&field).and_then(|&at| cells.get(at)).map(String::as_str);
        let said = said.map(str::trim).filter(|said| !said.is_empty());
        said.or_else(|| self.mapping.values.get(&field).map(String::as_str))
    }

    /// Reads a row, or says why it is none.
    pub(super) fn row(&self, at: RowAt, cells: &[String]) -> Result<Row, Refusal> {
        let cell = |field| self.cell(cells, field);
        let written = self.symbol(cells).ok_or(Refusal::NoNumber)?;
        if let Some(eaten) = self.eaten(cells) {
            return Err(Refusal::Eaten(eaten));
        }
        let read = symbol_of_words(self.grammar, &written);
        let symbol = read.ok_or_else(|| Refusal::Symbol(written.clone()))?;
        let kind = self.kind(cells, &symbol);
        let (date, issuer) = (self.day(cells, Field::Date)?, cell(Field::Issuer));
        let issuer = issuer.map(|it| resolve::placed(self.grammar, self.placed(it), self.home));
        let doubt = date.and_then(|date| doubt(&symbol, date));
        let id = DocumentId {
            kind: kind.map(|kind| kind.code.clone()),
            symbol: Some(OwnedSymbol::from(&symbol)),
            issuer,
            period: date
                .filter(|_| doubt.is_none())
                .map(CivilDate::year)
                .filter(|_| symbol.year.is_none()),
            ..DocumentId::default()
        };
        let record = DocumentRecord::of_number(self.grammar, id, date).ok_or(Refusal::NoNumber)?;
        Ok(Row {
            at,
            record: DocumentRecord {
                subject: cell(Field::Subject).map(|it| self.subject(it)),
                effective: self.day(cells, Field::Effective).ok().flatten(),
                ends: self.day(cells, Field::Ends).ok().flatten(),
                ..record
            },
            status: cell(Field::Status).map(str::to_owned),
            signer: cell(Field::Signer).map(str::to_owned),
            doubt,
        })
    }

    /// Whether a row has a number or a day: below the last such row stand totals and signatures.
    pub(super) fn is_told(&self, cells: &[String]) -> bool {
        let number = self.symbol(cells);
        number.is_some_and(|it| symbol_of_words(self.grammar, &it).is_some())
            || self.cell(cells, Field::Date).is_some()
    }

    /// Words between the rows, as `Tháng 01/2024` or `Tổng cộng`: no number, no day, no subject.
    pub(super) fn is_between(&self, cells: &[String]) -> bool {
        let cell = |field| self.cell(cells, field);
        let words: BTreeSet<&str> =
            cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        let stands_alone = |field| {
            let at = self.places.get(&field).copied();
            let others = cells.iter().enumerate().filter(|(other, _)| Some(*other) != at);
            cell(field).is_some_and(|it| others.clone().all(|(_, other)| other != it))
        };
        let number = self.symbol(cells);
        words.len() <= 2
            && ![Field::Date, Field::Subject].into_iter().any(stands_alone)
            && number.is_none_or(|it| symbol_of_words(self.grammar, &it).is_none())
            && self.eaten(cells).is_none()
    }

    /// The day that a spreadsheet made of a number and symbol.
    fn eaten(&self, cells: &[String]) -> Option<String> {
        let mut cells =
            [Field::Symbol, Field::Number].into_iter().filter_map(|it| self.cell(cells, it));
        cells.find(|it| day::is_day(it)).map(str::to_owned)
    }

    /// The subject; behind the name of its kind, when the column holds both.
    fn subject(&self, written: &str) -> String {
        let kind = self.grammar.kind_at(written).filter(|_| self.is_shared);
        let behind = kind.and_then(|(_, width)| written.get(width..));
        let behind = behind.map(|it| it.trim_start_matches([' ', ':', ',', '-', '–']));
        behind.filter(|it| !it.is_empty()).unwrap_or(written).to_owned()
    }

    /// `UBND Tỉnh` in the register of a province is that province's.
    fn placed(&self, issuer: &str) -> String {
        let place = self.home.and_then(|row| self.grammar.places().get(row));
        let folded = self.grammar.fold(issuer);
        match place {
            Some(place) if folded.ends_with(" tỉnh") => format!("{issuer} {}", place.name),
            _ => issuer.to_owned(),
        }
    }

    fn symbol(&self, cells: &[String]) -> Option<String> {
        if let Some(whole) = self.cell(cells, Field::Symbol) {
            return Some(whole.to_owned());
        }
        let number = self.cell(cells, Field::Number)?;
        let number = number.strip_suffix(".0").unwrap_or(number);
        let sign = self.cell(cells, Field::Sign).unwrap_or_default();
        // `04/2023` beside `QĐ-UBND` is a number with its year.
        if sign.is_empty() || symbol_of_words(self.grammar, number).is_some() {
            return Some(number.to_owned());
        }
        let padded = if number.len() == 1 { format!("0{number}") } else { number.to_owned() };
        let joined = if sign.starts_with(['/', '-']) { "" } else { "/" };
        Some(format!("{padded}{joined}{sign}"))
    }

    /// By the column of kinds, by the first words of the subject, by the symbol's code.
    fn kind(&self, cells: &[String], symbol: &Symbol<'_>) -> Option<&Kind> {
        let at = |field| self.grammar.kind_at(self.cell(cells, field)?).map(|(kind, _)| kind);
        let of_code = || match symbol.style {
            Style::Dispatch => self.grammar.dispatch_kind(),
            Style::Party => self.grammar.kind_of_party_code(&symbol.code),
            _ => self.grammar.kind_of_code(&symbol.code),
        };
        at(Field::Kind).or_else(of_code).or_else(|| at(Field::Subject))
    }

    fn day(&self, cells: &[String], field: Field) -> Result<Option<CivilDate>, Refusal> {
        let Some(written) = self.cell(cells, field) else { return Ok(None) };
        let read = day::read(self.grammar, written);
        read.map(Some).ok_or_else(|| Refusal::Date(written.to_owned()))
    }

    /// The series that the register is said to hold whole.
    pub(super) fn claims(&self) -> Vec<(Claim, Qualifier)> {
        let claims = self.mapping.complete.iter().map(|claim| {
            let usual = || self.mapping.values.get(&Field::Issuer).map(String::as_str);
            let issuer = claim.issuer.as_deref().or_else(usual);
            let issuer = issuer.map(|it| resolve::placed(self.grammar, it.to_owned(), self.home));
            let written = format!("01/{}", claim.series);
            let qualifier = symbol_of_words(self.grammar, &written).and_then(|symbol| {
                let symbol = Some(OwnedSymbol::from(&symbol));
                let id = DocumentId { symbol, issuer, ..DocumentId::default() };
                Some(DocumentRecord::of_number(self.grammar, id, None)?.identity.qualifier)
            });
            (claim.clone(), qualifier.unwrap_or_default())
        });
        claims.collect()
    }
}

/// Why a row's own day cannot be believed.
fn doubt(symbol: &Symbol<'_>, date: CivilDate) -> Option<Doubt> {
    // A register holds no document of another year: it was typed wrong.
    if !u16::try_from(date.year()).is_ok_and(|year| YEARS.contains(&year)) {
        return Some(Doubt::Day);
    }
    let differs = symbol.year.is_some_and(|year| i16::try_from(year) != Ok(date.year()));
    differs.then_some(Doubt::Year)
}

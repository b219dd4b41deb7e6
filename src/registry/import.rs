//! Taking in a register: each row an entry, what could not be taken named.

use std::collections::BTreeMap;

use rusqlite::params;

use super::{
    DocumentRecord, Error, Registry,
    columns::{Claim, Field, Mapping, columns},
    identity::{Act, Qualifier, letters, symbol_of_words},
    store::{Fate, Rank},
    table::{self, Table, Unreadable},
};
use crate::{
    grammar::Grammar,
    model::{CivilDate, DocumentId, Kind, OwnedSymbol, Style, Symbol},
    parse, resolve,
};

/// A register that has been read, ready to be imported.
#[derive(Debug)]
pub struct Register {
    /// How it is called.
    pub name: String,
    /// Which column each field is read from.
    pub columns: Vec<(Field, String)>,
    /// Rows that could not be taken: their number from 1, and why.
    pub refused: Vec<(usize, Refusal)>,
    rows: Vec<Row>,
    claims: Vec<(Claim, Qualifier)>,
}

/// Why a row was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It has no number.
    NoNumber,
    /// Its number and symbol cannot be read.
    Symbol(String),
    /// Its date is no date.
    Date(String),
}

#[derive(Debug)]
struct Row {
    number: usize,
    record: DocumentRecord,
    status: Option<String>,
    signer: Option<String>,
}

impl Register {
    /// Reads the bytes of a register: CSV, XLSX, ODS, JSONL or edXML, told by the file's name.
    ///
    /// # Errors
    ///
    /// A file that is not of its format, or without a column for number and symbol.
    ///
    /// ```
    /// use viendan::{grammar::Grammar, registry::{Mapping, Register}};
    ///
    /// let csv = "Số,Ký hiệu,Ngày ban hành,Trích yếu\n09,KH-VPUB,09/01/2023,Phòng chống tham nhũng";
    /// let (grammar, mapping) = (Grammar::builtin(), Mapping::default());
    /// let register = Register::read("so-di.csv", csv.as_bytes(), &mapping, grammar).unwrap();
    /// assert_eq!((register.len(), register.refused.len()), (1, 0));
    /// ```
    pub fn read(
        name: &str,
        bytes: &[u8],
        mapping: &Mapping,
        grammar: &Grammar,
    ) -> Result<Self, Unreadable> {
        let table = table::read(name, bytes, mapping)?;
        let places = columns(&table.headings, mapping);
        let lacks = mapping.columns.iter().filter(|(field, _)| !places.contains_key(field));
        let lacks: Vec<_> = lacks.map(|(_, heading)| heading.clone()).collect();
        if !lacks.is_empty() {
            return Err(Unreadable::NoColumn(lacks));
        }
        let Table { headings, rows } = table;
        if !places.contains_key(&Field::Symbol) && !places.contains_key(&Field::Number) {
            return Err(Unreadable::NoSymbol(headings));
        }
        let home = mapping.place.as_deref().and_then(|place| {
            let (row, _) = grammar.place_at(place)?;
            grammar.places().iter().position(|it| it.name == row.name)
        });
        let reading = Reading { grammar, mapping, places: &places, home };
        let mut register = Self {
            name: mapping.name.clone().unwrap_or_else(|| name.to_owned()),
            columns: named(&headings, &places),
            refused: Vec::new(),
            rows: Vec::new(),
            claims: reading.claims(),
        };
        for (number, cells) in rows {
            match reading.row(number, &cells) {
                Ok(row) => register.rows.push(row),
                Err(why) => register.refused.push((number, why)),
            }
        }
        Ok(register)
    }

    /// How many rows were taken.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no row was taken.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl Registry {
    /// Imports a register in one transaction; one of this name with the same hash is left as it is,
    /// one with another hash is replaced.
    ///
    /// # Errors
    ///
    /// Those of the disk; then nothing of the register was imported.
    pub fn import(&mut self, register: &Register, hash: &str) -> Result<Fate, Error> {
        let mut writer = self.writer()?;
        let fate = match writer.hash_of(&register.name)? {
            Some(known) if known == hash => return Ok(Fate::Unchanged),
            Some(_) => Fate::Replaced,
            None => Fate::Added,
        };
        writer.drop_source(&register.name)?;
        let source = writer.source(&register.name, "register", hash)?;
        for row in &register.rows {
            let document = writer.document(&row.record, source, Rank::Register)?;
            let said = (row.status.as_deref(), row.signer.as_deref());
            writer.entry(source, document, row.number, &row.record, said)?;
        }
        for (claim, Qualifier { act, province, level, body, .. }) in &register.claims {
            let mut write = writer.transaction.prepare_cached(
                "INSERT INTO claim (source, series, written, act, province, level, body, year) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?;
            let (series, act) = (letters(&claim.series), act.map(Act::name));
            write.execute(params![
                source,
                series,
                claim.series,
                act,
                province,
                level,
                body,
                claim.year
            ])?;
        }
        writer.close_source(source, register.rows.len(), None)?;
        writer.finish()?;
        Ok(fate)
    }
}

/// What every row is read with.
struct Reading<'m> {
    grammar: &'m Grammar,
    mapping: &'m Mapping,
    places: &'m BTreeMap<Field, usize>,
    home: Option<usize>,
}

impl Reading<'_> {
    fn cell<'c>(&'c self, cells: &'c [String], field: Field) -> Option<&'c str> {
        let said = self.places.get(&field).and_then(|&at| cells.get(at)).map(String::as_str);
        let said = said.map(str::trim).filter(|said| !said.is_empty());
        said.or_else(|| self.mapping.values.get(&field).map(String::as_str))
    }

    fn row(&self, number: usize, cells: &[String]) -> Result<Row, Refusal> {
        let cell = |field| self.cell(cells, field);
        let written = self.symbol(cells).ok_or(Refusal::NoNumber)?;
        let read = symbol_of_words(self.grammar, &written);
        let symbol = read.ok_or_else(|| Refusal::Symbol(written.clone()))?;
        let kind = self.kind(cells, &symbol);
        let (date, issuer) = (self.day(cells, Field::Date)?, cell(Field::Issuer));
        let issuer = issuer.map(|it| resolve::placed(self.grammar, self.placed(it), self.home));
        let id = DocumentId {
            kind: kind.map(|kind| kind.code.clone()),
            symbol: Some(OwnedSymbol::from(&symbol)),
            issuer,
            period: date.map(CivilDate::year).filter(|_| symbol.year.is_none()),
            ..DocumentId::default()
        };
        let record = DocumentRecord::of_number(self.grammar, id, date).ok_or(Refusal::NoNumber)?;
        Ok(Row {
            number,
            record: DocumentRecord {
                subject: cell(Field::Subject).map(str::to_owned),
                effective: self.day(cells, Field::Effective).ok().flatten(),
                ends: self.day(cells, Field::Ends).ok().flatten(),
                ..record
            },
            status: cell(Field::Status).map(str::to_owned),
            signer: cell(Field::Signer).map(str::to_owned),
        })
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
        if sign.is_empty() || number.contains(['/', '-']) {
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
        let iso = written.get(..10).unwrap_or(written).parse::<CivilDate>().ok();
        let in_figures = || parse::date::numeric(written).ok()?.1.civil();
        let in_words = || {
            let words = parse::date::dated(self.grammar, written)
                .or_else(|_| parse::date::worded(self.grammar, written));
            words.ok()?.1.civil()
        };
        let read = iso.or_else(in_figures).or_else(in_words);
        read.map(Some).ok_or_else(|| Refusal::Date(written.to_owned()))
    }

    fn claims(&self) -> Vec<(Claim, Qualifier)> {
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

fn named(headings: &[String], places: &BTreeMap<Field, usize>) -> Vec<(Field, String)> {
    let heading = |at: usize| headings.get(at).cloned().unwrap_or_default();
    places.iter().map(|(field, at)| (*field, heading(*at))).collect()
}

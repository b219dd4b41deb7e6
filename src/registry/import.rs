//! Taking in a register: each row an entry, what could not be taken named.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rusqlite::params;

use super::{
    DocumentRecord, Error, Registry,
    columns::{Claim, Mapping, columns},
    day,
    row::{Reading, Refusal, Row, RowAt},
    store::{Fate, Rank, Said},
    table::{self, How, Left, Table, Unreadable},
};
use crate::{
    diagnostic::Words,
    grammar::{Field, Grammar},
    known::{Act, Doubt, Identity, Qualifier, letters},
    model::CivilDate,
};

/// A register that has been read, ready to be imported.
#[derive(Debug)]
pub struct Register {
    /// How it is called.
    pub name: String,
    /// Its tables: one, or the sheets of a workbook.
    pub parts: Vec<Part>,
    /// Sheets that were not read, and why.
    pub left: Vec<(String, Left)>,
    /// What its letters were written in, when that is not UTF-8.
    pub letters: Option<&'static str>,
    /// What stands between the cells of a row, when it is lines of cells.
    pub separator: Option<char>,
    /// Rows that could not be taken, and why.
    pub refused: Vec<(RowAt, Refusal)>,
    /// Rows whose day cannot be believed, and why.
    pub doubtful: Vec<(RowAt, Doubt)>,
    /// Words between the rows: months, totals.
    pub between: Vec<RowAt>,
    rows: Vec<Row>,
    /// The cells of the rows that were refused or are doubtful.
    kept: BTreeMap<RowAt, Vec<String>>,
    claims: Vec<(Claim, Qualifier)>,
}

/// One table of a register.
#[derive(Debug)]
pub struct Part {
    /// The sheet, in a workbook of several.
    pub sheet: Option<String>,
    /// Columns that say something and lie so far out that they were not looked at.
    pub beyond: usize,
    /// What stands above the columns.
    pub headings: Vec<String>,
    /// Which column each field is read from.
    pub columns: Vec<(Field, String)>,
    /// How many of its rows were taken.
    pub taken: usize,
}

impl Part {
    /// The headings of columns that no field is read from.
    pub fn unused(&self) -> impl Iterator<Item = &str> {
        let is_used = |heading: &&String| self.columns.iter().any(|(_, used)| used == *heading);
        let headings = self.headings.iter().filter(move |it| !it.is_empty() && !is_used(it));
        headings.map(String::as_str)
    }
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
        let file = table::read(name, bytes, How { grammar, mapping })?;
        let home = mapping.place.as_deref().and_then(|place| {
            let (row, _) = grammar.place_at(place)?;
            grammar.places().iter().position(|it| it.name == row.name)
        });
        let none = BTreeMap::new();
        let reading = Reading { grammar, mapping, places: &none, is_shared: false, home };
        let hidden = file.left.iter().filter(|(_, why)| *why != Left::NoRegister);
        let hidden: Vec<_> = hidden.map(|(sheet, _)| sheet.clone()).collect();
        if !mapping.complete.is_empty() && !hidden.is_empty() {
            return Err(Unreadable::Incomplete(hidden));
        }
        let mut register = Self {
            name: mapping.name.clone().unwrap_or_else(|| name.to_owned()),
            parts: Vec::new(),
            left: file.left,
            letters: file.letters,
            separator: file.separator,
            refused: Vec::new(),
            doubtful: Vec::new(),
            between: Vec::new(),
            rows: Vec::new(),
            kept: BTreeMap::new(),
            claims: reading.claims(),
        };
        for table in file.tables {
            register.take(table, reading)?;
        }
        register.doubt();
        let is_told: HashSet<RowAt> = register
            .refused
            .iter()
            .map(|it| it.0)
            .chain(register.doubtful.iter().map(|it| it.0))
            .collect();
        register.kept.retain(|at, _| is_told.contains(at));
        Ok(register)
    }

    /// Takes the rows of one table.
    fn take(&mut self, table: Table, reading: Reading<'_>) -> Result<(), Unreadable> {
        let Table { sheet, beyond, headings, rows } = table;
        let Reading { grammar, mapping, .. } = reading;
        let places = columns(grammar, &headings, mapping);
        let lacks = mapping.columns.iter().filter(|(field, _)| !places.contains_key(field));
        let lacks: Vec<_> = lacks.map(|(_, heading)| heading.clone()).collect();
        if !lacks.is_empty() {
            return Err(Unreadable::NoColumn(lacks));
        }
        if !places.contains_key(&Field::Symbol) && !places.contains_key(&Field::Number) {
            return Err(Unreadable::NoSymbol(headings));
        }
        let subject = places.get(&Field::Subject).and_then(|at| headings.get(*at));
        let is_shared = subject.is_some_and(|it| grammar.names_field(it, Field::Kind));
        let reading = Reading { places: &places, is_shared, ..reading };
        let part = self.parts.len();
        let days =
            |(_, cells): &(usize, Vec<String>)| day::order(cells.get(*places.get(&Field::Date)?)?);
        let is_month_first = is_month_first(rows.iter().filter_map(days));
        let before = self.rows.len();
        let last = rows.iter().rposition(|(_, cells)| reading.is_told(cells));
        let below = last.map_or(rows.len(), |last| last + 1);
        for (place, (number, cells)) in rows.into_iter().enumerate() {
            let at = RowAt { part, row: number };
            if place >= below || reading.is_between(&cells) {
                self.between.push(at);
                continue;
            }
            match reading.row(at, &cells) {
                Ok(row) => {
                    let order = || days(&(number, cells.clone()));
                    let doubt =
                        (is_month_first && order().is_some_and(is_open)).then_some(Doubt::Order);
                    self.rows.push(Row { doubt: row.doubt.or(doubt), ..row });
                }
                Err(why) => self.refused.push((at, why)),
            }
            self.kept.insert(at, cells);
        }
        let taken = self.rows.len() - before;
        let columns = named(&headings, &places);
        self.parts.push(Part { sheet, beyond, headings, columns, taken });
        Ok(())
    }

    /// Marks the rows whose day contradicts their own number, or that of another row.
    fn doubt(&mut self) {
        let mut days: HashMap<&Identity, BTreeSet<CivilDate>> = HashMap::new();
        let sure = self.rows.iter().filter(|row| row.doubt.is_none() && row.is_whole());
        for row in sure {
            days.entry(&row.record.identity).or_default().extend(row.record.date);
        }
        let several = days.into_iter().filter(|(_, days)| days.len() > 1);
        let several: HashSet<Identity> = several.map(|(identity, _)| identity.clone()).collect();
        for row in &mut self.rows {
            if several.contains(&row.record.identity) {
                row.doubt.get_or_insert(Doubt::Days);
            }
        }
        let doubtful = self.rows.iter().filter_map(|row| Some((row.at, row.doubt?)));
        self.doubtful = doubtful.collect();
    }

    /// The cells of a row that was refused or is doubtful.
    pub fn cells(&self, at: RowAt) -> &[String] {
        self.kept.get(&at).map_or(&[], Vec::as_slice)
    }

    /// The sheet of a row, in a workbook of several.
    pub fn sheet(&self, at: RowAt) -> Option<&str> {
        self.parts.get(at.part)?.sheet.as_deref()
    }

    /// The place of a row, as a clerk would say it.
    pub fn place(&self, at: RowAt) -> Words {
        let row = at.row;
        match self.sheet(at) {
            None => Words::new(format!("dòng {row}"), format!("row {row}")),
            Some(sheet) => Words::new(
                format!("trang {sheet}, dòng {row}"),
                format!("sheet {sheet}, row {row}"),
            ),
        }
    }

    /// The documents read in the rows that were taken, in their order.
    pub fn records(&self) -> impl Iterator<Item = (RowAt, &DocumentRecord)> {
        self.rows.iter().map(|row| (row.at, &row.record))
    }

    /// The number of rows that were taken.
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
            let document = writer.document(&row.record)?;
            let said = Said {
                status: row.status.as_deref(),
                signer: row.signer.as_deref(),
                doubt: row.doubt,
                sheet: register.sheet(row.at),
                ..Said::of(&row.record, Rank::Register, row.at.row)
            };
            writer.record(&said, (source, &register.name), document)?;
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

fn named(headings: &[String], places: &BTreeMap<Field, usize>) -> Vec<(Field, String)> {
    let heading = |at: usize| headings.get(at).cloned().unwrap_or_default();
    places.iter().map(|(field, at)| (*field, heading(*at))).collect()
}

/// Whether days of a column are written month first: some can be nothing else, and not a slip among
/// many that are written day first.
fn is_month_first(days: impl Iterator<Item = [i16; 2]>) -> bool {
    let (mut month_first, mut day_first) = (0_usize, 0_usize);
    for [first, second] in days {
        month_first += usize::from(first <= 12 && (13..=31).contains(&second));
        day_first += usize::from(first > 12);
    }
    10 * month_first > day_first
}

/// Whether a day could be read in two ways.
fn is_open([first, second]: [i16; 2]) -> bool {
    first <= 12 && second <= 12 && first != second
}

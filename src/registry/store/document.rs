//! Documents as the registry gathers them, and what each source says of them.

use rusqlite::{OptionalExtension as _, params};

use super::{Rank, Writer, day, place};
use crate::{
    known::Doubt,
    model::OwnedSymbol,
    registry::{Act, DocumentRecord, Error, Identity, Qualifier},
};

/// What one source says of one document as a whole.
pub(in crate::registry) struct Said<'r> {
    pub(in crate::registry) record: &'r DocumentRecord,
    pub(in crate::registry) rank: Rank,
    /// The row of a register, the place in the list of a text.
    pub(in crate::registry) row: usize,
    pub(in crate::registry) status: Option<&'r str>,
    pub(in crate::registry) signer: Option<&'r str>,
    pub(in crate::registry) doubt: Option<Doubt>,
    /// The sheet of a workbook.
    pub(in crate::registry) sheet: Option<&'r str>,
}

impl<'r> Said<'r> {
    pub(in crate::registry) fn of(record: &'r DocumentRecord, rank: Rank, row: usize) -> Self {
        Self { record, rank, row, status: None, signer: None, doubt: None, sheet: None }
    }
}

/// How far the columns of a document are taken from its records, in the order of their weight.
#[derive(Debug, Clone)]
pub(super) struct Filled {
    /// What it stands for.
    stands_for: Option<i64>,
    /// Rank and source of the last record that a column is taken from.
    last: Option<(i64, String)>,
    /// The columns that are empty, one bit each.
    empty: u16,
}

/// Columns that records fill.
const COLUMNS: usize = 10;

fn bits(set: [bool; COLUMNS]) -> u16 {
    set.iter().rev().fold(0, |bits, &is_set| bits << 1 | u16::from(is_set))
}

impl Filled {
    /// Whether a record that fills some columns could change one.
    fn can_take(&self, fills: u16, (rank, source): (i64, &str)) -> bool {
        let is_behind =
            |(last, name): &(i64, String)| rank < *last || rank == *last && source > name.as_str();
        self.empty & fills != 0 || !self.last.as_ref().is_some_and(is_behind)
    }
}

impl Writer<'_> {
    /// The document of this identity; made when there is none.
    pub(in crate::registry) fn document(&mut self, record: &DocumentRecord) -> Result<i64, Error> {
        let identity = &record.identity;
        if let Some(&id) = self.known.get(identity) {
            return Ok(id);
        }
        let id = if let Some(id) = self.found(identity)? {
            id
        } else {
            self.touched.insert(identity.key.to_string());
            self.made(identity)?
        };
        self.known.insert(identity.clone(), id);
        Ok(id)
    }

    fn found(&self, Identity { key, qualifier }: &Identity) -> Result<Option<i64>, Error> {
        let Qualifier { act, province, level, body, year } = qualifier;
        let mut ask = self.transaction.prepare_cached(
            "SELECT id FROM document WHERE key = ?1 AND act IS ?2 AND province IS ?3 \
             AND level IS ?4 AND body IS ?5 AND period IS ?6",
        )?;
        let values = params![key.to_string(), act.map(Act::name), province, level, body, year];
        Ok(ask.query_row(values, |row| row.get(0)).optional()?)
    }

    fn made(&self, Identity { key, qualifier }: &Identity) -> Result<i64, Error> {
        let Qualifier { act, province, level, body, year } = qualifier;
        let mut write = self.transaction.prepare_cached(
            "INSERT INTO document (key, series, symbol_year, act, province, level, body, period, \
             open) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?;
        write.execute(params![
            key.to_string(),
            key.series(),
            key.year(),
            act.map(Act::name),
            province,
            level,
            body,
            year,
            qualifier.is_open()
        ])?;
        Ok(self.transaction.last_insert_rowid())
    }

    /// Writes what a source says of a document, and marks the document where that may change it.
    pub(in crate::registry) fn record(
        &mut self,
        said: &Said<'_>,
        (source, name): (i64, &str),
        document: i64,
    ) -> Result<(), Error> {
        let &Said { record, rank, row, status, signer, doubt, sheet } = said;
        let rank = rank as i64;
        let symbol = record.id.symbol.as_ref();
        let year = record.year().filter(|_| doubt != Some(Doubt::Day));
        let fills = bits([
            record.id.kind.is_some(),
            symbol.is_some(),
            record.letters.is_some(),
            record.id.name.is_some(),
            record.issuer().is_some(),
            year.is_some(),
            record.date.is_some(),
            record.subject.is_some(),
            record.effective.is_some(),
            record.ends.is_some(),
        ]);
        let mut write = self.transaction.prepare_cached(
            "INSERT INTO record (source, document, rank, row, kind, number, symbol, letters, name, \
             issuer, year, date, subject, effective, ends, status, signer, doubt, sheet) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
        )?;
        write.execute(params![
            source,
            document,
            rank,
            place(row),
            record.id.kind,
            symbol.and_then(OwnedSymbol::ordinal),
            record.symbol(),
            record.letters,
            record.id.name,
            record.issuer(),
            year,
            day(record.date),
            record.subject,
            day(record.effective),
            day(record.ends),
            status,
            signer,
            doubt.map(Doubt::name),
            sheet
        ])?;
        drop(write);
        let mut next = Some(document);
        while let Some(id) = next {
            let filled = self.filled(id)?;
            next = filled.stands_for.filter(|other| *other != id);
            if filled.can_take(fills, (rank, name)) {
                self.stale.documents.insert(id);
            }
        }
        Ok(())
    }

    fn filled(&mut self, id: i64) -> Result<Filled, Error> {
        if let Some(filled) = self.filled.get(&id) {
            return Ok(filled.clone());
        }
        let mut ask = self.transaction.prepare_cached(
            "SELECT stands_for, last_rank, last_source, kind IS NULL, symbol IS NULL, \
             letters IS NULL, name IS NULL, issuer IS NULL, year IS NULL, date IS NULL, \
             subject IS NULL, effective IS NULL, ends IS NULL FROM document WHERE id = ?1",
        )?;
        let filled = ask.query_row([id], |row| {
            let rank: Option<i64> = row.get(1)?;
            let mut empty = [false; COLUMNS];
            for (column, is_empty) in (3..).zip(&mut empty) {
                *is_empty = row.get(column)?;
            }
            let (stands_for, last) = (row.get(0)?, rank.zip(row.get(2)?));
            Ok(Filled { stands_for, last, empty: bits(empty) })
        })?;
        drop(ask);
        self.filled.insert(id, filled.clone());
        Ok(filled)
    }
}

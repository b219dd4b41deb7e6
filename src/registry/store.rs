//! Writing: one source, one transaction; all of it or nothing.

use std::collections::{BTreeSet, HashMap};

use rusqlite::{OptionalExtension as _, Transaction, TransactionBehavior, params};

use super::{
    Error, Identity, Registry, Sheet,
    recompute::{self, Stale},
    seal, settle,
};
use crate::{
    diagnostic::{Language, Words},
    model::{CivilDate, DocumentAt},
};

mod clear;
mod document;

use document::Filled;
pub(super) use document::Said;

/// The fate of a source that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It was not there.
    Added,
    /// It was there and has changed.
    Replaced,
    /// It was there as it is.
    Unchanged,
}

/// Who told what a document is; a register is believed before the document, that before a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    Cited = 1,
    Own = 2,
    Register = 3,
}

/// A transaction with what it touched.
pub(super) struct Writer<'c> {
    pub(super) transaction: Transaction<'c>,
    /// Keys whose documents are to be settled.
    touched: BTreeSet<String>,
    /// Documents that a source which has gone spoke of.
    loosened: BTreeSet<i64>,
    stale: Stale,
    known: HashMap<Identity, i64>,
    /// How far the columns of documents are taken from records, before this transaction.
    filled: HashMap<i64, Filled>,
}

impl Registry {
    /// Adds what texts say, each with the hash of its file, in one transaction. A text that is
    /// there with this hash is left as it is; one with another hash is replaced.
    ///
    /// # Errors
    ///
    /// Those of the disk; then nothing of all this was added.
    pub fn add(
        &mut self,
        sheets: impl IntoIterator<Item = (Sheet, String)>,
    ) -> Result<Vec<Fate>, Error> {
        let mut writer = self.writer()?;
        let mut fates = Vec::new();
        for (sheet, hash) in sheets {
            let known = writer.hash_of(&sheet.file)?;
            let fate = match known {
                Some(known) if known == hash => Fate::Unchanged,
                Some(_) => Fate::Replaced,
                None => Fate::Added,
            };
            if fate == Fate::Replaced {
                writer.drop_source(&sheet.file)?;
            }
            if fate != Fate::Unchanged {
                writer.sheet(&sheet, &hash)?;
            }
            fates.push(fate);
        }
        writer.finish()?;
        Ok(fates)
    }

    /// Removes a source and whatever only it knew; false when there is none of this name.
    ///
    /// # Errors
    ///
    /// Those of the disk; then nothing was removed.
    pub fn remove(&mut self, name: &str) -> Result<bool, Error> {
        let mut writer = self.writer()?;
        let is_there = writer.drop_source(name)?;
        writer.finish()?;
        Ok(is_there)
    }

    /// The hash of the file that a source was read from.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn hash_of(&self, name: &str) -> Result<Option<String>, Error> {
        let mut ask = self.connection.prepare_cached("SELECT hash FROM source WHERE name = ?1")?;
        Ok(ask.query_row([name], |row| row.get(0)).optional()?)
    }

    pub(super) fn writer(&mut self) -> Result<Writer<'_>, Error> {
        self.is_changed = true;
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        Ok(Writer {
            transaction,
            touched: BTreeSet::new(),
            loosened: BTreeSet::new(),
            stale: Stale::default(),
            known: HashMap::new(),
            filled: HashMap::new(),
        })
    }
}

impl Writer<'_> {
    pub(super) fn hash_of(&self, name: &str) -> Result<Option<String>, Error> {
        let mut ask = self.transaction.prepare_cached("SELECT hash FROM source WHERE name = ?1")?;
        Ok(ask.query_row([name], |row| row.get(0)).optional()?)
    }

    /// A new source of a kind, `text` or `register`.
    pub(super) fn source(&mut self, name: &str, kind: &str, hash: &str) -> Result<i64, Error> {
        self.transaction
            .prepare_cached(
                "INSERT INTO source (name, kind, hash, added) \
             VALUES (?1, ?2, ?3, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
            )?
            .execute((name, kind, hash))?;
        let source = self.transaction.last_insert_rowid();
        self.stale.sources.insert(source);
        Ok(source)
    }

    /// How many rows a source has, and which document it is.
    pub(super) fn close_source(
        &self,
        source: i64,
        rows: usize,
        own: Option<i64>,
    ) -> Result<(), Error> {
        let rows = i64::try_from(rows).unwrap_or(i64::MAX);
        self.transaction
            .prepare_cached("UPDATE source SET rows = ?2, own = ?3 WHERE id = ?1")?
            .execute((source, rows, own))?;
        Ok(())
    }

    fn sheet(&mut self, sheet: &Sheet, hash: &str) -> Result<(), Error> {
        let source = self.source(&sheet.file, "text", hash)?;
        let mut ids = Vec::with_capacity(sheet.documents.len());
        for (at, record) in sheet.documents.iter().enumerate() {
            let rank = if at == 0 { Rank::Own } else { Rank::Cited };
            let document = self.document(record)?;
            self.record(&Said::of(record, rank, at), (source, &sheet.file), document)?;
            ids.push(document);
        }
        let id = |at: DocumentAt| ids.get(at.index()).copied();
        for said in &sheet.mentions {
            let Some(document) = id(said.document) else { continue };
            let mut write = self.transaction.prepare_cached(
                "INSERT INTO mention (source, document, words, line, col, date, issuer, subject, \
                 pinpoint, place) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?;
            write.execute(params![
                source,
                document,
                said.words,
                place(said.line),
                place(said.column),
                day(said.date),
                said.issuer,
                said.subject,
                said.pinpoint,
                both(&said.place)
            ])?;
        }
        for tied in &sheet.relations {
            let (Some(from), Some(to)) = (id(tied.from), id(tied.to)) else { continue };
            let mut write = self.transaction.prepare_cached(
                "INSERT INTO tie (source, from_document, to_document, relation, basis, certainty, \
                 words, line, col, pinpoint, reasons, place) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?;
            write.execute(params![
                source,
                from,
                to,
                tied.relation.name(),
                tied.basis.name(),
                tied.certainty.name(),
                tied.words,
                place(tied.line),
                place(tied.column),
                tied.pinpoint,
                written_reasons(&tied.reasons),
                both(&tied.place)
            ])?;
        }
        self.findings(sheet, source, &ids)?;
        self.close_source(source, sheet.mentions.len(), ids.first().copied())
    }

    fn findings(&self, sheet: &Sheet, source: i64, ids: &[i64]) -> Result<(), Error> {
        for found in &sheet.findings {
            let Some(document) = ids.get(found.document.index()) else { continue };
            let [vi, en] = &found.message;
            let mut write = self.transaction.prepare_cached(
                "INSERT INTO finding (source, document, rule, severity, message_vi, message_en, \
                 line, col) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?;
            write.execute(params![
                source,
                document,
                found.rule,
                found.severity,
                vi,
                en,
                place(found.line),
                place(found.column)
            ])?;
        }
        Ok(())
    }

    /// Clears what nobody knows any more, settles what was touched, computes anew what follows from
    /// it, and makes it all last.
    pub(super) fn finish(mut self) -> Result<(), Error> {
        self.clear()?;
        seal::open(&self.transaction)?;
        for key in std::mem::take(&mut self.touched) {
            self.stale.moved.extend(settle::settle(&self.transaction, &key)?);
        }
        recompute::all(&self.transaction, std::mem::take(&mut self.stale))?;
        self.transaction.commit()?;
        Ok(())
    }
}

/// A day as it stands in the tables.
pub(super) fn day(date: Option<CivilDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

fn written_reasons(reasons: &[Words]) -> Option<String> {
    let lines: Vec<_> = reasons.iter().map(both).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Words in both languages as they stand in the tables.
fn both(words: &Words) -> String {
    let [vi, en] = [Language::Vietnamese, Language::English].map(|it| words.in_language(it));
    format!("{vi}\t{en}")
}

fn place(at: usize) -> i64 {
    i64::try_from(at).unwrap_or(i64::MAX)
}

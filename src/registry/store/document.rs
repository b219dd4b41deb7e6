//! Documents as the registry gathers them: made at their first source, completed by others.

use rusqlite::{OptionalExtension as _, params};

use super::{Known, Rank, Writer, day};
use crate::{
    model::OwnedSymbol,
    registry::{DocumentRecord, Error, Identity, Qualifier, fold::fold, identity::Act},
};

impl Writer<'_> {
    /// The document of this identity, made or completed by what is told now.
    pub(in crate::registry) fn document(
        &mut self,
        record: &DocumentRecord,
        source: i64,
        rank: Rank,
    ) -> Result<i64, Error> {
        let identity = &record.identity;
        let known = match self.known.get(identity) {
            Some(&known) => Some(known),
            None => self.found(identity)?,
        };
        let (id, known, lacks) = match known {
            Some(known) => known,
            None => (self.made(identity)?, -1, true),
        };
        let rank = rank as i64;
        // A citation of what is known changes nothing of what stands for what.
        if known < rank {
            self.touched.insert(identity.key.to_string());
        }
        if known < rank {
            self.complete(id, record, (source, rank), "coalesce(?{}, {})")?;
        } else if known == rank && lacks {
            self.complete(id, record, (source, rank), "coalesce({}, ?{})")?;
        }
        let is_full =
            record.date.is_some() && record.subject.is_some() && record.issuer().is_some();
        self.known.insert(identity.clone(), (id, known.max(rank), lacks && !is_full));
        Ok(id)
    }

    fn found(&self, Identity { key, qualifier }: &Identity) -> Result<Option<Known>, Error> {
        let Qualifier { act, province, level, body, year } = qualifier;
        let mut ask = self.transaction.prepare_cached(
            "SELECT id, rank, date IS NULL OR subject IS NULL OR issuer IS NULL FROM document \
             WHERE key = ?1 AND act IS ?2 AND province IS ?3 AND level IS ?4 AND body IS ?5 \
             AND period IS ?6",
        )?;
        let act = act.map(Act::name);
        let found = ask
            .query_row(params![key.to_string(), act, province, level, body, year], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()?;
        Ok(found)
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

    /// Writes what is told, over what is known or beside it.
    fn complete(
        &self,
        id: i64,
        record: &DocumentRecord,
        (source, rank): (i64, i64),
        over: &str,
    ) -> Result<(), Error> {
        const COLUMNS: [&str; 11] = [
            "kind",
            "number",
            "symbol",
            "letters",
            "name",
            "issuer",
            "year",
            "date",
            "subject",
            "effective",
            "ends",
        ];
        let numbers = 4..;
        let sets = COLUMNS.iter().zip(numbers).map(|(column, at): (_, usize)| {
            let value = over.replace("?{}", &format!("?{at}")).replace("{}", column);
            format!("{column} = {value}")
        });
        let sets: Vec<_> = sets.collect();
        let told_by = if over.starts_with("coalesce(?") { "?2" } else { "coalesce(told_by, ?2)" };
        let write = format!(
            "UPDATE document SET {}, told_by = {told_by}, rank = ?3 WHERE id = ?1",
            sets.join(", ")
        );
        self.transaction.prepare_cached(&write)?.execute(params![
            id,
            source,
            rank,
            record.id.kind,
            record.id.symbol.as_ref().and_then(OwnedSymbol::ordinal),
            record.symbol(),
            record.letters,
            record.id.name,
            record.issuer(),
            record.year(),
            day(record.date),
            record.subject,
            day(record.effective),
            day(record.ends)
        ])?;
        if let Some(subject) = &record.subject {
            self.transaction
                .prepare_cached(
                    "INSERT OR REPLACE INTO subject_words (rowid, folded) VALUES (?1, ?2)",
                )?
                .execute((id, fold(subject)))?;
        }
        Ok(())
    }
}

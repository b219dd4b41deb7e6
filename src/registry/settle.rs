//! The full document that an open one stands for.
//!
//! The answer depends only on what the registry holds, never on the order in which it came.

use std::collections::{BTreeSet, HashMap};

use rusqlite::Transaction;

use super::Error;
use crate::known::{Act, Meaning, Qualifier, above, meanings};

/// The columns of a qualifier, from `document d`.
pub(super) const QUALIFIER: &str = "d.act, d.province, d.level, d.body, d.period";

impl Qualifier {
    /// Reads the columns of [`QUALIFIER`], the first of them at a place.
    pub(super) fn read(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            act: row.get::<_, Option<String>>(at)?.and_then(|name| Act::named(&name)),
            province: row.get(at + 1)?,
            level: row.get(at + 2)?,
            body: row.get(at + 3)?,
            year: row.get(at + 4)?,
        })
    }
}

/// A document of one key: its number, what is known of it, what it stands for.
pub(super) type Row = (i64, Qualifier, Option<i64>);

/// Settles all documents of one key anew; where none is open, nothing stands for another. The
/// documents whose columns may have changed by it.
pub(super) fn settle(transaction: &Transaction<'_>, key: &str) -> Result<BTreeSet<i64>, Error> {
    let open = "SELECT EXISTS (SELECT 1 FROM document WHERE key = ?1 AND open = 1)";
    if !transaction.prepare_cached(open)?.query_row([key], |row| row.get(0))? {
        return Ok(BTreeSet::new());
    }
    let ask = format!(
        "SELECT d.id, d.stands_for, {QUALIFIER} FROM document d WHERE d.key = ?1 ORDER BY d.id"
    );
    let mut ask = transaction.prepare_cached(&ask)?;
    let rows = ask.query_map([key], read)?.collect::<Result<Vec<_>, _>>()?;
    let mut write =
        transaction.prepare_cached("UPDATE document SET stands_for = ?2 WHERE id = ?1")?;
    let changes = changes(&rows);
    for change in &changes {
        write.execute(*change)?;
    }
    // Whoever has lost or gained one that stands for it is computed anew, and who has moved with it.
    let means: HashMap<i64, Option<i64>> =
        rows.iter().map(|(id, _, means)| (*id, *means)).collect();
    let moved = changes.iter().flat_map(|(id, now)| {
        let before = means.get(id).copied().flatten();
        [Some(*id), before, *now].into_iter().flatten()
    });
    Ok(moved.collect())
}

/// Reads a document, what it stands for, and the columns of its qualifier.
pub(super) fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    Ok((row.get(0)?, Qualifier::read(row, 2)?, row.get(1)?))
}

/// For each document of one key the fuller ones, by their places.
pub(super) fn above_of(rows: &[Row]) -> Vec<Vec<usize>> {
    above(&qualifiers(rows))
}

/// The documents of one key that should stand for another than they do, or for none, each with that.
pub(super) fn changes(rows: &[Row]) -> Vec<(i64, Option<i64>)> {
    let meanings = meanings(&qualifiers(rows));
    let means = |(at, meaning): (usize, Meaning)| match meaning {
        Meaning::One(one) if one != at => rows.get(one).map(|(other, ..)| *other),
        _ => None,
    };
    let means = meanings.into_iter().enumerate().map(means);
    let changed = rows.iter().zip(means).filter(|((_, _, known), means)| known != means);
    changed.map(|((id, ..), means)| (*id, means)).collect()
}

fn qualifiers(rows: &[Row]) -> Vec<&Qualifier> {
    rows.iter().map(|(_, qualifier, _)| qualifier).collect()
}

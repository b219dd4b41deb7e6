//! Which full document an open one stands for.
//!
//! The answer depends only on what the registry holds, never on the order in which it came.

use std::collections::BTreeSet;

use rusqlite::Transaction;

use super::{Error, identity::Shade, tell::tell};

/// A document of one key: its number, what is known of it, what it stands for.
pub(super) type Row = (i64, Shade, Option<i64>);

/// Settles all documents of one key anew.
pub(super) fn settle(transaction: &Transaction<'_>, key: &str) -> Result<(), Error> {
    let mut ask = transaction
        .prepare_cached("SELECT id, shade, stands_for FROM document WHERE key = ?1 ORDER BY id")?;
    let rows = ask.query_map([key], |row| {
        let shade: String = row.get(1)?;
        Ok((row.get(0)?, Shade::read(&shade), row.get(2)?))
    })?;
    let rows = rows.collect::<Result<Vec<Row>, _>>()?;
    let mut write =
        transaction.prepare_cached("UPDATE document SET stands_for = ?2 WHERE id = ?1")?;
    let changes = changes(&rows);
    for change in &changes {
        write.execute(*change)?;
    }
    // Whoever has lost or gained one that stands for it is told anew.
    let before = rows.iter().filter_map(|(.., means)| *means);
    let after = changes.iter().filter_map(|(_, means)| *means);
    for id in before.chain(after).collect::<BTreeSet<_>>() {
        tell(transaction, id)?;
    }
    Ok(())
}

/// What some documents of one key should stand for and do not.
pub(super) fn changes(rows: &[Row]) -> Vec<(i64, Option<i64>)> {
    let open = |shade: &Shade| rows.iter().any(|(_, it, _)| shade.is_within(it) && it != shade);
    let full: Vec<&Row> = rows.iter().filter(|(_, shade, _)| !open(shade)).collect();
    let means = |(id, shade, _): &Row| {
        let mut fits = full.iter().filter(|(other, it, _)| other != id && shade.is_within(it));
        fits.next().filter(|_| fits.next().is_none()).map(|(other, ..)| *other)
    };
    let should = rows.iter().map(|row| (row, means(row)));
    should
        .filter(|((.., known), means)| known != means)
        .map(|((id, ..), means)| (*id, means))
        .collect()
}

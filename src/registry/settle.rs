//! Which full document an open one stands for.
//!
//! The answer depends only on what the registry holds, never on the order in which it came.

use std::collections::{BTreeSet, HashMap};

use rusqlite::Transaction;

use super::{
    Error,
    identity::{Part, QUALIFIER, Qualifier},
    recompute::recompute,
};

/// A document of one key: its number, what is known of it, what it stands for.
pub(super) type Row = (i64, Qualifier, Option<i64>);

/// Settles all documents of one key anew; where none is open, nothing stands for another.
pub(super) fn settle(transaction: &Transaction<'_>, key: &str) -> Result<(), Error> {
    let open = "SELECT EXISTS (SELECT 1 FROM document WHERE key = ?1 AND open = 1)";
    if !transaction.prepare_cached(open)?.query_row([key], |row| row.get(0))? {
        return Ok(());
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
    // Whoever has lost or gained one that stands for it is computed anew.
    let before = rows.iter().filter_map(|(.., means)| *means);
    let after = changes.iter().filter_map(|(_, means)| *means);
    for id in before.chain(after).collect::<BTreeSet<_>>() {
        recompute(transaction, id)?;
    }
    Ok(())
}

/// Reads a document, what it stands for, and the columns of its qualifier.
pub(super) fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    Ok((row.get(0)?, Qualifier::read(row, 2)?, row.get(1)?))
}

/// What some documents of one key should stand for and do not.
pub(super) fn changes(rows: &[Row]) -> Vec<(i64, Option<i64>)> {
    let above = above(rows);
    let is_full = |at: &usize| above.get(*at).is_some_and(Vec::is_empty);
    let mut changes = Vec::new();
    for ((id, _, known), above) in rows.iter().zip(&above) {
        let mut full = above.iter().copied().filter(is_full);
        let only = full.next().filter(|_| full.next().is_none());
        let means = only.and_then(|at| rows.get(at)).map(|(other, ..)| *other);
        if *known != means {
            changes.push((*id, means));
        }
    }
    changes
}

/// For each row, by its place, the rows that know all that it knows and more.
///
/// Rows are compared by the parts that they know: a common number has thousands of namesakes,
/// nearly all of which know the same parts and are no part of one another.
pub(super) fn above(rows: &[Row]) -> Vec<Vec<usize>> {
    let masks: Vec<u8> = rows.iter().map(|(_, qualifier, _)| qualifier.mask()).collect();
    let kinds: BTreeSet<u8> = masks.iter().copied().collect();
    let mut above = vec![Vec::new(); rows.len()];
    for &less in &kinds {
        for &more in kinds.iter().filter(|&&more| more != less && more & less == less) {
            let mut known: HashMap<Vec<Part<'_>>, Vec<usize>> = HashMap::new();
            let fuller =
                rows.iter().zip(&masks).enumerate().filter(|(_, (_, mask))| **mask == more);
            for (at, ((_, qualifier, _), _)) in fuller {
                known.entry(qualifier.masked(less)).or_default().push(at);
            }
            let open =
                rows.iter().zip(&masks).zip(&mut above).filter(|((_, mask), _)| **mask == less);
            for (((_, qualifier, _), _), above) in open {
                above.extend(known.get(&qualifier.masked(less)).into_iter().flatten().copied());
            }
        }
    }
    above
}

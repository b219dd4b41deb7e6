//! The columns of a document, from all sources that speak of it.
//!
//! They follow from the records alone, never from the order in which these came: a register weighs
//! more than the document's own text, that more than a citation; among equals the source that comes
//! first by its name.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row, Transaction, types::Value};

use super::Error;
use crate::{grammar::fold, model::Relation};

/// The columns that are taken from records, each from the first record that fills it.
const COLUMNS: [&str; 11] = [
    "kind",
    "number",
    "symbol",
    "letters",
    "name",
    "issuer",
    "year",
    "subject",
    "effective",
    "ends",
    "date",
];

/// What follows from the records of a document.
#[derive(Debug, PartialEq)]
pub(super) struct Columns {
    rank: i64,
    /// Rank and source of the last record that a column is taken from.
    last: Option<(i64, String)>,
    values: [Option<Value>; COLUMNS.len()],
}

/// What has to be computed anew.
#[derive(Debug, Default)]
pub(super) struct Stale {
    /// Documents whose records have changed.
    pub(super) documents: BTreeSet<i64>,
    /// Documents that stand for another one than before.
    pub(super) moved: BTreeSet<i64>,
    /// Sources that were written.
    pub(super) sources: BTreeSet<i64>,
}

/// Computes documents anew, then which relations time forbids.
pub(super) fn all(transaction: &Transaction<'_>, stale: Stale) -> Result<(), Error> {
    let Stale { documents, mut moved, sources } = stale;
    for id in documents.union(&moved).copied().collect::<BTreeSet<_>>() {
        if recompute(transaction, id)? {
            moved.insert(id);
        }
    }
    for id in moved {
        reverse(transaction, "from_document", id)?;
        reverse(transaction, "to_document", id)?;
    }
    for id in sources {
        reverse(transaction, "source", id)?;
    }
    Ok(())
}

/// Writes the columns of a document; whether its day or its year is another one now.
fn recompute(transaction: &Transaction<'_>, id: i64) -> Result<bool, Error> {
    let Some(before) = stored(transaction, id)? else { return Ok(false) };
    let columns = computed(transaction, id)?;
    if before == columns {
        return Ok(false);
    }
    let Columns { rank, last, values } = &columns;
    let sets = (5..).zip(COLUMNS).map(|(at, column): (usize, _)| format!("{column} = ?{at}"));
    let sets: Vec<_> = sets.collect();
    let write = format!(
        "UPDATE document SET rank = ?2, last_rank = ?3, last_source = ?4, {} WHERE id = ?1",
        sets.join(", ")
    );
    let own = [
        Value::Integer(id),
        Value::Integer(*rank),
        last.as_ref().map_or(Value::Null, |(rank, _)| Value::Integer(*rank)),
        last.as_ref().map_or(Value::Null, |(_, source)| Value::Text(source.clone())),
    ];
    let all = values.iter().map(|value| value.clone().unwrap_or(Value::Null));
    transaction
        .prepare_cached(&write)?
        .execute(rusqlite::params_from_iter(own.into_iter().chain(all)))?;
    transaction
        .prepare_cached("INSERT OR REPLACE INTO subject_words (rowid, folded) VALUES (?1, ?2)")?
        .execute((id, columns.text("subject").map(fold).unwrap_or_default()))?;
    let is_same = |column: &&str| before.value(column) == columns.value(column);
    Ok(before.rank != columns.rank || !["date", "year"].iter().all(is_same))
}

impl Columns {
    fn value(&self, column: &str) -> Option<&Value> {
        let at = COLUMNS.iter().position(|known| *known == column)?;
        self.values.get(at)?.as_ref()
    }

    fn text(&self, column: &str) -> Option<&str> {
        match self.value(column) {
            Some(Value::Text(words)) => Some(words),
            _ => None,
        }
    }
}

/// The columns of a document as its own records and those of what stands for it give them.
pub(super) fn computed(connection: &Connection, id: i64) -> Result<Columns, Error> {
    let names = COLUMNS.map(|column| format!("r.{column}")).join(", ");
    let ask = format!(
        "SELECT r.rank, s.name, r.doubt IS NOT NULL, {names} FROM record r \
         JOIN source s ON s.id = r.source WHERE r.document IN \
         (SELECT ?1 UNION ALL SELECT id FROM document WHERE stands_for = ?1) \
         ORDER BY r.rank DESC, s.name, r.sheet, r.row, r.symbol, r.date, r.subject, r.issuer"
    );
    let mut columns = Columns { rank: 0, last: None, values: Default::default() };
    let mut ask = connection.prepare_cached(&ask)?;
    let mut rows = ask.query([id])?;
    while let Some(row) = rows.next()? {
        let rank: i64 = row.get(0)?;
        columns.rank = rank.max(columns.rank);
        if take(row, &mut columns.values)? {
            columns.last = Some((rank, row.get(1)?));
        }
        if columns.values.iter().all(Option::is_some) {
            break;
        }
    }
    Ok(columns)
}

/// The columns of a document as they stand in its table; none when it is not there.
pub(super) fn stored(connection: &Connection, id: i64) -> Result<Option<Columns>, Error> {
    let ask = format!(
        "SELECT rank, last_rank, last_source, {} FROM document WHERE id = ?1",
        COLUMNS.join(", ")
    );
    let mut ask = connection.prepare_cached(&ask)?;
    let mut rows = ask.query([id])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let last: Option<i64> = row.get(1)?;
    let mut columns =
        Columns { rank: row.get(0)?, last: last.zip(row.get(2)?), values: Default::default() };
    for (at, value) in (3..).zip(&mut columns.values) {
        *value = Some(row.get::<_, Value>(at)?).filter(|value| *value != Value::Null);
    }
    Ok(Some(columns))
}

/// Takes the columns that are still empty; a day that is in doubt is left. Whether any was taken.
fn take(row: &Row<'_>, found: &mut [Option<Value>; COLUMNS.len()]) -> rusqlite::Result<bool> {
    let is_doubtful: bool = row.get(2)?;
    let mut has_taken = false;
    for ((at, column), known) in (3..).zip(COLUMNS).zip(found) {
        if known.is_some() || is_doubtful && column == "date" {
            continue;
        }
        *known = Some(row.get::<_, Value>(at)?).filter(|value| *value != Value::Null);
        has_taken |= known.is_some();
    }
    Ok(has_taken)
}

/// Says of relations whether the acting document is older than the other. `end` is the column of the relations that holds the number.
fn reverse(transaction: &Transaction<'_>, end: &str, id: i64) -> Result<(), Error> {
    let these = match end {
        "source" => "= ?1",
        _ => "IN (SELECT ?1 UNION ALL SELECT id FROM document WHERE stands_for = ?1)",
    };
    let write = format!("UPDATE tie SET reversed = {} WHERE {end} {these}", reversed());
    transaction.prepare_cached(&write)?.execute([id])?;
    Ok(())
}

/// Whether a row of `tie` says of a document that it changes a younger one, as SQL: by their years,
/// and by their days where both are told by a register or by the document itself. The day of a
/// citation is too often a slip to speak against the words beside it.
pub(super) fn reversed() -> String {
    let whole = |column: &str| {
        format!("(SELECT coalesce(d.stands_for, d.id) FROM document d WHERE d.id = tie.{column})")
    };
    let (from, to) = (whole("from_document"), whole("to_document"));
    let pair = format!("document a, document b WHERE a.id = {from} AND b.id = {to}");
    let backward = Relation::ALL.into_iter().filter(|it| it.needs_elder());
    let backward: Vec<_> = backward.map(|it| format!("'{}'", it.name())).collect();
    let backward = backward.join(", ");
    format!(
        "(relation IN ({backward}) AND coalesce((SELECT a.year < b.year OR a.year = b.year \
         AND a.rank > 1 AND b.rank > 1 AND a.date < b.date FROM {pair}), 0))"
    )
}

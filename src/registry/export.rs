//! Handing on: every view as JSON lines or CSV, the columns as they are called in the view.
//!
//! What is handed on depends only on what the registry holds, not on the order in which it came: rows
//! stand in an order of their own and are numbered in it, from 1.

use std::{
    collections::HashMap,
    io::{self, Write},
};

use rusqlite::types::ValueRef;
use serde_json::{Map, Value};

use super::{Error, Registry};
use crate::diagnostic::{escaped, seen_lines};

/// The views that others may read.
pub const VIEWS: [&str; 5] = ["documents", "mentions", "relations", "sources", "findings"];

/// The columns that hold the number of a document.
const DOCUMENTS: [&str; 3] = ["document", "from_document", "to_document"];
/// The order of documents: by their identity.
const IDENTITY: &str = "d.key, d.act, d.province, d.level, d.body, d.period";

/// A reason why nothing could be handed on.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Unwritten {
    /// The registry does not answer.
    #[error(transparent)]
    Registry(#[from] Error),
    /// The output is closed or full.
    #[error(transparent)]
    Output(#[from] io::Error),
}

impl From<rusqlite::Error> for Unwritten {
    fn from(error: rusqlite::Error) -> Self {
        Self::Registry(error.into())
    }
}

impl Registry {
    /// Writes a view, one JSON object a line; `view` names it beside the columns.
    ///
    /// # Errors
    ///
    /// Those of the disk and of the writer.
    pub fn export_lines(&self, view: &str, out: &mut dyn Write) -> Result<(), Unwritten> {
        self.each_row(view, |columns, values| {
            let mut object = Map::new();
            object.insert("view".to_owned(), Value::from(view));
            for (column, value) in columns.iter().zip(values) {
                object.insert(column.clone(), json(column, value));
            }
            let json = serde_json::to_string(&object)?;
            writeln!(out, "{}", escaped(&json))
        })
    }

    /// Writes a view as CSV, the columns' names first.
    ///
    /// # Errors
    ///
    /// Those of the disk and of the writer.
    pub fn export_table(&self, view: &str, out: &mut dyn Write) -> Result<(), Unwritten> {
        let mut table = csv::Writer::from_writer(out);
        let mut has_head = false;
        self.each_row(view, |columns, values| {
            if !has_head {
                table.write_record(columns)?;
                has_head = true;
            }
            let values = values.iter().map(text);
            table.write_record(values.map(|it| seen_lines(&it).into_owned()))?;
            Ok(())
        })?;
        table.flush()?;
        Ok(())
    }

    fn each_row(
        &self,
        view: &str,
        mut take: impl FnMut(&[String], &[ValueRef<'_>]) -> io::Result<()>,
    ) -> Result<(), Unwritten> {
        let Some(view) = VIEWS.iter().find(|known| **known == view) else { return Ok(()) };
        let documents = self.numbers()?;
        let ask = match *view {
            "documents" => {
                format!(
                    "SELECT v.* FROM document d JOIN documents v USING (id) ORDER BY {IDENTITY}"
                )
            }
            "sources" => "SELECT * FROM sources ORDER BY kind, name".to_owned(),
            view => format!("SELECT * FROM {view} ORDER BY file, id"),
        };
        let mut ask = self.connection.prepare(&ask)?;
        let columns: Vec<String> = ask.column_names().map(str::to_owned).collect();
        let mut rows = ask.query([])?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            count += 1;
            let values = columns.iter().enumerate().map(|(at, column)| {
                Ok(match (column.as_str(), row.get_ref(at)?) {
                    ("id", _) => ValueRef::Integer(count),
                    (column, ValueRef::Integer(id)) if DOCUMENTS.contains(&column) => {
                        ValueRef::Integer(documents.get(&id).copied().unwrap_or_default())
                    }
                    (_, value) => value,
                })
            });
            take(&columns, &values.collect::<rusqlite::Result<Vec<_>>>()?)?;
        }
        Ok(())
    }

    /// The number of each document in what is handed on.
    fn numbers(&self) -> Result<HashMap<i64, i64>, Error> {
        let ask =
            format!("SELECT d.id FROM document d WHERE d.stands_for IS NULL ORDER BY {IDENTITY}");
        let ids: Vec<i64> = self.all(&ask, [], |row| row.get(0))?;
        Ok(ids.into_iter().zip(1..).collect())
    }
}

fn json(column: &str, value: &ValueRef<'_>) -> Value {
    match value {
        ValueRef::Integer(number) if column.starts_with("in_") => Value::from(*number != 0),
        ValueRef::Integer(number) => Value::from(*number),
        ValueRef::Null => Value::Null,
        other => Value::from(text(other)),
    }
}

fn text(value: &ValueRef<'_>) -> String {
    match value {
        ValueRef::Null | ValueRef::Blob(_) => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(words) => String::from_utf8_lossy(words).into_owned(),
    }
}

//! Handing on: every view as JSON lines or CSV, the columns as they are called in the view.

use std::io::{self, Write};

use rusqlite::types::ValueRef;
use serde_json::{Map, Value};

use super::{Error, Registry};

/// The views that others may read.
pub const VIEWS: [&str; 5] = ["documents", "mentions", "relations", "sources", "findings"];

/// Why nothing could be handed on.
#[derive(Debug, thiserror::Error)]
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
            serde_json::to_writer(&mut *out, &object)?;
            out.write_all(b"\n")
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
            table.write_record(values.iter().map(text))?;
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
        let mut ask = self.connection.prepare(&format!("SELECT * FROM {view} ORDER BY id"))?;
        let columns: Vec<String> = ask.column_names().map(str::to_owned).collect();
        let mut rows = ask.query([])?;
        while let Some(row) = rows.next()? {
            let values = (0..columns.len()).map(|at| row.get_ref(at));
            take(&columns, &values.collect::<Result<Vec<_>, _>>()?)?;
        }
        Ok(())
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

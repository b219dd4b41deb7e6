//! Registers as JSON: one object a row.

use serde_json::Value;

use super::{Table, Unreadable};

type Object = serde_json::Map<String, Value>;

/// Reads one object a line, or a list of objects.
pub(super) fn read(words: &str) -> Result<Table, Unreadable> {
    let mut table = Table::default();
    let fails =
        |row: usize, error: serde_json::Error| Unreadable::Json { row, why: error.to_string() };
    if words.trim_start().starts_with('[') {
        let objects: Vec<Object> =
            serde_json::from_str(words).map_err(|error| fails(error.line(), error))?;
        for (object, number) in objects.into_iter().zip(1..) {
            table.push(number, cells(object));
        }
        return Ok(table);
    }
    for (line, number) in words.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
        let object = serde_json::from_str(line).map_err(|error| fails(number, error))?;
        table.push(number, cells(object));
    }
    Ok(table)
}

fn cells(object: Object) -> impl Iterator<Item = (String, String)> {
    object.into_iter().map(|(key, value)| {
        let value = match value {
            Value::String(words) => words,
            Value::Null => String::new(),
            other => other.to_string(),
        };
        (key, value)
    })
}

//! The head of a table: below titles, in one row or several, with rows of numbers beneath.

use super::{How, Table};
use crate::{
    grammar::{Field, OVER},
    registry::columns::columns,
};

/// Rows above the headings that a table may have.
const TITLES: usize = 40;
/// Rows that a heading may go over.
const DEEP: usize = 3;

/// How many fields are known in a row of headings.
pub(super) fn fields(row: &[String], how: How<'_>) -> usize {
    columns(how.grammar, row, how.mapping).len()
}

/// Parts headings and rows; none where no row heads a register.
pub(super) fn headed(rows: Vec<(usize, Vec<String>)>, how: How<'_>) -> Option<Table> {
    let head = rows.iter().take(TITLES).position(|(_, row)| is_head(row, how))?;
    let mut rows = rows.into_iter().skip(head).peekable();
    let (_, mut headings) = rows.next()?;
    for _ in 1..DEEP {
        let Some((_, lower)) = rows.next_if(|(_, row)| is_lower(&headings, row, how)) else {
            break;
        };
        headings = joined(&headings, &lower);
    }
    let mut rows: Vec<_> =
        rows.filter(|(_, row)| row.iter().any(|cell| !cell.is_empty())).collect();
    if rows.first().is_some_and(|(_, row)| is_count(row)) {
        rows.remove(0);
    }
    Some(Table { headings, rows, ..Table::default() })
}

/// Two fields make a head, one of which is the number; a mapping names what it wants.
fn is_head(row: &[String], how: How<'_>) -> bool {
    let fields = columns(how.grammar, row, how.mapping);
    let has_number = fields.contains_key(&Field::Symbol) || fields.contains_key(&Field::Number);
    if how.mapping.columns.is_empty() { has_number && fields.len() > 1 } else { !fields.is_empty() }
}

/// Whether a row goes on with the headings above it: words that are known, and no figures.
fn is_lower(above: &[String], row: &[String], how: How<'_>) -> bool {
    let has_figures = |cell: &String| cell.contains(|it: char| it.is_ascii_digit());
    let is_new = |(at, cell): (usize, &String)| !cell.is_empty() && above.get(at) != Some(cell);
    let mut new = row.iter().enumerate().filter(|it| is_new(*it)).map(|(_, cell)| cell);
    how.mapping.columns.is_empty()
        && !row.iter().any(has_figures)
        && new.any(|cell| how.grammar.field_of(cell).is_some_and(|(_, is_sure)| is_sure))
}

/// The headings of two rows; an upper one reaches over the empty cells to its right.
fn joined(above: &[String], below: &[String]) -> Vec<String> {
    let mut reaches = "";
    let width = above.len().max(below.len());
    let cell = |row: &'_ [String], at: usize| row.get(at).cloned().unwrap_or_default();
    let mut headings = Vec::with_capacity(width);
    for at in 0..width {
        let (upper, lower) = (cell(above, at), cell(below, at));
        if let Some(upper) = above.get(at).filter(|upper| !upper.is_empty()) {
            reaches = upper;
        }
        headings.push(match (upper.is_empty(), lower.is_empty()) {
            (_, true) => upper,
            (false, _) if upper == lower || upper.ends_with(&format!("{OVER}{lower}")) => upper,
            (true, _) if reaches.is_empty() => lower,
            _ => format!("{reaches}{OVER}{lower}"),
        });
    }
    headings
}

/// A row that counts the columns: `(1) (2) (3)`, `A B 1 2`.
fn is_count(row: &[String]) -> bool {
    let cells: Vec<_> = row.iter().filter(|cell| !cell.is_empty()).collect();
    let counts = |cell: &&String| {
        let sign = cell.trim_matches(['(', ')', '[', ']', '.']);
        let is_number = sign.len() <= 2 && sign.parse::<u8>().is_ok();
        is_number || sign.chars().count() == 1 && sign.chars().all(char::is_alphabetic)
    };
    cells.len() > 1 && cells.iter().all(counts)
}

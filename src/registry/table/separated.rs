//! Registers as lines of cells: CSV as programs write it in any country.

use std::borrow::Cow;

use super::{How, Table, Unreadable, head, one_line};

/// Marks between cells, the likeliest first.
const MARKS: [u8; 4] = *b",;\t|";
/// Rows by which a mark is judged.
const SAMPLE: usize = 40;

/// Reads lines of cells; which mark parts them is told by a line `sep=;`, else by the headings that
/// are found with it, else by how often it stands in the first line.
pub(super) fn read(words: &str, how: How<'_>) -> Result<(Table, char), Unreadable> {
    // The reader of lines counts them by their second sign, and would be one behind.
    let words =
        if words.contains('\r') { Cow::Owned(words.replace("\r\n", "\n")) } else { words.into() };
    let (first, behind) = words.split_once('\n').unwrap_or((&words, ""));
    let told = first.trim().trim_matches('"');
    let told = told.get(..4).filter(|lead| lead.eq_ignore_ascii_case("sep=")).and(told.get(4..));
    let told = match told.unwrap_or_default().as_bytes() {
        [] => None,
        [mark, ..] => Some(*mark),
    };
    let (words, above) = if told.is_some() { (behind, 1) } else { (&*words, 0) };
    let mark = told.unwrap_or_else(|| likely(words, how));
    let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
    // A row is told as a spreadsheet counts it: lines inside of cells are none.
    let mut inside = 0;
    for record in records(words, mark) {
        let record = record.map_err(Unreadable::Csv)?;
        let line = record.position().map_or(0, csv::Position::line);
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        rows.push((
            line.saturating_add(above).saturating_sub(inside),
            record.iter().map(one_line).collect(),
        ));
        let breaks = |cell: &str| memchr::memchr_iter(b'\n', cell.as_bytes()).count();
        inside += record.iter().map(breaks).sum::<usize>();
    }
    let seen = rows.first().map(|(_, row)| row.clone()).unwrap_or_default();
    let table = head::headed(rows, how).ok_or(Unreadable::NoSymbol(seen))?;
    Ok((table, char::from(mark)))
}

fn likely(words: &str, how: How<'_>) -> u8 {
    let first = words.lines().next().unwrap_or_default();
    let count = |mark: u8| memchr::memchr_iter(mark, first.as_bytes()).count();
    let fields = |mark: u8| {
        let records = records(words, mark).take(SAMPLE).filter_map(Result::ok);
        let rows = records.map(|record| record.iter().map(one_line).collect::<Vec<_>>());
        rows.map(|row| head::fields(&row, how)).max().unwrap_or(0)
    };
    let rated = MARKS.into_iter().rev().map(|mark| ((fields(mark), count(mark)), mark));
    rated.max_by_key(|(rate, _)| *rate).map_or(b',', |(_, mark)| mark)
}

fn records(words: &str, mark: u8) -> csv::StringRecordsIntoIter<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(mark)
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(words.as_bytes())
        .into_records()
}

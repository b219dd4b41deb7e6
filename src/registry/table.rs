//! A register of any format as headings and rows: CSV, XLSX, ODS, JSONL, edXML.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{Data, Reader as _, open_workbook_auto_from_rs};
use quick_xml::{Reader, events::Event};

use super::columns::{Mapping, columns};
use crate::diagnostic::Words;

/// Why a register could not be read; `row` counts from 1 as people do.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// A spreadsheet that does not open.
    #[error("the spreadsheet does not open: {0}")]
    Sheet(String),
    /// A row that is no CSV.
    #[error("{0}")]
    Csv(csv::Error),
    /// A line that is no JSON object.
    #[error("line {row} is no JSON object: {why}")]
    Json {
        /// The line.
        row: usize,
        /// What is wrong.
        why: String,
    },
    /// An envelope that is no XML.
    #[error("the envelope is no XML: {0}")]
    Xml(String),
    /// No column says the number.
    #[error("no column with number and symbol among: {}", .0.join(", "))]
    NoSymbol(Vec<String>),
    /// A mapping names columns that are not there.
    #[error("the mapping names columns that are not there: {}", .0.join(", "))]
    NoColumn(Vec<String>),
}

impl Unreadable {
    /// Why it could not be read, in both languages.
    pub fn words(&self) -> Words {
        let vi = match self {
            Self::Sheet(why) => format!("không mở được bảng tính: {why}"),
            Self::Csv(why) => format!("không đọc được CSV: {why}"),
            Self::Json { row, why } => format!("dòng {row} không phải đối tượng JSON: {why}"),
            Self::Xml(why) => format!("bì thư điện tử không phải XML: {why}"),
            Self::NoSymbol(headings) => {
                format!("không thấy cột số, ký hiệu trong các cột: {}", headings.join(", "))
            }
            Self::NoColumn(headings) => {
                format!("tệp ghép cột nêu cột không có: {}", headings.join(", "))
            }
        };
        Words::new(vi, self.to_string())
    }
}

/// Headings and rows with their numbers.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) headings: Vec<String>,
    pub(super) rows: Vec<(usize, Vec<String>)>,
}

/// Lines above the headings that a spreadsheet may have.
const TITLES: usize = 20;

/// Reads a register; its name's end tells the format.
pub(super) fn read(name: &str, bytes: &[u8], mapping: &Mapping) -> Result<Table, Unreadable> {
    let end = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match end.as_str() {
        "xlsx" | "xlsm" | "xls" | "xlsb" | "ods" => headed(cells(bytes)?, mapping),
        "jsonl" | "ndjson" | "json" => objects(bytes),
        "xml" | "edxml" => envelopes(bytes),
        _ => headed(separated(bytes)?, mapping),
    }
}

fn cells(bytes: &[u8]) -> Result<Vec<Vec<String>>, Unreadable> {
    let fails = |error: calamine::Error| Unreadable::Sheet(error.to_string());
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(fails)?;
    let sheet = book.worksheet_range_at(0);
    let sheet = sheet.ok_or_else(|| Unreadable::Sheet("no sheet".to_owned()))?.map_err(fails)?;
    let above = sheet.start().map_or(0, |(row, _)| row as usize);
    let lines = vec![Vec::new(); above].into_iter();
    Ok(lines.chain(sheet.rows().map(|row| row.iter().map(cell).collect())).collect())
}

fn cell(cell: &Data) -> String {
    match cell {
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        cell => cell.to_string().trim().to_owned(),
    }
}

/// Commas, semicolons or tabs: whichever the first line has most of.
fn separated(bytes: &[u8]) -> Result<Vec<Vec<String>>, Unreadable> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first = bytes.split(|&it| it == b'\n').next().unwrap_or_default();
    let count = |mark: u8| memchr::memchr_iter(mark, first).count();
    let mark = [b',', b';', b'\t'].into_iter().max_by_key(|&mark| count(mark)).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(mark)
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(bytes);
    let rows = reader.records().map(|record| {
        record.map(|record| record.iter().map(str::to_owned).collect()).map_err(Unreadable::Csv)
    });
    rows.collect()
}

/// The first row in which a number and something else are known heads the table.
fn headed(rows: Vec<Vec<String>>, mapping: &Mapping) -> Result<Table, Unreadable> {
    let known = |row: &Vec<String>| columns(row, mapping).len();
    let wanted = if mapping.columns.is_empty() { 2 } else { 1 };
    let head = rows.iter().take(TITLES).position(|row| known(row) >= wanted);
    let Some(head) = head else {
        return Err(Unreadable::NoSymbol(rows.into_iter().next().unwrap_or_default()));
    };
    let mut numbered = rows.into_iter().enumerate().skip(head).map(|(at, row)| (at + 1, row));
    let headings = numbered.next().map(|(_, row)| row).unwrap_or_default();
    let rows = numbered.filter(|(_, row)| row.iter().any(|cell| !cell.is_empty())).collect();
    Ok(Table { headings, rows })
}

fn objects(bytes: &[u8]) -> Result<Table, Unreadable> {
    let mut table = Table::default();
    let lines = bytes.split(|&it| it == b'\n').enumerate();
    for (at, line) in lines.filter(|(_, line)| !line.trim_ascii().is_empty()) {
        let object: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(line)
            .map_err(|error| Unreadable::Json { row: at + 1, why: error.to_string() })?;
        let values = object.into_iter().map(|(key, value)| {
            let value = match value {
                serde_json::Value::String(words) => words.trim().to_owned(),
                serde_json::Value::Null => String::new(),
                other => other.to_string(),
            };
            (key, value)
        });
        table.push(at + 1, values);
    }
    Ok(table)
}

/// One row an envelope; who receives it is not who issued it.
fn envelopes(bytes: &[u8]) -> Result<Table, Unreadable> {
    let words = std::str::from_utf8(bytes).map_err(|error| Unreadable::Xml(error.to_string()))?;
    let mut reader = Reader::from_str(words);
    let mut table = Table::default();
    let mut path: Vec<String> = Vec::new();
    let mut row: Vec<(String, String)> = Vec::new();
    let mut count = 0;
    loop {
        match reader.read_event().map_err(|error| Unreadable::Xml(error.to_string()))? {
            Event::Start(start) => path.push(local(start.name().as_ref())),
            Event::End(_) if path.pop().as_deref() == Some("messageheader") => {
                count += 1;
                table.push(count, std::mem::take(&mut row).into_iter());
            }
            Event::Text(text) => said(&path, &text, &mut row),
            Event::CData(text) => said(&path, &text, &mut row),
            Event::GeneralRef(name) => {
                let letter = match name.as_ref() {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    _ => " ",
                };
                said(&path, letter, &mut row);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if !row.is_empty() {
        table.push(count + 1, row.into_iter());
    }
    Ok(table)
}

/// Adds words to the element that they stand in; parts of one element go on.
fn said(path: &[String], words: &str, row: &mut Vec<(String, String)>) {
    let is_received = path.iter().any(|it| it == "to" || it == "toplaces" || it == "responsefor");
    let Some(last) = path.last().filter(|_| !is_received) else { return };
    if words.trim().is_empty() {
        return;
    }
    match row.iter_mut().find(|(known, _)| known == last) {
        Some((_, known)) => known.push_str(words),
        None => row.push((last.clone(), words.trim_start().to_owned())),
    }
}

fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase()
}

impl Table {
    /// Adds a row whose cells have names; a new name is a new column.
    fn push(&mut self, number: usize, cells: impl Iterator<Item = (String, String)>) {
        let mut row = BTreeMap::new();
        for (heading, value) in cells {
            let known = self.headings.iter().position(|it| *it == heading);
            let at = known.unwrap_or(self.headings.len());
            if known.is_none() {
                self.headings.push(heading);
            }
            row.insert(at, value);
        }
        let width = row.keys().max().map_or(0, |last| last + 1);
        let cells = (0..width).map(|at| row.remove(&at).unwrap_or_default());
        self.rows.push((number, cells.collect()));
    }
}

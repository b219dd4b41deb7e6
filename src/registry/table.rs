//! A register of any format as headings and rows: CSV, XLSX, ODS, JSONL, edXML.

use std::collections::BTreeMap;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::columns::Mapping;
use crate::{
    diagnostic::{Language, Words},
    grammar::Grammar,
    read,
    text::Encoding,
};

mod book;
mod envelope;
mod head;
mod objects;
mod separated;

/// Why a register could not be read; `row` counts from 1 as people do.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// A spreadsheet that does not open.
    #[error("the spreadsheet does not open: {0}")]
    Sheet(String),
    /// Bytes that are no text.
    #[error("{0}")]
    Letters(read::Error),
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
    /// A workbook without a sheet of this name.
    #[error("no sheet `{name}` among: {}", .known.join(", "))]
    NoSheet {
        /// The name that was asked for.
        name: String,
        /// The sheets that there are.
        known: Vec<String>,
    },
    /// A register that is said to be complete, of which something is left out.
    #[error(
        "not complete: these sheets are left out: {}; choose them with --sheet, or leave out \
         --complete", .0.join(", ")
    )]
    Incomplete(Vec<String>),
    /// No column says the number.
    #[error(
        "no column with number and symbol among: {}; say which with --map and a file like this:\n{}",
        .0.join(", "), like(.0)
    )]
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
            Self::Letters(why) => why.words().in_language(Language::Vietnamese).to_owned(),
            Self::Csv(why) => format!("không đọc được CSV: {why}"),
            Self::Json { row, why } => format!("dòng {row} không phải đối tượng JSON: {why}"),
            Self::Xml(why) => format!("bì thư điện tử không phải XML: {why}"),
            Self::NoSymbol(headings) if headings.is_empty() => {
                "không có dòng nào mang tên cột".to_owned()
            }
            Self::NoSymbol(headings) => {
                format!(
                    "không thấy cột số, ký hiệu trong các cột: {}; đề nghị ghép cột bằng --map với tệp như sau:\n{}",
                    headings.join(", "),
                    like(headings)
                )
            }
            Self::NoSheet { name, known } => {
                format!("không có trang tính `{name}`; có: {}", known.join(", "))
            }
            Self::Incomplete(sheets) => format!(
                "chưa đủ: các trang tính bị bỏ ra ngoài: {}; đề nghị chọn bằng --sheet, hoặc bỏ --complete",
                sheets.join(", ")
            ),
            Self::NoColumn(headings) => {
                format!("tệp ghép cột nêu cột không có: {}", headings.join(", "))
            }
        };
        let en = match self {
            Self::NoSymbol(headings) if headings.is_empty() => "no row of headings".to_owned(),
            _ => self.to_string(),
        };
        Words::new(vi, en)
    }
}

/// A mapping file to be filled in, with headings that there are.
fn like(headings: &[String]) -> String {
    let mut known = headings.iter().filter(|heading| !heading.is_empty());
    let fields = ["symbol", "date", "issuer", "subject"];
    let lines = fields.map(|field| {
        let heading = known.next().map_or("", String::as_str);
        format!("{field} = {}", toml::Value::from(heading))
    });
    format!("[columns]\n{}", lines.join("\n"))
}

/// Why a sheet of a workbook was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// It is hidden.
    Hidden,
    /// Others were asked for.
    Unasked,
    /// It has no columns of a register.
    NoRegister,
}

impl Left {
    /// Why it was not read, in both languages.
    pub fn words(self) -> Words {
        match self {
            Self::Hidden => Words::new("trang ẩn, bỏ qua", "hidden, left out"),
            Self::Unasked => Words::new("không được chọn, bỏ qua", "not asked for, left out"),
            Self::NoRegister => Words::new("không phải sổ, bỏ qua", "no register, left out"),
        }
    }
}

/// Headings and rows with their numbers.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The sheet of the workbook.
    pub(super) sheet: Option<String>,
    pub(super) headings: Vec<String>,
    pub(super) rows: Vec<(usize, Vec<String>)>,
}

/// All that a file holds.
#[derive(Debug, Default)]
pub(super) struct File {
    pub(super) tables: Vec<Table>,
    /// Sheets that were not read.
    pub(super) left: Vec<(String, Left)>,
    /// What the letters were written in, when that is not UTF-8.
    pub(super) letters: Option<&'static str>,
    /// What stands between the cells of a row.
    pub(super) separator: Option<char>,
}

/// What a register is read with.
#[derive(Clone, Copy)]
pub(super) struct How<'m> {
    pub(super) grammar: &'m Grammar,
    pub(super) mapping: &'m Mapping,
}

/// Reads a register; its name's end tells the format.
pub(super) fn read(name: &str, bytes: &[u8], how: How<'_>) -> Result<File, Unreadable> {
    let end = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match end.as_str() {
        "xlsx" | "xlsm" | "xls" | "xlsb" | "ods" => book::read(bytes, how),
        "jsonl" | "ndjson" | "json" => worded(bytes, |words| Ok(vec![objects::read(words)?])),
        "xml" | "edxml" => worded(bytes, |words| Ok(vec![envelope::read(words)?])),
        _ => {
            let mut separator = None;
            let file = worded(bytes, |words| {
                let (table, mark) = separated::read(words, how)?;
                separator = Some(mark);
                Ok(vec![table])
            })?;
            Ok(File { separator, ..file })
        }
    }
}

/// A file of words, whatever its letters were written in.
fn worded(
    bytes: &[u8],
    tables: impl FnOnce(&str) -> Result<Vec<Table>, Unreadable>,
) -> Result<File, Unreadable> {
    let source = read::plain_words(bytes).map_err(Unreadable::Letters)?;
    let letters = match source.encoding {
        Encoding::Utf16 => Some("UTF-16"),
        _ => source.legacy,
    };
    Ok(File { tables: tables(&source.words)?, letters, ..File::default() })
}

/// The words of a cell on one line, marks joined to their letters: line breaks and doubled blanks
/// say nothing.
fn one_line(words: &str) -> String {
    let words = ComposingNormalizerBorrowed::new_nfc().normalize(words);
    let mut line = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
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
            row.insert(at, one_line(&value));
        }
        let width = row.keys().max().map_or(0, |last| last + 1);
        let cells = (0..width).map(|at| row.remove(&at).unwrap_or_default());
        self.rows.push((number, cells.collect()));
    }
}

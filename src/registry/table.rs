//! A register of any format as headings and rows: CSV, XLSX, ODS, JSONL, edXML.

use std::collections::BTreeMap;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::columns::Mapping;
use crate::{
    grammar::Grammar,
    language::{Words, says_words},
    read,
    text::Encoding,
};

mod book;
mod envelope;
mod head;
mod objects;
mod room;
mod separated;

/// The columns of a workbook that are looked at: registers have some twenty, and a cell astray in the
/// last of sixteen thousand is none.
pub const WIDEST: u32 = 256;

/// A reason why a register could not be read; `row` counts from 1 as people do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Unreadable {
    /// A spreadsheet that does not open.
    Sheet(String),
    /// A workbook behind a password.
    Locked,
    /// A workbook that would unpack to far more than one holds.
    Excessive,
    /// Bytes that are no text.
    Letters(read::Error),
    /// A row that is no CSV.
    Csv(csv::Error),
    /// A line that is no JSON object.
    Json {
        /// The line.
        row: usize,
        /// What is wrong.
        why: String,
    },
    /// An envelope that is no XML.
    Xml(String),
    /// A workbook without a sheet of this name.
    NoSheet {
        /// The name that was asked for.
        name: String,
        /// The sheets that there are.
        known: Vec<String>,
    },
    /// A register that is said to be complete, of which something is left out.
    Incomplete(Vec<String>),
    /// No column says the number.
    NoSymbol(Vec<String>),
    /// A mapping names columns that are not there.
    NoColumn(Vec<String>),
}

impl Unreadable {
    /// The reason, in both languages.
    #[expect(clippy::too_many_lines, reason = "a table: one reason a row, in both languages")]
    pub fn words(&self) -> Words {
        match self {
            Self::Sheet(why) => Words::new(
                "không mở được bảng tính: tệp hỏng, tải chưa hết hoặc không phải bảng tính; hãy mở bằng Excel hoặc LibreOffice rồi lưu lại thành .xlsx",
                format!(
                    "the spreadsheet does not open ({why}); open it in Excel or LibreOffice and save it again as .xlsx"
                ),
            ),
            Self::Locked => Words::new(
                "bảng tính có mật khẩu; hãy mở tệp, bỏ mật khẩu rồi lưu lại",
                "the workbook is protected by a password; open it, take the password away and save it",
            ),
            Self::Letters(why) => why.words(),
            Self::Excessive => Words::new(
                "bảng tính bung ra quá nhiều ô hoặc quá nhiều byte so với cỡ của tệp nên không đọc; hãy chép riêng phần sổ sang một bảng tính mới",
                "the workbook unpacks to far more cells or bytes than a register has, and was not read; copy the register into a workbook of its own",
            ),
            Self::Csv(why) => {
                let line = why.position().map_or(0, csv::Position::line);
                Words::new(
                    format!(
                        "không đọc được CSV từ dòng {line}; hãy mở và lưu lại bảng dạng CSV UTF-8"
                    ),
                    format!("{why}; open the table and save it again as CSV in UTF-8"),
                )
            }
            Self::Json { row, why } => Words::new(
                format!("dòng {row} không phải đối tượng JSON"),
                format!("line {row} is no JSON object: {why}"),
            ),
            Self::Xml(why) => Words::new(
                "tệp không phải bì thư điện tử (edXML): XML sai; hãy lấy lại từ nơi gửi",
                format!("the envelope is no XML ({why}); fetch it again from who sent it"),
            ),
            Self::NoSymbol(headings) if headings.is_empty() => {
                Words::new("không có dòng nào mang tên cột", "no row of headings")
            }
            Self::NoSymbol(headings) => {
                let (known, like) = (headings.join(", "), like(headings));
                Words::new(
                    format!(
                        "không thấy cột số, ký hiệu trong các cột: {known}; đề nghị ghép cột bằng --map với tệp như sau:\n{like}"
                    ),
                    format!(
                        "no column with number and symbol among: {known}; say which with --map and a file like this:\n{like}"
                    ),
                )
            }
            Self::NoSheet { name, known } => {
                let known = known.join(", ");
                Words::new(
                    format!("không có trang tính `{name}`; có: {known}"),
                    format!("no sheet `{name}` among: {known}"),
                )
            }
            Self::Incomplete(sheets) => {
                let sheets = sheets.join(", ");
                Words::new(
                    format!(
                        "chưa đủ: các trang tính bị bỏ ra ngoài: {sheets}; đề nghị chọn bằng --sheet, hoặc bỏ --complete"
                    ),
                    format!(
                        "not complete: these sheets are left out: {sheets}; choose them with --sheet, or leave out --complete"
                    ),
                )
            }
            Self::NoColumn(headings) => {
                let headings = headings.join(", ");
                Words::new(
                    format!("tệp ghép cột nêu cột không có: {headings}"),
                    format!("the mapping names columns that are not there: {headings}"),
                )
            }
        }
    }
}

says_words!(Unreadable);

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

/// A reason why a sheet of a workbook was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Left {
    /// It is hidden.
    Hidden,
    /// Others were asked for.
    Unasked,
    /// It has no columns of a register.
    NoRegister,
}

impl Left {
    /// The reason, in both languages.
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
    /// Columns that say something and lie so far out that they were not looked at.
    pub(super) beyond: usize,
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

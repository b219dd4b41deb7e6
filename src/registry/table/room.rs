//! What a packed workbook may unpack to and lay out: a tiny file can stand for gigabytes.

use std::io::{BufReader, Cursor, Read as _, copy, sink};

use quick_xml::{
    Reader,
    events::{BytesEnd, BytesStart, Event},
};
use zip::ZipArchive;

use super::Unreadable;

/// What any workbook may unpack to, in bytes, and how many times its own size beyond that: sheets in
/// XML pack some twenty times over.
const FREE: u64 = 8 << 20;
const TIMES: u64 = 100;
/// The bytes that the tables of OpenDocument may repeat into, and those of a cell without its letters: a
/// register of 100,000 rows has two million cells.
const LAID: u64 = 512 << 20;
const CELL: u64 = 64;
/// The part of OpenDocument that holds the tables.
const TABLES: &str = "content.xml";
/// The binary sheets of Excel.
const BINARY: &str = "xl/workbook.bin";

/// What a packed workbook is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packed {
    Excel,
    ExcelBinary,
    OpenDocument,
}

type Zip<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// What is packed there; none when it would unpack to more than a workbook does.
pub(super) fn packed(bytes: &[u8]) -> Result<Packed, Unreadable> {
    let fails = |error: zip::result::ZipError| Unreadable::Sheet(error.to_string());
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(fails)?;
    let mut left = FREE.saturating_add(TIMES.saturating_mul(bytes.len() as u64));
    for at in 0..zip.len() {
        // What the archive says of sizes need not be true: they are counted.
        let part = zip.by_index(at).map_err(fails)?;
        let taken = copy(&mut part.take(left + 1), &mut sink());
        let taken = taken.map_err(|error| Unreadable::Sheet(error.to_string()))?;
        left = left.checked_sub(taken).ok_or(Unreadable::Excessive)?;
    }
    Ok(match () {
        () if zip.index_for_name(BINARY).is_some() => Packed::ExcelBinary,
        () if zip.index_for_name(TABLES).is_some() => {
            if laid(&mut zip).is_none_or(|laid| laid > LAID) {
                return Err(Unreadable::Excessive);
            }
            Packed::OpenDocument
        }
        () => Packed::Excel,
    })
}

/// The bytes that the tables are laid out in, at the most; none when the XML is broken.
fn laid(zip: &mut Zip<'_>) -> Option<u64> {
    let part = zip.by_name(TABLES).ok()?;
    let mut reader = Reader::from_reader(BufReader::new(part));
    let (mut all, mut table, mut buffer) = (0_u64, Table::default(), Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Eof => return Some(all.saturating_add(table.laid())),
            Event::Start(tag) => table.tag(&tag, false)?,
            Event::Empty(tag) => table.tag(&tag, true)?,
            Event::Text(words) => table.letters(words.len() as u64),
            Event::End(tag) if tag.name().as_ref() == "table:table" => {
                all = all.saturating_add(std::mem::take(&mut table).laid());
            }
            Event::End(tag) => table.end(&tag),
            _ => {}
        }
    }
}

/// A table as it is counted.
#[derive(Debug, Default)]
struct Table {
    /// Rows with their repetitions up to the last that says something, and those behind it.
    rows: u64,
    empty: u64,
    /// The cells of the widest row up to the last that says something.
    width: u64,
    /// Letters with their repetitions.
    letters: u64,
    /// The row that is open: how often it stands, its cells, those behind the last that says
    /// something, how often the last stands.
    times: u64,
    cells: u64,
    blank: u64,
    repeated: u64,
}

impl Table {
    fn laid(&self) -> u64 {
        self.rows.saturating_mul(self.width).saturating_mul(CELL).saturating_add(self.letters)
    }

    fn tag(&mut self, tag: &BytesStart<'_>, is_empty: bool) -> Option<()> {
        match tag.name().as_ref() {
            "table:table-row" => {
                self.end_row();
                self.times = times(tag, "table:number-rows-repeated")?;
                if is_empty {
                    self.end_row();
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.repeated = times(tag, "table:number-columns-repeated")?;
                self.blank = self.blank.saturating_add(self.repeated);
                let says = tag.attributes().flatten().any(|it| {
                    let key = it.key.as_ref();
                    key.starts_with("office:") || key == "table:formula"
                });
                if says {
                    self.letters(tag.len() as u64);
                }
                if is_empty {
                    self.repeated = 0;
                }
            }
            "text:s" => {
                let count = times(tag, "text:c")?;
                self.letters(count);
            }
            _ => {}
        }
        Some(())
    }

    /// Takes letters of the cell that is open, which stand as often as it does.
    fn letters(&mut self, count: u64) {
        if self.repeated == 0 {
            return;
        }
        self.cells = self.cells.saturating_add(std::mem::take(&mut self.blank));
        let times = self.repeated.saturating_mul(self.times.max(1));
        self.letters = self.letters.saturating_add(count.saturating_mul(times));
    }

    fn end(&mut self, tag: &BytesEnd<'_>) {
        match tag.name().as_ref() {
            "table:table-row" => self.end_row(),
            "table:table-cell" | "table:covered-table-cell" => self.repeated = 0,
            _ => {}
        }
    }

    fn end_row(&mut self) {
        let times = std::mem::take(&mut self.times);
        let cells = std::mem::take(&mut self.cells);
        (self.blank, self.repeated) = (0, 0);
        self.empty = self.empty.saturating_add(times);
        if cells > 0 {
            // Rows above the first that says something are not laid out.
            let above = std::mem::take(&mut self.empty);
            self.rows = self.rows.saturating_add(if self.rows > 0 { above } else { times });
            self.width = self.width.max(cells);
        }
    }
}

/// How often something stands; none when that is no number.
fn times(tag: &BytesStart<'_>, name: &str) -> Option<u64> {
    match tag.try_get_attribute(name).ok()? {
        Some(count) => count.value.trim().parse().ok(),
        None => Some(1),
    }
}

//! Workbooks for tests, as small as a reader takes them.

use std::io::{Cursor, Write as _};

use zip::{ZipWriter, write::SimpleFileOptions};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A workbook.
pub(super) struct Book(Vec<Sheet>);

/// A sheet of a workbook: `#9` in a cell is a number, `@44935` a day, everything else words.
pub(super) struct Sheet {
    name: &'static str,
    is_hidden: bool,
    rows: String,
    merged: String,
}

impl Sheet {
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, is_hidden: false, rows: String::new(), merged: String::new() }
    }

    pub(super) fn row<const N: usize>(mut self, cells: [&str; N]) -> Self {
        let cells = cells.map(|cell| match cell.as_bytes() {
            [] => "<c/>".to_owned(),
            [b'#', ..] => format!("<c><v>{}</v></c>", &cell[1..]),
            [b'@', ..] => format!("<c s=\"1\"><v>{}</v></c>", &cell[1..]),
            _ => format!("<c t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
        });
        self.rows.extend(["<row>", &cells.concat(), "</row>"]);
        self
    }

    /// With a cell far from the others.
    pub(super) fn astray(mut self, place: &str) -> Self {
        let cell = format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>x</t></is></c>");
        self.rows.extend(["<row>", &cell, "</row>"]);
        self
    }

    pub(super) fn hidden(self) -> Self {
        Self { is_hidden: true, ..self }
    }

    /// Merges ranges of cells, `A1:D1`.
    pub(super) fn merged(self, ranges: &[&str]) -> Self {
        let cells = ranges.iter().map(|range| format!("<mergeCell ref=\"{range}\"/>"));
        let merged = format!("<mergeCells>{}</mergeCells>", cells.collect::<String>());
        Self { merged, ..self }
    }
}

impl Book {
    pub(super) fn of(sheets: impl Into<Vec<Sheet>>) -> Self {
        Self(sheets.into())
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let numbered = || self.0.iter().zip(1..);
        let sheets = numbered().map(|(sheet, at)| {
            let state = if sheet.is_hidden { " state=\"hidden\"" } else { "" };
            format!("<sheet name=\"{}\" sheetId=\"{at}\"{state} r:id=\"r{at}\"/>", sheet.name)
        });
        let relations = numbered().map(|(_, at)| {
            format!(
                "<Relationship Id=\"r{at}\" Type=\"{RELS}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
            )
        });
        let mut parts = vec![
            (
                "_rels/.rels".to_owned(),
                format!(
                    "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"r1\" Type=\"{RELS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                ),
            ),
            (
                "xl/workbook.xml".to_owned(),
                format!(
                    "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELS}\"><sheets>{}</sheets></workbook>",
                    sheets.collect::<String>()
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels".to_owned(),
                format!(
                    "<Relationships xmlns=\"{PACKAGE}\">{}<Relationship Id=\"styles\" Type=\"{RELS}/styles\" Target=\"styles.xml\"/></Relationships>",
                    relations.collect::<String>()
                ),
            ),
            (
                "xl/styles.xml".to_owned(),
                format!(
                    "<styleSheet xmlns=\"{MAIN}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
                ),
            ),
        ];
        parts.extend(numbered().map(|(sheet, at)| {
            let (rows, merged) = (&sheet.rows, &sheet.merged);
            let words = format!(
                "<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData>{merged}</worksheet>"
            );
            (format!("xl/worksheets/sheet{at}.xml"), words)
        }));
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, words) in parts {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(words.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}

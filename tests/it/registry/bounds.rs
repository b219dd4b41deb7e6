//! Workbooks that are more than they seem: behind a password, wider than anybody looks, a few bytes that
//! repeat into gigabytes.

use std::io::{Cursor, Write as _};

use viendan::{
    grammar::Grammar,
    registry::{Mapping, Register, Unreadable, WIDEST},
};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::workbook::{Book, Sheet};

const HEAD: [&str; 3] = ["Số ký hiệu", "Ngày", "Trích yếu"];
const ROW: [&str; 3] = ["09/KH-VPUB", "09/01/2023", "về dân vận"];

fn read(name: &str, bytes: &[u8]) -> Result<Register, Unreadable> {
    Register::read(name, bytes, &Mapping::default(), Grammar::builtin())
}

#[track_caller]
fn takes(name: &str, bytes: &[u8], rows: usize) {
    let register = read(name, bytes).unwrap();
    assert_eq!((register.len(), register.refused.len()), (rows, 0), "{:?}", register.parts);
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of OpenDocument: its rows as they stand in XML, and what its list of parts says.
fn ods(rows: &str, listed: &str) -> Vec<u8> {
    let spaces = ["office", "table", "text"]
        .map(|it| format!("xmlns:{it}=\"urn:oasis:names:tc:opendocument:xmlns:{it}:1.0\""))
        .join(" ");
    let body = format!("<table:table table:name=\"So\">{rows}</table:table>");
    let content = format!(
        "<office:document-content {spaces}><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = format!(
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">{listed}</manifest:manifest>"
    );
    packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ])
}

fn cell(words: &str, repeated: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"string\"{repeated}><text:p>{words}</text:p></table:table-cell>"
    )
}

fn row(cells: [&str; 3], repeated: &str) -> String {
    let cells = cells.map(|it| cell(it, "")).concat();
    format!("<table:table-row{repeated}>{cells}</table:table-row>")
}

/// The records of a binary workbook of Excel: number, length, bytes.
fn records(records: &[(u16, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (number, body) in records {
        let [low, high] = [number & 0x7f, number >> 7].map(|it| u8::try_from(it).unwrap());
        match high {
            0 if *number < 0x80 => bytes.push(low),
            high => bytes.extend([low | 0x80, high]),
        }
        bytes.push(u8::try_from(body.len()).unwrap());
        bytes.extend(body);
    }
    bytes
}

fn wide(words: &str) -> Vec<u8> {
    let letters: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [u32::try_from(letters.len() / 2).unwrap().to_le_bytes().to_vec(), letters].concat()
}

/// A binary workbook of Excel with these cells, by row, column and words.
fn xlsb(cells: &[(u32, u32, &str)]) -> Vec<u8> {
    binary(cells, "r1", &[])
}

/// The same with its sheet found by another name, and more records in it.
fn binary(cells: &[(u32, u32, &str)], sheet: &str, more: &[(u16, Vec<u8>)]) -> Vec<u8> {
    let row = |at: u32| (0x0000, at.to_le_bytes().to_vec());
    let said = |column: u32, words: &str| {
        let place = [column.to_le_bytes(), [0; 4]].concat();
        (0x0006, [place, wide(words)].concat())
    };
    let cells = cells.iter().flat_map(|&(at, column, words)| [row(at), said(column, words)]);
    let before = [(0x0081, vec![]), (0x0094, vec![0; 16]), (0x0091, vec![])];
    let bundle = [vec![0; 8], wide(sheet), wide("So")].concat();
    let cells = before.into_iter().chain(cells).chain(more.iter().cloned());
    let sheet: Vec<_> = cells.chain([(0x0092, vec![])]).collect();
    // The list of sheets, its end, and the end of the book.
    let book = records(&[(0x009c, bundle), (0x0090, vec![]), (0x0084, vec![])]);
    let relations =
        "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.bin\"/></Relationships>";
    packed(&[
        ("xl/workbook.bin", &book),
        ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.bin", &records(&sheet)),
    ])
}

/// The cells of a register of one row.
fn register() -> Vec<(u32, u32, &'static str)> {
    let cells = |at: u32, words: [&'static str; 3]| {
        words.into_iter().zip(0..).map(move |(it, column)| (at, column, it))
    };
    cells(0, HEAD).chain(cells(1, ROW)).collect()
}

#[test]
fn a_password_is_told_by_its_name() {
    let locked = |name: &str, bytes: &[u8]| {
        let error = read(name, bytes).unwrap_err();
        assert!(matches!(error, Unreadable::Locked), "{name}: {error:?}");
    };
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("/EncryptedPackage").unwrap().write_all(b"....").unwrap();
    let bytes = file.into_inner().into_inner();
    for name in ["so.xlsx", "so.xlsb", "so.xls"] {
        locked(name, &bytes);
    }
    let hidden = "<manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry>";
    locked("so.ods", &ods("", hidden));
    // A book of Excel 97: the head of its stream, and the record that asks for the password.
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    let mut book = vec![0x09, 0x08, 16, 0, 0, 6, 5, 0];
    book.extend([0; 12]);
    book.extend([0x2f, 0, 6, 0, 1, 0, 0, 0, 0, 0]);
    file.create_stream("/Workbook").unwrap().write_all(&book).unwrap();
    locked("so.xls", &file.into_inner().into_inner());
}

#[test]
fn columns_that_nobody_looks_at_are_told() {
    let sheet = Sheet::new("2023").row(HEAD).row(ROW).astray("XFD3").astray("XFC4");
    let register = read("so.xlsx", &Book::of([sheet]).bytes()).unwrap();
    assert_eq!((register.len(), register.parts[0].beyond), (1, 2));
    let binary = [register_cells_at(WIDEST), register_cells_at(WIDEST - 1)];
    let beyond = binary.map(|it| read("so.xlsb", &xlsb(&it)).unwrap().parts[0].beyond);
    assert_eq!(beyond, [1, 0]);
}

/// The register with a cell in this column.
fn register_cells_at(column: u32) -> Vec<(u32, u32, &'static str)> {
    register().into_iter().chain([(1, column, "x")]).collect()
}

#[test]
fn a_binary_workbook_lays_out_no_more_than_it_holds() {
    takes("so.xlsb", &xlsb(&register()), 1);
    for (at, column) in [(0x000f_ffff, 0x3fff), (0x000f_ffff, 0), (2, 0x3fff)] {
        let cells: Vec<_> = register().into_iter().chain([(at, column, "x")]).collect();
        let register = read("so.xlsb", &xlsb(&cells)).unwrap();
        assert_eq!(register.len(), 1, "{at} {column}");
    }
}

/// The library that reads workbooks takes these at their word, and breaks down.
#[test]
fn a_workbook_that_says_what_is_not_so_is_damaged() {
    let no_such_string = (0x0007, [vec![0; 8], vec![0xff, 0xff, 0, 0]].concat());
    let shares = binary(&register(), "r1", &[no_such_string]);
    for bytes in [binary(&register(), "r2", &[]), shares] {
        let error = read("so.xlsb", &bytes).unwrap_err();
        assert!(matches!(error, Unreadable::Sheet(_)), "{error:?}");
    }
}

#[test]
fn an_open_workbook_is_read_as_it_is_written() {
    let rows = [row(HEAD, ""), row(ROW, "")].concat();
    takes("so.ods", &ods(&rows, ""), 1);
    // What programs write behind the last row and column: formats without words.
    let rest = "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    takes("so.ods", &ods(&format!("{rows}{rest}"), ""), 1);
    takes("so.ods", &ods(&format!("{rest}{rows}"), ""), 1);
    let gap = "<table:table-row table:number-rows-repeated=\"5000\"><table:table-cell/></table:table-row>";
    let later = row(["10/KH-VPUB", "10/01/2023", "về cải cách"], "");
    takes("so.ods", &ods(&format!("{rows}{gap}{later}"), ""), 2);
}

#[test]
fn an_open_workbook_that_repeats_into_gigabytes_is_refused() {
    let head = row(HEAD, "");
    let wide = cell("09/KH-VPUB", " table:number-columns-repeated=\"16384\"");
    let wide = format!("<table:table-row>{wide}</table:table-row>");
    let many = wide.replacen("table-row", "table-row table:number-rows-repeated=\"1000000\"", 1);
    let gap = "<table:table-row table:number-rows-repeated=\"1000000\"/>";
    let letters = cell("<text:s text:c=\"4000000000\"/>", "");
    let letters = format!("<table:table-row>{letters}</table:table-row>");
    let no_number = head.replacen("table-row", "table-row table:number-rows-repeated=\"x\"", 1);
    for rows in [many, wide.repeat(1000), format!("{wide}{gap}{head}"), letters, no_number] {
        let error = read("so.ods", &ods(&format!("{head}{rows}"), "")).unwrap_err();
        assert!(matches!(error, Unreadable::Excessive), "{error:?}");
    }
}

#[test]
fn an_archive_that_unpacks_to_gigabytes_is_refused() {
    let blank = vec![b' '; 64 << 20];
    for name in ["xl/workbook.xml", "xl/workbook.bin", "content.xml"] {
        let error = read("so.xlsx", &packed(&[(name, &blank)])).unwrap_err();
        assert!(matches!(error, Unreadable::Excessive), "{name}: {error:?}");
    }
}

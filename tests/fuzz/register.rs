//! A register: its format on the first line, and below it the file; of a workbook the parts, before
//! they are packed. What is read is kept.

#![no_main]

use std::borrow::Cow;

use libfuzzer_sys::fuzz_target;
use viendan::{
    grammar::Grammar,
    registry::{Mapping, Register, Registry},
};

mod parts;

/// What every workbook of one sheet has.
const FRAME: &[(&str, &str)] = &[
    (
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
         relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
    ),
    (
        "xl/workbook.xml",
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <sheets><sheet name=\"2023\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
    ),
    (
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
         relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
    ),
];

fuzz_target!(|input: &[u8]| {
    let Some(line) = memchr::memchr(b'\n', input) else { return };
    let (Ok(format), file) = (std::str::from_utf8(&input[..line]), &input[line + 1..]) else {
        return;
    };
    let file = match format {
        "xlsx" => parts::packed(file, FRAME).map(Cow::Owned),
        "csv" | "jsonl" | "xml" => Some(Cow::Borrowed(file)),
        _ => None,
    };
    let Some(file) = file else { return };
    let name = format!("so.{format}");
    match Register::read(&name, &file, &Mapping::default(), Grammar::builtin()) {
        Ok(register) => {
            let mut registry = Registry::in_memory().unwrap();
            registry.import(&register, "").unwrap();
            assert_eq!(registry.verify().unwrap(), []);
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});

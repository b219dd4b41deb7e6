//! The parts of a Word file, before they are packed: read, judged, written with comments and
//! changes, and read again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use viendan::{
    check::Checker,
    grammar::Grammar,
    read::{self, Track},
    render::{RENDERERS, Settings},
    rules::Profile,
};

mod parts;
mod places;

/// What every Word file has.
const FRAME: &[(&str, &str)] = &[
    (
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"application/\
         vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
    ),
    (
        "_rels/.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
         relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>",
    ),
];

fuzz_target!(|input: &[u8]| {
    let Some(file) = parts::packed(input, FRAME) else { return };
    let grammar = Grammar::builtin();
    let Some(text) = places::read("bao-cao.docx", &file) else { return };
    let checked = Checker::new(grammar).profile(Profile::Review).check(&text).of_file(&file);
    let word = RENDERERS.iter().find(|it| it.name == "docx").unwrap();
    let mut copy = Vec::new();
    if (word.file)(&mut copy, &checked, Settings::default()).is_err() || copy.is_empty() {
        return;
    }
    // With our changes rejected the copy says what the file said.
    let words = |bytes: &[u8]| {
        let text = read::read_tracked("a.docx", bytes.to_vec(), grammar.letters(), Track::Original);
        text.unwrap().source().words.clone()
    };
    assert_eq!(words(&copy), words(&file));
});

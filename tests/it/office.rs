//! Small Word files, made of parts in memory.

use std::{
    fmt::Write as _,
    io::{Cursor, Read as _, Write as _},
};

use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

const W: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml""#;
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A Word file, part by part.
#[derive(Debug, Clone)]
pub(crate) struct Docx {
    parts: Vec<(String, Vec<u8>)>,
    links: String,
    types: String,
}

impl Docx {
    /// A file with this body.
    pub(crate) fn new(body: &str) -> Self {
        let document = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
        Self { parts: Vec::new(), links: String::new(), types: String::new() }
            .with("word/document.xml", &document)
    }

    /// A file whose paragraphs have one run each.
    pub(crate) fn of_lines(lines: &[&str]) -> Self {
        Self::new(&lines.iter().map(|line| paragraph(&[line])).collect::<String>())
    }

    /// Adds a part that no other leads to.
    pub(crate) fn with(mut self, name: &str, words: &str) -> Self {
        let head = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
        self.parts.push((name.into(), format!("{head}{words}").into_bytes()));
        self
    }

    /// Adds a part that the document leads to: `footnotes`, `header`, `numbering`, `image`.
    pub(crate) fn linked(mut self, kind: &str, words: &str) -> Self {
        let at = self.parts.len();
        let target = format!("{kind}{at}.xml");
        write!(
            self.links,
            r#"<Relationship Id="rId{at}" Type="{OFFICE}/{kind}" Target="{target}"/>"#
        )
        .unwrap();
        write!(
            self.types,
            r#"<Override PartName="/word/{target}" ContentType="{MAIN}.{kind}+xml"/>"#
        )
        .unwrap();
        self.with(&format!("word/{target}"), &words.replace("{W}", W))
    }

    /// The bytes of the file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        let mut put = |name: &str, bytes: &[u8]| {
            zip.start_file(name, deflated).unwrap();
            zip.write_all(bytes).unwrap();
        };
        let types = format!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>{}</Types>"#,
            self.types
        );
        put("[Content_Types].xml", types.as_bytes());
        put("_rels/.rels", links(&format!(r#"<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>"#)).as_bytes());
        put("word/_rels/document.xml.rels", links(&self.links).as_bytes());
        for (name, bytes) in &self.parts {
            put(name, bytes);
        }
        zip.finish().unwrap().into_inner()
    }
}

fn links(links: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>"#
    )
}

/// A paragraph with a run for each of some words.
pub(crate) fn paragraph(runs: &[&str]) -> String {
    let run = |words: &&str| format!(r#"<w:r><w:t xml:space="preserve">{words}</w:t></w:r>"#);
    format!("<w:p>{}</w:p>", runs.iter().map(run).collect::<String>())
}

/// A copy of a file whose parts are other words.
pub(crate) fn changed(bytes: &[u8], change: impl Fn(&str, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for at in 0..old.len() {
        let mut file = old.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut words = Vec::new();
        file.read_to_end(&mut words).unwrap();
        new.start_file(&name, deflated).unwrap();
        new.write_all(&change(&name, words)).unwrap();
    }
    new.finish().unwrap().into_inner()
}

/// A part of a file, unpacked.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut words = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut words).unwrap();
    words
}

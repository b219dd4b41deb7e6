//! The index as a Word file: one table, wide as a page lies, whose heading stands on every page.

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use quick_xml::escape::escape;
use zip::{ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::{Index, Line};
use crate::{diagnostic::Language, registry::Tie, render::xml};

/// The parts that are the same in every file.
const PARTS: [(&str, &str); 6] = [
    ("[Content_Types].xml", include_str!("docx/types.xml")),
    ("_rels/.rels", include_str!("docx/package.xml")),
    // By this property a file is known as ours.
    ("docProps/custom.xml", include_str!("docx/properties.xml")),
    ("word/_rels/document.xml.rels", include_str!("docx/links.xml")),
    ("word/styles.xml", include_str!("docx/styles.xml")),
    ("word/header1.xml", include_str!("docx/header.xml")),
];
const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// A4 as it lies, with the margins of official documents, and the number on each page but the first.
const PAGE: &str = r#"<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>"#;
/// How wide the columns are, in twentieths of a point; together 14,003, all that A4 on its side
/// leaves between the margins.
const WIDTHS: [usize; COLUMNS] = [750, 4700, 2400, 2650, 1550, 1953];
const COLUMNS: usize = 6;

/// Every word of the file that is ours.
struct Labels {
    title: &'static str,
    heads: [&'static str; COLUMNS],
    nobody: &'static str,
    cites: &'static str,
}

const VIETNAMESE: Labels = Labels {
    title: "BẢNG TRA CỨU VIỆN DẪN",
    heads: ["STT", "Văn bản", "Được viện dẫn bởi", "Ở đâu", "Quan hệ", "Tình trạng"],
    nobody: "Chưa rõ cơ quan ban hành",
    cites: "dẫn",
};
const ENGLISH: Labels = Labels {
    title: "CITATION INDEX",
    heads: ["No.", "Document", "Cited by", "Where", "Relation", "Status"],
    nobody: "Issuer not known",
    cites: "cites",
};

/// One who cites a document, in one relation, and all the places.
#[derive(Debug, PartialEq, Eq)]
struct Citing<'i> {
    who: &'i str,
    relation: String,
    places: Vec<String>,
}

/// How a cell goes together with the one above it.
#[derive(Debug, Clone, Copy)]
enum Joined {
    No,
    Begins,
    GoesOn,
}

/// The index as the bytes of a Word file.
///
/// # Errors
///
/// An index that is larger than an archive can hold.
///
/// ```
/// use viendan::{diagnostic::Language, grammar::Grammar, registry::Registry, render::index};
///
/// let registry = Registry::in_memory().unwrap();
/// let said = (Grammar::builtin(), Language::Vietnamese);
/// let file = index::docx(&index::Index::of(&registry, said).unwrap()).unwrap();
/// assert!(file.starts_with(b"PK"));
/// ```
pub fn docx(index: &Index) -> Result<Vec<u8>, ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let document = document(index);
    for (name, words) in PARTS.into_iter().chain([("word/document.xml", document.as_str())]) {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(words.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn document(index: &Index) -> String {
    let labels = match index.language {
        Language::Vietnamese => VIETNAMESE,
        Language::English => ENGLISH,
    };
    let mut rows = head(&labels);
    let mut last = None;
    for (at, line) in index.lines.iter().enumerate() {
        let issuer = line.card.issuer.as_deref().unwrap_or(labels.nobody);
        if last != Some(issuer) {
            rows += &group(issuer);
            last = Some(issuer);
        }
        rows += &entry(index, &labels, (at + 1, line));
    }
    let mut grid = String::new();
    for width in WIDTHS {
        write!(grid, r#"<w:gridCol w:w="{width}"/>"#).ok();
    }
    let title = paragraph("Title", labels.title);
    let wide: usize = WIDTHS.iter().sum();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="{SPACE}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>{title}<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{wide}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>{PAGE}</w:body></w:document>"#
    )
}

/// The heading, on every page.
fn head(labels: &Labels) -> String {
    let cells = WIDTHS.into_iter().zip(labels.heads);
    let cells = cells.map(|(width, words)| cell(width, Joined::No, &paragraph("Head", words)));
    row("<w:tblHeader/>", &cells.collect::<String>())
}

/// The issuer of the documents below, over all columns.
fn group(issuer: &str) -> String {
    let wide: usize = WIDTHS.iter().sum();
    let words = paragraph("Group", issuer);
    row(
        "",
        &format!(
            r#"<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:gridSpan w:val="{COLUMNS}"/></w:tcPr>{words}</w:tc>"#
        ),
    )
}

/// A document: a row for each one that cites it, beside one cell that tells the document.
fn entry(index: &Index, labels: &Labels, (number, line): (usize, &Line)) -> String {
    let citing = citing(index, labels, line);
    let status = line.status.in_language(index.language);
    let number = number.to_string();
    let mut rows = String::new();
    for at in 0..citing.len().max(1) {
        let (joined, own) = match at {
            _ if citing.len() < 2 => (Joined::No, [number.as_str(), &line.title, status]),
            0 => (Joined::Begins, [number.as_str(), &line.title, status]),
            _ => (Joined::GoesOn, [""; 3]),
        };
        let by = citing.get(at);
        let places = by.map(|by| by.places.join("; ")).unwrap_or_default();
        let words = [
            (joined, own[0]),
            (joined, own[1]),
            (Joined::No, by.map_or("—", |by| by.who)),
            (Joined::No, &places),
            (Joined::No, by.map_or("", |by| by.relation.as_str())),
            (joined, own[2]),
        ];
        let cells = WIDTHS.into_iter().zip(words);
        let cells =
            cells.map(|(width, (joined, words))| cell(width, joined, &paragraph("Cell", words)));
        rows += &row("", &cells.collect::<String>());
    }
    rows
}

/// Who cites a document and how, first who only speaks of it, then the relations.
fn citing<'i>(index: &'i Index, labels: &Labels, line: &'i Line) -> Vec<Citing<'i>> {
    let mut found: Vec<Citing<'i>> = Vec::new();
    let mut add = |who: &'i str, relation: String, (file, at): (&str, usize)| {
        let place = format!("{file}:{at}");
        match found.iter_mut().find(|it| it.who == who && it.relation == relation) {
            Some(known) if known.places.contains(&place) => {}
            Some(known) => known.places.push(place),
            None => found.push(Citing { who, relation, places: vec![place] }),
        }
    };
    for quote in &line.quotes {
        let is_here = |tie: &&Tie| tie.file == quote.file && tie.line == quote.line;
        if !line.acted_on.iter().any(|tie| is_here(&tie)) {
            let who = index.own(&quote.file).map_or(quote.file.as_str(), |it| it.card.label());
            add(who, labels.cites.to_owned(), (&quote.file, quote.line));
        }
    }
    for tie in &line.acted_on {
        let who = index.line(tie.from).map_or(tie.file.as_str(), |it| it.card.label());
        add(
            who,
            tie.relation.words().in_language(index.language).to_owned(),
            (&tie.file, tie.line),
        );
    }
    found
}

fn row(properties: &str, cells: &str) -> String {
    format!("<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{cells}</w:tr>")
}

fn cell(width: usize, joined: Joined, words: &str) -> String {
    let joined = match joined {
        Joined::No => "",
        Joined::Begins => r#"<w:vMerge w:val="restart"/>"#,
        Joined::GoesOn => "<w:vMerge/>",
    };
    format!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{joined}</w:tcPr>{words}</w:tc>"#)
}

fn paragraph(style: &str, words: &str) -> String {
    let words = xml::line(words);
    let words = escape(words.as_str());
    format!(
        r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>"#
    )
}

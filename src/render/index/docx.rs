//! The index as a Word file: a booklet in two columns, a heading for each body, under it its
//! documents, under each who cites it and where.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Write as _},
};

use quick_xml::escape::escape;
use zip::{ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::{Index, Line};
use crate::{
    diagnostic::Language,
    render::{spot, xml},
};

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
/// A4 with the margins of official documents, in two columns, and the number on each page but the
/// first.
const PAGE: &str = r#"<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:cols w:num="2" w:space="454"/><w:titlePg/></w:sectPr>"#;
/// Ends the title, which goes over both columns.
const OVER_COLUMNS: &str = r#"<w:p><w:pPr><w:pStyle w:val="Where"/><w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr></w:pPr></w:p>"#;
/// Other texts that tell of a relation, as far as they are named; the others are counted, since each
/// stands in the index with its own citation.
const TOLD: usize = 2;

/// Every word of the file that is ours.
struct Labels {
    title: &'static str,
    nobody: &'static str,
    cites: &'static str,
    told_by: &'static str,
    more: [&'static str; 2],
}

const VIETNAMESE: Labels = Labels {
    title: "BẢNG TRA CỨU VIỆN DẪN",
    nobody: "Chưa rõ cơ quan ban hành",
    cites: "dẫn",
    told_by: "theo ",
    more: ["và ", " nơi khác"],
};
const ENGLISH: Labels = Labels {
    title: "CITATION INDEX",
    nobody: "Issuer not known",
    cites: "cites",
    told_by: "told by ",
    more: ["and ", " more"],
};

/// The face of a run.
#[derive(Debug, Clone, Copy)]
enum Face {
    Plain,
    Bold,
    Italic,
}

impl Face {
    fn mark(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Bold => "<w:rPr><w:b/></w:rPr>",
            Self::Italic => "<w:rPr><w:i/></w:rPr>",
        }
    }
}

/// One who cites a document in one relation, and all the places.
#[derive(Debug, Default)]
struct Citing<'i> {
    who: &'i str,
    relation: String,
    places: Vec<String>,
    told_by: Vec<String>,
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
/// let file = index::docx(&index::Index::of(&registry, index::Scope::All, said).unwrap()).unwrap();
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
    let mut entries = String::new();
    let mut last = None;
    for (at, line) in index.lines.iter().enumerate() {
        let issuer = line.card.issuer.as_deref().unwrap_or(labels.nobody);
        if last != Some(issuer) {
            entries += &paragraph("Heading1", &[(Face::Plain, issuer)]);
            last = Some(issuer);
        }
        entries += &entry(index, &labels, (at + 1, line));
    }
    let title = paragraph("Title", &[(Face::Plain, labels.title)]);
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="{SPACE}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>{title}{OVER_COLUMNS}{entries}{PAGE}</w:body></w:document>"#
    )
}

/// A document with its status, and below it a paragraph for each relation.
fn entry(index: &Index, labels: &Labels, (number, line): (usize, &Line)) -> String {
    let citing = citing(index, labels, line);
    let status = line.status.in_language(index.language);
    let dash = if status.is_empty() { "" } else { " — " };
    let number = format!("{number}. ");
    let title = [
        (Face::Plain, number.as_str()),
        (Face::Bold, &line.title),
        (Face::Plain, dash),
        (Face::Italic, status),
    ];
    // A title does not stay behind at the foot of a column.
    let style = if citing.is_empty() { "Alone" } else { "Entry" };
    let mut entry = paragraph(style, &title);
    for by_relation in citing.chunk_by(|one, next| one.relation == next.relation) {
        let Some(first) = by_relation.first() else { continue };
        let who: Vec<_> = by_relation.iter().map(|it| it.said(labels)).collect();
        let relation = format!("{}: ", first.relation);
        let words = [(Face::Italic, relation.as_str()), (Face::Plain, &who.join("; "))];
        entry += &paragraph("Where", &words);
    }
    entry
}

impl Citing<'_> {
    /// `174/KH-UBND (phần mở đầu, đoạn 1)`.
    fn said(&self, labels: &Labels) -> String {
        let mut told: Vec<_> = self.told_by.iter().take(TOLD).cloned().collect();
        let others = self.told_by.len().saturating_sub(TOLD);
        if others > 0 {
            told.push(format!("{}{others}{}", labels.more[0], labels.more[1]));
        }
        let mut places = self.places.clone();
        if !told.is_empty() {
            places.push(format!("{}{}", labels.told_by, told.join("; ")));
        }
        format!("{} ({})", self.who, places.join("; "))
    }
}

/// Those who cite one document, in the order in which they are met.
#[derive(Debug, Default)]
struct Citers<'i> {
    citing: Vec<Citing<'i>>,
    places: BTreeMap<(&'i str, String), usize>,
}

impl<'i> Citers<'i> {
    /// The entry of a document that cites it in one relation.
    fn one(&mut self, who: &'i str, relation: String) -> Option<&mut Citing<'i>> {
        let Self { citing, places } = self;
        let at = *places.entry((who, relation.clone())).or_insert_with(|| {
            citing.push(Citing { who, relation, ..Citing::default() });
            citing.len() - 1
        });
        citing.get_mut(at)
    }

    /// The same by relation, as each is first met.
    fn by_relation(mut self) -> Vec<Citing<'i>> {
        let mut first = BTreeMap::new();
        for (at, it) in self.citing.iter().enumerate() {
            first.entry(it.relation.clone()).or_insert(at);
        }
        self.citing.sort_by_cached_key(|it| first.get(&it.relation).copied());
        self.citing
    }
}

/// Who does something to a document, by relation, and last who only speaks of it.
fn citing<'i>(index: &'i Index, labels: &Labels, line: &'i Line) -> Vec<Citing<'i>> {
    let mut found = Citers::default();
    let mut told = BTreeSet::new();
    for tie in &line.acted_on {
        let (who, told_by) = (index.label(tie.from), index.own(&tie.file));
        let place = spot::in_file_of_tie(tie, index.language);
        let Some(known) = found.one(who, spot::does(tie, index.language)) else { continue };
        // What a third text says of two is found there.
        if who == told_by {
            told.insert((who, place.clone()));
            add(&mut known.places, place);
        } else {
            add(&mut known.told_by, format!("{told_by}, {place}"));
        }
    }
    for quote in &line.quotes {
        let who = index.own(&quote.file);
        let place = spot::in_file_of_quote(quote, index.language);
        if !told.contains(&(who, place.clone()))
            && let Some(known) = found.one(who, labels.cites.to_owned())
        {
            add(&mut known.places, place);
        }
    }
    found.by_relation()
}

fn add(places: &mut Vec<String>, place: String) {
    if !places.contains(&place) {
        places.push(place);
    }
}

/// A paragraph of runs.
fn paragraph(style: &str, runs: &[(Face, &str)]) -> String {
    let mut inner = String::new();
    for (face, words) in runs.iter().filter(|(_, words)| !words.is_empty()) {
        let words = xml::line(words);
        let words = escape(words.as_str());
        inner += "<w:r>";
        inner += face.mark();
        inner += r#"<w:t xml:space="preserve">"#;
        inner += &words;
        inner += "</w:t></w:r>";
    }
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>"#)
}

//! Tags and words of a page, to lines and cells.

use std::ops::Range;

use super::super::{legacy, trail::Trail};
use crate::text::{Cell, Spot, Step};

/// Tags that begin and end a line.
const BLOCKS: [&str; 38] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "ul",
];
/// The longest name of an entity, in bytes; the longest of the standard,
/// `&CounterClockwiseContourIntegral;`, has 33.
const ENTITY: usize = 34;

/// What parts words from the words before them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Gap {
    #[default]
    None,
    Blank(Range<usize>),
    Break,
    Block,
}

/// A row that is open.
#[derive(Debug)]
struct Row {
    cell: Cell,
    has_words: bool,
}

/// The words of a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    trail: Trail,
    spots: Vec<Spot>,
    gap: Gap,
    tabs: usize,
    /// The open tables: the number of each, and of its last row.
    tables: Vec<[u32; 2]>,
    count: u32,
    rows: Vec<Row>,
    paragraph: u32,
    preformatted: usize,
    /// The tag whose content is no words, while it is open, and whether it holds any letter.
    silent: Option<(String, bool)>,
    /// Where the last tag or words end, in bytes of the page.
    end: usize,
}

/// Tags whose content is no words of the page.
const SILENT: [&str; 9] =
    ["script", "style", "title", "textarea", "noscript", "iframe", "noembed", "xmp", "plaintext"];

impl Page {
    pub(super) fn finish(self) -> (String, Vec<Step>, Vec<Spot>) {
        (self.trail.words, self.trail.steps, self.spots)
    }

    /// Whether a tag was never closed that hides what follows it.
    pub(super) fn hides(&self) -> bool {
        self.silent.as_ref().is_some_and(|(_, has_letters)| *has_letters)
    }

    /// Whether the page ends in a tag that is never complete, as one whose quotation stays open.
    pub(super) fn ends_in_tag(&self, html: &str) -> bool {
        let mut rest = html.get(self.end..).unwrap_or_default();
        while let Some(at) = rest.find('<') {
            rest = rest.get(at + 1..).unwrap_or_default();
            if rest.starts_with(|it: char| it.is_ascii_alphabetic() || it == '/') {
                let Some(width) = tag(rest) else { return true };
                rest = rest.get(width..).unwrap_or_default();
            }
        }
        false
    }

    /// A tag or words end here.
    pub(super) fn reach(&mut self, end: usize) {
        self.end = self.end.max(end);
    }

    /// Content that is no words.
    pub(super) fn hide(&mut self, content: &str) {
        if let Some((_, has_letters)) = &mut self.silent {
            *has_letters |= content.contains(char::is_alphabetic);
        }
    }

    pub(super) fn start(&mut self, tag: &str) {
        if SILENT.contains(&tag) {
            self.silent = Some((tag.to_owned(), false));
        }
        match tag {
            "br" if self.gap == Gap::Break => self.gap = Gap::Block,
            "br" if self.gap != Gap::Block => self.gap = Gap::Break,
            "td" | "th" => self.start_cell(),
            "tr" => self.start_row(),
            "table" => {
                self.count += 1;
                self.tables.push([self.count, 0]);
                self.block();
            }
            "pre" => {
                self.preformatted += 1;
                self.block();
            }
            _ if BLOCKS.contains(&tag) => self.block(),
            _ => {}
        }
    }

    pub(super) fn end(&mut self, tag: &str) {
        if self.silent.as_ref().is_some_and(|(open, _)| open == tag) {
            self.silent = None;
        }
        match tag {
            "tr" => {
                self.rows.pop();
                self.end_line();
            }
            "table" => {
                self.tables.pop();
                self.end_line();
            }
            "pre" => {
                self.preformatted = self.preformatted.saturating_sub(1);
                self.block();
            }
            _ if BLOCKS.contains(&tag) => self.block(),
            _ => {}
        }
    }

    /// Adds words as they are written in the page from `at` on, in bytes.
    pub(super) fn put(&mut self, written: &str, at: usize) {
        let mut rest = written;
        while let Some(letter) = rest.chars().next() {
            let start = at + written.len() - rest.len();
            let is_blank = |letter: char| letter.is_ascii_whitespace();
            let width = match letter {
                '&' => self.put_entity(rest, start),
                _ if is_blank(letter) => {
                    let width = rest.find(|letter| !is_blank(letter)).unwrap_or(rest.len());
                    self.put_blanks(rest.get(..width).unwrap_or_default(), start);
                    width
                }
                _ => {
                    let ends = |letter| is_blank(letter) || letter == '&';
                    let width = rest.find(ends).unwrap_or(rest.len());
                    self.put_words(rest.get(..width).unwrap_or_default(), start..start + width);
                    width
                }
            };
            rest = rest.get(width..).unwrap_or_default();
        }
    }

    fn put_blanks(&mut self, blanks: &str, start: usize) {
        if self.preformatted > 0 && blanks.contains('\n') {
            self.gap = Gap::Break;
        } else if self.gap == Gap::None {
            self.gap = Gap::Blank(start..start + blanks.len());
        }
    }

    fn put_entity(&mut self, rest: &str, start: usize) -> usize {
        let end = rest.bytes().take(ENTITY).position(|byte| byte == b';').map_or(1, |at| at + 1);
        let entity = rest.get(..end).unwrap_or("&");
        let decoded = html_escape::decode_html_entities(entity);
        if entity.len() == 1 || decoded == entity {
            self.put_words("&", start..start + 1);
            return 1;
        }
        // Numbers between 128 and 159 mean what Windows has there.
        let letter = |letter: char| match u8::try_from(letter) {
            Ok(byte @ 0x80..=0x9f) => legacy::letter_in(encoding_rs::WINDOWS_1252, byte),
            _ => letter,
        };
        let decoded: String = decoded.chars().map(letter).collect();
        self.put_words(&decoded, start..start + entity.len());
        entity.len()
    }

    fn put_words(&mut self, words: &str, from: Range<usize>) {
        let begins = self.put_gap(from.start);
        if begins {
            self.paragraph += 1;
            let cell = self.rows.last().map(|row| row.cell).filter(|cell| cell.column > 0);
            let start = self.trail.words.len();
            self.spots.push(Spot { start, paragraph: self.paragraph, cell, ..Spot::default() });
        }
        self.trail.put(words, from);
        if let Some(row) = self.rows.last_mut() {
            row.has_words = true;
        }
    }

    /// Parts the words to come from those before; says whether a paragraph or a cell begins.
    fn put_gap(&mut self, at: usize) -> bool {
        let gap = std::mem::take(&mut self.gap);
        let tabs = std::mem::take(&mut self.tabs);
        let is_first = self.trail.words.is_empty();
        let begins = is_first || tabs > 0 || gap == Gap::Block;
        match gap {
            Gap::Blank(from) if tabs == 0 && !is_first => self.trail.put(" ", from),
            Gap::Break if !is_first => self.trail.put("\n", at..at),
            // An empty line keeps paragraphs apart for certain.
            Gap::Block if !is_first => self.trail.put("\n\n", at..at),
            _ => {}
        }
        self.trail.put(&"\t".repeat(tabs), at..at);
        begins
    }

    fn block(&mut self) {
        // At the beginning of a cell there is nothing to end.
        if self.tabs == 0 {
            self.gap = Gap::Block;
        }
    }

    fn end_line(&mut self) {
        self.tabs = 0;
        self.gap = Gap::Block;
    }

    fn start_row(&mut self) {
        self.end_line();
        let [table, row] = self.tables.last_mut().map_or([0, 0], |table| {
            table[1] += 1;
            *table
        });
        self.rows.push(Row { cell: Cell { table, row, column: 0 }, has_words: false });
    }

    fn start_cell(&mut self) {
        let Some(row) = self.rows.last_mut() else { return self.end_line() };
        row.cell.column += 1;
        if row.cell.column > 1 {
            self.tabs += 1;
            if row.has_words {
                self.gap = Gap::None;
            }
        }
    }
}

/// The bytes of a tag to its end, where it has one.
fn tag(words: &str) -> Option<usize> {
    let mut quoted = None;
    for (at, letter) in words.char_indices() {
        match (quoted, letter) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quoted = Some(letter),
            (Some(mark), letter) if mark == letter => quoted = None,
            _ => {}
        }
    }
    None
}

//! One flow of words: the body, or what stands in a box.

use std::ops::Range;

use crate::{
    read::office::Draft,
    text::{Cell, Spot},
};

/// Words with the bytes that hold them.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) words: String,
    pub(super) bytes: Range<usize>,
}

/// Which side of a field is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    /// What Word is told to show.
    Code,
    /// What it shows.
    Result,
}

/// A paragraph that is open.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) number: u32,
    pub(super) run: u32,
    pub(super) style: Option<String>,
    pub(super) list: Option<String>,
    pub(super) level: Option<usize>,
    pub(super) is_numbered: bool,
    pub(super) has_words: bool,
    /// Whether the one before goes on in it.
    pub(super) is_continued: bool,
    /// Whether it goes on in the next one.
    pub(super) joins: bool,
}

/// A table that is open.
#[derive(Debug)]
struct Grid {
    cell: Cell,
    has_blocks: bool,
    has_words: bool,
    /// The page on which the row begins, and the last that one of its cells reaches.
    pages: Range<u32>,
}

/// One flow of words.
#[derive(Debug, Default)]
pub(super) struct Frame {
    part: usize,
    /// The page, 0 when Word did not say where pages end.
    pub(super) page: u32,
    pub(super) draft: Draft,
    /// What stands in boxes whose anchor is in the open paragraph.
    pub(super) boxes: Draft,
    pub(super) paragraph: Option<Paragraph>,
    pub(super) fields: Vec<Field>,
    tables: Vec<Grid>,
    /// Whether the next words of the cell begin a line.
    is_line_due: bool,
    joins: bool,
}

impl Frame {
    pub(super) fn new(part: usize, page: u32) -> Self {
        Self { part, page, ..Self::default() }
    }

    pub(super) fn enter_paragraph(&mut self, paragraph: Paragraph) {
        let is_continued = std::mem::take(&mut self.joins);
        if let Some(grid) = self.tables.last_mut() {
            self.is_line_due |= grid.has_blocks && !is_continued;
            grid.has_blocks = true;
        }
        self.paragraph = Some(Paragraph { is_continued, ..paragraph });
    }

    pub(super) fn leave_paragraph(&mut self) {
        self.joins = self.paragraph.as_ref().is_some_and(|it| it.joins);
        if self.tables.is_empty() && !self.joins {
            self.put_made("\n");
        }
        let has_boxes = !self.joins && !self.boxes.words.is_empty();
        if has_boxes && !self.ends_line() {
            self.put_made("\n");
        }
        self.paragraph = None;
        if !has_boxes {
            return;
        }
        self.draft.append(std::mem::take(&mut self.boxes));
        if let Some(grid) = self.tables.last_mut() {
            grid.has_words = true;
        }
    }

    pub(super) fn enter_table(&mut self, table: u32) {
        if self.tables.last().is_some_and(|grid| grid.has_words) && !self.ends_line() {
            self.put_made("\n");
        }
        self.is_line_due = false;
        let page = self.page;
        let cell = Cell { table, row: 0, column: 0 };
        self.tables.push(Grid { cell, has_blocks: false, has_words: false, pages: page..page });
    }

    pub(super) fn leave_table(&mut self) {
        let inner = self.tables.pop();
        if let Some(grid) = self.tables.last_mut() {
            grid.has_words = true;
            grid.has_blocks = true;
        }
        self.is_line_due = false;
        self.page = inner.map_or(self.page, |grid| grid.pages.end.max(self.page));
    }

    pub(super) fn enter_row(&mut self) {
        if let Some(grid) = self.tables.last_mut() {
            grid.cell.row += 1;
            grid.cell.column = 0;
            grid.pages.start = grid.pages.end;
        }
    }

    pub(super) fn leave_row(&mut self) {
        self.put_made("\n");
    }

    /// Opens a cell; it begins on the page on which its row does.
    pub(super) fn enter_cell(&mut self) {
        self.is_line_due = false;
        let Some(grid) = self.tables.last_mut() else { return };
        grid.cell.column += 1;
        grid.has_blocks = false;
        grid.has_words = false;
        self.page = grid.pages.start;
        if grid.cell.column > 1 {
            self.put_made("\t");
        }
    }

    /// A page ends here; a row that begins with its end begins on the next.
    pub(super) fn turn_page(&mut self) {
        self.page += 1;
        let page = self.page;
        for grid in &mut self.tables {
            if grid.cell.column == 1 && !grid.has_words {
                grid.pages.start = page;
            }
            grid.pages.end = grid.pages.end.max(page);
        }
    }

    pub(super) fn step_field(&mut self, kind: &str) {
        match kind {
            "begin" => self.fields.push(Field::Code),
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    *field = Field::Result;
                }
            }
            _ => drop(self.fields.pop()),
        }
    }

    /// Ends the line before, when a paragraph of a cell follows another.
    pub(super) fn begin_line(&mut self) {
        let is_due = std::mem::take(&mut self.is_line_due);
        if is_due && self.tables.last().is_some_and(|it| it.has_words) && !self.ends_line() {
            self.put_made("\n");
        }
    }

    pub(super) fn put(&mut self, words: &str, bytes: Range<usize>) {
        let spot = self.spot(bytes);
        self.draft.put(words, spot);
        let is_word = !words.trim().is_empty();
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.has_words |= is_word;
        }
        if let Some(grid) = self.tables.last_mut() {
            grid.has_words |= is_word;
        }
    }

    /// Puts words that stand nowhere in the part.
    pub(super) fn put_made(&mut self, words: &str) {
        let spot = Spot { run: 0, ..self.spot(0..0) };
        self.draft.put(words, spot);
    }

    fn spot(&self, bytes: Range<usize>) -> Spot {
        let paragraph = self.paragraph.as_ref();
        Spot {
            start: 0,
            part: self.part,
            paragraph: paragraph.map_or(0, |it| it.number),
            run: paragraph.map_or(0, |it| it.run),
            page: self.page,
            cell: self.tables.last().map(|grid| grid.cell),
            bytes,
        }
    }

    fn ends_line(&self) -> bool {
        self.draft.words.is_empty() || self.draft.words.ends_with('\n')
    }
}

/// Takes the blanks from both ends, which do not count unless the part says so.
pub(super) fn trim(pieces: &mut Vec<Piece>) {
    if let Some(first) = pieces.first_mut() {
        let kept = first.words.trim_start().len();
        let blanks = first.words.len() - kept;
        if blanks > 0 && first.words.len() == first.bytes.len() {
            first.words.drain(..blanks);
            first.bytes.start += blanks;
        }
    }
    if let Some(last) = pieces.last_mut() {
        let kept = last.words.trim_end().len();
        if last.words.len() == last.bytes.len() {
            last.bytes.end -= last.words.len() - kept;
            last.words.truncate(kept);
        }
    }
    pieces.retain(|piece| !piece.words.is_empty());
}

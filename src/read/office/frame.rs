//! One flow of words: the body, or what stands in a box.

use std::ops::Range;

use super::Draft;
use crate::text::{Cell, Spot};

/// A paragraph that is open.
#[derive(Debug, Default)]
pub(in crate::read) struct Paragraph {
    pub(in crate::read) number: u32,
    pub(in crate::read) run: u32,
    pub(in crate::read) style: Option<String>,
    pub(in crate::read) list: Option<String>,
    pub(in crate::read) level: Option<usize>,
    /// Whether its number is put, or none is due.
    pub(in crate::read) is_numbered: bool,
    pub(in crate::read) has_words: bool,
    /// Whether it goes on in the next one.
    pub(in crate::read) joins: bool,
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
pub(in crate::read) struct Frame {
    part: usize,
    /// The page, 0 when Word did not say where pages end.
    pub(in crate::read) page: u32,
    /// The note that holds the words, from 1; 0 for the body.
    pub(in crate::read) aside: usize,
    pub(in crate::read) draft: Draft,
    /// What stands in boxes whose anchor is in the open paragraph.
    pub(in crate::read) boxes: Draft,
    pub(in crate::read) paragraph: Option<Paragraph>,
    tables: Vec<Grid>,
    /// Whether the next words of the cell begin a line.
    is_line_due: bool,
    joins: bool,
}

impl Frame {
    pub(in crate::read) fn new(part: usize, page: u32) -> Self {
        Self { part, page, ..Self::default() }
    }

    /// The same flow beside the body.
    pub(in crate::read) fn beside(self, aside: usize) -> Self {
        Self { aside, ..self }
    }

    pub(in crate::read) fn enter_paragraph(&mut self, paragraph: Paragraph) {
        let is_continued = std::mem::take(&mut self.joins);
        if let Some(grid) = self.tables.last_mut() {
            self.is_line_due |= grid.has_blocks && !is_continued;
            grid.has_blocks = true;
        }
        self.paragraph = Some(Paragraph { is_numbered: is_continued, ..paragraph });
    }

    pub(in crate::read) fn leave_paragraph(&mut self) {
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

    pub(in crate::read) fn enter_table(&mut self, table: u32) {
        if self.tables.last().is_some_and(|grid| grid.has_words) && !self.ends_line() {
            self.put_made("\n");
        }
        self.is_line_due = false;
        let page = self.page;
        let cell = Cell { table, row: 0, column: 0 };
        self.tables.push(Grid { cell, has_blocks: false, has_words: false, pages: page..page });
    }

    pub(in crate::read) fn leave_table(&mut self) {
        let inner = self.tables.pop();
        if let Some(grid) = self.tables.last_mut() {
            grid.has_words = true;
            grid.has_blocks = true;
        }
        self.is_line_due = false;
        self.page = inner.map_or(self.page, |grid| grid.pages.end.max(self.page));
    }

    pub(in crate::read) fn enter_row(&mut self) {
        if let Some(grid) = self.tables.last_mut() {
            grid.cell.row += 1;
            grid.cell.column = 0;
            grid.pages.start = grid.pages.end;
        }
    }

    pub(in crate::read) fn leave_row(&mut self) {
        self.put_made("\n");
    }

    /// Opens a cell; it begins on the page on which its row does.
    pub(in crate::read) fn enter_cell(&mut self) {
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
    pub(in crate::read) fn turn_page(&mut self) {
        self.page += 1;
        let page = self.page;
        for grid in &mut self.tables {
            if grid.cell.column == 1 && !grid.has_words {
                grid.pages.start = page;
            }
            grid.pages.end = grid.pages.end.max(page);
        }
    }

    /// Ends the line before, when a paragraph of a cell follows another.
    pub(in crate::read) fn begin_line(&mut self) {
        let is_due = std::mem::take(&mut self.is_line_due);
        if is_due && self.tables.last().is_some_and(|it| it.has_words) && !self.ends_line() {
            self.put_made("\n");
        }
    }

    pub(in crate::read) fn put(&mut self, words: &str, bytes: Range<usize>) {
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
    pub(in crate::read) fn put_made(&mut self, words: &str) {
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
            aside: self.aside,
            bytes,
        }
    }

    fn ends_line(&self) -> bool {
        self.draft.words.is_empty() || self.draft.words.ends_with('\n')
    }
}

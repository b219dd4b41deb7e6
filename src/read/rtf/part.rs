//! The words of one part of a file, with their paragraphs and cells.

use crate::text::{Cell, Spot};

/// Words of one part.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) words: String,
    pub(super) spots: Vec<Spot>,
    paragraph: u32,
    cell: Option<Cell>,
    tables: u32,
    is_old_line: bool,
    /// What the words stand beside the body as, from 1; 0 for the body.
    pub(super) aside: usize,
}

impl Part {
    /// The paragraph that is open, or the one that begins next.
    pub(super) fn paragraph(&self) -> u32 {
        if self.is_old_line { self.paragraph } else { self.paragraph + 1 }
    }

    pub(super) fn is_new_line(&self) -> bool {
        !self.is_old_line
    }

    pub(super) fn put(&mut self, words: &str, in_table: bool) {
        if !self.is_old_line {
            self.begin(in_table);
        }
        self.words.push_str(words);
    }

    pub(super) fn end_paragraph(&mut self) {
        self.words.push('\n');
        self.is_old_line = false;
    }

    pub(super) fn end_cell(&mut self) {
        if !self.is_old_line {
            self.begin(true);
        }
        self.words.push('\t');
        self.is_old_line = false;
        if let Some(cell) = &mut self.cell {
            cell.column += 1;
        }
    }

    pub(super) fn end_row(&mut self) {
        if self.words.ends_with('\t') {
            self.words.pop();
        }
        self.end_line();
        if let Some(cell) = &mut self.cell {
            *cell = Cell { row: cell.row + 1, column: 1, ..*cell };
        }
    }

    /// Begins a paragraph, or a cell of a table.
    fn begin(&mut self, in_table: bool) {
        self.is_old_line = true;
        self.paragraph += 1;
        if in_table && self.cell.is_none() {
            self.tables += 1;
            self.cell = Some(Cell { table: self.tables, row: 1, column: 1 });
        } else if !in_table {
            self.cell = None;
        }
        self.spots.push(Spot {
            start: self.words.len(),
            paragraph: self.paragraph,
            cell: self.cell,
            aside: self.aside,
            ..Spot::default()
        });
    }

    pub(super) fn end_line(&mut self) {
        if !self.words.is_empty() && !self.words.ends_with('\n') {
            self.words.push('\n');
        }
        self.is_old_line = false;
    }
}

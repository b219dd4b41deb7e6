//! One part of a file, letter by letter, to words with their places.

use std::collections::HashSet;

use super::{
    super::{Track, legacy},
    marks::{Marks, Role},
};
use crate::text::{Cell, Source, Spot, Unread, Why};

/// Writes the letters of one part.
#[derive(Debug)]
pub(super) struct Story<'s> {
    source: &'s mut Source,
    marks: &'s Marks,
    track: Track,
    /// Where the words of this part begin.
    start: usize,
    /// For each open field, whether its code is still being read.
    fields: Vec<Field>,
    /// How many of them.
    codes: usize,
    /// Whether fields hide what they do not show: not where one begins and does not end.
    hides: bool,
    /// Letters of one font that wait to be decoded.
    run: String,
    font: Option<u16>,
    paragraph: u32,
    cell: Cell,
    last: Role,
    is_new: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Code,
    Shown,
}

impl<'s> Story<'s> {
    pub(super) fn new(source: &'s mut Source, marks: &'s Marks, name: &str, track: Track) -> Self {
        if !source.words.is_empty() && !source.words.ends_with('\n') {
            source.words.push('\n');
        }
        source.parts.push(name.to_owned());
        Self {
            start: source.words.len(),
            source,
            marks,
            track,
            fields: Vec::new(),
            codes: 0,
            hides: true,
            run: String::new(),
            font: None,
            paragraph: 0,
            cell: Cell { table: 0, row: 0, column: 0 },
            last: Role::default(),
            is_new: true,
        }
    }

    /// Reads what stands in fields too, since one of them has no end, and says so.
    pub(super) fn read_fields(&mut self) {
        self.hides = false;
        let part = self.source.parts.last().cloned().unwrap_or_default();
        self.source.unread.push(Unread { part, why: Why::Broken });
    }

    pub(super) fn take(&mut self, letter: char, place: usize) {
        let look = self.marks.look(place);
        let is_gone = match self.track {
            Track::Accepted => look.is_deleted,
            Track::Original => look.is_inserted,
        };
        if is_gone {
            return;
        }
        match letter {
            '\u{13}' => self.open(),
            '\u{14}' => self.show(),
            '\u{15}' => self.close(),
            _ if self.hides && self.codes > 0 => {}
            '\u{7}' => self.end_cell(place),
            '\r' | '\u{c}' | '\u{e}' => self.end_paragraph(place),
            '\u{1e}' => self.put('-', look.font, place),
            '\u{1f}' => self.put('\u{ad}', look.font, place),
            '\u{1}' => self.leave_out(),
            '(' if look.symbol.is_some() => {
                look.symbol.into_iter().for_each(|symbol| self.put(symbol, None, place));
            }
            // A tab that only indents is a blank, since a tab parts the cells of a row.
            '\t' if self.is_new => self.put(' ', look.font, place),
            '\0'..='\u{1f}' if !matches!(letter, '\t' | '\u{b}') => {}
            _ => self.put(letter, look.font, place),
        }
    }

    /// Ends the part; of heads and feet, a line that came before is taken back.
    pub(super) fn finish(mut self, drops_repeated: bool) {
        self.decode();
        if drops_repeated {
            let words = self.source.words.split_off(self.start.min(self.source.words.len()));
            let mut seen = HashSet::new();
            let lines = words.split_inclusive('\n').filter(|line| !line.trim().is_empty());
            self.source.words.extend(lines.filter(|line| seen.insert(line.trim())));
            self.source.spots.retain(|spot| spot.start <= self.start);
        }
    }

    fn open(&mut self) {
        self.fields.push(Field::Code);
        self.codes += 1;
    }

    fn show(&mut self) {
        if let Some(field @ Field::Code) = self.fields.last_mut() {
            *field = Field::Shown;
            self.codes -= 1;
        }
    }

    fn close(&mut self) {
        if self.fields.pop() == Some(Field::Code) {
            self.codes -= 1;
        }
    }

    fn put(&mut self, letter: char, font: Option<u16>, place: usize) {
        if self.is_new {
            self.begin(place);
        }
        if font != self.font {
            self.decode();
            self.font = font;
        }
        self.run.push(letter);
    }

    /// Begins a paragraph at its first letter.
    fn begin(&mut self, place: usize) {
        self.decode();
        self.is_new = false;
        self.paragraph += 1;
        let role = self.marks.role(place);
        if role.in_table && !self.last.in_table {
            self.cell = Cell { table: self.cell.table + 1, row: 1, column: 1 };
        }
        self.last = role;
        self.source.spots.push(Spot {
            start: self.source.words.len(),
            part: self.source.parts.len().saturating_sub(1),
            paragraph: self.paragraph,
            cell: Some(self.cell).filter(|_| role.in_table),
            ..Spot::default()
        });
    }

    fn end_paragraph(&mut self, place: usize) {
        let role = self.marks.role(place);
        if role.ends_inner_cell && !role.ends_row {
            return self.part_cells();
        }
        if self.is_new {
            self.begin(place);
        }
        self.put('\n', self.font, place);
        self.is_new = true;
    }

    fn end_cell(&mut self, place: usize) {
        if !self.marks.role(place).ends_row {
            if self.is_new {
                self.begin(place);
            }
            return self.part_cells();
        }
        self.decode();
        if self.source.words.ends_with('\t') {
            self.source.words.pop();
        }
        self.source.words.push('\n');
        self.cell.row += 1;
        self.cell.column = 1;
        self.is_new = true;
    }

    fn part_cells(&mut self) {
        self.decode();
        self.source.words.push('\t');
        self.cell.column += 1;
        self.is_new = true;
    }

    fn leave_out(&mut self) {
        let part = format!("picture {}", self.source.unread.len() + 1);
        self.source.unread.push(Unread { part, why: Why::Picture });
    }

    /// Letters of one font to words.
    fn decode(&mut self) {
        let run = std::mem::take(&mut self.run);
        match legacy::decode_latin(&run, self.marks.font(self.font)) {
            Some((decoded, legacy)) => {
                self.source.words.push_str(&decoded.words);
                self.source.legacy = Some(legacy.name());
            }
            None => self.source.words.push_str(&run),
        }
    }
}

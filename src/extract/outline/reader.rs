//! From the lines of a text to its outline, in one pass.

use super::{
    Level, Outline, Part,
    form::Forms,
    mark::{Mark, is_roman},
};
use crate::{
    extract::edge::bare,
    grammar::Grammar,
    model::Header,
    text::{Aside, Cell, Text},
};

/// A line that is longer than a heading is a paragraph with a number, in characters; of 916
/// headings of articles in official texts 52 are longer.
const HEADING: usize = 160;

/// The reading of one text.
#[derive(Debug)]
pub(super) struct Reader<'t> {
    grammar: &'t Grammar,
    outline: Outline<'t>,
    /// The innermost part that is open.
    open: Option<usize>,
    /// Where the header ends, in bytes of the words; 0 when the text has none.
    body: usize,
    /// Whether the file says which words stand in cells.
    has_cells: bool,
    /// The paragraphs of a part before the table that is open in it.
    before_table: usize,
    /// The note that is open.
    aside: Option<&'t Aside>,
    forms: Forms<'t>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t Text, grammar: &'t Grammar, header: &Header<'t>) -> Self {
        let outline = Outline {
            text,
            parts: Vec::new(),
            lines: Vec::new(),
            grounds: Vec::new(),
            recipients: None,
            forms: Vec::new(),
        };
        let body = text.range_of(header.words).map_or(0, |range| range.end);
        let forms = Forms::new(grammar, header);
        let has_cells = text.source().spots.iter().any(|spot| spot.cell.is_some());
        Self { grammar, outline, open: None, body, has_cells, before_table: 0, aside: None, forms }
    }

    pub(super) fn read(mut self) -> Outline<'t> {
        let text = self.outline.text;
        let mut start = 0;
        for line in text.words().split('\n') {
            let words = bare(line);
            if !words.is_empty() {
                self.outline.lines.push(start);
                self.take(start, line, words);
            }
            start += line.len() + 1;
        }
        self.outline.forms = self.forms.found();
        self.outline
    }

    /// Takes a line that has words; `words` are without the signs around it.
    fn take(&mut self, start: usize, line: &'t str, words: &'t str) {
        if let Some(aside) = self.outline.text.aside(words) {
            return self.take_aside(aside);
        }
        let cell = self.outline.text.spots(words).first().and_then(|spot| spot.cell);
        let mark = Mark::of(self.grammar, words);
        let at = self.last_line();
        match mark {
            Some(Mark::Ground) => self.outline.grounds.push(at),
            Some(Mark::Recipients) => {
                self.outline.recipients.get_or_insert(at);
                return self.enter(Part { heading: words, ..Part::of(Level::Recipients) }, words);
            }
            _ => {}
        }
        let is_open = self.body == 0 || self.open.is_some();
        let is_row = if self.has_cells { cell.is_some() } else { is_row(line) };
        let is_head = matches!(mark, Some(Mark::Part(part)) if part.is_head());
        if start >= self.body {
            if is_head {
                self.forms.end(at);
            } else {
                self.forms.take(at, words, self.outline.recipients);
            }
        }
        if is_row && is_open && !is_head {
            return self.take_row(line, cell);
        }
        match mark {
            Some(Mark::Part(part)) if start >= self.body => self.enter(part, words),
            _ if self.open.is_none() && self.body > 0 && start >= self.body => {
                self.push(Part { paragraph: 1, ..Part::of(Level::Opening) });
            }
            _ if self.has_cells => self.leave_table(),
            _ => {}
        }
    }

    /// Opens a part under those that go on.
    fn enter(&mut self, part: Part<'t>, words: &str) {
        self.end(part.level.depth());
        // What is attached behind the recipients has parts of its own, and they have no chapters.
        let is_end = self.innermost().is_some_and(|it| it.level == Level::Recipients);
        if part.level.depth() <= Level::Roman.depth() && is_end {
            self.open = None;
        }
        let is_long = words.chars().nth(HEADING).is_some();
        self.push(Part { paragraph: usize::from(is_long), ..part });
    }

    /// Ends the parts that lie so deep or deeper.
    fn end(&mut self, depth: u8) {
        while let Some(part) = self.innermost().filter(|part| part.level.depth() >= depth) {
            self.open = part.above;
        }
    }

    fn push(&mut self, part: Part<'t>) {
        let (line, above) = (self.last_line(), self.open);
        self.open = Some(self.outline.parts.len());
        self.outline.parts.push(Part { line, above, ..part });
    }

    /// A row with a Roman number opens a part of the table; a row without any goes on.
    fn take_row(&mut self, line: &'t str, cell: Option<Cell>) {
        let innermost = self.innermost();
        if innermost.is_none_or(|part| !part.level.is_of_table()) {
            self.before_table = innermost.map_or(0, |it| it.paragraph + self.last_line() - it.line);
            self.before_table = self.before_table.saturating_sub(1);
            self.push(Part::of(Level::Table));
        }
        // What goes on in a later cell does not number the row.
        let is_first = cell.is_none_or(|cell| cell.column == 1);
        let row = line.trim_start_matches('|');
        let first = row.split(['\t', '|']).next().filter(|_| is_first).map_or("", bare);
        let number = first.trim_end_matches(['.', ')']);
        let is_number =
            !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit() || it == b'.');
        let level = match (is_roman(number), is_number) {
            (true, _) => Level::Group,
            (_, true) => Level::Row,
            _ => return self.go_on(),
        };
        self.end(level.depth());
        self.push(Part { number, ..Part::of(level) });
    }

    /// A row without a number belongs to the one before it, and is no paragraph of it.
    fn go_on(&mut self) {
        let line = self.last_line();
        let Some(part) = self.innermost().copied().filter(|part| part.line < line) else { return };
        self.open = Some(self.outline.parts.len());
        self.outline.parts.push(Part { line, ..part });
    }

    /// The part goes on that holds the table which ended.
    fn leave_table(&mut self) {
        if self.innermost().is_none_or(|part| !part.level.is_of_table()) {
            return;
        }
        self.end(Level::Table.depth());
        let (line, paragraph) = (self.last_line(), self.before_table + 1);
        let Some(part) = self.innermost().copied() else { return };
        self.open = Some(self.outline.parts.len());
        self.outline.parts.push(Part { line, paragraph, ..part });
    }

    /// Opens the note that holds a line, under the part that its sign stands in.
    fn take_aside(&mut self, aside: &'t Aside) {
        if self.aside == Some(aside) {
            return;
        }
        self.aside = Some(aside);
        let outline = &self.outline;
        let line = outline.text.anchor(aside).and_then(|sign| outline.line_at(sign));
        self.open = line.and_then(|line| outline.part_at(line));
        self.push(Part { aside: Some(aside), paragraph: 1, ..Part::of(Level::Aside) });
    }

    fn innermost(&self) -> Option<&Part<'t>> {
        self.open.and_then(|at| self.outline.parts.get(at))
    }

    fn last_line(&self) -> usize {
        self.outline.lines.len().saturating_sub(1)
    }
}

/// Whether a line is a row of a table in a text without cells.
fn is_row(line: &str) -> bool {
    line.contains('\t') || line.starts_with('|')
}

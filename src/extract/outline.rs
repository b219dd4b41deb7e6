//! The outline of a text, read once: its parts with their numbers, rows of tables, recipients, notes.

use std::ops::Range;

use crate::{
    grammar::{Grammar, Heads},
    model::Header,
    text::{Aside, Text},
};

mod form;
mod mark;
mod reader;

use reader::Reader;

/// The kind of a part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Level {
    /// What stands between the head and the first part.
    Opening,
    /// `Phụ lục II`
    Appendix,
    /// `Phần thứ hai`
    Division,
    /// `Chương II`
    Chapter,
    /// `Mục 1`
    Section,
    /// `Tiểu mục 1`
    Subsection,
    /// `Điều 5.`
    Article,
    /// `IV.`
    Roman,
    /// `4.`, `2.1.`
    Number,
    /// `b)`
    Letter,
    /// A table.
    Table,
    /// Rows below one with a Roman number.
    Group,
    /// A row with a number.
    Row,
    /// `Nơi nhận`, and what stands below it.
    Recipients,
    /// A note, or what stands at the edge of pages.
    Aside,
}

impl Level {
    /// The part that words head; none where they head no part with a number.
    pub(crate) fn of(heads: Heads) -> Option<Self> {
        match heads {
            Heads::Appendix => Some(Self::Appendix),
            Heads::Division => Some(Self::Division),
            Heads::Chapter => Some(Self::Chapter),
            Heads::Section => Some(Self::Section),
            Heads::Subsection => Some(Self::Subsection),
            Heads::Article => Some(Self::Article),
            Heads::Ground | Heads::Recipients | Heads::Ordinal => None,
        }
    }

    /// The depth of such a part: what begins ends all that lies as deep or deeper.
    fn depth(self) -> u8 {
        match self {
            Self::Opening | Self::Appendix | Self::Recipients | Self::Aside => 0,
            Self::Division => 1,
            Self::Chapter => 2,
            Self::Section => 3,
            Self::Subsection => 4,
            Self::Article | Self::Roman => 5,
            Self::Number => 6,
            Self::Letter => 7,
            Self::Table => 8,
            Self::Group => 9,
            Self::Row => 10,
        }
    }

    fn is_of_table(self) -> bool {
        self.depth() >= Self::Table.depth()
    }
}

/// A part of a text, from the line that heads it.
#[derive(Debug, Clone, Copy)]
pub struct Part<'t> {
    /// What it is.
    pub level: Level,
    /// Its number as written, `II` or `5a`; empty where it has none.
    pub number: &'t str,
    /// The words that head it with their number, `PHỤ LỤC II`.
    pub heading: &'t str,
    /// The note or the edge of pages that it is.
    pub aside: Option<&'t Aside>,
    /// Whether the heading stands alone on its line, or in capitals: it can be no sentence.
    is_alone: bool,
    /// The line of its heading, in lines that have words.
    line: usize,
    /// Which paragraph the line of its heading is, 0 where it is none.
    paragraph: usize,
    /// The part that holds it.
    above: Option<usize>,
}

impl Part<'_> {
    fn of(level: Level) -> Self {
        let (number, heading) = ("", "");
        let (aside, above) = (None, None);
        Self { level, number, heading, aside, is_alone: false, line: 0, paragraph: 0, above }
    }

    /// Whether it is the head of an appendix, and cannot be a sentence or a row.
    fn is_head(&self) -> bool {
        self.level == Level::Appendix && self.is_alone
    }
}

/// The place of words in the outline.
#[derive(Debug, Clone)]
pub struct Path<'t> {
    /// The parts that hold them, the outermost first; none in the head of the text.
    pub parts: Vec<Part<'t>>,
    /// The paragraph of the innermost part, from 1; none in a heading, and where a part has one only.
    pub paragraph: Option<usize>,
}

/// The parts of a text.
///
/// ```
/// use viendan::{extract, grammar::Grammar, model::Office, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "LUẬT\n\nTiếp cận thông tin\n\nĐiều 5. Quyền\n1. Công dân\na) được biết;";
/// let text = Text::new("luat.txt", words.into(), grammar.letters());
/// let report = extract::report(&text, grammar, &Office::default());
/// let path = report.outline.path_to(&text.words()[words.find("biết").unwrap()..]);
/// let numbers: Vec<_> = path.parts.iter().map(|part| part.number).collect();
/// assert_eq!(numbers, ["5", "1", "a"]);
/// ```
#[derive(Debug, Clone)]
pub struct Outline<'t> {
    text: &'t Text,
    /// In the order of the text.
    parts: Vec<Part<'t>>,
    /// Where lines begin that have words, in bytes of the words of the text.
    lines: Vec<usize>,
    /// The lines of the grounds.
    grounds: Vec<usize>,
    /// The first line of the recipients.
    recipients: Option<usize>,
    /// The lines of forms that others fill in.
    forms: Vec<Range<usize>>,
}

impl<'t> Outline<'t> {
    /// Reads a text whose header is known.
    pub(super) fn of(text: &'t Text, grammar: &'t Grammar, header: &Header<'t>) -> Self {
        Reader::new(text, grammar, header).read()
    }

    /// The place in the outline of the beginning of some words.
    pub fn path_to(&self, words: &str) -> Path<'t> {
        let Some(line) = self.line_at(words) else {
            return Path { parts: Vec::new(), paragraph: None };
        };
        let mut parts = Vec::new();
        let last = self.part_at(line);
        let mut next = last;
        while let Some(part) = next.and_then(|at| self.parts.get(at)) {
            parts.push(*part);
            next = part.above;
        }
        parts.reverse();
        let last = last.and_then(|at| self.parts.get(at));
        let paragraph = last.map(|part| part.paragraph + (line - part.line));
        let is_told = |&at: &usize| at > 1 || at == 1 && self.goes_on(line);
        Path { parts, paragraph: paragraph.filter(is_told) }
    }

    /// The parts, in the order of the text.
    pub fn parts(&self) -> &[Part<'t>] {
        &self.parts
    }

    /// The heading of the first appendix that surely is one, with its number.
    pub fn appendix(&self) -> Option<&'t str> {
        self.parts.iter().find(|part| part.is_head()).map(|part| part.heading)
    }

    /// Whether words begin a line that heads a part, and is no sentence, no row and no recipient.
    pub fn is_heading(&self, words: &str) -> bool {
        let Some(line) = self.line_at(words) else { return false };
        let part = self.part_at(line).and_then(|at| self.parts.get(at));
        part.is_some_and(|it| {
            let is_first = it.line == line && it.paragraph == 0 && !it.heading.is_empty();
            is_first && it.level != Level::Recipients && !it.level.is_of_table()
        })
    }

    /// Whether words stand in a table.
    pub fn is_in_table(&self, words: &str) -> bool {
        let part = self.line_at(words).and_then(|line| self.part_at(line));
        part.and_then(|at| self.parts.get(at)).is_some_and(|part| part.level.is_of_table())
    }

    /// Whether words stand in a line of the grounds, `Căn cứ …`.
    pub fn is_ground(&self, words: &str) -> bool {
        self.line_at(words).is_some_and(|line| self.grounds.binary_search(&line).is_ok())
    }

    /// Whether words stand in a form that others fill in, `Mẫu số 02`: what it says it does not say of
    /// the text.
    ///
    /// ```
    /// use viendan::{extract, grammar::Grammar, model::Office, text::Text};
    ///
    /// let grammar = Grammar::builtin();
    /// let words = "Số: 7/QĐ-STP\n\nQUYẾT ĐỊNH\nVề mẫu đơn\n\nĐiều 1. Ban hành mẫu.\n\n\
    ///              PHỤ LỤC\nMẫu số 01\nCăn cứ Luật Đất đai;";
    /// let text = Text::new("quyet-dinh.txt", words.into(), grammar.letters());
    /// let report = extract::report(&text, grammar, &Office::default());
    /// let is_in_form = |part: &str| {
    ///     let at = text.words().find(part).unwrap();
    ///     report.outline.is_in_form(&text.words()[at..])
    /// };
    /// assert!(is_in_form("Luật Đất đai") && !is_in_form("Ban hành mẫu"));
    /// ```
    pub fn is_in_form(&self, words: &str) -> bool {
        let Some(line) = self.line_at(words) else { return false };
        let last = self.forms.partition_point(|form| form.start <= line).checked_sub(1);
        last.and_then(|at| self.forms.get(at)).is_some_and(|form| form.contains(&line))
    }

    /// The lines of the recipients, without the one that heads them; the last is the end of the text.
    pub fn recipients(&self) -> impl Iterator<Item = &'t str> {
        let from = self.recipients.map_or(self.lines.len(), |line| line + 1);
        self.lines.get(from..).unwrap_or_default().iter().map(|&start| self.line(start))
    }

    /// A line without its end.
    fn line(&self, start: usize) -> &'t str {
        let rest = self.text.words().get(start..).unwrap_or_default();
        rest.split('\n').next().unwrap_or_default()
    }

    /// The line in which words begin.
    fn line_at(&self, words: &str) -> Option<usize> {
        let at = self.text.range_of(words)?.start;
        self.lines.partition_point(|&start| start <= at).checked_sub(1)
    }

    /// The innermost part that holds a line.
    fn part_at(&self, line: usize) -> Option<usize> {
        self.parts.partition_point(|part| part.line <= line).checked_sub(1)
    }

    /// Whether another paragraph of the same part follows a line.
    fn goes_on(&self, line: usize) -> bool {
        let next = self.part_at(line + 1).and_then(|at| self.parts.get(at));
        let begins = next.is_some_and(|it| it.line == line + 1 && !it.level.is_of_table());
        line + 1 < self.lines.len() && !begins
    }
}

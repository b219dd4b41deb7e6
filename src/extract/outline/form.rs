//! Forms that others fill in: sample decisions, letters and contracts of an appendix.

use std::ops::Range;

use crate::{
    extract::edge::bare,
    grammar::{Grammar, MarkRole},
    model::Header,
};

/// The longest line that heads a form, in bytes.
const HEADING: usize = 120;
/// How many lines below its motto a head may bear its number; the only one in 377 official texts that
/// is printed once more bears it five below.
const HEAD: usize = 8;

/// The forms of a text up to a line.
#[derive(Debug)]
pub(super) struct Forms<'t> {
    grammar: &'t Grammar,
    /// The text's own number, as written.
    own: Option<&'t str>,
    /// Whether the text has a head of its own.
    has_head: bool,
    /// Whether a motto stands above, in the head or behind it.
    has_motto: bool,
    /// Whether an appendix has begun.
    has_appendix: bool,
    /// The last one is open while no end of it was met.
    found: Vec<Form>,
}

/// A form in a text.
#[derive(Debug)]
struct Form {
    lines: Range<usize>,
    /// Whether a motto began it.
    by_motto: bool,
}

/// The end of a form that is open.
const OPEN: usize = usize::MAX;

impl Form {
    fn is_open(&self) -> bool {
        self.lines.end == OPEN
    }
}

impl<'t> Forms<'t> {
    pub(super) fn new(grammar: &'t Grammar, header: &Header<'t>) -> Self {
        let own = header.symbol.as_ref().map(|it| it.raw).filter(|it| !it.is_empty());
        let has_head = !header.words.is_empty();
        Self { grammar, own, has_head, has_motto: has_head, has_appendix: false, found: Vec::new() }
    }

    /// The lines of each form, in the order of the text.
    pub(super) fn found(self) -> Vec<Range<usize>> {
        self.found.into_iter().map(|form| form.lines).collect()
    }

    /// The head of an appendix: a form that stood before it has ended.
    pub(super) fn end(&mut self, line: usize) {
        self.has_appendix = true;
        if let Some(form) = self.found.last_mut().filter(|it| it.is_open()) {
            form.lines.end = line;
        }
    }

    /// Takes a line behind the head; below the recipients only what is attached stands.
    pub(super) fn take(&mut self, line: usize, words: &str, recipients: Option<usize>) {
        let words = bare(words);
        if words.len() > HEADING {
            return;
        }
        if let Some(form) = self.found.last().filter(|it| it.is_open()) {
            // The head of the text itself, printed once more.
            let near = form.by_motto && line <= form.lines.start + HEAD;
            if near && self.own.is_some_and(|own| words.contains(own)) {
                self.found.pop();
            }
            return;
        }
        let is_motto = self.begins(words, MarkRole::Nation);
        let is_second = is_motto && self.has_motto;
        self.has_motto |= is_motto;
        let is_attached = self.has_appendix || recipients.is_some();
        if is_second || self.is_blank(words) || is_attached && self.is_sample(words) {
            self.found.push(Form { lines: line..OPEN, by_motto: is_motto });
        }
    }

    fn begins(&self, words: &str, role: MarkRole) -> bool {
        self.grammar.mark_at(words).is_some_and(|(mark, _)| mark.role == role)
    }

    /// `Số: …/QĐ-…`: a head whose number is left blank.
    fn is_blank(&self, words: &str) -> bool {
        let rest = self.grammar.behind_label(words).unwrap_or_default();
        let number = rest.trim_start_matches([' ', ':']);
        let code = number.trim_start_matches(['.', '…', '_', '-', ' ']);
        let is_long = number.len() - code.len() > 1 || number.len() == code.len();
        self.has_head && rest.contains(':') && is_long && code.starts_with('/')
    }

    /// `Mẫu số 02`, `HỢP ĐỒNG MUA BÁN ĐIỆN`: the heading of a form.
    fn is_sample(&self, words: &str) -> bool {
        let is_loud = !words.contains(char::is_lowercase);
        let begins = words.starts_with(char::is_uppercase);
        let is_form = self.grammar.unit_at(words).is_some_and(|(unit, width)| {
            let rest = words.get(width..).unwrap_or_default().trim_start();
            unit.form && (rest.is_empty() || rest.starts_with(|it: char| it.is_ascii_digit()))
        });
        let is_paper = || is_loud && self.grammar.kind_at(words).is_some_and(|(it, _)| it.outside);
        begins && is_form || is_paper()
    }
}

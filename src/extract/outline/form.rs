//! Forms that others fill in: sample decisions, letters and contracts of an appendix.

use super::mark::bare;
use crate::{
    grammar::{Grammar, MarkRole},
    model::Header,
};

/// The longest line that heads a form, in bytes.
const HEADING: usize = 120;
/// How many lines below its motto a head may bear its number.
const HEAD: usize = 8;

/// What is known of the forms up to a line.
#[derive(Debug)]
pub(super) struct Forms<'t> {
    grammar: &'t Grammar,
    /// The text's own number, as written.
    own: String,
    /// Whether the text has a head of its own.
    has_head: bool,
    /// How many mottos were seen in or behind the head.
    mottos: usize,
    /// Whether an appendix has begun.
    attached: bool,
    /// The line of the motto that began the form that is open.
    begun: Option<usize>,
    /// Where forms begin and end, by lines.
    found: Vec<(usize, bool)>,
}

impl<'t> Forms<'t> {
    pub(super) fn new(grammar: &'t Grammar, header: &Header<'_>) -> Self {
        let own = header.symbol.as_ref().map(|it| it.raw.to_owned()).unwrap_or_default();
        let has_head = !header.words.is_empty();
        let mottos = usize::from(has_head);
        Self { grammar, own, has_head, mottos, attached: false, begun: None, found: Vec::new() }
    }

    pub(super) fn found(self) -> Vec<(usize, bool)> {
        self.found
    }

    /// The head of an appendix: a form that stood before it has ended.
    pub(super) fn end(&mut self, line: usize) {
        self.attached = true;
        if self.is_open() {
            self.found.push((line, false));
            self.begun = None;
        }
    }

    /// Takes a line behind the head; below the recipients only what is attached stands.
    pub(super) fn take(&mut self, line: usize, words: &str, recipients: Option<usize>) {
        let words = bare(words);
        if words.len() > HEADING {
            return;
        }
        if self.is_open() {
            // The head of the text itself, printed once more.
            let near = self.begun.is_some_and(|begun| line <= begun + HEAD);
            if near && !self.own.is_empty() && words.contains(&self.own) {
                self.found.pop();
                self.begun = None;
            }
            return;
        }
        let is_motto = self.begins(words, MarkRole::Nation);
        self.mottos += usize::from(is_motto);
        let is_second = is_motto && self.mottos > 1;
        let attached = self.attached || recipients.is_some();
        if is_second || self.is_blank(words) || attached && self.is_sample(words) {
            self.begun = is_motto.then_some(line);
            self.found.push((line, true));
        }
    }

    fn is_open(&self) -> bool {
        self.found.last().is_some_and(|(_, is_form)| *is_form)
    }

    fn begins(&self, words: &str, role: MarkRole) -> bool {
        self.grammar.mark_hits(words).take(1).any(|(mark, hit)| mark.role == role && hit.start == 0)
    }

    /// `Số: …/QĐ-…`: a head whose number is left blank.
    fn is_blank(&self, words: &str) -> bool {
        let label = self.grammar.mark_hits(words).next();
        let label = label.filter(|(mark, hit)| mark.role == MarkRole::Number && hit.start == 0);
        let rest = label.and_then(|(_, hit)| words.get(hit.end..)).unwrap_or_default();
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

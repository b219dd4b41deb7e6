//! Number-like tokens that no mention took.

use std::{collections::BTreeMap, iter::from_fn, ops::Range};

use super::Report;
use crate::grammar::Grammar;

/// A number-like token that is no part of a mention.
#[derive(Debug, Clone, Copy)]
pub struct Unread<'t> {
    /// The token.
    pub words: &'t str,
    /// Why it is no citation; `None` when nothing excuses it.
    pub reason: Option<&'t str>,
}

/// Number-like tokens that are no part of a mention; those without a reason were never understood.
///
/// The dangerous failure is not a wrong reading but no reading at all: here it shows.
///
/// ```
/// use viendan::{extract, grammar::Grammar, model::Office, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Thực hiện Kế hoạch số 04/KH-UBND, đạt 26/28 nhiệm vụ";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let report = extract::report(&text, grammar, &Office::default());
/// let unread = extract::unread(&report, grammar);
/// assert_eq!((unread[0].words, unread[0].reason), ("26/28", Some("fraction")));
/// ```
pub fn unread<'t>(report: &Report<'t>, grammar: &'t Grammar) -> Vec<Unread<'t>> {
    let free = Free::of(report);
    lines(report).flat_map(|line| free.unread(line, grammar)).collect()
}

/// The tokens of [`unread`] that nothing excuses.
///
/// Excuses are tried only where a token is free, so that a text that is understood costs nothing.
///
/// ```
/// use viendan::{extract, grammar::Grammar, model::Office, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Thực hiện Kế hoạch số 04/KH-UBND, 1025/PLYK/2025, đạt 26/28 nhiệm vụ";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let report = extract::report(&text, grammar, &Office::default());
/// assert_eq!(extract::not_understood(&report, grammar), ["1025/PLYK/2025"]);
/// ```
pub fn not_understood<'t>(report: &Report<'t>, grammar: &'t Grammar) -> Vec<&'t str> {
    let free = Free::of(report);
    lines(report).flat_map(|line| free.not_understood(line, grammar)).collect()
}

/// The lines that may hold a token.
fn lines<'t>(report: &Report<'t>) -> impl Iterator<Item = &'t str> {
    let lines = report.text.words().split('\n');
    lines.filter(|line| line.bytes().any(|it| it.is_ascii_digit()))
}

/// The stretches where no mention and no header stands.
struct Free<'r, 't> {
    report: &'r Report<'t>,
    taken: Vec<Range<usize>>,
}

impl<'r, 't> Free<'r, 't> {
    fn of(report: &'r Report<'t>) -> Self {
        Self { report, taken: taken(report) }
    }

    /// Whether nothing took any part of these words of the text.
    fn holds(&self, words: &str) -> bool {
        let Some(here) = self.report.text.range_of(words) else { return false };
        let after = self.taken.partition_point(|it| it.end <= here.start);
        self.taken.get(after).is_none_or(|it| it.start >= here.end)
    }

    /// The free tokens of a line, with the reasons that excuse them.
    fn unread(&self, line: &'t str, grammar: &'t Grammar) -> Vec<Unread<'t>> {
        let excused: Vec<_> = excused(grammar, line).collect();
        let seen = excused.iter().map(|(it, _)| (it.start, it.end)).collect();
        let overlaps = |here: &Range<usize>| overlaps(&seen, here);
        let tokens = tokens(line).filter(|here| !overlaps(here));
        let reasons = excused.iter().map(|(here, reason)| (here.clone(), Some(*reason)));
        let mut found: Vec<_> = reasons.chain(tokens.map(|here| (here, None))).collect();
        found.sort_by_key(|(here, _)| here.start);
        let found = found
            .into_iter()
            .filter_map(|(here, reason)| Some(Unread { words: line.get(here)?, reason }));
        found.filter(|token| self.holds(token.words)).collect()
    }

    /// The free tokens of a line that nothing excuses.
    fn not_understood(&self, line: &'t str, grammar: &Grammar) -> Vec<&'t str> {
        let free = tokens(line).filter(|it| line.get(it.clone()).is_some_and(|it| self.holds(it)));
        let mut open: BTreeMap<_, _> = free.map(|it| (it.start, it.end)).collect();
        if open.is_empty() {
            return Vec::new();
        }
        let mut excused = excused(grammar, line);
        // Each row that is not asked is a pattern that need not be made ready.
        while !open.is_empty()
            && let Some((token, _)) = excused.next()
        {
            while let Some((&start, &end)) = open.range(..token.end).next_back()
                && token.start < end
            {
                open.remove(&start);
            }
        }
        open.into_iter().filter_map(|(start, end)| line.get(start..end)).collect()
    }
}

/// Figures with letters or figures behind a slash or a hyphen: what a number with a symbol would
/// look like.
fn tokens(line: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    from_fn(move || {
        loop {
            let start = from + line.get(from..)?.bytes().position(|it| it.is_ascii_digit())?;
            let rest = line.get(start..)?;
            let mut behind = rest.trim_start_matches(is_sign);
            // A point goes on where a letter or a figure does: `1.2`.
            while let Some(part) = behind.strip_prefix('.').filter(|it| it.starts_with(is_sign)) {
                behind = part.trim_start_matches(is_sign);
            }
            let mut end = behind;
            while let Some(part) = part(end) {
                end = part.trim_start_matches(|it| is_sign(it) || matches!(it, '.' | '&'));
            }
            from = line.len() - end.len();
            if end.len() < behind.len() {
                return Some(start..from);
            }
        }
    })
}

/// The part behind a slash or a hyphen that joins letters or figures to what is before it.
fn part(rest: &str) -> Option<&str> {
    let mark = without_blank(rest).strip_prefix(['/', '–', '-'])?;
    Some(without_blank(mark)).filter(|it| it.starts_with(is_sign))
}

fn without_blank(words: &str) -> &str {
    words.strip_prefix(char::is_whitespace).unwrap_or(words)
}

/// Letters of Vietnamese and their neighbours, and figures.
fn is_sign(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || ('\u{c0}'..='\u{1ef9}').contains(&letter)
}

/// The stretches that mentions and the header took, in the order of the text.
fn taken(report: &Report<'_>) -> Vec<Range<usize>> {
    let header = &report.header;
    let own = [header.symbol.as_ref().map(|it| it.raw), header.date.map(|it| it.raw)];
    let mentions = report
        .mentions
        .iter()
        .flat_map(|it| [Some(it.words), it.date.map(|date| date.raw), it.pinpoint, it.name]);
    let words = own.into_iter().chain(mentions).flatten();
    let mut taken: Vec<_> = words.filter_map(|words| report.text.range_of(words)).collect();
    taken.sort_by_key(|it| (it.start, it.end));
    taken.dedup_by(|next, last| {
        let inside = next.start < last.end;
        if inside {
            last.end = last.end.max(next.end);
        }
        inside
    });
    taken
}

/// The tokens of a line that a row excuses; the first row that fits gives the reason.
fn excused<'t>(
    grammar: &'t Grammar,
    line: &'t str,
) -> impl Iterator<Item = (Range<usize>, &'t str)> + 't {
    let mut seen = BTreeMap::new();
    grammar.excused(line).filter(move |(token, _)| {
        let is_new = !overlaps(&seen, token);
        if is_new {
            seen.insert(token.start, token.end);
        }
        is_new
    })
}

/// Whether words lie over one of several that lie apart, told by where each begins and ends.
fn overlaps(apart: &BTreeMap<usize, usize>, here: &Range<usize>) -> bool {
    apart.range(..here.end).next_back().is_some_and(|(_, end)| here.start < *end)
}

//! The patterns of the excuses, each made ready at its first use: a text needs a few of them.

use std::{ops::Range, sync::OnceLock};

use memchr::memmem;
use regex::Regex;

use super::{Grammar, rows::Excuse};

/// The pattern of an excuse.
#[derive(Debug, Default)]
pub(super) struct Pattern(OnceLock<Option<Regex>>);

impl Pattern {
    /// The pattern as it is searched for.
    pub(super) fn compile(row: &Excuse) -> Result<Regex, regex::Error> {
        let pattern = &row.pattern;
        if row.after.is_empty() {
            Regex::new(pattern)
        } else {
            Regex::new(&format!("^(?:{pattern})"))
        }
    }

    /// The tokens of a line that the row excuses; `words` are the ends of its words there.
    pub(super) fn tokens(
        &self,
        row: &Excuse,
        line: &str,
        words: impl Iterator<Item = usize>,
    ) -> Vec<Range<usize>> {
        let mut words = words.peekable();
        let bytes = line.as_bytes();
        let holds = |it: &String| memmem::find(bytes, it.as_bytes()).is_some();
        let is_told = row.after.is_empty() || words.peek().is_some();
        if !is_told || !row.holds.is_empty() && !row.holds.iter().any(holds) {
            return Vec::new();
        }
        let Some(pattern) = self.0.get_or_init(|| Self::compile(row).ok()) else {
            return Vec::new();
        };
        if row.after.is_empty() {
            let found = pattern.captures_iter(line);
            return found.filter_map(|it| Some(it.name("token")?.range())).collect();
        }
        let behind = words.filter_map(|end| {
            let token = pattern.captures(line.get(end..)?)?.name("token")?.range();
            Some(end + token.start..end + token.end)
        });
        behind.collect()
    }
}

impl Grammar {
    /// The tokens of a line that no citation can be, each with the reason, in the order of the table.
    ///
    /// ```
    /// use viendan::grammar::Grammar;
    ///
    /// let line = "Trong quý I/2023 giải quyết 26/28 nhiệm vụ";
    /// let mut excused = Grammar::builtin().excused(line);
    /// let (token, reason) = excused.next().unwrap();
    /// assert_eq!((&line[token], reason), ("I/2023", "quarter"));
    /// assert_eq!(excused.next().unwrap().1, "fraction");
    /// ```
    pub fn excused<'g>(
        &'g self,
        line: &'g str,
    ) -> impl Iterator<Item = (Range<usize>, &'g str)> + 'g {
        let hits = self.index.hits(&self.index.excuses, line);
        let rows = self.tables.excuses.iter().zip(&self.patterns).enumerate();
        rows.flat_map(move |(at, (row, pattern))| {
            let words = hits.iter().filter(|hit| hit.row == at).map(|hit| hit.end);
            let tokens = pattern.tokens(row, line, words);
            tokens.into_iter().map(move |token| (token, row.reason.as_str()))
        })
    }
}

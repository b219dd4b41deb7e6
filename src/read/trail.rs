//! Words that are written one after another, with the way back to where each came from.

use std::ops::Range;

use crate::text::Step;

/// Words, and the points where they and what they were made of part company.
#[derive(Debug, Default)]
pub(super) struct Trail {
    pub(super) words: String,
    pub(super) steps: Vec<Step>,
}

impl Trail {
    /// Adds words that `from` holds, in bytes; it is empty for words that stand nowhere.
    pub(super) fn put(&mut self, words: &str, from: Range<usize>) {
        let last = self.steps.last().copied().unwrap_or_default();
        let end = last.starts + (self.words.len() - last.words);
        if end != from.start {
            self.step(end, from.start);
        }
        self.words.push_str(words);
        if words.len() != from.len() {
            self.step(from.end, from.end);
        }
    }

    fn step(&mut self, ends: usize, starts: usize) {
        let words = self.words.len();
        match self.steps.last_mut() {
            Some(step) if step.words == words => step.starts = starts,
            _ => self.steps.push(Step { words, ends, starts }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lead_back_over_what_was_left_out() {
        let html = "<b>Số</b> 04&#47;KH";
        let mut trail = Trail::default();
        for (words, from) in [("Số", 3..7), (" 04", 11..14), ("/", 14..19), ("KH", 19..21)] {
            trail.put(words, from);
        }
        assert_eq!(trail.words, "Số 04/KH");
        let written = |range| html.get(Step::original(&trail.steps, range));
        assert_eq!(written(0..4), Some("Số"));
        assert_eq!(written(5..10), Some("04&#47;KH"));
        assert_eq!(written(7..8), Some("&#47;"));
    }
}

//! Characters and units of UTF-16 before an offset, without counting from the beginning each time.

use std::sync::OnceLock;

/// How far it is from one mark to the next, in bytes; a mark has 16 bytes, so that all take a
/// sixty-fourth of the words.
const STEP: usize = 1024;

/// How much stands before an offset.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) characters: usize,
    /// Units of two bytes.
    pub(crate) units: usize,
}

/// Counts at every so many bytes of some words, made at the first question.
#[derive(Debug, Default)]
pub(crate) struct Ruler {
    marks: OnceLock<Vec<Count>>,
}

impl Ruler {
    /// What stands before an offset of the words; always the same words.
    pub(crate) fn before(&self, words: &str, offset: usize) -> Count {
        let marks = self.marks.get_or_init(|| marks(words));
        let at = offset / STEP;
        let known = marks.get(at).copied().unwrap_or_default();
        let rest = words.get(words.floor_char_boundary(at * STEP)..offset).unwrap_or_default();
        known.and(rest)
    }
}

fn marks(words: &str) -> Vec<Count> {
    let mut marks = vec![Count::default()];
    let mut count = Count::default();
    let mut from = 0;
    for at in (STEP..=words.len()).step_by(STEP) {
        let to = words.floor_char_boundary(at);
        count = count.and(words.get(from..to).unwrap_or_default());
        marks.push(count);
        from = to;
    }
    marks
}

impl Count {
    /// With these words behind it.
    fn and(self, words: &str) -> Self {
        let characters = words.chars().count();
        // A character of four bytes has two units.
        let wide = words.bytes().filter(|byte| *byte >= 0xf0).count();
        Self { characters: self.characters + characters, units: self.units + characters + wide }
    }
}

#[cfg(test)]
mod tests {
    use super::{Count, Ruler};

    #[test]
    fn a_ruler_says_what_counting_says() {
        let words = "Kế hoạch 𝟒 số ".repeat(400);
        let ruler = Ruler::default();
        for (at, _) in words.char_indices() {
            let before = words.get(..at).unwrap_or_default();
            let (characters, units) = (before.chars().count(), before.encode_utf16().count());
            assert_eq!(ruler.before(&words, at), Count { characters, units }, "{at}");
        }
    }
}

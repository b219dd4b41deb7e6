//! Questions about the words that head the parts of a text.

use super::{Grammar, Heading, Hit};

impl Grammar {
    /// Words that head the parts of a text.
    pub fn headings(&self) -> &[Heading] {
        &self.tables.headings
    }

    /// The longest words that head a part of a text and that these words begin with, and their width
    /// in bytes.
    ///
    /// ```
    /// use viendan::grammar::{Grammar, Heads};
    ///
    /// let (heading, width) = Grammar::builtin().heading_at("CHƯƠNG II").unwrap();
    /// assert_eq!((heading.heads, width), (Heads::Chapter, "CHƯƠNG".len()));
    /// ```
    pub fn heading_at(&self, words: &str) -> Option<(&Heading, usize)> {
        let hit = self.index.at(&self.index.headings, words)?;
        Some((self.tables.headings.get(hit.row)?, hit.end))
    }

    /// The words that head parts of a text, wherever they stand in these words.
    pub fn heading_hits(&self, words: &str) -> Vec<Hit> {
        self.index.hits(&self.index.headings, words)
    }
}

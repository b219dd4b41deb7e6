//! Questions about the words that head the parts of a text.

use super::{Grammar, Heading};

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
}

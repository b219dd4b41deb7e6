//! Marks of a document's form, and slips of the pen in its words.

use super::{Grammar, Hit, Mark};

impl Grammar {
    /// The marks of a document's form in these words, in their order.
    ///
    /// ```
    /// use viendan::grammar::{Grammar, MarkRole};
    ///
    /// let grammar = Grammar::builtin();
    /// let roles: Vec<_> = grammar.mark_hits("Số: 12/SNV-CCVC").map(|(mark, _)| mark.role).collect();
    /// assert_eq!(roles, [MarkRole::Number]);
    /// ```
    pub fn mark_hits<'a>(&'a self, words: &'a str) -> impl Iterator<Item = (&'a Mark, Hit)> + 'a {
        let hits = self.index.marks.hits(words);
        hits.filter_map(|hit| Some((self.tables.marks.get(hit.row)?, hit)))
    }

    /// The words before the label of a number that ends these words: `Quyết định số`.
    ///
    /// ```
    /// use viendan::grammar::Grammar;
    ///
    /// let before = |words| Grammar::builtin().before_label(words);
    /// assert_eq!(before("Quyết định số"), Some("Quyết định "));
    /// assert_eq!(before("Quyết định"), None);
    /// ```
    pub fn before_label<'a>(&self, words: &'a str) -> Option<&'a str> {
        let before =
            self.index.labels.iter().find_map(|label| words.strip_suffix(label.as_str()))?;
        (!before.ends_with(char::is_alphabetic)).then_some(before)
    }

    /// What a misspelt word of a citation means: `sô` is `số`.
    ///
    /// ```
    /// use viendan::grammar::Grammar;
    ///
    /// assert_eq!(Grammar::builtin().meant("sô"), Some("số"));
    /// assert_eq!(Grammar::builtin().meant("số"), None);
    /// ```
    pub fn meant(&self, word: &str) -> Option<&str> {
        self.index.meant.get(&self.fold(word)).map(String::as_str)
    }
}

//! Words that head the parts of a text.

use serde::Deserialize;

/// The part that a line heads which begins with listed words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Heads {
    /// `PHỤ LỤC II`
    Appendix,
    /// `PHẦN THỨ HAI`
    Division,
    /// `Chương II`
    Chapter,
    /// `Mục 1`
    Section,
    /// `Tiểu mục 1`
    Subsection,
    /// `Điều 5.`
    Article,
    /// `Căn cứ …`: a line of the grounds.
    Ground,
    /// `Nơi nhận:`
    Recipients,
    /// `thứ` of `PHẦN THỨ HAI`: a number in words follows.
    Ordinal,
}

/// Words that head a part of a text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heading {
    /// The words, in lower case: `chương`.
    pub words: String,
    /// What they head.
    pub heads: Heads,
    /// Texts with a line that heads such a part.
    #[serde(default)]
    pub accepts: Vec<String>,
    /// Texts in which the words head nothing.
    #[serde(default)]
    pub rejects: Vec<String>,
}

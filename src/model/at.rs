//! Places of mentions and documents in the lists that hold them.

/// The place of a mention in the mentions of its report, from 0 in the order of the text.
///
/// ```
/// use viendan::{extract, grammar::Grammar, model::MentionAt, text::Text};
///
/// let grammar = Grammar::builtin();
/// let words = "Kế hoạch số 04/KH-UBND; Kế hoạch số 05/KH-UBND";
/// let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
/// let report = extract::report(&text, grammar);
/// assert_eq!(report.mention(MentionAt::new(1)).unwrap().words, "05/KH-UBND");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionAt(usize);

/// The place of a document in the documents of its graph, from 0; the first is the report itself.
///
/// ```
/// use viendan::{graph::Graph, model::DocumentAt};
///
/// assert_eq!(Graph::OWN, DocumentAt::new(0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentAt(usize);

impl MentionAt {
    /// The place that is so many mentions behind the first.
    pub const fn new(index: usize) -> Self {
        Self(index)
    }

    /// So many mentions stand before it.
    pub const fn index(self) -> usize {
        self.0
    }

    /// The place before this one; none before the first.
    pub fn before(self) -> Option<Self> {
        self.0.checked_sub(1).map(Self)
    }
}

impl DocumentAt {
    /// The place that is so many documents behind the first.
    pub const fn new(index: usize) -> Self {
        Self(index)
    }

    /// So many documents stand before it.
    pub const fn index(self) -> usize {
        self.0
    }
}

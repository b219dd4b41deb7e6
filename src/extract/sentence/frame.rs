//! Frames that are open while a sentence is read.

use std::ops::Range;

use crate::grammar::Cue;

/// The kind of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Sentence,
    /// The title of a mention.
    Title(usize),
    /// Brackets, with the mention right before them.
    Bracket(Option<usize>),
    /// A quotation that ends there.
    Quotation(usize),
}

/// One open level of the sentence, with what has been read at its depth.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "what is known of a level, each by itself")]
pub(super) struct Frame<'t> {
    pub(super) level: Level,
    /// Where it begins, for a title its words.
    pub(super) start: usize,
    /// Where it must end.
    pub(super) until: Option<usize>,
    /// Whether the title begins with a verb that several documents may follow.
    pub(super) takes: bool,
    /// Whether the title may turn out to be a sentence about the document.
    pub(super) doubted: bool,
    /// Whether the title may be what the document tells.
    pub(super) tells: bool,
    /// Mentions that stand side by side here.
    pub(super) list: Vec<usize>,
    /// Where the last of them ends, its title included.
    pub(super) item: usize,
    /// The last comma, semicolon or `và` behind it.
    pub(super) joint: Option<Joint>,
    /// What makes the next verb passive, and where it stands.
    pub(super) passive: Option<usize>,
    /// A verb that waits for what it governs.
    pub(super) verb: Option<Verb<'t>>,
    /// The clauses whose lists may go on, the outermost first.
    pub(super) clauses: Vec<usize>,
    /// Whether the sentence turned away from its list.
    pub(super) turned: bool,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Joint {
    pub(super) at: usize,
    pub(super) kind: Join,
    pub(super) end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    Comma,
    And,
    Semicolon,
    Colon,
}

/// A verb that waits for what it governs.
#[derive(Debug, Clone)]
pub(super) struct Verb<'t> {
    pub(super) cue: &'t Cue,
    /// Where it begins, with what makes it passive.
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) is_passive: bool,
    /// Where `ban hành kèm theo` ends behind it: what it governs was issued with the next mention.
    pub(super) carried: Option<usize>,
    /// Whether it follows another one in its list: the clauses before it have ended.
    pub(super) is_first: bool,
    pub(super) actor: super::Actor<'t>,
    /// Whether it stands behind words that head a list: `các văn bản sau hết hiệu lực: A; B`.
    pub(super) heads: bool,
    /// Mentions before the verb that it governs: `A, B hết hiệu lực kể từ ngày …`.
    pub(super) ended: Vec<usize>,
}

impl<'t> Verb<'t> {
    /// An active verb at its place, in the middle of its sentence.
    pub(super) fn new(cue: &'t Cue, place: Range<usize>, actor: super::Actor<'t>) -> Self {
        Self {
            cue,
            at: place.start,
            end: place.end,
            is_passive: false,
            carried: None,
            is_first: false,
            actor,
            heads: false,
            ended: Vec::new(),
        }
    }
}

impl Frame<'_> {
    pub(super) fn new(level: Level, start: usize) -> Self {
        Self {
            level,
            start,
            until: None,
            takes: false,
            doubted: false,
            tells: false,
            list: Vec::new(),
            item: start,
            joint: None,
            passive: None,
            verb: None,
            clauses: Vec::new(),
            turned: false,
        }
    }

    pub(super) fn titled(&self) -> Option<usize> {
        match self.level {
            Level::Title(mention) => Some(mention),
            _ => None,
        }
    }
}

/// The governor of the items of a list whose head stands in a line above.
#[derive(Debug, Clone)]
pub(super) struct Items<'t> {
    /// The verb of the head, until it has its first item.
    pub(super) verb: Option<Verb<'t>>,
    pub(super) clause: Option<usize>,
    /// Whether the head ends without a colon: its items are marked.
    pub(super) is_loose: bool,
    /// What marks the items.
    pub(super) style: Option<Style>,
}

/// The mark of the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Bare,
    Dash,
    Figure,
    Letter,
}

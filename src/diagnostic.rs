//! One finding: what is wrong, every place, the evidence, and how to mend it.

use std::{cmp::Reverse, collections::HashSet};

mod leg;
mod near;
mod signs;
mod voice;

pub use leg::{Fact, Footing, Leg};
pub use near::{distance, near};
#[cfg(feature = "cli")]
pub(crate) use signs::sign;
pub use signs::{escaped, seen, seen_lines};
pub use voice::Voice;

pub use crate::language::{Language, Words};

use crate::model::DocumentAt;

/// The weight of a finding if it is true; the rule's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing (gợi ý).
    Info,
    /// Needs an eye (cần xem).
    Warning,
    /// Certain from the text or fixed by law: should not be signed (lỗi).
    Error,
}

impl Severity {
    /// The name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The word for a person.
    ///
    /// ```
    /// use viendan::diagnostic::{Language, Severity};
    ///
    /// assert_eq!(Severity::Warning.word(Language::Vietnamese), "cần xem");
    /// assert_eq!(Severity::Info.word(Language::English), "note");
    /// ```
    pub fn word(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Error, Language::Vietnamese) => "lỗi",
            (Self::Warning, Language::Vietnamese) => "cần xem",
            (Self::Info, Language::Vietnamese) => "gợi ý",
            (Self::Error, Language::English) => "error",
            (Self::Warning, Language::English) => "warning",
            (Self::Info, Language::English) => "note",
        }
    }
}

/// The degree of our belief in a finding; the finding's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// It may be so.
    Possible,
    /// It is probably so.
    Likely,
    /// The text itself shows it.
    Certain,
}

impl Certainty {
    /// The name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}

/// Words of the text, and what is said of them.
#[derive(Debug, Clone)]
pub struct Label<'t> {
    /// A slice of the text.
    pub words: &'t str,
    /// What is said of it, short: it stands under the caret.
    pub says: Words,
    /// Whether these words are disputed, or only shown beside them.
    pub disputed: bool,
}

/// A piece of evidence for a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence<'t> {
    /// What speaks for it.
    pub says: Words,
    /// Where that stands, when it stands in the text.
    pub words: Option<&'t str>,
    /// The rule that found it, when it is a finding of the same cause.
    pub rule: Option<&'static str>,
}

/// A change of the text: this slice becomes these words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit<'t> {
    /// A slice of the text.
    pub words: &'t str,
    /// What it becomes.
    pub replacement: String,
}

/// A way to mend a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix<'t> {
    /// Whether the meaning cannot change.
    pub safe: bool,
    /// The changes, in the order of the text.
    pub edits: Vec<Edit<'t>>,
}

/// The common root that makes two findings one issue.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cause {
    /// The text's own date.
    OwnDate,
    /// When a document was issued; the document by its place in the graph.
    Issue(DocumentAt),
    /// Who issued a document; the document by its place in the graph.
    Issuer(DocumentAt),
    /// Of what kind a document is; the document by its place in the graph.
    Kind(DocumentAt),
    /// What a document is about; the document by its place in the graph.
    Subject(DocumentAt),
    /// How a document's symbol is spelt; the document by its place in the graph.
    Spelling(DocumentAt),
    /// Nothing else: the finding stands alone.
    Alone,
}

/// One finding.
///
/// ```
/// use viendan::diagnostic::{Diagnostic, Severity, Words};
///
/// let report = "số 17KH-VPUB";
/// let finding = Diagnostic::new("missing-slash", Severity::Error, Words::new("thiếu dấu", "a slash is missing"))
///     .disputes(&report["số ".len()..], Words::new("→ 17/KH-VPUB", "→ 17/KH-VPUB"));
/// assert_eq!(finding.labels[0].words, "17KH-VPUB");
/// ```
#[derive(Debug, Clone)]
pub struct Diagnostic<'t> {
    /// The rule that speaks.
    pub rule: &'static str,
    /// How bad it is if true.
    pub severity: Severity,
    /// How sure we are.
    pub certainty: Certainty,
    /// Where it is said.
    pub voice: Voice,
    /// What is wrong, in one sentence.
    pub message: Words,
    /// What it rests on; what stands in the text is added when all rules have spoken.
    pub legs: Vec<Leg>,
    /// Every place; the first is where the finding stands.
    pub labels: Vec<Label<'t>>,
    /// What speaks for it.
    pub evidence: Vec<Evidence<'t>>,
    /// What a clerk should do.
    pub advice: Option<Words>,
    /// Rules whose findings have the same cause and were merged into this one.
    pub caused: Vec<&'static str>,
    /// How to mend it.
    pub fix: Option<Fix<'t>>,
    /// What makes it one issue with others.
    pub cause: Cause,
}

impl<'t> Diagnostic<'t> {
    /// A finding that stands alone and is as grave and as sure as its legs will allow; the methods
    /// below say more.
    pub fn new(rule: &'static str, severity: Severity, message: Words) -> Self {
        Self {
            rule,
            severity,
            certainty: Certainty::Certain,
            voice: Voice::Aloud,
            message,
            legs: Vec::new(),
            labels: Vec::new(),
            evidence: Vec::new(),
            advice: None,
            caused: Vec::new(),
            fix: None,
            cause: Cause::Alone,
        }
    }

    /// Adds a disputed place.
    #[must_use]
    pub fn disputes(mut self, words: &'t str, says: Words) -> Self {
        self.labels.push(Label { words, says, disputed: true });
        self
    }

    /// Adds a place that is shown beside.
    #[must_use]
    pub fn shows(mut self, words: &'t str, says: Words) -> Self {
        self.labels.push(Label { words, says, disputed: false });
        self
    }

    /// Adds a piece of evidence, with the words that give it.
    #[must_use]
    pub fn because(mut self, words: Option<&'t str>, says: Words) -> Self {
        self.evidence.push(Evidence { says, words, rule: None });
        self
    }

    /// Says what a clerk should do.
    #[must_use]
    pub fn advises(mut self, advice: Words) -> Self {
        self.advice = Some(advice);
        self
    }

    /// Adds a fact that it rests on: no finding is graver or surer than its weakest leg.
    #[must_use]
    pub fn rests_on(mut self, leg: Leg) -> Self {
        self.severity = self.severity.min(leg.footing.bears());
        self.certainty = self.certainty.min(leg.footing.certainty());
        if !self.legs.contains(&leg) {
            self.legs.push(leg);
        }
        self
    }

    /// Whether it can be mended by a machine: its fix cannot change what was meant.
    pub fn is_safe(&self) -> bool {
        self.fix.as_ref().is_some_and(|fix| fix.safe)
    }

    /// Asks for nothing.
    #[must_use]
    pub fn aside(self) -> Self {
        Self { voice: Voice::Aside, ..self }
    }

    /// Says what makes it one issue with others.
    #[must_use]
    pub fn caused_by(mut self, cause: Cause) -> Self {
        self.cause = cause;
        self
    }

    /// Adds an edit whose meaning cannot differ from what was meant.
    #[must_use]
    pub fn fixed_by(self, words: &'t str, replacement: impl Into<String>) -> Self {
        self.edited(words, replacement.into(), true)
    }

    /// Adds an edit that a person must agree to.
    #[must_use]
    pub fn perhaps_fixed_by(self, words: &'t str, replacement: impl Into<String>) -> Self {
        self.edited(words, replacement.into(), false)
    }

    fn edited(mut self, words: &'t str, replacement: String, safe: bool) -> Self {
        let fix = self.fix.get_or_insert(Fix { safe, edits: Vec::new() });
        fix.safe &= safe;
        fix.edits.push(Edit { words, replacement });
        self
    }

    /// Takes in findings of the same cause: their places and evidence stay, its name is kept.
    #[must_use]
    pub fn merged_with(mut self, others: impl IntoIterator<Item = Self>) -> Self {
        let place = |label: &Label<'_>| (label.words.as_ptr(), label.words.len());
        let mut known: HashSet<_> = self.labels.iter().map(place).collect();
        for other in others {
            self.caused.push(other.rule);
            self.voice = self.voice.max(other.voice);
            let words = other.labels.first().map(|label| label.words);
            self.evidence.push(Evidence { says: other.message, words, rule: Some(other.rule) });
            for evidence in other.evidence {
                if !self.evidence.contains(&evidence) {
                    self.evidence.push(evidence);
                }
            }
            let new = other.labels.into_iter().filter(|label| known.insert(place(label)));
            self.labels.extend(new.map(|label| Label { disputed: false, ..label }));
        }
        self
    }

    /// The order of two findings of one cause: the first speaks, the others are taken in.
    ///
    /// The graver, the surer, the one with more places speaks first.
    pub fn weight(&self) -> Reverse<(Severity, Certainty, usize)> {
        Reverse((self.severity, self.certainty, self.labels.len()))
    }
}

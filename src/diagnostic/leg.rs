//! The legs that a finding rests on, and how sure they make it.

use super::{Certainty, Severity};

/// The kind of a fact that a finding rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Fact {
    /// Number and symbol of a document.
    Number,
    /// What kind of document it is.
    Kind,
    /// The day on which it was issued.
    Date,
    /// Who issued it.
    Issuer,
    /// What it is about.
    Subject,
    /// What one document does to another.
    Relation,
    /// The number, the date or the issuer of the text itself.
    Own,
}

/// The way in which a fact was read, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Footing {
    /// Reasons speak for it, and no words.
    Inferred,
    /// Another file or a register says it.
    Elsewhere,
    /// The one who is quoted says it.
    Quoted,
    /// It is said of a neighbour, or of the whole sentence.
    Carried,
    /// The words say it where they name the document.
    Direct,
}

/// A fact that a finding rests on, and how it was read.
///
/// ```
/// use viendan::diagnostic::{Certainty, Diagnostic, Fact, Footing, Leg, Severity, Words};
///
/// let message = Words::new("hai ngày khác nhau", "two different dates");
/// let finding = Diagnostic::new("date-conflict", Severity::Error, message);
/// assert_eq!((finding.severity, finding.certainty), (Severity::Error, Certainty::Certain));
///
/// let finding = finding.rests_on(Leg { fact: Fact::Date, footing: Footing::Carried });
/// assert_eq!((finding.severity, finding.certainty), (Severity::Warning, Certainty::Likely));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Leg {
    /// The fact.
    pub fact: Fact,
    /// How it was read.
    pub footing: Footing,
}

impl Footing {
    /// The gravest that a finding can be which rests on such a fact.
    pub fn bears(self) -> Severity {
        match self {
            Self::Direct => Severity::Error,
            _ => Severity::Warning,
        }
    }

    /// The certainty that a finding can have which rests on such a fact.
    pub fn certainty(self) -> Certainty {
        match self {
            Self::Inferred => Certainty::Possible,
            Self::Elsewhere | Self::Quoted | Self::Carried => Certainty::Likely,
            Self::Direct => Certainty::Certain,
        }
    }
}

//! The trial of a rule on real texts that nobody chose, so that its readers know what its word is worth.

use super::{Profile, Rule};
use crate::diagnostic::{Severity, Words};

/// Texts from the web and from offices on which every error and every warning was read and judged.
pub const TEXTS: usize = 6189;

/// The trial of a rule on those texts: how often it raised an error or a warning, and how often a careful clerk agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trial {
    /// Errors and warnings that it raised.
    pub raised: usize,
    /// Those that were right.
    pub right: usize,
}

/// The rules that spoke, by the alphabet; `corpus/verdicts.jsonl` has each verdict.
const TRIALS: &[(&str, usize, usize)] = &[
    ("annex-conflict", 1, 1),
    ("conflict-across-files", 21, 21),
    ("date-conflict", 10, 10),
    ("doubled-word", 89, 89),
    ("first-citation-incomplete", 4, 3),
    ("implausible-year", 8, 8),
    ("impossible-date", 2, 2),
    ("issuer-symbol-mismatch", 4, 4),
    ("law-number-mismatch", 2, 2),
    ("lookalike-letters", 71, 71),
    ("malformed-date", 5, 5),
    ("missing-hyphen", 14, 14),
    ("missing-slash", 7, 7),
    ("missing-space", 18, 18),
    ("misspelt-word", 24, 24),
    ("not-yet-in-force", 2, 2),
    ("space-in-symbol", 109, 109),
    ("state-symbol-incomplete", 6, 6),
    ("type-conflict", 1, 1),
    ("type-symbol-mismatch", 13, 13),
    ("wrong-regime", 44, 44),
    ("year-mismatch", 9, 9),
    ("year-missing", 2, 2),
];

impl Rule {
    /// The trial on real texts; none for what only notes, and for what speaks only in review.
    ///
    /// ```
    /// use viendan::rules::RULES;
    ///
    /// let rule = RULES.iter().find(|it| it.name == "date-conflict").unwrap();
    /// let trial = rule.trial().unwrap();
    /// assert!(trial.raised > 0 && trial.right <= trial.raised);
    /// ```
    pub fn trial(&self) -> Option<Trial> {
        let row = TRIALS.iter().find(|(name, ..)| *name == self.name);
        let (raised, right) = row.map_or((0, 0), |&(_, raised, right)| (raised, right));
        let is_tried = self.severity > Severity::Info && self.profiles.contains(&Profile::Drafting);
        (is_tried || row.is_some()).then_some(Trial { raised, right })
    }
}

impl Trial {
    /// The same in words.
    ///
    /// ```
    /// use viendan::{diagnostic::Language, rules::Trial};
    ///
    /// let words = Trial { raised: 10, right: 10 }.words();
    /// assert_eq!(
    ///     words.in_language(Language::English),
    ///     "Tried on 6189 real texts: spoke 10 times, 10 of them right."
    /// );
    /// ```
    pub fn words(self) -> Words {
        let Self { raised, right } = self;
        match raised {
            0 => Words::new(
                format!("Đã thử trên {TEXTS} văn bản thật: chưa phải nêu lần nào."),
                format!("Tried on {TEXTS} real texts: it never had to speak."),
            ),
            _ => Words::new(
                format!("Đã thử trên {TEXTS} văn bản thật: nêu {raised} lần, đúng {right} lần."),
                format!(
                    "Tried on {TEXTS} real texts: spoke {raised} times, {right} of them right."
                ),
            ),
        }
    }
}

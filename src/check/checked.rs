//! The outcome of one text: what was read in it, what is known, what was found.

use std::{collections::BTreeMap, ops::AddAssign};

use super::{Accepted, Compared, Decision};
use crate::{
    diagnostic::{Diagnostic, Severity, Voice},
    extract::Report,
    graph::Graph,
    model::Form,
    text::{Place, Text},
};

/// All that is known of one text, ready to be written.
#[derive(Debug)]
pub struct Checked<'t> {
    /// The text with its header and mentions.
    pub report: Report<'t>,
    /// Its documents.
    pub graph: Graph<'t>,
    /// What the rules found, in the order of the text; what was accepted is not among it.
    pub findings: Vec<Diagnostic<'t>>,
    /// The fingerprints of the findings, in their order.
    pub fingerprints: Vec<String>,
    /// What was found and is accepted.
    pub accepted: Vec<Accepted<'t>>,
    /// What a person decided, by the fingerprints of the findings.
    pub decisions: BTreeMap<String, Decision>,
    /// Whether the findings were held against a baseline.
    pub has_baseline: bool,
    /// Number-like tokens that no mention took and nothing excuses.
    pub unread: Vec<&'t str>,
    /// The bytes of the file; the words themselves where the text came from no file.
    pub original: &'t [u8],
    /// How its documents stand to the registers.
    pub compared: Compared,
}

impl<'t> Checked<'t> {
    /// The text.
    pub fn text(&self) -> &'t Text {
        self.report.text
    }

    /// The same text, with the bytes of the file that it was read from.
    #[must_use]
    pub fn of_file(self, original: &'t [u8]) -> Self {
        Self { original, ..self }
    }

    /// The place of a finding; none when it shows no words of the text.
    pub fn place(&self, finding: &Diagnostic<'_>) -> Option<Place> {
        finding.labels.first().and_then(|label| self.text().place(label.words))
    }

    /// The figures of what was looked at and found.
    pub fn counts(&self) -> Counts {
        let mentions = &self.report.mentions;
        Counts {
            files: 1,
            citations: mentions.iter().filter(|it| it.form != Form::Back).count(),
            documents: self.graph.documents().len().saturating_sub(1),
            accepted: self.accepted.len(),
            compared: self.compared,
            unread: self.unread.len(),
            ..Counts::of(&self.findings)
        }
    }
}

/// The figures of one run: what was looked at and found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Texts that were checked.
    pub files: usize,
    /// Files that could not be read.
    pub unreadable: usize,
    /// Mentions; pointing back is not citing.
    pub citations: usize,
    /// The documents that they mean.
    pub documents: usize,
    /// Findings of each severity.
    pub errors: usize,
    /// See `errors`.
    pub warnings: usize,
    /// See `errors`.
    pub notes: usize,
    /// Findings that ask for nothing, among the others.
    pub asides: usize,
    /// Findings that can be mended without a change of meaning.
    pub safe_fixes: usize,
    /// Findings that are accepted, of any severity.
    pub accepted: usize,
    /// Number-like tokens that nobody understood.
    pub unread: usize,
    /// Findings of each rule.
    pub by_rule: BTreeMap<&'static str, usize>,
    /// How the documents stand to the registers.
    pub compared: Compared,
    /// The rule of the gravest finding, to show where more is said.
    pub gravest_rule: Option<(Severity, &'static str)>,
}

impl Counts {
    /// The figures of findings alone.
    pub fn of(findings: &[Diagnostic<'_>]) -> Self {
        let graded = |severity| findings.iter().filter(|it| it.severity == severity).count();
        let told = |voice| findings.iter().filter(move |it| it.voice == voice);
        let grave = |voice| gravest(told(voice).map(|it| (it.severity, it.rule)));
        let mut by_rule = BTreeMap::new();
        for finding in findings {
            *by_rule.entry(finding.rule).or_default() += 1;
        }
        Self {
            by_rule,
            errors: graded(Severity::Error),
            warnings: graded(Severity::Warning),
            notes: graded(Severity::Info),
            asides: told(Voice::Aside).count(),
            safe_fixes: findings.iter().filter(|it| it.is_safe()).count(),
            gravest_rule: grave(Voice::Aloud).or_else(|| grave(Voice::Aside)),
            ..Self::default()
        }
    }

    /// The gravest of all findings.
    pub fn gravest(&self) -> Option<Severity> {
        match (self.errors, self.warnings, self.notes) {
            (0, 0, 0) => None,
            (0, 0, _) => Some(Severity::Info),
            (0, _, _) => Some(Severity::Warning),
            _ => Some(Severity::Error),
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.files += other.files;
        self.unreadable += other.unreadable;
        self.citations += other.citations;
        self.documents += other.documents;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
        self.asides += other.asides;
        self.safe_fixes += other.safe_fixes;
        self.accepted += other.accepted;
        self.unread += other.unread;
        for (rule, count) in other.by_rule {
            *self.by_rule.entry(rule).or_default() += count;
        }
        self.compared += other.compared;
        self.gravest_rule = gravest(self.gravest_rule.into_iter().chain(other.gravest_rule));
    }
}

/// The first of the gravest.
fn gravest(
    rules: impl Iterator<Item = (Severity, &'static str)>,
) -> Option<(Severity, &'static str)> {
    rules.reduce(|first, next| if next.0 > first.0 { next } else { first })
}

//! Writes results: for a person, for a program, for a picture.

use std::{
    collections::BTreeMap,
    io::{self, Write},
    ops::AddAssign,
};

use jiff::civil::DateTime;

use crate::{
    diagnostic::{Diagnostic, Language, Severity},
    extract::Report,
    graph::Graph,
    text::Text,
};

mod block;
mod compared;
mod names;
mod place;
mod snippet;
mod xml;

pub use compared::Compared;
pub use docx::{Corrected, Error as WordError, corrected, is_copy, resolved};

pub mod answer;
pub mod index;
pub mod json;
pub mod picture;
pub mod show;

/// All that is known of one text, ready to be written.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'r, 't> {
    /// The text with its header and mentions.
    pub report: &'r Report<'t>,
    /// Its documents.
    pub graph: &'r Graph<'t>,
    /// What the rules found, in the order of the text; what was accepted is not among it.
    pub findings: &'r [Diagnostic<'t>],
    /// The fingerprints of the findings, in their order.
    pub fingerprints: &'r [String],
    /// What was found and is accepted.
    pub accepted: &'r [Accepted<'t>],
    /// Whether the findings were held against a baseline.
    pub has_baseline: bool,
    /// Number-like tokens that no mention took and nothing excuses.
    pub unread: &'r [&'t str],
    /// The bytes of the file, as they were read.
    pub original: &'r [u8],
    /// How its documents stand to the registers.
    pub compared: Compared,
}

/// A finding that is counted and not shown.
#[derive(Debug, Clone)]
pub struct Accepted<'t> {
    /// The finding.
    pub finding: Diagnostic<'t>,
    /// Its fingerprint.
    pub fingerprint: String,
    /// Why it is accepted.
    pub reason: String,
    /// Where that is said.
    pub by: By,
}

/// Where it is said that a finding is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// In the baseline.
    Baseline,
    /// In `viendan.toml`.
    Config,
    /// In the Word file itself, where a person resolved the comment.
    Comment,
}

impl<'t> Checked<'_, 't> {
    /// The text.
    pub fn text(&self) -> &'t Text {
        self.report.text
    }
}

/// How results are written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Settings {
    /// The language of every word that is ours.
    pub language: Language,
    /// Whether the closing lines are left out.
    pub quiet: bool,
    /// Whether it is said how often each rule spoke.
    pub statistics: bool,
    /// When the run began, for the foot of a sheet; the clock is the caller's.
    pub began: DateTime,
}

/// What one run looked at and found, in figures.
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
    /// The rule of the first finding, to show where more is said.
    pub first_rule: Option<&'static str>,
}

impl Counts {
    /// The figures of findings alone.
    pub fn of(findings: &[Diagnostic<'_>]) -> Self {
        let graded = |severity| findings.iter().filter(|it| it.severity == severity).count();
        let is_safe = |it: &&Diagnostic<'_>| it.fix.as_ref().is_some_and(|fix| fix.safe);
        let mut by_rule = BTreeMap::new();
        for finding in findings {
            *by_rule.entry(finding.rule).or_default() += 1;
        }
        Self {
            by_rule,
            errors: graded(Severity::Error),
            warnings: graded(Severity::Warning),
            notes: graded(Severity::Info),
            safe_fixes: findings.iter().filter(is_safe).count(),
            first_rule: findings.first().map(|it| it.rule),
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
        self.safe_fixes += other.safe_fixes;
        self.accepted += other.accepted;
        self.unread += other.unread;
        for (rule, count) in other.by_rule {
            *self.by_rule.entry(rule).or_default() += count;
        }
        self.compared += other.compared;
        self.first_rule = self.first_rule.or(other.first_rule);
    }
}

/// Where a format goes when no path is named.
#[derive(Debug, Clone, Copy)]
pub enum Goes {
    /// All texts in one stream, to standard output.
    Stream,
    /// Beside each text, under its name with this ending; all texts in one file that is named.
    Beside(Ending),
    /// Beside each text, and never several texts in one file.
    Each(Ending),
}

/// The end of the name of a file that is written beside a text.
#[derive(Debug, Clone, Copy)]
pub struct Ending {
    /// `phieu-soat.html`: it stands in the place of the text's own extension.
    pub words: &'static str,
    /// Whether bytes were written by us: others are only replaced when they are named.
    pub is_ours: fn(&[u8]) -> bool,
}

impl Goes {
    /// The end of the names that are given, where files are named after the texts.
    pub fn ending(self) -> Option<Ending> {
        match self {
            Self::Stream => None,
            Self::Beside(ending) | Self::Each(ending) => Some(ending),
        }
    }
}

/// Writes findings in one format.
///
/// A run opens, writes each text (several at once, put in order afterwards), and closes; a file
/// beside a text is opened, written and closed for that text alone.
#[derive(Debug)]
pub struct Renderer {
    /// The name behind `--format` and `--out`.
    pub name: &'static str,
    /// Where it goes when no path is named.
    pub goes: Goes,
    /// What stands between two texts that both have something to say.
    pub between: &'static str,
    /// Writes what comes before the first text.
    pub open: fn(&mut dyn Write, Settings) -> io::Result<()>,
    /// Writes one text.
    pub file: fn(&mut dyn Write, &Checked<'_, '_>, Settings) -> io::Result<()>,
    /// Writes the end.
    pub close: fn(&mut dyn Write, &Counts, Settings) -> io::Result<()>,
}

impl Renderer {
    /// A stream without a beginning and an end.
    const fn stream(
        name: &'static str,
        file: fn(&mut dyn Write, &Checked<'_, '_>, Settings) -> io::Result<()>,
    ) -> Self {
        Self {
            name,
            goes: Goes::Stream,
            between: "",
            open: |_, _| Ok(()),
            file,
            close: |_, _, _| Ok(()),
        }
    }
}

macro_rules! renderers {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        /// Every renderer of findings; the first is for people.
        pub static RENDERERS: &[Renderer] = &[$($module::RENDERER),*];
    };
}

renderers! {
    terminal,
    short,
    document,
    docx,
    github,
    html,
    junit,
    lines,
    sarif,
}

/// Words with a capital, as a sentence begins.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

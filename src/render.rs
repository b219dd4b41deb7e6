//! Writes results: for a person, for a program, for a picture.

use std::{
    io::{self, Write},
    ops::AddAssign,
};

use crate::{
    diagnostic::{Diagnostic, Language, Severity},
    model::Header,
    text::Text,
};

mod place;
mod snippet;

pub mod json;
pub mod picture;

/// What was found in one text, ready to be written.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'r, 't> {
    /// The text.
    pub text: &'t Text,
    /// What it says of itself.
    pub header: &'r Header<'t>,
    /// What the rules found, in the order of the text.
    pub findings: &'r [Diagnostic<'t>],
}

/// How results are written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Settings {
    /// The language of every word that is ours.
    pub language: Language,
    /// Whether the closing lines are left out.
    pub quiet: bool,
}

/// What one run looked at and found, in figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
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
    /// Number-like tokens that nobody understood.
    pub unread: usize,
    /// The rule of the first finding, to show where more is said.
    pub first_rule: Option<&'static str>,
}

impl Counts {
    /// The figures of findings alone.
    pub fn of(findings: &[Diagnostic<'_>]) -> Self {
        let graded = |severity| findings.iter().filter(|it| it.severity == severity).count();
        let is_safe = |it: &&Diagnostic<'_>| it.fix.as_ref().is_some_and(|fix| fix.safe);
        Self {
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
        self.unread += other.unread;
        self.first_rule = self.first_rule.or(other.first_rule);
    }
}

/// Writes findings in one format.
///
/// A run opens, writes each text (several at once, put in order afterwards), and closes.
#[derive(Debug)]
pub struct Renderer {
    /// The name behind `--format`.
    pub name: &'static str,
    /// What comes before the first text.
    pub opening: &'static str,
    /// What stands between two texts that both have something to say.
    pub between: &'static str,
    /// Writes one text.
    pub file: fn(&mut dyn Write, &Checked<'_, '_>, Settings) -> io::Result<()>,
    /// Writes the end.
    pub close: fn(&mut dyn Write, &Counts, Settings) -> io::Result<()>,
}

macro_rules! renderers {
    ($($module:ident = $name:literal),* $(,)?) => {
        $(mod $module;)*

        /// Every renderer of findings; the first is for people.
        pub static RENDERERS: &[Renderer] = &[$(Renderer {
            name: $name,
            opening: $module::OPENING,
            between: $module::BETWEEN,
            file: $module::file,
            close: $module::close,
        }),*];
    };
}

renderers! {
    terminal = "text",
    short = "short",
    document = "json",
    lines = "jsonl",
}

/// What no run compares yet, as it is called on the wire.
const NOT_COMPARED: [&str; 2] = ["outgoing-register", "law-database"];

//! Writes results: for a person, for a program, for a picture.

use std::io::{self, Write};

use jiff::civil::DateTime;

use crate::{
    check::{Checked, Counts},
    diagnostic::Language,
};

#[cfg(feature = "cli")]
mod block;
#[cfg(feature = "cli")]
pub(crate) mod fit;
mod names;
#[cfg(feature = "cli")]
mod ours;
mod reasons;
#[cfg(feature = "cli")]
mod snippet;
#[cfg(feature = "cli")]
pub(crate) mod spot;
#[cfg(feature = "cli")]
mod wrap;
#[cfg(feature = "cli")]
mod xml;

#[cfg(feature = "cli")]
pub use ours::is_ours;
#[cfg(feature = "web")]
pub(crate) use table::MARK as CSV_MARK;

#[cfg(feature = "cli")]
pub mod answer;
#[cfg(feature = "cli")]
pub mod index;
pub mod json;
#[cfg(feature = "cli")]
pub mod page;
#[cfg(feature = "cli")]
pub mod picture;
#[cfg(feature = "cli")]
pub mod show;

/// The settings that results are written with.
#[derive(Debug, Clone, Copy, Default)]
pub struct Settings {
    /// The language of every word that is ours.
    pub language: Language,
    /// Whether the closing lines are left out.
    pub quiet: bool,
    /// Whether what asks for nothing is written out for a person too.
    pub all: bool,
    /// Whether it is said how often each rule spoke.
    pub statistics: bool,
    /// The cells of a line where somebody reads them; without it lines are as long as they are.
    pub width: Option<usize>,
    /// When the run began, for the foot of a sheet; the clock is the caller's.
    pub began: DateTime,
}

/// The place where a format goes when no path is named.
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
    pub file: fn(&mut dyn Write, &Checked<'_>, Settings) -> io::Result<()>,
    /// Writes the end.
    pub close: fn(&mut dyn Write, &Counts, Settings) -> io::Result<()>,
}

impl Renderer {
    /// A stream without a beginning and an end.
    const fn stream(
        name: &'static str,
        file: fn(&mut dyn Write, &Checked<'_>, Settings) -> io::Result<()>,
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
    ($($(#[$when:meta])? $module:ident),* $(,)?) => {
        $($(#[$when])? mod $module;)*

        /// Every renderer of findings; the first is for people.
        pub static RENDERERS: &[Renderer] = &[$($(#[$when])? $module::RENDERER),*];
    };
}

renderers! {
    #[cfg(feature = "cli")]
    terminal,
    short,
    document,
    #[cfg(feature = "office")]
    docx,
    github,
    #[cfg(feature = "cli")]
    html,
    #[cfg(feature = "cli")]
    junit,
    lines,
    sarif,
    #[cfg(feature = "cli")]
    table,
}

//! Why a grammar cannot be used, said in both languages.

use std::{
    fmt, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::fault::{Flaw, meant};
use crate::diagnostic::{Language, Words};

/// The place of a row: its file and line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The table, `relations.toml`.
    pub file: &'static str,
    /// The folder that was named; `None` for a row that is built into the program.
    pub folder: Option<Arc<Path>>,
    /// The line, from 1.
    pub line: usize,
}

/// A reason why a grammar cannot be used.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A table or folder that cannot be read from the disk.
    Unreadable {
        /// The table or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file that is no table of the grammar.
    UnknownTable {
        /// The file.
        path: PathBuf,
        /// The tables that there are.
        known: Vec<&'static str>,
    },
    /// A fault in a table.
    Malformed {
        /// The place.
        place: Origin,
        /// What is wrong there.
        flaw: Flaw,
    },
    /// Two rows with the same words.
    Doubled {
        /// The words.
        words: String,
        /// The places of both.
        places: Box<[Origin; 2]>,
    },
    /// A row without a sentence that it accepts, or without one that it rejects.
    Untested {
        /// The place.
        place: Origin,
        /// Its words.
        words: String,
        /// `accepts` or `rejects`.
        missing: &'static str,
    },
    /// A pattern that is no regular expression.
    Pattern {
        /// The place.
        place: Origin,
        /// What is wrong.
        source: Box<regex::Error>,
    },
}

impl Origin {
    /// File and line, in both languages where the file is built in.
    fn words(&self) -> Words {
        let Self { file, folder, line } = self;
        match folder {
            Some(folder) => {
                let place = format!("{}:{line}", folder.join(file).display());
                Words::new(place.clone(), place)
            }
            None => Words::new(
                format!("{file}:{line} (có sẵn trong chương trình)"),
                format!("{file}:{line} (built into the program)"),
            ),
        }
    }
}

impl Error {
    /// The fault, its place, and what was perhaps meant.
    ///
    /// ```
    /// use viendan::{diagnostic::Language, grammar::Grammar};
    ///
    /// let error = Grammar::load("no such folder".as_ref()).unwrap_err();
    /// let words = error.words();
    /// assert!(words.in_language(Language::Vietnamese).starts_with("`no such folder`: "));
    /// ```
    pub fn words(&self) -> Words {
        match self {
            Self::Unreadable { path, source } => {
                let path = format!("`{}`", path.display());
                Words::of_system(source).behind(&Words::new(path.clone(), path))
            }
            Self::UnknownTable { path, known } => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let (vi, en) = meant(&name, known);
                let path = path.display();
                Words::new(
                    format!("`{path}`: ngữ pháp không có bảng này{vi}"),
                    format!("`{path}`: the grammar has no such table{en}"),
                )
            }
            Self::Malformed { place, flaw } => flaw.words().behind(&place.words()),
            Self::Doubled { words, places } => {
                let [first, second] = places.each_ref().map(Origin::words);
                let in_both =
                    |language| (first.in_language(language), second.in_language(language));
                let (vi, en) = (in_both(Language::Vietnamese), in_both(Language::English));
                Words::new(
                    format!("{}: hàng `{words}` đã có ở {}", vi.1, vi.0),
                    format!("{}: the row `{words}` stands at {} too", en.1, en.0),
                )
            }
            Self::Untested { place, words, missing } => Words::new(
                format!("hàng `{words}` không có câu nào ở `{missing}`"),
                format!("the row `{words}` has no sentence that it {missing}"),
            )
            .behind(&place.words()),
            Self::Pattern { place, source } => Words::new(
                format!("`pattern` không phải biểu thức chính quy: {source}"),
                format!("`pattern` is no regular expression: {source}"),
            )
            .behind(&place.words()),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words().in_language(Language::English))
    }
}

impl std::error::Error for Error {}

//! Reads the tables, and refuses a row that nobody could trust.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use rayon::prelude::*;

use super::{excuses::Pattern, rows::Tables};

macro_rules! embedded {
    ($($file:literal),* $(,)?) => {
        const EMBEDDED: &[(&str, &str)] =
            &[$(($file, include_str!(concat!("../../grammar/", $file)))),*];
    };
}

embedded![
    "kinds.toml",
    "issuers.toml",
    "styles.toml",
    "relations.toml",
    "dates.toml",
    "pinpoints.toml",
    "returns.toml",
    "laws.toml",
    "openers.toml",
    "spellings.toml",
    "letters.toml",
    "excuses.toml",
    "places.toml",
    "terms.toml",
    "holidays.toml",
    "outline.toml",
];

/// Why a grammar cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A table that cannot be read from the disk.
    #[error("`{}`: {source}", path.display())]
    Unreadable {
        /// The table.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A misspelt key, a missing one, or no TOML at all.
    #[error("`{file}`: {source}")]
    Malformed {
        /// The table.
        file: String,
        /// What is wrong, with the line.
        source: Box<toml::de::Error>,
    },
    /// Two rows with the same words.
    #[error("`{file}`: row {row}, `{words}`, stands twice")]
    Doubled {
        /// The table.
        file: &'static str,
        /// The second of the two, counted from 1.
        row: usize,
        /// The words.
        words: String,
    },
    /// A row without a sentence that it accepts, or without one that it rejects.
    #[error("`{file}`: row {row}, `{words}`, has no sentence that it {missing}")]
    Untested {
        /// The table.
        file: &'static str,
        /// The row, counted from 1.
        row: usize,
        /// Its words.
        words: String,
        /// `accepts` or `rejects`.
        missing: &'static str,
    },
    /// A pattern that is no regular expression.
    #[error("`excuses.toml`: `{reason}`: {source}")]
    Pattern {
        /// The row.
        reason: String,
        /// What is wrong.
        source: Box<regex::Error>,
    },
}

pub(super) fn builtin() -> Result<Tables, Error> {
    let tables = EMBEDDED.par_iter().map(|(file, source)| {
        let mut tables = Tables::default();
        take(&mut tables, file, source).map(|()| tables)
    });
    tables.try_reduce(Tables::default, |one, other| Ok(one.join(other)))
}

pub(super) fn folder(folder: &Path) -> Result<Tables, Error> {
    let mut tables = builtin()?;
    fs::read_dir(folder).map_err(|source| Error::Unreadable { path: folder.into(), source })?;
    for (file, _) in Tables::FILES {
        let path = folder.join(file);
        if path.exists() {
            let source = fs::read_to_string(&path)
                .map_err(|source| Error::Unreadable { path: path.clone(), source })?;
            take(&mut tables, file, &source)?;
        }
    }
    check(&tables)?;
    Ok(tables)
}

fn take(tables: &mut Tables, file: &str, source: &str) -> Result<(), Error> {
    tables
        .take(file, source)
        .map_err(|source| Error::Malformed { file: file.into(), source: Box::new(source) })
}

/// Refuses doubled rows, rows without sentences and patterns that are none.
pub(super) fn check(tables: &Tables) -> Result<(), Error> {
    let mut seen = HashSet::new();
    let mut count = ("", 0);
    for row in tables.rows() {
        count = if count.0 == row.file { (row.file, count.1 + 1) } else { (row.file, 1) };
        let words = || row.words.to_owned();
        if !seen.insert((row.file, row.words)) {
            return Err(Error::Doubled { file: row.file, row: count.1, words: words() });
        }
        let missing = [(row.accepts.is_empty(), "accepts"), (row.rejects.is_empty(), "rejects")];
        if let Some(&(_, missing)) = missing.iter().find(|(is_missing, _)| *is_missing) {
            return Err(Error::Untested { file: row.file, row: count.1, words: words(), missing });
        }
    }
    for excuse in &tables.excuses {
        Pattern::compile(excuse).map_err(|source| Error::Pattern {
            reason: excuse.reason.clone(),
            source: Box::new(source),
        })?;
    }
    Ok(())
}

//! Reads the tables, and refuses a row that nobody could trust.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
};

use rayon::prelude::*;

use super::{
    Grammar,
    error::{Error, Origin},
    excuses::Pattern,
    fault::Fault,
    node,
    rows::Tables,
};

/// A table that is built into the program.
struct Embedded {
    /// Its file in `grammar/`.
    file: &'static str,
    /// As it is written there.
    source: &'static str,
    /// The same, made ready by the build script.
    ready: &'static str,
}

macro_rules! embedded {
    ($($table:literal),* $(,)?) => {
        const EMBEDDED: &[Embedded] = &[$(Embedded {
            file: concat!($table, ".toml"),
            source: include_str!(concat!("../../grammar/", $table, ".toml")),
            ready: include_str!(concat!(env!("OUT_DIR"), "/", $table, ".json")),
        }),*];
    };
}

embedded![
    "kinds",
    "issuers",
    "styles",
    "relations",
    "dates",
    "pinpoints",
    "returns",
    "laws",
    "openers",
    "turns",
    "spellings",
    "letters",
    "excuses",
    "places",
    "terms",
    "holidays",
    "outline",
    "forms",
    "heads",
    "columns",
];

impl Grammar {
    /// The grammar that is built into the program.
    ///
    /// # Panics
    ///
    /// Never for a released program: its tests load the same rows.
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Grammar> = LazyLock::new(|| {
            Grammar::from_tables(builtin().unwrap_or_else(|error| panic!("{error}")))
        });
        &BUILTIN
    }

    /// The built-in grammar with the rows of a folder added.
    ///
    /// A table of the folder that says `replaces = true` at its head takes the place of the
    /// built-in one.
    ///
    /// # Errors
    ///
    /// A file that cannot be read or is no table, a misspelt key or word, a doubled row or a row
    /// without sentences, each with its file and line and with what was perhaps meant.
    ///
    /// ```
    /// use viendan::grammar::Grammar;
    ///
    /// let folder = tempfile::tempdir().unwrap();
    /// let table = folder.path().join("relations.toml");
    /// std::fs::write(&table, "[[cue]]\nwords = 'theo'\nrelation = 'based-on'").unwrap();
    /// let error = Grammar::load(folder.path()).unwrap_err().to_string();
    /// assert!(error.ends_with("relations.toml:3: no word `based-on`; did you mean `based_on`?"));
    /// ```
    pub fn load(folder: &Path) -> Result<Self, Error> {
        self::folder(folder).map(Self::from_tables)
    }

    /// Looks for doubled rows, rows without sentences and patterns that are none.
    ///
    /// # Errors
    ///
    /// The first of them, with its place.
    pub fn verify(&self) -> Result<(), Error> {
        check(&self.tables)
    }
}

fn builtin() -> Result<Tables, Error> {
    let tables = EMBEDDED.par_iter().map(|Embedded { file, source, ready }| {
        let mut tables = Tables::default();
        // Only the source knows the place of a fault.
        let is_ready = tables.take_ready(file, ready).is_ok();
        let taken = if is_ready { Ok(()) } else { take(&mut tables, file, None, source) };
        taken.map(|()| tables)
    });
    tables.try_reduce(Tables::default, |one, other| Ok(one.join(other)))
}

/// The embedded tables with the rows of a folder.
fn folder(folder: &Path) -> Result<Tables, Error> {
    let mut tables = builtin()?;
    let shared: Arc<Path> = folder.into();
    for path in files(folder)? {
        let name = path.file_name().unwrap_or_default();
        let Some((file, _)) = Tables::FILES.iter().find(|(file, _)| name == *file) else {
            let known = Tables::FILES.iter().map(|(file, _)| *file).collect();
            return Err(Error::UnknownTable { path, known });
        };
        let source = fs::read_to_string(&path)
            .map_err(|source| Error::Unreadable { path: path.clone(), source })?;
        take(&mut tables, file, Some(shared.clone()), &source)?;
    }
    check(&tables)?;
    Ok(tables)
}

/// The files of a folder that should be tables, by name: all but hidden ones and prose.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let unreadable = |source| Error::Unreadable { path: folder.into(), source };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_prose = [".md", ".txt", "~"].iter().any(|end| name.ends_with(end));
        if path.is_file() && !name.starts_with('.') && !is_prose {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Takes in one file; `folder` is none for the embedded one.
fn take(
    tables: &mut Tables,
    file: &'static str,
    folder: Option<Arc<Path>>,
    source: &str,
) -> Result<(), Error> {
    let mut lines = Lines { source, at: 0, line: 1 };
    let mut origin = |at| Origin { file, folder: folder.clone(), line: lines.of(at) };
    let read = node::parse(source);
    let taken = read.and_then(|parsed| tables.take(file, parsed.get_ref(), &mut origin));
    taken.map_err(|Fault { at, why: flaw }| {
        let line = Lines { source, at: 0, line: 1 }.of(at.unwrap_or_default());
        Error::Malformed { place: Origin { file, folder, line }, flaw }
    })
}

/// Counts the lines of a file up to places that come in order.
struct Lines<'s> {
    source: &'s str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, at: usize) -> usize {
        let between = self.source.as_bytes().get(self.at..at).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', between).count();
        self.at = self.at.max(at);
        self.line
    }
}

/// Refuses doubled rows, rows without sentences and patterns that are none.
fn check(tables: &Tables) -> Result<(), Error> {
    let mut seen = HashMap::new();
    for row in tables.rows() {
        if let Some(first) = seen.insert((row.origin.file, row.words), row.origin) {
            let places = Box::new([first.clone(), row.origin.clone()]);
            return Err(Error::Doubled { words: row.words.to_owned(), places });
        }
        let missing = [(row.accepts.is_empty(), "accepts"), (row.rejects.is_empty(), "rejects")];
        if let Some(&(_, missing)) = missing.iter().find(|(is_missing, _)| *is_missing) {
            let (place, words) = (row.origin.clone(), row.words.to_owned());
            return Err(Error::Untested { place, words, missing });
        }
    }
    for (excuse, place) in tables.excuses.iter().zip(tables.origins("excuses.toml")) {
        Pattern::compile(excuse)
            .map_err(|source| Error::Pattern { place: place.clone(), source: Box::new(source) })?;
    }
    Ok(())
}

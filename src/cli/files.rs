//! From paths to texts.

use std::{
    collections::HashSet,
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use ignore::WalkBuilder;

use super::{Session, args, error::Error};
use crate::{
    diagnostic::{Language, Words, near},
    read,
    render::{RENDERERS, index},
    text::Text,
};

/// Standard input, as an argument and as a name.
const STDIN: &str = "-";

/// A text to be read.
#[derive(Debug, PartialEq, Eq, Hash, Clone)]
pub(super) enum Input {
    /// `-`
    Stdin,
    /// A file that was named, or found in a folder.
    File(PathBuf),
    /// A part of a folder that could not be entered.
    Closed(PathBuf, String),
}

impl Input {
    /// The file, when it is one.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Stdin | Self::Closed(..) => None,
        }
    }

    /// The name that a registry knows the text by, from whatever folder it is asked.
    pub(super) fn key(&self) -> String {
        match self {
            Self::Stdin => STDIN.to_owned(),
            Self::File(path) | Self::Closed(path, _) => key(&path.to_string_lossy()),
        }
    }
}

/// The name that a registry knows a file by, from whatever folder it is asked.
pub(super) fn key(name: &str) -> String {
    if name == STDIN {
        return name.to_owned();
    }
    let whole = Path::new(name).canonicalize().unwrap_or_else(|_| name.into());
    whole.to_string_lossy().into_owned()
}

/// A text that was read, with the bytes that it came from.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) text: Text,
    pub(super) original: Vec<u8>,
    /// The file, when it is one.
    pub(super) path: Option<PathBuf>,
}

impl Opened {
    /// The path that settings know the text by: the file's, or what standard input is called.
    pub(super) fn named(&self) -> Option<&Path> {
        (self.text.name() != STDIN).then(|| Path::new(self.text.name()))
    }
}

/// A text that could not be read.
#[derive(Debug)]
pub(super) struct Unreadable {
    pub(super) name: String,
    pub(super) words: Words,
}

/// The inputs that paths mean, in their order, each once; folders are walked.
pub(super) fn inputs(paths: &[PathBuf]) -> Result<Vec<Input>, Error> {
    let is_missing = |path: &&PathBuf| !is_stdin(path) && path.symlink_metadata().is_err();
    let missing: Vec<PathBuf> = paths.iter().filter(is_missing).cloned().collect();
    if let Some(first) = missing.first() {
        let near = first.to_str().and_then(|word| near(word, args::COMMANDS.into_iter()));
        return Err(Error::Missing { paths: missing, near });
    }
    let mut seen = HashSet::new();
    let mut inputs = Vec::new();
    for path in paths {
        match path {
            path if is_stdin(path) => inputs.push(Input::Stdin),
            path if path.is_dir() => walk(path, &mut inputs),
            path => inputs.push(Input::File(path.clone())),
        }
    }
    inputs.retain(|input| seen.insert(input.clone()));
    Ok(inputs)
}

/// Reads an input into a text.
pub(super) fn read(session: Session<'_>, input: &Input) -> Result<Opened, Unreadable> {
    let Session { grammar, track, stdin, .. } = session;
    let (name, bytes) = match input {
        Input::Stdin => {
            (stdin.map_or(STDIN.into(), |it| it.to_string_lossy().into()), from_stdin())
        }
        Input::File(path) => (path.to_string_lossy().into_owned(), fs::read(path)),
        Input::Closed(path, why) => {
            let name = path.to_string_lossy().into_owned();
            return Err(Unreadable { name, words: Words::new(why.as_str(), why.as_str()) });
        }
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => return Err(Unreadable { name, words: why(&error) }),
    };
    match read::read_tracked(&name, bytes.clone(), grammar.letters(), track) {
        Ok(text) => Ok(Opened { text, original: bytes, path: input.path().map(Path::to_path_buf) }),
        Err(error) => Err(Unreadable { name, words: error.words() }),
    }
}

/// The texts of a folder in the order of their names; a linked folder is not entered, so that
/// no loop of links can catch us.
fn walk(folder: &Path, inputs: &mut Vec<Input>) {
    let mut walker = WalkBuilder::new(folder);
    walker.standard_filters(false).hidden(true).sort_by_file_name(Ord::cmp);
    for entry in walker.build() {
        match entry {
            Ok(entry) if is_text(&entry) => {
                let path = entry.into_path();
                let path = path.strip_prefix("./").map(Path::to_path_buf).unwrap_or(path);
                inputs.push(Input::File(path));
            }
            Ok(_) => {}
            Err(error) => inputs.push(closed(&error)),
        }
    }
}

/// Whether an entry is a text that is read; what we wrote beside a text is none.
fn is_text(entry: &ignore::DirEntry) -> bool {
    // Word keeps the name of who has a file open in a file of the same kind.
    if entry.file_name().to_string_lossy().starts_with("~$") {
        return false;
    }
    let extension = entry.path().extension().and_then(|extension| extension.to_str());
    let name = entry.file_name().to_string_lossy();
    let mut endings = RENDERERS.iter().filter_map(|it| it.goes.ending());
    let is_ours = endings.any(|ending| name.ends_with(&format!(".{}", ending.words)));
    let is_ours = is_ours || name == index::FILE;
    extension.is_some_and(read::takes) && !is_ours && !entry.path().is_dir()
}

fn closed(error: &ignore::Error) -> Input {
    let path = match error {
        ignore::Error::WithPath { path, .. } => path.clone(),
        _ => PathBuf::new(),
    };
    let why = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
    Input::Closed(path, why)
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == STDIN
}

fn from_stdin() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The path of a text as a baseline has it: from the folder of the baseline, with `/`.
pub(super) fn inner(baseline: &Path, path: Option<&Path>) -> String {
    let Some(path) = path else { return "-".to_owned() };
    // What cannot be made absolute is named as it was given.
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let path = absolute(path);
    let baseline = absolute(baseline);
    let inner = baseline.parent().and_then(|folder| path.strip_prefix(folder).ok());
    let parts = inner.unwrap_or(&path).components();
    let parts: Vec<_> = parts.map(|it| it.as_os_str().to_string_lossy().into_owned()).collect();
    parts.join("/")
}

/// Why a file could not be read.
fn why(error: &io::Error) -> Words {
    let said = Words::of_system(error);
    let [vi, en] = [Language::Vietnamese, Language::English].map(|it| said.in_language(it));
    Words::new(format!("không đọc được: {vi}"), format!("cannot be read: {en}"))
}

//! From paths to texts.

use std::{
    collections::{BTreeMap, HashSet},
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use ignore::WalkBuilder;

use super::{Session, error::Error, first, say};
use crate::{
    diagnostic::{Language, Words},
    read,
    render::{self, RENDERERS},
    text::Text,
};

/// The bytes of a file that tell whose it is.
const HEAD: u64 = 4 << 10;

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
    Closed(PathBuf, Words),
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
pub(super) struct UnreadFile {
    pub(super) name: String,
    pub(super) words: Words,
}

/// The inputs that paths mean, in their order, each once; folders are walked, and where no path is
/// named, the folder where we are.
pub(super) fn inputs(session: Session<'_>, paths: &[PathBuf]) -> Result<Vec<Input>, Error> {
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here } else { paths };
    let is_missing = |path: &&PathBuf| !is_stdin(path) && path.symlink_metadata().is_err();
    let missing: Vec<PathBuf> = paths.iter().filter(is_missing).cloned().collect();
    if let Some(first) = missing.first() {
        let near = first.to_str().and_then(first::meant);
        return Err(Error::Missing { paths: missing, near });
    }
    let mut seen = HashSet::new();
    let mut inputs = Vec::new();
    let mut passed = Passed::default();
    for path in paths {
        match path {
            path if is_stdin(path) => inputs.push(Input::Stdin),
            path if path.is_dir() => walk(path, &mut inputs, &mut passed),
            path => inputs.push(Input::File(path.clone())),
        }
    }
    inputs.retain(|input| seen.insert(input.clone()));
    if inputs.is_empty() {
        return Err(Error::NothingToRead { folders: paths.to_vec(), passed: passed.words() });
    }
    if passed.ours > 0 {
        say(session, &passed.ours());
    }
    Ok(inputs)
}

/// Reads an input into a text.
pub(super) fn read(session: Session<'_>, input: &Input) -> Result<Opened, UnreadFile> {
    let Session { grammar, track, stdin, limit, .. } = session;
    let (name, bytes) = match input {
        Input::Stdin => (
            stdin.map_or(STDIN.into(), |it| it.to_string_lossy().into()),
            read::stream(io::stdin().lock(), limit),
        ),
        Input::File(path) => (path.to_string_lossy().into_owned(), read::file(path, limit)),
        Input::Closed(path, why) => {
            let name = path.to_string_lossy().into_owned();
            return Err(UnreadFile { name, words: why.clone() });
        }
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => return Err(UnreadFile { name, words: error.words() }),
    };
    match read::read_tracked(&name, bytes.clone(), grammar.letters(), track) {
        Ok(text) => Ok(Opened { text, original: bytes, path: input.path().map(Path::to_path_buf) }),
        Err(error) => Err(UnreadFile { name, words: error.words() }),
    }
}

/// The texts of a folder in the order of their names; a linked folder is not entered, so that
/// no loop of links can catch us.
fn walk(folder: &Path, inputs: &mut Vec<Input>, passed: &mut Passed) {
    let mut walker = WalkBuilder::new(folder);
    walker.standard_filters(false).hidden(true).sort_by_file_name(Ord::cmp);
    for entry in walker.build() {
        match entry {
            Ok(entry) if entry.path().is_dir() => {}
            Ok(entry) if !is_text(&entry) => passed.add(entry.path()),
            Ok(entry) if is_product(entry.path()) => passed.ours += 1,
            Ok(entry) => {
                let path = entry.into_path();
                let path = path.strip_prefix("./").map(Path::to_path_buf).unwrap_or(path);
                inputs.push(Input::File(path));
            }
            Err(error) => inputs.push(closed(&error)),
        }
    }
}

/// Whether an entry is of a kind that is read.
fn is_text(entry: &ignore::DirEntry) -> bool {
    // Word keeps the name of who has a file open in a file of the same kind.
    if entry.file_name().to_string_lossy().starts_with("~$") {
        return false;
    }
    let extension = entry.path().extension().and_then(|extension| extension.to_str());
    extension.is_some_and(read::takes)
}

/// Whether a file was written by us, under whatever name: it bears a mark, or one of our names.
fn is_product(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut endings = RENDERERS.iter().filter_map(|it| it.goes.ending());
    endings.any(|ending| name.ends_with(&format!(".{}", ending.words))) || is_marked(path)
}

/// Whether the bytes say that we wrote them; a Word file says so anywhere, the others at once.
fn is_marked(path: &Path) -> bool {
    let head = || {
        let mut head = Vec::new();
        File::open(path)?.take(HEAD).read_to_end(&mut head)?;
        io::Result::Ok(head)
    };
    // A pipe would be waited for.
    if !path.is_file() {
        return false;
    }
    let Ok(head) = head() else { return false };
    if head.starts_with(b"PK") {
        return read::file(path, read::LIMIT).is_ok_and(|bytes| render::is_ours(&bytes));
    }
    render::is_ours(&head)
}

/// The files of folders that were passed over.
#[derive(Debug, Default)]
struct Passed {
    /// Those that we wrote.
    ours: usize,
    /// The others, by the ends of their names.
    kinds: BTreeMap<String, usize>,
}

impl Passed {
    fn add(&mut self, path: &Path) {
        let end = path.extension().map(|it| format!(".{}", it.to_string_lossy()));
        *self.kinds.entry(end.unwrap_or_default()).or_default() += 1;
    }

    /// How many of our own were left out.
    fn ours(&self) -> Words {
        let ours = self.ours;
        Words::new(
            format!("bỏ qua {ours} tệp do viendan ghi"),
            format!("left out {ours} file(s) that viendan wrote"),
        )
    }

    /// All that was passed over, when there is any.
    fn words(&self) -> Option<Words> {
        let mut parts: Vec<Words> = Vec::new();
        for (end, count) in &self.kinds {
            let [vi, en] = match end.as_str() {
                "" => ["không có phần đuôi", "without an ending"],
                end => [end; 2],
            };
            parts.push(Words::new(format!("{count} tệp {vi}"), format!("{count} {en} file(s)")));
        }
        if self.ours > 0 {
            let ours = self.ours;
            let en = format!("{ours} file(s) that viendan wrote");
            parts.push(Words::new(format!("{ours} tệp do viendan ghi"), en));
        }
        let joined = |language| {
            let parts: Vec<_> = parts.iter().map(|it| it.in_language(language)).collect();
            parts.join(", ")
        };
        let [vi, en] = [Language::Vietnamese, Language::English].map(joined);
        (!parts.is_empty()).then(|| Words::new(vi, en))
    }
}

fn closed(error: &ignore::Error) -> Input {
    let path = match error {
        ignore::Error::WithPath { path, .. } => path.clone(),
        _ => PathBuf::new(),
    };
    let unknown = || Words::new("không vào được thư mục này", error.to_string());
    let why = error.io_error().map_or_else(unknown, Words::of_system);
    Input::Closed(path, why)
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == STDIN
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

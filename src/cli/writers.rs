//! The writers of a run, and their files: `--format` and every `--out`.

use std::{
    collections::{HashMap, HashSet},
    ffi::OsString,
    io,
    path::{Path, PathBuf},
};

use super::{
    args,
    error::{Error, Unwritten},
    files::{Input, Opened},
};
use crate::{
    check::{Checked, Counts},
    diagnostic::{Words, near},
    read,
    render::{Goes, RENDERERS, Renderer, Settings},
    review,
};

/// The format, and the end of the names, of Word files.
const WORD: &str = "docx";
/// The ends of names of all files that are given back as Word files.
const WORDS: [&str; 4] = [WORD, "docm", "dotx", "dotm"];
/// The end of the names of copies in which only corrections are made.
const MENDED: &str = "da-sua.docx";

/// A format and where it goes.
#[derive(Debug)]
pub(super) struct Writer {
    pub(super) renderer: &'static Renderer,
    pub(super) to: To,
}

/// Where a format goes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum To {
    /// To standard output.
    Stdout,
    /// All texts into one file.
    File(PathBuf),
    /// A file for each text, by the text's own path.
    Files(HashMap<PathBuf, PathBuf>),
}

/// What one writer made of one text.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) bytes: Vec<u8>,
    /// The file, when the text has one of its own.
    pub(super) path: Option<PathBuf>,
    /// Why that file was not made.
    pub(super) failed: Option<String>,
    /// What a person must know before it is written.
    pub(super) warning: Option<Words>,
}

impl Writer {
    /// Writes one text to memory.
    pub(super) fn write(
        &self,
        checked: &Checked<'_>,
        opened: &Opened,
        (counts, settings): (&Counts, Settings),
    ) -> io::Result<Part> {
        let mut bytes = Vec::new();
        let Renderer { open, file, close, .. } = self.renderer;
        let To::Files(paths) = &self.to else {
            file(&mut bytes, checked, settings)?;
            return Ok(Part { bytes, ..Part::default() });
        };
        let path = opened.path.as_ref().and_then(|path| paths.get(path)).cloned();
        let made = open(&mut bytes, settings)
            .and_then(|()| file(&mut bytes, checked, settings))
            .and_then(|()| close(&mut bytes, counts, settings));
        // Memory takes everything: what fails is the making of this one file.
        let failed = made.err().map(|error| error.to_string());
        let is_copy = self.renderer.name == WORD && path.is_some();
        let unsigned = || review::unsigned(checked.text().name(), &opened.original);
        let warning = is_copy.then(unsigned).flatten();
        Ok(Part { bytes, path, failed, warning })
    }
}

/// The writers that the arguments ask for; one at most writes to standard output.
pub(super) fn writers(args: &args::Check, inputs: &[Input]) -> Result<Vec<Writer>, Error> {
    let asked = args.out.iter().map(|asked| writer(asked, inputs));
    let mut writers = asked.collect::<Result<Vec<_>, _>>()?;
    writers.iter().try_for_each(|writer| spare(&writer.to, inputs))?;
    let mut on_stdout = writers.iter().filter(|it| it.to == To::Stdout).map(|it| it.renderer.name);
    let (first, second) = (on_stdout.next(), on_stdout.next().or(args.format.as_deref()));
    match (first, second) {
        (Some(first), Some(second)) => {
            return Err(Error::TwoOnStdout { first, second: second.to_owned() });
        }
        (Some(_), None) => {}
        (None, _) => {
            let named = |it: &&Renderer| args.format.as_ref().is_none_or(|name| it.name == name);
            let usual = RENDERERS.iter().find(named);
            let to = To::Stdout;
            writers.splice(0..0, usual.map(|renderer| Writer { renderer, to }));
        }
    }
    Ok(writers)
}

/// `html:phieu.html`, `sarif`, `json:-`
fn writer(asked: &str, inputs: &[Input]) -> Result<Writer, Error> {
    let (name, path) = match asked.split_once(':') {
        Some((name, path)) => (name, Some(path).filter(|path| !path.is_empty())),
        None => (asked, None),
    };
    let Some(renderer) = RENDERERS.iter().find(|it| it.name == name) else {
        let near = near(name, RENDERERS.iter().map(|it| it.name));
        return Err(Error::UnknownFormat { name: name.to_owned(), near });
    };
    let to = match (path, renderer.goes) {
        (Some("-"), Goes::Stream | Goes::Beside(_)) | (None, Goes::Stream) => To::Stdout,
        (Some(path), Goes::Each(_) | Goes::Beside(_)) if Path::new(path).is_dir() => {
            let ending = renderer.goes.ending().map_or("", |ending| ending.words);
            To::Files(named_after(renderer, inputs, (Some(Path::new(path)), ending))?)
        }
        (Some(path), Goes::Each(_)) if inputs.len() > 1 || path == "-" => {
            return Err(Error::OneEach { name: renderer.name, path: path.into() });
        }
        (Some(path), Goes::Each(_)) => {
            let ours = renderer.goes.ending().map(|ending| ending.is_ours);
            let is_kept = |path: &Path| ours.is_some_and(|knows| !is_ours(path, knows));
            let real = |path: &Path| path.canonicalize().ok();
            let named = real(Path::new(path));
            let is_input = inputs.iter().filter_map(Input::path).any(|it| real(it) == named);
            if named.is_some() && !is_input && is_kept(Path::new(path)) {
                return Err(Unwritten::Touched { path: path.into() }.into());
            }
            let only = inputs.iter().filter_map(Input::path);
            To::Files(only.map(|input| (input.to_path_buf(), path.into())).collect())
        }
        (Some(path), _) => To::File(path.into()),
        (None, _) => {
            let ending = renderer.goes.ending().map_or("", |ending| ending.words);
            To::Files(named_after(renderer, inputs, (None, ending))?)
        }
    };
    Ok(Writer { renderer, to })
}

/// The files beside the texts, or in one folder: `bao-cao.txt` gives `bao-cao.phieu-soat.html`.
///
/// Two texts that differ only in their extension keep it.
fn named_after(
    renderer: &Renderer,
    inputs: &[Input],
    (folder, words): (Option<&Path>, &str),
) -> Result<HashMap<PathBuf, PathBuf>, Error> {
    let Some(ending) = renderer.goes.ending() else { return Ok(HashMap::new()) };
    if inputs.contains(&Input::Stdin) {
        return Err(Error::Nameless { name: renderer.name });
    }
    let paths: Vec<&Path> = inputs.iter().filter_map(Input::path).collect();
    let mut bare: HashMap<PathBuf, usize> = HashMap::new();
    for path in &paths {
        *bare.entry(placed(path, path.file_stem(), folder)).or_default() += 1;
    }
    let mut named = HashMap::new();
    for path in paths {
        let short = placed(path, path.file_stem(), folder);
        let is_shared = bare.get(&short).is_some_and(|&count| count > 1);
        let long = || placed(path, path.file_name(), folder);
        let stem = if is_shared { long() } else { short };
        if matches!(renderer.goes, Goes::Each(_)) {
            named.insert(path.to_path_buf(), round(path, &stem, words, ending.is_ours));
            continue;
        }
        let mut name = OsString::from(stem);
        name.push(format!(".{words}"));
        let name = PathBuf::from(name);
        if name.exists() && !is_ours(&name, ending.is_ours) {
            return Err(Unwritten::NotOurs { path: name, name: renderer.name }.into());
        }
        named.insert(path.to_path_buf(), name);
    }
    Ok(named)
}

/// The files that corrections are written to, by the files that they are made in.
pub(super) fn reviewed(inputs: &[Input]) -> Result<HashMap<PathBuf, PathBuf>, Error> {
    let is_word = |input: &&Input| {
        let extension = input.path().and_then(|path| path.extension()?.to_str());
        extension.is_some_and(|it| WORDS.iter().any(|word| it.eq_ignore_ascii_case(word)))
    };
    let word: Vec<Input> = inputs.iter().filter(is_word).cloned().collect();
    let renderer = RENDERERS.iter().find(|it| it.name == WORD);
    renderer.map_or(Ok(HashMap::new()), |renderer| named_after(renderer, &word, (None, MENDED)))
}

/// The file of the next round beside a Word file: never one that a person has saved since, and
/// `bao-cao.da-soat-2.docx` for `bao-cao.da-soat.docx`.
fn round(path: &Path, stem: &Path, words: &str, is_untouched: fn(&[u8]) -> bool) -> PathBuf {
    let (mark, usual) = words.rsplit_once('.').unwrap_or((words, WORD));
    let extension = path.extension().and_then(|it| it.to_str()).map(str::to_lowercase);
    let extension = extension.filter(|it| WORDS.contains(&it.as_str()));
    let extension = extension.as_deref().unwrap_or(usual);
    let name = stem.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let (base, rounds) = match name.rsplit_once(&format!(".{mark}")) {
        Some((base, "")) => (base, 1),
        Some((base, rest)) => match rest.strip_prefix('-').and_then(|it| it.parse().ok()) {
            Some(rounds) => (base, rounds),
            None => (name.as_str(), 0),
        },
        None => (name.as_str(), 0),
    };
    let named = |round: u32| match round {
        1 => stem.with_file_name(format!("{base}.{mark}.{extension}")),
        round => stem.with_file_name(format!("{base}.{mark}-{round}.{extension}")),
    };
    let is_free = |path: &PathBuf| !path.exists() || is_ours(path, is_untouched);
    (rounds + 1..=u32::MAX).map(named).find(is_free).unwrap_or_else(|| named(rounds + 1))
}

/// Refuses to write over a text that is read, or over what was just written.
fn spare(to: &To, inputs: &[Input]) -> Result<(), Error> {
    let real = |path: &Path| path.canonicalize().ok();
    let inputs: HashSet<_> = inputs.iter().filter_map(|it| real(it.path()?)).collect();
    let paths: Vec<&PathBuf> = match to {
        To::Stdout => Vec::new(),
        To::File(path) => vec![path],
        To::Files(paths) => paths.values().collect(),
    };
    let is_input = |path: &Path| real(path).is_some_and(|path| inputs.contains(&path));
    if let Some(&path) = paths.iter().find(|path| is_input(path)) {
        return Err(Error::OverInput { path: path.clone() });
    }
    let mut seen = HashSet::new();
    let twice = paths.into_iter().find(|path| !seen.insert(*path));
    twice.map_or(Ok(()), |path| Err(Error::SameName { path: path.clone() }))
}

fn placed(path: &Path, name: Option<&std::ffi::OsStr>, folder: Option<&Path>) -> PathBuf {
    let name = name.unwrap_or_default();
    folder.map_or_else(|| path.with_file_name(name), |folder| folder.join(name))
}

fn is_ours(path: &Path, knows: fn(&[u8]) -> bool) -> bool {
    read::file(path, read::LIMIT).is_ok_and(|bytes| knows(&bytes))
}

//! What is measured: real documents when they lie beside the repository, else our own.

use std::{
    fs,
    path::{Path, PathBuf},
};

use viendan::{extract, grammar::Grammar, text::Text};

/// About how many bytes are read in one round.
const SIZE: usize = 8_000_000;

/// A folder of real documents, when it lies beside the repository.
pub(crate) fn beside(folder: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    Some(root.join("../shared/corpus").join(folder)).filter(|it| it.is_dir())
}

/// Acts and papers of offices.
pub(crate) fn official() -> Vec<String> {
    let real = ["administrative", "legislation"].into_iter().filter_map(beside);
    let mut texts: Vec<_> = real.flat_map(|folder| of(&folder)).collect();
    if texts.is_empty() {
        texts = of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"));
    }
    let once: usize = texts.iter().map(String::len).sum();
    vec![texts; SIZE / once.max(1) + 1].concat()
}

/// The lines of texts that cite nothing, as one text.
pub(crate) fn plain(texts: &[String]) -> Vec<String> {
    let grammar = Grammar::builtin();
    let mut plain = String::new();
    for line in texts.iter().flat_map(|it| it.lines()) {
        let text = Text::new("a.txt", line.to_owned(), grammar.letters());
        if plain.len() < SIZE / 8 && extract::mentions(&text, grammar).is_empty() {
            plain.push_str(line);
            plain.push('\n');
        }
    }
    vec![plain; 8]
}

fn of(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    let texts = paths.iter().filter(|path| path.extension().is_some_and(|it| it == "txt"));
    texts.filter_map(|path| fs::read_to_string(path).ok()).collect()
}

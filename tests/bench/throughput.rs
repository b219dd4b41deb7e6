//! How fast a text is read, in bytes a second: `cargo bench`.
//!
//! Two plain scans stand beside, so that figures of two machines can be compared.

use std::{fs, path::Path, sync::LazyLock};

use divan::{Bencher, black_box, counter::BytesCount};
use viendan::{check::Checker, extract, grammar::Grammar, model::Office, text::Text};

/// About how many bytes of text are read in one round.
const SIZE: usize = 8_000_000;

/// Real documents when they lie beside the repository, else our own, over and over.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let real = ["administrative", "legislation"]
        .into_iter()
        .flat_map(|folder| texts(&root.join("../shared/corpus").join(folder)))
        .collect::<Vec<_>>();
    let texts = if real.is_empty() { texts(&root.join("corpus")) } else { real };
    let once: usize = texts.iter().map(String::len).sum();
    vec![texts; (SIZE / once.max(1)).max(1)].concat()
});

static BYTES: LazyLock<usize> = LazyLock::new(|| WORDS.iter().map(String::len).sum());

/// One text as long as all together, for the plain scans.
static WHOLE: LazyLock<String> = LazyLock::new(|| WORDS.concat());

static TEXTS: LazyLock<Vec<Text>> = LazyLock::new(|| {
    let letters = Grammar::builtin().letters();
    WORDS.iter().map(|words| Text::new("bench.txt", words.clone(), letters)).collect()
});

fn main() {
    divan::main();
}

fn texts(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    let texts = paths.iter().filter(|path| path.extension().is_some_and(|it| it == "txt"));
    texts.filter_map(|path| fs::read_to_string(path).ok()).collect()
}

#[divan::bench(sample_count = 10)]
fn memchr_of_an_absent_byte(bencher: Bencher) {
    let words = WHOLE.as_bytes();
    bencher.counter(BytesCount::new(words.len())).bench(|| memchr::memchr(0xff, black_box(words)));
}

#[divan::bench(sample_count = 10)]
fn one_regular_expression(bencher: Bencher) {
    let symbol = regex::Regex::new("[0-9]{1,5}/(?:[0-9]{4}/)?[A-Z]").expect("a constant pattern");
    let words = WHOLE.as_str();
    bencher
        .counter(BytesCount::new(words.len()))
        .bench(|| symbol.find_iter(black_box(words)).count());
}

#[divan::bench(sample_count = 10)]
fn text(bencher: Bencher) {
    let letters = Grammar::builtin().letters();
    bencher.counter(BytesCount::new(*BYTES)).with_inputs(|| WORDS.clone()).bench_values(|words| {
        words.into_iter().map(|it| Text::new("bench.txt", it, letters)).collect::<Vec<_>>()
    });
}

#[divan::bench(sample_count = 10)]
fn extract(bencher: Bencher) {
    let grammar = Grammar::builtin();
    let texts = &*TEXTS;
    bencher.counter(BytesCount::new(*BYTES)).bench(|| {
        texts
            .iter()
            .map(|text| extract::report(text, grammar, &Office::default()).mentions.len())
            .sum::<usize>()
    });
}

#[divan::bench(sample_count = 10)]
fn check(bencher: Bencher) {
    let grammar = Grammar::builtin();
    let texts = &*TEXTS;
    let checker = Checker::new(grammar);
    bencher.counter(BytesCount::new(*BYTES)).bench(|| {
        let findings = texts.iter().map(|text| checker.check(text).findings.len());
        findings.sum::<usize>()
    });
}

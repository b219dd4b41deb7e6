//! How fast texts are read and checked, how that grows, and what the worst texts cost:
//! `cargo bench --bench speed`.
//!
//! Figures are of processor time on one core: the middle of five, or one measurement where a text or
//! a folder is long. Two plain scans of the same bytes stand beside, so that figures of two machines
//! can be compared. Words behind `--` choose among `stages`, `programs`, `growth` and `worst`; with `growth`, a picture is written to
//! `target/growth.svg`.

#![expect(clippy::print_stdout, reason = "a bench says what it measured")]

use std::hint::black_box;

use viendan::{check::Checker, extract, grammar::Grammar, model::Office, read, text::Text};

mod clock;
mod growth;
mod programs;
mod svg;
mod texts;
mod worst;

use clock::{Table, median};

fn main() {
    // Cargo itself adds `--bench`.
    let asked: Vec<_> = std::env::args().skip(1).filter(|it| !it.starts_with("--")).collect();
    let is_asked = |name: &str| asked.is_empty() || asked.iter().any(|it| it == name);
    // What a text asks for beside itself would else run on another core.
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    if is_asked("stages") {
        one.install(stages);
    }
    if is_asked("programs") {
        programs::run();
    }
    if is_asked("growth") {
        growth::run(&one);
    }
    if is_asked("worst") {
        one.install(worst::run);
    }
}

/// Each stage over the official texts, and over lines that cite nothing.
fn stages() {
    let official = texts::official();
    let plain = texts::plain(&official);
    let grammar = Grammar::builtin();
    let whole = official.concat();
    let bytes = whole.len();
    let symbol = regex::Regex::new("[0-9]{1,5}/(?:[0-9]{4}/)?[A-Z]").expect("a constant pattern");
    let scan = median(|| memchr::memchr(0xff, black_box(whole.as_bytes())));
    let mut table = Table::new(bytes, scan);
    table.row("`memchr` of a byte that is absent", bytes, scan);
    let time = median(|| symbol.find_iter(black_box(&whole)).count());
    table.row("one `regex`, a number with a symbol", bytes, time);
    let reading = || {
        let read = |it: &String| read::read("a.txt", it.clone().into_bytes(), grammar.letters());
        official.iter().filter_map(|it| read(it).ok()).map(|it| it.words().len()).sum::<usize>()
    };
    table.row("reading: bytes to a text", bytes, median(reading));
    let read = |it: &String| Text::new("a.txt", it.clone(), grammar.letters());
    let read_all = |texts: &[String]| texts.iter().map(read).collect::<Vec<_>>();
    let checker = Checker::new(grammar);
    let extract = |texts: &[Text]| {
        let count = |it| extract::report(it, grammar, &Office::default()).mentions.len();
        texts.iter().map(count).sum::<usize>()
    };
    let check =
        |texts: &[Text]| texts.iter().map(|it| checker.check(it).findings.len()).sum::<usize>();
    let official = read_all(&official);
    table.row("`extract::report`", bytes, median(|| extract(&official)));
    table.row("`Checker::check`, all of it", bytes, median(|| check(&official)));
    let bytes = plain.iter().map(String::len).sum();
    let plain = read_all(&plain);
    table.row("`extract::report`, lines that cite nothing", bytes, median(|| extract(&plain)));
    table.row("`Checker::check`, the same lines", bytes, median(|| check(&plain)));
    println!("{table}");
}

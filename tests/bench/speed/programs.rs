//! Whole programs, from their start to their end.

use std::{fs, path::Path, process::Command, time::Duration};

use super::{
    clock::{program, rate},
    texts,
};

/// How often a short program runs for one figure: its time is counted in hundredths of a second.
const RUNS: u32 = 100;

/// `viendan` with arguments.
pub(crate) fn viendan(words: &str, path: Option<&Path>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_viendan"));
    command.args(words.split(' ')).args(path);
    command
}

pub(crate) fn run() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let seed = root.join("corpus/bao-cao-papi.txt");
    println!("| program | processor time | MB/s |\n| --- | ---: | ---: |");
    let short = |name: &str, words, path| {
        let time = program(RUNS, || viendan(words, path));
        println!("| {name} | {} | |", told(time));
    };
    short("`viendan --version`", "--version", None);
    short("`viendan check` of one report", "check --no-config", Some(&seed));
    for folder in ["administrative", "wild"] {
        let Some(path) = texts::beside(folder) else { continue };
        let bytes = size(&path);
        let row = |name: &str, time: Option<Duration>| {
            let rate = time.map_or(0.0, |time| rate(bytes, time));
            println!("| {name} over `{folder}` | {} | {rate:.0} |", told(time));
        };
        for words in ["extract -q --format jsonl", "check -q --no-config --format jsonl"] {
            row(&format!("`viendan {words}`"), program(1, || viendan(words, Some(&path))));
        }
        let is_there = Command::new("typos").arg("--version").output().is_ok();
        let typos = || {
            let mut command = Command::new("typos");
            command.args(["--no-ignore", "--format", "silent"]).arg(&path);
            command
        };
        row("`typos`", if is_there { program(1, typos) } else { None });
    }
    println!();
}

fn told(time: Option<Duration>) -> String {
    time.map_or("not measured".to_owned(), |time| format!("{:.1} ms", time.as_secs_f64() * 1e3))
}

fn size(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let sizes = entries.filter_map(|it| usize::try_from(it.metadata().ok()?.len()).ok());
    sizes.sum()
}

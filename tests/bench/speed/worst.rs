//! Texts that would show a cost which grows faster than the text.

use std::{fmt::Write as _, time::Duration};

use viendan::{
    check::Checker,
    grammar::Grammar,
    text::{Text, capital},
};

use super::clock::{once, rate};

/// A kind of text with how much of it there is.
type Worst = (&'static str, usize, fn(usize) -> String);

const WORST: [Worst; 4] = [
    ("one sentence with 100,000 citations", 100_000, |count| {
        let mut words = String::new();
        for at in 0..count {
            let (number, year) = (at % 997 + 1, 1996 + at / 997 % 29);
            write!(words, "Nghị định số {number}/{year}/NĐ-CP, ").ok();
        }
        words
    }),
    ("1,000,000 mentions of one document", 1_000_000, |count| {
        "Thực hiện Nghị định số 61/2018/NĐ-CP của Chính phủ.\n".repeat(count)
    }),
    ("50,000 laws by name", 50_000, |count| {
        let names = ["đất", "nước", "sông", "núi", "biển", "trời", "mây", "gió", "trăng", "sao"];
        let mut words = String::new();
        for at in 0..count {
            let name = |place: u32| names.get(at / 10_usize.pow(place) % 10).copied();
            let name: Vec<_> = (0..5).filter_map(name).collect();
            writeln!(words, "Căn cứ Luật {} năm 2015;", capital(&name.join(" "))).ok();
        }
        words
    }),
    ("4 MB of digits and slashes", 4_000_000, |count| {
        let mut chance = 0x9e37_79b9_u32;
        let mut next = || {
            chance ^= chance << 13;
            chance ^= chance >> 17;
            chance ^= chance << 5;
            char::from_digit(chance % 11, 10).unwrap_or('/')
        };
        (0..count).map(|_| next()).collect()
    }),
];

pub(crate) fn run() {
    println!("| text | MB | seconds | MB/s | exponent |\n| --- | ---: | ---: | ---: | ---: |");
    for (name, count, make) in WORST {
        let (few, _) = check(&make(count / 4));
        let (all, bytes) = check(&make(count));
        let exponent = (all.as_secs_f64() / few.as_secs_f64()).log(4.0);
        let (megabytes, seconds) = (bytes / 1_000_000, all.as_secs_f64());
        let rate = rate(bytes, all);
        println!("| {name} | {megabytes} | {seconds:.2} | {rate:.0} | {exponent:.2} |");
    }
    println!();
}

fn check(words: &str) -> (Duration, usize) {
    let grammar = Grammar::builtin();
    let time = once(|| {
        let text = Text::new("a.txt", words.to_owned(), grammar.letters());
        Checker::new(grammar).check(&text).findings.len()
    });
    (time, words.len())
}

//! How the cost of a check grows: with the length of one text, and with the files of a folder.

use std::{fmt::Write as _, fs, path::Path};

use rayon::ThreadPool;
use viendan::{check::Checker, grammar::Grammar, text::Text};

use super::{clock, programs::viendan, svg, texts};

/// Megabytes of one text.
const SIZES: [usize; 5] = [1, 4, 16, 64, 256];
/// Files of a folder.
const FILES: [usize; 4] = [10, 100, 1_000, 10_000];
/// Where the picture goes.
const PICTURE: &str = "target/growth.svg";

/// A size and the seconds that it costs.
pub(crate) type Point = (f64, f64);

pub(crate) fn run(one: &ThreadPool) {
    let lengths: Vec<Point> = one.install(|| {
        let official = texts::official().concat();
        SIZES.iter().map(|&megabytes| length(&official, megabytes)).collect()
    });
    told("MB of one text", &lengths);
    let folders: Vec<Point> = FILES.iter().filter_map(|&files| folder(files)).collect();
    told("files of a folder", &folders);
    let picture = svg::picture(&[
        ("megabytes of one text, checked", lengths.as_slice()),
        ("files of a folder, `viendan check`", folders.as_slice()),
    ]);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PICTURE);
    fs::write(path, picture).expect("a place for the picture");
}

/// The official texts over and over as one text.
#[expect(clippy::cast_precision_loss, reason = "sizes are small")]
fn length(official: &str, megabytes: usize) -> Point {
    let bytes = megabytes * 1_000_000;
    let words = official.repeat(bytes / official.len() + 1);
    let words = words.get(..words.floor_char_boundary(bytes)).unwrap_or_default();
    let grammar = Grammar::builtin();
    let time = clock::once(|| {
        let text = Text::new("a.txt", words.to_owned(), grammar.letters());
        Checker::new(grammar).check(&text).findings.len()
    });
    (megabytes as f64, time.as_secs_f64())
}

/// A folder of reports that cite one act and each other.
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn folder(files: usize) -> Option<Point> {
    let folder = tempfile::tempdir().ok()?;
    for at in 0..files {
        fs::write(folder.path().join(format!("{at}.txt")), report(at)).ok()?;
    }
    let check = || viendan("check -q --no-config --format jsonl", Some(folder.path()));
    Some((files as f64, clock::program(1, check)?.as_secs_f64()))
}

fn report(at: usize) -> String {
    let (month, day) = (at % 12 + 1, at % 28 + 1);
    let mut words = format!(
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA\nSố: {}/BC-UBND\nSơn La, ngày {day} tháng {month} năm 2024\n\n\
         BÁO CÁO\nKết quả thực hiện nhiệm vụ\n\n\
         Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư,\n",
        at + 1
    );
    for item in 1..20 {
        // A plan has one day, whoever cites it: what contradicts itself grows with the square.
        let number = (at + item * 37) % 4_000 + 1;
        let (month, day) = (number % 12 + 1, number % 28 + 1);
        writeln!(
            words,
            "{item}. Tiếp tục triển khai Kế hoạch số {number}/KH-UBND ngày {day}/{month}/2023 của \
             UBND tỉnh; các đơn vị rà soát, đôn đốc và báo cáo đúng thời hạn."
        )
        .ok();
    }
    words
}

fn told(what: &str, points: &[Point]) {
    println!("| {what} | seconds | exponent |\n| ---: | ---: | ---: |");
    let before = std::iter::once(None).chain(points.iter().map(Some));
    for (&(size, seconds), before) in points.iter().zip(before) {
        let exponent = before.map(|(less, few)| (seconds / few).ln() / (size / less).ln());
        let exponent = exponent.map_or(String::new(), |it| format!("{it:.2}"));
        println!("| {size} | {seconds:.2} | {exponent} |");
    }
    println!();
}

//! Killed at any moment, a command that writes files leaves what was or what should be, and no half.

use std::{
    fs,
    path::Path,
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use viendan::{grammar::Grammar, read};

use super::{Desk, REPORT, program};
use crate::office::Docx;

/// How long each command is run and killed.
const WHILE: Duration = Duration::from_secs(2);

/// A report that takes a while.
fn long() -> String {
    REPORT.repeat(40)
}

/// Runs a command again and again, kills it at one moment after another, and looks at what is left.
#[track_caller]
fn check(desk: &Desk, command: &str, mut before: impl FnMut(), left: impl Fn(&str)) {
    let mut whole = Duration::ZERO;
    let (begun, mut turns) = (Instant::now(), 0_u32);
    while begun.elapsed() < WHILE || turns < 3 {
        before();
        let started = Instant::now();
        let mut child = program(desk.0.path())
            .args(command.split_whitespace())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        if turns > 0 {
            // Steps that never meet the same moment twice, most of them at the end, when files are
            // written.
            let share = 0.5 + 0.5 * (f64::from(turns) * 0.618_034).fract();
            thread::sleep(whole.mul_f64(share));
            child.kill().ok();
        }
        child.wait().unwrap();
        if turns == 0 {
            whole = started.elapsed();
        }
        left(&format!("`{command}`, turn {turns}"));
        turns += 1;
    }
}

#[test]
fn a_fix_is_made_or_not() {
    let desk = Desk::new();
    let (old, new) = (long(), long().replace("17KH-VPUB", "17/KH-VPUB"));
    check(
        &desk,
        "fix dai.txt --write",
        || desk.put("dai.txt", old.as_bytes()),
        |turn| {
            let left = desk.read("dai.txt");
            assert!(left == old || left == new, "{turn}");
        },
    );
    desk.run("viendan fix dai.txt --write");
    assert_eq!(desk.read("dai.txt"), new);
}

#[test]
fn a_word_copy_is_whole_or_absent() {
    let desk = Desk::new();
    let lines: Vec<_> = REPORT.lines().cycle().take(600).collect();
    let file = Docx::of_lines(&lines).bytes();
    desk.put("dai.docx", &file);
    let copy = desk.path("dai.da-soat.docx");
    check(
        &desk,
        "check dai.docx --out docx",
        || drop(fs::remove_file(&copy)),
        |turn| {
            assert!(fs::read(desk.path("dai.docx")).unwrap() == file, "{turn}");
            let Ok(bytes) = fs::read(&copy) else { return };
            let text = read::read("a.docx", bytes, Grammar::builtin().letters());
            assert!(text.is_ok_and(|it| it.words().contains("17")), "{turn}");
        },
    );
    desk.run("viendan check dai.docx --out docx");
    assert!(copy.exists());
}

#[test]
fn every_page_of_an_index_is_the_old_one_or_the_new() {
    let desk = Desk::new();
    desk.put("dai.txt", long().as_bytes());
    let command = "index --in dai.txt --to html --out bang";
    desk.run(&format!("viendan {command}"));
    let whole = pages(&desk.path("bang"));
    assert!(!whole.is_empty());
    let old = b"<meta name=\"generator\" content=\"viendan 0.1.0\">";
    check(
        &desk,
        command,
        || whole.iter().for_each(|(name, _)| desk.put(&format!("bang/{name}"), old)),
        |turn| {
            for (name, page) in pages(&desk.path("bang")) {
                let new = whole.iter().find(|it| it.0 == name).map(|it| it.1.as_slice());
                assert!(page == old || new == Some(&page), "{turn}: {name}");
            }
        },
    );
}

/// The files of a folder with what they hold, by name; what was to be swapped in is hidden.
fn pages(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let files = entries.filter(|it| it.path().is_file());
    let mut pages: Vec<_> = files
        .map(|it| (it.file_name().into_string().unwrap(), fs::read(it.path()).unwrap()))
        .collect();
    pages.sort();
    pages
}

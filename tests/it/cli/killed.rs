//! Killed at any moment, a command that writes files leaves what was or what should be, and no half;
//! what it leaves beside is cleared away by the next.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
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
            stop(&mut child, turns);
        }
        child.wait().unwrap();
        if turns == 0 {
            whole = started.elapsed();
        }
        left(&format!("`{command}`, turn {turns}"));
        turns += 1;
    }
    before();
    desk.run(&format!("viendan {command}"));
    assert_eq!(hidden(desk.0.path()), Vec::<PathBuf>::new(), "`{command}`");
}

/// Stops a program: as Ctrl-C does, then as nothing can forbid, in turns.
fn stop(child: &mut Child, turn: u32) {
    let interrupted = || {
        let id = child.id().to_string();
        Command::new("kill").args(["-INT", &id]).stderr(Stdio::null()).status().is_ok()
    };
    if turn.is_multiple_of(2) || !cfg!(unix) || !interrupted() {
        child.kill().ok();
    }
}

/// What has a hidden name in a folder and in those below.
fn hidden(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let below = entries.flat_map(|entry| {
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        let path = entry.path();
        if path.is_dir() && !is_hidden {
            hidden(&path)
        } else {
            is_hidden.then_some(path).into_iter().collect()
        }
    });
    below.collect()
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

#[test]
fn what_is_accepted_is_the_old_list_or_the_new() {
    let desk = Desk::new();
    desk.put("dai.txt", long().as_bytes());
    desk.run("viendan baseline create dai.txt");
    let path = desk.path("viendan.baseline.toml");
    let old = fs::read(&path).unwrap();
    desk.put("dai.txt", long().replace("17KH-VPUB", "17/KH-VPUB").as_bytes());
    desk.run("viendan baseline update dai.txt");
    let new = fs::read(&path).unwrap();
    assert_ne!(old, new);
    check(
        &desk,
        "baseline update dai.txt",
        || fs::write(&path, &old).unwrap(),
        |turn| {
            let left = fs::read(&path).unwrap();
            assert!(left == old || left == new, "{turn}");
        },
    );
    assert!(fs::read(&path).unwrap() == new);
}

#[test]
fn rows_that_are_left_out_are_listed_whole_or_not_at_all() {
    let desk = Desk::new();
    let csv = "Số ký hiệu,Ngày\nkhông số,09/01/2023\n".repeat(400);
    desk.put("so-di.csv", csv.as_bytes());
    let command = "registry import so-di.csv --name di --rejects loi.csv";
    desk.run(&format!("viendan {command}"));
    let whole = desk.read("loi.csv");
    assert!(whole.lines().count() >= 400);
    check(
        &desk,
        command,
        || desk.put("loi.csv", b"cu\n"),
        |turn| {
            let left = desk.read("loi.csv");
            assert!(left == "cu\n" || left == whole, "{turn}");
        },
    );
    assert_eq!(desk.read("loi.csv"), whole);
}

/// The files of a folder with what they hold, by name; what was to be swapped in is hidden.
fn pages(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let files = entries
        .filter(|it| it.path().is_file() && !it.file_name().to_string_lossy().starts_with('.'));
    let mut pages: Vec<_> = files
        .map(|it| (it.file_name().into_string().unwrap(), fs::read(it.path()).unwrap()))
        .collect();
    pages.sort();
    pages
}

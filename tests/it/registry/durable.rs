//! Bits that turn, processes that are killed, readers beside writers: the registry holds or says so.

use std::{
    fmt::Write as _,
    fs,
    io::{Cursor, Read as _},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;
use viendan::{
    grammar::Grammar,
    registry::{Error, Mapping, Register, Registry},
};

use super::sheets;

/// How long processes are killed.
const WHILE: Duration = Duration::from_secs(3);
/// A registry of the version before, packed, in figures of base 16.
const VERSION_2: &str = include_str!("version_2.hex");

fn rows(office: &str, rows: usize) -> String {
    let mut csv = "số,ký hiệu,ngày,trích yếu\n".to_owned();
    for row in 1..=rows {
        writeln!(csv, "{row},KH-{office},{:02}/02/2023,dân vận đợt {row}", row % 28 + 1).unwrap();
    }
    csv
}

fn register(office: &str, count: usize) -> Register {
    let (csv, mapping) = (rows(office, count), Mapping::default());
    Register::read(office, csv.as_bytes(), &mapping, Grammar::builtin()).unwrap()
}

/// A registry of a register and two texts, closed.
fn filled() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.vdreg");
    let mut registry = Registry::open(&path).unwrap();
    registry.import(&register("SNV", 300), "").unwrap();
    registry.add(sheets()).unwrap();
    drop(registry);
    (folder, path)
}

fn viendan(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_viendan"));
    command.args(words).current_dir(folder).env("VIENDAN_REGISTRY", "so.vdreg");
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|it| String::from_utf8_lossy(it)).concat()
}

#[test]
fn every_bit_that_turns_is_noticed() {
    let (folder, path) = filled();
    assert_eq!(Registry::open_to_read(&path).unwrap().verify().unwrap(), []);
    let whole = fs::read(&path).unwrap();
    let turned = folder.path().join("lật.vdreg");
    // Steps of an odd number of bits, so that pages of every use are met.
    let bits = (0..100_usize).map(|at| at.wrapping_mul(0x9e37_79b9) % (8 * whole.len()));
    let unnoticed = bits.filter(|bit| {
        let mut bytes = whole.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        fs::write(&turned, bytes).unwrap();
        Registry::open_to_read(&turned).is_ok_and(|it| it.verify().is_ok_and(|it| it.is_empty()))
    });
    assert_eq!(unnoticed.collect::<Vec<_>>(), Vec::<usize>::new());
}

#[test]
fn nothing_is_checked_against_or_added_to_a_damaged_registry() {
    let (folder, path) = filled();
    let mut bytes = fs::read(&path).unwrap();
    let words = "dân vận đợt 7".as_bytes();
    let at = bytes.windows(words.len()).position(|it| it == words).unwrap();
    bytes[at + words.len() - 1] ^= 1;
    fs::write(&path, bytes).unwrap();
    fs::write(folder.path().join("a.txt"), "Thực hiện Kế hoạch số 07/KH-SNV.\n").unwrap();
    fs::write(folder.path().join("STC.csv"), rows("STC", 2)).unwrap();
    for words in [&["check", "a.txt"][..], &["so", "nap", "a.txt"], &["so", "nhap", "STC.csv"]] {
        let output = viendan(folder.path(), words).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{words:?} {}", said(&output));
        assert!(said(&output).contains("tệp kho bị hỏng"), "{}", said(&output));
    }
    let output = viendan(folder.path(), &["so", "kiem"]).output().unwrap();
    assert!(said(&output).contains("không còn như lúc ghi"), "{}", said(&output));
    // What can still be read is saved.
    let output = viendan(folder.path(), &["so", "xuat", "documents"]).output().unwrap();
    assert!(said(&output).lines().count() > 300);
}

#[test]
fn whoever_is_killed_leaves_a_whole_registry() {
    let (folder, path) = filled();
    fs::write(folder.path().join("STC.csv"), rows("STC", 400)).unwrap();
    for at in 0..40 {
        let text = format!("Thực hiện Kế hoạch số {at}/KH-SNV ngày 02/02/2023 của Sở Nội vụ.\n");
        fs::write(folder.path().join(format!("{at}.txt")), text).unwrap();
    }
    let (begun, mut moment) = (Instant::now(), 1);
    let turns = [&["so", "nap", "."][..], &["so", "nhap", "STC.csv"], &["so", "bo", "STC.csv"]];
    for words in turns.iter().cycle() {
        if begun.elapsed() > WHILE {
            break;
        }
        let mut child = viendan(folder.path(), words).spawn().unwrap();
        moment = moment * 31 % 211;
        thread::sleep(Duration::from_millis(moment));
        child.kill().ok();
        child.wait().unwrap();
        let registry = Registry::open_to_read(&path).unwrap();
        assert_eq!(registry.verify().unwrap(), [], "after {words:?} for {moment} ms");
        let held = registry.sources().unwrap().into_iter().find(|it| it.name == "STC.csv");
        assert!(held.is_none_or(|it| it.rows == 400));
    }
}

#[test]
fn eight_readers_beside_two_writers_see_whole_registers() {
    let (_folder, path) = filled();
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        let writers = ["STC", "SYT"].map(|office| {
            let path = &path;
            scope.spawn(move || {
                let register = register(office, 100);
                let mut registry = Registry::open(path).unwrap();
                for turn in 0..10 {
                    registry.import(&register, &turn.to_string()).unwrap();
                }
            })
        });
        for _ in 0..8 {
            scope.spawn(|| {
                while !is_over.load(Ordering::Relaxed) {
                    let registry = Registry::open_to_read(&path).unwrap();
                    let rows = registry.sources().unwrap();
                    assert!(rows.iter().all(|it| !it.is_register || it.rows % 100 == 0));
                }
            });
        }
        for writer in writers {
            writer.join().unwrap();
        }
        is_over.store(true, Ordering::Relaxed);
    });
    let registry = Registry::open_to_read(&path).unwrap();
    assert_eq!(registry.verify().unwrap(), []);
    assert_eq!(registry.status().unwrap().registers, 3);
}

/// A registry that the version before wrote.
fn version_2() -> Vec<u8> {
    let figures: Vec<u32> = VERSION_2.chars().filter_map(|it| it.to_digit(16)).collect();
    let (pairs, _) = figures.as_chunks::<2>();
    let packed: Vec<u8> =
        pairs.iter().map(|[one, two]| u8::try_from(16 * one + two).unwrap()).collect();
    let mut archive = zip::ZipArchive::new(Cursor::new(packed)).unwrap();
    let mut bytes = Vec::new();
    archive.by_index(0).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_registry_of_the_version_before_is_led_to_this_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("so.vdreg");
    fs::write(&path, version_2()).unwrap();
    let registry = Registry::open(&path).unwrap();
    assert_eq!((registry.verify().unwrap(), registry.status().unwrap().version), (vec![], 4));
    drop(registry);
    let registry = Registry::open_to_read(&path).unwrap();
    assert_eq!(registry.verify().unwrap(), []);
    assert_eq!(registry.status().unwrap().entries, 1);
    let mut bytes = fs::read(&path).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::write(&path, bytes).unwrap();
    assert!(matches!(Registry::open(&path), Err(Error::Damaged)));
}

#[cfg(unix)]
#[test]
fn a_registry_is_private_and_a_reader_never_writes() {
    use std::os::unix::fs::PermissionsExt as _;

    let (folder, path) = filled();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let before = (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap());
    fs::write(folder.path().join("a.txt"), "Thực hiện Kế hoạch số 07/KH-SNV.\n").unwrap();
    for words in [&["so", "kiem"][..], &["so", "ke"], &["query", "all()"], &["check", "a.txt"]] {
        let output = viendan(folder.path(), words).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{words:?} {}", said(&output));
    }
    let after = (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap());
    assert!(before == after);
}

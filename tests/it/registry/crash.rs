//! Killed in the middle, out of room, or two at once: nothing is half there.

use std::{
    fmt::Write as _,
    fs,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use tempfile::TempDir;
use viendan::registry::Registry;

/// Rows of a register that takes a while.
const ROWS: usize = 4000;

/// A register of a made-up office.
fn register(office: &str, rows: usize) -> String {
    let mut csv = "số,ký hiệu,ngày,trích yếu\n".to_owned();
    for row in 1..=rows {
        writeln!(
            csv,
            "{row},QĐ-{office},{:02}/{:02}/2023,về việc thứ {row}",
            row % 28 + 1,
            row % 12 + 1
        )
        .unwrap();
    }
    csv
}

fn viendan(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_viendan"));
    command.args(words).current_dir(folder).env("VIENDAN_REGISTRY", "so.vdreg");
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The registry is whole, and holds so many rows of registers.
#[track_caller]
fn check(folder: &Path) -> u64 {
    let path = folder.join("so.vdreg");
    if !path.exists() {
        return 0;
    }
    let registry = Registry::open(&path).unwrap();
    assert_eq!(registry.verify().unwrap(), []);
    registry.status().unwrap().entries
}

fn folder(offices: &[(&str, usize)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (office, rows) in offices {
        fs::write(folder.path().join(format!("{office}.csv")), register(office, *rows)).unwrap();
    }
    folder
}

#[test]
fn an_import_that_is_killed_leaves_nothing() {
    let folder = folder(&[("STC", 3), ("SNV", ROWS)]);
    assert!(viendan(folder.path(), &["so", "nhap", "STC.csv"]).status().unwrap().success());
    assert_eq!(check(folder.path()), 3);
    let log = folder.path().join("so.vdreg-wal");
    for grown in [1_u64, 100_000, 1_000_000] {
        let mut child = viendan(folder.path(), &["so", "nhap", "SNV.csv"]).spawn().unwrap();
        // Killed once so much was written, or it has ended by itself.
        let is_running = loop {
            let written = fs::metadata(&log).map_or(0, |it| it.len());
            match child.try_wait().unwrap() {
                Some(_) => break false,
                None if written >= grown => break true,
                None => thread::sleep(Duration::from_micros(200)),
            }
        };
        child.kill().ok();
        child.wait().unwrap();
        let rows = check(folder.path());
        assert!(rows == 3 || !is_running || rows == 3 + ROWS as u64, "{rows} rows");
    }
    assert!(viendan(folder.path(), &["so", "nhap", "SNV.csv"]).status().unwrap().success());
    assert_eq!(check(folder.path()), 3 + ROWS as u64);
}

#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_more_is_said_and_nothing_is_kept() {
    let folder = folder(&[("STC", 3), ("SNV", ROWS)]);
    assert!(viendan(folder.path(), &["so", "nhap", "STC.csv"]).status().unwrap().success());
    let limited = format!(
        "ulimit -f 600; trap '' XFSZ; exec {} so nhap SNV.csv",
        env!("CARGO_BIN_EXE_viendan")
    );
    let output = Command::new("sh")
        .args(["-c", &limited])
        .current_dir(folder.path())
        .env("VIENDAN_REGISTRY", "so.vdreg")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("đĩa đã đầy"), "{said}");
    assert_eq!(check(folder.path()), 3);
}

#[test]
fn two_at_once_both_end_and_a_reader_sees_all_or_nothing() {
    let folder = folder(&[("STC", ROWS), ("SNV", ROWS)]);
    let mut writers: Vec<_> = ["STC.csv", "SNV.csv"]
        .map(|name| viendan(folder.path(), &["so", "nhap", name]).spawn().unwrap())
        .into();
    let path = folder.path().join("so.vdreg");
    loop {
        let ended = writers.iter_mut().all(|it| it.try_wait().unwrap().is_some());
        if let Ok(registry) = Registry::open_to_read(&path) {
            let rows = registry.status().unwrap().entries;
            assert_eq!(rows % ROWS as u64, 0, "{rows} rows are seen");
        }
        if ended {
            break;
        }
    }
    for writer in writers {
        let output = writer.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(check(folder.path()), 2 * ROWS as u64);
}

//! What is there is kept: who owns it, what it is marked with, and what it was when a disk is full.
#![cfg(unix)]

use std::{
    fs,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    process::{Command, Output, Stdio},
};

use super::{Desk, REPORT, program};
use crate::office::Docx;

/// What every line of a report becomes when its safe slips are mended.
fn mended() -> String {
    REPORT.replace("17KH-VPUB", "17/KH-VPUB")
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn a_corrected_file_keeps_its_mode_and_its_attributes() {
    let desk = Desk::new();
    let path = desk.path("bao-cao.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o664)).unwrap();
    let is_marked = xattr::set(&path, "user.phong-ban", "Văn phòng".as_bytes()).is_ok();
    let before = path.metadata().unwrap();
    desk.run("viendan fix bao-cao.txt --write");
    let after = path.metadata().unwrap();
    assert_eq!(desk.read("bao-cao.txt"), mended());
    assert_eq!(after.mode(), before.mode());
    assert_eq!((after.uid(), after.gid()), (before.uid(), before.gid()));
    if is_marked {
        let mark = xattr::get(&path, "user.phong-ban").unwrap();
        assert_eq!(mark.as_deref(), Some("Văn phòng".as_bytes()));
    }
}

#[test]
fn a_file_keeps_its_owner() {
    let desk = Desk::new();
    let path = desk.path("bao-cao.txt");
    if std::os::unix::fs::chown(&path, Some(4321), Some(4321)).is_err() {
        println!("skipped: only an administrator gives files away");
        return;
    }
    desk.run("viendan fix bao-cao.txt --write");
    let after = path.metadata().unwrap();
    assert_eq!((after.uid(), after.gid()), (4321, 4321));
    assert_eq!(desk.read("bao-cao.txt"), mended());
}

#[test]
fn a_read_only_file_is_refused_and_the_others_are_not() {
    let desk = Desk::new();
    desk.put("kho/mot.txt", REPORT.as_bytes());
    desk.put("kho/hai.txt", REPORT.as_bytes());
    fs::set_permissions(desk.path("kho/hai.txt"), fs::Permissions::from_mode(0o444)).unwrap();
    let output = desk.run("viendan fix kho --write");
    assert_eq!((desk.read("kho/mot.txt"), desk.read("kho/hai.txt")), (mended(), REPORT.into()));
    let said = said(&output);
    assert!(said.contains("`kho/hai.txt` chỉ cho đọc nên không ghi"), "{said}");
    assert!(said.contains("đã sửa 1 chỗ ở 1 tệp"), "{said}");
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn another_name_of_a_file_is_told() {
    let desk = Desk::new();
    fs::hard_link(desk.path("bao-cao.txt"), desk.path("ban-luu.txt")).unwrap();
    let output = desk.run("viendan fix bao-cao.txt --write");
    assert!(said(&output).contains("bao-cao.txt: tệp còn 1 tên khác"), "{}", said(&output));
    assert_eq!((desk.read("bao-cao.txt"), desk.read("ban-luu.txt")), (mended(), REPORT.into()));
}

/// Runs a command where no file may grow beyond some blocks of 512 bytes.
fn cramped(desk: &Desk, blocks: usize, command: &str) -> Output {
    let binary = env!("CARGO_BIN_EXE_viendan");
    let command = command.replacen("viendan", binary, 1);
    let usual = program(desk.0.path());
    let settings = usual.get_envs().filter_map(|(name, value)| Some((name, value?)));
    Command::new("sh")
        .args(["-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec {command}")])
        .envs(settings)
        .current_dir(desk.0.path())
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

#[test]
fn a_full_disk_leaves_what_was() {
    let desk = Desk::new();
    let long = REPORT.repeat(20);
    desk.put("dai.txt", long.as_bytes());
    let csv = "Số ký hiệu,Ngày\nkhông số,09/01/2023\n".repeat(200);
    desk.put("so-di.csv", csv.as_bytes());
    desk.put("dai.phieu-soat.html", b"<meta name=\"generator\" content=\"viendan 0.1.0\">");
    desk.put("bang.docx", b"");
    desk.put("dai.docx", &Docx::of_lines(&long.lines().collect::<Vec<_>>()).bytes());
    desk.put("bang/index.html", b"");
    desk.put("ket-qua.json", b"{}");
    desk.put("loi.csv", b"a\n");
    let before = desk.names();
    for command in [
        "viendan fix dai.txt --write",
        "viendan check dai.txt --out html",
        "viendan check dai.txt --out json:ket-qua.json",
        "viendan check dai.docx --out docx",
        "viendan index --in dai.txt --to docx --out bang.docx",
        "viendan index --in dai.txt --to html --out bang",
        "viendan registry add dai.txt",
        "viendan registry import so-di.csv --name di --rejects loi.csv",
    ] {
        let output = cramped(&desk, 4, command);
        let said = said(&output);
        assert!(output.status.code().is_some_and(|it| it >= 2), "{command}: {:?}", output.status);
        assert!(said.starts_with("lỗi: "), "{command}: {said}");
        assert!(!said.contains("(os error") && !said.contains("panicked"), "{command}: {said}");
        let names = desk.names();
        assert_eq!(names.iter().filter(|it| it.contains(".viendan-")).count(), 0, "{command}");
        desk.forget(&before);
    }
    assert_eq!(desk.read("dai.txt"), long);
    assert_eq!(desk.read("ket-qua.json"), "{}");
    assert_eq!(desk.read("loi.csv"), "a\n");
    assert_eq!(desk.read("bang.docx"), "");
    assert!(!desk.path("dai.da-soat.docx").exists());
    assert_eq!(desk.read("bang/index.html"), "");
    assert!(desk.read("dai.phieu-soat.html").len() < 100);
}

#[test]
fn a_reader_that_goes_away_is_not_complained_of() {
    let desk = Desk::new();
    desk.put("dai.txt", REPORT.repeat(20).as_bytes());
    for command in [
        "check dai.txt --format short",
        "check dai.txt --format json",
        "check dai.txt --format html",
        "fix dai.txt",
        "show dai.txt",
        "extract dai.txt",
        "graph dai.txt",
        "index --in dai.txt",
        "query về(dân) --in dai.txt",
        "trace 09/KH-VPUB --in dai.txt",
        "rule",
        "help check",
        "generate man",
        "grammar check",
    ] {
        let mut child = program(desk.0.path())
            .args(command.split_whitespace())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let said = said(&output);
        assert!(!said.contains("lỗi") && !said.contains("panicked"), "{command}: {said}");
        assert!(output.status.code().is_some_and(|it| it < 2), "{command}: {:?}", output.status);
    }
}

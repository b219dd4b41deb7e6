//! Who hears what: the same report before three readers.

use std::process::Command;

use tempfile::TempDir;

/// A report with a contradiction, a slip of form, and a matter of style.
const REPORT: &str = "Số: 45/BC-VPUB\n\nSơn La, ngày 20 tháng 6 năm 2023\n\nBÁO CÁO\n\n\
    Kết quả công tác dân vận 6 tháng đầu năm 2023\n\n\
    1. Kế hoạch số 09/KH-VPUB ngày 06/01/2023 của Văn phòng UBND tỉnh về công tác dân vận năm 2023.\n\n\
    2. Thực hiện Kế hoạch số 09/KH-VPUB ngày 09/01/2023; Quyết định số 201/QĐ - UBND ngày 09/02/2023 của \
    UBND tỉnh Sơn La về kiểm soát thủ tục; tuyên truyền Luật bảo vệ môi trường.\n";

/// The rules that speak of the report, in the order of the text.
#[track_caller]
fn check(arguments: &[&str], expected: &[&str]) {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("bao-cao.txt"), REPORT).unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_viendan"));
    program.current_dir(folder.path()).args(["check", "--format", "jsonl", "bao-cao.txt"]);
    let output = program.args(arguments).output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let found = lines.lines().filter_map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        line.get("rule").and_then(|rule| rule.as_str()).map(str::to_owned)
    });
    assert_eq!(found.collect::<Vec<_>>(), expected, "{arguments:?}");
}

#[test]
fn who_drafts_hears_what_must_not_be_signed() {
    check(&[], &["date-conflict", "space-in-symbol"]);
    check(&["--profile", "drafting"], &["date-conflict", "space-in-symbol"]);
    check(&["--profile", "soạn-thảo"], &["date-conflict", "space-in-symbol"]);
}

#[test]
fn who_examines_hears_of_style_too() {
    check(&["--profile", "tham-dinh"], &["date-conflict", "space-in-symbol", "law-name-case"]);
}

#[test]
fn a_corpus_hears_only_of_contradictions() {
    check(&["--profile", "kho"], &["date-conflict"]);
}

#[test]
fn a_rule_that_is_named_speaks_to_everyone() {
    check(&["--select", "law-name-case"], &["law-name-case"]);
    check(&["--profile", "kho", "--select", "form,law-name-case"], &["law-name-case"]);
    check(&["--select", "form"], &["space-in-symbol"]);
    check(&["--profile", "review", "--ignore", "form"], &["date-conflict"]);
}

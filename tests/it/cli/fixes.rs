//! `viendan fix` at work.

use super::{Desk, check};

#[test]
fn what_would_change_is_shown_and_then_made() {
    let desk = Desk::new();
    check(
        "fix",
        &desk,
        &[
            "viendan fix bao-cao.txt",
            "viendan sửa ho-so",
            "viendan fix . --lang en --color always",
            "viendan fix bao-cao.txt --write",
            "viendan fix bao-cao.txt --write",
            "cat bao-cao.txt",
            "viendan check bao-cao.txt --format short",
            "viendan fix hong.bin ho-so/sach.txt",
            "viendan fix bao-cao.txt --diff --write",
        ],
    );
}

#[test]
fn a_filter_prints_the_whole_text() {
    let desk = Desk::new();
    let output = desk.run("viendan fix - --write -q < bao-cao.txt");
    let mended = desk.read("bao-cao.txt").replace("17KH-VPUB", "17/KH-VPUB");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), mended);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn an_old_encoding_keeps_its_letters() {
    let desk = Desk::new();
    let report = "Kế hoạch số 17KH-VPUB ngày 09/02/2023 của Văn phòng về rà soát thủ tục hành chính; \
        Kế hoạch số 17/KH-VPUB ngày 09/02/2023 của Văn phòng về rà soát thủ tục hành chính.\r\n";
    let wide: Vec<u8> =
        format!("\u{feff}{report}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    desk.put("wide.txt", &wide);
    desk.run("viendan fix wide.txt --write");
    let mended = report.replace("17KH", "17/KH");
    let expected: Vec<u8> =
        format!("\u{feff}{mended}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(std::fs::read(desk.path("wide.txt")).unwrap(), expected);
}

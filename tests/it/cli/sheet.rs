//! The check sheet: what stands in it, and what never does.

use super::{CLEAN, Desk, REPORT};

/// Writes the sheet of a report in a language and looks for words in it, in their order.
#[track_caller]
fn check(report: &str, lang: &str, expected: &[&str]) -> String {
    let desk = Desk::new();
    desk.put("bao-cao.txt", report.as_bytes());
    desk.run(&format!("viendan check bao-cao.txt -q --lang {lang} --out html"));
    let sheet = desk.read("bao-cao.phieu-soat.html");
    let mut rest = sheet.as_str();
    for words in expected {
        let Some((_, behind)) = rest.split_once(words) else {
            panic!("`{words}` is not in the rest of the sheet:\n{rest}");
        };
        rest = behind;
    }
    sheet
}

#[test]
fn the_verdict_stands_first_and_both_places_side_by_side() {
    let sheet = check(
        REPORT,
        "vi",
        &[
            "<html lang=\"vi\">",
            "PHIẾU SOÁT VIỆN DẪN",
            "45/BC-VPUB – Sơn La, 20/6/2023",
            "Chưa nên trình ký.",
            "2 lỗi",
            "0/2 văn bản được viện dẫn không thấy vấn đề",
            "Cần anh/chị quyết định",
            "Kế hoạch số 09/KH-VPUB được ghi hai ngày khác nhau",
            "Mục I.1",
            "<mark>ngày 06/01/2023</mark>",
            "Mục I.2",
            "<mark>ngày 09/01/2023</mark>",
            "Việc cần làm:",
            "Đã sửa thành:",
            "Giữ nguyên, lý do:",
            "NĐ 30/2020/NĐ-CP, Điều 15 khoản 1",
            "Máy sửa được",
            "17KH-VPUB",
            "17/KH-VPUB",
            "Danh mục văn bản được viện dẫn",
            "09/KH-VPUB",
            "✗ xem mục",
            "17/KH-VPUB",
            "! máy sửa được",
            "Những gì chưa soát được",
            "không phải là xác nhận văn bản có thật",
            "Lãnh đạo phòng",
            "lúc 08 giờ 30, ngày 20/06/2023",
            "mã nhận dạng tệp (SHA-256) ",
            "không có dữ liệu nào được gửi ra ngoài",
        ],
    );
    assert!(!sheet.contains("26/28"), "a fraction is no citation");
}

#[test]
fn english_says_the_same() {
    check(
        REPORT,
        "en",
        &[
            "<html lang=\"en\">",
            "CITATION CHECK SHEET",
            "45/BC-VPUB – Sơn La, 20 Jun 2023",
            "Not ready to submit.",
            "2 errors",
            "Nothing found about 0 of 2 documents cited",
            "For you to decide",
            "Plan 09/KH-VPUB is given 2 different dates",
            "Section I.1",
            "<mark>ngày 06/01/2023</mark>",
            "What to do:",
            "Fixable by machine",
            "17/KH-VPUB",
            "Documents cited",
            "✗ see item",
            "Not checked",
            "Head of unit",
            "at 08:30 on 20 Jun 2023",
            "no data was sent anywhere",
        ],
    );
}

#[test]
fn a_clean_report_has_a_clean_sheet() {
    let sheet = check(CLEAN, "vi", &["Không thấy vấn đề trong phạm vi đã soát", "20/KH-UBND", "✓"]);
    assert!(!sheet.contains("Cần anh/chị quyết định") && !sheet.contains("Máy sửa được"));
    let words = sheet.split_once("</style>").unwrap().1;
    assert!(!words.contains("lỗi"), "of what there is nothing, nothing is said");
    check("Đoàn đã thăm xã.", "vi", &["Không thấy vấn đề", "không viện dẫn văn bản nào"]);
}

/// Whatever a text says, its sheet runs nothing and fetches nothing.
#[test]
fn a_text_cannot_speak_to_the_browser() {
    let hostile = REPORT
        .replace("dân vận", "<script>alert(1)</script><img src=\"https://example.org/a.png\">");
    for lang in ["vi", "en"] {
        let sheet = check(&hostile, lang, &["default-src 'none'; style-src 'unsafe-inline'"]);
        for tag in ["<script", "<img", "<link", "<iframe", "url(", "@import", " href="] {
            assert!(!sheet.contains(tag), "{tag}");
        }
    }
}

#[test]
fn a_file_of_somebody_else_is_only_replaced_when_it_is_named() {
    let desk = Desk::new();
    let name = "bao-cao.phieu-soat.html";
    desk.put(name, b"<html>ghi chep cua toi</html>");
    let refused = desk.run("viendan check bao-cao.txt -q --out html");
    assert_eq!(refused.status.code(), Some(2));
    assert!(desk.read(name).contains("ghi chep cua toi"));
    desk.run(&format!("viendan check bao-cao.txt -q --out html:{name}"));
    assert!(desk.read(name).contains("PHIẾU SOÁT"));
    let again = desk.run("viendan check bao-cao.txt -q --out html --lang en");
    assert_eq!(again.status.code(), Some(1));
    assert!(desk.read(name).contains("CITATION CHECK SHEET"));
}

#[test]
fn a_folder_has_a_sheet_for_each_text_or_one_for_all() {
    let desk = Desk::new();
    desk.put("bao-cao.md", CLEAN.as_bytes());
    desk.run("viendan check . -q --out html --out html:tat-ca.html");
    let names = desk.names();
    assert_eq!(
        names,
        [
            "bao-cao.md",
            "bao-cao.md.phieu-soat.html",
            "bao-cao.txt",
            "bao-cao.txt.phieu-soat.html",
            "ho-so",
            "hong.bin",
            "tat-ca.html",
        ],
        "texts that differ in their extension keep it"
    );
    assert!(desk.path("ho-so/sach.phieu-soat.html").is_file());
    assert_eq!(desk.read("tat-ca.html").matches("<article>").count(), 3);
    let again = desk.run("viendan check ho-so");
    let said = String::from_utf8(again.stdout).unwrap();
    assert!(
        said.starts_with("Đã soát 1 tệp"),
        "our own sheet in a folder is no text of it: {said}"
    );
}

#[test]
fn two_texts_of_one_name_are_not_written_over_one_another() {
    let desk = Desk::new();
    desk.put("ho-so/bao-cao.txt", CLEAN.as_bytes());
    std::fs::create_dir(desk.path("phieu")).unwrap();
    let output = desk.run("viendan check bao-cao.txt ho-so --out html:phieu");
    assert_eq!(output.status.code(), Some(2));
    desk.run("viendan check bao-cao.txt ho-so/sach.txt -q --out html:phieu");
    assert!(desk.path("phieu/sach.phieu-soat.html").is_file());
}

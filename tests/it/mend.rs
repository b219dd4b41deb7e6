//! What `fix` does to a file, and what it never does.

use proptest::prelude::*;
use viendan::{
    grammar::Grammar,
    mend::{self, Trust},
    read,
};

use crate::checked::by_all;

/// The bytes of a file after it was mended.
fn mended(bytes: &[u8], trust: Trust) -> Vec<u8> {
    let grammar = Grammar::builtin();
    let text = read::read("bao-cao.txt", bytes.to_vec(), grammar.letters()).unwrap();
    let checked = by_all(&text);
    mend::apply(&text, bytes, &mend::changes(&checked.report, &checked.findings, trust))
}

#[track_caller]
fn check(before: &str, after: &str) {
    assert_eq!(String::from_utf8(mended(before.as_bytes(), Trust::Safe)).unwrap(), after);
}

/// Mends all that can be mended.
#[track_caller]
fn check_all(before: &str, after: &str) {
    assert_eq!(String::from_utf8(mended(before.as_bytes(), Trust::All)).unwrap(), after);
}

#[test]
fn spellings_are_mended() {
    check("Công văn số 550/ VPUB -KSTTHC về rà soát", "Công văn số 550/VPUB-KSTTHC về rà soát");
    check(
        "Kế hoạch số 17KH-VPUB ngày 09/02/2023; Kế hoạch số 17/KH-VPUB ngày 09/02/2023",
        "Kế hoạch số 17/KH-VPUB ngày 09/02/2023; Kế hoạch số 17/KH-VPUB ngày 09/02/2023",
    );
    check(
        "tại Báo cáo số 165/BC-UBND ngày ngày 21/4/2023",
        "tại Báo cáo số 165/BC-UBND ngày 21/4/2023",
    );
}

#[test]
fn a_person_has_to_agree_to_the_rest() {
    let slash = "Thực hiện Kế hoạch số 17KH-VPUB ngày 09/02/2023";
    check(slash, slash);
    check_all(slash, "Thực hiện Kế hoạch số 17/KH-VPUB ngày 09/02/2023");
}

#[test]
fn a_quotation_stays_as_it_was_said() {
    for quoted in [
        "Ghi “theo Công văn số 550/ VPUB-KSTTHC ngày 27/4/2023” là chưa đúng",
        "Ghi \"theo Công văn số 550/ VPUB-KSTTHC ngày 27/4/2023\" là chưa đúng",
        "Ghi “theo Công văn số 550/ VPUB-KSTTHC ngày 27/4/2023 là chưa đúng",
    ] {
        check(quoted, quoted);
        check_all(quoted, quoted);
    }
}

#[test]
fn a_title_stays_as_its_document_has_it() {
    let title =
        "Kế hoạch số 16/KH-VPUB ngày 03/02/2023 của Văn phòng về thực hiện Kế hoạch số 20/ KH-UBND";
    check(title, title);
    check_all(title, title);
}

#[test]
fn no_date_is_chosen() {
    let dates = "Kế hoạch số 09/KH-VPUB ngày 06/01/2023 về dân vận; Kế hoạch số 09/KH-VPUB ngày \
        09/01/2023 về dân vận; Nghị định số 30/2020/NĐ-CP ngày 31/02/2020";
    check_all(dates, dates);
}

/// A line that cites a document in some spelling, its symbol alone or quoted.
fn line() -> impl Strategy<Value = String> {
    let number = 10..999_u32;
    let code = prop::sample::select(vec!["KH", "QĐ", "BC", "TB"]);
    let marks = prop::sample::select(vec![
        ("/", "-"),
        ("/ ", "-"),
        ("/", " - "),
        ("/", " -"),
        ("", "-"),
        ("/", ""),
    ]);
    let frame = prop::sample::select(vec![
        ("Thực hiện ", " ngày 09/02/2023 của UBND tỉnh."),
        ("Ghi “theo ", " ngày 09/02/2023” ở dự thảo."),
        ("a) Rà soát 26/28 nhiệm vụ theo ", "; đạt 12,5%."),
        ("\tbảng\t", "\tđã xong"),
    ]);
    (number, code, marks, frame).prop_map(|(number, code, (slash, hyphen), (before, after))| {
        let kind = match code {
            "KH" => "Kế hoạch",
            "QĐ" => "Quyết định",
            "BC" => "Báo cáo",
            _ => "Thông báo",
        };
        format!("{before}{kind} số {number}{slash}{code}{hyphen}UBND{after}")
    })
}

fn text() -> impl Strategy<Value = String> {
    (prop::collection::vec(line(), 1..8), prop::sample::select(vec!["\n", "\r\n", "\n\n"]))
        .prop_map(|(lines, end)| lines.join(end))
}

fn letters(words: &str) -> String {
    words.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

fn quotations(words: &str) -> Vec<&str> {
    words.split('“').skip(1).filter_map(|rest| rest.split('”').next()).collect()
}

proptest! {
    #[test]
    fn a_mended_text_stays_mended_and_says_the_same(words in text()) {
        for trust in [Trust::Safe, Trust::All] {
            let once = String::from_utf8(mended(words.as_bytes(), trust)).unwrap();
            let twice = String::from_utf8(mended(once.as_bytes(), trust)).unwrap();
            prop_assert_eq!(&once, &twice);
            prop_assert_eq!(letters(&words), letters(&once));
            prop_assert_eq!(quotations(&words), quotations(&once));
            prop_assert_eq!(words.matches("\r\n").count(), once.matches("\r\n").count());
        }
    }

    #[test]
    fn an_encoding_stays(words in text()) {
        let plain = String::from_utf8(mended(words.as_bytes(), Trust::All)).unwrap();
        let marked = format!("\u{feff}{words}");
        prop_assert_eq!(mended(marked.as_bytes(), Trust::All), format!("\u{feff}{plain}").into_bytes());
        for unit in [u16::to_le_bytes, u16::to_be_bytes] {
            let wide = |words: &str| -> Vec<u8> {
                format!("\u{feff}{words}").encode_utf16().flat_map(unit).collect()
            };
            prop_assert_eq!(mended(&wide(&words), Trust::All), wide(&plain));
        }
    }
}

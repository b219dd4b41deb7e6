//! Sessions with Word files.

use std::fs;

use tempfile::TempDir;

use super::{Desk, REPORT, check};
use crate::office::{Docx, part};

/// The report as Word has it.
pub(super) fn report() -> Vec<u8> {
    let lines: Vec<&str> = REPORT.split("\n\n").collect();
    Docx::of_lines(&lines).linked("image", "").bytes()
}

/// A folder with the report as Word has it, open in Word at this moment.
fn desk() -> Desk {
    let desk = Desk(TempDir::new().unwrap());
    desk.put("bao-cao.docx", &report());
    desk.put("~$o-cao.docx", b"\x05Lan");
    desk
}

#[test]
fn a_clerk_checks_a_word_file() {
    let desk = desk();
    let before = fs::read(desk.path("bao-cao.docx")).unwrap();
    check(
        "word",
        &desk,
        &[
            "viendan bao-cao.docx",
            "viendan check . --format short --quiet --lang en",
            "viendan show bao-cao.docx",
            "viendan xem bao-cao.docx --lang en --track original",
            "viendan check bao-cao.docx --out docx --quiet --format short",
            "viendan check . --format short --quiet",
        ],
    );
    assert_eq!(fs::read(desk.path("bao-cao.docx")).unwrap(), before);
    let reviewed = fs::read(desk.path("bao-cao.da-soat.docx")).unwrap();
    assert!(part(&reviewed, "word/comments.xml").contains("2023-06-20T"));
    assert!(part(&reviewed, "word/document.xml").contains("<w:ins "));
}

#[test]
fn corrections_are_proposed_in_a_copy() {
    let desk = desk();
    let before = fs::read(desk.path("bao-cao.docx")).unwrap();
    check(
        "word-fix",
        &desk,
        &[
            "viendan fix bao-cao.docx",
            "viendan sua bao-cao.docx --write",
            "viendan check bao-cao.docx --out docx:bao-cao.docx",
        ],
    );
    assert_eq!(fs::read(desk.path("bao-cao.docx")).unwrap(), before);
    let mended = fs::read(desk.path("bao-cao.da-sua.docx")).unwrap();
    assert_eq!(part(&mended, "word/document.xml").matches("<w:ins ").count(), 1);
    assert_eq!(part(&mended, "word/comments.xml").matches("<w:comment ").count(), 1);
}

#[test]
fn what_a_person_resolved_is_accepted() {
    let desk = desk();
    desk.run("viendan check bao-cao.docx --out docx --quiet");
    let reviewed = fs::read(desk.path("bao-cao.da-soat.docx")).unwrap();
    let resolved = crate::office::changed(&reviewed, |name, words| {
        if name != "word/commentsExtended.xml" {
            return words;
        }
        String::from_utf8(words).unwrap().replace("done=\"0\"", "done=\"1\"").into_bytes()
    });
    desk.put("bao-cao.da-soat.docx", &resolved);
    check("word-resolved", &desk, &["viendan check bao-cao.da-soat.docx"]);

    // A program that drops what is not shown leaves the words, by which it is known as well.
    let dropped = crate::office::changed(&resolved, |name, words| {
        if name != "word/comments.xml" {
            return words;
        }
        let words = String::from_utf8(words).unwrap();
        let marks = regex::Regex::new("<w:instrText[^>]*>[^<]*</w:instrText>").unwrap();
        assert!(marks.is_match(&words));
        marks.replace_all(&words, "").into_owned().into_bytes()
    });
    let said = |bytes: &[u8]| {
        desk.put("bao-cao.da-soat.docx", bytes);
        desk.run("viendan check bao-cao.da-soat.docx").stdout
    };
    assert_eq!(said(&dropped), said(&resolved));
}

#[test]
fn a_signed_file_is_told_before_it_is_copied() {
    let desk = Desk(TempDir::new().unwrap());
    let lines: Vec<&str> = REPORT.split("\n\n").collect();
    let signed = Docx::of_lines(&lines).with("_xmlsignatures/origin.sigs", "<a/>").bytes();
    desk.put("bao-cao.docx", &signed);
    check(
        "word-signed",
        &desk,
        &[
            "viendan check bao-cao.docx --quiet --format short",
            "viendan check bao-cao.docx --out docx --quiet --format short",
            "viendan fix bao-cao.docx --write --quiet --lang en",
        ],
    );
    assert_eq!(fs::read(desk.path("bao-cao.docx")).unwrap(), signed);
}

#[test]
fn what_a_person_worked_on_is_not_replaced() {
    let desk = desk();
    desk.run("viendan check bao-cao.docx --out docx --quiet");
    let reviewed = fs::read(desk.path("bao-cao.da-soat.docx")).unwrap();
    // A person resolved a comment, and the program that saved it kept the order of the parts.
    let touched = crate::office::changed(&reviewed, |name, words| {
        if name != "word/commentsExtended.xml" {
            return words;
        }
        String::from_utf8(words).unwrap().replacen("done=\"0\"", "done=\"1\"", 1).into_bytes()
    });
    desk.put("bao-cao.da-soat.docx", &touched);
    check(
        "word-again",
        &desk,
        &[
            "viendan check bao-cao.docx --out docx --quiet --format short",
            "viendan check bao-cao.docx --out docx --quiet --format short",
            "viendan check bao-cao.docx --out docx:bao-cao.da-soat.docx --quiet --format short",
            "viendan check bao-cao.da-soat.docx --out docx --quiet --format short",
            "viendan check . --quiet --format short",
        ],
    );
    assert_eq!(fs::read(desk.path("bao-cao.da-soat.docx")).unwrap(), touched);
}

#[test]
fn files_that_cannot_be_read_say_what_to_do() {
    let desk = Desk(TempDir::new().unwrap());
    let whole = Docx::of_lines(&["Kế hoạch"]).bytes();
    desk.put("cut.docx", &whole[..whole.len() / 2]);
    desk.put("anh.docx", b"\xff\xd8\xff\xe0\0\x10JFIF");
    desk.put("bang.docx", &Docx::new("").bytes());
    let commands = ["cut", "anh"].map(|name| format!("viendan check {name}.docx --quiet"));
    check("word-unreadable", &desk, &commands.each_ref().map(String::as_str));
}

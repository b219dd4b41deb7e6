//! `viendan install` and `--undo`: what is written into the menus of one person, and out of them again.
#![cfg(all(unix, not(target_os = "macos")))]

use std::{fs, path::Path, process::Output};

use super::{Desk, program};

/// What is written below the folder of a user's data.
const ENTRY: &str = "applications/viendan.desktop";

/// Installs with the folder of the user's data at a place; the exit code, and what was said.
fn install(desk: &Desk, data: &str, arguments: &[&str]) -> (i32, String) {
    let mut command = program(desk.0.path());
    command.env("XDG_DATA_HOME", desk.path(data)).env("HOME", desk.0.path());
    let Output { status, stdout, stderr } = command.args(arguments).output().unwrap();
    let said = String::from_utf8([stdout, stderr].concat()).unwrap();
    (status.code().unwrap(), said.replace(desk.0.path().to_str().unwrap(), "…"))
}

#[test]
fn what_was_written_is_taken_away_again_and_each_thing_is_told() {
    let desk = Desk::new();
    let before = desk.names();
    let (code, said) = install(&desk, "dữ liệu", &["cài-đặt"]);
    let said: Vec<_> = said.lines().collect();
    assert_eq!((code, said[0]), (0, format!("đã ghi …/dữ liệu/{ENTRY}").as_str()), "{said:?}");
    assert!(said[1].contains("bấm chuột phải") && said[1].contains("viendan cài-đặt --undo"));

    let entry = desk.read(&format!("dữ liệu/{ENTRY}"));
    let program = Path::new(env!("CARGO_BIN_EXE_viendan")).canonicalize().unwrap();
    let lines: Vec<_> = entry.lines().collect();
    assert_eq!(lines[0], "[Desktop Entry]");
    for (key, value) in [
        ("Name", "Soát viện dẫn".to_owned()),
        ("Name[en]", "Check citations".to_owned()),
        ("Exec", format!("\"{}\" web %F", program.display())),
        ("Terminal", "false".to_owned()),
    ] {
        assert!(lines.contains(&format!("{key}={value}").as_str()), "{entry}");
    }

    // Twice is as once; what others keep there stays.
    desk.put("dữ liệu/applications/khac.desktop", b"[Desktop Entry]");
    assert_eq!(install(&desk, "dữ liệu", &["install"]).0, 0);
    assert_eq!(desk.read(&format!("dữ liệu/{ENTRY}")), entry);

    let (code, said) = install(&desk, "dữ liệu", &["cai-dat", "--undo"]);
    assert_eq!((code, said.as_str()), (0, format!("đã gỡ …/dữ liệu/{ENTRY}\n").as_str()));
    assert!(!desk.path(&format!("dữ liệu/{ENTRY}")).exists());
    assert!(desk.path("dữ liệu/applications/khac.desktop").exists());
    let (code, said) = install(&desk, "dữ liệu", &["install", "--undo", "--lang", "en"]);
    assert_eq!((code, said.as_str()), (0, format!("nothing at …/dữ liệu/{ENTRY}\n").as_str()));

    fs::remove_dir_all(desk.path("dữ liệu")).unwrap();
    assert_eq!(desk.names(), before, "nothing else is written");
}

#[test]
fn english_is_told_the_way_back_in_english() {
    let desk = Desk::new();
    let (code, said) = install(&desk, "data", &["install", "--lang", "en"]);
    assert_eq!(code, 0);
    assert!(said.starts_with("wrote ") && said.contains("viendan install --undo"), "{said}");
}

#[test]
fn where_nothing_can_be_written_that_is_told() {
    let desk = Desk::new();
    desk.put("data/applications", b"a file where the folder should be");
    for arguments in [&["install"][..], &["install", "--undo"]] {
        let (code, said) = install(&desk, "data", arguments);
        assert_eq!(code, 2, "{said}");
        assert!(said.starts_with("lỗi: ") && said.contains(ENTRY), "{said}");
    }
    assert_eq!(desk.read("data/applications"), "a file where the folder should be");
}

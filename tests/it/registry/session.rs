//! Sessions with the commands over what is known from before.

use std::{fmt::Write as _, fs, path::Path, process::Command};

use super::{OFFICE, PLAN, REPORT};

const REGISTER: &str = "Sổ đăng ký văn bản đi,,,\nSố,Ký hiệu,\"Ngày, tháng\",Trích yếu\n\
    16,KH-VPUB,06/02/2023,Công tác dân vận năm 2023 của Văn phòng\n\
    18,KH-VPUB,01/02/2023,Cải cách hành chính\nkhông số,KH-VPUB,01/02/2023,\n";

/// A text that dates the plan of the province otherwise.
const OTHER: &str = "Số: 57/BC-VPUB\n\nSơn La, ngày 14 tháng 3 năm 2023\n\nBÁO CÁO\n\nCông tác dân vận\n\n\
    Kế hoạch số 20/KH-UBND ngày 26/01/2023 của UBND tỉnh Sơn La về công tác dân vận năm 2023.\n";
/// A law that comes into force later, as a register has it.
const LAWS: &str = "số ký hiệu,loại,ngày,cơ quan,trích yếu,ngày có hiệu lực\n\
    10/2022/QH15,Luật,10/11/2022,Quốc hội,Thực hiện dân chủ ở cơ sở,01/7/2023\n";
/// A text that cites it.
const EARLY: &str = "Số: 58/BC-VPUB\n\nSơn La, ngày 15 tháng 3 năm 2023\n\nBÁO CÁO\n\nCông tác dân chủ\n\n\
    Phổ biến Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15.\n";

/// Runs a session in a folder with some texts and compares it with what somebody last read.
#[track_caller]
fn check(name: &str, commands: &[&[&str]]) {
    let folder = tempfile::tempdir().unwrap();
    let files = [("20.txt", PLAN), ("16.txt", OFFICE), ("44.txt", REPORT), ("so-di.csv", REGISTER)];
    let more = [("khac/57.txt", OTHER), ("luat.csv", LAWS), ("58/58.txt", EARLY)];
    fs::create_dir(folder.path().join("khac")).unwrap();
    fs::create_dir(folder.path().join("58")).unwrap();
    for (file, words) in more {
        fs::write(folder.path().join(file), words).unwrap();
    }
    for (file, words) in files {
        fs::write(folder.path().join(file), words).unwrap();
    }
    let mut session = String::new();
    for words in commands {
        writeln!(session, "$ viendan {}", words.join(" ")).unwrap();
        session.push_str(&run(folder.path(), words));
    }
    let times = regex::Regex::new(r"\d\d/\d\d/\d{4} \d\d:\d\d|\d+,\d MB").unwrap();
    insta::assert_snapshot!(name, times.replace_all(&session, "…"));
}

/// What a command prints, errors behind `!`, the exit code behind `?`.
fn run(folder: &Path, words: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_viendan"));
    command
        .args(words)
        .current_dir(folder)
        .env("VIENDAN_REGISTRY", "so.vdreg")
        .env("NO_COLOR", "1");
    let output = command.output().unwrap();
    let [stdout, stderr] = [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap());
    let mut said = stdout;
    for line in stderr.lines() {
        writeln!(said, "! {line}").unwrap();
    }
    writeln!(said, "? {}\n", output.status.code().unwrap()).unwrap();
    let whole = folder.canonicalize().unwrap();
    said.replace(&format!("{}/", whole.display()), "")
}

#[test]
fn a_registry_is_filled_and_kept() {
    check(
        "registry-kept",
        &[
            &["so", "tinh-trang"],
            &["so", "nap", "20.txt", "16.txt", "44.txt"],
            &["so", "nap", "20.txt", "16.txt", "44.txt"],
            &["registry", "import", "so-di.csv", "--dry-run", "--lang", "en"],
            &["so", "nhap", "so-di.csv", "--place", "Sơn La", "--complete", "KH-VPUB 2023"],
            &["so", "ke"],
            &["so", "tinh-trang"],
            &["so", "kiem"],
            &["so", "day-so", "KH-VPUB", "2023"],
            &["so", "xem", "16/KH-VPUB"],
            &["so", "xuat", "documents", "--to", "csv"],
            &["so", "bo", "44.txt", "so-di.csv"],
            &["so", "ke"],
            &["so", "bo", "khong-co.txt"],
        ],
    );
}

#[test]
fn questions_are_answered_with_and_without_a_registry() {
    check(
        "registry-asked",
        &[
            &["so", "nap", "20.txt", "16.txt", "44.txt", "-q"],
            &["hoi", "được-thực-hiện(\"20/KH-UBND\")"],
            &[
                "query",
                "path(44.txt, \"20/KH-UBND\")",
                "--lang",
                "en",
                "--in",
                "16.txt",
                "20.txt",
                "44.txt",
            ],
            &["hoi", "các-đường(44.txt, \"20/KH-UBND\")"],
            &["query", "paths(44.txt, \"20/KH-UBND\")", "--to", "jsonl", "--in", "."],
            &["query", "cites*(44.txt)", "--to", "csv"],
            &["query", "cites*(44.txt)", "--to", "jsonl"],
            &["query", "thực-hiện(16.txt)", "--to", "mermaid"],
            &["query", "implementd(16.txt)"],
            &["query", "cites(\"20/KH-UBDN\")"],
            &["tra", "20/KH-UBND", "--in", "16.txt", "20.txt", "44.txt"],
            &["index", "--in", "16.txt", "20.txt", "44.txt"],
            &["index", "--to", "csv"],
            &["index", "--to", "docx", "--in", "."],
            &["index", "--to", "docx", "--in", "."],
            &["bang-tra", "--to", "docx", "-o", "bang-tra-cuu.docx", "--lang", "en"],
            &["index", "--to", "docx", "-o", "44.txt", "--in", "."],
        ],
    );
}

#[test]
fn paths_that_are_not_all_told_are_said_to_be_more() {
    let folder = tempfile::tempdir().unwrap();
    for own in 1..=12 {
        let mut text = format!(
            "Số: {own:02}/KH-VPUB\n\nSơn La, ngày 03 tháng 02 năm 2023\n\nKẾ HOẠCH\n\nDân vận\n\n"
        );
        for other in (1..=12).filter(|&other| other != own) {
            let plan = format!("Kế hoạch số {other:02}/KH-VPUB ngày 03/02/2023");
            writeln!(text, "Thực hiện {plan} của Văn phòng UBND tỉnh.").unwrap();
        }
        fs::write(folder.path().join(format!("{own}.txt")), text).unwrap();
    }
    let ask = ["query", "paths(1.txt, 12.txt)", "-q", "--in", "."];
    let said = run(folder.path(), &ask);
    assert!(said.contains("\n! chưa hết: "), "{said}");
    let said = run(folder.path(), &[&ask[..], &["--lang", "en", "--to", "csv"]].concat());
    assert!(said.contains("! not all: "), "{said}");
}

#[test]
fn answers_are_the_same_from_files_and_from_the_registry() {
    let folder = tempfile::tempdir().unwrap();
    for (file, words) in [("20.txt", PLAN), ("16.txt", OFFICE), ("44.txt", REPORT)] {
        fs::write(folder.path().join(file), words).unwrap();
    }
    run(folder.path(), &["so", "nap", "."]);
    for question in [
        "tất-cả()",
        "cites*(44.txt)",
        "paths(44.txt, 20.txt)",
        "implemented-by(\"20/KH-UBND\")",
        "thiếu()",
    ] {
        for format in ["table", "jsonl", "csv", "dot", "graphml", "mermaid"] {
            let known = run(folder.path(), &["query", question, "--to", format]);
            let alone = run(folder.path(), &["query", question, "--to", format, "--in", "."]);
            assert_eq!(known, alone, "{question} --to {format}");
        }
    }
}

#[test]
fn a_draft_is_compared_with_what_is_known() {
    check(
        "registry-compared",
        &[
            &["check", "44.txt"],
            &["so", "nhap", "so-di.csv", "--place", "Sơn La", "--complete", "KH-VPUB 2023", "-q"],
            &["check", "44.txt"],
            &["check", "44.txt", "--registry", "khong-co.vdreg"],
            &["check", "44.txt", "--lang", "en", "--format", "short"],
        ],
    );
}

#[test]
fn a_folder_is_compared_with_itself_and_with_the_laws() {
    check(
        "registry-folder",
        &[
            &["check", ".", "--select", "graph,registry"],
            &["so", "nhap", "luat.csv", "-q"],
            &["check", "58", "--select", "registry"],
            &["check", "58", "--select", "registry", "--as-of", "2023-08-01"],
            &["check", "58", "--as-of", "hôm nay"],
        ],
    );
}

#[test]
fn a_folder_names_its_registry_and_a_user_has_one() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("16.txt"), OFFICE).unwrap();
    let run = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_viendan"));
        command.args(words).current_dir(folder.path()).env_remove("VIENDAN_REGISTRY");
        // Each system has its own place for the data of a user; all of them lead here.
        for name in ["HOME", "XDG_DATA_HOME", "APPDATA", "USERPROFILE"] {
            command.env(name, folder.path().join("nha"));
        }
        assert!(command.output().unwrap().status.success(), "{words:?}");
    };
    run(&["so", "nap", "16.txt"]);
    assert!(folder.path().join("nha").exists(), "the registry of the user");
    fs::write(folder.path().join("viendan.toml"), "so-van-ban = \"kho/so.vdreg\"\n").unwrap();
    run(&["so", "nap", "16.txt"]);
    assert!(folder.path().join("kho/so.vdreg").exists());
    run(&["check", "16.txt"]);
}

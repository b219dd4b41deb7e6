//! Sessions with the program: what it prints and how it ends.
//!
//! A session is a list of commands, run one after another in a folder of their own; its snapshot
//! holds what a person sees; `cat` shows a file. Lines of standard error begin with `!`, the exit code with `?`.

use std::{
    fmt::Write as _,
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

mod ci;
mod fixes;
mod install;
mod killed;
mod settings;
mod sheet;
mod word;
mod writing;

/// A report with a plan of two days and a symbol without its slash.
const REPORT: &str = "Số: 45/BC-VPUB\n\nSơn La, ngày 20 tháng 6 năm 2023\n\nBÁO CÁO\n\n\
    Kết quả công tác dân vận 6 tháng đầu năm 2023\n\nI. KẾT QUẢ\n\n\
    1. Văn phòng đã ban hành Kế hoạch số 09/KH-VPUB ngày 06/01/2023 của Văn phòng UBND tỉnh về \
    công tác dân vận năm 2023.\n\n\
    2. Thực hiện Kế hoạch số 09/KH-VPUB ngày 09/01/2023 của Văn phòng UBND tỉnh về công tác dân \
    vận năm 2023; Kế hoạch số 17KH-VPUB ngày 09/02/2023 của Văn phòng UBND tỉnh về cải cách hành \
    chính, đạt 26/28 nhiệm vụ; Kế hoạch số 17/KH-VPUB ngày 09/02/2023.\n";

/// A report without a slip.
const CLEAN: &str = "Số: 46/BC-VPUB\n\nSơn La, ngày 20 tháng 6 năm 2023\n\nBÁO CÁO\n\n\
    Kết quả cải cách hành chính 6 tháng đầu năm 2023\n\n\
    Thực hiện Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh về cải cách hành chính.\n";

/// A folder with the two reports and with something that is no text.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let desk = Self(folder);
        desk.put("bao-cao.txt", REPORT.as_bytes());
        desk.put("ho-so/sach.txt", CLEAN.as_bytes());
        desk.put("hong.bin", b"a\0b");
        desk
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names of the files in the folder, in their order.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    }

    /// Takes away every file that is new in the folder.
    fn forget(&self, known: &[String]) {
        for name in self.names().iter().filter(|name| !known.contains(name)) {
            fs::remove_file(self.path(name)).unwrap();
        }
    }

    /// Runs one command; `< NAME` gives it a file as standard input.
    fn run(&self, command: &str) -> Output {
        let (command, input) = command.split_once(" < ").unwrap_or((command, ""));
        let words = command.strip_prefix("viendan").unwrap().split_whitespace();
        let mut child = program(self.0.path())
            .args(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let bytes = if input.is_empty() { Vec::new() } else { fs::read(self.path(input)).unwrap() };
        // A command that takes no input has gone away.
        child.stdin.take().unwrap().write_all(&bytes).ok();
        child.wait_with_output().unwrap()
    }
}

/// The program in a folder, with nothing of this machine's settings.
pub(crate) fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_viendan"));
    command.current_dir(folder).env("SOURCE_DATE_EPOCH", "1687249800");
    command.env("VIENDAN_REGISTRY", "so.vdreg");
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "TERM"] {
        command.env_remove(name);
    }
    command
}

/// Runs a session and compares it with what it was when somebody last read it.
#[track_caller]
fn check(name: &str, desk: &Desk, commands: &[&str]) {
    let mut session = String::new();
    for command in commands {
        if let Some(name) = command.strip_prefix("cat ") {
            writeln!(session, "$ {command}\n{}", desk.read(name)).unwrap();
            continue;
        }
        let output = desk.run(command);
        let [stdout, stderr] =
            [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap());
        writeln!(session, "$ {command}").unwrap();
        session.push_str(&stdout);
        for line in stderr.lines() {
            writeln!(session, "! {line}").unwrap();
        }
        writeln!(session, "? {}\n", output.status.code().unwrap()).unwrap();
    }
    // The folder has another name every time.
    insta::assert_snapshot!(name, session.replace(desk.0.path().to_str().unwrap(), "…"));
}

#[test]
fn a_clerk_checks() {
    check(
        "clerk-checks",
        &Desk::new(),
        &[
            "viendan bao-cao.txt",
            "viendan check ho-so/sach.txt",
            "viendan soát ho-so -q",
            "viendan check bao-cao.txt --lang en",
            "viendan giải-thích missing-slash",
        ],
    );
}

#[test]
fn a_script_chooses() {
    check(
        "script-chooses",
        &Desk::new(),
        &[
            "viendan soat . --format short",
            "viendan check bao-cao.txt --format short --select form",
            "viendan check bao-cao.txt --format short --ignore date-conflict,form",
            "viendan check bao-cao.txt --format short --fail-on never",
            "viendan check bao-cao.txt --format jsonl",
            "viendan check - --format short --lang en < bao-cao.txt",
            "viendan trich ho-so/sach.txt",
            "viendan do-thi ho-so/sach.txt --format mermaid",
            "viendan check . --statistics -j 2 --lang en --exit-zero",
            "viendan check - --format short --stdin-filename ho-so/moi.txt < bao-cao.txt",
            "viendan check bao-cao.txt --format json --exit-zero --fail-on error",
        ],
    );
}

#[test]
fn a_mistake_is_understood() {
    check(
        "mistakes",
        &Desk::new(),
        &[
            "viendan check bao-co.txt",
            "viendan chekc",
            "viendan check bao-co.txt --lang en",
            "viendan check bao-cao.txt --format pdf",
            "viendan check bao-cao.txt --selct form",
            "viendan check bao-cao.txt --select date-conflcit",
            "viendan check bao-cao.txt --select date-conflcit --lang en",
            "viendan rule mising-slash",
            "viendan check bao-cao.txt --out jsn:a.json",
            "viendan check bao-cao.txt --out json --out jsonl --lang en",
            "viendan check bao-cao.txt --out json:khong/co/a.json",
            "viendan check bao-cao.txt --out html:./bao-cao.txt",
            "viendan check bao-cao.txt ho-so --out docx:a.docx --lang en",
            "viendan check - --out html",
            "viendan check bao-cao.txt --grammar khong-co",
            "viendan check bao-cao.txt --config a.toml --no-config",
            "viendan baseline",
            "viendan generate nushell --lang en",
        ],
    );
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_checked() {
    check(
        "unreadable",
        &Desk::new(),
        &[
            "viendan check hong.bin ho-so/sach.txt",
            "viendan check hong.bin ho-so/sach.txt --lang en -q",
            "viendan extract hong.bin",
            "viendan check - -q < hong.bin",
        ],
    );
}

#[test]
fn one_run_writes_many_formats() {
    let desk = Desk::new();
    check(
        "formats",
        &desk,
        &[
            "viendan check bao-cao.txt -q --format short --out json:a.json --out jsonl:b.jsonl",
            "viendan check bao-cao.txt -q --out short",
        ],
    );
    assert_eq!(desk.names(), ["a.json", "b.jsonl", "bao-cao.txt", "ho-so", "hong.bin"]);
    let alone = |format: &str| {
        let output = desk.run(&format!("viendan check bao-cao.txt --format {format}"));
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!([desk.read("a.json"), desk.read("b.jsonl")], ["json", "jsonl"].map(alone));
}

#[cfg(unix)]
#[test]
fn a_file_keeps_what_it_may_be_used_for_and_a_link_stays_a_link() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let desk = Desk::new();
    desk.put("a.json", b"");
    fs::set_permissions(desk.path("a.json"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("a.json", desk.path("link.json")).unwrap();
    desk.run("viendan check bao-cao.txt --out json:link.json");
    assert!(desk.path("link.json").is_symlink());
    assert!(desk.read("a.json").starts_with("{\"version\":1"));
    assert_eq!(fs::metadata(desk.path("a.json")).unwrap().permissions().mode() & 0o777, 0o640);
}

/// What a pager that was closed leaves behind is no failure, and no file is lost by it.
#[test]
fn a_closed_pipe_is_no_failure() {
    let desk = Desk::new();
    desk.put("dai.txt", REPORT.repeat(2000).as_bytes());
    for out in ["", "json:a.json"] {
        let mut command = program(desk.0.path());
        command.args(["extract", "dai.txt"]);
        if !out.is_empty() {
            command = program(desk.0.path());
            command.args(["check", "dai.txt", "--out", out]);
        }
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!said.contains("panic") && !said.contains("lỗi"), "{said}");
        assert_ne!(output.status.code(), Some(2));
    }
    assert!(desk.read("a.json").ends_with("}\n"));
}

/// Relations are inferred between the first so many documents; who is left out is told.
#[test]
fn what_is_not_compared_is_told() {
    let desk = Desk::new();
    let plan = |at| {
        format!(
            "Kế hoạch số {at}/KH-UBND ngày 16/01/2023 của UBND tỉnh Sơn La về công tác dân vận năm 2023;\n"
        )
    };
    desk.put("nhieu.txt", (1..=403).map(plan).collect::<String>().as_bytes());
    let told = |file: &str| {
        let output = desk.run(&format!("viendan graph {file}"));
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(told("nhieu.txt").contains("nhieu.txt: 3 kế hoạch, báo cáo không được so"));
    assert_eq!(told("bao-cao.txt"), "");
}

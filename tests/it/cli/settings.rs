//! `viendan.toml`, the baseline, and what is made from the arguments.

use viendan::{
    config::{EXAMPLE, SCHEMA},
    render::{RENDERERS, answer, index, picture::PAINTERS},
};

use super::{Desk, REPORT, check};

/// The example with every line in use.
fn example() -> String {
    let used = |line: &str| {
        let bare = line.strip_prefix("# ").unwrap_or(line);
        let is_setting = bare.starts_with(['[', '"']) || bare.contains(" = ");
        if is_setting { format!("{bare}\n") } else { format!("{line}\n") }
    };
    EXAMPLE.lines().map(used).collect()
}

#[test]
fn every_key_stands_in_the_example() {
    let schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap();
    let example = example();
    let mut keys = Vec::new();
    let tables = ["/properties", "/$defs/office/properties", "/$defs/lint/properties"];
    for table in tables.into_iter().chain(["/$defs/accept/items/properties"]) {
        let table = schema.pointer(table).unwrap().as_object().unwrap();
        keys.extend(table.iter().map(|(name, key)| (name.clone(), key.clone())));
    }
    for (name, key) in &keys {
        let twins = keys.iter().filter(|(_, it)| it == key).map(|(name, _)| name);
        let is_shown = twins.clone().any(|it| example.contains(it.as_str()));
        assert!(is_shown && twins.count() == 2, "`{name}` has two names and one is shown");
    }
}

#[test]
fn the_closest_file_says_which_rules_speak() {
    let desk = Desk::new();
    let office = "ngon-ngu = 'en'\n[soat]\nchon = ['form']\n[soat.muc]\nmissing-slash = 'goi-y'\n";
    desk.put("viendan.toml", office.as_bytes());
    desk.put("ho-so/bao-cao.txt", &std::fs::read(desk.path("bao-cao.txt")).unwrap());
    desk.put(
        "ho-so/viendan.toml",
        b"[lint]\nignore = ['form']\n[lint.per-file-ignores]\n'*.txt' = ['date-conflict']",
    );
    desk.put(
        "rieng.toml",
        b"[[accept]]\nrule = 'date-conflict'\ndoc = '09/KH-VPUB/2023'\nreason = 'da dinh chinh'\n",
    );
    desk.put(
        "qua-han.toml",
        b"[[accept]]\nrule = 'date-conflict'\nreason = 'da xem'\nuntil = 2023-06-19\n",
    );
    check(
        "settings",
        &desk,
        &[
            "viendan check bao-cao.txt",
            "viendan check bao-cao.txt ho-so --format short --lang vi",
            "viendan check bao-cao.txt --format short --no-config",
            "viendan check bao-cao.txt --format short --select time,agreement",
            "viendan check - --format short < bao-cao.txt",
            "viendan check bao-cao.txt --config rieng.toml",
            "viendan check bao-cao.txt --config qua-han.toml --format short",
        ],
    );
}

#[test]
fn a_registry_can_be_asked_for() {
    let desk = Desk::new();
    let code = |command: &str| {
        let output = desk.run(command);
        (output.status.code().unwrap(), String::from_utf8([output.stdout, output.stderr].concat()))
    };
    let (none, said) = code("viendan check bao-cao.txt --require-registry");
    let said = said.unwrap();
    assert!(none == 4 && said.lines().count() == 1 && said.contains("viendan sổ nạp"), "{said}");
    assert_eq!(code("viendan check bao-cao.txt --require-registry --registry khong.vdreg").0, 2);
    desk.run("viendan registry add ho-so");
    assert_eq!(code("viendan check bao-cao.txt --require-registry").0, 1);
    assert_eq!(code("viendan check ho-so/sach.txt --require-registry").0, 0);
}

#[test]
fn who_we_are_completes_what_a_text_leaves_out() {
    let desk = Desk::new();
    desk.put(
        "thong-bao.txt",
        "Số: 12/TB-VPUB\n\nTHÔNG BÁO\n\nThực hiện Kế hoạch số 04/KH-TCT ngày 16/3/2023.\n"
            .as_bytes(),
    );
    check("office-unknown", &desk, &["viendan extract thong-bao.txt"]);
    let office = "[co-quan]\nten = 'Văn phòng UBND tỉnh Sơn La'\nky-hieu = ['VPUB']\n\
        viet-tat = { TCT = 'Tổ công tác 1169' }\n";
    desk.put("viendan.toml", office.as_bytes());
    check(
        "office",
        &desk,
        &["viendan extract thong-bao.txt", "viendan graph thong-bao.txt --format mermaid"],
    );
}

#[test]
fn a_misspelt_setting_is_understood() {
    let desk = Desk::new();
    let sources = [
        ("a.toml", "[lint]\n\nselct = ['form']"),
        ("b.toml", "[soat]\nchon = [\n  'date-conflcit',\n]"),
        ("c.toml", "[[chap-nhan]]\nquy-tac = 'date-conflict'"),
        ("d.toml", "ngon-ngu = "),
        ("e.toml", "[[accept]]\nrule = 'date-conflict'\nreason = 'x'\nuntil = '31/12/2026'"),
        ("g.toml", "[lint.per-file-ignores]\n'a[' = ['form']"),
    ];
    for (name, source) in sources {
        desk.put(name, source.as_bytes());
    }
    let commands = sources.map(|(name, _)| format!("viendan check bao-cao.txt --config {name}"));
    let mut commands: Vec<&str> = commands.iter().map(String::as_str).collect();
    commands.push("viendan check bao-cao.txt --config a.toml --lang en");
    commands.push("viendan check bao-cao.txt --config khong-co.toml");
    check("settings-mistakes", &desk, &commands);
}

#[test]
fn what_was_there_before_is_counted_and_not_shown() {
    let desk = Desk::new();
    check(
        "baseline",
        &desk,
        &[
            "viendan baseline create bao-cao.txt ho-so",
            "cat viendan.baseline.toml",
            "viendan baseline create bao-cao.txt",
            "viendan check bao-cao.txt --baseline viendan.baseline.toml",
            "viendan check bao-cao.txt --baseline viendan.baseline.toml --lang en",
            "viendan check bao-cao.txt --baseline viendan.baseline.toml --format jsonl",
            "viendan check bao-cao.txt --baseline khong-co.toml",
        ],
    );

    // Moved lines change nothing; a new slip is raised; an old one that was mended goes.
    let kept = desk.read("viendan.baseline.toml").replace("có từ trước khi soát", "đã hỏi văn thư");
    desk.put("viendan.baseline.toml", kept.as_bytes());
    let moved = desk.read("bao-cao.txt").replace("17KH-VPUB", "17/KH-VPUB").replace(
        "I. KẾT QUẢ",
        "I. KẾT QUẢ\n\nĐã rà soát 12 nhiệm vụ.\n\nCông văn số 550/ VPUB-KSTTHC ngày 10/3/2023 của Văn phòng UBND tỉnh về rà soát.",
    );
    desk.put("bao-cao.txt", moved.as_bytes());
    check(
        "baseline-later",
        &desk,
        &[
            "viendan check bao-cao.txt --baseline viendan.baseline.toml --format short",
            "viendan nền cập-nhật bao-cao.txt --reason moi",
            "viendan check bao-cao.txt --baseline viendan.baseline.toml --format short",
        ],
    );
    let after = desk.read("viendan.baseline.toml");
    assert!(after.contains("đã hỏi văn thư") && after.contains("reason = \"moi\""), "{after}");
}

#[test]
fn a_baseline_that_the_settings_name_can_be_made() {
    let desk = Desk::new();
    desk.put("viendan.toml", b"nen = 'viendan.baseline.toml'\n");
    check(
        "baseline-named",
        &desk,
        &[
            "viendan check bao-cao.txt --format short",
            "viendan extract ho-so/sach.txt",
            "viendan nen tao bao-cao.txt",
            "viendan check bao-cao.txt --format short",
            "viendan nen cap-nhat bao-cao.txt",
        ],
    );
}

#[test]
fn a_first_file_is_written_and_never_replaced() {
    let desk = Desk::new();
    check("init", &desk, &["viendan init", "viendan khởi-tạo", "viendan check ho-so"]);
    assert_eq!(desk.read("viendan.toml"), EXAMPLE);
}

#[test]
fn manuals_and_completions_are_made() {
    let desk = Desk::new();
    let made = |command: &str| String::from_utf8(desk.run(command).stdout).unwrap();
    assert_eq!(made("viendan generate schema"), SCHEMA);
    for (product, mark) in [
        ("man", ".TH viendan 1"),
        ("bash", "_viendan()"),
        ("zsh", "#compdef viendan"),
        ("fish", "complete -c viendan"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        for lang in ["vi", "en"] {
            let page = made(&format!("viendan generate {product} --lang {lang}"));
            assert!(page.contains(mark) && page.contains("baseline"), "{product}: {page}");
        }
    }
}

#[test]
fn one_limit_of_size_holds_for_every_file_and_can_be_changed() {
    let desk = Desk::new();
    desk.put("dai.txt", REPORT.repeat(3).as_bytes());
    for command in ["check dai.txt", "check - < dai.txt", "show dai.txt", "extract dai.txt"] {
        let (command, input) = command.split_once(" < ").unwrap_or((command, ""));
        let input = if input.is_empty() { String::new() } else { format!(" < {input}") };
        let output = desk.run(&format!("viendan {command} --max-size 1K{input}"));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("tệp lớn hơn 1 KB nên không đọc"), "{command}: {said}");
        assert!(said.contains("--max-size 1GB"), "{command}: {said}");
        assert_eq!(output.status.code(), Some(3), "{command}");
    }
    desk.put("so.csv", "Số ký hiệu,Ngày\n09/KH-VPUB,06/01/2023\n".repeat(60).as_bytes());
    let output = desk.run("viendan registry import so.csv --registry so.vdreg --max-size 1K");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("`so.csv`: tệp lớn hơn 1 KB nên không đọc"), "{said}");
    assert_eq!(desk.run("viendan check dai.txt --max-size 1MB").status.code(), Some(1));
    let output = desk.run("viendan check dai.txt --max-size nhiều");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("dùng: một cỡ như 300MB hoặc 1GB"), "{said}");
}

/// Commands with their Vietnamese names, as the help lists them.
fn commands(help: &str) -> Vec<(String, String)> {
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let listed = listed.take_while(|line| !line.is_empty());
    let parts = listed.filter_map(|line| {
        let name = line.split_whitespace().next()?;
        let vietnamese = line.rsplit_once("also: ")?.1.trim_end_matches(')');
        Some((name.to_owned(), vietnamese.rsplit(", ").next()?.to_owned()))
    });
    parts.collect()
}

#[test]
fn the_readme_names_what_the_program_does() {
    let readme = include_str!("../../../README.md");
    let help = Desk::new().run("viendan --help --lang en").stdout;
    let commands = commands(&String::from_utf8(help).unwrap());
    assert!(commands.len() > 12);
    for (name, vietnamese) in commands {
        let row = readme.lines().find(|line| line.starts_with(&format!("| `viendan {name}")));
        let row = row.unwrap_or_else(|| panic!("no row for `viendan {name}`"));
        assert!(row.contains(&format!("(`{vietnamese}`)")), "`viendan {name}`: {vietnamese}");
    }
    let formats = RENDERERS.iter().map(|it| it.name);
    let formats = formats.chain(answer::FORMATS).chain(index::FORMATS);
    for name in formats.chain(PAINTERS.iter().map(|it| it.name)) {
        let ways = ["`", "--out ", "--format ", "--to "].map(|lead| format!("{lead}{name}"));
        assert!(ways.iter().any(|way| readme.contains(way)), "no word on the format `{name}`");
    }
}

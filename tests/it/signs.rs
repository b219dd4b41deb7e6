//! No text, name or register speaks to the screen or turns the letters of a page round.

use std::{collections::BTreeMap, fs};

use proptest::{prelude::*, sample::select};
use tempfile::TempDir;
use viendan::{
    check::Checker,
    diagnostic::{Language, seen, seen_lines},
    grammar::Grammar,
    model::Office,
    query,
    registry::{Mapping, Register, Registry, Sheet, VIEWS},
    render::{
        RENDERERS, Settings, answer, index, page,
        picture::{PAINTERS, Picture},
        show,
    },
    resolve,
    text::Text,
};

use crate::{checked::by_all, cli::program};

/// What a screen would obey, and what a page would.
const COMMANDS: [&str; 16] = [
    "\u{1b}[2J",
    "\u{1b}]0;tên\u{7}",
    "\u{1b}[35;7m",
    "\u{9b}31m",
    "\u{8}",
    "\r",
    "\u{7f}",
    "\u{b}",
    "\u{202e}",
    "\u{202d}",
    "\u{2066}",
    "\u{2069}",
    "\u{200f}",
    "\u{61c}",
    "\u{2028}",
    "\u{85}",
];

/// What the report is made of, with a command behind each piece.
const PIECES: [&str; 8] = [
    "Thực hiện Kế hoạch số 09/KH-VPUB ngày 06/01/2023 ",
    "Kế hoạch số 09/KH-VPUB ngày 09/01/2023 về công tác dân vận; ",
    "Công văn số 346/UBND- NC ngày 31/02/2024 của UBND tỉnh Sơn La",
    "Quyết định số 15/QD-UBND",
    " về việc “phối hợp",
    "” năm 2023\n",
    "\tPHỤ LỤC\n",
    "Kế hoạch số 17KH-VPUB",
];

/// Checks what was written: the colours in it are ours, and there is no other command.
#[track_caller]
fn check(what: &str, written: &[u8]) {
    let written = std::str::from_utf8(written).unwrap();
    assert!(!written.contains("\u{1b}[35;7m"), "{what}: {written:?}");
    let colour = regex::Regex::new("\u{1b}\\[[0-9;]*m").unwrap();
    let bare = colour.replace_all(written, "").replace('\u{feff}', "");
    assert_eq!(seen_lines(&bare.replace("\r\n", "\n")), bare.replace("\r\n", "\n"), "{what}");
    let is_alone = bare.replace("\r\n", "\n").contains('\r');
    assert!(!is_alone, "{what}: the cursor goes back: {bare:?}");
}

fn hostile() -> impl Strategy<Value = String> {
    let piece = (select(&PIECES[..]), select(&COMMANDS[..]), any::<bool>());
    let piece = piece.prop_map(|(words, command, is_inside)| {
        let at = words.char_indices().nth(if is_inside { 14 } else { 0 }).map_or(0, |(at, _)| at);
        let (before, behind) = words.split_at(at);
        format!("{before}{command}{behind}")
    });
    prop::collection::vec(piece, 1..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_renderer_obeys_a_text(words in hostile(), command in select(&COMMANDS[..])) {
        let grammar = Grammar::builtin();
        let text = Text::new(format!("bao{command}cao.txt"), words, grammar.letters());
        let checked = by_all(&text);
        for language in [Language::Vietnamese, Language::English] {
            for width in [None, Some(80)] {
                let settings = Settings { language, width, all: true, ..Settings::default() };
                for renderer in RENDERERS.iter().filter(|it| it.name != "docx") {
                    let mut out = Vec::new();
                    (renderer.open)(&mut out, settings).unwrap();
                    (renderer.file)(&mut out, &checked, settings).unwrap();
                    (renderer.close)(&mut out, &checked.counts(), settings).unwrap();
                    check(renderer.name, &out);
                }
            }
            let mut out = Vec::new();
            show::show(&mut out, &text, language).unwrap();
            check("show", &out);
            check("paper", page::paper(&checked, language).as_bytes());
        }
    }

    #[test]
    fn no_register_is_obeyed(words in hostile(), command in select(&COMMANDS[..])) {
        let grammar = Grammar::builtin();
        let text = Text::new(format!("bao{command}cao.txt"), words, grammar.letters());
        let mut registry = Registry::in_memory().unwrap();
        let (report, graph) = resolve::linked(&text, grammar, &Office::default());
        registry.add([(Sheet::of(&report, &graph, grammar), String::new())]).unwrap();
        let csv = format!("Số ký hiệu,Ngày,Trích yếu\n09/KH-VPUB,09/01/2023,\"dân{command}vận\"");
        let name = format!("so{command}di.csv");
        let register = Register::read(&name, csv.as_bytes(), &Mapping::default(), grammar).unwrap();
        registry.import(&register, "").unwrap();
        for language in [Language::Vietnamese, Language::English] {
            spread(&registry, (grammar, language));
        }
        for view in VIEWS {
            let (mut lines, mut table) = (Vec::new(), Vec::new());
            registry.export_lines(view, &mut lines).unwrap();
            registry.export_table(view, &mut table).unwrap();
            check(view, &lines);
            check(view, &table);
        }
    }
}

/// Writes a registry in every form that it has.
fn spread(registry: &Registry, said: (&Grammar, Language)) {
    let answer = query::ask("ngày(2023) | loại(CV)", registry, said.0).unwrap();
    let shown = answer::Shown::default();
    for format in answer::FORMATS {
        let mut out = Vec::new();
        answer::write(&mut out, &answer, (format, shown), (said.1, said.0)).unwrap();
        check(format, &out);
    }
    let (cards, ties) = (registry.cards().unwrap(), registry.all_ties().unwrap());
    let picture = Picture::new(&cards, &ties, &BTreeMap::new(), said);
    for painter in PAINTERS {
        let mut out = Vec::new();
        (painter.paint)(&mut out, &picture).unwrap();
        check(painter.name, &out);
    }
    let index = index::Index::of(registry, index::Scope::All, said).unwrap();
    let (mut markdown, mut json, mut csv) = (Vec::new(), Vec::new(), Vec::new());
    index::markdown(&mut markdown, &index).unwrap();
    index.json(&mut json).unwrap();
    index.csv(&mut csv).unwrap();
    for (form, out) in [("markdown", markdown), ("json", json), ("csv", csv)] {
        check(form, &out);
    }
    for page in index::pages(&index) {
        check("page", page.html.as_bytes());
    }
}

#[test]
fn json_says_what_stood_there() {
    let grammar = Grammar::builtin();
    let words = "Kế hoạch số 17KH-VPUB ngày 09/01/2023 của \u{202e}Văn phòng\u{1b}[2J";
    let text = Text::new("bao\u{202e}cao.txt", words.into(), grammar.letters());
    let checked = Checker::new(grammar).check(&text);
    let renderer = RENDERERS.iter().find(|it| it.name == "jsonl").unwrap();
    let mut out = Vec::new();
    (renderer.file)(&mut out, &checked, Settings::default()).unwrap();
    let line: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(line["places"][0]["file"], "bao\u{202e}cao.txt", "{line}");
    assert_eq!(seen("a\tb\r\nc"), "a b  c");
}

/// Names of files are as hostile as their words, on every way of the program.
#[cfg(unix)]
#[test]
fn no_command_is_obeyed_in_a_session() {
    let folder = TempDir::new().unwrap();
    let name = "bao\u{1b}[2J\u{202e}cao\u{9b}31m.txt";
    let words = "Kế hoạch số 17KH-VPUB ngày 09/01/2023; Công văn số 346/UBND- NC ngày 31/02/2024";
    fs::write(folder.path().join(name), words).unwrap();
    fs::write(folder.path().join("hong\u{1b}[31m\u{202e}.docx"), "PK").unwrap();
    let csv = "Số ký hiệu,Ngày,Trích yếu\n17/KH-VPUB,09/01/2023,dân\u{1b}[2J vận\n";
    fs::write(folder.path().join("so\u{202e}.csv"), csv).unwrap();
    let sessions: [&[&str]; 18] = [
        &["check", "."],
        &["check", ".", "--color", "always", "--format", "short"],
        &["check", name, "--out", "html"],
        &["check", "khong\u{1b}[2J.txt"],
        &["check", name, "--out", "khong\u{1b}[2J"],
        &["check", name, "--\u{1b}[2J"],
        &["check", name, "--profile", "\u{202e}kho"],
        &["fix", "."],
        &["fix", ".", "--write"],
        &["show", name],
        &["extract", ".", "--unread"],
        &["graph", "."],
        &["registry", "add", "."],
        &["registry", "import", "so\u{202e}.csv", "--as", "di"],
        &["registry", "list"],
        &["registry", "remove", "\u{202e}khong"],
        &["query", "về(\"\u{1b}[2J\")"],
        &["trace", "\u{202e}09/KH-VPUB\u{1b}[2J"],
    ];
    for arguments in sessions {
        let output = program(folder.path()).args(arguments).output().unwrap();
        let what = format!("{arguments:?}");
        check(&what, &output.stdout);
        check(&what, &output.stderr);
        assert_ne!(output.stdout.len() + output.stderr.len(), 0, "{what}");
    }
}

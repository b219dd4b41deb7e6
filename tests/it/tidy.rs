//! The house keeps its shape: floors, edges, lists, sizes, letters.

use std::{collections::BTreeSet, fs, path::Path};

use icu_normalizer::ComposingNormalizerBorrowed;
use ignore::WalkBuilder;
use regex::Regex;
use viendan::{grammar::Grammar, sentences};

/// The longest file of code.
const LINES: usize = 400;

/// Modules that must give the same answer on every machine and every day.
const MIDDLE: [&str; 16] = [
    "text",
    "language",
    "model",
    "diagnostic",
    "known",
    "check",
    "grammar",
    "graph",
    "parse",
    "extract",
    "resolve",
    "place",
    "rules",
    "mend",
    "review",
    "render",
];

/// The one file of the middle that reads the disk, when a grammar is replaced.
const DISK: &str = "src/grammar/load.rs";

/// Keys of tables whose values are names that the head explains.
const NAMED: [&str; 9] =
    ["role", "roles", "heads", "numeral", "field", "relation", "style", "side", "level"];

#[track_caller]
pub(crate) fn check(law: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{law}:\n  {}", faults.join("\n  "));
}

#[test]
fn imports_go_down() {
    let floors = floors();
    let floor = |module: &str| floors.iter().find(|(name, _)| name == module).map(|&(_, at)| at);
    let mut faults = Vec::new();
    for (path, source) in files(&["src/"], ".rs") {
        let own = module_of(&path);
        for import in imports(&code(&source)) {
            let up = match (floor(&own), floor(&import)) {
                (Some(_), Some(_)) if import == own => false,
                (Some(on), Some(other)) => other >= on,
                (None, _) => false, // `lib.rs` and `main.rs` hold all floors
                (_, None) => true,
            };
            if up {
                faults.push(format!("{path}: `{own}` imports `{import}`"));
            }
        }
    }
    check("imports go down; the floors stand in `src/lib.rs`", &faults);
}

#[test]
fn every_module_has_a_floor() {
    let source = read("src/lib.rs");
    let floors = floors();
    let faults: Vec<String> = captures(r"(?m)^(?:pub )?mod (\w+);", &source)
        .filter(|module| !floors.iter().any(|(name, _)| name == module))
        .collect();
    check("every module stands in the table of `src/lib.rs`", &faults);
}

#[test]
fn paths_from_the_root_stand_in_imports() {
    let mut faults = Vec::new();
    let import = Regex::new(r"(?s)(?:^|\n)\s*(?:pub(?:\(\w+\))? )?use crate::.*?;").unwrap();
    for (path, source) in files(&["src/"], ".rs") {
        let rest = import
            .replace_all(&code(&source), "")
            .replace("$crate::", "")
            .replace("(in crate::", "(");
        for line in rest.lines().filter(|line| line.contains("crate::")) {
            faults.push(format!("{path}: {}", line.trim()));
        }
    }
    check("a path `crate::…` is imported, so that the floors can be seen", &faults);
}

#[test]
fn the_middle_touches_nothing() {
    let world = Regex::new(
        r"\b(?:fs|env|net|process|thread)::|\b(?:SystemTime|Instant|stdout|stderr|stdin)\b|\be?print(?:ln)?!|::now\(|std::\{?[^;]*\b(?:fs|env|time|net|process|thread)\b[^;]*;",
    )
    .unwrap();
    let mut faults = Vec::new();
    for (path, source) in files(&["src/"], ".rs") {
        if MIDDLE.contains(&module_of(&path).as_str()) && path != DISK {
            let code = code(&source);
            faults.extend(world.find_iter(&code).map(|hit| format!("{path}: {}", hit.as_str())));
        }
    }
    check("the middle has no disk, no clock, no environment and no output", &faults);
}

#[test]
fn words_of_the_language_are_rows() {
    let literal = Regex::new(r#"'(?:[^'\\]|\\.)'|"(?:[^"\\]|\\.)*""#).unwrap();
    let has_mark = |words: &str| words.chars().any(|it| it >= 'À' && it.is_alphabetic());
    let mut faults = Vec::new();
    for (path, source) in files(&["src/parse", "src/extract", "src/resolve"], ".rs") {
        let code = code(&source);
        let code = code.split("#[cfg(test)]").next().unwrap_or_default();
        let hits = literal.find_iter(code).filter(|it| has_mark(it.as_str()));
        faults.extend(hits.map(|hit| format!("{path}: {}", hit.as_str())));
    }
    check("a word of Vietnamese is a row of `grammar/`", &faults);
}

#[test]
fn slices_are_placed_by_text_alone() {
    let mut faults = Vec::new();
    for (path, source) in files(&["src/"], ".rs") {
        if module_of(&path) != "text" {
            let code = code(&source);
            let lines = code.lines().filter(|line| line.contains("as_ptr() as usize"));
            faults.extend(lines.map(|line| format!("{path}: {}", line.trim())));
        }
    }
    check("`text::offset` places a slice; nobody else subtracts pointers", &faults);
}

#[test]
fn every_list_holds_its_folder() {
    let lists = [
        ("src/rules.rs", r"(?s)\nrules! \{(.*?)\}", "src/rules/", ".rs"),
        ("src/read.rs", r"(?s)\nreaders! \{(.*?)\}", "src/read/", ".rs"),
        ("src/render.rs", r"(?s)\nrenderers! \{(.*?)\}", "src/render/", ".rs"),
        ("src/grammar/load.rs", r"(?s)\nembedded!\[(.*?)\]", "grammar/", ".toml"),
    ];
    let mut faults = Vec::new();
    for (parent, pattern, folder, extension) in lists {
        let source = read(parent);
        let Some(list) = captures(pattern, &source).next() else { continue };
        let own = r"(?m)^(?:pub(?:\(crate\))? )?mod (\w+);";
        let listed = |name: &str| {
            captures(r"(\w+)", &list).chain(captures(own, &source)).any(|word| word == name)
        };
        for (path, _) in files(&[folder], extension) {
            let name = path.trim_start_matches(folder).trim_end_matches(extension);
            if !name.contains('/') && !listed(name) {
                faults.push(format!("{path} is not in the list of {parent}"));
            }
        }
    }
    check("a list in the parent declares every child", &faults);
}

#[test]
fn rules_are_listed_by_the_alphabet() {
    let source = read("src/rules.rs");
    let list = captures(r"(?s)\nrules! \{(.*?)\}", &source).next().unwrap_or_default();
    let names: Vec<String> = captures(r"(\w+)", &list).collect();
    let faults: Vec<String> = names
        .windows(2)
        .filter(|pair| pair[0] > pair[1])
        .map(|pair| pair.join(" before "))
        .collect();
    check("rules are listed by the alphabet", &faults);
}

#[test]
fn no_row_stands_twice() {
    let error = Grammar::builtin().verify().err();
    let faults: Vec<_> = error.iter().map(ToString::to_string).collect();
    check("a word is one row of a table", &faults);
}

#[test]
fn every_row_does_what_its_sentences_say() {
    let failures = sentences::check(Grammar::builtin());
    let faults: Vec<String> = failures
        .iter()
        .map(|it| {
            let fault = if it.is_found { "is found in" } else { "is not found in" };
            format!("{}: `{}` {fault} `{}`", it.origin.file, it.words, it.sentence)
        })
        .collect();
    check("a row of the grammar does what its sentences say", &faults);
}

#[test]
fn the_head_of_a_table_says_what_its_keys_mean() {
    let mut faults = Vec::new();
    for (path, table) in files(&["grammar/"], ".toml") {
        let (head, _) = table.split_once("\n[[").unwrap();
        let says = |word: &str| captures(r"([\w-]+)", head).any(|it| it == word);
        let tables: toml::Table = table.parse().unwrap();
        let rows = tables.values().flat_map(|rows| rows.as_array().unwrap());
        let mut missed = BTreeSet::new();
        for (key, value) in rows.flat_map(|row| row.as_table().unwrap()) {
            let is_explained = head.lines().any(|line| line.starts_with(&format!("# {key} ")));
            missed.extend((!is_explained).then(|| key.clone()));
            let values = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
            let names = values.iter().filter_map(|it| it.as_str());
            let names = names.filter(|_| NAMED.contains(&key.as_str()));
            missed.extend(names.filter(|name| !says(name)).map(|name| format!("{key} = {name}")));
        }
        faults.extend(missed.into_iter().map(|it| format!("{path}: {it}")));
    }
    check("the head of a table says what its keys and their values mean", &faults);
}

#[test]
fn files_of_code_fit_a_head() {
    let long = files(&["src/", "tests/"], ".rs").into_iter().filter_map(|(path, source)| {
        let lines = source.lines().count();
        (lines > LINES).then(|| format!("{path}: {lines} lines"))
    });
    check("a file of code has at most 400 lines", &long.collect::<Vec<_>>());
}

#[test]
fn letters_are_composed() {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    let faults: Vec<String> = files(&[""], "")
        .into_iter()
        .filter(|(_, source)| !nfc.is_normalized(source))
        .map(|(path, _)| path)
        .collect();
    check("every file is in NFC: carets count characters", &faults);
}

#[test]
fn nothing_is_left_for_later_and_nothing_points_to_a_machine() {
    let words = Regex::new(&format!(
        r"\b{}\b|\b{}\b|(?:^|[\s\x22'`(=])/(?:work|root|tmp|home)/",
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
    ))
    .unwrap();
    let mut faults = Vec::new();
    for (path, source) in files(&[""], "").iter().filter(|(path, _)| path != "Cargo.lock") {
        let lines = source.lines().enumerate().filter(|(_, line)| words.is_match(line));
        faults.extend(lines.map(|(at, line)| format!("{path}:{}: {}", at + 1, line.trim())));
    }
    check("no note for later, no path of one machine", &faults);
}

/// The modules with their floor, as the table of `src/lib.rs` has them.
fn floors() -> Vec<(String, usize)> {
    let source = read("src/lib.rs");
    let row = Regex::new(r"(?m)^//! \| ([0-9]+) \| (.*?) \|").unwrap();
    let rows = row.captures_iter(&source).map(|row| (row[1].parse().unwrap(), row[2].to_owned()));
    rows.flat_map(|(floor, modules)| {
        let modules: Vec<String> = captures(r"`(\w+)`", &modules).collect();
        modules.into_iter().map(move |module| (module, floor))
    })
    .collect()
}

/// The modules that stand behind `crate::`, alone or in a list.
fn imports(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let Some(list) = rest.strip_prefix('{') else {
            found.extend(captures(r"^(\w+)", rest));
            continue;
        };
        let mut depth = 0_usize;
        let mut name = String::new();
        for letter in list.chars() {
            match letter {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => found.push(std::mem::take(&mut name)),
                _ if depth == 0 => name.push(letter),
                _ => {}
            }
        }
        found.push(name);
    }
    let first = |name: String| name.trim().split("::").next().unwrap_or_default().to_owned();
    found.into_iter().map(first).filter(|name| !name.is_empty()).collect()
}

/// The module of the top that a file belongs to.
fn module_of(path: &str) -> String {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    inner.split('/').next().unwrap_or_default().to_owned()
}

/// A source without its comments, which may speak of anything.
pub(crate) fn code(source: &str) -> String {
    let lines =
        source.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

pub(crate) fn captures<'s>(
    pattern: &str,
    source: &'s str,
) -> impl Iterator<Item = String> + use<'s> {
    let found: Vec<String> =
        Regex::new(pattern).unwrap().captures_iter(source).map(|hit| hit[1].to_owned()).collect();
    found.into_iter()
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The committed files below some folders, with their texts, in the order of their paths.
pub(crate) fn files(folders: &[&str], extension: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let walk = WalkBuilder::new(root)
        .hidden(false)
        // Seeds of fuzz targets are broken in every way there is.
        .filter_entry(|entry| {
            let is_passed = entry.file_name() == ".git" || entry.file_name() == "target";
            !is_passed && !entry.path().ends_with("tests/fuzz/seeds")
        })
        .sort_by_file_path(Path::cmp)
        .build();
    let paths = walk.filter_map(|entry| {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        let wanted = folders.iter().any(|folder| path.starts_with(folder));
        (entry.path().is_file() && wanted && path.ends_with(extension)).then_some(path)
    });
    paths.map(|path| (path.clone(), read(&path))).collect()
}

//! A folder of grammar: its rows are added, and each slip in it is named with its place.

use std::fs;

use tempfile::TempDir;
use viendan::{
    diagnostic::Language,
    grammar::{Error, Grammar},
    model::Office,
    resolve, sentences,
    text::Text,
};

/// A cue that is not built in, with its sentences.
const CUE: &str = "[[cue]]\nwords = \"nhất quán với\"\nrelation = \"based_on\"\n\
    accepts = [\"Nhất quán với Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh về dân vận\"]\n\
    rejects = [\"Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh về dân vận\"]\n";

fn folder(tables: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, rows) in tables {
        fs::write(folder.path().join(name), rows).unwrap();
    }
    folder
}

fn load(tables: &[(&str, &str)]) -> Result<Grammar, Error> {
    Grammar::load(folder(tables).path())
}

/// The relations of a sentence.
fn relations(grammar: &Grammar, words: &str) -> Vec<&'static str> {
    let text = Text::new("bao-cao.txt", words.into(), grammar.letters());
    let (_, graph) = resolve::linked(&text, grammar, &Office::default());
    graph.links().map(|link| link.edge.relation.name()).collect()
}

/// What is said of a folder with one table, behind the path of the folder.
#[track_caller]
fn check(file: &str, rows: &str, vi: &str, en: &str) {
    let folder = folder(&[(file, rows)]);
    let words = Grammar::load(folder.path()).unwrap_err().words();
    let path = format!("{}/", folder.path().display());
    let said = |language| words.in_language(language).replace(&path, "");
    assert_eq!((said(Language::Vietnamese).as_str(), said(Language::English).as_str()), (vi, en));
}

#[test]
fn rows_are_added_to_those_that_are_built_in() {
    let grammar = load(&[("relations.toml", CUE)]).unwrap();
    let new = "Nhất quán với Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh về dân vận.";
    let old = "Căn cứ Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh về dân vận.";
    assert_eq!(relations(&grammar, new), ["based_on"]);
    assert_eq!(relations(&grammar, old), relations(Grammar::builtin(), old));
    assert!(!relations(Grammar::builtin(), new).contains(&"based_on"));
}

#[test]
fn a_table_replaces_the_one_that_is_built_in_when_it_says_so() {
    let rows = format!("replaces = true\n\n{CUE}");
    let grammar = load(&[("relations.toml", &rows)]).unwrap();
    let old = "Căn cứ Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh về dân vận.";
    assert!(!relations(&grammar, old).contains(&"based_on"));
    assert_eq!((grammar.cues().len(), sentences::check(&grammar)), (1, Vec::new()));
    assert_eq!(grammar.laws().len(), Grammar::builtin().laws().len());
}

#[test]
fn only_what_the_folder_adds_is_blamed() {
    let rows = CUE.replace("accepts = [\"Nhất quán", "accepts = [\"Khác hẳn");
    let grammar = load(&[("relations.toml", &rows)]).unwrap();
    let failures = sentences::check(&grammar);
    let [failure] = failures.as_slice() else { panic!("{failures:?}") };
    assert_eq!((failure.origin.file, failure.origin.line), ("relations.toml", 1));
    assert_eq!(sentences::tried(&grammar).count(), 1);
    assert!(sentences::tried(Grammar::builtin()).count() > 1000);
}

#[test]
fn an_unknown_table_is_named_with_the_nearest() {
    check(
        "relation.toml",
        CUE,
        "`relation.toml`: ngữ pháp không có bảng này; có phải `relations.toml`?",
        "`relation.toml`: the grammar has no such table; did you mean `relations.toml`?",
    );
    let error = load(&[("hàng-của-tôi.csv", CUE)]).unwrap_err().to_string();
    assert!(error.contains("there are: `kinds.toml`, `issuers.toml`"), "{error}");
    assert!(load(&[("README.md", "Các hàng của văn phòng."), (".gitignore", "*")]).is_ok());
}

#[test]
fn an_unknown_key_or_word_is_named_with_the_nearest_and_its_line() {
    check(
        "relations.toml",
        &CUE.replace("based_on", "based-on"),
        "relations.toml:3: không có từ `based-on`; có phải `based_on`?",
        "relations.toml:3: no word `based-on`; did you mean `based_on`?",
    );
    check(
        "relations.toml",
        &format!("{CUE}\n{}", CUE.replace("words", "wrods")),
        "relations.toml:8: không có khóa `wrods`; có phải `words`?",
        "relations.toml:8: no key `wrods`; did you mean `words`?",
    );
    check(
        "relations.toml",
        &CUE.replace("[[cue]]", "[[cues]]"),
        "relations.toml:1: không có khóa `cues`; có phải `cue`?",
        "relations.toml:1: no key `cues`; did you mean `cue`?",
    );
    check(
        "styles.toml",
        "[[style]]\nname = \"Khác\"\nstyle = \"stat\"\n",
        "styles.toml:3: không có từ `stat`; có phải `state`?",
        "styles.toml:3: no word `stat`; did you mean `state`?",
    );
    check(
        "openers.toml",
        "[[opener]]\nwords = \"khác\"\nrole = \"subjetc\"\n",
        "openers.toml:3: không có từ `subjetc`; có phải `subject`?",
        "openers.toml:3: no word `subjetc`; did you mean `subject`?",
    );
}

#[test]
fn a_row_that_cannot_be_is_named_with_its_line() {
    check(
        "relations.toml",
        "\n[[cue]]\nwords = \"nhất quán với\"\n",
        "relations.toml:2: hàng thiếu khóa `relation`",
        "relations.toml:2: the row lacks the key `relation`",
    );
    check(
        "relations.toml",
        &CUE.replace("words = \"nhất quán với\"", "words = 7"),
        "relations.toml:2: giá trị ở đây phải là chữ trong ngoặc kép",
        "relations.toml:2: a text in quotes is asked for here",
    );
    check(
        "relations.toml",
        &CUE.replace("words = \"", "words = "),
        "relations.toml:2: viết sai cú pháp TOML: `words = nhất quán với\"`",
        "relations.toml:2: this is not TOML (missing opening quote, expected `\"`): \
         `words = nhất quán với\"`",
    );
    check(
        "relations.toml",
        &CUE.replace("rejects", "# rejects"),
        "relations.toml:1: hàng `nhất quán với` không có câu nào ở `rejects`",
        "relations.toml:1: the row `nhất quán với` has no sentence that it rejects",
    );
}

#[test]
fn a_doubled_row_is_named_with_both_its_lines() {
    check(
        "relations.toml",
        &format!("{CUE}\n{CUE}"),
        "relations.toml:7: hàng `nhất quán với` đã có ở relations.toml:1",
        "relations.toml:7: the row `nhất quán với` stands at relations.toml:1 too",
    );
    let cue = CUE.replace("nhất quán với", "căn cứ");
    let line = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/grammar/relations.toml"));
    let line = line.unwrap().lines().position(|line| line == "words = \"căn cứ\"").unwrap();
    check(
        "relations.toml",
        &cue,
        &format!(
            "relations.toml:1: hàng `căn cứ` đã có ở relations.toml:{line} (có sẵn trong chương trình)"
        ),
        &format!(
            "relations.toml:1: the row `căn cứ` stands at relations.toml:{line} (built into the \
             program) too"
        ),
    );
}

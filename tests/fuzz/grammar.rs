//! A table of words: its name on the first line, and below it what it holds.

#![no_main]

use std::{fs, sync::LazyLock};

use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;
use viendan::{check::Checker, grammar::Grammar, text::Text};

/// A few sentences that meet whatever a table adds.
const WORDS: &str = "Thực hiện Kế hoạch số 20/KH-UBND ngày 16/01/2023 của UBND tỉnh Sơn La; \
    bãi bỏ Quyết định số 02/2023/QĐ-UBND, khoản 2 Điều 5 Luật Đất đai; Công văn nêu trên.";

fuzz_target!(|table: &str| {
    static FOLDER: LazyLock<TempDir> = LazyLock::new(|| tempfile::tempdir().unwrap());
    let Some((name, source)) = table.split_once('\n') else { return };
    if !name.bytes().all(|it| it.is_ascii_lowercase()) {
        return;
    }
    let path = FOLDER.path().join(format!("{name}.toml"));
    if fs::write(&path, source).is_err() {
        return;
    }
    let grammar = Grammar::load(FOLDER.path());
    fs::remove_file(&path).unwrap();
    match grammar {
        Ok(grammar) => {
            let text = Text::new("a.txt", WORDS.to_owned(), grammar.letters());
            Checker::new(&grammar).check(&text);
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});

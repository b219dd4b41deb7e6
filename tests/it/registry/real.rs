//! Real registers and texts, when they lie beside the repository.

use std::{
    fs,
    path::{Path, PathBuf},
};

use viendan::{
    grammar::Grammar,
    query,
    registry::{Register, Registry},
};

use super::{maps, picture};
use crate::before::sheet;

fn beside(path: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path);
    if !path.exists() {
        println!("skipped: {} is not there", path.display());
    }
    path.exists().then_some(path)
}

/// Imports a register by its mapping file; how many rows it has and how many are read at least.
#[track_caller]
fn check(registry: &mut Registry, path: &str, map: &str, rows: usize, taken: usize) {
    let Some(path) = beside(path) else { return };
    let name = path.file_name().unwrap().to_str().unwrap();
    let bytes = fs::read(&path).unwrap();
    let register = Register::read(name, &bytes, &maps(map), Grammar::builtin()).unwrap();
    assert_eq!(register.len() + register.refused.len(), rows);
    assert!(register.len() >= taken, "{} rows of {rows} are read", register.len());
    registry.import(&register, "").unwrap();
    assert_eq!(registry.verify().unwrap(), []);
}

#[test]
fn public_registers_are_read_by_a_mapping_alone() {
    let mut registry = Registry::in_memory().unwrap();
    check(&mut registry, "truth/normative-registry.jsonl", "normative.toml", 3192, 3146);
    check(&mut registry, "truth/son-la-gazette-registry.jsonl", "gazette.toml", 367, 362);
}

#[test]
fn the_report_that_began_it_is_drawn_and_asked() {
    let Some(path) = beside("corpus/son-la-papi-2023.txt") else { return };
    let mut registry = Registry::in_memory().unwrap();
    let words = fs::read_to_string(path).unwrap();
    registry.add([(sheet("bao-cao.txt", &words), String::new())]).unwrap();
    picture::check(&registry);
    let labels = |question: &str| {
        let answer = query::ask(question, &registry, Grammar::builtin()).unwrap();
        answer.documents.iter().map(|card| card.label().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(labels("implements(\"09/KH-VPUB\") - số(183)"), ["06/KH-UBND"]);
    assert_eq!(labels("path(bao-cao.txt, \"17/NQ-CP\")"), ["…/BC-VPUB", "17/NQ-CP"]);
}

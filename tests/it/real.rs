//! Real documents, when they lie beside the repository; they are not part of it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use ignore::WalkBuilder;
use viendan::{grammar::Grammar, text::Text};

use crate::{checked::by_all, gold, score};

/// A folder of real documents; says so and gives none when it is not there.
fn beside(folder: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus").join(folder);
    if !path.exists() {
        println!("skipped: no real documents in {}", path.display());
    }
    path.exists().then_some(path)
}

#[test]
fn the_report_that_began_it_is_read_without_a_slip() {
    let Some(report) = beside("son-la-papi-2023.txt") else { return };
    let (score, inferred) = score::text(&report);
    for tally in [score.found, score.right, score.pairs, score.relations] {
        assert_eq!((tally.extra, tally.missed), (0, 0), "\n{score}");
    }
    assert!(
        inferred.iter().any(|it| it.is("06/KH-VPUB", "implements", "04/KH-UBND")),
        "inferred: {inferred:?}"
    );
}

#[test]
fn documents_of_all_kinds_are_read_as_recorded() {
    let Some(folder) = beside("gold") else { return };
    gold::check("real", score::folder(&folder));
}

#[test]
fn every_document_is_judged_to_its_end() {
    let grammar = Grammar::builtin();
    let mut findings: BTreeMap<&str, usize> = BTreeMap::new();
    for folder in ["administrative", "legislation"].into_iter().filter_map(beside) {
        for entry in WalkBuilder::new(folder).build().map(Result::unwrap) {
            let Ok(words) = fs::read_to_string(entry.path()) else { continue };
            let text = Text::new(entry.path().to_string_lossy(), words, grammar.letters());
            for finding in by_all(&text).findings {
                *findings.entry(finding.rule).or_default() += 1;
            }
        }
    }
    println!("{findings:#?}");
}

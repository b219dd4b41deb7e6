//! The corpus is read as well as it ever was, and better only knowingly.

use std::{collections::BTreeMap, fs, path::Path};

use crate::score::{self, Score};

/// A score is as it is recorded: it does not fall, and it does not rise unseen.
#[track_caller]
pub(crate) fn check(name: &str, got: Score) {
    let scores = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/scores.toml");
    let scores: BTreeMap<String, Score> =
        toml::from_str(&fs::read_to_string(scores).unwrap()).unwrap();
    assert_eq!(
        scores.get(name),
        Some(&got),
        "the score of `{name}` has moved; look at every difference, then write in \
         corpus/scores.toml:\n\n[{name}]\n{got}"
    );
}

#[test]
fn the_corpus_is_read_as_recorded() {
    check("corpus", score::folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")));
}

#[test]
fn the_report_of_the_readme_is_read_without_a_slip() {
    let report = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/bao-cao-papi.txt");
    let (score, inferred) = score::text(&report);
    for tally in [score.found, score.right, score.pairs, score.relations] {
        assert_eq!((tally.extra, tally.missed), (0, 0), "\n{score}");
    }
    assert_eq!(inferred.len(), 1, "06/KH-VPUB carries out 04/KH-UBND, which no words state");
}

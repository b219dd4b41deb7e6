//! How every error and warning on real texts was judged; the texts are not part of the project.

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use serde_json::Value;
use viendan::rules::RULES;

/// One verdict: a file of the real texts, a rule, a place in bytes, and whether it is right there.
#[derive(Debug)]
struct Verdict {
    file: String,
    rule: String,
    start: u64,
    end: u64,
    is_right: bool,
}

impl Verdict {
    /// Whether a finding is the one that was judged.
    fn is_of(&self, finding: &Value) -> bool {
        let caused = finding["caused"].as_array().into_iter().flatten();
        let mut rules = caused.chain([&finding["rule"]]).filter_map(Value::as_str);
        let places = finding["places"].as_array().into_iter().flatten();
        rules.any(|rule| rule == self.rule)
            && places.into_iter().any(|place| {
                let file = Path::new(place["file"].as_str().unwrap()).file_name();
                let [start, end] = ["start", "end"].map(|key| place[key].as_u64().unwrap());
                file.is_some_and(|it| *it == *self.file) && self.start < end && start < self.end
            })
    }
}

fn verdicts() -> Vec<Verdict> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/verdicts.jsonl");
    let lines = fs::read_to_string(path).unwrap();
    let verdicts = lines.lines().map(|line| {
        let row: Value = serde_json::from_str(line).unwrap();
        let words = |key: &str| row[key].as_str().unwrap().to_owned();
        let verdict = words("verdict");
        assert!(["true", "false", "defensible"].contains(&&*verdict), "{line}");
        Verdict {
            file: words("file"),
            rule: words("rule"),
            start: row["start"].as_u64().unwrap(),
            end: row["end"].as_u64().unwrap(),
            is_right: verdict == "true",
        }
    });
    verdicts.collect()
}

#[test]
fn what_a_rule_says_of_itself_is_what_was_judged() {
    let mut judged: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for verdict in verdicts() {
        let (raised, right) = judged.entry(verdict.rule).or_default();
        *raised += 1;
        *right += usize::from(verdict.is_right);
    }
    let told = RULES.iter().filter_map(|rule| {
        let trial = rule.trial().filter(|trial| trial.raised > 0)?;
        Some((rule.name.to_owned(), (trial.raised, trial.right)))
    });
    assert_eq!(told.collect::<BTreeMap<_, _>>(), judged);
}

#[test]
fn the_readme_has_the_same_table() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(readme).unwrap();
    let rows = readme.lines().filter_map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [rule, raised, right] = cells[..] else { return None };
        let rule = rule.strip_prefix('`')?.strip_suffix('`')?;
        Some((rule.to_owned(), raised.parse().ok()?, right.parse().ok()?))
    });
    let told = RULES.iter().filter_map(|rule| {
        let trial = rule.trial().filter(|trial| trial.raised > 0)?;
        Some((rule.name.to_owned(), trial.raised, trial.right))
    });
    assert_eq!(rows.collect::<Vec<_>>(), told.collect::<Vec<_>>());
}

#[test]
fn a_run_over_real_texts_says_what_was_judged_and_nothing_else() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/wild");
    if !folder.exists() {
        println!("skipped: no real documents in {}", folder.display());
        return;
    }
    let out = Command::new(env!("CARGO_BIN_EXE_viendan"))
        .args(["check", "--no-config", "--exit-zero", "--format", "jsonl"])
        .arg(&folder)
        .output()
        .unwrap();
    let lines = String::from_utf8(out.stdout).unwrap();
    let findings: Vec<Value> = lines.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    let is_grave = |it: &&Value| it["rule"].is_string() && it["severity"] != "info";
    let findings: Vec<&Value> = findings.iter().filter(is_grave).collect();
    let mut verdicts: BTreeMap<String, Vec<Verdict>> = BTreeMap::new();
    for verdict in self::verdicts() {
        verdicts.entry(verdict.file.clone()).or_default().push(verdict);
    }
    let of_file = |finding: &Value| {
        let file = Path::new(finding["places"][0]["file"].as_str().unwrap()).file_name().unwrap();
        verdicts.get(file.to_str().unwrap()).map(Vec::as_slice).unwrap_or_default()
    };
    let unjudged: Vec<_> = findings
        .iter()
        .filter(|finding| !of_file(finding).iter().any(|it| it.is_of(finding)))
        .map(|it| format!("{} {} {}", it["places"][0]["file"], it["rule"], it["message"]))
        .collect();
    let lost: Vec<_> = verdicts
        .values()
        .flatten()
        .filter(|it| it.is_right && !findings.iter().any(|finding| it.is_of(finding)))
        .collect();
    assert!(unjudged.is_empty() && lost.is_empty(), "unjudged: {unjudged:#?}\nlost: {lost:#?}");
}

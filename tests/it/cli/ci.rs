//! What other tools read: SARIF, annotations of GitHub, `JUnit`.

use serde_json::Value;
use viendan::rules::RULES;

use super::{Desk, check};

/// The run of a SARIF file.
fn sarif(desk: &Desk, command: &str) -> Value {
    desk.run(&format!("viendan check {command} -q --out sarif:a.sarif"));
    let mut log: Value = serde_json::from_str(&desk.read("a.sarif")).unwrap();
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(log["runs"].as_array().unwrap().len(), 1);
    log["runs"][0].take()
}

#[test]
fn annotations_and_suites() {
    let desk = Desk::new();
    desk.put("là, tệp: 1.txt", &std::fs::read(desk.path("bao-cao.txt")).unwrap());
    check(
        "ci",
        &desk,
        &[
            "viendan check bao-cao.txt ho-so --format github",
            "viendan check . --format github --select form",
            "viendan check bao-cao.txt ho-so --format junit",
            "viendan check bao-cao.txt --format junit --lang en --select form",
        ],
    );
}

#[test]
fn both_disputed_places_stand_in_locations() {
    let mut run = sarif(&Desk::new(), "bao-cao.txt ho-so");
    for result in run["results"].as_array_mut().unwrap() {
        // It counts all rules, of which there will be more.
        result.as_object_mut().unwrap().remove("ruleIndex");
    }
    insta::assert_snapshot!(
        "sarif-results",
        serde_json::to_string_pretty(&run["results"]).unwrap()
    );
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["language"], "vi-VN");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn every_rule_brings_its_manual_and_its_index() {
    let run = sarif(&Desk::new(), "bao-cao.txt --lang en");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), RULES.len());
    for (rule, known) in rules.iter().zip(RULES) {
        assert_eq!(rule["id"], known.name);
        assert_eq!(rule["help"]["markdown"], known.page());
    }
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    let conflict = rules.iter().find(|rule| rule["id"] == "date-conflict").unwrap();
    assert_eq!(conflict["properties"]["clause"], "NĐ 30/2020/NĐ-CP, Điều 15 khoản 1");
}

#[test]
fn a_region_holds_the_words_that_it_shows() {
    let desk = Desk::new();
    let report = desk.read("bao-cao.txt");
    let run = sarif(&desk, "bao-cao.txt");
    for result in run["results"].as_array().unwrap() {
        for location in result["locations"].as_array().unwrap() {
            let region = &location["physicalLocation"]["region"];
            let at = |key: &str| usize::try_from(region[key].as_u64().unwrap()).unwrap();
            let line = report.lines().nth(at("startLine") - 1).unwrap();
            let letters = line.chars().skip(at("startColumn") - 1);
            let words: String = letters.take(at("endColumn") - at("startColumn")).collect();
            assert_eq!(region["snippet"]["text"], words);
        }
    }
}

#[test]
fn a_fingerprint_survives_edits_elsewhere() {
    let desk = Desk::new();
    let prints = |desk: &Desk| -> Vec<Value> {
        let run = sarif(desk, "bao-cao.txt");
        let results = run["results"].as_array().unwrap().iter();
        results.map(|it| it["partialFingerprints"]["viendan/v1"].clone()).collect()
    };
    let before = prints(&desk);
    let report = desk.read("bao-cao.txt");
    desk.put(
        "bao-cao.txt",
        report.replace("I. KẾT QUẢ", "I. KẾT QUẢ\n\nĐạt 12 nhiệm vụ.").as_bytes(),
    );
    assert_eq!(prints(&desk), before);
    desk.put("bao-cao.txt", report.replace("ngày 09/01/2023", "ngày 10/01/2023").as_bytes());
    let after = prints(&desk);
    assert!(after[0] != before[0] && after[1] == before[1], "{before:?} {after:?}");
}

#[test]
fn accepted_findings_are_suppressed() {
    let desk = Desk::new();
    desk.run("viendan baseline create bao-cao.txt --select date-conflict");
    let run = sarif(&desk, "bao-cao.txt --baseline viendan.baseline.toml");
    let said = |result: &Value| {
        let suppressions = result["suppressions"].as_array().unwrap().len();
        (result["ruleId"].clone(), result["baselineState"].clone(), suppressions)
    };
    let results: Vec<_> = run["results"].as_array().unwrap().iter().map(said).collect();
    assert_eq!(
        results,
        [
            ("missing-slash".into(), "new".into(), 0),
            ("date-conflict".into(), "unchanged".into(), 1)
        ]
    );
}

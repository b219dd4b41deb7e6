//! What the program stands on: where each crate comes from, and under which licence.

use std::process::Command;

use serde_json::Value;

/// Licences under which a program may be given away whole; `.deny.toml` has the same.
const LICENCES: [&str; 12] = [
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

#[test]
fn every_crate_comes_from_the_registry_and_may_be_given_away() {
    let mut faults = Vec::new();
    for package in packages() {
        let field = |name: &str| package[name].as_str().unwrap_or_default().to_owned();
        let (name, source, licence) = (field("name"), field("source"), field("license"));
        if !source.is_empty() && !source.starts_with("registry+") {
            faults.push(format!("{name} comes from {source}"));
        }
        if !may_be_given_away(&licence) {
            faults.push(format!("{name} is under `{licence}`"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Crates that stand in two versions, each for the reason beside it.
const TWICE: [(&str, &str); 3] = [
    ("foldhash", "through `hashbrown`"),
    ("hashbrown", "`hashlink` of `rusqlite` keeps an old one"),
    ("syn", "at build time only"),
];

#[test]
fn no_crate_stands_twice_without_a_reason() {
    let mut names: Vec<_> =
        packages().iter().map(|it| it["name"].as_str().unwrap_or_default().to_owned()).collect();
    names.sort();
    let twice = names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0].as_str());
    let mut twice: Vec<_> = twice.collect();
    twice.dedup();
    assert_eq!(twice, TWICE.map(|(name, _)| name));
}

#[test]
fn what_is_denied_is_said_once() {
    let settings: toml::Table =
        toml::from_str(&std::fs::read_to_string(".deny.toml").unwrap()).unwrap();
    let allowed = settings["licenses"]["allow"].as_array().unwrap();
    assert_eq!(allowed.iter().filter_map(|it| it.as_str()).collect::<Vec<_>>(), LICENCES);
}

/// An expression of SPDX in the forms that are met: one of the `OR`s must do, with all its `AND`s.
fn may_be_given_away(expression: &str) -> bool {
    let expression = expression.replace(['(', ')'], "").replace('/', " OR ");
    expression
        .split(" AND ")
        .all(|part| part.split(" OR ").any(|licence| LICENCES.contains(&licence.trim())))
}

/// The crates that a build for Linux takes in, with all that its tests need.
fn packages() -> Vec<Value> {
    let machine = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let platform = format!("--filter-platform={machine}");
    let out = Command::new(env!("CARGO"))
        .args(["metadata", "--offline", "--locked", "--format-version=1", &platform])
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let mut metadata: Value = serde_json::from_slice(&out.stdout).unwrap();
    serde_json::from_value(metadata["packages"].take()).unwrap()
}

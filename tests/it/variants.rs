//! Small texts of every cause of wrong reading, with what must be read in them.
//!
//! A table of `variants/*.toml` names its cause. Besides the text it says what `mentions`,
//! `no_mentions`, `relations`, `no_relations`, `same` documents, number of `documents`, `self`,
//! `findings`, `silent` rules, `no_unread` and the day of `effect` are wanted; an empty field is one that is
//! not there. A relation may tell its extent behind its two ends, an empty one for the whole.
//! What falls short today says why, and fails as soon as it is read rightly.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value as Json;
use toml::{Table, Value};
use viendan::{
    check::{Checked, Checker},
    extract,
    grammar::Grammar,
    render::json,
    resolve,
    text::Text,
};

/// What was read of a text, one record a line, and what the rules say.
struct Read<'t> {
    records: Vec<Json>,
    checked: Checked<'t>,
}

impl<'t> Read<'t> {
    fn of(text: &'t Text) -> Self {
        let grammar = Grammar::builtin();
        let checked = Checker::new(grammar).check(text);
        let mut lines = Vec::new();
        json::records(&mut lines, &checked.report, &checked.graph).unwrap();
        json::unread(&mut lines, text, &extract::unread(&checked.report, grammar)).unwrap();
        let lines = String::from_utf8(lines).unwrap();
        let records = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        Self { records, checked }
    }

    fn all(&self, kind: &str) -> impl Iterator<Item = &Json> {
        self.records.iter().filter(move |it| it["kind"] == kind)
    }

    /// The documents that a symbol, a name or the words of a mention mean.
    fn documents(&self, said: &str) -> BTreeSet<&str> {
        let named = move |it: &&Json| it["symbol"] == said || it["text"] == said;
        self.all("mention").filter(named).filter_map(|it| it["document"].as_str()).collect()
    }

    fn is_end(&self, want: &str, got: &Json) -> bool {
        let got = got.as_str().unwrap_or_default();
        want == "*" || want == got || self.documents(want).contains(got)
    }

    fn relation(&self, want: &Value) -> Option<&Json> {
        let want: Vec<_> = want.as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let [from, relation, to, ref extent @ ..] = *want.as_slice() else {
            panic!("no relation: {want:?}")
        };
        self.all("relation").find(|it| {
            let is_named = if relation == "*" {
                it["relation"] != "cites"
            } else {
                it["relation"] == relation
            };
            let told = it["extent"].as_str().unwrap_or_default();
            let is_told = extent.iter().all(|want| *want == told);
            is_named && is_told && self.is_end(from, &it["from"]) && self.is_end(to, &it["to"])
        })
    }

    /// What is wrong about one thing that is wanted.
    fn fault(&self, key: &str, want: &Value) -> Option<String> {
        let fits = |it: &&Json| is_part(want, it);
        let told = |rule: &str| {
            let mut findings = self.checked.findings.iter();
            findings.any(|it| {
                it.rule == rule
                    || it.caused.contains(&rule)
                    || it.severity.name() == rule
                    || rule == "*"
            })
        };
        let is_right = match key {
            "mentions" => self.all("mention").any(|it| fits(&it)),
            "no_mentions" => !self.all("mention").any(|it| it["form"] != "back" && fits(&it)),
            "relations" => self.relation(want).is_some_and(|it| it["basis"] == "stated"),
            "no_relations" => self.relation(want).is_none(),
            "same" => {
                let ends = [&want[0], &want[1]].map(|it| self.documents(it.as_str().unwrap()));
                !ends[0].is_disjoint(&ends[1])
            }
            "documents" => {
                let cited = self.all("mention").filter(|it| it["form"] != "back");
                let cited: BTreeSet<_> = cited.filter_map(|it| it["document"].as_str()).collect();
                let cited = cited.into_iter().filter(|it| *it != "self").count();
                i64::try_from(cited).ok() == want.as_integer()
            }
            "self" => self.all("document").any(|it| fits(&it)),
            "effect" => {
                let Checked { report, graph, .. } = &self.checked;
                let day = resolve::in_force(report, graph, Grammar::builtin());
                day.map(|it| it.to_string()).unwrap_or_default() == want.as_str().unwrap()
            }
            "findings" => told(want["rule"].as_str().unwrap()),
            "silent" => !told(want.as_str().unwrap()),
            "no_unread" => !self.all("unread").any(|it| {
                let text = it["text"].as_str().unwrap_or_default();
                it["reason"].is_null() && text.contains(want.as_str().unwrap())
            }),
            _ => panic!("no such wish: {key}"),
        };
        (!is_right).then(|| format!("{key}: {want}"))
    }
}

/// Whether a record has all fields that are wanted.
fn is_part(want: &Value, record: &Json) -> bool {
    want.as_table().unwrap().iter().all(|(field, want)| match want.as_str() {
        Some("") => record[field].is_null(),
        Some(want) => record[field] == want,
        None => panic!("{field} is no word"),
    })
}

/// What falls short in one text, or that nothing does any more.
fn complaint(row: &Table) -> Option<String> {
    let words = row["text"].as_str().unwrap();
    let text = Text::new("van-ban.txt", words.to_owned(), Grammar::builtin().letters());
    let read = Read::of(&text);
    let wishes = row.iter().filter(|(key, _)| !matches!(key.as_str(), "text" | "falls_short"));
    let faults = wishes.flat_map(|(key, want)| {
        let each = want.as_array().map_or(std::slice::from_ref(want), Vec::as_slice);
        each.iter().filter_map(|want| read.fault(key, want)).collect::<Vec<_>>()
    });
    let faults: Vec<_> = faults.collect();
    match row.get("falls_short") {
        Some(_) if faults.is_empty() => Some(format!("is read rightly now\n  {words}")),
        None if !faults.is_empty() => {
            let got = read.records.iter().map(Json::to_string).collect::<Vec<_>>().join("\n    ");
            Some(format!("{}\n  {words}\n    {got}", faults.join("\n  ")))
        }
        _ => None,
    }
}

fn check(file: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/variants").join(file);
    let tables: Table = fs::read_to_string(path).unwrap().parse().unwrap();
    let rows = tables.iter().flat_map(|(cause, rows)| {
        rows.as_array().unwrap().iter().map(move |row| (cause, row.as_table().unwrap()))
    });
    let complaints: Vec<_> =
        rows.filter_map(|(cause, row)| complaint(row).map(|it| format!("{cause}: {it}"))).collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n\n"));
}

#[test]
fn forms_are_read() {
    check("forms.toml");
}

#[test]
fn heads_are_read() {
    check("heads.toml");
}

#[test]
fn laws_are_read() {
    check("laws.toml");
}

#[test]
fn relations_are_read() {
    check("relations.toml");
}

#[test]
fn titles_are_read() {
    check("titles.toml");
}

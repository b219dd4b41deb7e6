//! Conditions on documents, and what they are to the database.

use rusqlite::types::Value;

use super::{Registry, relations::those};
use crate::{grammar::fold, model::Relation};

/// A condition on documents; several hold together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Of a kind, by its code.
    Kind(String),
    /// Of a body, by its letters or by the spellings of its name, as documents have them.
    Issuer {
        /// The letters of its symbols.
        letters: Vec<String>,
        /// Its names.
        names: Vec<String>,
    },
    /// Issued in these days, both ends included, in ISO 8601.
    Date(String, String),
    /// Numbered so, both ends included.
    Number(u32, u32),
    /// In force on a day, in ISO 8601.
    InForce(String),
    /// With a finding of a rule.
    Finding(String),
    /// Cited, but in no register and without a text of its own.
    Missing,
    /// Held by a register.
    Listed,
    /// With a text of its own that was read.
    WithText,
    /// A plan that no report reports on.
    WithoutReport,
    /// With these words in the subject.
    About(String),
}

/// The beginning of the condition that another document ended this one as a whole, `a`.
fn ended() -> String {
    let ends = those(Relation::ends);
    format!(
        "EXISTS (SELECT 1 FROM tie t JOIN document a ON a.id = t.from_document \
         WHERE t.to_document IN \
           (SELECT d.id UNION ALL SELECT id FROM document WHERE stands_for = d.id) \
         AND t.relation IN ({ends}) AND t.pinpoint IS NULL AND t.certainty = 'certain' \
         AND t.reversed = 0"
    )
}

impl Condition {
    /// The condition as SQL over `document d`, with its values.
    fn sql(&self) -> (String, Vec<Value>) {
        let members = "(SELECT d.id UNION ALL SELECT id FROM document WHERE stands_for = d.id)";
        let listed = format!(
            "EXISTS (SELECT 1 FROM entry e JOIN source s ON s.id = e.source \
             WHERE s.kind = 'register' AND e.document IN {members})"
        );
        let text = |words: &str| Value::Text(words.to_owned());
        match self {
            Self::Kind(code) => ("d.kind = ?".to_owned(), vec![text(code)]),
            Self::Issuer { letters, names } => {
                let (lettered, mut values) = one_of("d.letters", letters);
                let (named, more) = one_of("d.issuer", names);
                values.extend(more);
                (format!("({lettered} OR {named})"), values)
            }
            Self::Date(from, to) => {
                ("d.date BETWEEN ? AND ?".to_owned(), vec![text(from), text(to)])
            }
            Self::Number(from, to) => (
                "d.number BETWEEN ? AND ?".to_owned(),
                vec![Value::Integer((*from).into()), Value::Integer((*to).into())],
            ),
            Self::InForce(day) => (
                format!(
                    "coalesce(d.effective, d.date) <= ? AND (d.ends IS NULL OR d.ends > ?) \
                     AND NOT {} AND coalesce(a.effective, a.date) <= ?)",
                    ended()
                ),
                vec![text(day), text(day), text(day)],
            ),
            Self::Finding(rule) => finding(rule, members),
            Self::Missing => (
                format!("NOT EXISTS (SELECT 1 FROM entry e WHERE e.document IN {members})"),
                Vec::new(),
            ),
            Self::Listed => (listed, Vec::new()),
            Self::WithText => {
                (format!("EXISTS (SELECT 1 FROM source s WHERE s.own IN {members})"), Vec::new())
            }
            Self::WithoutReport => (
                format!(
                    "d.kind = 'KH' AND NOT EXISTS (SELECT 1 FROM tie t \
                     WHERE t.relation = 'reports_on' AND t.to_document IN {members})"
                ),
                Vec::new(),
            ),
            Self::About(words) => (
                "d.id IN (SELECT rowid FROM subject_words WHERE subject_words MATCH ?)".to_owned(),
                vec![text(&phrase(words))],
            ),
        }
    }
}

/// With a finding of a rule; whether files conflict is seen over all of them.
fn finding(rule: &str, members: &str) -> (String, Vec<Value>) {
    if rule == "conflict-across-files" {
        let days = format!(
            "1 < (SELECT count(DISTINCT day) FROM (SELECT date AS day FROM entry \
             WHERE document IN {members} UNION SELECT date FROM mention WHERE document IN {members}))"
        );
        return (days, Vec::new());
    }
    let found =
        format!("EXISTS (SELECT 1 FROM finding f WHERE f.rule = ? AND f.document IN {members})");
    (found, vec![Value::Text(rule.to_owned())])
}

/// The words must stand in the subject side by side: syllables that are strewn over a title mean
/// something else.
fn phrase(words: &str) -> String {
    format!("\"{}\"", fold(words))
}

impl Registry {
    /// Conditions as SQL that goes on behind another one, with their values.
    pub(super) fn wheres(conditions: &[Condition]) -> (String, Vec<Value>) {
        let mut wheres = String::new();
        let mut values = Vec::new();
        for condition in conditions {
            let (sql, more) = condition.sql();
            wheres.push_str(" AND ");
            wheres.push_str(&sql);
            values.extend(more);
        }
        (wheres, values)
    }
}

fn one_of(column: &str, values: &[String]) -> (String, Vec<Value>) {
    let marks = vec!["?"; values.len()].join(", ");
    (format!("{column} IN ({marks})"), values.iter().cloned().map(Value::Text).collect())
}

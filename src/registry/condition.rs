//! Conditions on documents, and what they are to the database.

use rusqlite::types::Value;

use super::{Error, Registry, identity::letters};
use crate::grammar::fold;

/// A condition on documents; several hold together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Of a kind, by its code.
    Kind(String),
    /// Of a body, by its letters or by words of its name.
    Issuer(String),
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
    /// A plan that no report reports on.
    WithoutReport,
    /// With these words in the subject.
    About(String),
}

/// What makes a document lose its effect as a whole.
const ENDED: &str = "EXISTS (SELECT 1 FROM tie t JOIN document a ON a.id = t.from_document \
    WHERE t.to_document IN (SELECT d.id UNION ALL SELECT id FROM document WHERE stands_for = d.id) \
    AND t.relation IN ('repeals', 'replaces') AND t.pinpoint IS NULL AND t.certainty = 'certain' \
    AND t.reversed = 0";

impl Condition {
    /// The condition as SQL over `document d`, with its values.
    fn sql(&self, registry: &Registry) -> Result<(String, Vec<Value>), Error> {
        let members = "(SELECT d.id UNION ALL SELECT id FROM document WHERE stands_for = d.id)";
        let listed = format!(
            "EXISTS (SELECT 1 FROM entry e JOIN source s ON s.id = e.source \
             WHERE s.kind = 'register' AND e.document IN {members})"
        );
        let text = |words: &str| Value::Text(words.to_owned());
        Ok(match self {
            Self::Kind(code) => ("d.kind = ?".to_owned(), vec![text(code)]),
            Self::Issuer(words) => registry.issued_by(words)?,
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
                     AND NOT {ENDED} AND coalesce(a.effective, a.date) <= ?)"
                ),
                vec![text(day), text(day), text(day)],
            ),
            Self::Finding(rule) if rule == "conflict-across-files" => (
                format!(
                    "1 < (SELECT count(DISTINCT day) FROM (SELECT date AS day FROM entry \
                     WHERE document IN {members} UNION SELECT date FROM mention \
                     WHERE document IN {members}))"
                ),
                Vec::new(),
            ),
            Self::Finding(rule) => (
                format!(
                    "EXISTS (SELECT 1 FROM finding f WHERE f.rule = ? AND f.document IN {members})"
                ),
                vec![text(rule)],
            ),
            Self::Missing => (
                format!("NOT EXISTS (SELECT 1 FROM entry e WHERE e.document IN {members})"),
                Vec::new(),
            ),
            Self::Listed => (listed, Vec::new()),
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
        })
    }
}

/// Every word must stand in the subject; the last may go on.
fn phrase(words: &str) -> String {
    let words = fold(words);
    let words: Vec<_> = words.split(' ').map(|word| format!("\"{word}\"")).collect();
    format!("{}*", words.join(" "))
}

impl Registry {
    /// Conditions as SQL that goes on behind another one, with their values.
    pub(super) fn wheres(&self, conditions: &[Condition]) -> Result<(String, Vec<Value>), Error> {
        let mut wheres = String::new();
        let mut values = Vec::new();
        for condition in conditions {
            let (sql, more) = condition.sql(self)?;
            wheres.push_str(" AND ");
            wheres.push_str(&sql);
            values.extend(more);
        }
        Ok((wheres, values))
    }

    /// A body by its letters; by its name when no symbol bears such letters: by the whole name, else
    /// by a part of it.
    fn issued_by(&self, words: &str) -> Result<(String, Vec<Value>), Error> {
        let wanted = letters(words);
        let known = self.different("letters")?;
        let same: Vec<_> = known.into_iter().filter(|known| letters(known) == wanted).collect();
        if !same.is_empty() {
            return Ok(one_of("d.letters", same));
        }
        let wanted = spelt_out(words);
        let known = self.different("issuer")?;
        let spelt: Vec<_> = known.into_iter().map(|known| (spelt_out(&known), known)).collect();
        let is_whole = spelt.iter().any(|(spelt, _)| *spelt == wanted);
        let fits = |spelt: &str| if is_whole { spelt == wanted } else { spelt.contains(&wanted) };
        let fits = spelt.into_iter().filter(|(spelt, _)| fits(spelt)).map(|(_, known)| known);
        Ok(one_of("d.issuer", fits.collect()))
    }

    /// The different values of a column that begins an index: from one to the next, row by row it
    /// would take long.
    fn different(&self, column: &str) -> Result<Vec<String>, Error> {
        let ask = format!(
            "WITH RECURSIVE next (value) AS (SELECT min({column}) FROM document UNION ALL \
             SELECT (SELECT min({column}) FROM document WHERE {column} > value) FROM next \
             WHERE value IS NOT NULL) SELECT value FROM next WHERE value IS NOT NULL"
        );
        self.all(&ask, [], |row| row.get(0))
    }
}

fn one_of(column: &str, values: Vec<String>) -> (String, Vec<Value>) {
    let marks = vec!["?"; values.len()].join(", ");
    (format!("{column} IN ({marks})"), values.into_iter().map(Value::Text).collect())
}

/// One spelling for the names of bodies.
fn spelt_out(issuer: &str) -> String {
    let folded = fold(issuer);
    folded.replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")
}

//! Reading: documents by what is known of them, relations from and to.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Params, types::Value};

use super::{
    Error, Registry,
    card::{CARD, Card, Id, TIE, Tie},
    condition::Condition,
    relations::{names, those},
    settle::{self, QUALIFIER},
};
use crate::{diagnostic::distance, grammar::fold, known::Identity, model::Relation, read};

impl Registry {
    /// Every document, in the order in which a clerk lists them: issuer, kind, year, number.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn cards(&self) -> Result<Vec<Card>, Error> {
        let ask = format!(
            "SELECT {CARD} FROM document d WHERE d.stands_for IS NULL \
             ORDER BY d.issuer, d.kind, d.year, d.number, d.symbol, d.name, d.id"
        );
        self.all(&ask, [], Card::read)
    }

    /// The number of times that texts speak of each document.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn counts(&self) -> Result<BTreeMap<Id, usize>, Error> {
        let ask = "SELECT coalesce(d.stands_for, d.id), count(*) FROM mention m \
                   JOIN document d ON d.id = m.document GROUP BY 1";
        let counts = self.all(ask, [], |row| Ok((row.get(0)?, row.get::<_, u32>(1)? as usize)))?;
        Ok(counts.into_iter().collect())
    }

    /// One document.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn card(&self, id: Id) -> Result<Option<Card>, Error> {
        let ask = format!("SELECT {CARD} FROM document d WHERE d.id = ?1");
        Ok(self.all(&ask, [id], Card::read)?.into_iter().next())
    }

    /// Some documents, in the order of their numbers in the registry.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn cards_of(&self, ids: &BTreeSet<Id>) -> Result<Vec<Card>, Error> {
        let ask = format!(
            "SELECT {CARD} FROM document d WHERE d.id IN (SELECT value FROM json_each(?1)) \
             ORDER BY d.id"
        );
        self.all(&ask, [list(ids)], Card::read)
    }

    /// The documents for which all conditions hold.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn select(&self, conditions: &[Condition]) -> Result<BTreeSet<Id>, Error> {
        let (wheres, values) = Self::wheres(conditions);
        let ask = format!("SELECT d.id FROM document d WHERE d.stands_for IS NULL{wheres}");
        let ids = self.all(&ask, rusqlite::params_from_iter(values), |row| row.get(0))?;
        Ok(ids.into_iter().collect())
    }

    /// How many texts speak of each document that any text speaks of.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    ///
    /// ```
    /// assert!(viendan::registry::Registry::in_memory().unwrap().times_cited().unwrap().is_empty());
    /// ```
    pub fn times_cited(&self) -> Result<BTreeMap<Id, usize>, Error> {
        let ask = "SELECT coalesce(d.stands_for, d.id), count(DISTINCT m.source) FROM mention m \
                   JOIN document d ON d.id = m.document GROUP BY 1";
        let times = self.all(ask, [], |row| Ok((row.get(0)?, row.get::<_, u32>(1)? as usize)))?;
        Ok(times.into_iter().collect())
    }

    /// Those of some documents for which all conditions hold.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn filter(
        &self,
        ids: &BTreeSet<Id>,
        conditions: &[Condition],
    ) -> Result<BTreeSet<Id>, Error> {
        let (wheres, mut values) = Self::wheres(conditions);
        values.push(Value::Text(list(ids)));
        let ask = format!(
            "SELECT d.id FROM document d WHERE d.stands_for IS NULL{wheres} \
             AND d.id IN (SELECT value FROM json_each(?))"
        );
        let ids = self.all(&ask, rusqlite::params_from_iter(values), |row| row.get(0))?;
        Ok(ids.into_iter().collect())
    }

    /// The documents that an identity may mean: no part that both know differs; where some know all
    /// that the identity says, only those.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn meant_by(&self, identity: &Identity) -> Result<Vec<Id>, Error> {
        let ask = format!(
            "SELECT d.id, d.stands_for, {QUALIFIER} FROM document d WHERE d.key = ?1 ORDER BY d.id"
        );
        let rows: Vec<settle::Row> = self.all(&ask, [identity.key.to_string()], settle::read)?;
        let asked = &identity.qualifier;
        let above = settle::above_of(&rows);
        let full = || {
            let pairs = rows.iter().zip(&above).filter(|(_, above)| above.is_empty());
            pairs.map(|((id, known, _), _)| (*id, known))
        };
        // A row that is known as well as what is asked for is meant, whatever it stands for.
        let same = rows.iter().zip(&above).find(|((_, known, _), _)| known == asked);
        if let Some(((id, _, means), above)) = same
            && (means.is_some() || above.is_empty())
        {
            return Ok(vec![means.unwrap_or(*id)]);
        }
        let whole: Vec<Id> =
            full().filter(|(_, it)| asked.is_within(it)).map(|(id, _)| id).collect();
        if !whole.is_empty() {
            return Ok(whole);
        }
        Ok(full().filter(|(_, it)| asked.may_be(it)).map(|(id, _)| id).collect())
    }

    /// The documents that are texts of this name, or of a path that ends with it.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn of_file(&self, name: &str) -> Result<Vec<Id>, Error> {
        let ask = "SELECT coalesce(d.stands_for, d.id) FROM source s JOIN document d ON d.id = s.own \
                   WHERE s.name = ?1";
        let whole = self.all(ask, [name], |row| row.get(0))?;
        // Only what ends as files do is looked for at the end of paths, for that takes long.
        let end = name.rsplit_once('.').map(|(_, end)| end);
        if !whole.is_empty() || !end.is_some_and(read::takes) {
            return Ok(whole);
        }
        let ask = "SELECT coalesce(d.stands_for, d.id) FROM source s JOIN document d ON d.id = s.own \
                   WHERE substr(s.name, -length(?1) - 1) = '/' || ?1 ORDER BY s.name";
        self.all(ask, [name], |row| row.get(0))
    }

    /// The relations in which a document acts; of one kind, or of all.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn ties_from(&self, id: Id, relation: Option<&str>) -> Result<Vec<Tie>, Error> {
        self.ties("from_document", id, relation)
    }

    /// The relations in which a document is acted on; of one kind, or of all.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn ties_to(&self, id: Id, relation: Option<&str>) -> Result<Vec<Tie>, Error> {
        self.ties("to_document", id, relation)
    }

    fn ties(&self, end: &str, id: Id, relation: Option<&str>) -> Result<Vec<Tie>, Error> {
        // Said so that the index finds the few of one kind among thousands.
        let only = if relation.is_some() { " AND t.relation = ?2" } else { "" };
        let ask = format!(
            "SELECT {TIE} WHERE t.{end} IN (SELECT ?1 UNION ALL SELECT id FROM document \
             WHERE stands_for = ?1){only} ORDER BY s.name, t.id"
        );
        match relation {
            Some(relation) => self.all(&ask, (id, relation), Tie::read),
            None => self.all(&ask, [id], Tie::read),
        }
    }

    /// Every relation, in the order of its sources.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn all_ties(&self) -> Result<Vec<Tie>, Error> {
        self.all(&format!("SELECT {TIE} ORDER BY s.name, t.id"), [], Tie::read)
    }

    /// The documents next to some, following relations forward or back; all kinds when none is
    /// named, and then none that time forbids. Each with the one that it is next to, and the relation
    /// between them.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn neighbours(
        &self,
        ids: &BTreeSet<Id>,
        way: Direction,
        of: &[Relation],
    ) -> Result<Vec<(Id, Id, i64)>, Error> {
        let (near, far) = match way {
            Direction::Forward => ("from_document", "to_document"),
            Direction::Back => ("to_document", "from_document"),
        };
        let only = if of.is_empty() {
            String::new()
        } else {
            format!(" AND t.relation IN ({}) AND t.reversed = 0", names(of.iter().copied()))
        };
        // The joins are in this order on purpose: from the few to what is next to them.
        let ask = format!(
            "WITH front AS (SELECT value AS id FROM json_each(?1)), \
             member AS (SELECT id, id AS stands_for FROM front UNION ALL \
               SELECT d.id, d.stands_for FROM front f CROSS JOIN document d ON d.stands_for = f.id) \
             SELECT m.stands_for, coalesce(d.stands_for, d.id), t.id FROM member m \
             CROSS JOIN tie t ON t.{near} = m.id{only} \
             CROSS JOIN document d ON d.id = t.{far} ORDER BY t.id"
        );
        self.all(&ask, [list(ids)], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    }

    /// Relations by their numbers.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn ties_numbered(&self, ids: &BTreeSet<i64>) -> Result<Vec<Tie>, Error> {
        let ask =
            format!("SELECT {TIE} WHERE t.id IN (SELECT value FROM json_each(?1)) ORDER BY t.id");
        self.all(&ask, [list(ids)], Tie::read)
    }

    /// The relations that end documents, each with the acting document and the one that ends: as a
    /// whole, or in part, to which amendments are counted.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn endings(&self, how: Ending) -> Result<Vec<(Id, Id, i64)>, Error> {
        let (ends, changes) = (those(Relation::ends), those(Relation::changes));
        let which = match how {
            Ending::Whole => format!("t.relation IN ({ends}) AND t.pinpoint IS NULL"),
            Ending::Part => format!(
                "t.relation IN ({changes}) \
                 AND (t.pinpoint IS NOT NULL OR t.relation NOT IN ({ends}))"
            ),
        };
        let ask = format!(
            "SELECT coalesce(a.stands_for, a.id), coalesce(b.stands_for, b.id), t.id FROM tie t \
             JOIN document a ON a.id = t.from_document JOIN document b ON b.id = t.to_document \
             WHERE {which} AND t.certainty = 'certain' AND t.reversed = 0 ORDER BY t.id"
        );
        self.all(&ask, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    }

    /// Whether any register was imported.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn has_registers(&self) -> Result<bool, Error> {
        self.any("source WHERE kind = 'register'")
    }

    /// Whether the rules found anything in the texts that were added.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn has_findings(&self) -> Result<bool, Error> {
        self.any("finding")
    }

    fn any(&self, what: &str) -> Result<bool, Error> {
        let ask = format!("SELECT EXISTS (SELECT 1 FROM {what})");
        Ok(self.connection.query_row(&ask, [], |row| row.get(0))?)
    }

    /// The symbols that are spelt most like a name, the nearest first.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn spelt_like(&self, name: &str, most: usize) -> Result<Vec<String>, Error> {
        let figures: String = name.chars().take_while(char::is_ascii_digit).collect();
        let number: i64 = figures.parse().unwrap_or(-1);
        let ask = "SELECT DISTINCT symbol FROM document WHERE symbol IS NOT NULL AND number = ?1 \
                   LIMIT 20000";
        let known: Vec<String> = self.all(ask, [number], |row| row.get(0))?;
        let limit = 1 + name.chars().count() / 4;
        let plain = fold(name);
        let far = |known: &str| distance(&plain, &fold(known)).min(distance(name, known));
        let mut near: Vec<_> = known.into_iter().map(|it| (far(&it), it)).collect();
        near.retain(|(distance, _)| *distance <= limit);
        near.sort();
        Ok(near.into_iter().take(most).map(|(_, symbol)| symbol).collect())
    }

    pub(super) fn all<T>(
        &self,
        ask: &str,
        values: impl Params,
        read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Error> {
        let mut ask = self.connection.prepare_cached(ask)?;
        let rows = ask.query_map(values, read)?.collect::<Result<Vec<_>, _>>()?;
        Ok(rows)
    }
}

/// The way in which relations are followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From the acting document to the other.
    Forward,
    /// From the other to the acting one.
    Back,
}

/// The part of a document that loses its effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// All of it: it is repealed or replaced.
    Whole,
    /// A part of it: that is repealed, replaced or amended.
    Part,
}

/// Numbers as the database takes them in one value.
fn list(ids: &BTreeSet<i64>) -> String {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    format!("[{}]", ids.join(","))
}

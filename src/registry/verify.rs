//! The check of a registry: whether the file is whole, and whether what it holds fits together.

use super::{
    Error, Registry,
    card::{TIE, Tie},
    dossier::doubt,
    recompute, seal,
    settle::{self, QUALIFIER},
};
use crate::{known::Doubt, model::CivilDate};

/// A fault of a registry.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// A page of the file is not what was written; its number from 1.
    Page(usize),
    /// The file is damaged; what the database says.
    File(String),
    /// A row points to one that is not there; the table.
    Dangling(String),
    /// A document that nothing speaks of.
    Orphan(String),
    /// An open document that does not stand for what it should.
    Unsettled(String),
    /// A document whose columns are not what its sources say.
    Stale(String),
    /// A relation that says wrongly whether time forbids it.
    Misjudged {
        /// The file.
        file: String,
        /// The line of the words, from 1.
        line: usize,
    },
}

/// An entry that nobody should rely on before it was looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Doubtful {
    /// A row of a register whose day cannot be believed.
    Row {
        /// The register.
        source: String,
        /// The sheet, in a workbook of several.
        sheet: Option<String>,
        /// The row, from 1.
        row: usize,
        /// Number and symbol there.
        symbol: String,
        /// Why.
        doubt: Doubt,
    },
    /// A document to which registers give several days.
    Days {
        /// Number and symbol.
        symbol: String,
        /// The days, in their order.
        days: Vec<CivilDate>,
    },
    /// A relation that time forbids: the acting document is older than the other.
    Reversed(Tie),
}

/// The figures of a registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The version of its tables.
    pub version: i32,
    /// Bytes of the file without its log.
    pub bytes: u64,
    /// Documents.
    pub documents: u64,
    /// Texts that were read.
    pub texts: u64,
    /// Registers that were imported.
    pub registers: u64,
    /// Rows of registers.
    pub entries: u64,
    /// Places where texts speak of documents.
    pub mentions: u64,
    /// Relations.
    pub relations: u64,
}

/// A source of the registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The file or the register's name.
    pub name: String,
    /// Whether it is a register.
    pub is_register: bool,
    /// Rows of a register, mentions of a text.
    pub rows: usize,
    /// When it was added, in UTC.
    pub added: String,
    /// The series that it claims to hold whole, with the year.
    pub complete: Vec<(String, i16)>,
}

impl Registry {
    /// Everything that is wrong with the file and with what it holds; nothing when it is whole.
    ///
    /// # Errors
    ///
    /// A file that cannot be read at all.
    pub fn verify(&self) -> Result<Vec<Fault>, Error> {
        let mut faults: Vec<_> =
            seal::broken(&self.connection)?.into_iter().map(Fault::Page).collect();
        match self.contents() {
            Ok(others) => faults.extend(others),
            // What is damaged need not be readable.
            Err(error) if faults.is_empty() => return Err(error),
            Err(_) => {}
        }
        Ok(faults)
    }

    /// What is wrong with what the file holds.
    fn contents(&self) -> Result<Vec<Fault>, Error> {
        let mut faults = Vec::new();
        let said: Vec<String> = self.all("PRAGMA integrity_check", [], |row| row.get(0))?;
        faults.extend(said.into_iter().filter(|it| it != "ok").map(Fault::File));
        let dangling = self.all("PRAGMA foreign_key_check", [], |row| row.get::<_, String>(0))?;
        faults.extend(dangling.into_iter().map(Fault::Dangling));
        let orphans = "SELECT key FROM document d \
            WHERE NOT EXISTS (SELECT 1 FROM record WHERE document = d.id)";
        let orphans = self.all(orphans, [], |row| row.get::<_, String>(0))?;
        faults.extend(orphans.into_iter().map(Fault::Orphan));
        faults.extend(self.unsettled()?.into_iter().map(Fault::Unsettled));
        for (id, key) in self.all("SELECT id, key FROM document ORDER BY key, id", [], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        })? {
            let columns = recompute::computed(&self.connection, id)?;
            if recompute::stored(&self.connection, id)? != Some(columns) {
                faults.push(Fault::Stale(key));
            }
        }
        let misjudged = format!(
            "SELECT s.name, tie.line FROM tie JOIN source s ON s.id = tie.source \
             WHERE reversed <> {} ORDER BY s.name, tie.id",
            recompute::reversed()
        );
        faults.extend(self.all(&misjudged, [], |row| {
            Ok(Fault::Misjudged { file: row.get(0)?, line: row.get::<_, u32>(1)? as usize })
        })?);
        Ok(faults)
    }

    /// The contradictions in what sources say: no fault of the registry, and nothing that
    /// speaks against a text.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn doubtful(&self) -> Result<Vec<Doubtful>, Error> {
        let ask = "SELECT s.name, r.row, coalesce(r.symbol, ''), r.doubt, r.sheet FROM record r \
                   JOIN source s ON s.id = r.source WHERE r.doubt IS NOT NULL \
                   ORDER BY s.name, r.sheet, r.row";
        let rows = self.all(ask, [], |row| {
            let (source, symbol, sheet) = (row.get(0)?, row.get(2)?, row.get(4)?);
            let number = row.get::<_, u32>(1)? as usize;
            let doubt = doubt(row.get::<_, Option<String>>(3)?.as_deref());
            Ok(doubt.map(|doubt| Doubtful::Row { source, sheet, row: number, symbol, doubt }))
        })?;
        let ask = "SELECT coalesce(w.symbol, ''), group_concat(DISTINCT r.date) FROM record r \
                   JOIN document d ON d.id = r.document \
                   JOIN document w ON w.id = coalesce(d.stands_for, d.id) \
                   WHERE r.rank = 3 AND r.doubt IS NULL AND r.date IS NOT NULL \
                   GROUP BY w.id HAVING count(DISTINCT r.date) > 1 ORDER BY w.key, w.id";
        let days = self.all(ask, [], |row| {
            let written: String = row.get(1)?;
            let mut days: Vec<CivilDate> =
                written.split(',').filter_map(|day| day.parse().ok()).collect();
            days.sort_unstable();
            Ok(Doubtful::Days { symbol: row.get(0)?, days })
        })?;
        let reversed = format!("SELECT {TIE} WHERE t.reversed = 1 ORDER BY s.name, t.id");
        let ties = self.all(&reversed, [], Tie::read)?;
        let mut all: Vec<Doubtful> = rows.into_iter().flatten().collect();
        all.extend(days);
        all.extend(ties.into_iter().map(Doubtful::Reversed));
        Ok(all)
    }

    /// The keys whose open documents stand for something else than they should.
    fn unsettled(&self) -> Result<Vec<String>, Error> {
        let ask = format!(
            "SELECT d.id, d.stands_for, {QUALIFIER}, d.key FROM document d WHERE d.key IN \
             (SELECT key FROM document GROUP BY key HAVING count(*) > 1) \
             OR d.stands_for IS NOT NULL ORDER BY d.key, d.id"
        );
        let rows = self.all(&ask, [], |row| Ok((row.get::<_, String>(7)?, settle::read(row)?)))?;
        let mut keys = Vec::new();
        for group in rows.chunk_by(|one, two| one.0 == two.0) {
            let Some((key, _)) = group.first() else { continue };
            let rows: Vec<settle::Row> = group.iter().map(|(_, row)| row.clone()).collect();
            if !settle::changes(&rows).is_empty() {
                keys.push(key.clone());
            }
        }
        Ok(keys)
    }

    /// The figures of the registry.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn status(&self) -> Result<Status, Error> {
        let figure = |ask: &str| -> Result<u64, Error> {
            let count: i64 = self.connection.query_row(ask, [], |row| row.get(0))?;
            Ok(u64::try_from(count).unwrap_or(0))
        };
        Ok(Status {
            version: self.connection.pragma_query_value(None, "user_version", |row| row.get(0))?,
            bytes: figure(
                "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
            )?,
            documents: figure("SELECT count(*) FROM document WHERE stands_for IS NULL")?,
            texts: figure("SELECT count(*) FROM source WHERE kind = 'text'")?,
            registers: figure("SELECT count(*) FROM source WHERE kind = 'register'")?,
            entries: figure(
                "SELECT count(*) FROM entry e JOIN source s ON s.id = e.source \
                 WHERE s.kind = 'register'",
            )?,
            mentions: figure("SELECT count(*) FROM mention")?,
            relations: figure("SELECT count(*) FROM tie")?,
        })
    }

    /// The sources, registers first, each kind by name.
    ///
    /// # Errors
    ///
    /// Those of the disk.
    pub fn sources(&self) -> Result<Vec<Origin>, Error> {
        let ask = "SELECT id, name, kind = 'register', rows, added FROM source ORDER BY kind, name";
        let sources = self.all(ask, [], |row| {
            let origin = Origin {
                name: row.get(1)?,
                is_register: row.get(2)?,
                rows: row.get::<_, u32>(3)? as usize,
                added: row.get(4)?,
                complete: Vec::new(),
            };
            Ok((row.get::<_, i64>(0)?, origin))
        })?;
        let mut origins = Vec::new();
        for (id, origin) in sources {
            let ask = "SELECT written, year FROM claim WHERE source = ?1 ORDER BY written, year";
            let complete = self.all(ask, [id], |row| Ok((row.get(0)?, row.get(1)?)))?;
            origins.push(Origin { complete, ..origin });
        }
        Ok(origins)
    }
}

#[cfg(test)]
mod tests {
    use super::{Doubtful, Fault};
    use crate::{
        grammar::Grammar,
        known::Doubt,
        model::Office,
        registry::{Mapping, Register, Registry, Sheet},
        resolve,
        text::Text,
    };

    /// A text that amends a decree, and a register that knows both.
    fn registry(register: &str) -> Registry {
        let grammar = Grammar::builtin();
        let words = "Số: 45/2023/NĐ-CP\n\nHà Nội, ngày 02 tháng 5 năm 2023\n\nNGHỊ ĐỊNH\n\n\
            Sửa đổi, bổ sung một số điều của Nghị định số 34/2016/NĐ-CP ngày 14 tháng 5 năm 2016 \
            của Chính phủ\n";
        let text = Text::new("sua-doi.txt", words.to_owned(), grammar.letters());
        let (report, graph) = resolve::linked(&text, grammar, &Office::default());
        let mut registry = Registry::in_memory().unwrap();
        registry.add([(Sheet::of(&report, &graph, grammar), String::new())]).unwrap();
        let register = format!("Số ký hiệu,Ngày,Cơ quan,Trích yếu\n{register}");
        let mapping = Mapping::default();
        let register = Register::read("so.csv", register.as_bytes(), &mapping, grammar).unwrap();
        registry.import(&register, "").unwrap();
        assert_eq!(registry.verify().unwrap(), [], "whole before it is harmed");
        registry
    }

    const DECREE: &str = "34/2016/NĐ-CP,14/5/2016,Chính phủ,về văn bản";

    /// The faults that a statement on the database brings about.
    #[track_caller]
    fn harmed(statement: &str) -> Vec<Fault> {
        let registry = registry(DECREE);
        registry.connection.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        registry.connection.execute_batch(statement).unwrap();
        registry.verify().unwrap()
    }

    #[test]
    fn what_points_to_nothing_is_named_by_its_table() {
        let faults = harmed("DELETE FROM source WHERE kind = 'register'");
        assert!(faults.contains(&Fault::Dangling("record".into())), "{faults:?}");
    }

    #[test]
    fn a_document_that_nobody_speaks_of_is_named() {
        let faults = harmed("INSERT INTO document (key, open) VALUES ('1/nd-cp', 0)");
        assert!(faults.contains(&Fault::Orphan("1/nd-cp".into())), "{faults:?}");
    }

    #[test]
    fn a_column_that_its_sources_do_not_say_is_named() {
        let stale = |faults: &[Fault]| faults.iter().any(|it| matches!(it, Fault::Stale(_)));
        for column in ["date = '2016-05-15'", "subject = 'khác'", "number = 35", "rank = 1"] {
            let faults = harmed(&format!("UPDATE document SET {column} WHERE number = 34"));
            assert!(stale(&faults), "{column}: {faults:?}");
        }
        assert!(!stale(&harmed("UPDATE source SET added = '2020'")));
    }

    #[test]
    fn a_document_that_stands_for_the_wrong_one_is_named() {
        let faults = harmed(
            "UPDATE document SET stands_for = (SELECT id FROM document WHERE number = 45) \
             WHERE number = 34",
        );
        assert!(faults.iter().any(|it| matches!(it, Fault::Unsettled(_))), "{faults:?}");
    }

    #[test]
    fn a_relation_that_was_judged_wrongly_is_named_with_its_line() {
        let faults = harmed("UPDATE tie SET reversed = 1 WHERE relation = 'amends'");
        let misjudged = Fault::Misjudged { file: "sua-doi.txt".into(), line: 7 };
        assert!(faults.contains(&misjudged), "{faults:?}");
    }

    #[test]
    fn sources_that_contradict_themselves_are_no_fault() {
        let rows = "34/2016/NĐ-CP,14/5/2016,Chính phủ,a\n34/2016/NĐ-CP,15/5/2016,Chính phủ,a\n\
            36/2016/NĐ-CP,14/5/2204,Chính phủ,b";
        let registry = registry(rows);
        let doubtful = registry.doubtful().unwrap();
        let rows: Vec<_> = doubtful
            .iter()
            .map(|it| match it {
                Doubtful::Row { source, row, doubt, .. } => (source.as_str(), *row, *doubt),
                other => panic!("{other:?}"),
            })
            .collect();
        let days = |row| ("so.csv", row, Doubt::Days);
        assert_eq!(rows[..2], [days(2), days(3)], "{doubtful:?}");
        assert_eq!((rows.len(), rows[2].1), (3, 4), "{doubtful:?}");
    }

    #[test]
    fn registers_that_give_two_days_and_a_relation_that_time_forbids_are_told() {
        let mut registry = registry(DECREE);
        let other = "Số ký hiệu,Ngày,Cơ quan\n34/2016/NĐ-CP,20/5/2016,Chính phủ";
        let (grammar, mapping) = (Grammar::builtin(), Mapping::default());
        let other = Register::read("khac.csv", other.as_bytes(), &mapping, grammar).unwrap();
        registry.import(&other, "").unwrap();
        let days = registry.doubtful().unwrap();
        let [Doubtful::Days { symbol, days }] = &days[..] else { panic!("{days:?}") };
        let days: Vec<_> = days.iter().map(ToString::to_string).collect();
        assert_eq!(
            (symbol.as_str(), days.join(" ")),
            ("34/2016/NĐ-CP", "2016-05-14 2016-05-20".into())
        );

        registry.connection.execute_batch("UPDATE tie SET reversed = 1").unwrap();
        let doubtful = registry.doubtful().unwrap();
        assert!(doubtful.iter().any(|it| matches!(it, Doubtful::Reversed(_))), "{doubtful:?}");
    }

    #[test]
    fn a_registry_counts_what_it_holds() {
        let registry = registry(DECREE);
        let status = registry.status().unwrap();
        assert_eq!((status.texts, status.registers, status.entries), (1, 1, 1));
        assert_eq!((status.documents, status.mentions), (2, 1));
        let sources = registry.sources().unwrap();
        let sources: Vec<_> =
            sources.iter().map(|it| (it.name.as_str(), it.is_register, it.rows)).collect();
        assert_eq!(sources, [("so.csv", true, 1), ("sua-doi.txt", false, 1)]);
    }
}

//! Taking a source out, with whatever only it knew.

use rusqlite::OptionalExtension as _;

use super::Writer;
use crate::registry::{Error, recompute::recompute};

impl Writer<'_> {
    /// Takes a source out; what only it knew is cleared when the transaction ends.
    pub(in crate::registry) fn drop_source(&mut self, name: &str) -> Result<bool, Error> {
        let ask = "SELECT id FROM source WHERE name = ?1";
        let id: Option<i64> =
            self.transaction.prepare_cached(ask)?.query_row([name], |row| row.get(0)).optional()?;
        let Some(id) = id else { return Ok(false) };
        let mut ask = self.transaction.prepare_cached(
            "SELECT document FROM entry WHERE source = ?1 UNION \
             SELECT document FROM mention WHERE source = ?1 UNION \
             SELECT from_document FROM tie WHERE source = ?1 UNION \
             SELECT to_document FROM tie WHERE source = ?1 UNION \
             SELECT document FROM finding WHERE source = ?1 UNION \
             SELECT id FROM document WHERE told_by = ?1",
        )?;
        for document in ask.query_map([id], |row| row.get::<_, i64>(0))? {
            self.loosened.insert(document?);
        }
        for table in ["entry", "claim", "mention", "tie", "finding"] {
            let delete = format!("DELETE FROM {table} WHERE source = ?1");
            self.transaction.prepare_cached(&delete)?.execute([id])?;
        }
        self.transaction.prepare_cached("DELETE FROM source WHERE id = ?1")?.execute([id])?;
        Ok(true)
    }

    /// Clears what nobody knows any more, computes anew what is left.
    pub(super) fn clear(&mut self) -> Result<(), Error> {
        for id in std::mem::take(&mut self.loosened) {
            let known: bool = self
                .transaction
                .prepare_cached(
                    "SELECT EXISTS (SELECT 1 FROM entry WHERE document = ?1) \
                 OR EXISTS (SELECT 1 FROM mention WHERE document = ?1) \
                 OR EXISTS (SELECT 1 FROM tie WHERE from_document = ?1) \
                 OR EXISTS (SELECT 1 FROM tie WHERE to_document = ?1)",
                )?
                .query_row([id], |row| row.get(0))?;
            let key: Option<String> = self
                .transaction
                .prepare_cached("SELECT key FROM document WHERE id = ?1")?
                .query_row([id], |row| row.get(0))
                .optional()?;
            self.touched.extend(key);
            if known {
                self.recompute(id)?;
                continue;
            }
            for delete in [
                "UPDATE document SET stands_for = NULL WHERE stands_for = ?1",
                "DELETE FROM finding WHERE document = ?1",
                "DELETE FROM subject_words WHERE rowid = ?1",
                "DELETE FROM document WHERE id = ?1",
            ] {
                self.transaction.prepare_cached(delete)?.execute([id])?;
            }
        }
        Ok(())
    }

    /// Computes a document from what is left when the source that told it has gone.
    fn recompute(&self, id: i64) -> Result<(), Error> {
        let is_told = "SELECT EXISTS (SELECT 1 FROM document d JOIN source s ON s.id = d.told_by \
                       WHERE d.id = ?1)";
        if self.transaction.prepare_cached(is_told)?.query_row([id], |row| row.get(0))? {
            return Ok(());
        }
        recompute(&self.transaction, id)
    }
}

//! Taking a source out, with whatever only it knew.

use rusqlite::OptionalExtension as _;

use super::Writer;
use crate::registry::Error;

impl Writer<'_> {
    /// Takes a source out; what only it knew is cleared when the transaction ends.
    pub(in crate::registry) fn drop_source(&mut self, name: &str) -> Result<bool, Error> {
        let ask = "SELECT id FROM source WHERE name = ?1";
        let id: Option<i64> =
            self.transaction.prepare_cached(ask)?.query_row([name], |row| row.get(0)).optional()?;
        let Some(id) = id else { return Ok(false) };
        let mut ask = self
            .transaction
            .prepare_cached("SELECT DISTINCT document FROM record WHERE source = ?1")?;
        for document in ask.query_map([id], |row| row.get::<_, i64>(0))? {
            self.loosened.insert(document?);
        }
        for table in ["record", "claim", "mention", "tie", "finding"] {
            let delete = format!("DELETE FROM {table} WHERE source = ?1");
            self.transaction.prepare_cached(&delete)?.execute([id])?;
        }
        self.transaction.prepare_cached("DELETE FROM source WHERE id = ?1")?.execute([id])?;
        self.stale.sources.remove(&id);
        Ok(true)
    }

    /// Clears what no source speaks of any more; what is left of the others is to be computed anew.
    pub(super) fn clear(&mut self) -> Result<(), Error> {
        for id in std::mem::take(&mut self.loosened) {
            let mut ask = self.transaction.prepare_cached(
                "SELECT key, stands_for, EXISTS (SELECT 1 FROM record WHERE document = d.id) \
                 FROM document d WHERE id = ?1",
            )?;
            let (key, stands_for, is_known): (String, Option<i64>, bool) =
                ask.query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            self.stale.documents.extend(stands_for);
            if is_known {
                self.stale.documents.insert(id);
                continue;
            }
            self.touched.insert(key);
            let mut open =
                self.transaction.prepare_cached("SELECT id FROM document WHERE stands_for = ?1")?;
            for other in open.query_map([id], |row| row.get::<_, i64>(0))? {
                self.stale.moved.insert(other?);
            }
            for delete in [
                "UPDATE document SET stands_for = NULL WHERE stands_for = ?1",
                "DELETE FROM subject_words WHERE rowid = ?1",
                "DELETE FROM document WHERE id = ?1",
            ] {
                self.transaction.prepare_cached(delete)?.execute([id])?;
            }
        }
        Ok(())
    }
}

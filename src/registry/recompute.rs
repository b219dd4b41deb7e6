//! The columns of a document, from all sources that speak of it.

use rusqlite::Transaction;

use super::{Error, fold::fold};

/// Everything that tells; fifty citations are enough where no register and no own text does.
const TELL: &str = "WITH member AS (SELECT ?1 AS id UNION ALL SELECT id FROM document WHERE stands_for = ?1), \
    told AS ( \
      SELECT e.date, e.subject, e.issuer, e.effective, e.ends, e.source, e.id AS row, \
             CASE s.kind WHEN 'register' THEN 3 ELSE 2 END AS rank \
      FROM entry e JOIN source s ON s.id = e.source WHERE e.document IN (SELECT id FROM member) \
      UNION ALL SELECT * FROM ( \
      SELECT m.date, m.subject, m.issuer, NULL, NULL, m.source, m.id, 1 FROM mention m \
      WHERE m.document IN (SELECT id FROM member) ORDER BY m.id LIMIT 50)) \
    UPDATE document SET \
      date = (SELECT date FROM told WHERE date IS NOT NULL ORDER BY rank DESC, row LIMIT 1), \
      subject = (SELECT subject FROM told WHERE subject IS NOT NULL ORDER BY rank DESC, row LIMIT 1), \
      issuer = coalesce( \
        (SELECT issuer FROM told WHERE issuer IS NOT NULL AND rank > 1 ORDER BY rank DESC, row LIMIT 1), \
        issuer), \
      effective = (SELECT effective FROM told WHERE effective IS NOT NULL ORDER BY rank DESC, row LIMIT 1), \
      ends = (SELECT ends FROM told WHERE ends IS NOT NULL ORDER BY rank DESC, row LIMIT 1), \
      rank = coalesce((SELECT max(rank) FROM told), 0), \
      told_by = (SELECT source FROM told ORDER BY rank DESC, row LIMIT 1) \
    WHERE id = ?1";

/// Recomputes a document's columns from the sources that remain: registers first, then its own
/// text, then who cites it; what stands for it counts too.
pub(super) fn recompute(transaction: &Transaction<'_>, id: i64) -> Result<(), Error> {
    transaction.prepare_cached(TELL)?.execute([id])?;
    let subject = "SELECT subject FROM document WHERE id = ?1";
    let subject: Option<String> =
        transaction.prepare_cached(subject)?.query_row([id], |row| row.get(0))?;
    transaction
        .prepare_cached("INSERT OR REPLACE INTO subject_words (rowid, folded) VALUES (?1, ?2)")?
        .execute((id, fold(&subject.unwrap_or_default())))?;
    Ok(())
}

-- Version 3: a row of a workbook tells its sheet; a seal lies over all pages.

ALTER TABLE record ADD COLUMN sheet TEXT;

DROP VIEW entry;
CREATE VIEW entry AS
SELECT id, source, document, sheet, row, coalesce(symbol, name, '') AS symbol, kind, date, issuer,
       subject, effective, ends, status, signer, doubt
FROM record WHERE rank > 1;

-- Sums of all pages but its own, behind a byte that tells whether they hold.
CREATE TABLE seal (
    id INTEGER PRIMARY KEY,
    sums BLOB NOT NULL
) STRICT;
INSERT INTO seal VALUES (1, zeroblob(4055));

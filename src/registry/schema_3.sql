-- Version 3: a row of a workbook tells its sheet.

ALTER TABLE record ADD COLUMN sheet TEXT;

DROP VIEW entry;
CREATE VIEW entry AS
SELECT id, source, document, sheet, row, coalesce(symbol, name, '') AS symbol, kind, date, issuer,
       subject, effective, ends, status, signer, doubt
FROM record WHERE rank > 1;

-- The registry, version 1. Tables end in no promise; the views at the end are what others may read.

CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('text', 'register')),
    hash TEXT NOT NULL,
    added TEXT NOT NULL,
    rows INTEGER NOT NULL DEFAULT 0,
    own INTEGER REFERENCES document (id)
) STRICT;

CREATE INDEX source_own ON source (own);

CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    -- The letters of the key, and the year that its symbol carries.
    series TEXT,
    symbol_year INTEGER,
    -- What a text may leave out: law or resolution; province, level and body of the issuer; year.
    act TEXT,
    province TEXT,
    level TEXT,
    body TEXT,
    period INTEGER,
    -- Whether one of these is left out that another document of the key may know.
    open INTEGER NOT NULL,
    kind TEXT,
    number INTEGER,
    symbol TEXT,
    letters TEXT,
    name TEXT,
    issuer TEXT,
    year INTEGER,
    date TEXT,
    subject TEXT,
    effective TEXT,
    ends TEXT,
    -- Who told the date and the subject: 3 a register, 2 the document itself, 1 a citation.
    rank INTEGER NOT NULL DEFAULT 0,
    told_by INTEGER,
    -- The only full document that this open one can mean.
    stands_for INTEGER REFERENCES document (id)
) STRICT;
CREATE INDEX document_identity ON document (key, act, province, level, body, period);
CREATE INDEX document_in_register ON document (letters, key) WHERE rank = 3;
CREATE INDEX document_open ON document (key) WHERE open = 1;
CREATE INDEX document_series ON document (letters, kind, year, number);
CREATE INDEX document_number ON document (number);
CREATE INDEX document_issuer ON document (issuer);
CREATE INDEX document_date ON document (date);
CREATE INDEX document_stands_for ON document (stands_for) WHERE stands_for IS NOT NULL;
CREATE INDEX document_told_by ON document (told_by);

CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source (id),
    document INTEGER NOT NULL REFERENCES document (id),
    row INTEGER NOT NULL,
    symbol TEXT NOT NULL,
    kind TEXT,
    date TEXT,
    issuer TEXT,
    subject TEXT,
    effective TEXT,
    ends TEXT,
    status TEXT,
    signer TEXT
) STRICT;
CREATE INDEX entry_document ON entry (document);
CREATE INDEX entry_source ON entry (source);

CREATE TABLE claim (
    source INTEGER NOT NULL REFERENCES source (id),
    series TEXT NOT NULL,
    -- The series as the register writes it.
    written TEXT NOT NULL,
    act TEXT,
    province TEXT,
    level TEXT,
    body TEXT,
    year INTEGER NOT NULL
) STRICT;
CREATE INDEX claim_series ON claim (series, year);

CREATE TABLE mention (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source (id),
    document INTEGER NOT NULL REFERENCES document (id),
    words TEXT NOT NULL,
    line INTEGER NOT NULL,
    col INTEGER NOT NULL,
    date TEXT,
    issuer TEXT,
    subject TEXT,
    pinpoint TEXT
) STRICT;
CREATE INDEX mention_document ON mention (document);
CREATE INDEX mention_source ON mention (source);

CREATE TABLE tie (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source (id),
    from_document INTEGER NOT NULL REFERENCES document (id),
    to_document INTEGER NOT NULL REFERENCES document (id),
    relation TEXT NOT NULL,
    basis TEXT NOT NULL,
    certainty TEXT NOT NULL,
    words TEXT NOT NULL,
    line INTEGER NOT NULL,
    col INTEGER NOT NULL,
    pinpoint TEXT,
    -- The reasons of an inferred relation, one a line: Vietnamese, a tab, English.
    reasons TEXT
) STRICT;
CREATE INDEX tie_from ON tie (from_document, relation, to_document);
CREATE INDEX tie_to ON tie (to_document, relation, from_document);
CREATE INDEX tie_source ON tie (source);

CREATE TABLE finding (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source (id),
    document INTEGER NOT NULL REFERENCES document (id),
    rule TEXT NOT NULL,
    severity TEXT NOT NULL,
    message_vi TEXT NOT NULL,
    message_en TEXT NOT NULL,
    line INTEGER NOT NULL,
    col INTEGER NOT NULL
) STRICT;
CREATE INDEX finding_source ON finding (source);
CREATE INDEX finding_rule ON finding (rule, document);
CREATE INDEX finding_document ON finding (document);

-- Subjects without marks and case; `đ` is `d`.
CREATE VIRTUAL TABLE subject_words USING fts5 (
    folded, content = '', contentless_delete = 1, tokenize = 'unicode61'
);

-- What others may read. Names and columns stay; a later version may add columns at the end.

CREATE VIEW documents AS
SELECT d.id, d.kind, d.symbol, d.name, d.issuer, d.date, d.subject, d.effective, d.ends,
       (SELECT s.name FROM source s WHERE s.own IN
           (SELECT d.id UNION ALL SELECT id FROM document WHERE stands_for = d.id)) AS file,
       EXISTS (
           SELECT 1 FROM entry e JOIN source s ON s.id = e.source
           WHERE s.kind = 'register' AND e.document IN
           (SELECT d.id UNION ALL SELECT id FROM document WHERE stands_for = d.id)
       ) AS in_register
FROM document d
WHERE d.stands_for IS NULL;

CREATE VIEW mentions AS
SELECT m.id, s.name AS file, m.line, m.col AS "column", m.words,
       coalesce(d.stands_for, d.id) AS document, m.date, m.issuer, m.subject, m.pinpoint
FROM mention m JOIN source s ON s.id = m.source JOIN document d ON d.id = m.document;

CREATE VIEW relations AS
SELECT t.id, coalesce(a.stands_for, a.id) AS from_document, t.relation,
       coalesce(b.stands_for, b.id) AS to_document, t.basis, t.certainty, t.words, t.pinpoint,
       s.name AS file, t.line, t.col AS "column"
FROM tie t JOIN source s ON s.id = t.source
JOIN document a ON a.id = t.from_document JOIN document b ON b.id = t.to_document;

CREATE VIEW sources AS
SELECT id, name, kind, hash, added, rows FROM source;

CREATE VIEW findings AS
SELECT f.id, s.name AS file, f.line, f.col AS "column", f.rule, f.severity,
       coalesce(d.stands_for, d.id) AS document, f.message_vi, f.message_en
FROM finding f JOIN source s ON s.id = f.source JOIN document d ON d.id = f.document;

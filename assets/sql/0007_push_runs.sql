-- The push into PostgreSQL runs by itself as well. A CHECK cannot be widened without making the table anew.
CREATE TABLE run_with_push (
    kind     TEXT    NOT NULL PRIMARY KEY CHECK (kind IN ('deliver', 'take_in', 'backup', 'purge', 'push')),
    at_ms    INTEGER NOT NULL,
    reason   TEXT,                                              -- NULL: it went well
    detail   TEXT    NOT NULL,
    good_ms  INTEGER,                                           -- when it last went well
    own_hash BLOB    GENERATED ALWAYS AS (row_hash(kind, at_ms, reason, detail, good_ms)) STORED
) STRICT, WITHOUT ROWID;
INSERT INTO run_with_push (kind, at_ms, reason, detail, good_ms) SELECT kind, at_ms, reason, detail, good_ms FROM run;
DROP TABLE run;
ALTER TABLE run_with_push RENAME TO run;

-- Nodes that a person took out of service: nothing of theirs is taken in any more, and nothing waits for what they say
-- that they have. What came from them stays. The row goes when the node is admitted again.
CREATE TABLE dismissed_node (
    code     TEXT    NOT NULL PRIMARY KEY REFERENCES node (code),
    at_ms    INTEGER NOT NULL,
    own_hash BLOB    GENERATED ALWAYS AS (row_hash(code, at_ms)) STORED
) STRICT, WITHOUT ROWID;

-- Other nodes: what they said that they hold, steps of theirs that the procedure refuses, what waits for a complaint
-- that did not come in yet, and how what runs by itself ended.

-- What another node holds of this node's journal: one row a receipt of intake, so that it can be told since when.
CREATE TABLE received (
    by_node  TEXT    NOT NULL REFERENCES node (code),
    through  INTEGER NOT NULL CHECK (through >= 1),
    at_ms    INTEGER NOT NULL,                                  -- when it was registered here
    own_hash BLOB    GENERATED ALWAYS AS (row_hash(by_node, through, at_ms)) STORED,
    PRIMARY KEY (by_node, through)
) STRICT, WITHOUT ROWID;

-- A step that stands in the journal and not in the register, with the rule that refuses it. `found`: `arrival` when it
-- came in, by what was known then; `order` from the steps alone, and so again each time that they are folded.
CREATE TABLE dispute (
    node      TEXT    NOT NULL,
    seq       INTEGER NOT NULL,
    complaint BLOB    NOT NULL CHECK (length(complaint) = 16),  -- not always one that is known here
    reason    TEXT    NOT NULL,
    found     TEXT    NOT NULL CHECK (found IN ('arrival', 'order')),
    settled   INTEGER NOT NULL CHECK (settled IN (0, 1)),       -- management did something in that complaint since
    own_hash  BLOB    GENERATED ALWAYS AS (row_hash(node, seq, complaint, reason, found, settled)) STORED,
    PRIMARY KEY (node, seq),
    FOREIGN KEY (node, seq) REFERENCES journal (node, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX dispute_of_complaint ON dispute (complaint);
CREATE INDEX dispute_open ON dispute (complaint) WHERE settled = 0;

-- Sealed parts of steps in a complaint that is not known here: they join its dossier when it comes in.
CREATE TABLE waiting_part (
    hash      BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
    complaint BLOB NOT NULL CHECK (length(complaint) = 16),
    kind      TEXT NOT NULL CHECK (kind IN ('form', 'attachment', 'note', 'letter')),
    sealed    BLOB NOT NULL
) STRICT;
CREATE INDEX waiting_part_of_complaint ON waiting_part (complaint);

-- How far the own journal's dossiers are sealed to an office, by its key: those that were filed through this number.
CREATE TABLE office_seal (
    office_key BLOB    NOT NULL PRIMARY KEY CHECK (length(office_key) = 32),
    through    INTEGER NOT NULL CHECK (through >= 0),
    own_hash   BLOB    GENERATED ALWAYS AS (row_hash(office_key, through)) STORED
) STRICT, WITHOUT ROWID;

CREATE TABLE run (
    kind     TEXT    NOT NULL PRIMARY KEY CHECK (kind IN ('deliver', 'take_in', 'backup', 'purge')),
    at_ms    INTEGER NOT NULL,
    reason   TEXT,                                              -- NULL: it went well
    detail   TEXT    NOT NULL,
    good_ms  INTEGER,                                           -- when it last went well
    own_hash BLOB    GENERATED ALWAYS AS (row_hash(kind, at_ms, reason, detail, good_ms)) STORED
) STRICT, WITHOUT ROWID;

-- What an account was at a step of its node, without reading the account entries before it: the facts of `account`
-- begin with the account's name.
CREATE INDEX journal_of_account_name ON journal (node, facts, seq) WHERE step = 'account';

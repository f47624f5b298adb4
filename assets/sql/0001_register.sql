-- The tables of one node, from the start: what it is, the journal of every step, the register that is the fold of the
-- journal, the sealed dossiers, the accounts, and the print requests.
-- Names in CHECKs are stored and sent: never rename one. Times end in _ms: milliseconds since 1970, UTC.

CREATE TABLE node (
    code     TEXT    NOT NULL PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 4 AND code NOT GLOB '*[^A-Z0-9]*'),
    own      INTEGER NOT NULL CHECK (own IN (0, 1)),            -- 1: the node that this database is of
    sign_key BLOB    NOT NULL CHECK (length(sign_key) = 32),    -- public key that its bundles are signed with
    desk_key BLOB    NOT NULL CHECK (length(desk_key) = 32)     -- public key that its dossiers are sealed to
) STRICT;
CREATE UNIQUE INDEX node_own ON node (own) WHERE own = 1;

-- Every step that was ever taken, each entry hashing the one before. All steps of the procedure are listed, because a
-- CHECK cannot be widened without making the table anew.
CREATE TABLE journal (
    node      TEXT    NOT NULL REFERENCES node (code),
    seq       INTEGER NOT NULL CHECK (seq >= 1),
    at_ms     INTEGER NOT NULL,
    actor     TEXT    NOT NULL CHECK (length(actor) BETWEEN 1 AND 64),
    complaint BLOB    CHECK (length(complaint) = 16),           -- NULL: about the node itself
    step      TEXT    NOT NULL CHECK (step IN (
        'begin', 'account', 'file', 'acknowledge', 'assign', 'accept', 'refuse', 'hear', 'waive_hearing', 'extend',
        'decide', 'measure', 'check_measure', 'inform', 'complete', 'refer', 'reopen', 'correct', 'note', 'destroy')),
    facts     TEXT    NOT NULL,                                 -- JSON with sorted keys, no persons in it
    part      BLOB    CHECK (length(part) = 32),                -- the dossier part that belongs to the step
    hash      BLOB    NOT NULL CHECK (length(hash) = 32),       -- covers all of the above and the hash before
    PRIMARY KEY (node, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_of_complaint ON journal (complaint, at_ms, node, seq) WHERE complaint IS NOT NULL;
CREATE TRIGGER journal_keeps_entries BEFORE UPDATE ON journal
    BEGIN SELECT RAISE (ABORT, 'a journal entry is never rewritten'); END;
CREATE TRIGGER journal_keeps_its_length BEFORE DELETE ON journal
    BEGIN SELECT RAISE (ABORT, 'a journal entry is never removed'); END;

-- One row a complaint, no persons in it: what is kept for analysis.
CREATE TABLE complaint (
    id             BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    node           TEXT    NOT NULL REFERENCES node (code),
    year           INTEGER NOT NULL CHECK (year BETWEEN 1970 AND 9999),
    number         INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999999),
    registered_ms  INTEGER NOT NULL,
    received       TEXT    NOT NULL CHECK (received IS date(received)),
    channel        TEXT    NOT NULL CHECK (channel IN ('kiosk', 'walk_in', 'phone', 'letter', 'email')),
    kind           TEXT    CHECK (kind IN ('client', 'employer', 'contract_party', 'staff', 'freelancer')),
    about          INTEGER NOT NULL CHECK (about BETWEEN 0 AND 31),  -- bits: service, functioning, behaviour, treatment, other
    language       TEXT    NOT NULL CHECK (length(language) BETWEEN 2 AND 8),
    stage          TEXT    NOT NULL CHECK (stage IN (
        'received', 'assessing', 'handling', 'decided', 'completed', 'refused')),
    brought_letter INTEGER NOT NULL CHECK (brought_letter IN (0, 1)),
    acknowledged   TEXT    CHECK (acknowledged IS date(acknowledged)),
    UNIQUE (node, year, number)
) STRICT;
-- Pages of the work list, newest receipt first, and what is late. The column that a condition is about stands in its
-- index as well, so that counting needs no look at the rows.
CREATE INDEX complaint_by_receipt ON complaint (received, registered_ms, id);
CREATE INDEX complaint_by_stage ON complaint (stage, received, registered_ms, id);
CREATE INDEX complaint_unacknowledged ON complaint (received, registered_ms, id, acknowledged)
    WHERE acknowledged IS NULL;

-- The key of one dossier, sealed to whoever may read it. Destroying a dossier destroys these rows and its parts.
CREATE TABLE dossier_key (
    complaint BLOB NOT NULL REFERENCES complaint (id),
    recipient TEXT NOT NULL CHECK (recipient IN ('desk', 'office')),
    sealed    BLOB NOT NULL,
    PRIMARY KEY (complaint, recipient)
) STRICT, WITHOUT ROWID;

-- What was told, written or attached, encrypted under the key of its complaint.
CREATE TABLE dossier_part (
    hash      BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
    complaint BLOB NOT NULL REFERENCES complaint (id),
    kind      TEXT NOT NULL CHECK (kind IN ('form', 'attachment', 'note', 'letter')),
    sealed    BLOB NOT NULL
) STRICT;
CREATE INDEX dossier_part_of_complaint ON dossier_part (complaint);

-- Who can sign in. Each account holds the desk's secret key, wrapped under its own passphrase.
CREATE TABLE account (
    name        TEXT    NOT NULL PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
    role        TEXT    NOT NULL CHECK (role IN ('receptionist', 'management', 'handler')),
    operations  INTEGER NOT NULL CHECK (operations > 0),        -- cost of Argon2id
    memory      INTEGER NOT NULL CHECK (memory > 0),            -- bytes
    salt        BLOB    NOT NULL CHECK (length(salt) = 16),
    wrapped     BLOB    NOT NULL,
    must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)), -- the passphrase was given by somebody else
    disabled    INTEGER NOT NULL CHECK (disabled IN (0, 1))
) STRICT;

-- Papers that were asked for, and how far each is. The journal does not know their states, so each row carries a hash
-- of itself, by which verify sees what was altered.
CREATE TABLE print_request (
    id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    complaint  BLOB    NOT NULL REFERENCES complaint (id),
    state      TEXT    NOT NULL CHECK (state IN (
        'wanted', 'created', 'sent', 'confirmed', 'filed', 'unknown', 'given_up')),
    trouble    TEXT    NOT NULL CHECK (trouble IN (
        'none', 'paper_out', 'jam', 'offline', 'stopped', 'no_printer', 'unreachable', 'refused', 'unknown', 'held',
        'not_made', 'failing')),
    duplicate  INTEGER NOT NULL CHECK (duplicate IN (0, 1)),
    queue      TEXT,
    job        INTEGER,
    asked_ms   INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL,
    own_hash   BLOB    GENERATED ALWAYS AS (row_hash(
        id, complaint, state, trouble, duplicate, queue, job, asked_ms, changed_ms)) STORED,
    CHECK ((queue IS NULL) = (job IS NULL))
) STRICT;
CREATE INDEX print_request_of_complaint ON print_request (complaint);
CREATE UNIQUE INDEX print_request_once ON print_request (complaint) WHERE duplicate = 0;
CREATE INDEX print_request_open ON print_request (asked_ms, id, state)
    WHERE state IN ('wanted', 'created', 'sent');
CREATE INDEX print_request_unknown ON print_request (asked_ms, id, state) WHERE state = 'unknown';

-- Written and taken back to see whether the disk takes a complaint.
CREATE TABLE probe (
    content BLOB NOT NULL
) STRICT;

-- The whole procedure: what the register holds of a complaint after each step, the measures, the persons that were
-- named, independent persons as a role, papers that are no receipt, and how often a passphrase or a code was wrong.
-- Names in CHECKs are stored and sent: never rename one. A column that has no value yet is NULL.

ALTER TABLE complaint ADD COLUMN anonymous INTEGER NOT NULL DEFAULT 0 CHECK (anonymous IN (0, 1));
ALTER TABLE complaint ADD COLUMN persons_named INTEGER NOT NULL DEFAULT 0 CHECK (persons_named BETWEEN 0 AND 99);
ALTER TABLE complaint ADD COLUMN handler TEXT CHECK (length(handler) BETWEEN 1 AND 64);
ALTER TABLE complaint ADD COLUMN started TEXT CHECK (started IS date(started));
ALTER TABLE complaint ADD COLUMN accepted TEXT CHECK (accepted IS date(accepted));
ALTER TABLE complaint ADD COLUMN refused TEXT CHECK (refused IS date(refused));
ALTER TABLE complaint ADD COLUMN refusal TEXT CHECK (
    (refused IS NULL) = (refusal IS NULL) AND refusal IN ('no_complaint', 'not_ours', 'handled_before', 'other'));
ALTER TABLE complaint ADD COLUMN refusal_told TEXT CHECK (refusal_told IS date(refusal_told));
ALTER TABLE complaint ADD COLUMN complainant_heard TEXT CHECK (complainant_heard IS date(complainant_heard));
ALTER TABLE complaint ADD COLUMN complainant_waived INTEGER NOT NULL DEFAULT 0 CHECK (complainant_waived IN (0, 1));
ALTER TABLE complaint ADD COLUMN employee_heard TEXT CHECK (employee_heard IS date(employee_heard));
ALTER TABLE complaint ADD COLUMN employee_waived INTEGER NOT NULL DEFAULT 0 CHECK (employee_waived IN (0, 1));
ALTER TABLE complaint ADD COLUMN extended TEXT CHECK (extended IS date(extended));
ALTER TABLE complaint ADD COLUMN extended_until TEXT CHECK (extended_until IS date(extended_until));
ALTER TABLE complaint ADD COLUMN extension_reason TEXT CHECK (
    (extended IS NULL) = (extension_reason IS NULL)
    AND extension_reason IN ('investigation', 'expert', 'absence', 'complainant', 'other'));
ALTER TABLE complaint ADD COLUMN extension_told TEXT CHECK (extension_told IS date(extension_told));
ALTER TABLE complaint ADD COLUMN decided TEXT CHECK (decided IS date(decided));
ALTER TABLE complaint ADD COLUMN outcome TEXT CHECK (
    (decided IS NULL) = (outcome IS NULL) AND outcome IN ('upheld', 'partly_upheld', 'not_upheld'));
ALTER TABLE complaint ADD COLUMN cause TEXT;
ALTER TABLE complaint ADD COLUMN outcome_told TEXT CHECK (outcome_told IS date(outcome_told));
ALTER TABLE complaint ADD COLUMN referred TEXT CHECK (referred IS date(referred));
ALTER TABLE complaint ADD COLUMN completed TEXT CHECK (completed IS date(completed));
ALTER TABLE complaint ADD COLUMN satisfied TEXT CHECK (
    (completed IS NULL) = (satisfied IS NULL) AND satisfied IN ('yes', 'no', 'unknown'));
ALTER TABLE complaint ADD COLUMN summary TEXT;
ALTER TABLE complaint ADD COLUMN reopened INTEGER NOT NULL DEFAULT 0 CHECK (reopened >= 0);
ALTER TABLE complaint ADD COLUMN destroyed TEXT CHECK (destroyed IS date(destroyed));
-- By when somebody must do something, as the terms of the setting have it; NULL once the complaint is at its end.
ALTER TABLE complaint ADD COLUMN due TEXT CHECK (due IS date(due));
-- Hash of the code on the receipt with which the visitor can ask how it stands.
ALTER TABLE complaint ADD COLUMN status_hash BLOB CHECK (length(status_hash) = 32);

-- The work list: what is open, most urgent first, of everybody or of one handler.
CREATE INDEX complaint_by_due ON complaint (due, id) WHERE due IS NOT NULL;
CREATE INDEX complaint_by_handler ON complaint (handler, due, id) WHERE handler IS NOT NULL;
-- Whoever left no name and no address cannot be written to: nothing is late there.
DROP INDEX complaint_unacknowledged;
CREATE INDEX complaint_unacknowledged ON complaint (received, registered_ms, id, acknowledged, anonymous)
    WHERE acknowledged IS NULL AND anonymous = 0;

CREATE TABLE measure (
    complaint BLOB    NOT NULL REFERENCES complaint (id),
    number    INTEGER NOT NULL CHECK (number >= 1),
    kind      TEXT    NOT NULL CHECK (kind IN ('corrective', 'preventive')),
    what      TEXT    NOT NULL,
    owner     TEXT    NOT NULL,
    decided   TEXT    NOT NULL CHECK (decided IS date(decided)),
    due       TEXT    NOT NULL CHECK (due IS date(due)),
    checked   TEXT    CHECK (checked IS date(checked)),
    result    TEXT    CHECK (
        (checked IS NULL) = (result IS NULL) AND result IN ('worked', 'partly', 'failed')),
    PRIMARY KEY (complaint, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX measure_unchecked ON measure (due, complaint, number) WHERE checked IS NULL;

-- Who somebody that the complainant named is: an account, as this complaint alone knows it, or NULL: nobody here. The
-- key that turns an account's name into its token comes from the key of the dossier, so that the register alone does
-- not tell whom a complaint is about, and nobody can tell once the dossier is destroyed.
CREATE TABLE person_link (
    complaint BLOB    NOT NULL REFERENCES complaint (id),
    person    INTEGER NOT NULL CHECK (person >= 0),
    staff     BLOB    CHECK (length(staff) = 16),
    PRIMARY KEY (complaint, person)
) STRICT, WITHOUT ROWID;

-- Who had which role when, for checking what was done.
CREATE INDEX journal_of_accounts ON journal (node, seq) WHERE step = 'account';

-- Independent persons; a CHECK cannot be widened without making the table anew.
CREATE TABLE account_with_independent (
    name        TEXT    NOT NULL PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
    role        TEXT    NOT NULL CHECK (role IN ('receptionist', 'management', 'handler', 'independent')),
    operations  INTEGER NOT NULL CHECK (operations > 0),        -- cost of Argon2id
    memory      INTEGER NOT NULL CHECK (memory > 0),            -- bytes
    salt        BLOB    NOT NULL CHECK (length(salt) = 16),
    wrapped     BLOB    NOT NULL,
    must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)), -- the passphrase was given by somebody else
    disabled    INTEGER NOT NULL CHECK (disabled IN (0, 1))
) STRICT;
INSERT INTO account_with_independent (name, role, operations, memory, salt, wrapped, must_change, disabled)
    SELECT name, role, operations, memory, salt, wrapped, must_change, disabled FROM account;
DROP TABLE account;
ALTER TABLE account_with_independent RENAME TO account;

-- Papers that are no receipt: each prints one part of the dossier. Once a complaint holds for its receipt alone.
CREATE TABLE print_request_of_part (
    id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    complaint  BLOB    NOT NULL REFERENCES complaint (id),
    part       BLOB    CHECK (length(part) = 32),               -- NULL: the receipt
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
        id, complaint, part, state, trouble, duplicate, queue, job, asked_ms, changed_ms)) STORED,
    CHECK ((queue IS NULL) = (job IS NULL))
) STRICT;
INSERT INTO print_request_of_part (id, complaint, state, trouble, duplicate, queue, job, asked_ms, changed_ms)
    SELECT id, complaint, state, trouble, duplicate, queue, job, asked_ms, changed_ms FROM print_request ORDER BY rowid;
DROP TABLE print_request;
ALTER TABLE print_request_of_part RENAME TO print_request;
CREATE INDEX print_request_of_complaint ON print_request (complaint);
CREATE UNIQUE INDEX print_request_once ON print_request (complaint) WHERE duplicate = 0 AND part IS NULL;
CREATE INDEX print_request_open ON print_request (asked_ms, id, state)
    WHERE state IN ('wanted', 'created', 'sent');
CREATE INDEX print_request_unknown ON print_request (asked_ms, id, state) WHERE state = 'unknown';

-- Wrong passphrases in a row, and on which start of the machine they were counted. No foreign key: a name that does
-- not exist is counted like one that does.
CREATE TABLE sign_in_try (
    account   TEXT    NOT NULL PRIMARY KEY,
    wrong     INTEGER NOT NULL CHECK (wrong >= 0),
    boot      TEXT    NOT NULL,
    steady_ms INTEGER NOT NULL
) STRICT;

-- The same for the code with which a visitor asks how a complaint stands.
CREATE TABLE status_try (
    complaint BLOB    NOT NULL PRIMARY KEY CHECK (length(complaint) = 16),
    wrong     INTEGER NOT NULL CHECK (wrong >= 0),
    boot      TEXT    NOT NULL,
    steady_ms INTEGER NOT NULL
) STRICT;

-- What the rows were computed with. `terms`: days to acknowledge, start, refuse, complete, and of an extension; empty
-- until the program computes `due` for the first time.
CREATE TABLE setting (
    name     TEXT NOT NULL PRIMARY KEY CHECK (name IN ('terms')),
    value    TEXT NOT NULL,
    own_hash BLOB GENERATED ALWAYS AS (row_hash(name, value)) STORED
) STRICT;
INSERT INTO setting (name, value) VALUES ('terms', '');

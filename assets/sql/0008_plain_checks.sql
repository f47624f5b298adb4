-- Journal and register once more, with each CHECK of a list of names written as comparisons: for `x IN (…)` of more
-- than two values SQLite builds a table in memory for every row that is written, nine of them for a complaint that
-- comes in from elsewhere. What they let in is the same. `dossier_part` and `waiting_part` keep theirs, because
-- they hold what is sealed: that can be many gigabytes, and is not copied for this.
-- The program turns foreign keys off for this, and looks at the end that all of them still hold. The index of the
-- figures comes last, with 0010.

CREATE TABLE journal_with_plain_checks (
    node      TEXT    NOT NULL REFERENCES node (code),
    seq       INTEGER NOT NULL CHECK (seq >= 1),
    at_ms     INTEGER NOT NULL,
    actor     TEXT    NOT NULL CHECK (length(actor) BETWEEN 1 AND 64),
    complaint BLOB    CHECK (length(complaint) = 16),           -- NULL: about the node itself
    step      TEXT    NOT NULL CHECK (
        step = 'file' OR step = 'acknowledge' OR step = 'note' OR step = 'assign' OR step = 'accept' OR step = 'hear'
        OR step = 'inform' OR step = 'decide' OR step = 'complete' OR step = 'refuse' OR step = 'waive_hearing'
        OR step = 'extend' OR step = 'measure' OR step = 'check_measure' OR step = 'refer' OR step = 'reopen'
        OR step = 'correct' OR step = 'destroy' OR step = 'account' OR step = 'begin'),
    facts     TEXT    NOT NULL,                                 -- JSON with sorted keys, no persons in it
    part      BLOB    CHECK (length(part) = 32),                -- the dossier part that belongs to the step
    hash      BLOB    NOT NULL CHECK (length(hash) = 32),       -- covers all of the above and the hash before
    PRIMARY KEY (node, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO journal_with_plain_checks (node, seq, at_ms, actor, complaint, step, facts, part, hash)
    SELECT node, seq, at_ms, actor, complaint, step, facts, part, hash FROM journal ORDER BY node, seq;
DROP TABLE journal;
ALTER TABLE journal_with_plain_checks RENAME TO journal;
CREATE INDEX journal_of_complaint ON journal (complaint, at_ms, node, seq) WHERE complaint IS NOT NULL;
CREATE INDEX journal_of_accounts ON journal (node, seq) WHERE step = 'account';
CREATE INDEX journal_of_account_name ON journal (node, facts, seq) WHERE step = 'account';
CREATE INDEX journal_of_management ON journal (at_ms, node, seq) WHERE step = 'note' AND complaint IS NULL;
CREATE TRIGGER journal_keeps_entries BEFORE UPDATE ON journal
    BEGIN SELECT RAISE (ABORT, 'a journal entry is never rewritten'); END;
CREATE TRIGGER journal_keeps_its_length BEFORE DELETE ON journal
    BEGIN SELECT RAISE (ABORT, 'a journal entry is never removed'); END;

CREATE TABLE complaint_with_plain_checks (
    id                 BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    node               TEXT    NOT NULL REFERENCES node (code),
    year               INTEGER NOT NULL CHECK (year BETWEEN 1970 AND 9999),
    number             INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999999),
    registered_ms      INTEGER NOT NULL,
    received           TEXT    NOT NULL CHECK (received IS date(received)),
    channel            TEXT    NOT NULL CHECK (
        channel = 'kiosk' OR channel = 'walk_in' OR channel = 'phone' OR channel = 'letter' OR channel = 'email'),
    kind               TEXT    CHECK (
        kind = 'client' OR kind = 'employer' OR kind = 'contract_party' OR kind = 'staff' OR kind = 'freelancer'),
    about              INTEGER NOT NULL CHECK (about BETWEEN 0 AND 31),  -- bits: service, functioning, behaviour, treatment, other
    language           TEXT    NOT NULL CHECK (length(language) BETWEEN 2 AND 8),
    stage              TEXT    NOT NULL CHECK (
        stage = 'received' OR stage = 'assessing' OR stage = 'handling' OR stage = 'decided' OR stage = 'completed'
        OR stage = 'refused'),
    brought_letter     INTEGER NOT NULL CHECK (brought_letter IN (0, 1)),
    acknowledged       TEXT    CHECK (acknowledged IS date(acknowledged)),
    anonymous          INTEGER NOT NULL DEFAULT 0 CHECK (anonymous IN (0, 1)),
    persons_named      INTEGER NOT NULL DEFAULT 0 CHECK (persons_named BETWEEN 0 AND 99),
    handler            TEXT    CHECK (length(handler) BETWEEN 1 AND 64),
    started            TEXT    CHECK (started IS date(started)),
    accepted           TEXT    CHECK (accepted IS date(accepted)),
    refused            TEXT    CHECK (refused IS date(refused)),
    refusal            TEXT    CHECK ((refused IS NULL) = (refusal IS NULL) AND (
        refusal IS NULL OR refusal = 'no_complaint' OR refusal = 'not_ours' OR refusal = 'handled_before'
        OR refusal = 'other')),
    refusal_told       TEXT    CHECK (refusal_told IS date(refusal_told)),
    complainant_heard  TEXT    CHECK (complainant_heard IS date(complainant_heard)),
    complainant_waived INTEGER NOT NULL DEFAULT 0 CHECK (complainant_waived IN (0, 1)),
    employee_heard     TEXT    CHECK (employee_heard IS date(employee_heard)),
    employee_waived    INTEGER NOT NULL DEFAULT 0 CHECK (employee_waived IN (0, 1)),
    extended           TEXT    CHECK (extended IS date(extended)),
    extended_until     TEXT    CHECK (extended_until IS date(extended_until)),
    extension_reason   TEXT    CHECK ((extended IS NULL) = (extension_reason IS NULL) AND (
        extension_reason IS NULL OR extension_reason = 'investigation' OR extension_reason = 'expert'
        OR extension_reason = 'absence' OR extension_reason = 'complainant' OR extension_reason = 'other')),
    extension_told     TEXT    CHECK (extension_told IS date(extension_told)),
    decided            TEXT    CHECK (decided IS date(decided)),
    outcome            TEXT    CHECK ((decided IS NULL) = (outcome IS NULL) AND (
        outcome IS NULL OR outcome = 'upheld' OR outcome = 'partly_upheld' OR outcome = 'not_upheld')),
    cause              TEXT,
    outcome_told       TEXT    CHECK (outcome_told IS date(outcome_told)),
    referred           TEXT    CHECK (referred IS date(referred)),
    completed          TEXT    CHECK (completed IS date(completed)),
    satisfied          TEXT    CHECK ((completed IS NULL) = (satisfied IS NULL) AND (
        satisfied IS NULL OR satisfied = 'yes' OR satisfied = 'no' OR satisfied = 'unknown')),
    summary            TEXT,
    reopened           INTEGER NOT NULL DEFAULT 0 CHECK (reopened >= 0),
    destroyed          TEXT    CHECK (destroyed IS date(destroyed)),
    due                TEXT    CHECK (due IS date(due)),         -- by when somebody must do something; NULL at its end
    status_hash        BLOB    CHECK (length(status_hash) = 32), -- of the code on the receipt
    -- What figures look at, one text a complaint; core/register/figure_rows.cpp reads its parts in this order.
    figures            TEXT    GENERATED ALWAYS AS (
        channel || ' ' || coalesce(kind, '') || ' ' || about || ' ' || stage || ' ' || anonymous || ' ' || reopened
        || ' ' || coalesce(acknowledged, '') || ' ' || coalesce(started, '')
        || ' ' || coalesce(refused, '') || ' ' || coalesce(refusal, '') || ' ' || coalesce(refusal_told, '')
        || ' ' || coalesce(extended, '') || ' ' || coalesce(extended_until, '')
        || ' ' || coalesce(extension_reason, '') || ' ' || coalesce(extension_told, '')
        || ' ' || coalesce(referred, '') || ' ' || coalesce(completed, '') || ' ' || coalesce(satisfied, '')
        || ' ' || coalesce(decided, '') || ' ' || coalesce(outcome, '') || ' ' || coalesce(outcome_told, '')
        || ' ' || coalesce(cause, '')) VIRTUAL,
    UNIQUE (node, year, number)
) STRICT;
INSERT INTO complaint_with_plain_checks (
        id, node, year, number, registered_ms, received, channel, kind, about, language, stage, brought_letter,
        acknowledged, anonymous, persons_named, handler, started, accepted, refused, refusal, refusal_told,
        complainant_heard, complainant_waived, employee_heard, employee_waived, extended, extended_until,
        extension_reason, extension_told, decided, outcome, cause, outcome_told, referred, completed, satisfied,
        summary, reopened, destroyed, due, status_hash)
    SELECT
        id, node, year, number, registered_ms, received, channel, kind, about, language, stage, brought_letter,
        acknowledged, anonymous, persons_named, handler, started, accepted, refused, refusal, refusal_told,
        complainant_heard, complainant_waived, employee_heard, employee_waived, extended, extended_until,
        extension_reason, extension_told, decided, outcome, cause, outcome_told, referred, completed, satisfied,
        summary, reopened, destroyed, due, status_hash
    FROM complaint ORDER BY rowid;
DROP TABLE complaint;
ALTER TABLE complaint_with_plain_checks RENAME TO complaint;
CREATE INDEX complaint_by_stage ON complaint (stage, received, registered_ms, id);
CREATE INDEX complaint_unacknowledged ON complaint (received, registered_ms, id, acknowledged, anonymous)
    WHERE acknowledged IS NULL AND anonymous = 0;
CREATE INDEX complaint_by_due ON complaint (due, id, stage, handler, kind) WHERE due IS NOT NULL;
CREATE INDEX complaint_by_stage_due ON complaint (stage, due, id, handler, kind) WHERE due IS NOT NULL;
CREATE INDEX complaint_by_handler ON complaint (handler, due, id, stage, kind)
    WHERE handler IS NOT NULL AND due IS NOT NULL;
CREATE INDEX complaint_by_kind ON complaint (kind, due, id, stage, handler) WHERE due IS NOT NULL;
CREATE INDEX complaint_by_handler_receipt ON complaint (handler, received, registered_ms, id, due, stage, kind)
    WHERE handler IS NOT NULL;
CREATE INDEX complaint_by_receipt ON complaint (received, registered_ms, id, due, stage, handler, kind);
CREATE INDEX complaint_with_persons ON complaint (received, registered_ms, id, persons_named)
    WHERE persons_named > 0 AND due IS NOT NULL;
CREATE INDEX complaint_letter_brought ON complaint (received, registered_ms, id)
    WHERE brought_letter = 1 AND due IS NOT NULL;
CREATE INDEX complaint_extension_untold ON complaint (received, registered_ms, id)
    WHERE extended IS NOT NULL AND extension_told IS NULL AND due IS NOT NULL;
CREATE INDEX complaint_with_dossier_at_end ON complaint (received, id) WHERE due IS NULL AND destroyed IS NULL;

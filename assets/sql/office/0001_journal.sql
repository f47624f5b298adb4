-- What the office reports from: the journals of all nodes, and the register that is their fold, without what persons
-- told. `klachtenctl office push` makes these tables and fills them; nobody else writes here.
-- Names in CHECKs are those of the node's own tables (assets/sql).

CREATE SCHEMA klachtenzuil;

CREATE TABLE klachtenzuil.migration (
    number  integer     PRIMARY KEY,
    applied timestamptz NOT NULL DEFAULT now()
);

-- How far each node's journal stands here. It moves in the same transaction as the entries.
CREATE TABLE klachtenzuil.node (
    code     text        PRIMARY KEY CHECK (code ~ '^[A-Z0-9]{1,4}$'),
    sign_key bytea       NOT NULL CHECK (octet_length(sign_key) = 32),
    through  bigint      NOT NULL CHECK (through >= 0),
    head     bytea       NOT NULL CHECK (octet_length(head) = 32),    -- hash of the entry with that number
    pushed   timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE klachtenzuil.journal (
    node      text        NOT NULL REFERENCES klachtenzuil.node (code),
    seq       bigint      NOT NULL CHECK (seq >= 1),
    at        timestamptz NOT NULL,
    actor     text        NOT NULL CHECK (length(actor) BETWEEN 1 AND 64),
    complaint uuid,                                                   -- NULL: about the node itself
    step      text        NOT NULL CHECK (step IN (
        'begin', 'account', 'file', 'acknowledge', 'assign', 'accept', 'refuse', 'hear', 'waive_hearing', 'extend',
        'decide', 'measure', 'check_measure', 'inform', 'complete', 'refer', 'reopen', 'correct', 'note', 'destroy')),
    facts     jsonb,                                                  -- NULL: they are no JSON that can stand here
    part      bytea       CHECK (octet_length(part) = 32),            -- name of the sealed part, which is not here
    hash      bytea       NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (node, seq)
);
CREATE INDEX journal_of_complaint ON klachtenzuil.journal (complaint, at, node, seq) WHERE complaint IS NOT NULL;
CREATE FUNCTION klachtenzuil.refuse_change() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'a journal entry is never rewritten or removed'; END $$;
CREATE TRIGGER journal_keeps_entries BEFORE UPDATE OR DELETE OR TRUNCATE ON klachtenzuil.journal
    FOR EACH STATEMENT EXECUTE FUNCTION klachtenzuil.refuse_change();

-- One row a complaint, no persons in it. The columns from `reference` on are those of the flat table `complaints` that
-- `klachtenctl office open` writes. NULL: it has not happened.
CREATE TABLE klachtenzuil.complaint (
    id                 uuid        PRIMARY KEY,
    reference          text        NOT NULL UNIQUE,
    node               text        NOT NULL CHECK (node ~ '^[A-Z0-9]{1,4}$'),
    registered         timestamptz NOT NULL,
    received           date        NOT NULL,
    channel            text        NOT NULL CHECK (channel IN ('kiosk', 'walk_in', 'phone', 'letter', 'email')),
    kind               text        CHECK (kind IN ('client', 'employer', 'contract_party', 'staff', 'freelancer')),
    about_service      boolean     NOT NULL,
    about_functioning  boolean     NOT NULL,
    about_behaviour    boolean     NOT NULL,
    about_treatment    boolean     NOT NULL,
    about_other        boolean     NOT NULL,
    language           text        NOT NULL CHECK (length(language) BETWEEN 2 AND 8),
    anonymous          boolean     NOT NULL,
    persons_named      integer     NOT NULL CHECK (persons_named BETWEEN 0 AND 99),
    brought_letter     boolean     NOT NULL,
    stage              text        NOT NULL CHECK (stage IN (
        'received', 'assessing', 'handling', 'decided', 'completed', 'refused')),
    handler            text        CHECK (length(handler) BETWEEN 1 AND 64),
    acknowledged       date,
    started            date,
    accepted           date,
    refused            date,
    refusal            text        CHECK (refusal IN ('no_complaint', 'not_ours', 'handled_before', 'other')),
    refusal_told       date,
    complainant_heard  date,
    complainant_waived boolean     NOT NULL,
    employee_heard     date,
    employee_waived    boolean     NOT NULL,
    extended           date,
    extended_until     date,
    extension_reason   text        CHECK (
        extension_reason IN ('investigation', 'expert', 'absence', 'complainant', 'other')),
    extension_told     date,
    decided            date,
    outcome            text        CHECK (outcome IN ('upheld', 'partly_upheld', 'not_upheld')),
    cause              text,
    outcome_told       date,
    referred           date,
    completed          date,
    satisfied          text        CHECK (satisfied IN ('yes', 'no', 'unknown')),
    summary            text,
    reopened           integer     NOT NULL CHECK (reopened >= 0),
    destroyed          date,                                          -- the dossier
    acknowledge_due    date,                                          -- NULL: nothing has to be done for this term
    acknowledge_done   date,
    acknowledge_met    boolean,                                       -- NULL: not done yet
    start_due          date,
    start_done         date,
    start_met          boolean,
    refuse_due         date,
    refuse_done        date,
    refuse_met         boolean,
    complete_due       date,
    complete_done      date,
    complete_met       boolean,
    due                date,                                          -- when somebody must do something next
    terms              text        NOT NULL,                          -- the days that the terms were counted with
    CHECK ((refused IS NULL) = (refusal IS NULL)),
    CHECK ((extended IS NULL) = (extension_reason IS NULL)),
    CHECK ((decided IS NULL) = (outcome IS NULL)),
    CHECK ((completed IS NULL) = (satisfied IS NULL))
);
CREATE INDEX complaint_by_receipt ON klachtenzuil.complaint (received, id);
CREATE INDEX complaint_by_due ON klachtenzuil.complaint (due, id) WHERE due IS NOT NULL;

CREATE TABLE klachtenzuil.measure (
    complaint uuid    NOT NULL REFERENCES klachtenzuil.complaint (id),
    number    integer NOT NULL CHECK (number >= 1),
    kind      text    NOT NULL CHECK (kind IN ('corrective', 'preventive')),
    what      text    NOT NULL,
    owner     text    NOT NULL,
    decided   date    NOT NULL,
    due       date    NOT NULL,
    checked   date,
    result    text    CHECK (result IN ('worked', 'partly', 'failed')),
    PRIMARY KEY (complaint, number),
    CHECK ((checked IS NULL) = (result IS NULL))
);

-- Steps that the procedure refuses: they stand in the journal, and the register as if they had not been taken.
CREATE TABLE klachtenzuil.dispute (
    complaint uuid    NOT NULL REFERENCES klachtenzuil.complaint (id),
    node      text    NOT NULL REFERENCES klachtenzuil.node (code),
    seq       bigint  NOT NULL CHECK (seq >= 1),
    reason    text    NOT NULL,
    settled   boolean NOT NULL,
    PRIMARY KEY (node, seq)
);
CREATE INDEX dispute_of_complaint ON klachtenzuil.dispute (complaint);

-- The yearly figures of a million complaints in less than a second: an index that holds by itself all that figures look
-- at, read from its begin to its end. And the notes of management, which belong to no complaint.

-- One text a complaint: names and dates with a space between, nothing where there is none, the cause last because it can
-- hold spaces. Its parts are read in this order by core/register/figure_rows.cpp.
ALTER TABLE complaint ADD COLUMN figures TEXT GENERATED ALWAYS AS (
    channel || ' ' || coalesce(kind, '') || ' ' || about || ' ' || stage || ' ' || anonymous || ' ' || reopened
    || ' ' || coalesce(acknowledged, '') || ' ' || coalesce(started, '')
    || ' ' || coalesce(refused, '') || ' ' || coalesce(refusal, '') || ' ' || coalesce(refusal_told, '')
    || ' ' || coalesce(extended, '') || ' ' || coalesce(extended_until, '')
    || ' ' || coalesce(extension_reason, '') || ' ' || coalesce(extension_told, '')
    || ' ' || coalesce(referred, '') || ' ' || coalesce(completed, '') || ' ' || coalesce(satisfied, '')
    || ' ' || coalesce(decided, '') || ' ' || coalesce(outcome, '') || ' ' || coalesce(outcome_told, '')
    || ' ' || coalesce(cause, '')) VIRTUAL;
CREATE INDEX complaint_for_figures ON complaint (received, figures, id);

CREATE INDEX journal_of_management ON journal (at_ms, node, seq) WHERE step = 'note' AND complaint IS NULL;

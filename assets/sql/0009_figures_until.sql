-- The figures of a year out of a register of many: what was over long before is stepped over without being read, because the
-- text that figures look at now begins with the last day on which anything happened.

DROP INDEX complaint_for_figures;
ALTER TABLE complaint DROP COLUMN figures;
-- That day first, and the last day there is while the complaint is open; the rest as before, read in this order by
-- core/register/figure_rows.cpp.
ALTER TABLE complaint ADD COLUMN figures TEXT GENERATED ALWAYS AS (
    CASE WHEN completed IS NULL AND refused IS NULL THEN '9999-12-31'
         ELSE max(received, coalesce(acknowledged, ''), coalesce(started, ''), coalesce(refused, ''),
                  coalesce(refusal_told, ''), coalesce(extended, ''), coalesce(extended_until, ''),
                  coalesce(extension_told, ''), coalesce(referred, ''), coalesce(completed, ''), coalesce(decided, ''),
                  coalesce(outcome_told, '')) END
    || ' ' || channel || ' ' || coalesce(kind, '') || ' ' || about || ' ' || stage || ' ' || anonymous || ' ' || reopened
    || ' ' || coalesce(acknowledged, '') || ' ' || coalesce(started, '')
    || ' ' || coalesce(refused, '') || ' ' || coalesce(refusal, '') || ' ' || coalesce(refusal_told, '')
    || ' ' || coalesce(extended, '') || ' ' || coalesce(extended_until, '')
    || ' ' || coalesce(extension_reason, '') || ' ' || coalesce(extension_told, '')
    || ' ' || coalesce(referred, '') || ' ' || coalesce(completed, '') || ' ' || coalesce(satisfied, '')
    || ' ' || coalesce(decided, '') || ' ' || coalesce(outcome, '') || ' ' || coalesce(outcome_told, '')
    || ' ' || coalesce(cause, '')) VIRTUAL;
CREATE INDEX complaint_for_figures ON complaint (received, figures, id);

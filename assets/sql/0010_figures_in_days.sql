-- The figures of a year out of a million complaints, again: what figures look at is shorter, an index holds it in its
-- first column, so that going on from a row costs no comparison in each that follows, and days are numbers that need
-- only be added.

-- A register that went through 0009 as it was has one.
DROP INDEX IF EXISTS complaint_for_figures;
ALTER TABLE complaint DROP COLUMN figures;
-- One text a complaint, which core/register/figure_rows.cpp reads in this order: the Julian day of receipt (always seven
-- digits), a character for each name, two digits for what it is about; then in days after the receipt, each behind a
-- space and empty where it did not happen, the dates; then how often it was reopened; then the cause, last because it
-- can hold spaces.
ALTER TABLE complaint ADD COLUMN figures TEXT GENERATED ALWAYS AS (printf(
    '%d%s%s%s%d%s%s%s%s%02d %s %s %s %s %s %s %s %s %s %s %s %d %s',
    julianday(received) + 0.5,
    CASE channel WHEN 'kiosk' THEN 0 WHEN 'walk_in' THEN 1 WHEN 'phone' THEN 2 WHEN 'letter' THEN 3 ELSE 4 END,
    CASE kind WHEN 'client' THEN 0 WHEN 'employer' THEN 1 WHEN 'contract_party' THEN 2 WHEN 'staff' THEN 3
              WHEN 'freelancer' THEN 4 ELSE '-' END,
    CASE stage WHEN 'received' THEN 0 WHEN 'assessing' THEN 1 WHEN 'handling' THEN 2 WHEN 'decided' THEN 3
               WHEN 'completed' THEN 4 ELSE 5 END,
    anonymous,
    CASE refusal WHEN 'no_complaint' THEN 0 WHEN 'not_ours' THEN 1 WHEN 'handled_before' THEN 2 WHEN 'other' THEN 3
                 ELSE '-' END,
    CASE extension_reason WHEN 'investigation' THEN 0 WHEN 'expert' THEN 1 WHEN 'absence' THEN 2
                          WHEN 'complainant' THEN 3 WHEN 'other' THEN 4 ELSE '-' END,
    CASE outcome WHEN 'upheld' THEN 0 WHEN 'partly_upheld' THEN 1 WHEN 'not_upheld' THEN 2 ELSE '-' END,
    CASE satisfied WHEN 'yes' THEN 0 WHEN 'no' THEN 1 WHEN 'unknown' THEN 2 ELSE '-' END,
    about,
    CAST(julianday(acknowledged) - julianday(received) AS INTEGER),
    CAST(julianday(started) - julianday(received) AS INTEGER),
    CAST(julianday(refused) - julianday(received) AS INTEGER),
    CAST(julianday(refusal_told) - julianday(received) AS INTEGER),
    CAST(julianday(extended) - julianday(received) AS INTEGER),
    CAST(julianday(extended_until) - julianday(received) AS INTEGER),
    CAST(julianday(extension_told) - julianday(received) AS INTEGER),
    CAST(julianday(decided) - julianday(received) AS INTEGER),
    CAST(julianday(outcome_told) - julianday(received) AS INTEGER),
    CAST(julianday(referred) - julianday(received) AS INTEGER),
    CAST(julianday(completed) - julianday(received) AS INTEGER),
    reopened,
    cause)) VIRTUAL;
CREATE INDEX complaint_for_figures ON complaint (figures, id);

-- Two roles to give to those who sign in: one that reads and reports, one that pushes. Neither can rewrite a journal.
-- Roles belong to the whole cluster, so they may be there already; whoever applies this without the right to make roles
-- has them made first.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'klachtenzuil_report') THEN
        CREATE ROLE klachtenzuil_report NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'klachtenzuil_push') THEN
        CREATE ROLE klachtenzuil_push NOLOGIN;
    END IF;
END $$;

GRANT USAGE ON SCHEMA klachtenzuil TO klachtenzuil_report, klachtenzuil_push;
GRANT SELECT ON ALL TABLES IN SCHEMA klachtenzuil TO klachtenzuil_report, klachtenzuil_push;
GRANT INSERT ON klachtenzuil.journal TO klachtenzuil_push;
GRANT INSERT, UPDATE ON klachtenzuil.node TO klachtenzuil_push;
GRANT INSERT, DELETE ON klachtenzuil.complaint, klachtenzuil.measure, klachtenzuil.dispute TO klachtenzuil_push;

-- The work list at full speed whatever it is filtered by: what a filter asks for stands in the index that gives the
-- order, so that rows which do not fit are passed over without being looked at. And what stands above the list: the
-- complaints with something left to solve.

DROP INDEX complaint_by_due;
CREATE INDEX complaint_by_due ON complaint (due, id, stage, handler, kind) WHERE due IS NOT NULL;
CREATE INDEX complaint_by_stage_due ON complaint (stage, due, id, handler, kind) WHERE due IS NOT NULL;
DROP INDEX complaint_by_handler;
CREATE INDEX complaint_by_handler ON complaint (handler, due, id, stage, kind)
    WHERE handler IS NOT NULL AND due IS NOT NULL;
CREATE INDEX complaint_by_kind ON complaint (kind, due, id, stage, handler) WHERE due IS NOT NULL;
CREATE INDEX complaint_by_handler_receipt ON complaint (handler, received, registered_ms, id, due, stage, kind)
    WHERE handler IS NOT NULL;
DROP INDEX complaint_by_receipt;
CREATE INDEX complaint_by_receipt ON complaint (received, registered_ms, id, due, stage, handler, kind);

CREATE INDEX complaint_with_persons ON complaint (received, registered_ms, id, persons_named)
    WHERE persons_named > 0 AND due IS NOT NULL;
CREATE INDEX complaint_letter_brought ON complaint (received, registered_ms, id)
    WHERE brought_letter = 1 AND due IS NOT NULL;
CREATE INDEX complaint_extension_untold ON complaint (received, registered_ms, id)
    WHERE extended IS NOT NULL AND extension_told IS NULL AND due IS NOT NULL;
-- Dossiers that can be past retention.
CREATE INDEX complaint_with_dossier_at_end ON complaint (received, id) WHERE due IS NULL AND destroyed IS NULL;

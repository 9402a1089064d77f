-- A decision about findings that comes twice, for its answer was lost, is known again by the audit of the first.
CREATE INDEX "audit_decision" ON "audit"("subject", ("detail" ->> 'clientId')) WHERE "action" IN ('finding.ignore', 'finding.bring-back');

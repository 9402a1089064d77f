import type { Finding, Fix, Severity } from '../model/finding.ts';
import type { Placed } from './episode.ts';

/** A finding at a record: its time and line are where it is. */
export function foundAt(
  record: Placed & { id: string; startMs?: number | null },
  code: string,
  severity: Severity,
  message: string,
  fixes: Fix[] = [],
): Finding {
  return { code, severity, startMs: record.startMs ?? null, line: record.line ?? null, message, fix: fixes[0]?.operation ?? null, fixes, recordId: record.id };
}

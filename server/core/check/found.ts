import type { Finding, Fix, Severity } from '../model/finding.ts';
import type { Placed } from './episode.ts';

/**
 * A finding at a record, with the record's time and line.
 *
 * @param about the value it complains about; by default the message
 */
export function foundAt(
  record: Placed & { id: string; startMs?: number | null },
  code: string,
  severity: Severity,
  message: string,
  fixes: Fix[] = [],
  about = message,
): Finding {
  return { code, severity, startMs: record.startMs ?? null, line: record.line ?? null, message, fix: fixes[0]?.operation ?? null, fixes, recordId: record.id, about };
}

/** A finding about no record, without fixes: about the source or a linked file. */
export const foundOutside = (code: string, severity: Severity, message: string, line: number | null = null): Finding =>
  ({ code, severity, startMs: null, line, message, fix: null, fixes: [], recordId: null, about: message });

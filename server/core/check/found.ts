import type { Finding, Fix, Severity } from '../model/finding.ts';
import type { Placed } from './episode.ts';

/**
 * A finding at a record: its time and line are where it is.
 *
 * @param about the value it complains of; left out, the message says that
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

/** A finding about no record, for which nothing can be offered: of the source, or of a file it links. */
export const foundOutside = (code: string, severity: Severity, message: string, line: number | null = null): Finding =>
  ({ code, severity, startMs: null, line, message, fix: null, fixes: [], recordId: null, about: message });

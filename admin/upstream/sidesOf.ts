import { formatExact, formatTimestamp } from '#core/time/timestamp';
import type { UpstreamConflict } from '#core/model/upstream';
import { writtenMoment } from '../list/written';

/** A paragraph of one side; if it is a turn, with its speaker and time. */
export interface Paragraph {
  head: string | null;
  text: string;
}

const isPart = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** One side's value as people read it; empty if there is none. */
export function paragraphsOf({ field, kind }: Pick<UpstreamConflict, 'field' | 'kind'>, value: unknown): Paragraph[] {
  if (field === 'links' && Array.isArray(value)) return value.filter(isPart).map(({ text, url }) => ({ head: null, text: `${String(text)}: ${String(url)}` }));
  if (Array.isArray(value)) return value.filter(isPart).map(turnOf);
  if (isPart(value)) return [kind === 'chapter' ? { head: typeof value.startMs === 'number' ? formatTimestamp(value.startMs) : null, text: String(value.title) } : { head: null, text: [value.title, value.url, value.note].filter(Boolean).join(' · ') }];
  if (value === null || value === undefined || value === '') return [];
  if (kind === 'item' && field === 'pubDate') return [{ head: null, text: writtenMoment(String(value)) }];
  if (kind === 'item' && field === 'durationMs') return [{ head: null, text: formatExact(Number(value)) }];
  if (field.endsWith('Ms') && typeof value === 'number') return [{ head: null, text: formatTimestamp(value) }];
  return [{ head: null, text: typeof value === 'string' ? value : JSON.stringify(value) }];
}

function turnOf({ speaker, startMs, text }: Record<string, unknown>): Paragraph {
  const head = [typeof speaker === 'string' ? speaker : null, typeof startMs === 'number' ? formatTimestamp(startMs) : null].filter((part) => part !== null).join(' ');
  return { head: head === '' ? null : head, text: String(text) };
}

/** The draft for a combined version; null if the two cannot be combined. */
export function draftOf({ field, kind, combined, ours }: Pick<UpstreamConflict, 'field' | 'kind' | 'combined' | 'ours'>): string | null {
  if (field === '*' || field === 'links' || field === 'explicit' || (kind === 'item' && field !== 'title') || (kind === 'show' && combined === null)) return null;
  return combined ?? paragraphsOf({ field, kind }, ours)[0]?.text ?? '';
}

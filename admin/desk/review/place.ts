import type { Finding } from '#core/model/finding';
import type { Id } from '#core/model/id';
import type { DeskState } from '../store/deskState';
import { isDoubtful } from './doubtfulWords';

type Desk = Pick<DeskState, 'records' | 'order'>;

/** The segment that a finding is about: the one it names, otherwise the one spoken at its time. */
export function placeOf({ recordId, startMs }: Finding, { records: { segments }, order }: Desk): Id | null {
  if (recordId !== null && segments.has(recordId)) return recordId;
  return startMs === null ? null : (order.findLast((id) => (segments.get(id)!.startMs ?? Infinity) <= startMs) ?? null);
}

/** Whose words the finding is about, if anybody's. */
export const speakerOf = ({ recordId }: Finding, { records: { segments } }: Desk): Id | null => (recordId !== null && segments.get(recordId)?.speakerId) || null;

/** The tab where its record is edited, unless that is a segment. */
export function tabOf({ recordId }: Finding, { records: { references, chapters, notes } }: Desk): 'links' | 'chapters' | 'notes' | null {
  if (recordId === null) return null;
  return references.has(recordId) ? 'links' : chapters.has(recordId) ? 'chapters' : notes.has(recordId) ? 'notes' : null;
}

/** When the stretch it is about is spoken, in milliseconds; null if it has no time. */
export function stretchOf(finding: Finding, desk: Desk): [fromMs: number, untilMs: number] | null {
  if (isDoubtful(finding)) return [finding.word.startMs, finding.word.endMs + 700];
  const { records: { segments }, order } = desk;
  const id = placeOf(finding, desk);
  const segment = id === null ? undefined : segments.get(id);
  const fromMs = segment?.startMs ?? finding.startMs;
  if (fromMs == null) return null;
  const next = id === null ? undefined : segments.get(order[order.indexOf(id) + 1] ?? '');
  const untilMs = segment?.endMs ?? next?.startMs ?? null;
  return [fromMs, untilMs !== null && untilMs > fromMs ? untilMs : fromMs + 10_000];
}

import { formatTimestamp } from '#core/time/timestamp';
import type { CarriedSegment } from './carried';

/** Turns with names and times, or the words alone. */
export type Form = 'turns' | 'text';

function header({ speaker, startMs }: CarriedSegment): string {
  if (startMs === null) return speaker === null ? '' : `${speaker}:`;
  return speaker === null ? `(${formatTimestamp(startMs)})` : `${speaker} (${formatTimestamp(startMs)})`;
}

/** Segments as text to paste anywhere: `Name (7:51)` above the words of each turn. */
export const asText = (segments: readonly CarriedSegment[], form: Form): string =>
  segments.map((segment) => [form === 'turns' ? header(segment) : '', segment.text].filter(Boolean).join('\n')).join('\n\n');

import { LATEST_MS } from '../../model/id.ts';
import { headerOf } from '../../notes/lineHeader.ts';

/** An ISO 8601 duration, as HTML allows it for a `<time>` (§ 2.3.5.8). */
const DURATION = /^P?T?(?=\d)(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,8})(?:\.(\d{1,9}))?S)?$/i;

/**
 * The start and end given by a `<time>`: by its words (`0:12`, `0:12 - 0:15`), to the millisecond by its `datetime`. Null if it is not a time in a recording.
 */
export function timeElement(text: string, datetime: string | undefined): { startMs: number; endMs: number | null } | null {
  const said = clock(text);
  const exact = datetime === undefined ? null : (clock(datetime) ?? duration(datetime));
  const startMs = exact?.startMs ?? said?.startMs ?? duration(text)?.startMs ?? null;
  if (startMs === null || startMs > LATEST_MS) return null;
  const endMs = exact?.endMs ?? said?.endMs ?? null;
  return { startMs, endMs: endMs !== null && endMs > LATEST_MS ? null : endMs };
}

function clock(text: string): { startMs: number; endMs: number | null } | null {
  const header = headerOf(text.trim());
  return header?.form === 'time' && header.words === '' && header.startMs !== null ? { startMs: header.startMs, endMs: header.endMs } : null;
}

function duration(text: string): { startMs: number; endMs: null } | null {
  const match = DURATION.exec(text.trim());
  if (!match || match.slice(1, 4).every((part) => part === undefined)) return null;
  const [hours, minutes, seconds] = match.slice(1, 4).map((part) => Number(part ?? 0));
  return { startMs: ((hours! * 60 + minutes!) * 60 + seconds!) * 1000 + Math.round(Number(`0.${match[4] ?? '0'}`) * 1000), endMs: null };
}

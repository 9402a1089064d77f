import type { Finding, Fix } from '../model/finding.ts';
import { formatTimestamp } from '../time/timestamp.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';
import { wordCount } from './wordCount.ts';

/** Feeds state whole seconds, and encoders add a little. */
const TOLERANCE_MS = 3_000;
/** A song or the credits, which nobody transcribes. */
const OUTRO_MS = 90_000;
const OUTRO_SHARE = 0.05;
const WORDS_A_MINUTE = 160;

type Segment = CheckedEpisode['segments'][number];
type Timed = Segment & { startMs: number };

/**
 * Recordings that cannot be the one that was transcribed: longer or shorter than the feed says (ads are inserted when a recording is
 * fetched), over before the transcript is, or going on long after it. One finding per episode; none without times.
 */
export function audioDiffers({ segments, recording }: CheckedEpisode): Finding[] {
  const timed = segments.filter((segment): segment is Timed => segment.startMs !== null);
  const [first, last] = [timed[0], timed.at(-1)];
  if (!recording || !first || !last) return [];
  const { heardMs, declaredMs } = recording;
  const lengthMs = heardMs ?? declaredMs;
  if (lengthMs === null) return [];
  const byMs = heardMs === null || declaredMs === null ? 0 : heardMs - declaredMs;
  if (Math.abs(byMs) > TOLERANCE_MS) return [foundAt(first, 'audio-differs', 'warning', otherLength(heardMs!, declaredMs!), fixesFor(timed, byMs, heardMs!))];
  if (last.startMs > lengthMs + TOLERANCE_MS) {
    const message = `The last segment starts at ${formatTimestamp(last.startMs)}, but the recording ends at ${formatTimestamp(lengthMs)}: the times are of another recording. Listen where they go wrong, and shift the segments from there on, or stretch them between two that you set right.`;
    return [foundAt(last, 'audio-differs', 'warning', message)];
  }
  const leftMs = lengthMs - endOf(last);
  if (leftMs <= Math.max(OUTRO_MS, lengthMs * OUTRO_SHARE)) return [];
  return [foundAt(last, 'audio-longer', 'info', `After these words the recording goes on for ${formatTimestamp(leftMs)}, to ${formatTimestamp(lengthMs)}: the end was not transcribed, or something was put into the recording before it. Listen whether these words are where they should be.`)];
}

function otherLength(heardMs: number, declaredMs: number): string {
  const by = formatTimestamp(Math.abs(heardMs - declaredMs));
  const [how, why] = heardMs > declaredMs ? ['longer', 'something was put into it, mostly ads'] : ['shorter', 'something was cut out of it'];
  return `The recording is ${by} ${how} than the feed says (${formatTimestamp(heardMs)} instead of ${formatTimestamp(declaredMs)}): ${why}. If that was at its start, shift every segment; if in the middle, listen where the words and their times part, and shift the segments from there on.`;
}

/** A shift that fits a difference at the very start; none if a time would become negative or pass the recording's end. */
function fixesFor(timed: readonly Timed[], byMs: number, heardMs: number): Fix[] {
  const fits = timed.every(({ startMs }) => startMs + byMs >= 0 && startMs + byMs <= heardMs);
  if (!fits) return [];
  return [{ title: `Shift every segment by ${byMs > 0 ? '+' : '−'}${formatTimestamp(Math.abs(byMs))}`, operation: { type: 'shift', segmentIds: timed.map(({ id }) => id), byMs } }];
}

const endOf = ({ startMs, endMs, text }: Timed): number => endMs ?? startMs + (wordCount(text) * 60_000) / WORDS_A_MINUTE;

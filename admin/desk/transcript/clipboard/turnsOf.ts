import { linesOf } from '#core/formats/lines';
import { newReport } from '#core/formats/reading';
import { readTurns as turnsIn } from '#core/formats/text/turns';
import type { TranscriptSegment } from '#core/formats/transcript';
import type { CarriedSegment } from './carried';
import { pastedText } from '../pastedText';

const carried = ({ startMs, endMs, speaker, text, words }: TranscriptSegment): CarriedSegment => ({
  startMs, timeFrom: startMs === null ? 'none' : 'turn', endMs: endMs !== null && (startMs === null || endMs > startMs) ? endMs : null,
  speakerId: null, speaker, speakerFrom: speaker === null ? 'none' : 'turn', text, heading: null, words: words ?? null,
});

/** The turns in a text from elsewhere; null if it is not made of turns, has words before them, or is a remark such as `Note: …`. */
export function turnsOf(text: string): CarriedSegment[] | null {
  const turns = turnsIn([...linesOf(text)], {}, newReport());
  if (!turns || turns.front.length > 0 || turns.segments.length === 0) return null;
  return turns.segments.length > 1 || turns.segments[0]!.startMs !== null ? turns.segments.map(carried) : null;
}

/** The turns of a text or, if it has none, a segment without speaker or time for every paragraph. */
export const segmentsOf = (text: string): CarriedSegment[] =>
  turnsOf(text) ?? pastedText(text).split('\n\n').filter((paragraph) => paragraph.trim() !== '').map((paragraph) => carried({ startMs: null, endMs: null, speaker: null, text: paragraph.trim() }));

import type { Finding, Fix } from '../model/finding.ts';
import { formatTimestamp } from '../time/timestamp.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';
import { wordCount } from './wordCount.ts';

const FEWEST_WORDS = 15;
const SLOWEST = 60;
const FASTEST = 260;
const TYPICAL = 160;
const MINUTE = 60_000;

/**
 * Segments that cannot have been spoken in the time they have: outside 60 to 260 words (runs of non-space) a minute, from this start to the
 * next segment's. Short ones are ignored, since "Yes." may take ten seconds; so are those next to a start that runs backwards, which is a
 * finding of its own.
 *
 * Either start may be wrong, so both fixes are offered: this start first, then the next.
 */
export function speakingRate({ segments }: CheckedEpisode): Finding[] {
  return segments.flatMap((segment, index) => {
    const next = segments[index + 1];
    const words = wordCount(segment.text);
    if (segment.startMs === null || next?.startMs == null || next.startMs <= segment.startMs || words < FEWEST_WORDS || isOutOfOrder(segments, index) || isOutOfOrder(segments, index + 2)) return [];
    const rate = (words * MINUTE) / (next.startMs - segment.startMs);
    if (rate >= SLOWEST && rate <= FASTEST) return [];
    const source = segment.timeFrom === 'chapter' ? ' The start is only that of its chapter.' : '';
    const message = `${words} words in ${Math.round((next.startMs - segment.startMs) / 1000)} s, from ${formatTimestamp(segment.startMs)} to ${formatTimestamp(next.startMs)}: ${Math.round(rate)} words a minute is too ${rate > FASTEST ? 'fast' : 'slow'} for speech, so one of the two times is wrong.${source}`;
    return [foundAt(segment, 'speaking-rate', 'warning', message, fixesFor(segments, index, words), `${segment.startMs} to ${next.startMs}`)];
  });
}

/** The shortest time in milliseconds in which a text does not count as spoken too fast; 0 if it is too short to tell. */
export function shortestMs(text: string): number {
  const words = wordCount(text);
  return words < FEWEST_WORDS ? 0 : (words * MINUTE) / FASTEST;
}

const isOutOfOrder = (segments: CheckedEpisode['segments'], index: number): boolean => {
  const [before, segment] = [segments[index - 1]?.startMs, segments[index]?.startMs];
  return before != null && segment != null && segment < before;
};

/** At a typical rate; if that would pass a neighbour's start, the time is divided in proportion to the words instead. */
function fixesFor(segments: CheckedEpisode['segments'], index: number, words: number): Fix[] {
  const [before, segment, next, afterNext] = [segments[index - 1], segments[index]!, segments[index + 1]!, segments[index + 2]];
  const [startMs, nextMs] = [segment.startMs!, next.startMs!];
  const spokenMs = (words * MINUTE) / TYPICAL;
  const earliest = before ? (before.startMs ?? 0) : -1;
  const latest = afterNext?.startMs ?? Infinity;
  const share = (other: number): number => words / Math.max(1, words + other);
  const thisMs = nextMs - spokenMs > earliest ? nextMs - spokenMs : nextMs - (nextMs - Math.max(0, earliest)) * share(wordCount(before?.text ?? ''));
  const thenMs = startMs + spokenMs < latest ? startMs + spokenMs : startMs + (latest - startMs) * share(wordCount(next.text));
  return [
    retimed('This start', segment.id, between(thisMs, earliest, nextMs)),
    retimed('The next start', next.id, between(thenMs, startMs, latest)),
  ];
}

const retimed = (what: string, segmentId: string, startMs: number): Fix => ({
  title: `${what} at ${formatTimestamp(startMs)}`,
  operation: { type: 'setTime', segmentId, startMs },
});

/** Rounds an estimate to seconds, unless the starts around it are too close for that. */
function between(ms: number, after: number, before: number): number {
  const second = Math.round(ms / 1000) * 1000;
  return Math.max(0, second > after && second < before ? second : Math.round(ms));
}

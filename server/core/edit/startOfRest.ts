import type { Segment, Word } from '../model/segment.ts';
import { estimateTimes, estimateWords } from './estimateWords.ts';
import { splitWords } from './splitWords.ts';

const wordsOf = (text: string): string[] => text.match(/\S\S*/g) ?? [];

/** Rounds an estimate to the second, because milliseconds would look measured; but not if that would leave half of a short segment empty. */
function toSecond(ms: number, { startMs, endMs }: Pick<Segment, 'startMs' | 'endMs'>): number {
  const second = Math.round(ms / 1_000) * 1_000;
  return second > (startMs ?? -1) && second < (endMs ?? Infinity) ? second : Math.round(ms);
}

/** Words added at the end share one time, the end of the last measured word; spread them up to the segment's end, which is where they are said. */
function withRoom(words: readonly Word[], untilMs: number | null): readonly Word[] {
  const lastMs = words.at(-1)?.endMs ?? 0;
  const from = words.findLastIndex(({ estimated, startMs }) => !estimated || startMs < lastMs) + 1;
  if (untilMs === null || untilMs <= lastMs || from === words.length) return words;
  return [...words.slice(0, from), ...estimateWords(words.slice(from).map(({ text }) => text).join(' '), lastMs, untilMs)];
}

/**
 * The start of the second part when a segment is cut at a UTF-16 offset: the time of its first word if that was measured; else, to
 * the second, that word's estimated time, or an estimate by the weight of the words before it, between the segment's start and end;
 * else null.
 *
 * @param nextStartMs the end to assume for a segment without one; null if that is unknown too
 */
export function startOfRest(segment: Pick<Segment, 'text' | 'startMs' | 'endMs' | 'words'>, at: number, nextStartMs: number | null): number | null {
  const { text, words, startMs, endMs } = segment;
  const untilMs = endMs ?? nextStartMs;
  const word = words ? splitWords(withRoom(words, untilMs), text, at)[1][0] : undefined;
  if (word) return word.estimated ? toSecond(word.startMs, segment) : word.startMs;
  if (startMs === null || untilMs === null || untilMs <= startMs) return null;
  const before = wordsOf(text.slice(0, at));
  return toSecond(estimateTimes([...before, ...wordsOf(text.slice(at))], startMs, untilMs)[before.length]!, { startMs, endMs: untilMs });
}

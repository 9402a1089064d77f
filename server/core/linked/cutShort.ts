import { matchEqual } from '../edit/align.ts';
import { spokenIn, type Spoken } from '../edit/bring/words.ts';
import type { TranscriptExtent } from '../model/upstream.ts';

/** A host that corrects a transcript takes out a sentence, or its last one. One that lacks more may have been cut on its way, or be a preview. */
const MOST_SHARE = 0.25;
const MOST_AT_THE_END = 1;

type Said = readonly { text: string }[];

/**
 * How a new version of a transcript compares with the one before it, if it lacks more than a quarter of the words or more than the last segment;
 * otherwise null. Captions have no sign of their end, so one that was cut reads like any other.
 */
export function cutShort(was: Said, now: Said): { ours: TranscriptExtent; theirs: TranscriptExtent } | null {
  const [before, after] = [spokenIn(was), spokenIn(now)];
  const isCut = after.words.length < before.words.length * (1 - MOST_SHARE) || endsEarlier(before, after, was.length);
  return isCut ? { ours: extentOf(was, before), theirs: extentOf(now, after) } : null;
}

/** Whether the words end, with little instead, before segments that were there. */
function endsEarlier(before: Spoken, after: Spoken, segments: number): boolean {
  const [last, lastAfter] = matchEqual(before.words, after.words).at(-1) ?? [-1, -1];
  const missing = before.words.length - 1 - last;
  const instead = after.words.length - 1 - lastAfter;
  const untouched = segments - (last === -1 ? 0 : before.textOf[last]! + 1);
  return untouched > MOST_AT_THE_END && instead < missing / 2;
}

const LAST_WORDS = 60;

function extentOf(segments: Said, { words }: Spoken): TranscriptExtent {
  const text = segments.at(-1)?.text ?? '';
  return { segments: segments.length, words: words.length, end: text.length <= LAST_WORDS ? text : `…${text.slice(-LAST_WORDS).replace(/^\S*\s/, '')}` };
}

import { pairChapters } from '../edit/bring/pairChapters.ts';
import { sameValue } from '../edit/sameValue.ts';
import { agreedMs, sameWords } from './agreed.ts';
import { heldReading, type HeldReading, type ReadSegment } from './held.ts';
import { pairReferences } from './pairReferences.ts';
import { stretchesOf } from './stretches.ts';

/**
 * The base for merging an episode that was made from a page with the first item that its host published, when neither came from the other:
 * what both say alike. So what only one of them says is an addition of that one, and where they differ there is a conflict; with the page
 * as base, the host's version would silently replace what was written here.
 */
export function saidByBoth(page: HeldReading, item: HeldReading): HeldReading {
  const [ours, theirs] = [heldReading(page), heldReading(item)];
  const { baseOf } = stretchesOf(ours.segments, [], theirs.segments);
  return {
    segments: alike(ours.segments, theirs.segments, (index) => baseOf[index] ?? null, sameTurn),
    chapters: alike(ours.chapters, theirs.chapters, indexIn(ours.chapters, pairChapters(ours.chapters, theirs.chapters)), (one, other) => one.startMs === other.startMs && one.title === other.title),
    references: alike(ours.references, theirs.references, indexIn(ours.references, pairReferences(ours.references, theirs.references)), (one, other) =>
      one.title === other.title && one.url === other.url && one.note === other.note && sameValue(one.links, other.links)),
    introduction: sameWords(ours.introduction ?? '', theirs.introduction ?? '') ? (ours.introduction ?? '') : '',
  };
}

/** Those of the first list that have an equal counterpart in the second. */
function alike<Part>(ours: readonly Part[], theirs: readonly Part[], indexOf: (index: number) => number | null, same: (one: Part, other: Part) => boolean): Part[] {
  const said = new Set(theirs.flatMap((part, index) => {
    const from = indexOf(index);
    return from !== null && same(ours[from]!, part) ? [from] : [];
  }));
  return ours.filter((_, index) => said.has(index));
}

function indexIn<Part>(list: readonly Part[], pairs: readonly (Part | undefined)[]): (index: number) => number | null {
  const places = new Map(list.map((part, index) => [part, index]));
  return (index) => (pairs[index] === undefined ? null : places.get(pairs[index])!);
}

const sameTurn = (one: ReadSegment, other: ReadSegment): boolean => sameWords(one.text, other.text) && one.speaker === other.speaker && agreedMs(one.startMs, other.startMs) && agreedMs(one.endMs, other.endMs);

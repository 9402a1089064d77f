import { sameValue } from '../edit/sameValue.ts';
import { agreedMs, sameIfAny, sameWords } from './agreed.ts';
import { heldReading, type HeldReading, type ReadSegment } from './held.ts';
import type { Handed } from './takenOver.ts';

interface Sides {
  /** The host's version before, with what it had taken over. */
  base: HeldReading;
  /** Its version when the corrections were handed back. */
  uncorrected: HeldReading;
  handed: Handed;
  /** Its new version. */
  theirs: HeldReading;
}

/**
 * Determines where a host goes back to what it had before it took over corrections that were handed back to it: somebody saved an old draft, or
 * an old copy was served. That is no change of theirs to follow, or the corrections would go without a word. A correction that cut, joined, added
 * or removed parts is not known again.
 *
 * @returns what both sides know: the base, except that it says there what the host says again. Merged with this, the corrections stand as before.
 *   Null if the host goes back on nothing
 */
export function wentBack({ base, uncorrected: was, handed, theirs: now }: Sides): HeldReading | null {
  const [uncorrected, theirs] = [heldReading(was), heldReading(now)];
  let back = 0;
  /** What the host says again, if it does; else what it said before. */
  const known = <T>(before: T, our: T, first: T, then: T, isSame: (one: T, other: T) => boolean): T => {
    if (!isSame(before, our) || isSame(before, first) || !isSame(then, first)) return before;
    back += 1;
    return then;
  };
  const ours = new Map(handed.segments.flatMap((our) => (our.base === null ? [] : [[our.base, our] as const])));
  const segments = alike(base.segments, uncorrected.segments, theirs.segments, (segment, first, then, index): ReadSegment => {
    const our = ours.get(index);
    if (!our) return segment;
    return {
      ...segment, text: known(segment.text, our.record.text, first.text, then.text, sameWords), speaker: known(segment.speaker, our.speaker, first.speaker, then.speaker, sameIfAny),
      startMs: known(segment.startMs, our.record.startMs, first.startMs, then.startMs, agreedMs),
    };
  });
  const ourChapters = byOrigin(handed.chapters, handed.origins);
  const chapters = alike(base.chapters, uncorrected.chapters, theirs.chapters, (chapter, first, then) => {
    const our = ourChapters.get(chapter.id);
    return our ? { ...chapter, startMs: known(chapter.startMs, our.startMs, first.startMs, then.startMs, agreedMs), title: known(chapter.title, our.title, first.title, then.title, sameWords) } : chapter;
  });
  const ourReferences = byOrigin(handed.references, handed.origins);
  const references = alike(base.references, uncorrected.references, theirs.references, (reference, first, then) => {
    const our = ourReferences.get(reference.id);
    return our ? { ...reference, title: known(reference.title, our.title, first.title, then.title, sameWords), url: known(reference.url, our.url, first.url, then.url, sameValue), note: known(reference.note, our.note, first.note, then.note, sameValue) } : reference;
  });
  const introduction = handed.introduction === undefined ? base.introduction : known(base.introduction, handed.introduction, uncorrected.introduction, theirs.introduction, sameIfAny);
  return back === 0 ? null : { ...base, segments, chapters, references, ...(introduction !== undefined && { introduction }) };
}

function byOrigin<T extends { id: string }>(parts: readonly T[], origins: ReadonlyMap<string, string>): Map<string, T> {
  return new Map(parts.flatMap((part) => (origins.has(part.id) ? [[origins.get(part.id)!, part] as const] : [])));
}

/** Goes through lists of which all sides have as many parts; others stay as they are. */
const alike = <B, T>(base: readonly B[], first: readonly T[], then: readonly T[], of: (part: B, first: T, then: T, index: number) => B): B[] =>
  (base.length === first.length && base.length === then.length ? base.map((part, index) => of(part, first[index]!, then[index]!, index)) : [...base]);

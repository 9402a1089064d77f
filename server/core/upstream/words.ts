import { matchEqual } from '../edit/align.ts';
import { sameValue } from '../edit/sameValue.ts';

/** From one index up to, but not including, another. */
export type Span = readonly [from: number, to: number];

/** A stretch of words and who changed it; the spans are of each side's words. */
export interface Chunk {
  changed: 'nobody' | 'ours' | 'theirs' | 'alike' | 'both';
  base: Span;
  ours: Span;
  theirs: Span;
}

/** Compares two edited lists of words with their base: words that neither side changed separate the stretches that one did. */
export function chunksOf(base: readonly string[], ours: readonly string[], theirs: readonly string[]): Chunk[] {
  const inOurs = new Map(matchEqual(base, ours));
  const inTheirs = new Map(matchEqual(base, theirs));
  const chunks: Chunk[] = [];
  let [b, o, t] = [0, 0, 0];
  const changedUpTo = (toB: number, toO: number, toT: number) => {
    if (b === toB && o === toO && t === toT) return;
    chunks.push({ changed: whoChanged(base.slice(b, toB), ours.slice(o, toO), theirs.slice(t, toT)), base: [b, toB], ours: [o, toO], theirs: [t, toT] });
  };
  for (let index = 0; index < base.length; index++) {
    const [our, their] = [inOurs.get(index), inTheirs.get(index)];
    if (our === undefined || their === undefined) continue;
    changedUpTo(index, our, their);
    const last = chunks.at(-1);
    if (last?.changed === 'nobody' && last.base[1] === index && last.ours[1] === our && last.theirs[1] === their) {
      chunks[chunks.length - 1] = { changed: 'nobody', base: [last.base[0], index + 1], ours: [last.ours[0], our + 1], theirs: [last.theirs[0], their + 1] };
    } else chunks.push({ changed: 'nobody', base: [index, index + 1], ours: [our, our + 1], theirs: [their, their + 1] });
    [b, o, t] = [index + 1, our + 1, their + 1];
  }
  changedUpTo(base.length, ours.length, theirs.length);
  return chunks;
}

function whoChanged(base: readonly string[], ours: readonly string[], theirs: readonly string[]): Chunk['changed'] {
  if (sameValue(ours, theirs)) return 'alike';
  if (sameValue(ours, base)) return 'theirs';
  return sameValue(theirs, base) ? 'ours' : 'both';
}

import type { Spoken } from './words.ts';

/** How many words from the edge of a segment on may belong elsewhere. */
const REACH = 8;
/** So many words more in the file than in ours between two neighbours, and they do not belong together. */
const FAR = 6;

/**
 * Where the file says more than we do, a word at the edge of one of our segments may have been paired with the same word far before or
 * after it. Such a word is paired with the one beside its neighbours, or with none: times and places are read off the edges.
 *
 * @param theirs of each of our words, the index of the file's, or -1; changed in place
 * @param ourOf the same the other way round; changed in place
 */
export function tightenEdges(theirs: Int32Array, ourOf: Int32Array, ours: Spoken, file: Spoken): void {
  const move = (our: number, to: number) => {
    ourOf[theirs[our]!] = -1;
    theirs[our] = to;
    if (to !== -1) ourOf[to] = our;
  };
  /** Looks at a word by the nearest one towards the middle of its segment that is paired. */
  const tighten = (our: number, near: number) => {
    const beside = theirs[near]! - (near - our);
    const isFar = theirs[our] !== -1 && (our < near ? beside - theirs[our]! : theirs[our]! - beside) > FAR;
    if (isFar) move(our, file.words[beside] === ours.words[our] && ourOf[beside] === -1 ? beside : -1);
  };
  for (let segment = 0; segment + 1 < ours.firstOf.length; segment++) {
    const [from, to] = [ours.firstOf[segment]!, ours.firstOf[segment + 1]!];
    const reach = Math.min(REACH, (to - 1 - from) >> 1); // the middle is believed
    const [first, last] = [from + reach, to - 1 - reach];
    for (let our = first - 1, near = first; our >= from; our--) {
      if (theirs[near] !== -1) tighten(our, near);
      if (theirs[our] !== -1) near = our;
    }
    for (let our = last + 1, near = last; our < to; our++) {
      if (theirs[near] !== -1) tighten(our, near);
      if (theirs[our] !== -1) near = our;
    }
  }
}

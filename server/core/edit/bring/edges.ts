import type { Spoken } from './words.ts';

/** How many words from the edge of a segment may be paired wrongly. */
const REACH = 8;
/** Two neighbouring words are paired wrongly if the file has more than this many extra words between them. */
const FAR = 6;

/**
 * If the file says more than we do, a word at the edge of a segment may have been paired with the same word far away. Such a word is
 * paired again with the one beside its neighbours, or with none, because times and places are read from the edges.
 *
 * @param theirs the index of the file's word for each of our words, or -1; changed in place
 * @param ourOf the reverse mapping; changed in place
 */
export function tightenEdges(theirs: Int32Array, ourOf: Int32Array, ours: Spoken, file: Spoken): void {
  const move = (our: number, to: number) => {
    ourOf[theirs[our]!] = -1;
    theirs[our] = to;
    if (to !== -1) ourOf[to] = our;
  };
  /** Checks a word against the nearest paired word towards the middle of its segment. */
  const tighten = (our: number, near: number) => {
    const beside = theirs[near]! - (near - our);
    const isFar = theirs[our] !== -1 && (our < near ? beside - theirs[our]! : theirs[our]! - beside) > FAR;
    if (isFar) move(our, file.words[beside] === ours.words[our] && ourOf[beside] === -1 ? beside : -1);
  };
  for (let segment = 0; segment + 1 < ours.firstOf.length; segment++) {
    const [from, to] = [ours.firstOf[segment]!, ours.firstOf[segment + 1]!];
    const reach = Math.min(REACH, (to - 1 - from) >> 1); // the middle is trusted
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

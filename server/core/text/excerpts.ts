export interface Room {
  /** How many characters stand on both sides of what differs. */
  around?: number;
  /** Up to this length both texts stay whole. */
  whole?: number;
  /** The longest that one may be, however much of it differs. */
  most?: number;
}

/** How far a cut goes to the next space; a script without spaces is cut where it falls. */
const LONGEST_WORD = 24;

/** Half of a pair that a cut went through. */
const LONE = /\p{Surrogate}/gu;

/** Two texts cut to where they differ, between words, with a little around it; "…" stands for what is left out. Lengths are UTF-16 units. */
export function excerpts(before: string, after: string, { around = 40, whole = 160, most = Infinity }: Room = {}): [string, string] {
  if (before.length <= whole && after.length <= whole) return [before, after];
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const from = head === before.length && head === after.length ? 0 : wordBefore(before, Math.max(0, head - around));
  const cut = (text: string): string => {
    const wanted = text.length - tail + around;
    const to = wanted - from > most ? wordBefore(text, from + most) : wordAfter(text, wanted);
    return `${from > 0 ? '…' : ''}${text.slice(from, to).replace(/ $/, '')}${to < text.length ? '…' : ''}`.replace(LONE, '');
  };
  return [cut(before), cut(after)];
}

function wordBefore(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at) + 1;
  return at - space > LONGEST_WORD ? at : space;
}

function wordAfter(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  if (space >= 0 && space - at <= LONGEST_WORD) return space;
  return text.length - at <= LONGEST_WORD ? text.length : at;
}

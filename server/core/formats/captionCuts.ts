/** How many characters fit on a line, and how many lines on the screen. */
export interface CaptionRoom {
  width: number;
  maxLines: number;
}

/** The cost of a cut after a word, relative to that of unfilled captions: none at the end of a sentence, most inside a clause. */
const AFTER_CLAUSE = 0.5;
const AFTER_WORD = 2;
/** The cost of leaving a single word on its own when its sentence began earlier. */
const ORPHAN = 2;

const SENTENCE_END = /[.?!…。？！]["'”’»」』)\]]*\u2060?$/u;
const CLAUSE_END = /(?:[,;:、，–—]|[.?!…。？！])["'”’»」』)\]]*\u2060?$/u;
const SMALL_LETTER = /^["'“‘«([]*\p{Ll}/u;

/** Most words end in a letter or digit. */
const isPlain = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a);

function costAfter(word: string, next: string): number {
  if (isPlain(word.charCodeAt(word.length - 1))) return AFTER_WORD;
  if (SENTENCE_END.test(word) && !SMALL_LETTER.test(next)) return 0;
  return CLAUSE_END.test(word) ? AFTER_CLAUSE : AFTER_WORD;
}

/**
 * Cuts a text into captions that fit: at ends of sentences, else of clauses, else of words, and filled evenly. A word wider than the
 * line gets a line of its own.
 *
 * @param words at least one
 * @param lengths the width of each word
 * @param prefix how much of a caption's first line is taken, by whether the caption is the first
 * @returns the index of the first word of each caption
 */
export function captionCuts(words: readonly string[], lengths: readonly number[], { width, maxLines }: CaptionRoom, prefix: (first: boolean) => number): number[] {
  // a single caption that holds everything leaves less room empty than any two
  if (linesNeeded(lengths, 0, words.length, width, prefix(true)) <= maxLines) return [0];
  const capacity = width * maxLines;
  const cheapest = [0];
  const cameFrom = [0];
  const after: number[] = [];
  for (let at = 0; at < words.length; at++) {
    cheapest.push(Infinity);
    cameFrom.push(0);
    after.push(at + 1 < words.length ? costAfter(words[at]!, words[at + 1]!) : 0);
  }
  const later = prefix(false);
  for (let from = 0; from < words.length; from++) {
    const taken = from === 0 ? prefix(true) : later;
    const base = cheapest[from]!;
    let line = 1;
    let column = 0;
    let filled = taken - 1;
    for (let to = from; to < words.length; to++) {
      const length = lengths[to]!;
      if (column > 0 && column + 1 + length > (line === 1 ? width - taken : width)) {
        line += 1;
        column = length;
      } else column += (column > 0 ? 1 : 0) + length;
      if (line > maxLines) break;
      filled += 1 + length;
      const empty = Math.max(0, 1 - filled / capacity);
      const orphan = to === from && from > 0 && after[from - 1]! > 0 ? ORPHAN : 0;
      const cost = base + empty * empty + after[to]! + orphan;
      if (cost < cheapest[to + 1]!) {
        cheapest[to + 1] = cost;
        cameFrom[to + 1] = from;
      }
    }
  }
  const cuts: number[] = [];
  for (let at = words.length; at > 0; at = cameFrom[at]!) cuts.push(cameFrom[at]!);
  return cuts.toReversed();
}

/** Breaks the words from `from` to `to` into as few lines as possible, of lengths as even as possible. */
export function captionLines(words: readonly string[], lengths: readonly number[], from: number, to: number, width: number, prefix: number): string[] {
  const fewest = linesNeeded(lengths, from, to, width, prefix);
  let [narrow, wide] = fewest === 1 ? [width, width] : [1, width];
  while (narrow < wide) {
    const middle = (narrow + wide) >> 1;
    if (linesNeeded(lengths, from, to, middle, prefix) > fewest) narrow = middle + 1;
    else wide = middle;
  }
  return fewest === 1 ? [words.slice(from, to).join(' ')] : broken(words, lengths, from, to, wide, prefix);
}

/** How many lines of a width the words need, the first line shortened by the prefix. */
function linesNeeded(lengths: readonly number[], from: number, to: number, width: number, prefix: number): number {
  let lines = 1;
  let column = 0;
  let room = width - prefix;
  for (let at = from; at < to; at++) {
    const length = lengths[at]!;
    if (column > 0 && column + 1 + length > room) {
      lines += 1;
      column = length;
      room = width;
    } else column += (column > 0 ? 1 : 0) + length;
  }
  return lines;
}

function broken(words: readonly string[], lengths: readonly number[], from: number, to: number, width: number, prefix: number): string[] {
  const lines: string[] = [];
  let [begin, column] = [from, 0];
  for (let at = from; at < to; at++) {
    const room = lines.length === 0 ? width - prefix : width;
    if (column > 0 && column + 1 + lengths[at]! > room) {
      lines.push(words.slice(begin, at).join(' '));
      [begin, column] = [at, lengths[at]!];
    } else column += (column > 0 ? 1 : 0) + lengths[at]!;
  }
  lines.push(words.slice(begin, to).join(' '));
  return lines;
}

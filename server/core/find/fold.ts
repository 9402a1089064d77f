/** A text in which everything that counts as the same is written the same. */
export interface Folded {
  text: string;
  /** For each of its code units, and for its end, the offset in the source; −1 inside what is one letter in the source. Null if the offsets are identical. */
  at: Int32Array | null;
}

export interface Folding {
  /** Ignore case. */
  lower: boolean;
  quotes: boolean;
}

/** A letter with its marks, or a run of Hangul parts, which compose with each other. */
const PIECE = /[\u1100-\u11ff]+|\P{M}\p{M}*|\p{M}+/gu;
const ASCII = /^[\0-\x7f]*$/;
const QUOTES: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '‛': "'", 'ʼ': "'", '′': "'", '＇': "'", '“': '"', '”': '"', '„': '"', '‟': '"', '″': '"' };
const SPACES = /[\u00a0\u202f]/;

/**
 * Folds a text for comparison: composed (é as one code point), non-breaking spaces as spaces and, if asked for, straight quotation marks
 * and lower case. It also records where each code unit came from.
 */
export function fold(source: string, folding: Folding): Folded {
  if (ASCII.test(source)) return { text: folding.lower ? source.toLowerCase() : source, at: null };
  const at: number[] = [];
  let text = '';
  let isPlain = true;
  let from = 0;
  for (const [piece] of source.matchAll(PIECE)) {
    const folded = foldPiece(piece, folding);
    const whole = folded.length === piece.length && (piece.length === 1 || isOneCodePoint(piece));
    isPlain &&= whole;
    at.push(from);
    for (let unit = 1; unit < folded.length; unit++) at.push(whole ? from + unit : -1);
    text += folded;
    from += piece.length;
  }
  at.push(source.length);
  return { text, at: isPlain ? null : Int32Array.from(at) };
}

function foldPiece(piece: string, { lower, quotes }: Folding): string {
  let folded = piece.length === 1 ? piece : piece.normalize('NFC');
  if (SPACES.test(folded)) return ' ';
  if (quotes) folded = QUOTES[folded] ?? folded;
  return lower ? folded.toLowerCase().replace('ς', 'σ') : folded;
}

const isOneCodePoint = (piece: string): boolean => piece.length === 2 && piece.codePointAt(0)! > 0xffff;

/** The range in the source of a range of the folded text; null if the source has no such edge, inside a letter with its marks. */
export function placeInSource({ at }: Folded, start: number, end: number): { start: number; end: number } | null {
  if (at === null) return { start, end };
  const [from, to] = [at[start]!, at[end]!];
  return from < 0 || to < 0 ? null : { start: from, end: to };
}

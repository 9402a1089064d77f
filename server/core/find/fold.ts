/** A text in which what counts as the same is the same. */
export interface Folded {
  text: string;
  /** For each of its code units, and its end, the offset in the source; −1 within what the source writes as one. Null: they are the same. */
  at: Int32Array | null;
}

export interface Folding {
  /** Capitals count as small letters. */
  lower: boolean;
  quotes: boolean;
}

/** A letter with its marks, or a run of Hangul parts, which compose among each other. */
const PIECE = /[\u1100-\u11ff]+|\P{M}\p{M}*|\p{M}+/gu;
const ASCII = /^[\0-\x7f]*$/;
const QUOTES: Readonly<Record<string, string>> = { '‘': "'", '’': "'", '‛': "'", 'ʼ': "'", '′': "'", '＇': "'", '“': '"', '”': '"', '„': '"', '‟': '"', '″': '"' };
const SPACES = /[\u00a0\u202f]/;

/**
 * Folds a text for comparison: composed (é as one code point), spaces that do not break as spaces, and, where asked for, quotation marks
 * straight and letters small. With it comes where each code unit stood.
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

/** The place in the source of a stretch of the folded text; null where the source has no such edge: within a letter and its marks. */
export function placeInSource({ at }: Folded, start: number, end: number): { start: number; end: number } | null {
  if (at === null) return { start, end };
  const [from, to] = [at[start]!, at[end]!];
  return from < 0 || to < 0 ? null : { start: from, end: to };
}

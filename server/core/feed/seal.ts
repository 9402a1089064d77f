import type { Patch, Range } from '../model/patch.ts';

/** A patch of the feed, escaped for its place; `section` is the content of the CDATA section that it is in, or null. */
export interface Piece extends Patch {
  section: Range | null;
}

/**
 * Prevents a `]]>` from forming where the pieces meet their neighbours or each other: in CDATA it would end the section, in text
 * it is forbidden (XML 1.0, §§ 2.4, 2.7). In CDATA it is split over two sections, in text an empty section is put into it.
 *
 * @param pieces in order of the source, not overlapping
 */
export function seal(source: string, pieces: readonly Piece[]): Patch[] {
  let previous: { piece: Piece; end: string } | undefined;
  return pieces.map((piece, index) => {
    const { start, end, section } = piece;
    const after = source.slice(end, Math.min(end + 2, section?.end ?? source.length, pieces[index + 1]?.start ?? source.length));
    const joined = previous && previous.piece.section === section ? previous.end + source.slice(Math.max(previous.piece.end, start - 2), start) : source.slice(Math.max(start - 2, section?.start ?? 0), start);
    const before = joined.slice(-2);
    const text = cut(before, piece.text, after, section ? ']]><![CDATA[' : '<![CDATA[]]>');
    previous = { piece, end: (before + text).slice(-2) };
    return { start, end, text };
  });
}

/** Puts `seam` into every `]]>` that `text` forms with its neighbours, inside it or at its ends. */
function cut(before: string, text: string, after: string, seam: string): string {
  const whole = before + text + after;
  const seams: number[] = [];
  for (let at = whole.indexOf(']]>'); at !== -1; at = whole.indexOf(']]>', at + 3)) {
    seams.push((at + 2 <= before.length + text.length ? at + 2 : at + 1) - before.length);
  }
  let result = text;
  for (const at of seams.toReversed()) result = result.slice(0, at) + seam + result.slice(at);
  return result;
}

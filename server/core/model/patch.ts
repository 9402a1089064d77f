/** A half-open stretch of a text, in UTF-16 code units. */
export interface Range {
  start: number;
  end: number;
}

/** One replacement: the text between `start` and `end` becomes `text`. `start === end` inserts. */
export interface Patch extends Range {
  text: string;
}

/**
 * Splices patches into a text. They may come in any order; insertions at the same place keep their order. Every character outside
 * the patches stays the source's own.
 *
 * @throws RangeError when two patches overlap or one lies outside the text, which is a bug of the caller.
 */
export function applyPatches(source: string, patches: readonly Patch[]): string {
  const sorted = patches
    .map((patch, index) => ({ patch, index }))
    .sort((a, b) => a.patch.start - b.patch.start || a.patch.end - b.patch.end || a.index - b.index);
  const pieces: string[] = [];
  let position = 0;
  for (const { patch } of sorted) {
    if (patch.start < position || patch.end < patch.start || patch.end > source.length) {
      throw new RangeError(`patch ${patch.start}–${patch.end} overlaps another or leaves the text of ${source.length}`);
    }
    pieces.push(source.slice(position, patch.start), patch.text);
    position = patch.end;
  }
  pieces.push(source.slice(position));
  return pieces.join('');
}

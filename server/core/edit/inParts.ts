/** Cuts a list into consecutive lists of at most `most` elements. */
export const inParts = <Thing>(things: readonly Thing[], most: number): Thing[][] =>
  Array.from({ length: Math.ceil(things.length / most) }, (_, part) => things.slice(part * most, (part + 1) * most));

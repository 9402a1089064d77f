/** Cuts a list into lists of at most so many each, in order. */
export const inParts = <Thing>(things: readonly Thing[], most: number): Thing[][] =>
  Array.from({ length: Math.ceil(things.length / most) }, (_, part) => things.slice(part * most, (part + 1) * most));

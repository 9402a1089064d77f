/** An index into each of two lists, whose values there are the same. */
export type Pair = [number, number];

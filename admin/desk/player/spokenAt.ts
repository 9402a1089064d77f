/** A start, and whose it is. */
export interface Start {
  id: string;
  startMs: number;
}

/** Segments that have a time, sorted by it; equal times stay in reading order. */
export const startsOf = (segments: readonly { id: string; startMs: number | null }[]): Start[] =>
  segments.filter((segment): segment is Start => segment.startMs !== null).sort((a, b) => a.startMs - b.startMs);

/** Which segment is being spoken at a time: the last to have started. */
export function spokenAt(starts: readonly Start[], timeMs: number): string | null {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]!.startMs <= timeMs) low = middle + 1;
    else high = middle;
  }
  return starts[low - 1]?.id ?? null;
}

import type { Span } from '../minimap/spans';

/** The range within which a segment's start can be moved without passing a neighbour's, in milliseconds. */
export function limitsOf(turns: readonly Span[], place: number, durationMs: number): { fromMs: number; toMs: number } {
  const { toMs } = turns[place]!;
  const [before, after] = [turns[place - 1], turns[place + 1]];
  return { fromMs: before ? before.fromMs + 1 : 0, toMs: Math.max(0, (after ? Math.min(after.fromMs, toMs) : Math.max(toMs, durationMs)) - 1) };
}

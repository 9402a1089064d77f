import type { Operation } from './operation.ts';

/**
 * Makes one `setText` of several in a row on the same segment: what is typed between two savings is one edit. The text is the same;
 * word times come closer to the recorded ones, as they are aligned once with the last text. One that brings words of its own is kept.
 */
export function squash(operations: readonly Operation[]): Operation[] {
  const squashed: Operation[] = [];
  for (const operation of operations) {
    const last = squashed.at(-1);
    const replaces = operation.type === 'setText' && last?.type === 'setText' && last.segmentId === operation.segmentId;
    if (replaces && (last.words === undefined || operation.words !== undefined)) squashed.pop();
    squashed.push(operation);
  }
  return squashed;
}

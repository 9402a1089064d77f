import type { Operation, SingleOperation } from '../operation.ts';

/** As many as a batch and its inverse may hold. */
const MOST = 20_000;

/** What taking an operation back may need: giving segments a speaker is undone for each former one. */
const weightOf = (operation: SingleOperation): number => (operation.type === 'setSpeaker' ? operation.segmentIds.length : 1);

/** Operations of one edit as few batches as there can be: one, but for the longest of episodes. */
export function inBatches(operations: readonly SingleOperation[]): Operation[] {
  const batches: SingleOperation[][] = [];
  let weight = MOST;
  for (const operation of operations) {
    weight += weightOf(operation);
    if (weight > MOST) {
      batches.push([]);
      weight = weightOf(operation);
    }
    batches.at(-1)!.push(operation);
  }
  return batches.map((batch) => (batch.length === 1 ? batch[0]! : { type: 'batch', operations: batch }));
}

import type { Operation, SingleOperation } from '../operation.ts';

/** The most operations a batch and its inverse may hold. */
const MOST = 20_000;

/** How many operations the inverse may need: undoing `setSpeaker` takes one for each former speaker. */
const weightOf = (operation: SingleOperation): number => (operation.type === 'setSpeaker' ? operation.segmentIds.length : 1);

/** The operations of one edit in as few batches as possible: one, except for extremely long episodes. */
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

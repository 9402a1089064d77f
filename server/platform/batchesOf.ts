/** Splits things into batches of at most `most` things and at most `heaviest` in total weight; a thing heavier than that gets a batch of its own. */
export function* batchesOf<Thing>(things: readonly Thing[], weightOf: (thing: Thing) => number, { most, heaviest }: { most: number; heaviest: number }): Generator<Thing[]> {
  let batch: Thing[] = [];
  let weight = 0;
  for (const thing of things) {
    if (batch.length === most || (batch.length > 0 && weight + weightOf(thing) > heaviest)) {
      yield batch;
      [batch, weight] = [[], 0];
    }
    batch.push(thing);
    weight += weightOf(thing);
  }
  if (batch.length > 0) yield batch;
}

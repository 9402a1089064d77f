/** For each place of a view the nearest records before and after it that stand on the page already. */
export class Neighbours {
  readonly before: (string | undefined)[] = [];
  readonly after: (string | undefined)[] = [];
  private readonly settled = new Set<number>();

  constructor(keys: readonly string[], stays: (key: string) => boolean) {
    for (let index = 0, kept: string | undefined; index < keys.length; index += 1) {
      this.before[index] = kept;
      if (!stays(keys[index]!)) continue;
      kept = keys[index];
      this.settled.add(index);
    }
    for (let index = keys.length - 1, kept: string | undefined; index >= 0; index -= 1) {
      this.after[index] = kept;
      if (this.settled.has(index)) kept = keys[index];
    }
  }
}

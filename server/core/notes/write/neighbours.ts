/** For each position in a view, the nearest records before and after it that are already on the page. */
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

  /** A record at a position is now on the page, as those from `first` to `last`. */
  settle(index: number, first: string, last: string): void {
    this.settled.add(index);
    for (let at = index - 1; at >= 0; at -= 1) {
      this.after[at] = first;
      if (this.settled.has(at)) break;
    }
    for (let at = index + 1; at < this.before.length; at += 1) {
      this.before[at] = last;
      if (this.settled.has(at)) break;
    }
  }
}

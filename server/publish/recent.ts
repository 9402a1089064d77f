const MOST = 8;
/** Approximately, in bytes or characters. */
const MOST_WEIGHT = 16_000_000;

/** A cache of recent results, keyed by everything they were made from, so that publishing does not repeat the work of the preview. */
export class Recent<Value> {
  private readonly kept = new Map<string, Value>();

  constructor(private readonly weightOf: (value: Value) => number) {}

  find(name: string): Value | undefined {
    const value = this.kept.get(name);
    return value && this.keep(name, value);
  }

  keep(name: string, value: Value): Value {
    this.kept.delete(name);
    this.kept.set(name, value);
    let left = MOST_WEIGHT;
    for (const [position, [key, each]] of [...this.kept].toReversed().entries()) {
      left -= this.weightOf(each);
      if (position >= MOST || left < 0) this.kept.delete(key);
    }
    return value;
  }
}

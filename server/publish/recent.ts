import type { MadeFeed } from './madeFeed.ts';

const MOST = 8;
const MOST_BYTES = 16_000_000;

/** What was made last, by all that it was made of: who publishes what was just looked at does not make it again. */
export class Recent<Value> {
  private readonly kept = new Map<string, Value>();

  constructor(private readonly feedOf: (value: Value) => MadeFeed) {}

  find(name: string): Value | undefined {
    const value = this.kept.get(name);
    return value && this.keep(name, value);
  }

  keep(name: string, value: Value): Value {
    this.kept.delete(name);
    this.kept.set(name, value);
    let left = MOST_BYTES;
    for (const [position, [key, each]] of [...this.kept].toReversed().entries()) {
      left -= sizeOf(this.feedOf(each));
      if (position >= MOST || left < 0) this.kept.delete(key);
    }
    return value;
  }
}

const sizeOf = ({ planned: { chunks }, files }: MadeFeed): number =>
  chunks.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0) + files.reduce((sum, { bytes }) => sum + bytes.length, 0);

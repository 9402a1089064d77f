import type { Rejection, Repair } from './reading.ts';

interface Count {
  line: number;
  last: number;
  times: number;
}

/** Collects the entries of a report: a sentence that repeats becomes one entry at the first line, with the number of times and the last line. */
export class Tally {
  private readonly counts = new Map<string, Count>();

  /** @param sentence ends with a full stop */
  add(line: number, sentence: string): void {
    const count = this.counts.get(sentence);
    if (!count) this.counts.set(sentence, { line, last: line, times: 1 });
    else {
      count.times += 1;
      count.last = Math.max(count.last, line);
    }
  }

  /** The result as repairs, one per sentence, by line. */
  repairs(): Repair[] {
    return this.entries().map(([line, what]) => ({ line, what }));
  }

  /** The result as rejections, one per sentence, by line. */
  rejections(): Rejection[] {
    return this.entries().map(([line, why]) => ({ line, why }));
  }

  private entries(): [line: number, sentence: string][] {
    return [...this.counts]
      .sort(([, a], [, b]) => a.line - b.line)
      .map(([sentence, { line, last, times }]) => [line, times === 1 ? sentence : `${sentence.replace(/\.$/, '')} (${times} times, to line ${last}).`]);
  }
}

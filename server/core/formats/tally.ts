import type { Rejection, Repair } from './reading.ts';

interface Count {
  line: number;
  last: number;
  times: number;
}

/** Collects what a report says of a file: what is said again and again becomes one entry at the first line, with how often and to which line. */
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

  /** What was counted, as repairs: one for each sentence, by line. */
  repairs(): Repair[] {
    return this.entries().map(([line, what]) => ({ line, what }));
  }

  /** What was counted, as rejections: one for each sentence, by line. */
  rejections(): Rejection[] {
    return this.entries().map(([line, why]) => ({ line, why }));
  }

  private entries(): [line: number, sentence: string][] {
    return [...this.counts]
      .sort(([, a], [, b]) => a.line - b.line)
      .map(([sentence, { line, last, times }]) => [line, times === 1 ? sentence : `${sentence.replace(/\.$/, '')} (${times} times, to line ${last}).`]);
  }
}

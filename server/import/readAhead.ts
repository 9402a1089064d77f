/** Reads a range of bytes from where they are kept. */
type Read = (start: number, end: number) => Promise<Buffer>;

/** How many ranges have to follow each other before more than is asked for is read. */
const IN_A_ROW = 4;
const FIRST_BYTES = 128_000;
const MOST_BYTES = 1_000_000;

/**
 * Reads ranges of something that is long and never changes. Whoever reads one range after the other, as a preview of a thousand corrected
 * episodes does, gets the next ones from what was read along with those before, with one query for many; whoever reads here and there gets just that.
 */
export class ReadAhead {
  private kept: { start: number; bytes: Buffer } = { start: 0, bytes: Buffer.alloc(0) };
  private inARow = 0;
  private ahead = 0;
  /** Of the range before. */
  private last = { start: 0, end: 0 };

  constructor(private readonly read: Read, private readonly length: number) {}

  async range(start: number, end: number): Promise<Buffer> {
    const { kept, last } = this;
    this.inARow = start >= last.start && start <= last.end + FIRST_BYTES ? this.inARow + 1 : 0;
    this.last = { start, end };
    if (start >= kept.start && end <= kept.start + kept.bytes.length) return kept.bytes.subarray(start - kept.start, end - kept.start);
    this.ahead = this.inARow < IN_A_ROW ? 0 : Math.min(MOST_BYTES, Math.max(FIRST_BYTES, this.ahead * 2));
    const bytes = await this.read(start, Math.max(end, Math.min(this.length, start + this.ahead)));
    this.kept = { start, bytes: this.ahead > 0 ? bytes : Buffer.alloc(0) };
    return bytes.subarray(0, end - start);
  }
}

/** A position in a text that advances line by line and counts. */
export class LineCursor {
  at = 0;
  /** The number of the current line, from 1. */
  line = 1;
  /** The first `-->` at or after the position last asked about. */
  private arrow = -1;
  private arrowAsked = 0;

  /** @param text lines end with LF */
  constructor(readonly text: string) {}

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** The end of the line that contains this position. */
  endOfLine(from = this.at): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end;
  }

  /** Moves to the line after the one that ends here. */
  pass(end: number): void {
    this.at = end + 1;
    this.line += 1;
  }

  /** Whether a line contains `-->`. Lines are asked about in order, except for a look back at the last few, so all calls together make one search. */
  hasArrow(from: number, end: number): boolean {
    if (from < this.arrowAsked) return this.text.slice(from, end).includes('-->');
    if (this.arrow < from) {
      const found = this.text.indexOf('-->', from);
      this.arrow = found < 0 ? Infinity : found;
      this.arrowAsked = from;
    }
    return this.arrow < end;
  }
}

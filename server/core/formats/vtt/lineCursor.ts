/** A place in a text that goes on line by line and counts them. */
export class LineCursor {
  at = 0;
  /** Of the line at the place, counted from 1. */
  line = 1;
  /** The first `-->` at or after the place that was asked about. */
  private arrow = -1;
  private arrowAsked = 0;

  /** @param text lines end with LF */
  constructor(readonly text: string) {}

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Where the line that holds this place ends. */
  endOfLine(from = this.at): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end;
  }

  /** Goes to the line after the one that ends here. */
  pass(end: number): void {
    this.at = end + 1;
    this.line += 1;
  }

  /** Whether `-->` stands on a line. Lines are asked about in order, but for a look back at the last few, so that all of it is one search. */
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

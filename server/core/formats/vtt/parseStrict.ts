import { Tally } from '../tally.ts';
import { LineCursor } from './lineCursor.ts';
import { collectTimings } from './timings.ts';
import { headBlockOf, headerOf, isNote } from './vttBlock.ts';
import type { VttBlock, VttCue, VttFile } from './vttFile.ts';

/**
 * Reads a WebVTT file as browsers do, by the WebVTT parser algorithm (§ 6.1). What that silently drops is listed in `rejected`.
 *
 * @param text lines end with LF
 */
export function parseStrict(text: string): VttFile {
  const parse = new StrictParse(text);
  parse.run();
  const { header, blocks, cues, rejected } = parse;
  return { header, blocks, cues, repaired: [], rejected: rejected.rejections() };
}

class StrictParse {
  readonly cues: VttCue[] = [];
  readonly blocks: VttBlock[] = [];
  readonly rejected = new Tally();
  header = '';
  private readonly lines: LineCursor;

  constructor(private readonly text: string) {
    this.lines = new LineCursor(text);
  }

  run(): void {
    const { lines, text } = this;
    if (!/^WEBVTT(?:[ \t\n]|$)/.test(text)) {
      this.rejected.add(1, 'The file does not begin with WEBVTT.');
      return;
    }
    const above = this.collectHeader();
    if (above) this.collectBlock(above.from, above.to);
    while (!lines.isAtEnd) {
      if (text.charCodeAt(lines.at) === 0x0a) lines.pass(lines.at);
      else this.collectBlock();
    }
  }

  /**
   * Moves to the blank line or line with times that ends the header. If times follow without a blank line, Chromium takes what is
   * directly above them for the cue's identifier if that is one line (or three, or five); so do we.
   */
  private collectHeader(): { from: number; to: number } | null {
    const { lines, text } = this;
    let above: { from: number; to: number } | null = null;
    let interrupted = false;
    for (let end = lines.endOfLine(); !lines.isAtEnd && end > lines.at; end = lines.endOfLine()) {
      interrupted = lines.at > 0 && lines.hasArrow(lines.at, end);
      if (interrupted) break;
      above = lines.at === 0 || above ? null : { from: lines.at, to: end };
      lines.pass(end);
    }
    this.header = headerOf(text.slice('WEBVTT'.length, Math.max('WEBVTT'.length, lines.at - 1)));
    return interrupted ? above : null;
  }

  /** "Collect a WebVTT block". The lines of its buffer are adjacent, so it is kept as two offsets. */
  private collectBlock(bufferFrom = this.lines.at, bufferTo = this.lines.at): void {
    const { lines, text } = this;
    const firstLine = lines.line;
    let from = bufferFrom;
    let to = bufferTo;
    let timesAt = 0;
    let cue: VttCue | null = null;
    let kind: VttBlock['kind'] | null = null;
    for (let count = 1; !lines.isAtEnd; count++) {
      const end = lines.endOfLine();
      if (lines.hasArrow(lines.at, end)) {
        if (count > 2 || timesAt > 0) break;
        timesAt = lines.line;
        const times = collectTimings(text, lines.at, end);
        if (times) cue = { id: text.slice(from, to), startMs: times.startMs, endMs: times.endMs, settings: times.settings, text: '', line: timesAt, at: lines.at, textAt: end + 1 };
        lines.pass(end);
        from = Math.min(lines.at, text.length);
        to = from;
        continue;
      }
      if (end === lines.at) break;
      if (count === 2 && timesAt === 0 && this.cues.length === 0) kind = headBlockOf(text.slice(from, to));
      if (count === 2 && kind) from = lines.at;
      to = end;
      lines.pass(end);
    }
    if (cue) {
      cue.text = text.slice(from, to);
      this.cues.push(cue);
    } else if (timesAt > 0) this.rejected.add(timesAt, 'The times of a cue are not written as WebVTT requires (hh:mm:ss.ttt --> hh:mm:ss.ttt): the cue is left out.');
    else this.addBlock(kind, from, to, firstLine);
  }

  private addBlock(kind: VttBlock['kind'] | null, from: number, to: number, line: number): void {
    const before = this.cues.length;
    if (kind) this.blocks.push({ kind, text: this.text.slice(from, to), line, before });
    else if (isNote(this.text, from, to)) this.blocks.push({ kind: 'note', text: this.text.slice(from + 'NOTE'.length, to).trim(), line, before });
    else this.rejected.add(line, 'Lines that do not belong to any cue are left out.');
  }
}

import { Tally } from '../tally.ts';
import { LineCursor } from './lineCursor.ts';
import { looseTimings, triesTimings, type Timings } from './timings.ts';
import { headBlockOf, headerOf, isNote } from './vttBlock.ts';
import type { VttBlock, VttCue, VttFile } from './vttFile.ts';

const BAD_TIMES = 'The times of a cue cannot be read: the cue is left out.';
const STRAY = 'Lines that do not belong to any cue are left out.';

/**
 * Reads a WebVTT file as found in practice. What the standard allows is read by the standard. Beyond that it accepts a missing or
 * misspelled signature, loose times and arrows, cues without a blank line between them, and blank lines and arrows inside the text.
 *
 * @param text lines end with LF
 */
export function parseLoose(text: string): VttFile {
  return new LooseParse(text).file();
}

/** The times and settings on a line, and where the line ends. */
interface TimesLine {
  timings: Timings;
  end: number;
}

class LooseParse extends LineCursor {
  private readonly cues: VttCue[] = [];
  private readonly blocks: VttBlock[] = [];
  private readonly repaired = new Tally();
  private readonly rejected = new Tally();
  private header = '';
  /** Whether the cue above was the last thing read, so that loose text below belongs to it. */
  private open = false;

  file(): VttFile {
    this.readHeader();
    while (!this.isAtEnd) {
      const end = this.endOfLine();
      if (this.isBlank(this.at, end)) this.pass(end);
      else this.readBlock(end);
    }
    const { header, blocks, cues } = this;
    return { header, blocks, cues, repaired: this.repaired.repairs(), rejected: this.rejected.rejections() };
  }

  private readHeader(): void {
    while (!this.isAtEnd && this.isBlank(this.at, this.endOfLine())) this.pass(this.endOfLine());
    if (!/^\s*WEBVTT/i.test(this.text.slice(this.at, this.at + 80))) {
      if (!this.isAtEnd) this.repaired.add(1, 'The file does not begin with WEBVTT.');
      return;
    }
    const from = this.at;
    if (!/^WEBVTT(?:\s|$)/.test(this.text.slice(from, from + 7)) || from > 0) this.repaired.add(this.line, 'The file begins with something like WEBVTT, but not exactly that.');
    let to = this.endOfLine();
    this.pass(to);
    for (let end = this.endOfLine(); !this.isAtEnd && !this.isBlank(this.at, end); end = this.endOfLine()) {
      if (this.timesAt(this.at, end) || (/^\d+$/.test(this.text.slice(this.at, Math.min(end, this.at + 12))) && this.timesBelow(end))) break;
      to = end;
      this.pass(end);
    }
    this.header = headerOf(this.text.slice(from, to).trimStart().slice('WEBVTT'.length));
  }

  private readBlock(end: number): void {
    const { at, line } = this;
    const times = this.timesAt(at, end);
    if (times) return this.readCue('', times);
    if (this.isBadTimes(at, end)) return this.leaveOut(line, BAD_TIMES);
    if (isNote(this.text, at, end)) return this.readNote();
    const kind = headBlockOf(this.text.slice(at, Math.min(end, at + 80)));
    if (kind && this.cues.length === 0) return this.readHeadBlock(kind);
    const below = this.timesBelow(end);
    if (below) {
      this.pass(end);
      return this.readCue(this.text.slice(at, end), below);
    }
    if (end < this.text.length && this.isBadTimes(end + 1, this.endOfLine(end + 1))) {
      this.pass(end);
      return this.leaveOut(line + 1, BAD_TIMES);
    }
    this.readStray(kind !== null);
  }

  private readCue(id: string, { timings, end }: TimesLine): void {
    const { startMs, endMs, settings, repaired } = timings;
    if (repaired !== null) this.repaired.add(this.line, repaired);
    const cue: VttCue = { id, startMs, endMs, settings, text: '', line: this.line, at: this.at, textAt: end + 1 };
    this.cues.push(cue);
    this.pass(end);
    cue.text = this.collectText(id);
    this.open = true;
  }

  /** Lines that are not a cue: text of the cue above after a blank line, or of none. */
  private readStray(isLateHead: boolean): void {
    const { line } = this;
    const cue = this.cues.at(-1);
    const text = this.collectText(cue?.id ?? '');
    if (isLateHead) this.rejected.add(line, 'STYLE and REGION have no effect after the first cue: they are left out.');
    else if (/^\d\d*$/.test(text)) this.rejected.add(line, 'A number without a cue is left out.');
    else if (!cue || !this.open) this.rejected.add(line, STRAY);
    else {
      this.repaired.add(line, 'There is a blank line in the text of a cue.');
      cue.text = `${cue.text}\n${text}`;
      return;
    }
    this.open = false;
  }

  private readNote(): void {
    const { at, line } = this;
    const to = this.skipLines();
    this.blocks.push({ kind: 'note', text: this.text.slice(at + 4, to).trim(), line, before: this.cues.length });
    this.open = false;
  }

  private readHeadBlock(kind: 'style' | 'region'): void {
    const { line } = this;
    this.pass(this.endOfLine());
    const from = this.at;
    const to = this.skipLines();
    this.blocks.push({ kind, text: this.text.slice(from, to), line, before: 0 });
  }

  private leaveOut(line: number, why: string): void {
    this.rejected.add(line, why);
    this.pass(this.endOfLine());
    this.skipLines();
    this.open = false;
  }

  /** Moves to the next blank line or line with times. Returns the end of what was skipped. */
  private skipLines(): number {
    let to = Math.min(this.at, this.text.length);
    for (let end = this.endOfLine(); !this.isAtEnd && !this.isBlank(this.at, end) && !this.timesAt(this.at, end); end = this.endOfLine()) {
      to = end;
      this.pass(end);
    }
    return to;
  }

  /**
   * The lines up to the next empty one. If times follow without one, the last line is the next cue's identifier if only white space
   * precedes it, or if it continues the count of this identifier (or, without one, the number of cues).
   */
  private collectText(id: string): string {
    const from = this.at;
    let to = from;
    let lastFrom = from;
    let afterSpace = false;
    for (let end = this.endOfLine(); !this.isAtEnd && end > this.at; end = this.endOfLine()) {
      if (this.timesAt(this.at, end) || this.isBadTimes(this.at, end)) {
        const isNextId = lastFrom < to && (afterSpace || countsOn(id === '' ? String(this.cues.length) : id, this.text.slice(lastFrom, to)));
        if (!isNextId && !this.isBlank(lastFrom, to)) this.repaired.add(this.line, 'There is no blank line between two cues.');
        if (isNextId) {
          if (!afterSpace) this.repaired.add(this.line - 1, 'There is no blank line between two cues.');
          this.at = lastFrom;
          this.line -= 1;
          to = Math.max(from, lastFrom - 1);
        }
        break;
      }
      if (this.hasArrow(this.at, end)) this.repaired.add(this.line, 'The text of a cue contains "-->".');
      afterSpace = lastFrom < to && this.isBlank(lastFrom, to);
      lastFrom = this.at;
      to = end;
      this.pass(end);
    }
    return from < to ? this.text.slice(from, to) : '';
  }

  private timesBelow(end: number): TimesLine | null {
    return end < this.text.length ? this.timesAt(end + 1, this.endOfLine(end + 1)) : null;
  }

  private timesAt(from: number, end: number): TimesLine | null {
    if (!this.hasArrow(from, end) && !this.beginsWithDigit(from)) return null;
    const timings = looseTimings(this.text, from, end);
    return timings && { timings, end };
  }

  private isBadTimes(from: number, end: number): boolean {
    return this.hasArrow(from, end) && triesTimings(this.text.slice(from, Math.min(end, from + 200)));
  }

  private beginsWithDigit(from: number): boolean {
    const code = this.text.charCodeAt(from);
    return (code >= 0x30 && code <= 0x39) || code === 0x20 || code === 0x09;
  }

  /** Here a line of white space ends a block like an empty one. */
  private isBlank(from: number, end: number): boolean {
    return from === end || (this.text.charCodeAt(from) <= 0x20 && this.text.slice(from, end).trim() === '');
  }
}

/** Whether a line is the next identifier after another: `8` after `7`, `intro-4` after `intro-3`. */
function countsOn(id: string, line: string): boolean {
  if (!/\d/.test(id) || line.length > 100 || /\s/.test(line)) return false;
  if (/^\d+$/.test(id)) return Number(line) === Number(id) + 1;
  return /\d/.test(line) && shapeOf(line) === shapeOf(id);
}

const shapeOf = (id: string): string => id.replace(/[0-9a-f]+/gi, '0');

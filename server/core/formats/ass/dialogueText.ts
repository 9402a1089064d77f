import { LATEST_MS } from '../../model/id.ts';
import type { TimedRun } from '../timedText.ts';

/** The text of a line of dialogue without its markup. */
interface DialogueText {
  /** With the times of karaoke syllables, in milliseconds from the start of the line; null if there are none. */
  runs: TimedRun[];
  /** Whether it contains drawing commands. */
  draws: boolean;
  /** Whether it contains notes in braces, which are not shown. */
  hasNotes: boolean;
}

/** `\k`, `\K`, `\kf`, `\ko`: the length of the syllable in centiseconds; `\kt`: its start; `\p`: switches drawing on or off. */
const TAG = /\\(k[fot]?|K|p)(\d{1,9}(?:\.\d{1,3})?)/g;

const SPACES = new Map([['N', ' '], ['n', ' '], ['h', ' '], ['{', '{'], ['}', '}']]);
const CENTISECOND = 10;

/**
 * Reads the text column of a line of dialogue, as libass does: override blocks (`{\i1}`) are removed, `\N`, `\n` and `\h` are
 * white space, `\{` and `\}` are braces, and a brace that is never closed is a literal one. Between `\p1` and `\p0` there are drawing commands,
 * not words.
 */
export function readDialogueText(text: string): DialogueText {
  const reader = new TextReader();
  let from = 0;
  let closes = true;
  const special = /[{\\]/g;
  for (let match = special.exec(text); match; match = special.exec(text)) {
    const at = match.index;
    const close: number = match[0] === '{' && closes ? text.indexOf('}', at) : -1;
    if (match[0] === '{') closes = close !== -1;
    const escaped = match[0] === '\\' ? SPACES.get(text[at + 1] ?? '') : undefined;
    if (close === -1 && escaped === undefined) continue;
    reader.say(text.slice(from, at));
    if (escaped === undefined) reader.override(text.slice(at + 1, close));
    else reader.say(escaped);
    from = escaped === undefined ? close + 1 : at + 2;
    special.lastIndex = from;
  }
  reader.say(text.slice(from));
  return reader;
}

class TextReader implements DialogueText {
  readonly runs: TimedRun[] = [];
  draws = false;
  hasNotes = false;
  private drawing = false;
  private syllable: { startMs: number; endMs: number } | null = null;
  private isNew = true;

  say(text: string): void {
    if (text === '') return;
    if (this.drawing) {
      this.draws ||= /\S/.test(text);
      return;
    }
    const last = this.runs.at(-1);
    if (last && !this.isNew) last.text += text;
    else this.runs.push({ text, startMs: this.syllable?.startMs ?? null, endMs: this.syllable?.endMs ?? null });
    this.isNew = false;
  }

  override(block: string): void {
    if (!block.includes('\\')) this.hasNotes ||= /\S/.test(block);
    for (const [, tag, digits] of block.matchAll(TAG)) {
      const value = Number(digits);
      if (tag === 'p') this.drawing = value > 0;
      else this.next(tag === 'kt', Math.round(value * CENTISECOND));
    }
  }

  private next(jumps: boolean, ms: number): void {
    const startMs = jumps ? ms : (this.syllable?.endMs ?? 0);
    const endMs = jumps ? ms : startMs + ms;
    this.syllable = endMs > LATEST_MS ? null : { startMs, endMs };
    this.isNew = true;
  }
}

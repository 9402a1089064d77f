import { LATEST_MS } from '../../model/id.ts';
import { endsSentence } from '../../notes/headings.ts';
import type { SpokenCue } from '../cue.ts';
import { segmentsOf } from '../joinCues.ts';
import type { Line } from '../lines.ts';
import type { ReadOptions, Report } from '../reading.ts';
import { Tally } from '../tally.ts';
import type { TranscriptSegment } from '../transcript.ts';
import type { Form, TurnLine } from './evidence.ts';
import { turnLines } from './form.ts';
import { isFurniture, unguarded } from './furniture.ts';
import type { Header } from '../../notes/lineHeader.ts';


/** The turns of a plain-text transcript. */
export interface Turns {
  form: Form;
  /** The lines before the first turn. */
  front: Line[];
  /** The line where the first turn begins. */
  line: number;
  segments: TranscriptSegment[];
}

interface Turn {
  line: number;
  speaker: string | null;
  startMs: number | null;
  endMs: number | null;
  paragraphs: string[];
}

/**
 * Reads the turns in the lines of a text; null if it has none (see {@link turnLines}). A line without a header continues the turn
 * above. If blank lines separate paragraphs, adjacent lines form one; if there are none, each line is a paragraph. A time without a
 * name continues the speaker above, except in the form `Name (0:12)`, which Stet writes: there it has no speaker. Times without names
 * before parts of sentences are captions and form paragraphs like cues, unless they are in round brackets.
 */
export function readTurns(all: readonly Line[], options: ReadOptions, report: Report): Turns | null {
  const found = turnLines(all);
  if (!found) return null;
  const first = found.lines.findIndex(({ header }) => header !== null);
  if (first < 0) return null;
  const reader = new TurnReader(found.lines);
  const turns = reader.read(first);
  report.read = turns.length;
  report.repaired.push(...reader.repaired.repairs());
  report.rejected.push(...reader.rejected.rejections());
  const captions = found.form === 'time' && found.lines.some(({ header }) => header?.form === 'time' && header.bracket !== '(');
  const segments = captions ? captionsOrTurns(turns, options) : turns.map(segmentOf);
  return { form: found.form, front: all.slice(0, first), line: all[first]!.line, segments };
}

const segmentOf = ({ startMs, endMs, speaker, paragraphs }: Turn): TranscriptSegment => ({ startMs, endMs, speaker, text: paragraphs.join('\n\n') });

function captionsOrTurns(turns: readonly Turn[], options: ReadOptions): TranscriptSegment[] {
  const whole = turns.filter(({ paragraphs }) => endsSentence(paragraphs.at(-1)!)).length;
  if (options.keepCues || whole * 2 >= turns.length || turns.some(({ startMs }) => startMs === null)) return turns.map(segmentOf);
  const cues = turns.map(({ startMs, endMs, speaker, paragraphs }): SpokenCue => ({ startMs: startMs!, endMs, speaker, text: paragraphs.join(' '), words: null }));
  return segmentsOf(cues, options);
}

class TurnReader {
  readonly repaired = new Tally();
  readonly rejected = new Tally();
  private readonly turns: Turn[] = [];
  private readonly wrapped: boolean;
  private readonly nobodys: boolean;
  private turn: Turn | null = null;
  private speaker: string | null = null;

  constructor(private readonly lines: readonly TurnLine[]) {
    const later = lines.filter(({ header }) => header !== null).slice(1);
    this.wrapped = later.length > 0 ? later.filter(({ apart }) => apart).length * 2 >= later.length : lines.some(({ apart }, index) => index > 0 && apart);
    const named = lines.flatMap(({ header }) => (header?.form === 'name-time' ? [header] : []));
    this.nobodys = named.length > 0 && named.every(({ bracket, colon, words }) => bracket === '(' && !colon && words === '');
  }

  read(first: number): Turn[] {
    const last = this.lastSpoken();
    for (let index = first; index < this.lines.length; index += 1) {
      const line = this.lines[index]!;
      if (index > last || (line.header === null && line.text !== '' && index + 2 > this.lines.length - 1 && isFurniture(line.text))) {
        this.rejected.add(line.line, 'The line is about the transcript; it was not said.');
      } else if (line.header) this.open(line, line.header);
      else if (line.text !== '') this.words(unguarded(line.text), line.apart);
    }
    this.close();
    return this.turns;
  }

  private lastSpoken(): number {
    let last = this.lines.length - 1;
    while (last >= 0 && this.lines[last]!.header === null && isFurniture(this.lines[last]!.text)) last -= 1;
    return last;
  }

  private open({ line }: TurnLine, header: Header): void {
    const { turn } = this;
    const goesOn = turn !== null && turn.paragraphs.length === 0 && (header.form === 'name' || header.form === 'time') && (turn.startMs === null) !== (header.time === null);
    if (goesOn) {
      // A name and a time on separate lines form one header.
      if (header.form === 'name') turn.speaker = header.name;
      else Object.assign(turn, this.timesOf(header, line));
    } else {
      this.close();
      const speaker = header.name ?? (this.nobodys || header.bracket === '(' && header.time === null ? null : this.speaker);
      this.turn = { line, speaker, ...this.timesOf(header, line), paragraphs: [] };
    }
    this.speaker = this.turn!.speaker;
    if (header.words !== '') this.words(header.words, true);
  }

  private timesOf({ startMs, endMs, time }: Header, line: number): Pick<Turn, 'startMs' | 'endMs'> {
    if (time !== null && startMs === null) this.repaired.add(line, `“${time}” is not a time; the turn has none.`);
    if (startMs !== null && startMs > LATEST_MS) {
      this.rejected.add(line, 'The time is too late to be stored; the turn has none.');
      return { startMs: null, endMs: null };
    }
    return { startMs, endMs: endMs !== null && endMs > LATEST_MS ? null : endMs };
  }

  private words(text: string, apart: boolean): void {
    const { paragraphs } = this.turn!;
    if (paragraphs.length > 0 && this.wrapped && !apart) paragraphs.push(`${paragraphs.pop()!} ${text}`);
    else paragraphs.push(text);
  }

  private close(): void {
    if (!this.turn) return;
    if (this.turn.paragraphs.length > 0) this.turns.push(this.turn);
    else this.rejected.add(this.turn.line, 'The turn has no words.');
    this.turn = null;
  }
}

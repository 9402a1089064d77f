import { readingTime } from '../formats/cues.ts';
import { heardIn, type Corrections } from './corrections.ts';
import type { NewCue, PlacedFile } from './placed.ts';
import type { Token } from './tokens.ts';

/** A word of a part after the edit: one of its own, or a new one. */
export interface PlannedWord extends Token {
  /** Index among the part's words; -1 for a new one. */
  own: number;
  speaker: string | null;
  /** Index of the segment after the edit, as far as known; -1 if the transcript does not have this word. */
  segment: number;
  /** Index among all words after the edit; -1 likewise. */
  after: number;
  /** Index among all words before the edit of the word that it is or replaces; -1 if it was only added. */
  was: number;
  /** The start of the segment, if an edit makes one begin with this word in the middle of a former one. */
  begins?: number;
  /** When it is said, as far as known; for the first word of a segment, that segment's start. */
  startMs?: number;
}

/** A segment that is added. */
export interface AddedSegment extends NewCue {
  /** Its index after the edit. */
  segment: number;
}

/** An edit that a file cannot take, and why. */
export interface NotHeld {
  what: 'words' | 'speaker' | 'time' | 'segment';
  startMs: number | null;
  why: string;
}

/** The same of any linked file, one of chapters included. */
export interface FileNotHeld extends Omit<NotHeld, 'what'> {
  what: NotHeld['what'] | 'chapter';
}

/** The words of a transcript file, with the edits located where the file has those passages. */
export class FoundWords {
  private readonly fileWords: Token[] = [];
  /** The index in `heard` of each part. */
  private readonly turnOf: number[] = [];
  /** The index of each part's first word among all words of the file, in the order in which they are heard. */
  readonly firstOf: number[] = [];
  /** The part of each word of the file. */
  private readonly partOf: number[] = [];
  /** For each word of the file, the same word before the edit; -1 if there is none. */
  readonly heard: Int32Array;
  /** For each word before the edit, the file's; -1 if it has none. */
  private readonly inFile: Int32Array;
  readonly notHeld: NotHeld[] = [];
  /** Replacements for words of the file: indexes of words after the edit. */
  private readonly instead = new Map<number, number[]>();
  /** What comes before a word of the file, and after one. */
  private readonly ahead = new Map<number, number[]>();
  private readonly behind = new Map<number, number[]>();
  /** Segments added after a part. */
  readonly added = new Map<number, AddedSegment[]>();
  /** Added segments that have no place in the file, as indexes after the edit. */
  readonly left: number[] = [];
  /** Whether anything in the file has to change. */
  changed = false;

  constructor(private readonly file: PlacedFile, private readonly corrections: Corrections) {
    file.heard.forEach((part, turn) => {
      this.turnOf[part] = turn;
      this.firstOf[part] = this.fileWords.length;
      for (const word of file.parts[part]!.words) {
        this.fileWords.push(word);
        this.partOf.push(part);
      }
    });
    this.heard = heardIn(this.fileWords, corrections.before);
    this.inFile = new Int32Array(corrections.before.words.length).fill(-1);
    this.heard.forEach((word, index) => {
      if (word !== -1) this.inFile[word] = index;
    });
    for (const hunk of corrections.hunks) this.place(hunk);
  }

  /** Records an edit that the file cannot take. */
  leave(what: NotHeld['what'], word: number, why: string): void {
    const { before } = this.corrections;
    this.notHeld.push({ what, startMs: before.segments[before.segmentOf[Math.min(word, before.words.length - 1)] ?? -1]?.startMs ?? null, why });
  }

  /** Finds the place of an edited stretch in the file. */
  private place({ from, to, newFrom, newTo }: { from: number; to: number; newFrom: number; newTo: number }): void {
    const count = newTo - newFrom;
    if (from === to) return this.insert(from, newFrom, newTo);
    for (let word = from; word < to; word += 1) {
      if (this.inFile[word] === -1) return this.leave('words', word, 'The file has other words there.');
    }
    this.changed = true;
    const old = to - from;
    for (let index = 0; index < old; index += 1) {
      const [first, last] = old === count ? [index, index + 1] : [Math.ceil((index * count) / old), Math.ceil(((index + 1) * count) / old)];
      this.instead.set(this.inFile[from + index]!, Array.from({ length: last - first }, (_, at) => newFrom + first + at));
    }
  }

  /** New words: they go with the words of their own segment before them, else with those after, else into a segment of their own. */
  private insert(at: number, newFrom: number, newTo: number): void {
    const { after } = this.corrections;
    const [previous, next] = [this.inFile[at - 1] ?? -1, this.inFile[at] ?? -1];
    if (previous === -1 ? next >= newTo - newFrom && this.says(next - (newTo - newFrom), newFrom, newTo) : this.says(previous + 1, newFrom, newTo)) return;
    const beforeThem = newFrom > 0 ? after.segmentOf[newFrom - 1] : -1;
    const afterThem = newTo < after.words.length ? after.segmentOf[newTo] : -1;
    let [from, to] = [newFrom, newTo];
    while (from < to && after.segmentOf[from] === beforeThem) from += 1;
    while (to > from && after.segmentOf[to - 1] === afterThem) to -= 1;
    this.insertBeside(this.behind, previous, newFrom, from, at - 1);
    this.insertBeside(this.ahead, next, to, newTo, at);
    if (from < to) this.insertSegments(at, previous, next, from, to);
  }

  /** Whether the file already has the new words from this word on. */
  private says(first: number, from: number, to: number): boolean {
    const { words } = this.corrections.after;
    return words.slice(from, to).every(({ text }, index) => this.fileWords[first + index]?.text === text && this.heard[first + index] === -1);
  }

  private insertBeside(where: Map<number, number[]>, inFile: number, from: number, to: number, word: number): void {
    if (from === to) return;
    if (inFile === -1) return this.leave('words', word, 'The file has other words there.');
    if (this.says(where === this.behind ? inFile + 1 : inFile - (to - from), from, to)) return;
    this.changed = true;
    where.set(inFile, Array.from({ length: to - from }, (_, index) => from + index));
  }

  private insertSegments(at: number, previous: number, next: number, from: number, to: number): void {
    const { after } = this.corrections;
    const part = this.partBefore(previous, next);
    for (let segment = after.segmentOf[from]!; segment <= after.segmentOf[to - 1]!; segment += 1) {
      const { startMs, endMs, speaker, text } = after.segments[segment]!;
      const ends = endMs ?? after.segments[segment + 1]?.startMs ?? (startMs ?? 0) + readingTime(text);
      const why = part === null ? 'A segment was added where the file has no gap between two cues.' : startMs === null || ends <= startMs ? 'A segment was added that has no start and end, which the file cannot leave out.' : null;
      if (why === null) this.added.set(part!, [...(this.added.get(part!) ?? []), { segment, startMs: startMs!, endMs: ends, speaker, text }]);
      else {
        this.leave('segment', at, why);
        this.left.push(segment);
      }
    }
  }

  /** The part after which something is added: between two cues, next to the last or first words that the file has. Null if there is no gap. */
  private partBefore(previous: number, next: number): number | null {
    const turn = previous === -1 ? (next === -1 ? -1 : this.turnOf[this.partOf[next]!]!) - 1 : this.turnOf[this.partOf[previous]!]!;
    const [part, following] = [this.file.heard[turn], this.file.heard[turn + 1]];
    if (part === undefined || this.file.parts[part]!.cue === this.file.parts[following ?? -1]?.cue) return null;
    const end = this.lastOf(part) + 1;
    return (previous === -1 || previous + 1 === end) && (next === -1 || next === end) ? part : null;
  }

  /** The index of a part's last word among all words of the file. */
  lastOf(part: number): number {
    return this.firstOf[part]! + this.file.parts[part]!.words.length - 1;
  }

  /** The words of a part after the edit. */
  wordsOf(part: number): PlannedWord[] {
    const planned: PlannedWord[] = [];
    const { words, speaker } = this.file.parts[part]!;
    const { after, kept } = this.corrections;
    const put = (indexes: readonly number[] | undefined, was = -1): void => {
      for (const index of indexes ?? []) planned.push({ ...after.words[index]!, own: -1, speaker, segment: after.segmentOf[index]!, after: index, was });
    };
    words.forEach(({ text, spaced }, own) => {
      const word = this.firstOf[part]! + own;
      const known = this.heard[word]!;
      const later = known === -1 ? -1 : kept[known]!;
      put(this.ahead.get(word));
      const instead = this.instead.get(word);
      if (instead?.length === 1) planned.push({ ...after.words[instead[0]!]!, own, speaker, segment: after.segmentOf[instead[0]!]!, after: instead[0]!, was: known });
      else if (instead) put(instead, known);
      else planned.push({ text, spaced: later === -1 ? spaced : after.words[later]!.spaced, own, speaker, segment: later === -1 ? -1 : after.segmentOf[later]!, after: later, was: known });
      put(this.behind.get(word));
    });
    return planned;
  }
}

import { heardIn, type Corrections, type Run } from './corrections.ts';
import { namesOf } from './names.ts';
import type { NewCue, PlacedCue, PlacedFile } from './placed.ts';
import { finer, SECOND_MS } from '../time/finer.ts';
import type { Token } from './tokens.ts';

/** A word of a part as it is to stand there: one of its own, or a new one. */
export interface PlannedWord extends Token {
  /** Index among the words of the part; -1 for a new one. */
  own: number;
  speaker: string | null;
  /** Index of the segment after the edit, as far as that is known; -1 where the transcript has not this word. */
  segment: number;
  /** Index among all words after the edit; -1 likewise. */
  after: number;
  /** Index among all words before the edit of the one that it is or stands for; -1 for one that only came in. */
  was: number;
  /** The start of the segment that an edit lets begin with this word, in the middle of one that was. */
  begins?: number;
  /** When it is said, as far as that is known; the start of its segment where it is the first word there. */
  startMs?: number;
}

/** Times of a cue that change. */
export interface PlannedTimes {
  startMs?: number;
  endMs?: number;
}

/** An edit that a file does not take, and why. */
export interface NotHeld {
  what: 'words' | 'speaker' | 'time' | 'segment';
  startMs: number | null;
  why: string;
}

/** What a file is to say. */
export interface Plan {
  /** Of each part, in the order of the file. */
  words: PlannedWord[][];
  /** By index of the cue. */
  times: Map<number, PlannedTimes>;
  /** By part and index of the stamp in its cue. */
  stamps: Map<number, Map<number, number>>;
  /** Segments that come in behind a part. */
  added: Map<number, NewCue[]>;
  notHeld: NotHeld[];
  /** Whether anything changes. */
  isEmpty: boolean;
}

/**
 * Lays the corrections of a transcript over a file that holds the same speech: what was done to a passage is done where the file has that
 * passage, and nothing else. A file that says something otherwise than the transcript said before the edit goes on saying it.
 */
export function planOf(file: PlacedFile, corrections: Corrections): Plan {
  return new Planning(file, corrections).plan();
}

class Planning {
  private readonly fileWords: Token[] = [];
  /** Of each part, the index of its first word among all of the file; one more for the end. */
  private readonly firstOf: number[] = [0];
  private readonly heard: Int32Array;
  /** Of each word before the edit, the file's; -1 where it has none. */
  private readonly inFile: Int32Array;
  private readonly notHeld: NotHeld[] = [];
  /** What stands in place of a word of the file, where that is not itself: indexes of words after the edit. */
  private readonly instead = new Map<number, number[]>();
  /** What comes before a word of the file, and behind one. */
  private readonly ahead = new Map<number, number[]>();
  private readonly behind = new Map<number, number[]>();
  private readonly added = new Map<number, NewCue[]>();
  private changed = false;

  constructor(private readonly file: PlacedFile, private readonly corrections: Corrections) {
    for (const { words } of file.parts) {
      this.fileWords.push(...words);
      this.firstOf.push(this.fileWords.length);
    }
    this.heard = heardIn(this.fileWords, corrections.before);
    this.inFile = new Int32Array(corrections.before.words.length).fill(-1);
    this.heard.forEach((word, index) => {
      if (word !== -1) this.inFile[word] = index;
    });
  }

  plan(): Plan {
    for (const hunk of this.corrections.hunks) this.place(hunk);
    const words = this.file.parts.map((_, part) => this.wordsOf(part));
    this.giveSpeakers(words);
    for (const planned of words) this.giveTimes(planned);
    if (this.file.paragraphs) this.joinParagraphs(words);
    const [times, stamps] = this.times(words);
    return { words, times, stamps, added: this.added, notHeld: this.notHeld, isEmpty: !this.changed && times.size === 0 && stamps.size === 0 && this.added.size === 0 };
  }

  private leave(what: NotHeld['what'], word: number, why: string): void {
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

  /** New words: with those of their own segment before them, else with those after, else a segment of their own. */
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

  /** Whether the file has new words already, from this word of it on. */
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
    const part = previous === -1 ? -1 : this.partOf(previous);
    const isBetween = previous !== -1 && previous + 1 === this.firstOf[part + 1] && this.file.parts[part + 1]?.cue !== this.file.parts[part]!.cue && (next === -1 || next === previous + 1);
    for (let segment = after.segmentOf[from]!; segment <= after.segmentOf[to - 1]!; segment += 1) {
      const { startMs, endMs, speaker, text } = after.segments[segment]!;
      const ends = endMs ?? after.segments[segment + 1]?.startMs ?? null;
      if (!isBetween) this.leave('segment', at, 'A segment was added where the file has no gap between two cues.');
      else if (startMs === null || ends === null || ends <= startMs) this.leave('segment', at, 'A segment was added that has no start and end, which the file cannot leave out.');
      else this.added.set(part, [...(this.added.get(part) ?? []), { startMs, endMs: ends, speaker, text }]);
    }
  }

  private partOf(word: number): number {
    let [low, high] = [0, this.file.parts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.firstOf[middle]! <= word) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private wordsOf(part: number): PlannedWord[] {
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

  /** Who says each word, where that was edited and the file names the one who was named before. */
  private giveSpeakers(words: readonly PlannedWord[][]): void {
    const { before, after } = this.corrections;
    const names = namesOf(this.file.parts, this.heard, before);
    let told = -1;
    words.forEach((planned, part) => {
      const { speaker } = this.file.parts[part]!;
      planned.forEach((word) => {
        const known = word.was;
        if (known === -1 || word.segment === -1) return;
        const [was, is] = [before.segments[before.segmentOf[known]!]!.speaker, after.segments[word.segment]!.speaker];
        if (was === is || names.inFile(is) === speaker) return;
        if (names.agrees(speaker, was)) word.speaker = names.inFile(is);
        else if (told !== before.segmentOf[known]) {
          told = before.segmentOf[known]!;
          this.leave('speaker', known, 'The file names somebody else there.');
        }
      });
      spread(planned);
      if (planned.some((word) => word.speaker !== speaker)) this.changed = true;
    });
  }

  private giveTimes(planned: readonly PlannedWord[]): void {
    const { before, after, cameFrom } = this.corrections;
    planned.forEach((word, index) => {
      if (word.after === -1) return;
      const start = edgeOf(after, word.after, 'start');
      word.startMs = start ?? wordTime(after, word.after, 'start');
      const previous = planned[index - 1];
      if (start === undefined || start === null || !previous || previous.segment === word.segment || previous.segment === -1) return;
      // a word that began its segment before already is cut off from the one before it by the file itself, or not at all
      const known = cameFrom[word.after]!;
      if (known === -1 || before.firstOf[before.segmentOf[known]!] !== known) word.begins = start;
      if (this.file.paragraphs && word.begins !== undefined) this.changed = true;
    });
  }

  /** Where the segments of a file are its paragraphs, those that an edit joined are joined there too. */
  private joinParagraphs(words: PlannedWord[][]): void {
    const { before } = this.corrections;
    let open = -1;
    words.forEach((planned, part) => {
      const [first] = planned;
      const last = open === -1 ? undefined : words[open]!.at(-1);
      const known = this.heard[this.firstOf[part]!] ?? -1;
      const isJoined = first && last && first.own === 0 && first.segment !== -1 && first.segment === last.segment && known > 0 && before.segmentOf[known] !== before.segmentOf[known - 1] && first.speaker === last.speaker;
      if (!isJoined) {
        if (planned.length > 0) open = part;
        return;
      }
      const end = planned.findIndex(({ segment }) => segment !== first.segment);
      const moved = planned.splice(0, end === -1 ? planned.length : end);
      words[open]!.push(...moved.map((word, index) => ({ ...word, own: -1, spaced: index === 0 || word.spaced })));
      this.changed = true;
      if (planned.length > 0) open = part;
    });
  }

  private times(words: readonly PlannedWord[][]): [Plan['times'], Plan['stamps']] {
    const times: Plan['times'] = new Map();
    const stamps: Plan['stamps'] = new Map();
    /** How far the last cue was moved, and to where. */
    let [moved, latest] = [0, 0];
    this.file.cues.forEach((cue, index) => {
      const parts = this.partsOf(index);
      const planned = parts.flatMap((part) => words[part]!.map((word) => ({ ...word, part })));
      const [first, last] = [planned[0], planned.at(-1)];
      if (!first || !last) return;
      let startMs = this.edge(cue.startMs, first, this.firstOf[parts[0]!]!, 'start');
      let endMs = cue.endMs === null ? null : this.edge(cue.endMs, last, this.firstOf[parts.at(-1)! + 1]! - 1, 'end');
      // nothing says when its words are now, and they do not come before those above
      if (startMs === cue.startMs && latest > startMs && latest - moved <= startMs) {
        if (endMs === cue.endMs && endMs !== null) endMs += moved;
        startMs += moved;
      }
      [moved, latest] = [startMs - cue.startMs, startMs];
      const found = sound(cue, startMs, endMs, this.file.cues[index + 1]);
      if (endMs !== null && endMs <= startMs && endMs !== cue.endMs) this.leave('time', this.heard[this.firstOf[parts[0]!]!] ?? 0, 'Its cue would end before it begins.');
      if (found.startMs !== undefined || found.endMs !== undefined) times.set(index, found);
      for (const [stamp, { ms, word }] of cue.stamps.entries()) {
        const moved = this.stampAt(ms, this.firstOf[parts[0]!]! + word);
        if (moved === ms) continue;
        stamps.set(index, (stamps.get(index) ?? new Map<number, number>()).set(stamp, moved));
      }
    });
    return [times, stamps];
  }

  private readonly cueParts = new Map<number, number[]>();

  private partsOf(cue: number): number[] {
    if (this.cueParts.size === 0) this.file.parts.forEach((part, index) => this.cueParts.set(part.cue, [...(this.cueParts.get(part.cue) ?? []), index]));
    return this.cueParts.get(cue) ?? [];
  }

  /** Where a cue begins or ends after the edit; its own time where nothing says otherwise. */
  private edge(ms: number, word: PlannedWord, inFile: number, side: 'start' | 'end'): number {
    const { before, after, kept } = this.corrections;
    const known = this.heard[inFile] ?? -1;
    if (known === -1 || word.after === -1) return ms;
    const [was, is] = [edgeOf(before, known, side), edgeOf(after, word.after, side)];
    if (was !== undefined && is !== undefined) return was === is || is === null ? ms : agree(ms, was) && !agree(ms, is) ? is : ms;
    if (kept[known] !== word.after) return ms;
    const [old, now] = [wordTime(before, known, side), wordTime(after, word.after, side)];
    return moved(ms, old, now);
  }

  private stampAt(ms: number, inFile: number): number {
    const { before, after, kept } = this.corrections;
    for (const [word, side] of [[inFile, 'start'], [inFile - 1, 'end']] as const) {
      const known = this.heard[word] ?? -1;
      if (known === -1 || kept[known] === -1) continue;
      const [old, now] = [wordTime(before, known, side), wordTime(after, kept[known]!, side)];
      if (old !== undefined && now !== undefined) return moved(ms, old, now);
    }
    return ms;
  }
}

/** Words that the transcript has not, and new ones, belong to who speaks before them in the part, else after them. */
function spread(planned: PlannedWord[]): void {
  const isKnown = ({ was, segment }: PlannedWord): boolean => was !== -1 && segment !== -1;
  const first = planned.find(isKnown);
  let speaker = first?.speaker;
  for (const word of planned) {
    if (isKnown(word)) speaker = word.speaker;
    else if (speaker !== undefined) word.speaker = speaker;
  }
}

/** The start or end of the segment that begins or ends with a word; undefined for a word inside one. */
function edgeOf({ segments, segmentOf, firstOf }: Run, word: number, side: 'start' | 'end'): number | null | undefined {
  const segment = segmentOf[word]!;
  if (side === 'start') return firstOf[segment] === word ? segments[segment]!.startMs : undefined;
  return firstOf[segment + 1] === word + 1 ? segments[segment]!.endMs : undefined;
}

/** The time of a word, where the words of its segment have times. */
function wordTime({ segments, segmentOf, spokenAs }: Run, word: number, side: 'start' | 'end'): number | undefined {
  const timed = segments[segmentOf[word]!]!.words?.[spokenAs[word]!];
  return side === 'start' ? timed?.startMs : timed?.endMs;
}

/** A time of the file that goes along with a word; one that is nearer to where the word is now went already. */
function moved(ms: number, old: number | undefined, now: number | undefined): number {
  if (old === undefined || now === undefined || old === now || Math.abs(ms - old) > Math.abs(ms - now)) return ms;
  return Math.max(0, ms + now - old);
}

/** Whether two times are the same, of which one may say whole seconds only. */
const agree = (inFile: number, ms: number | null): boolean => ms !== null && finer(inFile, ms, SECOND_MS) !== null;

/** Times that a cue can have: one that would end before it begins lasts until the next one, or as long as it did. */
function sound(cue: PlacedCue, startMs: number, endMs: number | null, next: PlacedCue | undefined): PlannedTimes {
  let end = endMs;
  if (end !== null && end <= startMs) end = next && next.startMs > startMs ? next.startMs : startMs + Math.max(1, cue.endMs! - cue.startMs);
  return { ...(startMs !== cue.startMs && { startMs }), ...(end !== null && end !== cue.endMs && { endMs: end }) };
}

import { finer, SECOND_MS } from '../time/finer.ts';
import type { Corrections, Run } from './corrections.ts';
import { type AddedSegment, FoundWords, type NotHeld, type PlannedWord } from './foundWords.ts';
import { namesOf } from './names.ts';
import type { PlacedCue, PlacedFile } from './placed.ts';

/** The times of a cue that change. */
export interface PlannedTimes {
  startMs?: number;
  endMs?: number;
}

/** What a file is to say. */
export interface Plan {
  /** For each part, in the order of the file. */
  words: PlannedWord[][];
  /** By index of the cue. */
  times: Map<number, PlannedTimes>;
  /** By part, and by index of the stamp in its cue. */
  stamps: Map<number, Map<number, number>>;
  /** Segments added after a part. */
  added: Map<number, AddedSegment[]>;
  /** Added segments that have no place, as indexes after the edit. */
  left: readonly number[];
  notHeld: NotHeld[];
  /** For each word of the file, the same word before the edit; -1 if there is none. */
  heard: Int32Array;
  /** Whether nothing changes. */
  isEmpty: boolean;
}

/**
 * Applies the corrections of a transcript to a file with the same speech: an edit of a passage is made where the file has that passage,
 * and nothing else changes. Where a file differed from the transcript before the edit, it still does.
 */
export function planOf(file: PlacedFile, corrections: Corrections): Plan {
  return new Planning(file, corrections).plan();
}

class Planning {
  private readonly found: FoundWords;

  constructor(private readonly file: PlacedFile, private readonly corrections: Corrections) {
    this.found = new FoundWords(file, corrections);
  }

  plan(): Plan {
    const words = this.file.parts.map((_, part) => this.found.wordsOf(part));
    this.giveSpeakers(words);
    for (const planned of words) this.giveTimes(planned);
    if (this.file.paragraphs) this.joinParagraphs(words);
    const [times, stamps] = this.times(words);
    return { words, times, stamps, added: this.found.added, left: this.found.left, notHeld: this.found.notHeld, heard: this.found.heard, isEmpty: !this.found.changed && times.size === 0 && stamps.size === 0 && this.found.added.size === 0 };
  }

  /** Sets the speakers of words if they were edited and the file had the former speaker. */
  private giveSpeakers(words: readonly PlannedWord[][]): void {
    const { before, after } = this.corrections;
    const names = namesOf(this.file.parts, this.found.heard, before);
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
          this.found.leave('speaker', known, 'The file names somebody else there.');
        }
      });
      spread(planned);
      if (planned.some((word) => word.speaker !== speaker)) this.found.changed = true;
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
      // if a word already began a segment before, the file itself separates it from the previous word, or does not at all
      const known = cameFrom[word.after]!;
      if (known === -1 || before.firstOf[before.segmentOf[known]!] !== known) word.begins = start;
      if (this.file.paragraphs && word.begins !== undefined) this.found.changed = true;
    });
  }

  /** If the segments of a file are paragraphs, joins those that an edit joined. */
  private joinParagraphs(words: PlannedWord[][]): void {
    const { before } = this.corrections;
    let open = -1;
    words.forEach((planned, part) => {
      const [first] = planned;
      const last = open === -1 ? undefined : words[open]!.at(-1);
      const known = this.found.heard[this.found.firstOf[part]!] ?? -1;
      const isJoined = first && last && first.own === 0 && first.segment !== -1 && first.segment === last.segment && known > 0 && before.segmentOf[known] !== before.segmentOf[known - 1] && first.speaker === last.speaker;
      if (!isJoined) {
        if (planned.length > 0) open = part;
        return;
      }
      const end = planned.findIndex(({ segment }) => segment !== first.segment);
      const moved = planned.splice(0, end === -1 ? planned.length : end);
      words[open]!.push(...moved.map((word, index) => ({ ...word, own: -1, spaced: index === 0 || word.spaced })));
      this.found.changed = true;
      if (planned.length > 0) open = part;
    });
  }

  private times(words: readonly PlannedWord[][]): [Plan['times'], Plan['stamps']] {
    const times: Plan['times'] = new Map();
    const stamps: Plan['stamps'] = new Map();
    /** How far the last cue was moved, and to where. */
    let [moved, latest] = [0, 0];
    const heard = [...new Set(this.file.heard.map((part) => this.file.parts[part]!.cue))];
    heard.forEach((index, turn) => {
      const cue = this.file.cues[index]!;
      const parts = this.partsOf(index);
      const planned = parts.flatMap((part) => words[part]!.map((word) => ({ ...word, part })));
      const [first, last] = [planned[0], planned.at(-1)];
      if (!first || !last) return;
      let startMs = this.startOf(index, words)!;
      let endMs = cue.endMs === null ? null : this.edge(cue.endMs, last, this.found.lastOf(parts.at(-1)!), 'end');
      // nothing gives the new time of its words, but they must not come before the cues above or after those below
      if (startMs === cue.startMs && latest > startMs && latest - moved <= startMs) {
        if (endMs === cue.endMs && endMs !== null) endMs += moved;
        const next = this.startOf(heard[turn + 1] ?? -1, words) ?? Infinity;
        startMs = next < latest ? startMs + moved : Math.min(startMs + moved, next);
      }
      [moved, latest] = [startMs - cue.startMs, startMs];
      const found = sound(cue, startMs, endMs, this.file.cues[heard[turn + 1] ?? -1]);
      if (endMs !== null && endMs <= startMs && endMs !== cue.endMs) this.found.leave('time', this.found.heard[this.found.firstOf[parts[0]!]!] ?? 0, 'Its cue would end before it begins.');
      if (found.startMs !== undefined || found.endMs !== undefined) times.set(index, found);
      for (const [stamp, { ms, word }] of cue.stamps.entries()) {
        const moved = this.stampAt(ms, this.found.firstOf[parts[0]!]! + word);
        if (moved === ms) continue;
        stamps.set(index, (stamps.get(index) ?? new Map<number, number>()).set(stamp, moved));
      }
    });
    return [times, stamps];
  }

  /** The start of a cue after the edit, as far as its first word tells; undefined if it has no words. */
  private startOf(cue: number, words: readonly PlannedWord[][]): number | undefined {
    const parts = this.partsOf(cue);
    const first = parts.flatMap((part) => words[part]!.slice(0, 1))[0];
    return first && this.edge(this.file.cues[cue]!.startMs, first, this.found.firstOf[parts[0]!]!, 'start');
  }

  private readonly cueParts = new Map<number, number[]>();

  private partsOf(cue: number): number[] {
    if (this.cueParts.size === 0) this.file.parts.forEach((part, index) => this.cueParts.set(part.cue, [...(this.cueParts.get(part.cue) ?? []), index]));
    return this.cueParts.get(cue) ?? [];
  }

  /** The start or end of a cue after the edit; its own time if nothing changes it. */
  private edge(ms: number, word: PlannedWord, inFile: number, side: 'start' | 'end'): number {
    const { before, after, kept } = this.corrections;
    const known = this.found.heard[inFile] ?? -1;
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
      const known = this.found.heard[word] ?? -1;
      if (known === -1 || kept[known] === -1) continue;
      const [old, now] = [wordTime(before, known, side), wordTime(after, kept[known]!, side)];
      if (old !== undefined && now !== undefined) return moved(ms, old, now);
    }
    return ms;
  }
}

const isKnown = ({ was, segment }: PlannedWord): boolean => was !== -1 && segment !== -1;

/** Words not in the transcript, and new ones, get the speaker before them in the part, else the one after them. */
function spread(planned: PlannedWord[]): void {
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

/** The time of a word, if its segment has word times. */
function wordTime({ segments, segmentOf, spokenAs }: Run, word: number, side: 'start' | 'end'): number | undefined {
  const timed = segments[segmentOf[word]!]!.words?.[spokenAs[word]!];
  return side === 'start' ? timed?.startMs : timed?.endMs;
}

/** Moves a time of the file along with its word; one that is closer to the new position has moved already. */
function moved(ms: number, old: number | undefined, now: number | undefined): number {
  if (old === undefined || now === undefined || old === now || Math.abs(ms - old) > Math.abs(ms - now)) return ms;
  return Math.max(0, ms + now - old);
}

/** Whether two times agree, if one of them may be in whole seconds. */
const agree = (inFile: number, ms: number | null): boolean => ms !== null && finer(inFile, ms, SECOND_MS) !== null;

/** Valid times for a cue: if it would end before it begins, it lasts until the next one, or as long as before. */
function sound(cue: PlacedCue, startMs: number, endMs: number | null, next: PlacedCue | undefined): PlannedTimes {
  let end = endMs;
  if (end !== null && end <= startMs) end = next && next.startMs > startMs ? next.startMs : startMs + Math.max(1, cue.endMs! - cue.startMs);
  return { ...(startMs !== cue.startMs && { startMs }), ...(end !== null && end !== cue.endMs && { endMs: end }) };
}

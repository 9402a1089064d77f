import { estimateTimes } from '../edit/estimateWords.ts';
import type { Patch } from '../model/patch.ts';
import type { NewCue, PlacedFile } from './placed.ts';
import type { PlannedWord } from './foundWords.ts';
import type { Plan } from './plan.ts';
import { fillGap, replaceWord, type Coming } from './wordPatches.ts';

/** What a file says in one cue, as it should read back. */
export interface Said {
  startMs: number;
  endMs: number | null;
  speaker: string | null;
  text: string;
}

export interface Writing {
  patches: Patch[];
  /** What the patched file should say, part by part. */
  said: Said[];
}

/** Words of a part by one voice in one cue. */
interface Stretch {
  words: PlannedWord[];
  speaker: string | null;
  startMs: number;
}

/**
 * The patches that make a file say what was planned.
 *
 * @param sure whether new names are marked so that no reader takes them for words
 * @returns the patches, or why patches cannot do it
 */
export function writePlan(file: PlacedFile, plan: Plan, sure: boolean): Writing | { why: string } {
  return new PlanWriter(file, plan, sure).write();
}

/** Words separated by white space, each with its share of the cue's time; null if there is not enough. */
function wordsApart(planned: readonly PlannedWord[], { startMs, endMs }: { startMs: number; endMs: number | null }): Stretch[] | null {
  const apart: PlannedWord[][] = [];
  for (const word of planned) {
    if (word.spaced || apart.length === 0) apart.push([word]);
    else apart.at(-1)!.push(word);
  }
  if (apart.length === 1) return [{ words: apart[0]!, speaker: planned[0]!.speaker, startMs }];
  if (endMs === null || endMs - startMs < apart.length) return null;
  const times = estimateTimes(apart.map((words) => words.map(({ text }) => text).join('')), startMs, endMs);
  return apart.map((words, index) => ({ words, speaker: words[0]!.speaker, startMs: times[index]! }));
}

class PlanWriter {
  private readonly patches: Patch[] = [];
  private readonly said: Said[] = [];
  /** The current speaker as a reader of the patched file would have it, if the file names people only when they change. */
  private current: string | null = null;

  constructor(private readonly file: PlacedFile, private readonly plan: Plan, private readonly sure: boolean) {}

  write(): Writing | { why: string } {
    const { file, plan } = this;
    for (let part = 0; part < file.parts.length; part += 1) {
      const problem = this.writePart(part);
      if (problem !== null) return { why: problem };
      if (plan.words[part]!.length > 0) this.behind = file.parts[part]!.cue;
      for (const added of (plan.added.get(part) ?? []).flatMap((segment) => this.cuesOf(segment))) {
        const named = this.mustName(added.speaker);
        const patch = this.behind === -1 ? null : file.writing.after(this.behind, added, named, this.sure);
        if (!patch) return { why: 'a segment was added, which cannot be written in the form of its neighbours' };
        this.patches.push(patch);
        this.say(added);
      }
    }
    this.writeTimes();
    return { patches: this.patches, said: this.said };
  }

  /** The last cue so far that keeps words; -1 before the first. */
  private behind = -1;
  private readonly cuts = new Map<number, number>();

  private writePart(part: number): string | null {
    const { file, plan } = this;
    const { cue, speaker, words, labels } = file.parts[part]!;
    const planned = plan.words[part]!;
    if (planned.length === 0) {
      const isOnly = file.parts[part - 1]?.cue !== cue && file.parts[part + 1]?.cue !== cue;
      if (!isOnly) return 'all words of a voice went that shares its cue with another';
      this.patches.push(file.writing.remove(cue, this.behind === -1));
      return null;
    }
    // the file itself changes the speaker here: by a caption with only a name, or a mark for another speaker
    if (file.carries && labels.length === 0 && speaker !== (file.parts[part - 1]?.speaker ?? null)) this.current = speaker;
    const stretches = this.stretchesOf(part);
    if (stretches === null) return 'a cue has to be divided at a time that is not known or lies outside of it';
    const [first, ...others] = stretches;
    const wanted = first!.speaker;
    if (labels.length > 0 ? wanted !== speaker : this.mustName(wanted) && !(wanted === speaker && !file.carries)) {
      const patches = file.writing.name(part, wanted, this.sure);
      if (!patches) return 'a name cannot be taken away where the next one is not named';
      this.patches.push(...patches);
    }
    this.current = wanted;
    const times = { ...file.cues[cue]!, ...plan.times.get(cue) };
    const dividers: { at: PlannedWord; text: string }[] = [];
    this.say({ startMs: times.startMs, endMs: others[0]?.startMs ?? times.endMs, speaker: wanted, text: '' }, first!.words);
    others.forEach((stretch, index) => {
      const endMs = others[index + 1]?.startMs ?? times.endMs ?? stretch.startMs;
      const named = this.mustName(stretch.speaker);
      const text = file.writing.divider(part, { startMs: stretch.startMs, endMs, speaker: stretch.speaker }, named, this.sure);
      if (text !== null) dividers.push({ at: stretch.words[0]!, text });
      this.say({ startMs: stretch.startMs, endMs, speaker: stretch.speaker, text: '' }, stretch.words);
      this.current = stretch.speaker;
    });
    if (dividers.length < others.length) return 'a cue that holds markup has to be divided';
    const end = file.cues[cue]!.end;
    if (others[0] && (!end || end.start < words[0]!.pieces[0]!.start)) this.cuts.set(cue, others[0].startMs);
    return this.writeWords(part, dividers);
  }

  /** A segment in the file's form: whole, or word by word, each with its share of the time. */
  private cuesOf(segment: NewCue): NewCue[] {
    if (!this.file.wordByWord) return [segment];
    const words = segment.text.match(/\S\S*/g) ?? [];
    const times = estimateTimes(words, segment.startMs, segment.endMs);
    return words.map((text, index) => ({ ...segment, text, startMs: times[index]!, endMs: times[index + 1]! }));
  }

  private mustName(speaker: string | null): boolean {
    return this.file.carries ? speaker !== this.current : speaker !== null;
  }

  private say({ startMs, endMs, speaker, text }: Said, words?: readonly PlannedWord[]): void {
    this.said.push({ startMs, endMs, speaker, text: words ? words.map((word, index) => (word.spaced && index > 0 ? ` ${word.text}` : word.text)).join('') : text });
    this.current = speaker;
  }

  /** The words of a part by speaker and, in files whose segments are paragraphs, by paragraph; null if one begins at an unknown time. */
  private stretchesOf(part: number): Stretch[] | null {
    const { file, plan } = this;
    const cue = { ...file.cues[file.parts[part]!.cue]!, ...plan.times.get(file.parts[part]!.cue) };
    if (file.wordByWord) return wordsApart(plan.words[part]!, cue);
    const stretches: Stretch[] = [];
    for (const word of plan.words[part]!) {
      const last = stretches.at(-1);
      const begins = !last || word.speaker !== last.speaker || (file.paragraphs && word.begins !== undefined && last.words.length > 0);
      if (!begins) {
        last.words.push(word);
        continue;
      }
      const startMs = last ? (word.begins ?? word.startMs) : cue.startMs;
      if (startMs === undefined || (last && (startMs <= last.startMs || startMs >= (cue.endMs ?? Infinity)))) return null;
      stretches.push({ words: [word], speaker: word.speaker, startMs });
    }
    return stretches;
  }

  private writeWords(part: number, dividers: readonly { at: PlannedWord; text: string }[]): string | null {
    const { text, parts, writing } = this.file;
    const { words } = parts[part]!;
    let gone = 0;
    let coming: Coming[] = [];
    const close = (to: number, next?: PlannedWord): boolean => {
      const after = next && { ...words[to]!, isGlued: !next.spaced };
      const patches = gone === to && coming.length === 0 ? [] : fillGap(text, words[gone - 1], words.slice(gone, to), coming, after, writing.words);
      coming = [];
      if (patches) this.patches.push(...patches);
      return patches !== null;
    };
    for (const word of this.plan.words[part]!) {
      const divider = dividers.find(({ at }) => at === word);
      if (divider) coming.push({ divider: divider.text });
      if (word.own === -1) {
        coming.push(word);
        continue;
      }
      if (!close(word.own, word)) return 'a cue has to be divided amid markup';
      const [before, own] = [words[word.own - 1], words[word.own]!];
      const isClose = before?.pieces.at(-1)!.end === own.pieces[0]!.start;
      if (word.spaced && isClose && gone === word.own) this.patches.push({ start: own.pieces[0]!.start, end: own.pieces[0]!.start, text: ' ' });
      this.patches.push(...replaceWord(text, own, word.text, writing.words));
      gone = word.own + 1;
    }
    return close(words.length) ? null : 'a cue has to be divided amid markup';
  }

  private writeTimes(): void {
    const { cues, text, writing } = this.file;
    cues.forEach((cue, index) => {
      const times = this.plan.times.get(index);
      const endMs = this.cuts.get(index) ?? times?.endMs;
      for (const [place, ms] of [[cue.start, times?.startMs], [cue.end, endMs]] as const) {
        if (!place || ms === undefined) continue;
        const written = text.slice(place.start, place.end);
        const now = writing.time(ms, written);
        if (now !== null && now !== written) this.patches.push({ ...place, text: now });
      }
      for (const [stamp, ms] of this.plan.stamps.get(index) ?? []) {
        const place = cue.stamps[stamp]!;
        const now = writing.time(ms, text.slice(place.start, place.end));
        if (now !== null) this.patches.push({ start: place.start, end: place.end, text: now });
      }
    });
  }
}

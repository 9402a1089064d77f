import type { SpokenCue } from '../cue.ts';
import { joinTexts, spacesItsCjk } from '../joinTexts.ts';
import { isSound, speakersAmong, type LabelUse } from '../speakersAmong.ts';
import { hasHead, headOf, mayHaveHead, wordsOnly, type Head } from './heads.ts';

/** A caption as plain words, line by line. */
export interface Caption {
  startMs: number;
  endMs: number | null;
  line: number;
  lines: readonly string[];
}

interface Voice {
  speaker: string | null;
  lines: string[];
  begins?: true;
}

const IN_BRACKETS = /^[[(]([^\][()]*)[\])]$/;
const NOTES = /^[♩♪♫♬]/;

/**
 * Who says what in captions. A name at the beginning of a line ({@link speakersAmong} decides which labels are names) holds until the next
 * one, across captions without a name. `>>` and dialogue dashes announce another speaker without naming one: from there on there is none. A
 * dash counts on a caption's first line, and on later lines if the first has one too.
 */
export function voicesOf(captions: readonly Caption[]): SpokenCue[] {
  const heads = captions.map(({ lines }) => headsOf(lines));
  const speakers = speakersNamed(captions.map(({ lines }) => lines), heads);
  let isSpaced: boolean | null = null;
  const spaced = () => (isSpaced ??= captions.some(({ lines }) => lines.some(spacesItsCjk)));
  const cues: SpokenCue[] = [];
  let speaker: string | null = null;
  captions.forEach(({ startMs, endMs, line }, index) => {
    const voices = voicesIn(heads[index]!, speaker, speakers);
    speaker = voices.at(-1)!.speaker;
    for (const voice of voices) {
      if (voice.lines.length === 0) continue;
      const text = voice.lines.length === 1 ? voice.lines[0]! : joinTexts(voice.lines, spaced());
      cues.push({ startMs, endMs, speaker: voice.speaker, text, words: null, ...(voice.begins ? { begins: true } : {}), line });
    }
  });
  return cues;
}

const NO_HEADS: readonly Head[] = [];

/** The names of speakers in captions, given as lines. */
export function speakersNamed(captions: readonly (readonly string[])[], heads: readonly (readonly Head[])[] = captions.map((lines) => (lines.some(mayHaveHead) ? headsOf(lines) : NO_HEADS))): Set<string> {
  return speakersAmong(labelUses(heads), captions.length, captions.findIndex((lines) => !lines.every(isOnlySound)));
}

function isOnlySound(line: string): boolean {
  const inside = IN_BRACKETS.exec(line)?.[1];
  return inside === undefined ? NOTES.test(line) : isSound(inside);
}

/** What each line of a caption begins with; a dash only if it announces another speaker. */
function headsOf(lines: readonly string[]): Head[] {
  const heads = lines.map(headOf);
  const isDialogue = heads[0]?.change === 'dash';
  return heads.map((head, at) => (at > 0 && head.change === 'dash' && !isDialogue ? wordsOnly(lines[at]!) : head));
}

function labelUses(heads: readonly (readonly Head[])[]): LabelUse[] {
  const uses: LabelUse[] = [];
  heads.forEach((lines, caption) => {
    lines.forEach(({ label, change, words }, at) => {
      const next = lines[at + 1];
      if (label) uses.push({ ...label, marked: change === 'chevrons', alone: words === '' && (next === undefined || hasHead(next)), caption: at === 0 ? caption : null });
    });
  });
  return uses;
}

/** The voices of one caption; the last one continues in the next. */
function voicesIn(heads: readonly Head[], current: string | null, speakers: ReadonlySet<string>): Voice[] {
  const voices: Voice[] = [{ speaker: current, lines: [] }];
  heads.forEach((head, at) => {
    const name = head.label && (head.label.sure || speakers.has(head.label.name)) ? head.label.name : null;
    if (name !== null) voices.push({ speaker: name, lines: [] });
    else if (head.change !== null) voices.push({ speaker: null, lines: [], begins: true });
    else if (head.guarded && at === 0) voices.push({ speaker: null, lines: [] });
    const words = name === null ? head.labelAndWords : head.words;
    if (words !== '') voices.at(-1)!.lines.push(words);
  });
  return voices;
}

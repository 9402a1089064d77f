import type { SpokenCue } from '../cue.ts';
import { joinTexts } from '../joinTexts.ts';
import type { JsonFindings } from '../json/findings.ts';
import { oneLine } from '../oneLine.ts';
import { timedText } from '../timedText.ts';
import { cuesOfWords, type SpokenRun } from '../wordCues.ts';
import { wordsInText } from '../wordsInText.ts';
import type { SaidSegment } from './saidSegments.ts';

/** Marks that attach to the word before them, and to the one after them. */
const CLOSING_MARK = /^[.,;:!?…%‰)\]}»”’。，！？、]+$/u;
const OPENING_MARK = /^[([{«“‘¿¡$€£#@]+$/u;

const speakerOf = ({ speaker }: SaidSegment): string | null => speaker || null;

const lineOf = ({ line }: SaidSegment): { line?: number } => (line === undefined ? {} : { line });

/** One cue for every segment, each beginning a segment of the transcript. */
export function paragraphs(said: readonly SaidSegment[], findings: JsonFindings): SpokenCue[] {
  const cues: SpokenCue[] = [];
  for (const segment of said) {
    const text = oneLine(segment.body);
    if (text !== '') cues.push({ startMs: segment.startMs, endMs: segment.endMs, speaker: speakerOf(segment), text, words: segment.words && measured(segment, text, findings), begins: true, ...lineOf(segment) });
  }
  return cues;
}

function measured({ words, startMs, endMs, path }: SaidSegment, text: string, findings: JsonFindings): SpokenCue['words'] {
  const { runs, missing } = wordsInText(text, words ?? [], (between) => ({ text: between, startMs: null, endMs: null }));
  if (missing > 0) findings.repaired(path, 'Some of its words are not in its body; their times were left out.');
  return timedText(runs, startMs, endMs).words;
}

/** One cue for every caption: neighbours with the same time and speaker are lines of one. */
export function linesOfCaptions(said: readonly SaidSegment[]): SpokenCue[] {
  const cues: SpokenCue[] = [];
  for (const segment of said) {
    const text = oneLine(segment.body);
    const last = cues.at(-1);
    const speaker = speakerOf(segment);
    if (text === '') continue;
    if (last && segment.endMs !== null && last.startMs === segment.startMs && last.endMs === segment.endMs && last.speaker === speaker) last.text = joinTexts([last.text, text]);
    else cues.push({ startMs: segment.startMs, endMs: segment.endMs, speaker, text, words: null, ...lineOf(segment) });
  }
  return cues;
}

/** Cues from single words. If the file has spaces between them (as words, or in them), those are used; else one is put before every word except marks. */
export function wordsOfStream(said: readonly SaidSegment[]): SpokenCue[] {
  const spaced = said.some(({ body }) => body.trim() === '' || /^\s/u.test(body));
  let opened = false;
  const runs = said.map((segment): SpokenRun => {
    const { body, startMs, endMs } = segment;
    const joined = spaced || opened || CLOSING_MARK.test(body);
    opened = OPENING_MARK.test(body);
    return { text: joined ? body : ` ${body}`, startMs: body.trim() === '' ? null : startMs, endMs, speaker: speakerOf(segment) };
  });
  return cuesOfWords(runs);
}

import { LATEST_MS } from '../../model/id.ts';
import type { SpokenCue } from '../cue.ts';
import { segmentsOf } from '../joinCues.ts';
import { languageTag } from '../languageTag.ts';
import { newReport, readingOf, type ReadOptions, type TranscriptReading } from '../reading.ts';
import { Tally } from '../tally.ts';
import { parseTimestamp } from '../../time/timestamp.ts';
import { parseCueText, type CueText } from './cueText.ts';
import { frameOf, keptCue, type KeptSpokenCue } from './kept.ts';
import { speakerLabels, withLabelsRead } from './labels.ts';
import { marksOf } from './marks.ts';
import { parseVtt } from './parseVtt.ts';
import { withoutRepeats } from './rollUp.ts';
import { strayWords } from './settings.ts';
import { partsOf } from './spoken.ts';
import type { VttCue, VttFile } from './vttFile.ts';
import { carriedOn, namesOnlyChanges } from './voices.ts';


/** Collects what was repaired and left out of a file. */
interface Findings {
  repaired: Tally;
  rejected: Tally;
}

/**
 * Reads a WebVTT file: voices, word times, and speakers that the file names by labels or only when they change. `strict` accepts only
 * what the standard allows; with `keepCues`, settings, identifiers, markup, notes, styles and regions are kept to be written again.
 */
export function readVtt(text: string, options: ReadOptions): TranscriptReading {
  const { strict = false, keepCues = false } = options;
  const file = parseVtt(text, { strict });
  const report = newReport();
  const { inTime, cues, findings } = voicedCues(file, { strict, keepCues });
  const segments = segmentsOf(cues, options, report);
  if (keepCues) cues.toSorted((a, b) => a.startMs - b.startMs).forEach(({ kept }, index) => Object.assign(segments[index]!, kept && { cue: kept }));
  report.read = inTime.length;
  report.repaired = [...file.repaired, ...findings.repaired.repairs(), ...report.repaired].sort((a, b) => a.line - b.line);
  report.rejected = [...file.rejected, ...findings.rejected.rejections()].sort((a, b) => a.line - b.line);
  if (report.read === 0 && report.rejected.length === 0) report.rejected.push({ line: 1, why: 'The file contains no cues.' });
  return readingOf(report, { segments, language: languageOf(file), durationMs: durationOf(file), ...(keepCues && { vtt: frameOf(file, cues) }) });
}

/** What each voice says in each cue of a file, in order, and whether its captions roll. */
export function voicedCues(file: VttFile, { strict = false, keepCues = false }: ReadOptions = {}): { inTime: VttCue[]; cues: KeptSpokenCue[]; rolls: boolean; findings: Findings } {
  const findings: Findings = { repaired: new Tally(), rejected: new Tally() };
  const inTime = file.cues.filter((cue) => isInTime(cue, findings));
  const rolled = strict || marksOf(inTime) ? null : withoutRepeats(inTime);
  if (rolled) findings.repaired.add(rolled.line, rolled.what);
  return { inTime, cues: spokenCues(rolled?.cues ?? inTime, strict, keepCues, findings), rolls: rolled !== null, findings };
}

function isInTime({ startMs, endMs, line }: VttCue, { rejected }: Findings): boolean {
  if (startMs <= LATEST_MS && endMs <= LATEST_MS) return true;
  rejected.add(line, 'A cue is later than 24 days, too late for a recording: it is left out.');
  return false;
}

function spokenCues(cues: readonly VttCue[], strict: boolean, keepCues: boolean, findings: Findings): KeptSpokenCue[] {
  const marks = marksOf(cues);
  const texts = cues.map((cue) => readText(cue, strict, findings));
  const hasVoice = texts.some(({ pieces }) => pieces.some((piece) => piece.kind === 'text' && piece.voice !== null));
  const labels = strict || marks || hasVoice ? new Set<string>() : speakerLabels(texts.map(({ pieces }) => pieces));
  const spoken: KeptSpokenCue[] = [];
  cues.forEach((cue, index) => {
    const parsed = texts[index]!;
    const pieces = labels.size > 0 ? withLabelsRead(parsed.pieces, labels) : parsed.pieces;
    const endMs = cue.endMs > cue.startMs ? cue.endMs : null;
    if (endMs === null) findings.repaired.add(cue.line, 'A cue does not end after it begins: its end is left out.');
    const { parts, misplaced } = partsOf(pieces, cue.startMs, endMs, marks !== null);
    if (misplaced > 0) findings.rejected.add(cue.line, 'A time between words is outside its cue or earlier than the one before it: it is left out.');
    parts.forEach((part, at) => {
      const one: KeptSpokenCue = { startMs: part.startMs, endMs: part.endMs, speaker: part.voice, text: part.text, words: part.words, line: cue.line };
      if (marks && at === 0) one.begins = marks[index]!;
      if (keepCues) one.kept = keptCue(cue, one, at, parts.length);
      spoken.push(one);
    });
  });
  return strict || marks ? spoken : withNamesCarried(spoken, labels.size > 0, findings);
}

/** The pieces of a cue's text; reports whatever is odd in it. */
function readText(cue: VttCue, strict: boolean, { repaired, rejected }: Findings): CueText {
  const words = strayWords(cue.settings);
  const isMisplaced = words !== '' && !strict && cue.text.trim() === '';
  if (isMisplaced) repaired.add(cue.line, 'The words of a cue are on the line with its times.');
  else if (words !== '') rejected.add(cue.line, 'Text after the times of a cue that is not a WebVTT setting is left out.');
  const parsed = parseCueText(isMisplaced ? words : cue.text, { strict });
  for (const { kind, what } of parsed.oddities) (kind === 'kept' ? repaired : rejected).add(cue.line, what);
  if (parsed.pieces.some((piece) => piece.kind === 'text' && piece.isRuby)) rejected.add(cue.line, 'Pronunciations (<rt>) are left out.');
  return parsed;
}

/** Carries names on to the following cues if the file names people only when they change. Labels always work that way. */
function withNamesCarried(cues: KeptSpokenCue[], byLabels: boolean, { repaired }: Findings): KeptSpokenCue[] {
  if (!byLabels && !namesOnlyChanges(cues)) return cues;
  const carried = carriedOn<SpokenCue & KeptSpokenCue>(cues);
  const first = carried.findIndex((cue, index) => cue !== cues[index]);
  if (first >= 0) repaired.add(carried[first]!.line ?? 1, 'The file names the speaker only when it changes: cues without a name belong to the speaker named before them.');
  return carried;
}

const noteTexts = ({ header, blocks }: VttFile): string[] => [header, ...blocks.filter(({ kind }) => kind === 'note').map(({ text }) => text)];

/** `Language: en` in the header, from YouTube, or `language:en-us` in a note, from Microsoft Stream. */
function languageOf(file: VttFile): string | null {
  for (const text of noteTexts(file)) {
    const found = /^language:[ \t]*([a-z]{2,3}(?:-[a-z0-9]{2,8})*)[ \t]*$/im.exec(text)?.[1];
    if (found !== undefined) return languageTag(found);
  }
  return null;
}

/** `duration:"00:30:12.5000000"` in a note, from Microsoft Stream. */
function durationOf(file: VttFile): number | null {
  for (const text of noteTexts(file)) {
    const found = /^duration:[ \t]*"?(\d{1,3}:\d{2}:\d{2}(?:\.\d{1,3})?)/im.exec(text)?.[1];
    if (found !== undefined) return parseTimestamp(found);
  }
  return null;
}

import { LATEST_MS } from '../../model/id.ts';
import type { SpokenCue } from '../cue.ts';
import type { FileContent } from '../fileContent.ts';
import { segmentsOf } from '../joinCues.ts';
import { newReport, readingOf, type ReadOptions, type TranscriptReading } from '../reading.ts';
import { repeatedWords, rollUpRepair, withoutFirstWords } from '../rollUp.ts';
import { Tally } from '../tally.ts';
import { hasReferences, hasVoice, plainLines } from './markup.ts';
import { parseSrt, type SrtCue } from './parseSrt.ts';
import { voicesOf, type Caption } from './voices.ts';


/**
 * Reads SubRip as it is found in practice: times with comma or dot and fractions of any length, with or without hours, with any arrow;
 * cues without a number, without a blank line before them or with blank lines in their text; tags, codes and coordinates; names as
 * `Name:`, `[Name]`, `(Name)` or `<v Name>`, `>>` and dialogue dashes ({@link voicesOf}); captions that roll ({@link repeatedWords}).
 */
export function readSrt(file: FileContent, options: ReadOptions = {}): TranscriptReading {
  const report = newReport();
  const problems = { repaired: new Tally(), rejected: new Tally() };
  const found = parseSrt(file.text, problems);
  const { shown, cues } = voicedCaptions(found, problems);
  report.read = shown.length;
  if (found.length === 0) problems.rejected.add(1, 'No line has the start and end of a cue (00:00:01,000 --> 00:00:02,000).');
  report.repaired.push(...problems.repaired.repairs());
  report.rejected.push(...problems.rejected.rejections());
  return readingOf(report, { segments: segmentsOf(cues, options, report) });
}

/** What each voice says in each cue of a file, in order, and whether its captions roll. */
export function voicedCaptions(found: readonly SrtCue[], problems = { repaired: new Tally(), rejected: new Tally() }): { shown: Caption[]; cues: SpokenCue[]; rolls: boolean } {
  const captions = found.flatMap((cue) => captionOf(cue, problems) ?? []);
  const shown = unrolled(captions, problems.repaired);
  return { shown, cues: voicesOf(shown), rolls: shown !== captions };
}

/** A cue as plain words with corrected times; null if it is left out. */
function captionOf({ startMs, endMs, text, line }: SrtCue, { repaired, rejected }: { repaired: Tally; rejected: Tally }): Caption | null {
  if (startMs > LATEST_MS || (endMs ?? 0) > LATEST_MS) {
    rejected.add(line, 'A time of this cue is later than 24 days.');
    return null;
  }
  const lines = plainLines(text);
  if (lines.length === 0) {
    rejected.add(line, 'This cue has no words.');
    return null;
  }
  if (hasReferences(text)) repaired.add(line, 'HTML character references (such as &amp;) were read as the characters they stand for.');
  if (hasVoice(text)) repaired.add(line, 'A WebVTT voice (<v Name>) was read as the speaker’s name.');
  if (startMs < 0) repaired.add(line, 'This cue begins before 0: its start was set to 0.');
  const start = Math.max(0, startMs);
  if (endMs === null || endMs >= start) return { startMs: start, endMs, line, lines };
  repaired.add(line, 'This cue ends before it begins: its end is left open.');
  return { startMs: start, endMs: null, line, lines };
}

function unrolled(captions: Caption[], repaired: Tally): Caption[] {
  const repeated = repeatedWords(captions);
  if (repeated === null) return captions;
  const { line, what } = rollUpRepair(repeated, (index) => captions[index]!.line);
  repaired.add(line, what);
  return captions.flatMap((caption, index) => {
    const lines = withoutWords(caption.lines, repeated[index]!);
    return lines.length === 0 ? [] : [{ ...caption, lines }];
  });
}

function withoutWords(lines: readonly string[], count: number): string[] {
  let left = count;
  return lines.flatMap((line) => {
    const words = left === 0 ? 0 : line.split(' ').length;
    const rest = left >= words && left > 0 ? '' : withoutFirstWords(line, left);
    left = Math.max(0, left - words);
    return rest === '' ? [] : [rest];
  });
}

import { oneLine } from '../oneLine.ts';
import { repeatedWords, rollUpRepair, withoutFirstWords } from '../rollUp.ts';
import { parseCueText, plainText } from './cueText.ts';
import { escaped } from './escape.ts';
import type { VttCue } from './vttFile.ts';

/** How many cues are examined first, to see whether captions may roll at all: hardly any file's do. */
const SAMPLE = 40;
/** With fewer cues than this, rolling cannot be recognised. */
const FEWEST = 3;

interface Line {
  raw: string;
  plain: string;
}

const linesOf = ({ text }: VttCue): Line[] =>
  text.split('\n').map((raw) => ({ raw, plain: oneLine(plainText(parseCueText(raw))) })).filter(({ plain }) => plain !== '');

const repeatedIn = (cues: readonly VttCue[], lines: readonly Line[][]) =>
  repeatedWords(cues.map(({ startMs, endMs }, index) => ({ startMs, endMs, lines: lines[index]!.map(({ plain }) => plain) })));

/**
 * Removes the repetitions of captions that roll, as YouTube writes them for recognised speech ({@link repeatedWords}). Every word is
 * kept where it first appears; a cue with nothing left is dropped.
 *
 * @returns the cues, and what to report; null if the captions do not roll
 */
export function withoutRepeats(cues: readonly VttCue[]): { cues: VttCue[]; line: number; what: string } | null {
  if (cues.length <= FEWEST) return null;
  const sample = cues.slice(0, SAMPLE);
  if (repeatedIn(sample, sample.map(linesOf)) === null) return null;
  const lines = cues.map(linesOf);
  const repeated = repeatedIn(cues, lines);
  if (repeated === null) return null;
  const kept = cues.flatMap((cue, index) => {
    const text = repeated[index] === 0 ? cue.text : withoutWords(lines[index]!, repeated[index]!);
    return text === '' ? [] : [text === cue.text ? cue : { ...cue, text }];
  });
  return { cues: kept, ...rollUpRepair(repeated, (index) => cues[index]!.line) };
}

/** The lines after this many words; a line that is cut loses its markup, which word-by-word live captions do not have. */
function withoutWords(lines: readonly Line[], count: number): string {
  let left = count;
  const rest: string[] = [];
  for (const { raw, plain } of lines) {
    const words = left === 0 ? 0 : plain.split(' ').length;
    if (left === 0) rest.push(raw);
    else if (words > left) rest.push(escaped(withoutFirstWords(plain, left)));
    left = Math.max(0, left - words);
  }
  return rest.join('\n');
}

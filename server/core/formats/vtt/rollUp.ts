import { oneLine } from '../oneLine.ts';
import { repeatedWords, rollUpRepair, withoutFirstWords } from '../rollUp.ts';
import { parseCueText, plainText } from './cueText.ts';
import { escaped } from './escape.ts';
import type { VttCue } from './vttFile.ts';

/** So many cues are looked at first, to see whether captions may roll at all: hardly any file does. */
const SAMPLE = 40;
/** With fewer cues than this nothing can be seen to roll. */
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
 * Captions that roll, as YouTube writes them for speech that it recognised ({@link repeatedWords}). Every word is kept where it appears
 * first; a cue of which nothing is left goes.
 *
 * @returns the cues, and what to report; null for a file in which captions do not roll
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

/** The lines after so many words; a line that is cut itself loses its markup, which live captions that grow word by word do not have. */
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

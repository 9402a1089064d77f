import { parseCueText, plainText } from './cueText.ts';
import type { VttCue } from './vttFile.ts';

/** So many cues are looked at to see whether captions roll up, and so many of them repeat what stands above where they do. */
const SAMPLE = 40;
const SHARE = 0.5;
const FEWEST = 3;

interface Line {
  raw: string;
  plain: string;
}

const linesOf = (text: string): Line[] =>
  text.split('\n').map((raw) => ({ raw, plain: plainText(parseCueText(raw)).replace(/\s+/g, ' ').trim() })).filter(({ plain }) => plain !== '');

/** How many lines at the head of a cue are those at the foot of the cue above. */
function repeated(above: readonly Line[], lines: readonly Line[]): number {
  for (let count = Math.min(above.length, lines.length); count > 0; count--) {
    if (lines.slice(0, count).every(({ plain }, at) => plain === above[above.length - count + at]!.plain)) return count;
  }
  return 0;
}

/**
 * Captions that roll up, as YouTube writes them for speech that it recognised: a new line appears under the one before it, which is
 * repeated above, and each is shown once more alone. Every line is kept where it appears first; a cue of which nothing is left goes.
 *
 * @returns the cues, and the line of the first one that repeats; null for a file in which captions do not roll
 */
export function withoutRepeats(cues: readonly VttCue[]): { cues: VttCue[]; line: number } | null {
  const sample = cues.slice(0, SAMPLE).map(({ text }) => linesOf(text));
  const repeats = sample.filter((lines, index) => index > 0 && repeated(sample[index - 1]!, lines) > 0).length;
  if (repeats < FEWEST || repeats < (sample.length - 1) * SHARE) return null;
  const kept: VttCue[] = [];
  let above: Line[] = [];
  let line = 0;
  for (const cue of cues) {
    const lines = linesOf(cue.text);
    const count = repeated(above, lines);
    if (count > 0 && line === 0) line = cue.line;
    if (count < lines.length) kept.push(count === 0 ? cue : { ...cue, text: lines.slice(count).map(({ raw }) => raw).join('\n') });
    if (lines.length > 0) above = lines;
  }
  return { cues: kept, line };
}

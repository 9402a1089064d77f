import type { Finding } from '../model/finding.ts';
import { speaks } from './conversation.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';
import { isEnded } from './sentences.ts';

/** If more than this share of turns ends without a stop, stops tell nothing. */
const MOST_UNENDED = 0.1;

/**
 * A sentence that continues under another name: no stop at the end, and a small letter at the start of the next turn. Interruptions
 * (“—”, “…”) are ignored, and so are transcripts without stops or capitals.
 */
export function sentenceCrosses({ segments, speakers }: CheckedEpisode): Finding[] {
  const said = segments.filter(({ text }) => text.trim() !== '');
  const crosses = (index: number): boolean => {
    const [before, after] = [said[index - 1], said[index]];
    return !!before && !!after && /[\p{L}\p{N},]\s*$/u.test(before.text) && /^\s*\p{Ll}/u.test(after.text);
  };
  const unended = said.filter(({ text }, index) => index < said.length - 1 && !isEnded(text)).length;
  const small = said.filter(({ text }) => /^\s*\p{Ll}/u.test(text)).length;
  if (Math.max(unended, small) > Math.max(1, said.length * MOST_UNENDED)) return [];
  return said.flatMap((segment, index) => {
    const before = said[index - 1];
    const [first, second] = [before, segment].map((each) => speakers.find(({ id }) => id === each?.speakerId));
    if (!before || !first || !second || first.id === second.id || !crosses(index)) return [];
    const tail = before.text.trim().split(/\s+/u).slice(-4).join(' ');
    const head = segment.text.trim().split(/\s+/u).slice(0, 4).join(' ');
    return [foundAt(segment, 'sentence-crosses', 'warning', `A sentence of ${first.name} goes on under ${second.name}: “… ${tail}” – “${head} …”.`, [
      speaks(first, segment.id), speaks(second, before.id, 'in the turn before'),
    ])];
  });
}

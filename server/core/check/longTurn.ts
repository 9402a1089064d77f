import type { Finding } from '../model/finding.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';
import { isQuestion, sentencesOf } from './sentences.ts';
import { wordCount } from './wordCount.ts';

const FEWEST_TURNS = 8;
const FEWEST_WORDS = 120;
const TIMES_LONGER = 3;

/**
 * A turn far longer than the speaker's usual ones (three times as long as nine out of ten of them), with a question inside: an answer
 * may have been left in it. Somebody who asks short questions throughout rarely speaks for two minutes.
 */
export function longTurn({ segments, speakers }: CheckedEpisode): Finding[] {
  const lengths = new Map<string, number[]>();
  for (const { speakerId, text } of segments) if (speakerId !== null) (lengths.get(speakerId) ?? lengths.set(speakerId, []).get(speakerId)!).push(wordCount(text));
  const usual = new Map([...lengths].map(([id, all]) => [id, all.length < FEWEST_TURNS ? Infinity : all.sort((a, b) => a - b)[Math.floor((all.length - 1) * 0.9)]!]));
  return segments.flatMap((segment) => {
    const most = usual.get(segment.speakerId ?? '') ?? Infinity;
    const words = wordCount(segment.text);
    if (words < FEWEST_WORDS || words <= TIMES_LONGER * most || !sentencesOf(segment.text).slice(0, -1).some(({ text }) => isQuestion(text))) return [];
    const { name } = speakers.find(({ id }) => id === segment.speakerId) ?? { name: 'this speaker' };
    return [foundAt(segment, 'long-turn', 'info', `${words} words, with a question among them; nine in ten turns of ${name} have ${most} or fewer. An answer may have been left in it.`, [], `${Math.round(words / 20)}`)];
  });
}

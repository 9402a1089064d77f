import type { Fix } from '../model/finding.ts';
import type { Speaker } from '../model/speaker.ts';
import type { CheckedEpisode } from './episode.ts';
import { isQuestion, sentencesOf } from './sentences.ts';

/** How many segments away somebody may have spoken and still be part of the conversation. */
const NEAR = 8;

/** Who else speaks around a segment, the most frequent first, except those in `not`. */
export function othersNear({ segments, speakers }: CheckedEpisode, index: number, not: readonly (string | null)[]): Speaker[] {
  const turns = new Map<string, number>();
  for (let at = Math.max(0, index - NEAR); at <= Math.min(segments.length - 1, index + NEAR); at++) {
    const { speakerId } = segments[at]!;
    if (speakerId !== null && !not.includes(speakerId)) turns.set(speakerId, (turns.get(speakerId) ?? 0) + 1);
  }
  return speakers.filter(({ id }) => turns.has(id)).sort((a, b) => turns.get(b.id)! - turns.get(a.id)!);
}

/** A fix that gives one segment to a speaker. */
export const speaks = (speaker: Speaker, segmentId: string, where = 'here'): Fix =>
  ({ title: `${speaker.name} speaks ${where}`, operation: { type: 'setSpeaker', segmentIds: [segmentId], speakerId: speaker.id } });

export const asks = (text: string): boolean => isQuestion(text.trimEnd());

/** The host, if there is one: the speaker whose turns end with a question at least twice as often as anybody else's. */
export function hostOf({ segments }: CheckedEpisode): string | null {
  const asked = new Map<string, number>();
  for (const { speakerId, text } of segments) if (speakerId !== null && asks(text)) asked.set(speakerId, (asked.get(speakerId) ?? 0) + 1);
  const [first, second] = [...asked].sort((a, b) => b[1] - a[1]);
  return first && first[1] >= 2 * (second?.[1] ?? 0) ? first[0] : null;
}

/** The first words of a sentence, to show where it is. */
export const quoted = (text: string, most = 60): string => {
  const sentence = sentencesOf(text)[0]?.text ?? text.trim();
  return sentence.length <= most ? sentence : `${sentence.slice(0, most).replace(/\s+\S*$/u, '')} …`;
};

/** Quotes words at the end of a sentence of ours; if they have a full stop of their own, it ends that sentence too. */
export const saidLast = (words: string): string => `“${words}”${/[.!?…]$/u.test(words) ? '' : '.'}`;

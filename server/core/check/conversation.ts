import type { Fix } from '../model/finding.ts';
import type { Speaker } from '../model/speaker.ts';
import type { CheckedEpisode } from './episode.ts';
import { isQuestion, sentencesOf } from './sentences.ts';

/** How far away somebody may have spoken to be of the conversation at hand. */
const NEAR = 8;

/** Who else speaks around a segment, those who speak most there first; nobody of `not`. */
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

/** Who ends their turns with a question most often: the host, if anybody is. */
export function hostOf({ segments }: CheckedEpisode): string | null {
  const asked = new Map<string, number>();
  for (const { speakerId, text } of segments) if (speakerId !== null && asks(text)) asked.set(speakerId, (asked.get(speakerId) ?? 0) + 1);
  const [first, second] = [...asked].sort((a, b) => b[1] - a[1]);
  return first && first[1] >= 2 * (second?.[1] ?? 0) ? first[0] : null;
}

/** The words of a sentence that show where it is: its first few. */
export const quoted = (text: string, most = 60): string => {
  const sentence = sentencesOf(text)[0]?.text ?? text.trim();
  return sentence.length <= most ? sentence : `${sentence.slice(0, most).replace(/\s+\S*$/u, '')} …`;
};

/** Words that were said, at the end of a sentence of ours: their own stop ends that too. */
export const saidLast = (words: string): string => `“${words}”${/[.!?…]$/u.test(words) ? '' : '.'}`;

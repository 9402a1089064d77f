import type { Finding } from '../model/finding.ts';
import type { Speaker } from '../model/speaker.ts';
import { addressesAmong } from './addressed.ts';
import { othersNear, quoted } from './conversation.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';
import { isQuestion, sentencesOf } from './sentences.ts';
import { splitAt } from './splitAt.ts';

const YOU = /(?<!\p{L})(?:you|your|yours|you[’'](?:re|ve|d|ll))(?!\p{L})/iu;
/** Questions that nobody answers. */
const IDLE = /(?<!\p{L})(?:(?:do )?you know(?: what)?|you see|(?:does|do) (?:that|you) (?:make sense|follow)|are you kidding|would you believe|right|okay)(?:, \p{L}+)?\?/iu;
/** Words that begin an answer, and hardly anything else after a question. */
const ANSWERS = /^(?:Yes|Yeah|Yep|No|Nope|Sure|Absolutely|Definitely|Exactly|Certainly|Of course|Not really|Oh|Well|Hmm|(?:That[’']s a |A )?(?:[Gg]ood|[Gg]reat) question|Thank you|Thanks)(?!\p{L})/u;
const I = /(?<!\p{L})(?:I|I[’'](?:m|ve|d|ll)|me|my|mine|we|we[’'](?:re|ve|d|ll)|us|our|ours)(?!\p{L})/u;

/**
 * A question and its answer in one turn: somebody is asked by name or with “you”, and the answer is in the first person (“Yes, I …”).
 * A rhetorical question, answered by whoever asked it, lacks “you” or “I” and is left alone.
 */
export function missingSplit(episode: CheckedEpisode): Finding[] {
  const addressesIn = addressesAmong(episode.speakers);
  return episode.segments.flatMap((segment, index) => {
    const label = segment.speakerId;
    if (label === null || !segment.text.includes('?')) return [];
    const sentences = sentencesOf(segment.text);
    const addressed = new Map(addressesIn(segment.text).map(({ at, speaker }) => [at, speaker]));
    const lastTurned = sentences.findLastIndex(({ text }) => isQuestion(text) || YOU.test(text));
    for (let at = 0; at + 1 < sentences.length; at++) {
      const question = sentences[at]!.text;
      const answer = sentences[at + 1]!;
      if (!isQuestion(question) || IDLE.test(question)) continue;
      const asked = addressed.get(at)?.id === label ? undefined : addressed.get(at);
      const said = { question, answer: sentences.slice(at + 1, at + 4).map(({ text }) => text).join(' '), last: sentences.at(-1)!.text, turnsBack: lastTurned > at };
      const speakers = whoAnswers(episode, index, asked, said);
      if (speakers.length === 0) continue;
      return [foundAt(segment, 'missing-split', 'warning', `Asks and answers in one turn: “${quoted(question, 80)}” – “${quoted(answer.text)}”. The answer may be somebody else’s.`, speakers.slice(0, 3).map((speaker) => splitAt(episode, index, answer.start, speaker)), answer.text)];
    }
    return [];
  });
}

interface Said {
  question: string;
  /** The sentence after the question. */
  answer: string;
  /** The last sentence. */
  last: string;
  /** Whether what follows asks or addresses somebody. */
  turnsBack: boolean;
}

function whoAnswers(episode: CheckedEpisode, index: number, asked: Speaker | undefined, { question, answer, last, turnsBack }: Said): Speaker[] {
  if (asked && !turnsBack) return [asked];
  if (!YOU.test(question) || !ANSWERS.test(answer) || !I.test(answer) || isQuestion(last)) return [];
  return asked ? [asked] : othersNear(episode, index, [episode.segments[index]!.speakerId]);
}

import type { Finding } from '../model/finding.ts';
import { addressesAmong } from './addressed.ts';
import { asks, quoted, speaks } from './conversation.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';

/**
 * A turn that ends by asking somebody by name, answered under another name. Often somebody else really does answer, so it is only a
 * warning if the person asked does not speak in the next two turns either.
 */
export function answeredByAnother({ segments, speakers }: CheckedEpisode): Finding[] {
  const addressesIn = addressesAmong(speakers);
  return segments.flatMap((segment, index) => {
    const answer = segments[index + 1];
    if (!answer?.speakerId || !segment.speakerId || !asks(segment.text)) return [];
    const asked = addressesIn(segment.text.slice(-300)).at(-1);
    if (!asked || asked.speaker.id === segment.speakerId || asked.speaker.id === answer.speakerId) return [];
    const label = speakers.find(({ id }) => id === answer.speakerId);
    if (!label) return [];
    const soon = segments.slice(index + 2, index + 4).some(({ speakerId }) => speakerId === asked.speaker.id);
    return [foundAt(answer, 'answered-by-another', soon ? 'info' : 'warning', `${asked.speaker.name} is asked (“${quoted(asked.sentence.text)}”), but ${label.name} answers.`, [speaks(asked.speaker, answer.id)], `${label.name} for ${asked.speaker.name}`)];
  });
}

import type { Finding } from '../model/finding.ts';
import { addressesAmong } from './addressed.ts';
import { othersNear, quoted, saidLast, speaks } from './conversation.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';

/** A speaker who addresses somebody by the speaker's own name: “Thank you, Maud” under Maud’s label. */
export function addressesOneself(episode: CheckedEpisode): Finding[] {
  const { segments, speakers } = episode;
  const addressesIn = addressesAmong(speakers);
  return segments.flatMap((segment, index) => {
    if (segment.speakerId === null) return [];
    const address = addressesIn(segment.text).find(({ speaker }) => speaker.id === segment.speakerId);
    if (!address) return [];
    const name = address.speaker.name;
    const beside = [segments[index - 1]?.speakerId ?? null, segments[index + 1]?.speakerId ?? null];
    const others = othersNear(episode, index, [segment.speakerId]);
    const likely = [...others.filter(({ id }) => !beside.includes(id)), ...others.filter(({ id }) => beside.includes(id))];
    return [foundAt(segment, 'addresses-oneself', 'warning', `Labelled “${name}”, but speaks to ${name}: ${saidLast(quoted(address.sentence.text))}`, likely.slice(0, 3).map((other) => speaks(other, segment.id)), name)];
  });
}

import type { Finding, Fix } from '../model/finding.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';

/** Segments that nobody is named for. Where the whole transcript names nobody, that is one thing to say, and only once. */
export function missingSpeaker({ segments, speakers }: CheckedEpisode): Finding[] {
  const unnamed = segments.filter((segment) => segment.speakerId === null && segment.text.trim() !== '');
  if (unnamed.length > 1 && segments.every((segment) => segment.speakerId === null)) {
    return [foundAt(unnamed[0]!, 'missing-speaker', 'info', `No segment of this transcript says who speaks (${unnamed.length} segments).`)];
  }
  const nearest = (index: number, step: 1 | -1): string | null => {
    for (let at = index + step; at >= 0 && at < segments.length; at += step) if (segments[at]!.speakerId) return segments[at]!.speakerId;
    return null;
  };
  return unnamed.map((segment) => {
    const index = segments.indexOf(segment);
    const ids = new Set([nearest(index, -1), nearest(index, 1)]);
    const fixes = speakers.filter(({ id }) => ids.has(id)).map(({ id, name }): Fix => ({ title: `${name} speaks`, operation: { type: 'setSpeaker', segmentIds: [segment.id], speakerId: id } }));
    return foundAt(segment, 'missing-speaker', 'warning', 'Nobody is named for this segment.', fixes);
  });
}

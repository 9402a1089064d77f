import type { Finding, Fix } from '../model/finding.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';

/** Segments without a speaker. If the whole transcript names nobody, that is reported only once. */
export function missingSpeaker({ segments, speakers }: CheckedEpisode): Finding[] {
  const unnamed = segments.filter((segment) => segment.speakerId === null && segment.text.trim() !== '');
  if (unnamed.length > 1 && segments.every((segment) => segment.speakerId === null)) {
    return [foundAt(unnamed[0]!, 'missing-speaker', 'info', `No segment of this transcript says who speaks (${unnamed.length} segments).`, [], 'nobody')];
  }
  const before = lastNamed(segments);
  const after = lastNamed(segments.toReversed()).toReversed();
  return segments.flatMap((segment, index) => {
    if (segment.speakerId !== null || segment.text.trim() === '') return [];
    const ids = new Set([before[index], after[index]]);
    const fixes = speakers.filter(({ id }) => ids.has(id)).map(({ id, name }): Fix => ({ title: `${name} speaks`, operation: { type: 'setSpeaker', segmentIds: [segment.id], speakerId: id } }));
    return [foundAt(segment, 'missing-speaker', 'warning', 'Nobody is named for this segment.', fixes)];
  });
}

/** For each segment, the last speaker named before it. */
function lastNamed(segments: CheckedEpisode['segments']): (string | null)[] {
  let last: string | null = null;
  return segments.map(({ speakerId }) => {
    const before = last;
    last = speakerId ?? last;
    return before;
  });
}

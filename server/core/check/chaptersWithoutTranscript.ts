import type { Finding } from '../model/finding.ts';
import { formatTimestamp } from '../time/timestamp.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';

/** Chapters that start after the transcript's last segment: one finding, at the first of them. */
export function chaptersWithoutTranscript({ chapters, segments }: CheckedEpisode): Finding[] {
  const last = segments.findLast((segment) => segment.startMs !== null)?.startMs ?? null;
  const beyond = chapters.filter((chapter) => last !== null && chapter.startMs > last);
  if (last === null || !beyond[0]) return [];
  const what = beyond.length === 1 ? `The chapter “${beyond[0].title}” has` : `${beyond.length} chapters from “${beyond[0].title}” on have`;
  return [foundAt(beyond[0], 'chapters-without-transcript', 'info', `${what} no transcript: its last segment starts at ${formatTimestamp(last)}.`)];
}

import { pairChapters } from '../edit/bring/pairChapters.ts';
import type { Finding } from '../model/finding.ts';
import { formatTimestamp } from '../time/timestamp.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';
import { broken, type CheckedPlace } from './linkedPlaces.ts';

const plain = (title: string): string => title.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
const second = (ms: number): number => Math.floor(ms / 1000);

/** How places that hold chapters differ from the records: titles, starts, chapters that only one of the two has; one finding per place. */
export function linkedChapters(episode: CheckedEpisode): Finding[] {
  return (episode.places ?? []).filter(({ kind }) => kind === 'chapters').flatMap((place) => (place.problem === null ? differencesIn(episode, place) : [broken(place)]));
}

function differencesIn({ chapters, base }: CheckedEpisode, { name, chapters: there }: CheckedPlace): Finding[] {
  if (chapters.length === 0 || there.length === 0) return [];
  const pairs = pairChapters(chapters, there);
  const inBase = base?.chapters ? pairChapters(base.chapters, there) : null;
  const told: { at: CheckedEpisode['chapters'][number]; what: string }[] = [];
  let [titles, starts] = [0, 0];
  there.forEach((chapter, index) => {
    const [ours, was] = [pairs[index], inBase?.[index]];
    if (!ours) return;
    const isOtherTitle = plain(ours.title) !== plain(chapter.title) && (!was || plain(was.title) !== plain(chapter.title));
    const isOtherStart = second(ours.startMs) !== second(chapter.startMs) && (!was || second(was.startMs) !== second(chapter.startMs));
    if (isOtherTitle) titles += 1;
    if (isOtherStart) starts += 1;
    if (isOtherTitle) told.push({ at: ours, what: `calls this chapter “${chapter.title}”` });
    else if (isOtherStart) told.push({ at: ours, what: `lets this chapter begin at ${formatTimestamp(chapter.startMs)}` });
  });
  const missing = base?.chapters ? 0 : chapters.length - pairs.filter((pair) => pair !== undefined).length;
  const extra = there.filter((_, index) => !pairs[index] && !inBase?.[index]).length;
  const [first] = told;
  const counts = [counted(titles, 'other title'), counted(starts, 'other start'), missing > 0 ? `${missing} of ${chapters.length} chapters missing` : '', extra > 0 ? `${extra} more than here` : ''].filter((each) => each !== '');
  if (counts.length === 0) return [];
  return [foundAt(first?.at ?? chapters[0]!, 'linked-chapters', 'info', `${name} ${first ? first.what : 'has other chapters'} (${counts.join(', ')}).`)];
}

const counted = (count: number, what: string): string => (count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`);

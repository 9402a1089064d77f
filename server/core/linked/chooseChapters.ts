/** The places that may hold an episode's chapters. */
export type ChapterPlace = 'podcast:chapters' | 'psc:chapters' | 'notes' | 'id3';

export interface ChapterCandidate {
  place: ChapterPlace;
  chapters: number;
}

const ORDER: readonly ChapterPlace[] = ['podcast:chapters', 'psc:chapters', 'notes', 'id3'];
const TITLES: Readonly<Record<ChapterPlace, string>> = { 'podcast:chapters': 'the linked file (podcast:chapters)', 'psc:chapters': 'the feed (psc:chapters)', notes: 'the show notes', id3: 'the recording (ID3)' };

/** Chooses the place to take an episode's chapters from: the first of linked file, feed, notes and recording that has any. */
export function chooseChapters(candidates: readonly ChapterCandidate[]): { index: number; why: string } | null {
  const place = ORDER.find((each) => candidates.some((candidate) => candidate.place === each && candidate.chapters > 0));
  if (place === undefined) return null;
  const index = candidates.findIndex((candidate) => candidate.place === place && candidate.chapters > 0);
  return { index, why: `Of the places that hold chapters, ${TITLES[place]} counts first.` };
}

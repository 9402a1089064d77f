import { pairChapters } from '../edit/bring/pairChapters.ts';
import type { TranscriptChapter } from '../formats/transcript.ts';
import type { ReadChapter, ViewChapter } from '../notes/reading.ts';
import { finer, SECOND_MS } from '../time/finer.ts';

/** What an editor did to chapters. */
export interface ChapterChanges {
  changed: { before: TranscriptChapter; after: TranscriptChapter }[];
  gone: TranscriptChapter[];
  added: TranscriptChapter[];
}

const same = (one: TranscriptChapter, other: TranscriptChapter): boolean => one.startMs === other.startMs && one.title === other.title && one.url === other.url && one.imageUrl === other.imageUrl;

/** The differences between two lists of chapters; a chapter that keeps its title or its start is the same one. */
export function chapterChanges(before: readonly TranscriptChapter[], after: readonly TranscriptChapter[]): ChapterChanges {
  const pairs = pairChapters(before, after);
  const stays = new Set(pairs);
  return {
    changed: after.flatMap((chapter, index) => (pairs[index] && !same(pairs[index], chapter) ? [{ before: pairs[index], after: chapter }] : [])),
    gone: before.filter((chapter) => !stays.has(chapter)),
    added: after.filter((_, index) => !pairs[index]),
  };
}

/**
 * Applies the same changes to the chapters of another place: an edited field changes if the place has the chapter and agreed with it
 * before the edit. A finer start there that agrees counts as the same.
 */
export function withChanges<Placed extends TranscriptChapter>(own: readonly Placed[], before: readonly TranscriptChapter[], after: readonly TranscriptChapter[]): { kept: { of: Placed; now: TranscriptChapter }[]; added: TranscriptChapter[] } {
  const { changed, gone, added } = chapterChanges(before, after);
  const pairs = pairChapters(before, own);
  const leaves = new Set(gone);
  const now = new Map(changed.map((change) => [change.before, change.after]));
  const kept = own.flatMap((chapter, index) => {
    const known = pairs[index];
    if (known && leaves.has(known)) return [];
    const edited = known && now.get(known);
    return [{ of: chapter, now: edited ? edit(chapter, known, edited) : { startMs: chapter.startMs, title: chapter.title, url: chapter.url, imageUrl: chapter.imageUrl } }];
  });
  const known = pairChapters(own, added);
  return { kept, added: added.filter((_, index) => !known[index]) };
}

function edit(own: TranscriptChapter, before: TranscriptChapter, after: TranscriptChapter): TranscriptChapter {
  const agrees = finer(own.startMs, before.startMs, SECOND_MS) !== null;
  return {
    startMs: before.startMs !== after.startMs && agrees ? after.startMs : own.startMs,
    title: before.title !== after.title && plain(own.title) === plain(before.title) ? after.title : own.title,
    url: before.url !== after.url && own.url === before.url ? after.url : own.url,
    imageUrl: before.imageUrl !== after.imageUrl && own.imageUrl === before.imageUrl ? after.imageUrl : own.imageUrl,
  };
}

const plain = (title: string): string => title.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();

/** An item's chapters with the edits of chapters that came from elsewhere; none if the item has none. */
export function chaptersLaidOver(own: readonly ReadChapter[], before: readonly TranscriptChapter[], after: readonly TranscriptChapter[]): ViewChapter[] {
  if (own.length === 0) return [];
  const { kept, added } = withChanges(own.map(({ url = null, imageUrl = null, ...chapter }) => ({ ...chapter, url, imageUrl })), before, after);
  return [...kept.map(({ of, now }) => ({ id: of.id, ...now })), ...added.map(({ startMs, title, url, imageUrl }) => ({ startMs, title, url, imageUrl }))];
}

import { pairChapters } from '../edit/bring/pairChapters.ts';
import type { TranscriptChapter } from '../formats/transcript.ts';
import type { ReadChapter, ViewChapter } from '../notes/reading.ts';
import { finer, SECOND_MS } from '../time/finer.ts';
import type { FileNotHeld } from './foundWords.ts';

/** What an editor did to chapters. */
export interface ChapterChanges {
  changed: { before: TranscriptChapter; after: TranscriptChapter }[];
  gone: TranscriptChapter[];
  added: TranscriptChapter[];
}

const FIELDS = ['startMs', 'title', 'url', 'imageUrl'] as const;

const same = (one: TranscriptChapter, other: TranscriptChapter): boolean => FIELDS.every((field) => one[field] === other[field]);

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

/** The chapters of another place with the same changes made there. */
interface WithChanges<Placed> {
  kept: { of: Placed; now: TranscriptChapter }[];
  added: TranscriptChapter[];
  notHeld: FileNotHeld[];
}

/**
 * Applies the same changes to the chapters of another place: an edited field changes if the place has the chapter and agreed with it
 * before the edit. A finer start there that agrees counts as the same. A new chapter that the place has already is not added.
 */
export function withChanges<Placed extends TranscriptChapter>(own: readonly Placed[], before: readonly TranscriptChapter[], after: readonly TranscriptChapter[]): WithChanges<Placed> {
  const { changed, gone, added } = chapterChanges(before, after);
  const pairs = pairChapters(before, own);
  const leaves = new Set(gone);
  const now = new Map(changed.map((change) => [change.before, change.after]));
  const notHeld: FileNotHeld[] = [];
  const kept = own.flatMap((chapter, index) => {
    const known = pairs[index];
    if (known && leaves.has(known)) return [];
    const edited = known && now.get(known);
    if (!edited) return [{ of: chapter, now: { startMs: chapter.startMs, title: chapter.title, url: chapter.url, imageUrl: chapter.imageUrl } }];
    const said = edit(chapter, known, edited);
    if (FIELDS.some((field) => known[field] !== edited[field] && said[field] !== edited[field])) notHeld.push(lost(edited, 'The file says something else of this chapter.'));
    return [{ of: chapter, now: said }];
  });
  const found = new Set(pairs);
  const alone = own.filter((_, index) => !pairs[index]);
  const isThere = ({ startMs, title }: TranscriptChapter): boolean => alone.some((chapter) => chapter.startMs === startMs && chapter.title === title);
  for (const change of changed) if (!found.has(change.before) && !isThere(change.after)) notHeld.push(lost(change.after, 'The file has no such chapter.'));
  const there = pairChapters(alone, added);
  return { kept, added: added.filter((_, index) => !there[index]), notHeld };
}

const lost = ({ startMs }: TranscriptChapter, why: string): FileNotHeld => ({ what: 'chapter', startMs, why });

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

import type { Chapter } from '../../model/chapter.ts';
import type { Difference, DifferenceRow } from '../../model/episodeImport.ts';

type Chapters = ReadonlyMap<string, Chapter>;

/** Chapters that are added, removed or changed, ordered by start. */
export function chapterRows(before: Chapters, after: Chapters): { rows: DifferenceRow[]; counts: Difference['chapters'] } {
  const rows = [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [old, now] = [before.get(id) ?? null, after.get(id) ?? null];
    const what = old && now ? whatDiffers(old, now) : [];
    if (old && now && what.length === 0) return [];
    const kind = old === null ? 'added' : now === null ? 'removed' : 'changed';
    return [{ of: 'chapter' as const, kind: kind as DifferenceRow['kind'], what, recordId: old && id, before: side(old), after: side(now) }];
  }).sort((a, b) => (a.before ?? a.after)!.startMs - (b.before ?? b.after)!.startMs);
  const count = (kind: DifferenceRow['kind']): number => rows.filter((row) => row.kind === kind).length;
  return { rows, counts: { before: before.size, after: after.size, added: count('added'), removed: count('removed'), changed: count('changed') } };
}

const side = (chapter: Chapter | null) => chapter && { startMs: chapter.startMs, endMs: null, speaker: null, text: chapter.title, url: chapter.url };

const whatDiffers = (old: Chapter, now: Chapter): DifferenceRow['what'] => [
  ...(old.startMs === now.startMs ? [] : ['start' as const]),
  ...(old.title === now.title ? [] : ['title' as const]),
  ...(old.url === now.url ? [] : ['url' as const]),
  ...(old.imageUrl === now.imageUrl ? [] : ['image' as const]),
];

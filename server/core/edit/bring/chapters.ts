import type { TranscriptChapter } from '../../formats/transcript.ts';
import type { Chapter } from '../../model/chapter.ts';
import type { Id } from '../../model/id.ts';
import type { SingleOperation } from '../operation.ts';
import type { OperationOf } from '../rule.ts';
import { finerOf, SECOND_MS } from '../../time/finer.ts';
import { pairChapters, SAME_START_MS } from './pairChapters.ts';

/**
 * The operations that replace an episode's chapters with those of a file. A chapter that is still there, by title or within a second of
 * its start, keeps its record. Addresses and images stay if the file has none at all, since its format may not hold them.
 */
export function replaceChapters(ours: readonly Chapter[], inFile: readonly TranscriptChapter[], newId: () => Id): SingleOperation[] {
  const pairs = pairChapters(ours, inFile);
  const stays = new Set(pairs);
  const [hasUrls, hasImages] = [inFile.some(({ url }) => url !== null), inFile.some(({ imageUrl }) => imageUrl !== null)];
  return [
    ...ours.filter((chapter) => !stays.has(chapter)).map(({ id }): SingleOperation => ({ type: 'deleteChapter', chapterId: id })),
    ...inFile.flatMap((chapter, index) => {
      const old = pairs[index];
      return old ? set(old, { ...chapter, url: hasUrls ? chapter.url : old.url, imageUrl: hasImages ? chapter.imageUrl : old.imageUrl }) : [add(chapter, newId)];
    }),
  ];
}

/** The operations that add to an episode's chapters what a file has beyond them: chapters, addresses, images, finer starts. Titles stay. */
export function mergeChapters(ours: readonly Chapter[], inFile: readonly TranscriptChapter[], newId: () => Id): SingleOperation[] {
  const pairs = pairChapters(ours, inFile);
  return inFile.flatMap(({ startMs, title, url, imageUrl }, index) => {
    const old = pairs[index];
    if (!old) return [add({ startMs, title, url, imageUrl }, newId)];
    return set(old, { startMs: Math.abs(startMs - old.startMs) <= SAME_START_MS ? finerOf(old.startMs, startMs, SECOND_MS)! : old.startMs, title: old.title, url: old.url ?? url, imageUrl: old.imageUrl ?? imageUrl });
  });
}

const add = (chapter: TranscriptChapter, newId: () => Id): SingleOperation => ({ type: 'addChapter', chapter: { ...chapter, id: newId() } });

function set(old: Chapter, { startMs, title, url, imageUrl }: TranscriptChapter): SingleOperation[] {
  const fields: Omit<OperationOf<'setChapter'>, 'type' | 'chapterId'> = {
    ...(startMs !== old.startMs && { startMs }), ...(title !== old.title && { title }), ...(url !== old.url && { url }), ...(imageUrl !== old.imageUrl && { imageUrl }),
  };
  return Object.keys(fields).length === 0 ? [] : [{ type: 'setChapter', chapterId: old.id, ...fields }];
}

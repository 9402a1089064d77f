import { singlesOf } from '#core/edit/apply';
import { textAfter } from '#core/edit/replace/replaceAll';
import type { SingleOperation } from '#core/edit/operation';
import type { PendingEdit } from '../store/pendingEdit';

/** The words that edits would have left, once for each place, in the order in which the places were first edited. */
export function typedWords(edits: readonly PendingEdit[]): string[] {
  const places = new Map<string, string>();
  for (const operation of edits.flatMap(({ operations }) => operations).flatMap(singlesOf)) for (const [place, words] of wordsIn(operation)) places.set(place, words);
  return [...new Set(places.values())].filter((words) => words.trim() !== '');
}

function wordsIn(operation: SingleOperation): [place: string, words: string][] {
  switch (operation.type) {
    case 'setText': return [[operation.segmentId, operation.text]];
    case 'insertSegment': return [[operation.segment.id, operation.segment.text]];
    case 'replaceAll': return operation.edits.map((edit) => [`${edit.id}${edit.in === undefined ? '' : `.${edit.in}`}`, textAfter(edit)]);
    case 'addSpeaker': return [[operation.speaker.id, operation.speaker.name]];
    case 'renameSpeaker': return [[operation.speakerId, operation.name]];
    case 'addChapter': return [[`${operation.chapter.id}.chapter`, operation.chapter.title]];
    case 'setChapter': return operation.title === undefined ? [] : [[`${operation.chapterId}.chapter`, operation.title]];
    case 'addReference': return referenceWords(operation.reference.id, operation.reference);
    case 'setIntroduction': return [[`${operation.episodeId}.introduction`, operation.introduction ?? '']];
    case 'setReference': return referenceWords(operation.referenceId, operation);
    default: return [];
  }
}

const referenceWords = (id: string, { title, url, note }: { title?: string | undefined; url?: string | null | undefined; note?: string | null | undefined }): [string, string][] =>
  [[`${id}.reference`, title], [`${id}.url`, url], [`${id}.note`, note]].flatMap(([place, words]): [string, string][] => (words ? [[place!, words]] : []));

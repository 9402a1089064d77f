import type { Segment } from '../../model/segment.ts';
import type { SingleOperation } from '../operation.ts';
import type { Records } from '../records.ts';
import { sameValue } from '../sameValue.ts';

type OfEpisode = Pick<Records, 'segments' | 'chapters' | 'references' | 'notes'>;

/**
 * The operations that turn one state of an episode's records into another, exactly: first removals, then changes, then additions.
 * Speakers are ignored; those that segments name must exist.
 */
export function operationsBetween(from: OfEpisode, to: OfEpisode): SingleOperation[] {
  const segments = compared(from.segments, to.segments, needsRenewal);
  const chapters = compared(from.chapters, to.chapters);
  const references = compared(from.references, to.references);
  const notes = compared(from.notes, to.notes);
  return [
    ...segments.gone.map(({ id }): SingleOperation => ({ type: 'deleteSegment', segmentId: id })),
    ...chapters.gone.map(({ id }): SingleOperation => ({ type: 'deleteChapter', chapterId: id })),
    ...references.gone.map(({ id }): SingleOperation => ({ type: 'deleteReference', referenceId: id })),
    ...segments.changed.flatMap(([was, is]) => segmentChanges(was, is)),
    ...chapters.changed.map(([was, is]): SingleOperation => ({ type: 'setChapter', chapterId: is.id, ...differing(was, is) })),
    ...references.changed.map(([was, is]): SingleOperation => ({ type: 'setReference', referenceId: is.id, ...differing(was, is) })),
    ...notes.changed.map(([, { id, introduction }]): SingleOperation => ({ type: 'setIntroduction', episodeId: id, introduction })),
    ...segments.come.map((segment): SingleOperation => ({ type: 'insertSegment', segment })),
    ...chapters.come.map((chapter): SingleOperation => ({ type: 'addChapter', chapter })),
    ...references.come.map((reference): SingleOperation => ({ type: 'addReference', reference })),
  ];
}

/** No operation sets a heading or an order key: the segment is removed and inserted again. */
const needsRenewal = (was: Segment, is: Segment): boolean => was.heading !== is.heading || was.order !== is.order;

function compared<T extends { id: string }>(from: ReadonlyMap<string, T>, to: ReadonlyMap<string, T>, renewed: (was: T, is: T) => boolean = () => false): { gone: T[]; changed: [T, T][]; come: T[] } {
  const both = [...to.values()].flatMap((is): [T, T][] => { const was = from.get(is.id); return was && !sameValue(was, is) ? [[was, is]] : []; });
  const renew = both.filter(([was, is]) => renewed(was, is));
  return {
    gone: [...[...from.values()].filter(({ id }) => !to.has(id)), ...renew.map(([was]) => was)],
    changed: both.filter(([was, is]) => !renewed(was, is)),
    come: [...[...to.values()].filter(({ id }) => !from.has(id)), ...renew.map(([, is]) => is)],
  };
}

function segmentChanges(was: Segment, is: Segment): SingleOperation[] {
  const changes: SingleOperation[] = [];
  const start = was.startMs !== is.startMs || was.timeFrom !== is.timeFrom;
  if (start || was.endMs !== is.endMs) {
    changes.push({ type: 'setTime', segmentId: is.id, ...(start && { startMs: is.startMs, timeFrom: is.timeFrom }), ...(was.endMs !== is.endMs && { endMs: is.endMs }) });
  }
  if (was.text !== is.text || !sameValue(was.words, is.words)) changes.push({ type: 'setText', segmentId: is.id, text: is.text, words: is.words });
  if (was.speakerId !== is.speakerId || was.speakerFrom !== is.speakerFrom) changes.push({ type: 'setSpeaker', segmentIds: [is.id], speakerId: is.speakerId, speakerFrom: is.speakerFrom });
  return changes;
}

const differing = <T extends object>(was: T, is: T): Partial<T> =>
  Object.fromEntries(Object.entries(is).filter(([field, value]) => !sameValue(was[field as keyof T], value))) as Partial<T>;

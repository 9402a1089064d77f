import { inBatches } from '../edit/bring/batches.ts';
import { pairChapters } from '../edit/bring/pairChapters.ts';
import type { Operation, SingleOperation } from '../edit/operation.ts';
import { inOrder, type Records } from '../edit/records.ts';
import { labelOf, type CalledHere } from '../notes/called.ts';
import { sameValue } from '../edit/sameValue.ts';
import type { Chapter } from '../model/chapter.ts';
import type { Id } from '../model/id.ts';
import type { Reference } from '../model/reference.ts';
import type { Segment } from '../model/segment.ts';
import { castOf } from './cast.ts';
import { conflictOf, fewWords, type MergeConflict } from './conflict.ts';
import { asRead } from './asRead.ts';
import { heldReading, type HeldReading, type ReadChapter, type ReadReference, type ReadSegment } from './held.ts';
import { keptKeys } from './keptKeys.ts';
import { mergeIntroduction } from './mergeIntroduction.ts';
import { mergeParts, stayingParts, type MergedParts } from './mergeParts.ts';
import { mergeSegments, stayingSegments } from './mergeSegments.ts';
import type { MergedSegment } from './mergeStretch.ts';
import { pairReferences } from './pairReferences.ts';
import { segmentOperations } from './segmentOperations.ts';
import { chapterAlong, movedBy, shiftsByTime, type Turn } from './shifts.ts';
import type { OurSegment } from './stretches.ts';
import { threeWay, threeWayMs } from './threeWay.ts';
import { weave } from './weave.ts';

/** The place of a record in the notes. */
export interface Place {
  origin: string;
  line: number;
}

export interface EpisodeMerge {
  /** They turn our records into the merged ones; empty if nothing changes. */
  operations: Operation[];
  /** For each record after them, its part in the new reading; null if only we have it. */
  places: Map<Id, Place | null>;
  /** For each part of the base that still exists, its new place, even if its record was removed here. */
  moved: Map<string, Place>;
  conflicts: MergeConflict[];
}

interface Sides {
  /** The reading that our records came from. */
  base: HeldReading;
  /** The whole episode, with all speakers of its show. */
  ours: Records;
  /** For our records, the part of the base that each was read from. */
  origins: ReadonlyMap<Id, string>;
  /** The reading of the new version. */
  theirs: HeldReading;
  /** What was taken from elsewhere and follows that: it stays as it is, and only its places move. */
  stays?: { segments?: boolean; chapters?: boolean };
  /** Speakers whom the notes call by another name. */
  calledHere?: CalledHere | null;
  /** The introduction of the source, if the base is what both sides know. */
  introduction?: string | undefined;
  newId: () => Id;
}

/**
 * Three-way merge of a new version of an episode's notes into its records: what we did not touch follows upstream, our corrections stay,
 * and what both sides changed differently stays as we have it and is a conflict. Nothing of ours is lost without one.
 */
export function mergeEpisode({ ours, origins, newId, stays = {}, calledHere = null, introduction: source, ...readings }: Sides): EpisodeMerge {
  const [base, theirs] = [heldReading(readings.base), heldReading(readings.theirs)];
  const names = new Map([...ours.speakers.values()].map(({ id, name }) => [id, name]));
  const indexes = new Map(base.segments.map(({ id }, index) => [id, index]));
  const segments = inOrder(ours.segments).map((record): OurSegment => {
    const index = indexes.get(origins.get(record.id) ?? '') ?? null;
    return { record, base: index, speaker: record.speakerId === null ? null : labelOf(names.get(record.speakerId)!, calledHere, index === null ? null : base.segments[index]!.speaker) };
  });
  const cast = castOf(ours.speakers.values(), renamedHere(base.segments, segments), newId);
  const isSame = (name: string | null, { record }: OurSegment): boolean => name !== null && record.speakerId !== null && cast.known(name) === record.speakerId;

  const transcript = (stays.segments ? stayingSegments : mergeSegments)({ base: base.segments, ours: segments, theirs: theirs.segments, isSame });
  const orders = keptKeys(transcript.segments.map(({ of }) => of?.record.order ?? null));
  const wanted = transcript.segments.map((merged, index) => recordOf(merged, base.segments, orders[index]!, cast.idOf, newId));
  const ids = new Map(transcript.segments.map((merged, index) => [merged, wanted[index]!.id]));

  const shiftAt = shiftsByTime([...transcript.turns, ...chapterTurns(base.chapters, ours, theirs.chapters, origins)]);
  const chapters = (stays.chapters ? stayingParts<Chapter> : mergeParts<Chapter>)({
    fields: ['startMs', 'title', 'url', 'imageUrl'], merge: { startMs: ((from: number, our: number, their: number) => threeWayMs(from, our, their, shiftAt(from))) as never },
    alone: (chapter) => chapterAlong(chapter, shiftAt(chapter.startMs)), pair: pairChapters, textOf: ({ title }) => title,
  }, base.chapters, [...ours.chapters.values()], theirs.chapters, origins);
  const references = mergeParts<Listed>({ fields: ['title', 'url', 'note', 'links'], pair: pairReferences, textOf: ({ title }) => title }, base.references, asRead(inOrder(ours.references), origins), theirs.references, origins);
  const [chapterEdits, chapterPlaces] = chapterOperations(ours, chapters, newId);
  const [referenceEdits, referencePlaces] = referenceOperations(ours, references, base.references, theirs.references, origins, newId);
  const introduction = mergeIntroduction(ours, { base: base.introduction, theirs: theirs.introduction, source });

  return {
    operations: inBatches([...segmentOperations(ours, cast.added, wanted), ...chapterEdits, ...referenceEdits, ...introduction.operations]),
    places: new Map([...transcript.segments.map((merged, index) => [wanted[index]!.id, placeOf(merged.part)] as const), ...chapterPlaces, ...referencePlaces]),
    moved: new Map([...transcript.moved, ...chapters.moved, ...references.moved].map(([from, part]) => [from, placeOf(part as ReadSegment)!])),
    conflicts: [
      ...transcript.conflicts.map(({ of, after, ...conflict }) => conflictOf({ ...conflict, recordIds: of.map((merged) => ids.get(merged)!), after: after && ids.get(after)! })),
      ...partConflicts('chapter', chapters, ({ startMs, title }) => ({ startMs, words: fewWords(title) })),
      ...partConflicts('reference', references, ({ title }) => ({ startMs: null, words: fewWords(title) })),
      ...introduction.conflicts,
    ],
  };
}

type Listed = Omit<Reference, 'order'>;

const placeOf = (part: { id: string; line: number } | null): Place | null => part && { origin: part.id, line: part.line };

/** Names of the base that nobody has any more, mapped to the speaker that most of their segments have now. */
function renamedHere(base: readonly ReadSegment[], ours: readonly OurSegment[]): Map<string, Id> {
  const counts = new Map<string, Map<Id, number>>();
  for (const { base: index, record } of ours) {
    const name = index === null ? null : base[index]!.speaker;
    if (name === null || record.speakerId === null) continue;
    const ids = counts.get(name) ?? counts.set(name, new Map()).get(name)!;
    ids.set(record.speakerId, (ids.get(record.speakerId) ?? 0) + 1);
  }
  return new Map([...counts].map(([name, ids]) => [name, [...ids].reduce((most, each) => (each[1] > most[1] ? each : most))[0]]));
}

function recordOf(merged: MergedSegment, base: readonly ReadSegment[], order: string, idOf: (name: string) => Id, newId: () => Id): Segment {
  const { of, part, startMs, speaker, text, heading } = merged;
  const from = of && of.base !== null ? base[of.base]! : null;
  const endMs = startMs !== null && merged.endMs !== null && merged.endMs <= startMs ? null : merged.endMs;
  const speakerId = speaker === null ? null : of?.speaker === speaker ? of.record.speakerId : idOf(speaker);
  const timeFrom = cameFrom(startMs === part?.startMs, from?.timeFrom, of?.record.timeFrom, part?.timeFrom);
  const speakerFrom = cameFrom(speaker === part?.speaker, from?.speakerFrom, of?.record.speakerFrom, part?.speakerFrom);
  return {
    id: of?.record.id ?? newId(), order, startMs, timeFrom: startMs === null ? 'none' : timeFrom, endMs,
    speakerId, speakerFrom: speakerId === null ? 'none' : speakerFrom, text, heading, words: of ? of.record.words : part && part.text === text && part.startMs === startMs ? (part.words ?? null) : null,
  };
}

/** The source of a value belongs to the value. */
function cameFrom<From extends string>(isTheirs: boolean, base: From | undefined, ours: From | undefined, theirs: From | undefined): From | 'turn' {
  if (!isTheirs || theirs === undefined) return ours ?? 'turn';
  return base !== undefined && ours !== undefined ? threeWay(base, ours, theirs).value : theirs;
}

function chapterTurns(base: readonly ReadChapter[], ours: Records, theirs: readonly ReadChapter[], origins: ReadonlyMap<Id, string>): Turn[] {
  const byOrigin = new Map([...ours.chapters.values()].map((chapter) => [origins.get(chapter.id), chapter]));
  return pairChapters(base, theirs).flatMap((from, index) => {
    const our = from && byOrigin.get(from.id);
    return our ? [{ startMs: our.startMs, byMs: movedBy(our, from, theirs[index]), isOurs: false }] : [];
  });
}

type Placed = [Id, Place | null][];

function chapterOperations(ours: Records, { parts }: MergedParts<Chapter>, newId: () => Id): [SingleOperation[], Placed] {
  const stays = new Set(parts.map(({ of }) => of?.id));
  const operations = [...ours.chapters.keys()].filter((id) => !stays.has(id)).map((chapterId): SingleOperation => ({ type: 'deleteChapter', chapterId }));
  const places: Placed = [];
  for (const { of, part, value: { startMs, title, url, imageUrl } } of parts) {
    const id = of?.id ?? newId();
    places.push([id, placeOf(part as ReadChapter | null)]);
    if (of === null) {
      operations.push({ type: 'addChapter', chapter: { id, startMs, title, url, imageUrl } });
      continue;
    }
    const fields = { ...(of.startMs !== startMs && { startMs }), ...(of.title !== title && { title }), ...(of.url !== url && { url }), ...(of.imageUrl !== imageUrl && { imageUrl }) };
    if (Object.keys(fields).length > 0) operations.push({ type: 'setChapter', chapterId: id, ...fields });
  }
  return [operations, places];
}

function referenceOperations(ours: Records, { parts }: MergedParts<Listed>, base: readonly ReadReference[], theirs: readonly ReadReference[], origins: ReadonlyMap<Id, string>, newId: () => Id): [SingleOperation[], Placed] {
  const list = weave(parts, { base, theirs, baseOf: ({ id }) => origins.get(id) });
  const keys = keptKeys(list.map(({ of }) => (of === null ? null : ours.references.get(of.id)!.order)));
  const stays = new Set(parts.map(({ of }) => of?.id));
  const removed = [...ours.references.keys()].filter((id) => !stays.has(id)).map((referenceId): SingleOperation => ({ type: 'deleteReference', referenceId }));
  const places: Placed = [];
  const operations = list.flatMap(({ of, part, value: { title, url, note, links } }, index): SingleOperation[] => {
    const order = keys[index]!;
    const id = of?.id ?? newId();
    places.push([id, placeOf(part as ReadReference | null)]);
    if (of === null) return [{ type: 'addReference', reference: { id, order, title, url, note, links } }];
    const fields = { ...(ours.references.get(id)!.order !== order && { order }), ...(of.title !== title && { title }), ...(of.url !== url && { url }), ...(of.note !== note && { note }), ...(!sameValue(of.links, links) && { links }) };
    return Object.keys(fields).length === 0 ? [] : [{ type: 'setReference', referenceId: id, ...fields }];
  });
  return [[...removed, ...operations], places];
}

function partConflicts<T extends { id: string }>(kind: 'chapter' | 'reference', { conflicts }: MergedParts<T>, place: (part: T) => MergeConflict['place']): MergeConflict[] {
  return conflicts.map(({ field, of, part, base, ours, theirs }) => conflictOf({
    kind, field, place: place((of?.value ?? part)!), recordIds: of?.of ? [of.of.id] : [], after: null, parts: part ? [part.id] : [], base, ours, theirs,
  }));
}

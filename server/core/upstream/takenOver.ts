import { describeChanges, type ChangeDetail } from '../feed/describe/describe.ts';
import { pairChapters } from '../edit/bring/pairChapters.ts';
import { sameValue } from '../edit/sameValue.ts';
import type { Chapter } from '../model/chapter.ts';
import type { Id } from '../model/id.ts';
import type { Reference } from '../model/reference.ts';
import { heldReading, type HeldReading, type ReadSegment } from './held.ts';
import { pairReferences } from './pairReferences.ts';
import { stretchesOf, type OurSegment } from './stretches.ts';
import { asRead } from './asRead.ts';
import { agreedMs, agreedWords, sameIfAny, sameWords } from './agreed.ts';

/** What was handed back to a host: the records as they were then, with the part of the base of each. */
export interface Handed {
  segments: readonly OurSegment[];
  chapters: readonly Chapter[];
  references: readonly Omit<Reference, 'order'>[];
  /** Present if somebody wrote one. */
  introduction?: string;
  origins: ReadonlyMap<Id, string>;
  /** Parts of the base that came after it was handed back, which it cannot say anything about. */
  later: ReadonlySet<string>;
}

export interface TakenOver {
  /** What both sides know: the base including what the host took over. Merge with this instead of the base. */
  base: HeldReading;
  /** For records that came after the base, their part in this one. */
  origins: Map<Id, string>;
  taken: ChangeDetail[];
  notTaken: ChangeDetail[];
}

/** The id of a part that only the corrections have. */
const handedId = (id: Id): string => `handed ${id}`;

/**
 * Determines what a host's new version has of the corrections that were handed back to it. What reads the same is ours come home, however
 * the host writes it: it is not a change of theirs, and later edits here do not conflict with it. What the host has as before was not
 * taken, and stays a correction. Where it has a third version, that is compared with the base, so that it becomes a conflict and is never
 * followed silently.
 *
 * @param base the reading that the records came from
 * @param theirs the reading of the new version
 */
export function takenOver({ base: was, handed: given, theirs: now }: { base: HeldReading; handed: Handed; theirs: HeldReading }): TakenOver {
  const handed: Handed = { ...given, references: asRead(given.references, given.origins) };
  const [base, theirs] = [heldReading(was), heldReading(now)];
  const origins = new Map<Id, string>();
  const known = {
    segments: knownSegments(base.segments, handed, theirs.segments, origins),
    chapters: knownParts({ fields: ['startMs', 'title', 'url', 'imageUrl'], beside: ['url', 'imageUrl'], pair: pairChapters }, base.chapters, handed.chapters, theirs.chapters, handed, origins),
    introduction: handed.introduction !== undefined && sameWords(handed.introduction, theirs.introduction ?? '') ? handed.introduction : base.introduction,
    references: knownParts({ fields: ['title', 'url', 'note', 'links'], pair: pairReferences }, base.references, handed.references, theirs.references, handed, origins),
  };
  const notTaken = changesUntil(known, handed, origins, base);
  const left = new Set(notTaken.map(nameOf));
  return { base: known, origins, notTaken, taken: changesUntil(base, handed, new Map(), base).filter((change) => !left.has(nameOf(change))) };
}

const nameOf = ({ field, place, after }: ChangeDetail): string => JSON.stringify([field, place, after]);

function knownSegments(base: readonly ReadSegment[], { segments, later }: Handed, theirs: readonly ReadSegment[], origins: Map<Id, string>): ReadSegment[] {
  if (later.size === 0 && areTaken(segments, theirs)) return segments.map((our, index) => asHanded(our, theirs[index]!, base, origins));
  return stretchesOf(base, segments, theirs).stretches.flatMap(({ base: [from, to], theirs: [first, end], ours }): ReadSegment[] => {
    const [before, now] = [base.slice(from, to), theirs.slice(first, end)];
    if (!before.some(({ id }) => later.has(id)) && areTaken(ours, now)) return ours.map((our, index) => asHanded(our, now[index]!, base, origins));
    const [our, part] = [ours[0], now[0]];
    const isOne = before.length === 1 && ours.length === 1 && now.length === 1 && our!.base === from;
    return isOne ? [agreedSegment(before[0]!, our!, part!)] : before;
  });
}

const areTaken = (ours: readonly OurSegment[], now: readonly ReadSegment[]): boolean => ours.length === now.length && ours.every((our, index) => isTaken(our, now[index]!));

/** Whether a host's segment reads like ours; what notes cannot say (an end, fractions of a second) does not count as a difference. */
const isTaken = ({ record, speaker }: OurSegment, part: ReadSegment): boolean =>
  sameWords(record.text, part.text) && sameIfAny(speaker, part.speaker) && agreedMs(record.startMs, part.startMs) && (part.endMs === null || agreedMs(record.endMs, part.endMs));

/** With the host's times, because it knows no others of ours. */
function asHanded({ record, speaker, base: index }: OurSegment, part: ReadSegment, base: readonly ReadSegment[], origins: Map<Id, string>): ReadSegment {
  const id = index === null ? handedId(record.id) : base[index]!.id;
  if (index === null) origins.set(record.id, id);
  const { text, heading, timeFrom, speakerFrom } = record;
  return { id, line: part.line, startMs: part.startMs, endMs: part.endMs, speaker, text, heading, timeFrom, speakerFrom };
}

/** Field by field, and word by word. */
function agreedSegment(base: ReadSegment, { record, speaker }: OurSegment, part: ReadSegment): ReadSegment {
  return {
    ...base, text: agreedWords(base.text, record.text, part.text), ...(sameIfAny(speaker, part.speaker) && { speaker }),
    ...(agreedMs(record.startMs, part.startMs) && { startMs: part.startMs }), ...(part.endMs !== null && agreedMs(record.endMs, part.endMs) && { endMs: part.endMs }),
  };
}

interface Kind<T> {
  fields: readonly (keyof T & string)[];
  /** Fields that notes cannot hold: if a host has none, that is not a difference. */
  beside?: readonly (keyof T & string)[];
  pair: (one: readonly T[], other: readonly T[]) => (T | undefined)[];
}

function knownParts<T extends { id: string }, P extends T & { line: number }>({ fields, beside = [], pair }: Kind<T>, base: readonly P[], handed: readonly T[], theirs: readonly P[], { origins: from, later }: Handed, origins: Map<Id, string>): P[] {
  const pairs = pair(handed, theirs);
  const partOf = new Map(theirs.flatMap((part, index) => (pairs[index] ? [[pairs[index], part] as const] : [])));
  const handedOf = new Map(handed.flatMap((each) => (from.has(each.id) ? [[from.get(each.id)!, each] as const] : [])));
  const stays = pair(theirs, base);
  const sameIn = (ours: T, there: P) => fields.filter((field) => isSame(ours[field], there[field])).map((field) => [field, ours[field]] as const);
  const isTold = (ours: T, there: P): boolean => fields.every((field) => isSame(ours[field], there[field]) || (there[field] === null && beside.includes(field)));
  const kept = base.flatMap((part, index): P[] => {
    const ours = handedOf.get(part.id);
    if (!ours) return stays[index] || later.has(part.id) ? [part] : [];
    const there = partOf.get(ours);
    return there ? [{ ...part, ...Object.fromEntries(sameIn(ours, there)) }] : [part];
  });
  handed.forEach((ours, index) => {
    const there = from.has(ours.id) ? undefined : partOf.get(ours);
    if (!there || !isTold(ours, there)) return;
    const before = handed[index - 1];
    const at = before ? kept.findIndex(({ id }) => id === (from.get(before.id) ?? handedId(before.id))) : -1;
    kept.splice(at + 1, 0, { ...there, ...Object.fromEntries(sameIn(ours, there)), id: handedId(ours.id) });
    origins.set(ours.id, handedId(ours.id));
  });
  return kept;
}

const isSame = (one: unknown, other: unknown): boolean => {
  if (typeof one === 'string' && typeof other === 'string') return sameWords(one, other);
  return typeof one === 'number' && typeof other === 'number' ? agreedMs(one, other) : sameValue(one, other);
};

/**
 * In words, what a reading lacks of what was handed back. A time is left out if the reading has the same in whole seconds; so are an end, and a chapter's link
 * or image, if the reading has none.
 */
function changesUntil({ segments, chapters, references, introduction = '' }: HeldReading, handed: Handed, origins: ReadonlyMap<Id, string>, base: HeldReading): ChangeDetail[] {
  const originOf = (id: Id): string | undefined => origins.get(id) ?? handed.origins.get(id);
  const byId = new Map(segments.map((segment) => [segment.id, segment]));
  const chapterById = new Map(chapters.map((chapter) => [chapter.id, chapter]));
  const known = <P extends { id: string }>(parts: readonly P[]): P[] => parts.filter(({ id }) => !handed.later.has(id));
  return describeChanges({ title: null, introduction, parts: [], speakers: [], warnings: [], segments: known(segments), chapters: known(chapters), references: known(references) }, {
    segments: handed.segments.map(({ record: { id, startMs, endMs, text }, speaker, base: index }) => {
      const part = byId.get(index === null ? (origins.get(id) ?? '') : base.segments[index]!.id);
      return { id: part?.id, text: part && sameWords(part.text, text) ? part.text : text, speaker, startMs: part && agreedMs(startMs, part.startMs) ? part.startMs : startMs, endMs: part && (part.endMs === null || agreedMs(endMs, part.endMs)) ? part.endMs : endMs };
    }),
    chapters: handed.chapters.map(({ id, startMs, title, url, imageUrl }) => {
      const part = chapterById.get(originOf(id) ?? '');
      return { id: part?.id, title, startMs: part && agreedMs(startMs, part.startMs) ? part.startMs : startMs, ...(part?.url && { url }), ...(part?.imageUrl && { imageUrl }) };
    }),
    references: handed.references.map(({ id, title, url, note, links }) => ({ id: originOf(id), title, url, note, links })),
    introduction: handed.introduction,
  }).details;
}

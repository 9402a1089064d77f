import { summaryOf, type ChangeDetail } from '#core/feed/describe/describe';
import { layOver } from '#core/linked/layOver';
import { labelOf, type CalledHere } from '#core/notes/called';
import type { Speaker } from '#core/model/speaker';
import type { HeldReading } from '#core/upstream/held';
import type { OurSegment } from '#core/upstream/stretches';
import { takenOver, type Handed, type TakenOver } from '#core/upstream/takenOver';
import type { EpisodeRecords } from '../edit/rows.ts';
import type { Transaction } from '../platform/database.ts';
import type { PublishedView } from '../publish/publishedView.ts';
import { openReport } from './openReport.ts';

/** So many of what was not taken are told one by one. */
const MOST_TOLD = 50;

/** What an episode's host was handed back last. */
export interface HandedBack {
  revision: number;
  title: string;
  /** The newest revision that there is now. */
  now: number;
  view: PublishedView;
}

/** By episode, of those whose hosts were handed something back. */
export async function handedBackOf(transaction: Transaction, episodeIds: readonly string[]): Promise<Map<string, HandedBack>> {
  const rows = await transaction.$queryRaw<(HandedBack & { id: string })[]>`
    select e.id, h.revision, e.title, e.revision as now, v.view from "handed_back" h join "episode" e on e.id = h."episodeId" join "published_view" v on v.sha256 = h."viewSha256" where h."episodeId" = any(${episodeIds}::uuid[])`;
  return new Map(rows.map(({ id, ...handed }) => [id, handed]));
}

/** What of it the host's new version has; null where that is nothing. */
export function takenByHost(base: HeldReading, handed: Handed, theirs: HeldReading): TakenOver | null {
  const over = takenOver({ base, handed, theirs });
  return over.taken.length === 0 ? null : over;
}

/** What was handed back as notes. Its records have the places that they have now, also where the source moved since. */
export async function handedInNotes(transaction: Transaction, episodeId: string, { view }: HandedBack, { segments: read }: HeldReading, now: EpisodeRecords): Promise<Handed> {
  const removed = await transaction.removedRecord.findMany({ where: { episodeId }, select: { id: true, origin: true } });
  const origins = new Map([...removed, ...now.segments, ...now.chapters, ...now.references].flatMap(({ id, origin }) => (origin === null ? [] : [[id, origin] as const])));
  const said = saidIn(view, read, origins);
  return { ...view, segments: view.base?.segments ? laidOver(read, view.base.segments, said) : said, origins, later: cameAfter(view, now) };
}

/** What was handed back as a transcript file or a file of chapters. */
export const handedInFile = ({ view }: HandedBack, { segments: read }: HeldReading, kind: 'transcript' | 'chapters', origins: ReadonlyMap<string, string>, later: ReadonlySet<string>): Handed => ({
  segments: kind === 'transcript' ? saidIn({ segments: view.segments, speakers: view.speakers }, read, origins) : [], chapters: kind === 'chapters' ? view.chapters : [], references: [], origins, later,
});

function saidIn({ segments, speakers, calledHere }: Pick<EpisodeRecords, 'segments'> & { speakers: readonly Speaker[]; calledHere?: CalledHere }, read: HeldReading['segments'], origins: ReadonlyMap<string, string>): OurSegment[] {
  const names = new Map(speakers.map(({ id, name }) => [id, name]));
  const indexes = new Map(read.map(({ id }, index) => [id, index]));
  return segments.map((record) => {
    const base = indexes.get(origins.get(record.id) ?? '') ?? null;
    return { record, base, speaker: record.speakerId === null ? null : labelOf(names.get(record.speakerId)!, calledHere, base === null ? null : read[base]!.speaker) };
  });
}

/** Places of records that there were none of yet. */
function cameAfter(view: PublishedView, now: EpisodeRecords): Set<string> {
  const then = new Set([...view.segments, ...view.chapters, ...view.references].map(({ id }) => id));
  return new Set([...now.segments, ...now.chapters, ...now.references].flatMap(({ id, origin }) => (origin === null || then.has(id) ? [] : [origin])));
}

/** What was taken from a file went into the notes as what was edited of it. */
const laidOver = (read: HeldReading['segments'], file: NonNullable<NonNullable<PublishedView['base']>['segments']>, said: readonly OurSegment[]): OurSegment[] =>
  layOver(read, file, said.map(({ record, speaker }) => ({ ...record, speaker }))).map(({ of, speaker, ...laid }, index) => ({
    speaker, base: of, record: { id: `laid ${index}`, order: '', timeFrom: 'turn', speakerId: null, speakerFrom: 'turn', heading: of === null ? null : read[of]!.heading, words: null, ...laid },
  }));

/** Tells which corrections came home, and which did not, once for each answer of the host. When all did, they wait for nothing here any more. */
export async function comeHome(transaction: Transaction, { showId, episodeId, nowMs }: { showId: string; episodeId: string; nowMs: number }, { revision, title, now }: HandedBack, { taken, notTaken }: TakenOver): Promise<void> {
  const detail = { title, revision, after: now, taken: summaryOf(taken), left: summaryOf(notTaken), notTaken: notTaken.slice(0, MOST_TOLD).map(inWords) };
  await openReport(transaction, nowMs, { showId, kind: 'taken', subject: `${episodeId} ${revision} ${notTaken.length}`, episodeId, detail });
  if (notTaken.length > 0) return;
  await transaction.handedBack.updateMany({ where: { episodeId, takenAt: null }, data: { takenAt: new Date(nowMs) } });
  await transaction.$executeRaw`update "episode" set "followedRevision" = greatest("followedRevision", ${revision}) where id = ${episodeId}::uuid`;
}

const inWords = ({ field, place, before, after }: ChangeDetail): ChangeDetail => ({ field, place, before, after });

import { summaryOf, type ChangeDetail } from '#core/feed/describe/describe';
import { layOver } from '#core/linked/layOver';
import { labelOf, type CalledHere } from '#core/notes/called';
import type { Speaker } from '#core/model/speaker';
import type { HeldReading } from '#core/upstream/held';
import type { OurSegment } from '#core/upstream/stretches';
import { takenOver, type Handed, type TakenOver } from '#core/upstream/takenOver';
import type { EpisodeRecords } from '../edit/rows.ts';
import { askingIn } from '../platform/ask.ts';
import type { Transaction } from '../platform/database.ts';
import { PUBLISHED_VIEWS, unpackView } from '../publish/packedView.ts';
import type { PublishedView } from '../publish/publishedView.ts';
import { openReports } from './openReport.ts';

/** The most corrections not taken over that a report lists individually. */
const MOST_TOLD = 50;

/** What was last handed back of an episode to its host. */
export interface HandedBack {
  revision: number;
  title: string;
  /** The newest revision now. */
  now: number;
  view: PublishedView;
  /** The version of the host's feed that it corrected; null for an episode made here. */
  feedId: string | null;
}

/** By episode, for those of which something was handed back. */
export async function handedBackOf(transaction: Transaction, episodeIds: readonly string[]): Promise<Map<string, HandedBack>> {
  const rows = await askingIn(transaction)<Omit<HandedBack, 'view'> & { id: string; view: Uint8Array }>(`
    select e.id, h.revision, e.title, e.revision as now, v.view, (select s.id from "source" s where s.id = v."sourceId" and s.kind = 'feed') as "feedId" from "handed_back" h join "episode" e on e.id = h."episodeId" join ${PUBLISHED_VIEWS} v on v.sha256 = h."viewSha256"
     where h."episodeId" = any($1::uuid[])`, [episodeIds]);
  return new Map(await Promise.all(rows.map(async ({ id, view, ...handed }): Promise<[string, HandedBack]> => [id, { ...handed, view: await unpackView(view) }])));
}

/** What the host's new version has taken over of it; null if nothing. */
export function takenByHost(base: HeldReading, handed: Handed, theirs: HeldReading): TakenOver | null {
  const over = takenOver({ base, handed, theirs });
  return over.taken.length === 0 ? null : over;
}

/** The places in the notes of records deleted from episodes. */
export async function removedOrigins(transaction: Transaction, episodeIds: readonly string[]): Promise<Map<string, [id: string, origin: string][]>> {
  const rows = episodeIds.length === 0 ? [] : await transaction.removedRecord.findMany({ where: { episodeId: { in: [...episodeIds] } }, select: { episodeId: true, id: true, origin: true } });
  const origins = new Map<string, [string, string][]>();
  for (const { episodeId, id, origin } of rows) origins.set(episodeId, [...(origins.get(episodeId) ?? []), [id, origin]]);
  return origins;
}

/** What was handed back in the notes. Records get the places they have now, in case the source has moved on since. */
export function handedInNotes({ view }: HandedBack, { segments: read }: HeldReading, now: EpisodeRecords, removed: readonly (readonly [string, string])[]): Handed {
  const origins = new Map([...removed, ...[...now.segments, ...now.chapters, ...now.references].flatMap(({ id, origin }) => (origin === null ? [] : [[id, origin] as const]))]);
  const said = saidIn(view, read, origins);
  return { ...view, segments: view.base?.segments ? laidOver(read, view.base.segments, said) : said, origins, later: cameAfter(view, now) };
}

/** What was handed back in a transcript or chapter file. */
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

/** Places of records that did not exist when it was handed back. */
function cameAfter(view: PublishedView, now: EpisodeRecords): Set<string> {
  const then = new Set([...view.segments, ...view.chapters, ...view.references].map(({ id }) => id));
  return new Set([...now.segments, ...now.chapters, ...now.references].flatMap(({ id, origin }) => (origin === null || then.has(id) ? [] : [origin])));
}

/** The notes got only what had been edited in segments taken from a file; this lays those edits over the notes again. */
const laidOver = (read: HeldReading['segments'], file: NonNullable<NonNullable<PublishedView['base']>['segments']>, said: readonly OurSegment[]): OurSegment[] =>
  layOver(read, file, said.map(({ record, speaker }) => ({ ...record, speaker }))).map(({ of, speaker, ...laid }, index) => ({
    speaker, base: of, record: { id: `laid ${index}`, order: '', timeFrom: 'turn', speakerId: null, speakerFrom: 'turn', heading: of === null ? null : read[of]!.heading, words: null, ...laid },
  }));

/** What a host has taken over of what was handed back of an episode. */
export interface CameHome {
  episodeId: string;
  handed: HandedBack;
  over: Pick<TakenOver, 'taken' | 'notTaken'>;
}

/** Reports which corrections the host took over and which not, once per answer of the host. If it took over all, none of them wait for publication any more. */
export async function comeHome(transaction: Transaction, { showId, nowMs }: { showId: string; nowMs: number }, home: readonly CameHome[]): Promise<void> {
  if (home.length === 0) return;
  await openReports(transaction, nowMs, home.map(({ episodeId, handed: { title, revision, now }, over: { taken, notTaken } }) => ({
    showId, kind: 'taken', subject: `${episodeId} ${revision} ${notTaken.length}`, episodeId,
    detail: { title, revision, after: now, taken: summaryOf(taken), left: summaryOf(notTaken), notTaken: notTaken.slice(0, MOST_TOLD).map(inWords) },
  })));
  const whole = home.filter(({ over }) => over.notTaken.length === 0);
  if (whole.length === 0) return;
  await transaction.handedBack.updateMany({ where: { episodeId: { in: whole.map(({ episodeId }) => episodeId) }, takenAt: null }, data: { takenAt: new Date(nowMs) } });
  await transaction.$executeRaw`
    update "episode" e set "followedRevision" = greatest("followedRevision", h.revision)
      from jsonb_to_recordset(${JSON.stringify(whole.map(({ episodeId, handed: { revision } }) => ({ id: episodeId, revision })))}::jsonb) h(id uuid, revision int) where e.id = h.id`;
}

const inWords = ({ field, place, before, after }: ChangeDetail): ChangeDetail => ({ field, place, before, after });

/** Says of which episodes the host went back on corrections that it had taken over: they stand as ours again, and wait for publication. */
export async function wentBackOn(transaction: Transaction, { showId, nowMs }: { showId: string; nowMs: number }, back: readonly { episodeId: string; handed: HandedBack }[]): Promise<void> {
  if (back.length === 0) return;
  await openReports(transaction, nowMs, back.map(({ episodeId, handed: { title, revision } }) => ({ showId, kind: 'went-back', subject: `${episodeId} ${nowMs}`, episodeId, detail: { title, revision } })));
  await transaction.handedBack.updateMany({ where: { episodeId: { in: back.map(({ episodeId }) => episodeId) } }, data: { takenAt: null } });
  await transaction.$executeRaw`
    update "episode" e set "followedRevision" = least("followedRevision", h.revision - 1)
      from jsonb_to_recordset(${JSON.stringify(back.map(({ episodeId, handed: { revision } }) => ({ id: episodeId, revision })))}::jsonb) h(id uuid, revision int) where e.id = h.id`;
}

import { randomUUID } from 'node:crypto';
import type { ItemReading, SimpleChapter } from '#core/feed/reading';
import { psc } from '#core/formats/chapters/psc';
import { insertRows } from '../platform/insertRows.ts';
import type { Transaction } from '../platform/database.ts';
import { sha256 } from '../platform/secrets.ts';
import type { PlaceCounts } from './readPlace.ts';

export interface LinkingItem {
  episodeId: string;
  item: Pick<ItemReading, 'transcripts' | 'chaptersUrl' | 'simpleChapters' | 'enclosure' | 'notes'>;
}

/** No real item links more files than this. */
const MOST_OF_A_ROLE = 12;
const LONGEST_URL = 2_000;
const isWebAddress = (url: string): boolean => url.length <= LONGEST_URL && /^https?:\/\//i.test(url) && URL.canParse(url);

const nameOf = ({ episodeId, role, url }: { episodeId: string; role: string; url: string }): string => `${episodeId} ${role} ${url}`;

/**
 * Records what the items of a feed link, to be fetched; known links are left alone. Chapters that stand only in `psc:chapters` are the
 * episode's own from the start, so that place is marked as fetched and in use. Recordings are not asked for chapters until somebody wants
 * them, since that costs their host a request each.
 *
 * @returns whether there is anything to fetch
 */
export async function keepLinks(transaction: Transaction, showId: string, items: readonly LinkingItem[]): Promise<boolean> {
  const rows = items.flatMap((item) => rowsOf(item, showId));
  if (rows.length === 0) return false;
  const known = await transaction.linkedFile.findMany({ where: { episodeId: { in: items.map(({ episodeId }) => episodeId) } }, select: { episodeId: true, role: true, url: true } });
  const there = new Set(known.map(nameOf));
  const added = rows.filter((row) => !there.has(nameOf(row)) && Boolean(there.add(nameOf(row))));
  const tellers = new Map(items.map(({ episodeId, item }) => [episodeId, item.simpleChapters]));
  await insertRows(transaction, 'source', added.flatMap(({ sourceId, episodeId }) => (sourceId === null ? [] : [sourceOf(sourceId, { showId, episodeId }, tellers.get(episodeId)!)])));
  await insertRows(transaction, 'linked_file', added);
  return added.some(({ status }) => status === 'waiting');
}

/**
 * The same for items that have changed: new links are fetched; links that are still there are fetched again, as the file may have been
 * replaced in place; links that are gone are deleted, except those that the episode's records were taken from, which are marked as gone.
 *
 * @returns whether there is anything to fetch
 */
export async function keepLinksAnew(transaction: Transaction, showId: string, items: readonly LinkingItem[], nowMs: number): Promise<boolean> {
  if (items.length === 0) return false;
  const linked = JSON.stringify(items.flatMap((item) => rowsOf(item, showId).map(({ episodeId, role, url, position, declaredType, language }) => ({ episodeId, role, url, position, declaredType, language }))));
  const episodeIds = items.map(({ episodeId }) => episodeId);
  await transaction.$executeRaw`
    with linked as (select * from jsonb_to_recordset(${linked}::jsonb) t("episodeId" uuid, role text, url text)),
         gone as (select id from "linked_file" l where l."episodeId" = any(${episodeIds}::uuid[]) and not exists (select 1 from linked t where t."episodeId" = l."episodeId" and t.role = l.role::text and t.url = l.url)),
         unused as (delete from "linked_file" l using gone where l.id = gone.id and l."takenRevision" is null)
    update "linked_file" l set status = 'gone', problem = null, "retryAt" = null from gone where l.id = gone.id and l."takenRevision" is not null`;
  const again = await transaction.$executeRaw`
    update "linked_file" l set position = t.position, "declaredType" = t."declaredType", language = t.language, attempts = 0,
           status = case when l.status = 'ok' then l.status else 'waiting' end, "retryAt" = case when l.status = 'ok' then ${new Date(nowMs)}::timestamptz end
      from jsonb_to_recordset(${linked}::jsonb) t("episodeId" uuid, role text, url text, position int, "declaredType" text, language text)
     where t."episodeId" = l."episodeId" and t.role = l.role::text and t.url = l.url and l.role <> 'id3'`;
  return (await keepLinks(transaction, showId, items)) || again > 0;
}

function rowsOf({ episodeId, item: { transcripts, chaptersUrl, simpleChapters, enclosure, notes } }: LinkingItem, showId: string) {
  const row = (role: 'transcript' | 'chapters' | 'psc' | 'id3', url: string, more: object = {}) => ({
    id: randomUUID(), showId, episodeId, role, position: 0, url, declaredType: null as string | null, language: null as string | null, status: role === 'id3' ? 'unasked' : 'waiting', attempts: 0,
    format: null as string | null, counts: null as object | null, sourceId: null as string | null, usedRevision: null as number | null, ...more,
  });
  const isMp3 = enclosure !== null && (/mpeg|mp3/i.test(enclosure.type ?? '') || /\.mp3(?:[?#]|$)/i.test(enclosure.url));
  return [
    ...transcripts.filter(({ url }) => isWebAddress(url)).slice(0, MOST_OF_A_ROLE).map(({ url, type, language }, position) => row('transcript', url, { position, declaredType: type || null, language })),
    ...(chaptersUrl !== null && isWebAddress(chaptersUrl) ? [row('chapters', chaptersUrl)] : []),
    ...(simpleChapters.length > 0 ? [row('psc', '', notes.chapters.length === 0 ? { status: 'ok', format: psc.name, counts: countsOf(simpleChapters), sourceId: randomUUID(), usedRevision: 0 } : {})] : []),
    ...(isMp3 && isWebAddress(enclosure.url) ? [row('id3', enclosure.url)] : []),
  ];
}

const countsOf = (chapters: readonly SimpleChapter[]): PlaceCounts => ({ segments: 0, named: 0, words: 0, chapters: chapters.length });

function sourceOf(id: string, home: { showId: string; episodeId: string }, chapters: readonly SimpleChapter[]) {
  const bytes = pscBytes(chapters);
  return { id, ...home, kind: 'file', format: psc.name, encoding: 'utf-8', repairs: [], createdAt: new Date(), bytes: `\\x${Buffer.from(bytes).toString('hex')}`, sha256: `\\x${sha256(bytes).toString('hex')}` };
}

/** An item's `psc:chapters` as a file. */
export const pscBytes = (chapters: readonly SimpleChapter[]): Uint8Array =>
  new TextEncoder().encode(psc.write!({ title: '', language: null, durationMs: null, segments: [], chapters: [...chapters] }, {}) as string);

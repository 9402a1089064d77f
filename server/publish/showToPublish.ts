import type { Speaker } from '#core/model/speaker';
import { Enrichment } from '#core/model/show';
import { asking, readRecordsOf } from '../edit/readRecords.ts';
import type { EpisodeRecords } from '../edit/rows.ts';
import type { Database } from '../platform/database.ts';

/** A show as it stands, with what its feed is made of. */
export type ShowToPublish = Awaited<ReturnType<typeof readShow>> & {
  episodes: EpisodeToPublish[];
  speakers: Speaker[];
  /** Of the episodes that differ from their source, or that files are made of. */
  records: ReadonlyMap<string, EpisodeRecords>;
};

export type EpisodeToPublish = Awaited<ReturnType<typeof readEpisodes>>[number];

const readShow = (database: Database, id: string) =>
  database.prisma.show.findUniqueOrThrow({
    where: { id },
    select: {
      id: true, slug: true, title: true, link: true, description: true, language: true, author: true, imageUrl: true, explicit: true, category: true, podcastGuid: true,
      mode: true, private: true, privateToken: true, enrichments: true, changedFields: true, sourceId: true, createdAt: true,
      publications: { orderBy: { number: 'desc' }, take: 1, select: { sha256: true, patch: true, corrections: true } },
    },
  });

const readEpisodes = (database: Database, showId: string) =>
  database.prisma.episode.findMany({
    where: { showId }, orderBy: { position: 'asc' },
    select: {
      id: true, key: true, guid: true, sourceId: true, title: true, link: true, pubDate: true, enclosureUrl: true, enclosureLength: true, enclosureType: true,
      durationMs: true, notesFormat: true, revision: true, publishedRevision: true, createdAt: true,
    },
  });

/** Additions that are made of every episode's records, edited or not. */
const OF_ALL: readonly Enrichment[] = ['transcripts', 'chapters', 'psc', 'persons'];

/** Reads what publishing needs: a fixed number of queries, and the records of no episode that stays as it came. */
export async function showToPublish(database: Database, showId: string, enrichments: readonly Enrichment[]): Promise<ShowToPublish> {
  const show = await readShow(database, showId);
  const episodes = await readEpisodes(database, showId);
  const all = enrichments.some((name) => OF_ALL.includes(name));
  const wanted = episodes.filter(({ revision }) => all || revision > 0).map(({ id }) => id);
  const { speakers, episodes: records } = await readRecordsOf(asking(database.pool), showId, wanted);
  return { ...show, episodes, speakers, records };
}

import type { InFeed } from '#core/model/item';
import type { CalledHere } from '#core/notes/called';
import { asking } from '../platform/ask.ts';
import type { Database } from '../platform/database.ts';
import { keptView, type NamedView } from './publishedView.ts';
import { PublishedShowFields } from './showFields.ts';

/** What is public of an episode. */
export interface PublicState {
  /** Null where it was taken back: then it is as if it never had been published. */
  revision: number | null;
  /** Null: its item as it came. */
  view: NamedView | null;
  /** Taken out of the feed; the rest is what was out before, and is again where it is put back. */
  withdrawn: boolean;
}

export interface EpisodeToPublish {
  id: string;
  key: string;
  guid: string | null;
  sourceId: string;
  /** Written here, and no item of the feed that its show came from: it comes into the feed when it is published. */
  madeHere: boolean;
  title: string;
  link: string | null;
  pubDate: Date | null;
  enclosureUrl: string | null;
  enclosureLength: string | null;
  enclosureType: string | null;
  durationMs: number | null;
  /** What the feed says of what was changed here. */
  inFeed: InFeed;
  /** What it took over from us, as we said it. */
  tookOver: InFeed;
  notesFormat: string;
  /** Which reader named the places of its records. */
  reader: number;
  calledHere: CalledHere | null;
  revision: number;
  publishedRevision: number | null;
  /** Up to here every revision is public, or is what the feed says itself. */
  followedRevision: number;
  createdAt: Date;
  /** When it left the feed upstream; it is here because somebody keeps it. */
  goneAt: Date | null;
  /** Whether somebody took it out of the feed. */
  withdrawn: boolean;
  /** What the newest publication that chose it put out; null before the first. */
  last: PublicState | null;
}

/** A show as it stands, with its episodes in the order of the feed, but for those that are gone upstream and nobody keeps, and what is public of each: two queries. */
export type ShowToPublish = Awaited<ReturnType<typeof readShow>> & { episodes: EpisodeToPublish[] };

export async function showToPublish(database: Database, id: string): Promise<ShowToPublish> {
  const show = await readShow(database, id);
  return { ...show, episodes: await readEpisodes(database, id) };
}

async function readShow(database: Database, id: string) {
  const { publications: [last], ...show } = await database.prisma.show.findUniqueOrThrow({
    where: { id },
    select: {
      id: true, slug: true, title: true, link: true, description: true, language: true, author: true, imageUrl: true, explicit: true, category: true, podcastGuid: true,
      mode: true, private: true, privateToken: true, enrichments: true, changedFields: true, sourceId: true, version: true, createdAt: true,
      publications: { orderBy: { number: 'desc' }, take: 1, select: { number: true, sha256: true, sourceId: true, channel: true, enrichments: true, showFields: true } },
    },
  });
  return { ...show, last: last ? { ...last, showFields: PublishedShowFields.nullable().parse(last.showFields) } : null };
}

/** Of "episode" e: what is asked of each. */
export const EPISODE_COLUMNS = `e.id, e.key, e.guid, e."sourceId", e.title, e.link, e."pubDate", e."enclosureUrl", e."enclosureLength", e."enclosureType", e."durationMs", e."inFeed", e."tookOver", e."notesFormat", e.reader, e."calledHere", e.revision, e."publishedRevision", e."followedRevision", e."createdAt", e."goneAt", e."withdrawnAt"`;
/** Which. */
export const EPISODES = 'e."showId" = $1 and (e."goneAt" is null or e."keptAt" is not null)';

type Row = Omit<EpisodeToPublish, 'last' | 'withdrawn'> & { withdrawnAt: Date | null; lastNumber: number | null; lastRevision: number | null; lastWithdrawn: boolean; lastView: string | null; lastSource: string };

async function readEpisodes(database: Database, showId: string): Promise<EpisodeToPublish[]> {
  const rows = await asking(database.pool)<Row>(
    `select ${EPISODE_COLUMNS}, s.kind = 'notes' as "madeHere", p.number as "lastNumber", p.revision as "lastRevision", p.withdrawn as "lastWithdrawn",
            encode(v.sha256, 'hex') as "lastView", v."sourceId" as "lastSource"
       from "episode" e
       join "source" s on s.id = e."sourceId"
       left join lateral (select * from "published_episode" p where p."episodeId" = e.id order by p.number desc limit 1) p on true
       left join "published_view" v on v.sha256 = p."viewSha256"
      where ${EPISODES} order by e.position, e.id`, [showId]);
  return rows.map(({ withdrawnAt, lastNumber, lastRevision, lastWithdrawn, lastView, lastSource, ...episode }) => ({
    ...episode, withdrawn: withdrawnAt !== null,
    last: lastNumber === null ? null : { revision: lastRevision, view: lastView === null ? null : keptView(database, lastView, lastSource), withdrawn: lastWithdrawn },
  }));
}

/** Whether it has corrections that are neither public nor in the feed by themselves. */
export const hasCorrections = ({ revision, publishedRevision, followedRevision }: Pick<EpisodeToPublish, 'revision' | 'publishedRevision' | 'followedRevision'>): boolean => revision > Math.max(publishedRevision ?? 0, followedRevision);

/** Whether it is ours to write. */
export const isPublic = (state: PublicState | null): state is PublicState & { revision: number } => state !== null && state.revision !== null && !state.withdrawn;

/** Whether an episode is in the feed: one made here is when it went out, one that was imported unless it was taken out. */
export const isIn = ({ madeHere }: Pick<EpisodeToPublish, 'madeHere'>, state: PublicState | null): boolean => (madeHere ? isPublic(state) : !state?.withdrawn);

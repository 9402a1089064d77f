import type { InFeed } from '#core/model/item';
import type { CalledHere } from '#core/notes/called';
import { asking } from '../platform/ask.ts';
import type { Database } from '../platform/database.ts';
import { keptView, type NamedView } from './publishedView.ts';
import { PublishedShowFields } from './showFields.ts';

/** The published state of an episode. */
export interface PublicState {
  /** Null if it was taken back, as if it had never been published. */
  revision: number | null;
  /** Null: the original item. */
  view: NamedView | null;
  /** Taken out of the feed; revision and view are those from before, which apply again when it is put back. */
  withdrawn: boolean;
}

export interface EpisodeToPublish {
  id: string;
  key: string;
  guid: string | null;
  sourceId: string;
  /** Created here and not an item of the imported feed: it enters the feed when it is published. */
  madeHere: boolean;
  title: string;
  link: string | null;
  pubDate: Date | null;
  enclosureUrl: string | null;
  enclosureLength: string | null;
  enclosureType: string | null;
  durationMs: number | null;
  /** What the feed says in the fields changed here. */
  inFeed: InFeed;
  /** Our corrections that the feed has taken over. */
  tookOver: InFeed;
  notesFormat: string;
  /** Number of the reader that named the places of its records. */
  reader: number;
  calledHere: CalledHere | null;
  revision: number;
  publishedRevision: number | null;
  /** Up to this one, every revision is published or only follows upstream. */
  followedRevision: number;
  createdAt: Date;
  /** When it disappeared upstream; it is listed because somebody keeps it. */
  goneAt: Date | null;
  /** Whether somebody took it out of the feed. */
  withdrawn: boolean;
  /** Its state in the newest publication that chose it; null before the first. */
  last: PublicState | null;
}

/** The current state of a show: its episodes in feed order with their published states, without those gone upstream that nobody keeps. Two queries. */
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
      publications: { orderBy: { number: 'desc' }, take: 1, select: { id: true, number: true, sha256: true, publishedAt: true, modifiedAt: true, sourceId: true, channel: true, enrichments: true, showFields: true } },
    },
  });
  return { ...show, last: last ? { ...last, showFields: PublishedShowFields.nullable().parse(last.showFields) } : null };
}

/** The columns of an episode `e`. */
export const EPISODE_COLUMNS = `e.id, e.key, e.guid, e."sourceId", e.title, e.link, e."pubDate", e."enclosureUrl", e."enclosureLength", e."enclosureType", e."durationMs", e."inFeed", e."tookOver", e."notesFormat", e.reader, e."calledHere", e.revision, e."publishedRevision", e."followedRevision", e."createdAt", e."goneAt", e."withdrawnAt"`;
/** The condition that selects these episodes. */
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

/** Whether it has corrections that are neither published nor in the feed already. */
export const hasCorrections = ({ revision, publishedRevision, followedRevision }: Pick<EpisodeToPublish, 'revision' | 'publishedRevision' | 'followedRevision'>): boolean => revision > Math.max(publishedRevision ?? 0, followedRevision);

/** Whether we write its item. */
export const isPublic = (state: PublicState | null): state is PublicState & { revision: number } => state !== null && state.revision !== null && !state.withdrawn;

/** Whether an episode is in the feed: one created here if it was published, an imported one unless it was taken out. */
export const isIn = ({ madeHere }: Pick<EpisodeToPublish, 'madeHere'>, state: PublicState | null): boolean => (madeHere ? isPublic(state) : !state?.withdrawn);

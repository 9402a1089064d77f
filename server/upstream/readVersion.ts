import { randomUUID } from 'node:crypto';
import type { FeedProblem } from '#core/feed/problem';
import type { RepairName } from '#core/feed/repair/rule';
import type { ItemReading } from '#core/feed/reading';
import type { ItemMark } from '#core/upstream/matchItems';
import type { Indexed } from '../import/indexSource.ts';
import { keepFeed } from '../import/keepSource.ts';
import { mend } from '../import/mend.ts';
import { piecesOf } from '../import/pieces.ts';
import { causes } from '../import/readFeedSource.ts';
import { scanSource, type Unread } from '../import/scanSource.ts';
import { sourceBytes } from '../import/sourceBytes.ts';
import type { Database } from '../platform/database.ts';
import { isoOf, type KnownItem } from './knownEpisodes.ts';

/** A stored version of a feed that belongs to no show yet: where its items are, and what identifies them. */
export interface FeedVersion {
  sourceId: string;
  sha256: Buffer;
  index: Indexed;
  /** In feed order, like `index.items`. */
  marks: ItemMark[];
  /** The original source, if it had to be repaired. */
  mendedFrom: string | null;
}

/**
 * Reads a new version, repaired if necessary by the rules accepted earlier for this feed. An item whose bytes are known is not parsed.
 *
 * @param known items by guid
 */
export async function readVersion(database: Database, came: Pick<FeedVersion, 'sourceId' | 'sha256'>, repairs: readonly RepairName[], known: ReadonlyMap<string, KnownItem>): Promise<FeedVersion | { problems: FeedProblem[] }> {
  const read = await scanned(database, came.sourceId, known);
  if (!('problems' in read)) return { ...came, ...read, mendedFrom: null };
  const whyNot = () => causes(database, came.sourceId, read);
  if (!read.isIllFormed || repairs.length === 0) return whyNot();
  const mended = mend(await sourceBytes(database, came.sourceId), repairs);
  if ('problems' in mended) return mended;
  const sourceId = randomUUID();
  const { encoding, ...brought } = await database.prisma.source.findUniqueOrThrow({ where: { id: came.sourceId }, select: { encoding: true, fileName: true, url: true, etag: true, lastModified: true, createdBy: true } });
  const { sha256 } = await keepFeed(database, sourceId, encoding, piecesOf([mended.bytes], Infinity), { ...brought, repairedFrom: came.sourceId, repairs: [...repairs] });
  const again = await scanned(database, sourceId, known);
  return 'problems' in again ? whyNot() : { sourceId, sha256, ...again, mendedFrom: came.sourceId };
}

async function scanned(database: Database, sourceId: string, known: ReadonlyMap<string, KnownItem>): Promise<Pick<FeedVersion, 'index' | 'marks'> | Unread> {
  const marks: ItemMark[] = [];
  const read = await scanSource(database, sourceId, {
    each: ({ key, read: item }) => marks.push(item ? markOf(item.item) : known.get(key)!.mark),
    isKnown: ({ key, guid, sha256 }) => guid === key && known.get(key)?.sha256 === sha256,
  });
  return 'problems' in read ? read : { ...read, marks };
}

/** Copies the strings, because one sliced from an item's text would keep all of that in memory. */
const markOf = ({ key, guid, enclosure, title, pubDate }: ItemReading): ItemMark =>
  JSON.parse(JSON.stringify({ key, guid, enclosureUrl: enclosure?.url ?? null, title, pubDate: isoOf(pubDate) })) as ItemMark;

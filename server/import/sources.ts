import { Injectable } from '@nestjs/common';
import type { DecodedFeed } from '#core/feed/encoding';
import { toldBy } from '#core/feed/get';
import { readDocument } from '#core/feed/read';
import type { FeedReading, ItemReading } from '#core/feed/reading';
import type { NotesFormat, NotesReading } from '#core/notes/reading';
import { Database } from '../platform/database.ts';
import { sourceBytes } from './sourceBytes.ts';
import { SourceItems } from './sourceItems.ts';
import { understand, type UnderstoodNotes } from './understand.ts';

/** The notes of an episode as they came. */
export interface NotesSource {
  format: NotesFormat | 'none';
  text: string;
  reading: NotesReading;
  /** The same with the chapters that something beside the notes tells: as the episode's records were read. */
  told: NotesReading;
}

/** A whole feed, read. */
export type SourceFeed = DecodedFeed & { feed: FeedReading; byKey: Map<string, ItemReading> };

type Understood = SourceFeed | UnderstoodNotes;

/** An item of a feed source, with its own text. */
export interface SourceItem {
  text: string;
  item: ItemReading;
}

const KEPT = 4;
const KEPT_ITEMS = 16;

/** What was imported, read again where it is asked for. Sources never change, so the last few readings are kept. */
@Injectable()
export class Sources {
  private readonly kept = new Map<string, Promise<Understood>>();
  private readonly keptItems = new Map<string, Promise<SourceItem | null>>();

  constructor(private readonly database: Database, private readonly items: SourceItems) {}

  async feed(sourceId: string): Promise<SourceFeed> {
    const understood = await this.understood(sourceId);
    if (!('feed' in understood)) throw new Error(`source ${sourceId} is no feed`);
    return understood;
  }

  /** One item, without the others; null where the source is no feed. */
  item({ sourceId, key }: { sourceId: string; key: string }): Promise<SourceItem | null> {
    return used(this.keptItems, `${sourceId} ${key}`, KEPT_ITEMS, () => this.items.withText(sourceId, key));
  }

  /** Of a feed that is not at hand, only the one item is read. */
  async notes({ sourceId, key }: { sourceId: string; key: string }): Promise<NotesSource> {
    const alone = this.kept.has(sourceId) ? null : await this.item({ sourceId, key });
    if (alone) return notesOf(alone.item);
    const understood = await this.understood(sourceId);
    if (!('feed' in understood)) return { format: understood.format, text: understood.text, reading: understood.notes, told: understood.notes };
    const item = understood.byKey.get(key);
    if (!item) throw new Error(`source ${sourceId} has no item ${key}`);
    return notesOf(item);
  }

  private understood(id: string): Promise<Understood> {
    return used(this.kept, id, KEPT, () => this.read(id));
  }

  private async read(id: string): Promise<Understood> {
    const understood = understand(await sourceBytes(this.database, id));
    if ('problems' in understood) throw new Error(`source ${id} was imported and cannot be read any more: ${understood.problems[0]!.message}`);
    if (!('document' in understood)) return understood;
    const { document, text, encoding, bom } = understood;
    const feed = readDocument(document);
    return { text, encoding, bom, feed, byKey: new Map(feed.items.map((item) => [item.key, item])) };
  }
}

const notesOf = (item: ItemReading): NotesSource => ({ format: item.notesFormat, text: item.notesSource, reading: item.notes, told: toldBy(item) });

/** What is kept of a name, or is read now: the last one used is the last to go, and what failed goes at once. */
function used<Value>(kept: Map<string, Promise<Value>>, name: string, most: number, read: () => Promise<Value>): Promise<Value> {
  const value = kept.get(name) ?? read();
  kept.delete(name);
  kept.set(name, value);
  value.catch(() => kept.delete(name));
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break;
    kept.delete(oldest);
  }
  return value;
}

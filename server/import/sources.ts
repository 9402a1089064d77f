import { Injectable } from '@nestjs/common';
import type { DecodedFeed } from '#core/feed/encoding';
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
}

/** A whole feed, read. */
export type SourceFeed = DecodedFeed & { feed: FeedReading; byKey: Map<string, ItemReading> };

type Understood = SourceFeed | UnderstoodNotes;

const KEPT = 4;

/** What was imported, read again where it is asked for. Sources never change, so the last few readings are kept. */
@Injectable()
export class Sources {
  private readonly kept = new Map<string, Promise<Understood>>();

  constructor(private readonly database: Database, private readonly items: SourceItems) {}

  async feed(sourceId: string): Promise<SourceFeed> {
    const understood = await this.understood(sourceId);
    if (!('feed' in understood)) throw new Error(`source ${sourceId} is no feed`);
    return understood;
  }

  /** Of a feed that is not at hand, only the one item is read. */
  async notes({ sourceId, key }: { sourceId: string; key: string }): Promise<NotesSource> {
    const alone = this.kept.has(sourceId) ? null : await this.items.read(sourceId, key);
    if (alone) return notesOf(alone);
    const understood = await this.understood(sourceId);
    if (!('feed' in understood)) return { format: understood.format, text: understood.text, reading: understood.notes };
    const item = understood.byKey.get(key);
    if (!item) throw new Error(`source ${sourceId} has no item ${key}`);
    return notesOf(item);
  }

  private understood(id: string): Promise<Understood> {
    const kept = this.kept.get(id) ?? this.read(id);
    this.kept.delete(id);
    this.kept.set(id, kept); // the last one used is the last to go
    kept.catch(() => this.kept.delete(id));
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= KEPT) break;
      this.kept.delete(oldest);
    }
    return kept;
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

const notesOf = ({ notesFormat, notesSource, notes }: Pick<ItemReading, 'notesFormat' | 'notesSource' | 'notes'>): NotesSource => ({ format: notesFormat, text: notesSource, reading: notes });

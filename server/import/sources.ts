import { Injectable } from '@nestjs/common';
import { toldBy } from '#core/feed/get';
import type { ItemReading } from '#core/feed/reading';
import type { NotesFormat, NotesReading } from '#core/notes/reading';
import { Database } from '../platform/database.ts';
import { sourceBytes } from './sourceBytes.ts';
import { SourceItems } from './sourceItems.ts';
import { understandPage, type UnderstoodNotes } from './understand.ts';

/** The original notes of an episode. */
export interface NotesSource {
  format: NotesFormat | 'none';
  text: string;
  reading: NotesReading;
  /** The same, with chapters from elsewhere in the item if there are any: what the episode's records were made from. */
  told: NotesReading;
}

/** An item of a feed source, with its text. */
export interface SourceItem {
  text: string;
  item: ItemReading;
}

const KEPT_PAGES = 4;
const KEPT_ITEMS = 16;

/** Reads imported sources again on demand. Sources never change, so the last few readings are cached. */
@Injectable()
export class Sources {
  private readonly keptPages = new Map<string, Promise<UnderstoodNotes>>();
  private readonly keptItems = new Map<string, Promise<SourceItem | null>>();

  constructor(private readonly database: Database, private readonly items: SourceItems) {}

  /** One item, without the others; null if the source is not a feed. */
  item({ sourceId, key }: { sourceId: string; key: string }): Promise<SourceItem | null> {
    return used(this.keptItems, `${sourceId} ${key}`, KEPT_ITEMS, () => this.items.withText(sourceId, key));
  }

  async notes({ sourceId, key }: { sourceId: string; key: string }): Promise<NotesSource> {
    const alone = await this.item({ sourceId, key });
    if (alone) return notesOf(alone.item);
    const { format, text, notes } = await used(this.keptPages, sourceId, KEPT_PAGES, () => this.read(sourceId));
    return { format, text, reading: notes, told: notes };
  }

  /** Reads a page. */
  private async read(id: string): Promise<UnderstoodNotes> {
    return understandPage(await sourceBytes(this.database, id));
  }
}

const notesOf = (item: ItemReading): NotesSource => ({ format: item.notesFormat, text: item.notesSource, reading: item.notes, told: toldBy(item) });

/** A least-recently-used cache of promises; one that fails is dropped at once. */
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

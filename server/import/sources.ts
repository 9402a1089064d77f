import { Injectable } from '@nestjs/common';
import { toldBy } from '#core/feed/get';
import type { ItemReading } from '#core/feed/reading';
import type { NotesFormat, NotesReading } from '#core/notes/reading';
import { Database } from '../platform/database.ts';
import { sourceBytes } from './sourceBytes.ts';
import { SourceItems } from './sourceItems.ts';
import { understandPage, type UnderstoodNotes } from './understand.ts';

/** The notes of an episode as they came. */
export interface NotesSource {
  format: NotesFormat | 'none';
  text: string;
  reading: NotesReading;
  /** The same with the chapters that something beside the notes tells: as the episode's records were read. */
  told: NotesReading;
}

/** An item of a feed source, with its own text. */
export interface SourceItem {
  text: string;
  item: ItemReading;
}

const KEPT_PAGES = 4;
const KEPT_ITEMS = 16;

/** What was imported, read again where it is asked for. Sources never change, so the last few readings are kept. */
@Injectable()
export class Sources {
  private readonly keptPages = new Map<string, Promise<UnderstoodNotes>>();
  private readonly keptItems = new Map<string, Promise<SourceItem | null>>();

  constructor(private readonly database: Database, private readonly items: SourceItems) {}

  /** One item, without the others; null where the source is no feed. */
  item({ sourceId, key }: { sourceId: string; key: string }): Promise<SourceItem | null> {
    return used(this.keptItems, `${sourceId} ${key}`, KEPT_ITEMS, () => this.items.withText(sourceId, key));
  }

  async notes({ sourceId, key }: { sourceId: string; key: string }): Promise<NotesSource> {
    const alone = await this.item({ sourceId, key });
    if (alone) return notesOf(alone.item);
    const { format, text, notes } = await used(this.keptPages, sourceId, KEPT_PAGES, () => this.read(sourceId));
    return { format, text, reading: notes, told: notes };
  }

  /** A page, whole. */
  private async read(id: string): Promise<UnderstoodNotes> {
    return understandPage(await sourceBytes(this.database, id));
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

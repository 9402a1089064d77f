import { Injectable } from '@nestjs/common';
import { toldBy } from '#core/feed/get';
import type { ItemReading } from '#core/feed/reading';
import type { NotesFormat, NotesReading } from '#core/notes/reading';
import { asking } from '../platform/ask.ts';
import { Database } from '../platform/database.ts';
import { sourceBytes } from './sourceBytes.ts';
import { SourceItems, withTextIn, type SourceItem } from './sourceItems.ts';
import { understandPage, type UnderstoodNotes } from './understand.ts';

/** The original notes of an episode. */
export interface NotesSource {
  format: NotesFormat | 'none';
  text: string;
  reading: NotesReading;
  /** The same, with chapters from elsewhere in the item if there are any: what the episode's records were made from. */
  told: NotesReading;
}

/** The item of an episode. */
interface Place {
  sourceId: string;
  key: string;
}

const KEPT_PAGES = 4;
const KEPT_ITEMS = 16;
/** How many items are read with one query where they are asked for one after the other. Longer ones are read alone. */
const AT_ONCE = KEPT_ITEMS / 2;
const HEAVIEST_BYTES = 500_000;

/** Reads imported sources again on demand. Sources never change, so the last few readings are cached. */
@Injectable()
export class Sources {
  private readonly keptPages = new Map<string, Promise<UnderstoodNotes>>();
  private readonly keptItems = new Map<string, Promise<SourceItem | null>>();

  constructor(private readonly database: Database, private readonly items: SourceItems) {}

  /** One item, without the others; null if the source is not a feed. */
  item(place: Place): Promise<SourceItem | null> {
    return used(this.keptItems, nameOf(place), KEPT_ITEMS, () => this.items.withText(place.sourceId, place.key));
  }

  /**
   * Goes through things for which items are asked for one after the other, and reads a few of these at a time.
   *
   * @param placeOf the item that is asked for; null if none is
   */
  async *inTurn<Thing>(things: Iterable<Thing>, placeOf: (thing: Thing) => Place | null): AsyncGenerator<Thing> {
    let few: Thing[] = [];
    const read = () => this.readFew(few.flatMap((each) => placeOf(each) ?? []));
    for (const thing of things) {
      few.push(thing);
      if (few.length < AT_ONCE) continue;
      await read();
      yield* few;
      few = [];
    }
    await read();
    yield* few;
  }

  /** What is not read here is read when it is asked for. */
  private async readFew(places: readonly Place[]): Promise<void> {
    const wanted = places.filter((place) => !this.keptItems.has(nameOf(place)));
    if (wanted.length < 2) return;
    const found = await withTextIn(asking(this.database.pool), wanted, HEAVIEST_BYTES);
    for (const [at, item] of found) void used(this.keptItems, nameOf(wanted[at]!), KEPT_ITEMS, async () => item);
  }

  async notes({ sourceId, key }: Place): Promise<NotesSource> {
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

const nameOf = ({ sourceId, key }: Place): string => `${sourceId} ${key}`;

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

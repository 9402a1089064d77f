import { Injectable } from '@nestjs/common';
import type { ItemReading } from '#core/feed/reading';
import type { NotesFormat, NotesReading } from '#core/notes/reading';
import { Database } from '../platform/database.ts';
import { understand, type UnderstoodFeed, type UnderstoodNotes } from './understand.ts';

/** The notes of an episode as they came. */
export interface NotesSource {
  format: NotesFormat | 'none';
  text: string;
  reading: NotesReading;
}

type Understood = (UnderstoodFeed & { byKey: Map<string, ItemReading> }) | UnderstoodNotes;

const KEPT = 4;

/** What was imported, read again where it is asked for. Sources never change, so the last few readings are kept. */
@Injectable()
export class Sources {
  private readonly kept = new Map<string, Promise<Understood>>();

  constructor(private readonly database: Database) {}

  async feed(sourceId: string): Promise<UnderstoodFeed & { byKey: Map<string, ItemReading> }> {
    const understood = await this.understood(sourceId);
    if (!('feed' in understood)) throw new Error(`source ${sourceId} is no feed`);
    return understood;
  }

  async notes({ sourceId, key }: { sourceId: string; key: string }): Promise<NotesSource> {
    const understood = await this.understood(sourceId);
    if (!('feed' in understood)) return { format: understood.format, text: understood.text, reading: understood.notes };
    const item = understood.byKey.get(key);
    if (!item) throw new Error(`source ${sourceId} has no item ${key}`);
    return { format: item.notesFormat, text: item.notesSource, reading: item.notes };
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
    const { bytes } = await this.database.prisma.source.findUniqueOrThrow({ where: { id }, select: { bytes: true } });
    const understood = understand(bytes);
    if ('problems' in understood) throw new Error(`source ${id} was imported and cannot be read any more: ${understood.problems[0]!.message}`);
    return 'feed' in understood ? { ...understood, byKey: new Map(understood.feed.items.map((item) => [item.key, item])) } : understood;
  }
}

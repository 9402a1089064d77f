import { randomUUID } from 'node:crypto';
import { ForbiddenException, Injectable } from '@nestjs/common';
import { includesRole } from '#core/model/access';
import type { ShowReading } from '#core/feed/reading';
import type { RepairName } from '#core/feed/repair/rule';
import type { ImportPreview, ImportReading, NewImport } from '#core/model/import';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import { redactText } from '../platform/log/redact.ts';
import { Secrets } from '../platform/secrets.ts';
import { FetchImport, LARGEST } from './fetchImport.ts';
import { ImportReadings } from './importReadings.ts';
import { keepSource, type Kept } from './keepSource.ts';
import { notYetRead } from './notYetRead.ts';
import { piecesOf } from './pieces.ts';
import { previewOf, previewOfItem, type Preview } from './preview.ts';
import { readFeedSource } from './readFeedSource.ts';
import { sourceBytes } from './sourceBytes.ts';
import { SourceItems } from './sourceItems.ts';
import { SOURCE_URL } from './sourceUrl.ts';
import { understandPage } from './understand.ts';
import { bytesOf, carriesCredentials } from './upload.ts';

/** Stores an import for a day, without a show, and returns a preview of what was read. */
@Injectable()
export class PreviewImport {
  constructor(
    private readonly database: Database, private readonly access: Access, private readonly fetching: FetchImport, private readonly secrets: Secrets,
    private readonly items: SourceItems, private readonly readings: ImportReadings,
  ) {}

  async run(user: Requester, given: NewImport): Promise<ImportPreview> {
    requireToImport(user);
    const id = randomUUID();
    const kept = given.kind === 'url' ? await this.fetching.run(id, given.url, user.id) : await this.keep(user, id, given.kind === 'file' ? given.fileName : null, [bytesOf(given)]);
    return this.understood(user, id, kept);
  }

  /** The same in the background; returns the progress. */
  async begin(user: Requester, given: NewImport): Promise<ImportReading> {
    requireToImport(user);
    if (given.kind === 'url') return this.readings.progress(user, await this.readings.beginFetching(user, given.url));
    return this.beginFile(user, given.kind === 'file' ? given.fileName : null, [bytesOf(given)]);
  }

  /** The same for a file that arrives as raw bytes. */
  async file(user: Requester, fileName: string, bytes: AsyncIterable<Uint8Array>): Promise<ImportPreview> {
    requireToImport(user);
    const id = randomUUID();
    return this.understood(user, id, await this.keep(user, id, fileName, bytes));
  }

  async beginFile(user: Requester, fileName: string | null, bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<ImportReading> {
    requireToImport(user);
    const id = randomUUID();
    await this.readings.begin(user, id, await this.keep(user, id, fileName, bytes), { inBackground: true });
    return this.readings.progress(user, id);
  }

  private keep(user: Requester, id: string, fileName: string | null, bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Kept> {
    return keepSource(this.database, id, piecesOf(bytes, LARGEST), { fileName, url: null, etag: null, lastModified: null, createdBy: user.id });
  }

  /** Reads a source that has just been stored, and returns its preview. */
  async understood(user: Requester, id: string, kept: Kept): Promise<ImportPreview> {
    await this.readings.begin(user, id, kept, { inBackground: false });
    return this.again(user, id);
  }

  /** The preview once more. With `notes`, an item's key, only that episode with its notes; nothing else of the feed is read. */
  async again(user: Requester, id: string, notes?: string): Promise<ImportPreview> {
    await this.access.require(user, 'viewer', { sourceIds: [id] });
    const source = await this.database.prisma.source.findUniqueOrThrow({
      where: { id, kind: { not: 'file' } }, select: { kind: true, fileName: true, url: true, repairs: true, index: { select: { show: true } } },
    });
    const url = source.url === null ? null : this.secrets.open(source.url, SOURCE_URL);
    const opensDoor = url !== null && carriesCredentials(url);
    const item = source.index !== null && notes !== undefined ? await this.items.read(id, notes) : null;
    const preview = item ? previewOfItem(source.index!.show as unknown as ShowReading, item, opensDoor) : source.kind === 'feed' ? await this.ofFeed(id, opensDoor) : previewOf(understandPage(await sourceBytes(this.database, id)));
    return { id, origin: originOf(source.fileName, url), ...preview, repaired: source.repairs as RepairName[] };
  }

  /** The stored preview of a feed; one that was imported before previews were stored is read again. */
  private async ofFeed(id: string, opensDoor: boolean): Promise<Preview> {
    const reading = await this.database.prisma.importReading.findUnique({ where: { id }, select: { state: true, understood: true } });
    if (reading?.state === 'reading') throw notYetRead();
    return JSON.parse(reading?.understood ?? (await readFeedSource(this.database, id, opensDoor)).preview) as Preview;
  }
}

/** Editors of any show may import. */
function requireToImport(user: Requester): void {
  if (user.admin || [...user.memberships.values()].some((role) => includesRole(role, 'editor'))) return;
  throw new ForbiddenException({ code: 'forbidden', message: 'Importing needs the editor role in a show. Ask an admin for it.' });
}

const originOf = (fileName: string | null, url: string | null): string => fileName ?? (url === null ? '' : redactText(url));

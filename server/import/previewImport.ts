import { ForbiddenException, HttpException, Injectable } from '@nestjs/common';
import { includesRole } from '#core/model/access';
import type { ShowReading } from '#core/feed/reading';
import type { RepairName } from '#core/feed/repair/rule';
import type { ImportPreview, NewImport } from '#core/model/import';
import { Access } from '../access/access.ts';
import { redactText } from '../platform/log/redact.ts';
import type { Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import { GuardedFetch } from '../platform/outbound/guardedFetch.ts';
import { OutboundError } from '../platform/outbound/outboundError.ts';
import { Secrets } from '../platform/secrets.ts';
import { keepSource } from './keepSource.ts';
import { previewOf, previewOfItem } from './preview.ts';
import { sourceBytes } from './sourceBytes.ts';
import { SourceItems } from './sourceItems.ts';
import { understand } from './understand.ts';
import { carriesCredentials, fileUpload, uploadOf, type Upload } from './upload.ts';

/** What the address of a source is sealed for. */
export const SOURCE_URL = 'source.url';

/** Reads what somebody brings and keeps it for a day, in no show, until it is accepted. */
@Injectable()
export class PreviewImport {
  constructor(private readonly database: Database, private readonly access: Access, private readonly outbound: GuardedFetch, private readonly secrets: Secrets, private readonly items: SourceItems) {}

  async run(user: Requester, given: NewImport): Promise<ImportPreview> {
    requireToImport(user);
    return this.read(user, given.kind === 'url' ? await this.fetched(given.url) : uploadOf(given));
  }

  /** A file that came as its bytes. */
  async file(user: Requester, fileName: string, bytes: Buffer): Promise<ImportPreview> {
    requireToImport(user);
    return this.read(user, fileUpload(fileName, bytes));
  }

  private async read(user: Requester, upload: Upload): Promise<ImportPreview> {
    const understood = understand(upload.bytes);
    const { url, ...brought } = upload;
    const preview = await previewOf(understood, url !== null && carriesCredentials(url));
    const id = await keepSource(this.database, { ...brought, url: url === null ? null : this.secrets.seal(url, SOURCE_URL), createdBy: user.id }, understood);
    return { id, origin: originOf(upload.fileName, url), ...preview, repaired: [] };
  }

  /** Again what was understood; with `notes`, of that episode only, its notes along with it: of a feed, that item is all that is read. */
  async again(user: Requester, id: string, notes?: string): Promise<ImportPreview> {
    await this.access.require(user, 'viewer', { sourceIds: [id] });
    const source = await this.database.prisma.source.findUniqueOrThrow({
      where: { id, kind: { not: 'file' } }, select: { fileName: true, url: true, repairs: true, index: { select: { show: true } } },
    });
    const url = source.url === null ? null : this.secrets.open(source.url, SOURCE_URL);
    const opensDoor = url !== null && carriesCredentials(url);
    const item = source.index !== null && notes !== undefined ? await this.items.read(id, notes) : null;
    const preview = item ? previewOfItem(source.index!.show as unknown as ShowReading, item, opensDoor) : await previewOf(understand(await sourceBytes(this.database, id)), opensDoor);
    return { id, origin: originOf(source.fileName, url), ...preview, repaired: source.repairs as RepairName[] };
  }

  private async fetched(url: string): Promise<Upload> {
    try {
      const { status, bytes, headers } = await this.outbound.get(url);
      if (status < 200 || status > 299 || status === 204) throw unreachable(`${new URL(url).host} answered ${status} instead of a document.`);
      return { bytes: Uint8Array.from(bytes), fileName: null, url, etag: headers.get('etag'), lastModified: headers.get('last-modified') };
    } catch (error) {
      throw error instanceof OutboundError ? unreachable(error.message) : error;
    }
  }
}

/** Whoever edits a show may bring something for it. */
function requireToImport(user: Requester): void {
  if (user.admin || [...user.memberships.values()].some((role) => includesRole(role, 'editor'))) return;
  throw new ForbiddenException({ code: 'forbidden', message: 'Importing needs the role "editor" in a show. Ask an admin for it.' });
}

const originOf = (fileName: string | null, url: string | null): string => fileName ?? (url === null ? '' : redactText(url));

const unreachable = (message: string) => new HttpException({ code: 'not-fetched', message, issues: [{ path: 'url', message }] }, 422);

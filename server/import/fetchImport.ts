import { HttpException, Injectable } from '@nestjs/common';
import { Database } from '../platform/database.ts';
import { GuardedFetch } from '../platform/outbound/guardedFetch.ts';
import { OutboundError } from '../platform/outbound/outboundError.ts';
import { Secrets } from '../platform/secrets.ts';
import { keepSource, type Kept } from './keepSource.ts';
import { piecesOf } from './pieces.ts';
import { SOURCE_URL } from './sourceUrl.ts';

/** Bytes that one import may bring. */
export const LARGEST = 100_000_000;

/** Fetches what somebody named by its address, and keeps it as a source. */
@Injectable()
export class FetchImport {
  constructor(private readonly database: Database, private readonly outbound: GuardedFetch, private readonly secrets: Secrets) {}

  /** @throws HttpException where there is nothing to be had */
  async run(id: string, url: string, createdBy: string): Promise<Kept> {
    try {
      return await this.outbound.receive(url, { maxBytes: LARGEST }, ({ status, headers, body }) => {
        if (status < 200 || status > 299 || status === 204) throw unreachable(`${new URL(url).host} answered ${status} instead of a document.`);
        const brought = { fileName: null, url: this.secrets.seal(url, SOURCE_URL), etag: headers.get('etag'), lastModified: headers.get('last-modified'), createdBy };
        return keepSource(this.database, id, piecesOf(body, LARGEST), brought);
      });
    } catch (error) {
      throw error instanceof OutboundError ? unreachable(error.message) : error;
    }
  }
}

const unreachable = (message: string) => new HttpException({ code: 'not-fetched', message, issues: [{ path: 'url', message }] }, 422);

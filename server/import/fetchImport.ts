import { HttpException, Injectable } from '@nestjs/common';
import { Database } from '../platform/database.ts';
import { GuardedFetch } from '../platform/outbound/guardedFetch.ts';
import { OutboundError } from '../platform/outbound/outboundError.ts';
import { Secrets } from '../platform/secrets.ts';
import { keepSource, type Kept } from './keepSource.ts';
import { piecesOf } from './pieces.ts';
import { SOURCE_URL } from './sourceUrl.ts';

/** The largest import, in bytes. */
export const LARGEST = 100_000_000;

/** Fetches a feed or page by its address, and stores it as a source. */
@Injectable()
export class FetchImport {
  constructor(private readonly database: Database, private readonly outbound: GuardedFetch, private readonly secrets: Secrets) {}

  /** @throws HttpException if it cannot be fetched */
  async run(id: string, url: string, createdBy: string): Promise<Kept> {
    try {
      return await this.outbound.receive(url, { maxBytes: LARGEST }, ({ status, headers, body }) => {
        if (status < 200 || status > 299 || status === 204) throw unreachable(`${new URL(url).host} answered ${status} instead of a document${adviceFor(status)}`);
        const brought = { fileName: null, url: this.secrets.seal(url, SOURCE_URL), etag: headers.get('etag'), lastModified: headers.get('last-modified'), createdBy };
        return keepSource(this.database, id, piecesOf(body, LARGEST), brought);
      });
    } catch (error) {
      throw error instanceof OutboundError ? unreachable(error.message) : error;
    }
  }
}

function adviceFor(status: number): string {
  if (status === 401 || status === 403) return ': it wants to know who asks. Give the address with the name and the password, https://name:password@…, or bring the feed as a file.';
  if (status === 404 || status === 410) return ': there is nothing at this address. See whether it is spelled as in your browser.';
  return status === 429 || status > 499 ? ': it is in trouble, or asked too often. Try again later.' : '. See whether it shows the feed in your browser.';
}

const unreachable = (message: string) => new HttpException({ code: 'not-fetched', message, issues: [{ path: 'url', message }] }, 422);

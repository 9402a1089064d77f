import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { retryAfterMs } from '#core/upstream/nextPoll';
import { LARGEST } from '../import/fetchImport.ts';
import { keepFeed } from '../import/keepSource.ts';
import { opened, piecesOf } from '../import/pieces.ts';
import { feedBeginning } from '../import/understand.ts';
import { Database } from '../platform/database.ts';
import { GuardedFetch, type Coming } from '../platform/outbound/guardedFetch.ts';
import { OutboundError } from '../platform/outbound/outboundError.ts';
import { otherThan } from './otherThan.ts';

/** The outcome of asking the feed's host. */
export type Looked =
  | { result: 'not-modified'; movedTo: string | null }
  | { result: 'same'; validators: Validators; movedTo: string | null }
  | { result: 'gone'; message: string; movedTo: null }
  | { result: 'ours'; message: string; movedTo: null }
  | { result: 'failed'; message: string; retryAfterMs: number | null }
  | { result: 'unreadable'; message: string; validators: Validators; movedTo: string | null }
  | { result: 'came'; sourceId: string; sha256: Buffer; validators: Validators; movedTo: string | null };

export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

interface Known extends Validators {
  /** Encrypted. */
  url: Uint8Array<ArrayBuffer>;
  /** The source with what the host had last time. */
  cameAs: string;
  /** Present and former addresses of our own published feed; empty if there is no public address. */
  ours: readonly string[];
}

const ACCEPT = 'application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1';
const TIMEOUT_MS = 60_000;
export const LEADS_HERE = 'The address leads to the feed that is published here, so nothing is taken from there. If the host has its own feed under another address, follow that one; otherwise pause this, and add new episodes here.';

/** Asks a feed's host for a new version, and stores it as a source without a show while it arrives. Failures are results too. */
@Injectable()
export class FetchFeed {
  constructor(private readonly database: Database, private readonly outbound: GuardedFetch) {}

  async run(url: string, known: Known, nowMs: number): Promise<Looked> {
    const { etag, lastModified } = known;
    const headers = { accept: ACCEPT, ...(etag !== null && { 'if-none-match': etag }), ...(lastModified !== null && { 'if-modified-since': lastModified }) };
    try {
      return await this.outbound.receive(url, { timeoutMs: TIMEOUT_MS, maxBytes: LARGEST, headers }, (answer) => this.take(answer, known, nowMs));
    } catch (error) {
      if (error instanceof OutboundError) return { result: 'failed', message: error.message, retryAfterMs: null };
      throw error;
    }
  }

  private async take({ status, url: foundAt, headers, permanentUrl: movedTo, body }: Coming, { url, cameAs, ours }: Known, nowMs: number): Promise<Looked> {
    // a host that redirects its listeners to us: our own feed is no news
    if (ours.includes(foundAt.split(/[?#]/, 1)[0]!)) return { result: 'ours', message: LEADS_HERE, movedTo: null };
    if (status === 304) return { result: 'not-modified', movedTo };
    if (status === 410) return { result: 'gone', message: 'The host says that the feed is gone for good (410).', movedTo: null };
    if (status < 200 || status > 299 || status === 204) return { result: 'failed', message: `The host answered ${status} instead of a feed.`, retryAfterMs: retryAfterMs(headers.get('retry-after'), nowMs) };
    const validators = { etag: headers.get('etag'), lastModified: headers.get('last-modified') };
    const { head, all } = await opened(piecesOf(body, LARGEST));
    // without its validators, or the host would be asked whether nothing has changed
    if (head.toString('latin1').trim() === '') return { result: 'failed', message: `The host answered ${status}, but what it sent was empty. Everything here stays as it is.`, retryAfterMs: retryAfterMs(headers.get('retry-after'), nowMs) };
    const feed = feedBeginning(head);
    if (!feed) return { result: 'unreadable', message: 'What is there now is a page, not a feed. Everything here stays as it is.', validators, movedTo };
    const news = await otherThan(this.database, cameAs, all);
    if (!news) return { result: 'same', validators, movedTo };
    const sourceId = randomUUID();
    const { sha256 } = await keepFeed(this.database, sourceId, feed.encoding, news, { fileName: null, url, ...validators, createdBy: null });
    return { result: 'came', sourceId, sha256, validators, movedTo };
  }
}

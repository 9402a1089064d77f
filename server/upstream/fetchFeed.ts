import { retryAfterMs } from '#core/upstream/nextPoll';
import { understand, type UnderstoodFeed } from '../import/understand.ts';
import type { GuardedFetch } from '../platform/outbound/guardedFetch.ts';
import { OutboundError } from '../platform/outbound/outboundError.ts';
import { sha256 } from '../platform/secrets.ts';

/** What the feed's host answered. */
export type Looked =
  | { result: 'same' | 'gone'; message: string | null; movedTo: string | null }
  | { result: 'failed'; message: string; retryAfterMs: number | null }
  | { result: 'unreadable'; message: string; sha256: Uint8Array<ArrayBuffer>; validators: Validators; movedTo: string | null }
  | { result: 'feed'; bytes: Uint8Array<ArrayBuffer>; sha256: Uint8Array<ArrayBuffer>; feed: UnderstoodFeed; validators: Validators; movedTo: string | null };

export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

const ACCEPT = 'application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1';
const TIMEOUT_MS = 60_000;

/** Asks a feed's host whether there is something new, and reads what it sends. What goes wrong is an answer too. */
export async function fetchFeed(outbound: GuardedFetch, url: string, known: Validators, nowMs: number): Promise<Looked> {
  try {
    const { status, bytes, headers, permanentUrl } = await outbound.get(url, {
      timeoutMs: TIMEOUT_MS,
      headers: { accept: ACCEPT, ...(known.etag !== null && { 'if-none-match': known.etag }), ...(known.lastModified !== null && { 'if-modified-since': known.lastModified }) },
    });
    if (status === 304) return { result: 'same', message: null, movedTo: permanentUrl };
    if (status === 410) return { result: 'gone', message: 'The host says that the feed is gone for good (410).', movedTo: null };
    if (status < 200 || status > 299 || status === 204) return { result: 'failed', message: `The host answered ${status} instead of a feed.`, retryAfterMs: retryAfterMs(headers.get('retry-after'), nowMs) };
    const answer = { sha256: Uint8Array.from(sha256(bytes)), validators: { etag: headers.get('etag'), lastModified: headers.get('last-modified') }, movedTo: permanentUrl };
    const understood = understand(bytes);
    if ('problems' in understood) {
      const { line, column, message } = understood.problems[0]!;
      return { ...answer, result: 'unreadable', message: `What is there cannot be read: line ${line}, column ${column}: ${message}. Everything here stays as it is.` };
    }
    if (!('document' in understood)) return { ...answer, result: 'unreadable', message: 'What is there is a page and no feed any more. Everything here stays as it is.' };
    return { ...answer, result: 'feed', bytes: Uint8Array.from(bytes), feed: understood };
  } catch (error) {
    if (error instanceof OutboundError) return { result: 'failed', message: error.message, retryAfterMs: null };
    throw error;
  }
}

import type { FeedProblem } from '#core/feed/problem';
import type { RepairName } from '#core/feed/repair/rule';
import { retryAfterMs } from '#core/upstream/nextPoll';
import { mend } from '../import/mend.ts';
import { understand, type UnderstoodFeed } from '../import/understand.ts';
import type { GuardedFetch } from '../platform/outbound/guardedFetch.ts';
import { OutboundError } from '../platform/outbound/outboundError.ts';
import { sha256 } from '../platform/secrets.ts';

/** What the feed's host answered. */
export type Looked =
  | { result: 'same' | 'gone'; message: string | null; movedTo: string | null }
  | { result: 'failed'; message: string; retryAfterMs: number | null }
  | { result: 'unreadable'; message: string; sha256: Uint8Array<ArrayBuffer>; validators: Validators; movedTo: string | null }
  | { result: 'feed'; version: FeedVersion; validators: Validators; movedTo: string | null };

/** A feed as it is taken in, and what came where that had to be mended first. */
export interface FeedVersion {
  bytes: Uint8Array<ArrayBuffer>;
  sha256: Uint8Array<ArrayBuffer>;
  feed: UnderstoodFeed;
  mendedFrom: Uint8Array<ArrayBuffer> | null;
}

export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

const ACCEPT = 'application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1';
const TIMEOUT_MS = 60_000;

/**
 * Asks a feed's host whether there is something new, and reads what it sends, mended by the rules that were accepted for this feed
 * before. What goes wrong is an answer too.
 */
export async function fetchFeed(outbound: GuardedFetch, url: string, known: Validators & { repairs: readonly RepairName[] }, nowMs: number): Promise<Looked> {
  try {
    const { status, bytes, headers, permanentUrl } = await outbound.get(url, {
      timeoutMs: TIMEOUT_MS,
      headers: { accept: ACCEPT, ...(known.etag !== null && { 'if-none-match': known.etag }), ...(known.lastModified !== null && { 'if-modified-since': known.lastModified }) },
    });
    if (status === 304) return { result: 'same', message: null, movedTo: permanentUrl };
    if (status === 410) return { result: 'gone', message: 'The host says that the feed is gone for good (410).', movedTo: null };
    if (status < 200 || status > 299 || status === 204) return { result: 'failed', message: `The host answered ${status} instead of a feed.`, retryAfterMs: retryAfterMs(headers.get('retry-after'), nowMs) };
    const answer = { sha256: Uint8Array.from(sha256(bytes)), validators: { etag: headers.get('etag'), lastModified: headers.get('last-modified') }, movedTo: permanentUrl };
    const understood = understandMended(bytes, known.repairs);
    if ('problems' in understood) {
      const { line, column, message } = understood.problems[0]!;
      return { ...answer, result: 'unreadable', message: `What is there cannot be read: line ${line}, column ${column}: ${message}. Everything here stays as it is.` };
    }
    if (!('version' in understood)) return { ...answer, result: 'unreadable', message: 'What is there is a page and no feed any more. Everything here stays as it is.' };
    const { validators, movedTo } = answer;
    return { result: 'feed', version: understood.version, validators, movedTo };
  } catch (error) {
    if (error instanceof OutboundError) return { result: 'failed', message: error.message, retryAfterMs: null };
    throw error;
  }
}

function understandMended(bytes: Uint8Array, repairs: readonly RepairName[]): { version: FeedVersion } | { problems: FeedProblem[] } | { page: true } {
  const came = Uint8Array.from(bytes);
  const understood = understand(came);
  if ('document' in understood) return { version: { bytes: came, sha256: Uint8Array.from(sha256(came)), feed: understood, mendedFrom: null } };
  if (!('problems' in understood)) return { page: true };
  const mended = repairs.length === 0 ? understood : mend(came, repairs);
  if ('problems' in mended) return mended;
  const again = understand(mended.bytes);
  return 'document' in again ? { version: { bytes: mended.bytes, sha256: Uint8Array.from(sha256(mended.bytes)), feed: again, mendedFrom: came } } : understood;
}

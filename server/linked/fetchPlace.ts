import { Injectable } from '@nestjs/common';
import { SourceItems } from '../import/sourceItems.ts';
import { GuardedFetch } from '../platform/outbound/guardedFetch.ts';
import { OutboundError } from '../platform/outbound/outboundError.ts';
import { pscBytes } from './keepLinks.ts';
import { LinkedError, ofOutbound, ofStatus } from './linkedError.ts';

/** A place that is due, with the validators of its last version. */
export interface DuePlace {
  id: string;
  episodeId: string;
  showId: string;
  role: 'transcript' | 'chapters' | 'psc' | 'id3';
  url: string;
  attempts: number;
  /** Whether an earlier version is there already. */
  isKept: boolean;
  /** The version before this one: its own, or that of the file it takes the place of. */
  beforeId: string | null;
  etag: string | null;
  lastModified: string | null;
  sha256: Buffer | null;
  feedSourceId: string;
  key: string;
  /** When its episode came out. */
  pubDate: Date | null;
  /** Whether its show is followed at present. */
  isFollowed: boolean;
}

/** The fetched bytes; null if they are unchanged. */
export type FetchedPlace = { bytes: Uint8Array; etag: string | null; lastModified: string | null } | null;

const MOST_BYTES = 20_000_000;
/** Enough for an ID3 tag with chapter images; the audio is not fetched. */
const HEAD_BYTES = 3_000_000;
const TIMEOUT_MS = 30_000;

/** Fetches the bytes of one place from its host, or takes them from the feed itself. */
@Injectable()
export class FetchPlace {
  constructor(private readonly guarded: GuardedFetch, private readonly items: SourceItems) {}

  /** @throws LinkedError */
  async run(place: DuePlace): Promise<FetchedPlace> {
    if (place.role === 'psc') return this.ofFeed(place);
    const isRecording = place.role === 'id3';
    const headers = {
      ...(place.etag !== null && { 'if-none-match': place.etag }), ...(place.lastModified !== null && { 'if-modified-since': place.lastModified }),
      ...(isRecording && { range: `bytes=0-${HEAD_BYTES - 1}` }),
    };
    try {
      const { status, headers: answered, bytes } = await this.guarded.get(place.url, { headers, maxBytes: isRecording ? HEAD_BYTES : MOST_BYTES, timeoutMs: TIMEOUT_MS });
      if (status === 304) return null;
      if (status !== 200 && !(isRecording && status === 206)) throw ofStatus(status, new URL(place.url).host);
      if (bytes.length === 0) throw new LinkedError('The file is empty.', true);
      return { bytes, etag: answered.get('etag'), lastModified: answered.get('last-modified') };
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      if (isRecording && error.code === 'too-large') throw new LinkedError('The host of the recording gives it whole or not at all, so that its ID3 tag was not read.', false);
      throw ofOutbound(error);
    }
  }

  private async ofFeed({ feedSourceId, key }: DuePlace): Promise<FetchedPlace> {
    const item = await this.items.read(feedSourceId, key);
    if (!item || item.simpleChapters.length === 0) throw new LinkedError('The item in the feed no longer has psc:chapters.', false);
    return { bytes: pscBytes(item.simpleChapters), etag: null, lastModified: null };
  }
}

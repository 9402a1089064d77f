import { Injectable } from '@nestjs/common';
import { GuardedFetch, type Opened } from '../platform/outbound/guardedFetch.ts';
import { OutboundError } from '../platform/outbound/outboundError.ts';
import { Settings } from '../platform/settings.ts';
import { AudioError, ofOutbound, ofStatus } from './audioError.ts';
import { playedAs } from './mediaType.ts';
import type { LinkedAudio } from './recording.ts';

/** The parts of a request that are passed on to the host. */
export interface Asked {
  method?: 'GET' | 'HEAD';
  range?: string | undefined;
  ifRange?: string | undefined;
  ifNoneMatch?: string | undefined;
  ifModifiedSince?: string | undefined;
}

export interface OpenRecording extends Opened {
  /** 206 only if the host sent the requested range. */
  status: 200 | 206 | 304 | 416;
  mediaType: string;
  /** Size of the whole recording in bytes, if the host says so. */
  total: number | null;
}

const TIMEOUT_MS = 15_000;
const ANSWERS = new Set([200, 206, 304, 416]);

/** Opens an episode's recording at its host. What is not a recording, or is too large, is refused before anything is passed on. */
@Injectable()
export class FetchRecording {
  constructor(private readonly guarded: GuardedFetch, private readonly settings: Settings) {}

  /** @throws AudioError */
  async open({ url, type }: LinkedAudio, asked: Asked, signal: AbortSignal): Promise<OpenRecording> {
    const most = this.settings.maxAudioBytes;
    try {
      const opened = await this.guarded.open(url, { method: asked.method ?? 'GET', headers: headersOf(asked), signal, maxBytes: most, timeoutMs: TIMEOUT_MS });
      const { status, headers } = opened;
      const { host } = new URL(opened.url);
      if (!ANSWERS.has(status)) throw ofStatus(status, host);
      const found = { ...opened, status: status as OpenRecording['status'], mediaType: '', total: totalOf(opened) };
      if (status === 304 || status === 416) return found;
      if (!/^(?:identity)?$/i.test(headers.get('content-encoding') ?? '')) throw new AudioError('encoded', `${host} sends the recording compressed a second time, so parts of it cannot be requested.`);
      const mediaType = playedAs(headers.get('content-type'), pathOf(opened.url), pathOf(url)) ?? (headers.get('content-type') === null ? playedAs(type) : null);
      if (mediaType === null) throw new AudioError('not-audio', `${host} answers with ${headers.get('content-type') ?? 'something of no type'}, which is not a recording: check the enclosure of this episode.`);
      if (found.total !== null && found.total > most) throw new AudioError('too-large', `The recording has ${Math.ceil(found.total / 1_000_000)} MB, more than the ${most / 1_000_000} MB that are passed on here (MAX_AUDIO_MB).`);
      if (status === 206 && !isAskedFor(asked.range, headers.get('content-range'))) throw new AudioError('host', `${host} sends a different part of the recording from the one it was asked for.`);
      return { ...found, mediaType };
    } catch (error) {
      throw error instanceof OutboundError ? ofOutbound(error) : error;
    }
  }
}

const headersOf = ({ range, ifRange, ifNoneMatch, ifModifiedSince }: Asked): Record<string, string> => ({
  ...(range !== undefined && { range }), ...(range !== undefined && ifRange !== undefined && { 'if-range': ifRange }),
  ...(ifNoneMatch !== undefined && { 'if-none-match': ifNoneMatch }), ...(ifModifiedSince !== undefined && { 'if-modified-since': ifModifiedSince }),
});

const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : '');
const numberIn = (text: string | null | undefined): number | null => (/^\d+$/.test(text ?? '') ? Number(text) : null);

function totalOf({ status, headers }: Pick<Opened, 'status' | 'headers'>): number | null {
  return status === 206 || status === 416 ? numberIn(headers.get('content-range')?.split('/')[1]) : numberIn(headers.get('content-length'));
}

/** Whether the part begins where the request asked: a player would otherwise play it at the wrong time. */
function isAskedFor(range: string | undefined, contentRange: string | null): boolean {
  const [, first, last] = /^bytes\s*=\s*(\d*)\s*-\s*(\d*)$/.exec(range?.trim() ?? '') ?? [];
  const [, start, end, total] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(contentRange ?? '') ?? [];
  if (first === undefined || start === undefined || Number(end) < Number(start)) return false;
  if (first === '') return total === '*' || Number(start) === Math.max(0, Number(total) - Number(last));
  return Number(first) === Number(start) && (last === '' || Number(end) <= Number(last));
}

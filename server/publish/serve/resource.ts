import type { Coding } from '../../platform/http/acceptEncoding.ts';
import { etagOf } from './validators.ts';

/** What is known of published bytes before they are read. */
export interface Resource {
  /** The name of its bytes. */
  sha256: Buffer;
  mediaType: string;
  /** Uncompressed length in bytes. */
  length: number;
  lastModified: Date;
  /** Quality of its brotli form; null if there is none. */
  quality: number | null;
  cacheControl: string;
}

/** Audio is compressed already, and a player that resumes counts the bytes of the file itself. */
const isText = ({ mediaType }: Resource): boolean => !/^(?:audio|video|image)\//.test(mediaType);

/** The codings that a client can choose from. */
export const codingsOf = (resource: Resource): Coding[] => (!isText(resource) ? [] : resource.quality === null ? ['gzip'] : ['gzip', 'br']);

const EXPOSED = 'ETag, Last-Modified, Accept-Ranges, Content-Range';

/** Headers of a representation, sent with its bytes and with a 304 (RFC 9110, 15.4.5). */
export function headersOf(resource: Resource, coding: Coding): Record<string, string> {
  return {
    etag: etagOf(resource.sha256, coding, resource.quality),
    'last-modified': resource.lastModified.toUTCString(),
    'cache-control': resource.cacheControl,
    ...(isText(resource) && { vary: 'Accept-Encoding' }),
    'accept-ranges': 'bytes',
    'access-control-allow-origin': '*',
    'access-control-expose-headers': EXPOSED,
  };
}

/** Headers that describe the bytes that follow. */
export const contentHeaders = ({ mediaType }: Resource, coding: Coding): Record<string, string> => ({
  'content-type': mediaType,
  ...(coding !== 'identity' && { 'content-encoding': coding }),
});

import type { Coding } from '../../platform/http/acceptEncoding.ts';
import { etagOf } from './validators.ts';

/** Published bytes under an address, as far as they are known before they are read. */
export interface Resource {
  /** Names its bytes. */
  sha256: Buffer;
  mediaType: string;
  /** In bytes, as they are. */
  length: number;
  lastModified: Date;
  /** Of its brotli form; null where there is none. */
  quality: number | null;
  cacheControl: string;
}

/** Sound is compressed already, and a player that resumes counts the bytes of the file itself. */
const isText = ({ mediaType }: Resource): boolean => !/^(?:audio|video|image)\//.test(mediaType);

/** What a client may choose from. */
export const codingsOf = (resource: Resource): Coding[] => (!isText(resource) ? [] : resource.quality === null ? ['gzip'] : ['gzip', 'br']);

const EXPOSED = 'ETag, Last-Modified, Accept-Ranges, Content-Range';

/** What a client learns of a representation, whether it gets its bytes or has them (RFC 9110, 15.4.5). */
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

/** What says how to read the bytes that follow. */
export const contentHeaders = ({ mediaType }: Resource, coding: Coding): Record<string, string> => ({
  'content-type': mediaType,
  ...(coding !== 'identity' && { 'content-encoding': coding }),
});

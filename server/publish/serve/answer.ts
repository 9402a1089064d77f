import type { IncomingHttpHeaders } from 'node:http';
import { codingFor, type Coding } from '../../platform/http/acceptEncoding.ts';
import { etagOf, isUnchanged } from './validators.ts';
import { mayContinue, rangeOf, type ByteRange } from './range.ts';
import { codingsOf, contentHeaders, headersOf, type Resource } from './resource.ts';

/** The answer to a request; if it names a `coding`, the bytes of that coding within `range` follow. */
export type Answer =
  | { status: 304 | 416; headers: Record<string, string> }
  | { status: 200; headers: Record<string, string>; coding: Coding }
  | { status: 206; headers: Record<string, string>; coding: 'identity'; range: ByteRange };

/** Decides in the order of RFC 9110, 13.2.2: first whether the client already has it, then whether to send a range. Ranges are of the uncompressed bytes. */
export function answerTo(resource: Resource, method: string, headers: IncomingHttpHeaders): Answer {
  const coding = codingFor(headers['accept-encoding'], codingsOf(resource));
  if (isUnchanged({ ifNoneMatch: headers['if-none-match'], ifModifiedSince: headers['if-modified-since'] }, resource.sha256, resource.lastModified)) {
    return { status: 304, headers: headersOf(resource, coding) };
  }
  const { length } = resource;
  const range = method === 'GET' ? rangeOf(headers.range, length) : null;
  if (range !== null && mayContinue(headers['if-range'] as string | undefined, etagOf(resource.sha256, 'identity'), resource.lastModified)) {
    const plain = headersOf(resource, 'identity');
    if (range === 'none') return { status: 416, headers: { ...plain, 'content-range': `bytes */${length}` } };
    const contentRange = `bytes ${range.start}-${range.end - 1}/${length}`;
    return { status: 206, headers: { ...plain, ...contentHeaders(resource, 'identity'), 'content-range': contentRange }, coding: 'identity', range };
  }
  return { status: 200, headers: { ...headersOf(resource, coding), ...contentHeaders(resource, coding) }, coding };
}

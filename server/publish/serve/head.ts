import type { IncomingMessage, ServerResponse } from 'node:http';

/** What stands before the bytes of an answer that is given many times. */
export interface Head {
  status: 200 | 304;
  /** Names and values in turn. */
  headers: string[];
  /** As Node wrote it last, to a client whose connection is kept, and in which second. */
  written?: { text: string; second: number };
}

/** Where Node has what it wrote. It is no promise: without it every head is written anew. */
const WRITTEN = '_header';
type Writing = ServerResponse & { [WRITTEN]?: string | null };

/**
 * Sets a head as Node wrote it before, as long as its `Date` is true: to check and join a dozen headers is a fifth of what a 304 costs.
 * A client that does not keep its connection is told so, which is another head.
 */
export function writeHead(head: Head, { httpVersion }: IncomingMessage, response: Writing): void {
  const second = Math.floor(Date.now() / 1000);
  const isKept = response.shouldKeepAlive && httpVersion === '1.1';
  if (isKept && head.written?.second === second) {
    response.statusCode = head.status;
    response[WRITTEN] = head.written.text;
    return;
  }
  response.writeHead(head.status, head.headers);
  const text = response[WRITTEN];
  if (isKept && text) head.written = { text, second };
}

import type { IncomingMessage, ServerResponse } from 'node:http';

/** What stands before the bytes of an answer that is given many times. */
export interface Head {
  status: 200 | 304;
  /** Names and values in turn. */
  headers: string[];
  /** As Node wrote it last, to a client whose connection is kept, and in which second. */
  written?: { text: string; second: number };
}

/** Where Node has what it wrote of a head, and whether it is on its way. They are no promise: without them every head is written anew. */
const WRITTEN = '_header';
const SENT = '_headerSent';
type Writing = ServerResponse & { [WRITTEN]?: string | null; [SENT]?: boolean };

/**
 * Sends a head as Node wrote it before, as long as its `Date` is true, and the bytes with it, straight to the connection: to check and
 * join a dozen headers is a fifth of what a 304 costs, and to queue the parts of an answer which is whole a twentieth of any. The response
 * only ends; where it waits for its turn (the connection is not its own yet), or its client does not keep the connection and is told so, Node does all.
 */
export function sendWhole(head: Head, bytes: Buffer | undefined, { httpVersion }: IncomingMessage, response: Writing): void {
  const second = Math.floor(Date.now() / 1000);
  const isKept = response.shouldKeepAlive && httpVersion === '1.1';
  const { socket } = response;
  if (isKept && socket && head.written?.second === second) {
    response.statusCode = head.status;
    response[WRITTEN] = head.written.text;
    response[SENT] = true;
    if (bytes) socket.cork();
    socket.write(head.written.text, 'latin1');
    if (bytes) {
      socket.write(bytes);
      socket.uncork();
    }
    response.end();
    return;
  }
  response.writeHead(head.status, head.headers);
  const text = response[WRITTEN];
  if (isKept && text) head.written = { text, second };
  response.end(bytes);
}

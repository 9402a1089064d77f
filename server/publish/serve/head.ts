import type { IncomingMessage, ServerResponse } from 'node:http';

/** The head of an answer that is sent many times. */
export interface Head {
  status: 200 | 304;
  /** Alternating names and values. */
  headers: string[];
  /** The head as Node last wrote it for a keep-alive connection, and in which second. */
  written?: { text: string; second: number };
}

/** Internal properties of Node's response, for the written head and whether it was sent. If a Node version lacks them, every head is written anew. */
const WRITTEN = '_header';
const SENT = '_headerSent';
type Writing = ServerResponse & { [WRITTEN]?: string | null; [SENT]?: boolean };

/**
 * Sends a head that Node wrote before, as long as its `Date` is right, and the body, straight to the socket: checking and joining a dozen
 * headers is a fifth of the cost of a 304, and queueing the parts of a complete answer a twentieth of any. If the response must wait for an
 * earlier one on the connection, or the client does not keep the connection alive, Node does everything.
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

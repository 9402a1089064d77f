import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** The answer that a host gives. */
export interface HostAnswer {
  status?: number;
  body?: string;
  headers?: Record<string, string>;
}

export interface FeedHost {
  url: string;
  /** Sets the answer. A body gets an ETag; a request that has it is answered with 304. */
  answers(answer: HostAnswer): void;
  /** Other files it serves, by path. */
  files: Map<string, string>;
  /** The headers of all requests so far. */
  requests: http.IncomingHttpHeaders[];
  close(): Promise<void>;
}

/** A podcast host on loopback that serves one feed. */
export async function startFeedHost(body: string): Promise<FeedHost> {
  let current: HostAnswer = { body };
  const files = new Map<string, string>();
  const requests: http.IncomingHttpHeaders[] = [];
  const server = http.createServer((request, response) => {
    requests.push(request.headers);
    const { status = 200, body: text = '', headers = {} } = request.url === '/feed.xml' ? current : { body: files.get(request.url!), status: files.has(request.url!) ? 200 : 404 };
    const etag = `"${createHash('sha256').update(text).digest('hex')}"`;
    const isKnown = status === 200 && request.headers['if-none-match'] === etag;
    response.writeHead(isKnown ? 304 : status, { 'content-type': 'application/rss+xml', ...(status === 200 && { etag }), ...headers });
    response.end(isKnown ? undefined : text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/feed.xml`, files, requests,
    answers: (answer) => { current = answer; },
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

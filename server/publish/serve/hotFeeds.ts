import { IncomingMessage, ServerResponse, type RequestListener, type Server } from 'node:http';
import { Socket } from 'node:net';
import { Injectable } from '@nestjs/common';
import { isHttps, type Asker } from '../../platform/http/isHttps.ts';
import { quickRequestLog } from '../../platform/http/requestLog.ts';
import { securityHeadersOf } from '../../platform/http/securityHeaders.ts';
import { Log } from '../../platform/log/log.ts';
import { Settings } from '../../platform/settings.ts';
import { answerTo } from './answer.ts';
import { CurrentFeeds } from './currentFeeds.ts';
import { sendWhole, type Head } from './head.ts';
import type { PublishedFeed } from './publishedBytes.ts';
import { questionOf } from './question.ts';

/** An answer in the form that is cheapest to send. */
interface Ready extends Head {
  /** Name in {@link CurrentFeeds} of the bytes that follow; null if none do. */
  name: string | null;
}

/** Limit per feed; there are only a few kinds of clients, and most send the same ETag. */
const MOST_READY = 200;
const LONGEST_QUESTION = 500;

/**
 * Most requests are for a feed that has not changed, or for one that many clients want. They are answered here, before routing, from this
 * process's cache, with the same answers as `PublicController`, which handles all other requests. As long as the feed is the same, the same
 * question has the same answer, so each is worked out once.
 */
@Injectable()
export class HotFeeds {
  private readonly ready = new WeakMap<PublishedFeed, Map<string, Ready>>();
  private readonly isHttps: (request: Asker) => boolean;
  private readonly log: ReturnType<typeof quickRequestLog>;
  /**
   * Never sent. When a quiet server's last response is collected, V8 forgets the shape (hidden class) of responses, and makes all later ones
   * as dictionaries, since the code that fills them is megamorphic by then. They would cost twice as much from then on.
   */
  readonly shape = new ServerResponse(new IncomingMessage(new Socket()));

  constructor(private readonly current: CurrentFeeds, settings: Settings) {
    this.isHttps = isHttps(settings.trustProxy);
    this.log = quickRequestLog(new Log(settings), settings);
  }

  hang(server: Server): void {
    const others = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      if (!this.answer(request, response)) for (const other of others) other.call(server, request, response);
    });
  }

  /** Whether the request was answered. */
  private answer(request: IncomingMessage, response: ServerResponse): boolean {
    const { method, url = '' } = request;
    if ((method !== 'GET' && method !== 'HEAD') || !url.startsWith('/feeds/')) return false;
    const feed = this.current.known(url);
    const ready = feed && this.readyFor(feed, request);
    if (!ready) return false;
    const bytes = ready.name === null ? undefined : this.current.kept(ready.name);
    if (ready.name !== null && !bytes) return false;
    this.log?.(request, response, url.startsWith('/feeds/private/') ? '/feeds/private/:token/:file' : '/feeds/:file');
    sendWhole(ready, method === 'GET' ? bytes : undefined, request, response);
    return true;
  }

  private readyFor(feed: PublishedFeed, request: IncomingMessage): Ready | null {
    const question = questionOf(request.rawHeaders);
    if (question.wantsPart) return null;
    const https = question.proto !== undefined && this.isHttps({ headers: { 'x-forwarded-proto': question.proto }, socket: request.socket });
    const key = https ? `https ${question.key}` : question.key;
    let known = this.ready.get(feed);
    if (!known) this.ready.set(feed, (known = new Map()));
    const before = known.get(key);
    if (before) return before;
    const ready = this.workedOut(feed, request, https);
    if (!ready || key.length > LONGEST_QUESTION) return ready;
    if (known.size >= MOST_READY) known.clear();
    known.set(key, ready);
    return ready;
  }

  private workedOut(feed: PublishedFeed, { headers: asked }: IncomingMessage, https: boolean): Ready | null {
    const answer = answerTo(feed, 'GET', asked);
    const headers = Object.entries({ ...securityHeadersOf('/feeds/', https), ...answer.headers }).flat();
    if (answer.status === 304) return { status: 304, headers, name: null };
    if (answer.status !== 200) return null;
    const name = this.current.nameOf(feed, answer.coding);
    const bytes = this.current.kept(name);
    return bytes ? { status: 200, headers: [...headers, 'content-length', String(bytes.length)], name } : null;
  }
}

import { IncomingMessage, ServerResponse, type RequestListener, type Server } from 'node:http';
import { Socket } from 'node:net';
import { Injectable } from '@nestjs/common';
import { isHttps } from '../../platform/http/isHttps.ts';
import { logsRequests } from '../../platform/http/requestLog.ts';
import { securityHeadersOf } from '../../platform/http/securityHeaders.ts';
import { Settings } from '../../platform/settings.ts';
import { answerTo } from './answer.ts';
import { CurrentFeeds } from './currentFeeds.ts';
import type { PublishedFeed } from './publishedBytes.ts';

/** An answer in the form that costs least to send. */
interface Ready {
  status: 200 | 304;
  /** Names and values in turn. */
  headers: string[];
  /** Of the bytes that follow, in {@link CurrentFeeds}; null where none do. */
  name: string | null;
}

/** Of one feed; clients are of a few kinds, and most have the same tag. */
const MOST_READY = 200;
const LONGEST_QUESTION = 500;

/**
 * Most requests there are ask for a feed that did not change, or for one that many others ask for too. They are answered here,
 * before routing, from what this process keeps: with the answers of `PublicController`, which has all others. The same question
 * has the same answer for as long as the feed is the same, so each is worked out once. Where every request is logged, the
 * controller has these as well.
 */
@Injectable()
export class HotFeeds {
  private readonly ready = new WeakMap<PublishedFeed, Map<string, Ready>>();
  private readonly isHttps: (request: IncomingMessage) => boolean;
  /**
   * Never sent. V8 forgets the shape of responses when it collects the last one of a quiet server, and makes each later one as a
   * dictionary, because the code that fills them is used for many shapes by then: they cost twice as much from there on.
   */
  readonly shape = new ServerResponse(new IncomingMessage(new Socket()));

  constructor(private readonly current: CurrentFeeds, private readonly settings: Settings) {
    this.isHttps = isHttps(settings.trustProxy);
  }

  hang(server: Server): void {
    if (logsRequests(this.settings)) return;
    const others = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      if (!this.answer(request, response)) for (const other of others) other.call(server, request, response);
    });
  }

  /** Whether the request was answered. */
  private answer(request: IncomingMessage, response: ServerResponse): boolean {
    const { method, url = '', headers } = request;
    if ((method !== 'GET' && method !== 'HEAD') || headers.range !== undefined || !url.startsWith('/feeds/')) return false;
    const feed = this.current.known(url);
    const ready = feed && this.readyFor(feed, request);
    if (!ready) return false;
    if (ready.name === null) {
      response.writeHead(ready.status, ready.headers).end();
      return true;
    }
    const bytes = this.current.kept(ready.name);
    if (!bytes) return false;
    response.writeHead(ready.status, ready.headers).end(method === 'GET' ? bytes : undefined);
    return true;
  }

  private readyFor(feed: PublishedFeed, request: IncomingMessage): Ready | null {
    const https = this.isHttps(request);
    const question = questionOf(request, https);
    let known = this.ready.get(feed);
    if (!known) this.ready.set(feed, (known = new Map()));
    const before = known.get(question);
    if (before) return before;
    const ready = this.workedOut(feed, request, https);
    if (!ready || question.length > LONGEST_QUESTION) return ready;
    if (known.size >= MOST_READY) known.clear();
    known.set(question, ready);
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

/** All that decides an answer besides the feed. An empty tag is a condition, and none is not. */
const questionOf = ({ headers }: IncomingMessage, https: boolean): string =>
  `${https ? 's' : ''}\n${headers['accept-encoding'] ?? ''}\n${headers['if-modified-since'] ?? ''}\n${headers['if-none-match'] === undefined ? '' : `=${headers['if-none-match']}`}`;

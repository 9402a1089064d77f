import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { isHttps } from '../../platform/http/isHttps.ts';
import { logsRequests } from '../../platform/http/requestLog.ts';
import { securityHeadersOf } from '../../platform/http/securityHeaders.ts';
import { Settings } from '../../platform/settings.ts';
import { codingFor, type Coding } from './acceptEncoding.ts';
import type { PublishedFeed } from './publishedBytes.ts';
import { isUnchanged } from './validators.ts';
import { CurrentFeeds } from './currentFeeds.ts';
import { codingsOf, contentHeaders, headersOf } from './resource.ts';

/** The headers of a feed's answers, in the form that costs least to send: they change when the feed does. */
interface Ready {
  unchanged: string[];
  whole: string[];
}

/**
 * Most requests there are ask for a feed that did not change, or for one that many others ask for too. They are answered here,
 * before routing, from what this process keeps: with the answers of `PublicController`, which has all others. Where every
 * request is logged, it has these as well.
 */
@Injectable()
export class HotFeeds {
  private readonly ready = new WeakMap<PublishedFeed, Map<string, Ready>>();
  private readonly isHttps: (request: IncomingMessage) => boolean;

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
    if (!feed) return false;
    const coding = codingFor(headers['accept-encoding'], codingsOf(feed));
    if (isUnchanged({ ifNoneMatch: headers['if-none-match'], ifModifiedSince: headers['if-modified-since'] }, feed.sha256, feed.lastModified)) {
      response.writeHead(304, this.readyFor(feed, coding, request).unchanged).end();
      return true;
    }
    const bytes = this.current.kept(feed, coding);
    if (!bytes) return false;
    response.writeHead(200, [...this.readyFor(feed, coding, request).whole, 'content-length', String(bytes.length)]).end(method === 'GET' ? bytes : undefined);
    return true;
  }

  private readyFor(feed: PublishedFeed, coding: Coding, request: IncomingMessage): Ready {
    const https = this.isHttps(request);
    const key = `${coding} ${https}`;
    const known = this.ready.get(feed) ?? new Map<string, Ready>();
    this.ready.set(feed, known);
    const ready = known.get(key) ?? readyOf(feed, coding, https);
    known.set(key, ready);
    return ready;
  }
}

function readyOf(feed: PublishedFeed, coding: Coding, https: boolean): Ready {
  const unchanged = Object.entries({ ...securityHeadersOf('/feeds/', https), ...headersOf(feed, coding) }).flat();
  return { unchanged, whole: [...unchanged, ...Object.entries(contentHeaders(feed, coding)).flat()] };
}

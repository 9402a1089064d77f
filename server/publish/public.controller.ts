import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../access/guard/routeRule.ts';
import { codingFor, type Coding } from './acceptEncoding.ts';
import { PublishedBytes, type Published, type PublishedFeed } from './publishedBytes.ts';
import { etagOf, isUnchanged } from './validators.ts';

const FEED_CACHE = 'public, max-age=60, must-revalidate';
const PRIVATE_FEED_CACHE = 'private, max-age=60, must-revalidate';
const FILE_CACHE = 'public, max-age=31536000, immutable';

/** What the world fetches: published bytes, with everything a client needs to fetch them once. */
@ApiExcludeController()
@Controller()
export class PublicController {
  constructor(private readonly published: PublishedBytes) {}

  @Get('feeds/:file')
  @Public()
  async feed(@Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    await this.answerFeed(request, reply, await this.published.feed(slugIn(file), null), FEED_CACHE);
  }

  @Get('feeds/private/:token/:file')
  @Public()
  async privateFeed(@Param('token') token: string, @Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    await this.answerFeed(request, reply, await this.published.feed(slugIn(file), token), PRIVATE_FEED_CACHE);
  }

  @Get('files/:sha256/:name')
  @Public()
  async file(@Param('sha256') sha256: string, @Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const published = /^[0-9a-f]{64}$/.test(sha256) ? await this.published.file(Buffer.from(sha256, 'hex'), name) : null;
    if (!published) throw nothing();
    await this.answer(request, reply, { ...published, quality: null }, ['gzip', 'br'], FILE_CACHE, (coding) => this.published.ofFile(published, coding));
  }

  private async answerFeed(request: FastifyRequest, reply: FastifyReply, feed: PublishedFeed | null, cacheControl: string): Promise<void> {
    if (!feed) throw nothing();
    await this.answer(request, reply, feed, feed.quality === null ? ['gzip'] : ['gzip', 'br'], cacheControl, (coding) => this.published.ofFeed(feed, coding));
  }

  private async answer({ headers }: FastifyRequest, reply: FastifyReply, { sha256, mediaType, lastModified, quality }: Published & { quality: number | null }, codings: Coding[], cacheControl: string, bytes: (coding: Coding) => Promise<Buffer>): Promise<void> {
    const coding = codingFor(headers['accept-encoding'], codings);
    reply.headers({
      etag: etagOf(sha256, coding, quality),
      'last-modified': lastModified.toUTCString(),
      'cache-control': cacheControl,
      vary: 'Accept-Encoding',
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'ETag, Last-Modified',
    });
    if (isUnchanged({ ifNoneMatch: headers['if-none-match'], ifModifiedSince: headers['if-modified-since'] }, sha256, lastModified)) {
      await reply.code(304).send();
      return;
    }
    if (coding !== 'identity') reply.header('content-encoding', coding);
    await reply.type(mediaType).send(await bytes(coding));
  }
}

const nothing = () => new NotFoundException({ code: 'not-found', message: 'Nothing is published here.' });

const slugIn = (file: string): string => (file.endsWith('.xml') ? file.slice(0, -'.xml'.length) : '');

import { Readable } from 'node:stream';
import { Controller, Get, GoneException, Header, HttpCode, NotFoundException, Options, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../access/guard/routeRule.ts';
import { Settings } from '../../platform/settings.ts';
import type { Coding } from '../../platform/http/acceptEncoding.ts';
import { answerTo } from './answer.ts';
import { CurrentFeeds } from './currentFeeds.ts';
import { PublishedBytes } from './publishedBytes.ts';
import type { ByteRange } from './range.ts';
import type { Resource } from './resource.ts';

type Body = (coding: Coding, range?: ByteRange) => Promise<Buffer | Readable>;

/** Serves published bytes to the public, with everything a client needs to fetch them only once. */
@ApiExcludeController()
@Controller()
export class PublicController {
  constructor(private readonly feeds: CurrentFeeds, private readonly published: PublishedBytes, private readonly settings: Settings) {}

  @Get('feeds/:file')
  @Public()
  feed(@Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.answerFeed(request, reply, slugIn(file), null);
  }

  @Get('feeds/private/:token/:file')
  @Public()
  privateFeed(@Param('token') token: string, @Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.answerFeed(request, reply, slugIn(file), token);
  }

  @Get('files/:sha256/:name')
  @Public()
  async file(@Param('sha256') sha256: string, @Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const file = /^[0-9a-f]{64}$/.test(sha256) ? await this.published.file(Buffer.from(sha256, 'hex'), name) : null;
    if (!file) throw nothing(reply);
    await answer(request, reply, file, (coding, range) => this.published.ofFile(file, coding, range));
  }

  /**
   * A web app that asks conditionally asks first whether it may (Fetch, "CORS-preflight request"). What is public may be asked for with any header,
   * and whether it exists is not said here.
   */
  @Options(['feeds/:file', 'feeds/private/:token/:file', 'files/:sha256/:name'])
  @Public()
  @HttpCode(204)
  @Header('access-control-allow-origin', '*')
  @Header('access-control-allow-methods', 'GET, HEAD')
  @Header('access-control-allow-headers', '*')
  @Header('access-control-max-age', '86400')
  mayBeAsked(): void {}

  private async answerFeed(request: FastifyRequest, reply: FastifyReply, slug: string, token: string | null): Promise<void> {
    const feed = await this.feeds.feed(slug, token);
    if (feed) return answer(request, reply, feed, (coding, range) => this.feeds.body(feed, coding, range));
    const moved = await this.published.movedTo(slug, token);
    if (moved === null) throw (await this.published.isGone(slug, token)) ? gone(reply) : nothing(reply);
    await reply.code(301).headers({ location: `${this.settings.publicUrl ?? ''}${moved}`, 'cache-control': 'public, max-age=3600', 'access-control-allow-origin': '*' }).send();
  }
}

async function answer({ method, headers }: FastifyRequest, reply: FastifyReply, resource: Resource, body: Body): Promise<void> {
  const answered = answerTo(resource, method, headers);
  reply.code(answered.status).headers(answered.headers);
  // for a HEAD without a body, Fastify would send Content-Length: 0; with a stream it leaves the header alone
  const none = method === 'HEAD' ? Readable.from([]) : undefined;
  if (!('coding' in answered)) return void (await reply.send(none));
  const { start, end } = 'range' in answered ? answered.range : { start: 0, end: resource.length };
  const isPlain = answered.coding === 'identity';
  if (isPlain) reply.header('content-length', end - start);
  await reply.send(none && isPlain ? none : await body(answered.coding, { start, end }));
}

const nothing = (reply: FastifyReply) => {
  reply.header('access-control-allow-origin', '*');
  return new NotFoundException({ code: 'not-found', message: 'Nothing is published here.' });
};

const gone = (reply: FastifyReply) => {
  reply.header('access-control-allow-origin', '*');
  return new GoneException({ code: 'gone', message: 'The show that was published here is gone for good.' });
};

const slugIn = (file: string): string => (file.endsWith('.xml') ? file.slice(0, -'.xml'.length) : '');

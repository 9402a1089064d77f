import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { HereNow } from '#core/model/live';
import { CurrentUser } from '../../access/guard/currentUser.ts';
import { ShowRole } from '../../access/guard/routeRule.ts';
import type { Requester } from '../../access/requester.ts';
import { readCookie } from '../../access/session/cookie.ts';
import { Sessions } from '../../access/session/sessions.ts';
import { Settings } from '../../platform/settings.ts';
import { LiveEpisodes } from './liveEpisodes.ts';

const Count = z.coerce.number().int().min(0).max(2_147_483_647);
const EventsQuery = z.strictObject({ after: Count.default(0), tab: z.uuid() });
type EventsQuery = z.infer<typeof EventsQuery>;

@ApiTags('editing')
@Controller('api/episodes/:id')
export class LiveController {
  constructor(private readonly live: LiveEpisodes, private readonly sessions: Sessions, private readonly settings: Settings) {}

  /** Server-sent events about an open episode, starting after a revision (`after`, or `Last-Event-ID`). */
  @Get('events')
  @ShowRole('viewer', { episode: 'id' })
  @ApiProduces('text/event-stream')
  async events(
    @CurrentUser() user: Requester, @Param('id') id: string, @Query({ schema: EventsQuery }) { after, tab }: EventsQuery,
    @Headers('last-event-id') last: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply,
  ): Promise<void> {
    const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no', connection: 'close' };
    if (request.method === 'HEAD') return void reply.headers(headers).send();
    const token = readCookie(request, this.settings) ?? '';
    const resumed = Count.safeParse(last);
    const stream = await this.live.open(user, id, { after: resumed.success ? Math.max(after, resumed.data) : after, tab, askWho: () => this.sessions.find(token) });
    reply.headers(headers).send(stream.body);
  }

  @Post('presence')
  @HttpCode(204)
  @ShowRole('viewer', { episode: 'id' })
  @ApiNoContentResponse()
  presence(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: HereNow }) here: HereNow): Promise<void> {
    return this.live.moved(user, id, here);
  }
}

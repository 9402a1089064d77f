import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { WhoAsks } from './whoAsks.ts';
import './currentUser.ts';

/** What anybody may send something to. Nobody's name or password is longer. */
const FOR_STRANGERS = new Set(['/api/session', '/api/setup']);
const STRANGERS_LIMIT = 16_384;
const WITHOUT_BODY = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Guards are asked when the body has been read, and bodies may be large: a feed travels in one. Whoever has no session is
 * turned away here, before a byte of it is taken in.
 */
@Injectable()
export class BodyDoor {
  constructor(private readonly who: WhoAsks) {}

  hang(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', (route) => {
      if (FOR_STRANGERS.has(route.url)) route.bodyLimit = STRANGERS_LIMIT;
    });
    fastify.addHook('onRequest', async (request, reply) => {
      if (WITHOUT_BODY.has(request.method) || request.is404 || FOR_STRANGERS.has(request.routeOptions.url ?? '')) return;
      const found = await this.who.of(request);
      if ('stranger' in found) await reply.code(401).send({ statusCode: 401, ...found.stranger });
      else request.requester = found.requester;
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Settings } from '../../platform/settings.ts';
import { isSameHost, isSplit } from './origins.ts';

/** Routes of published bytes, as they are registered. Everything else belongs to those who work here. */
const PUBLISHED = /^\/(?:feeds\/|files\/|health$)/;

/**
 * With a public host of its own, only the working host has the admin, its API and the login; every other name that
 * reaches this server has feeds and files. It asks for the route that matched, not the path, so that no spelling slips by.
 */
@Injectable()
export class PublicHostOnly {
  constructor(private readonly settings: Settings) {}

  hang(fastify: FastifyInstance): void {
    const { settings } = this;
    if (!isSplit(settings)) return;
    const workingHost = new URL(settings.adminUrl!).host;
    const mayPass = ({ host, routeOptions }: FastifyRequest): boolean =>
      isSameHost(workingHost, host) || PUBLISHED.test(routeOptions.url ?? '');
    fastify.addHook('onRequest', async (request, reply) => {
      if (mayPass(request)) return;
      await reply.code(404).send({ statusCode: 404, code: 'not-found', message: 'Only feeds and files are served here.' });
    });
  }
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../log/log.ts';

/**
 * One event a request. It names the route that matched and never the address that was asked: the addresses of private feeds
 * are their keys.
 */
export const requestLog = (log: Log, level: 'debug' | 'info') => async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  log.event(level, 'request', {
    requestId: request.id,
    method: request.method,
    route: request.routeOptions.url ?? null,
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
    from: request.ip,
  });
};

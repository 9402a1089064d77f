import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../log/log.ts';
import type { Settings } from '../settings.ts';

type Wish = Pick<Settings, 'logFormat' | 'logLevel'>;

/** Requests are of interest to who collects the log, and to who looks for something. */
const levelOf = ({ logFormat }: Wish): 'debug' | 'info' => (logFormat === 'json' ? 'info' : 'debug');

/** Whether each request gets a line. */
export const logsRequests = (settings: Wish): boolean => settings.logLevel === 'debug' || (settings.logLevel === 'info' && levelOf(settings) === 'info');

/**
 * One event a request. It names the route that matched and never the address that was asked: the addresses of private feeds
 * are their keys.
 */
export const requestLog = (log: Log, settings: Wish) => async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  log.event(levelOf(settings), 'request', {
    requestId: request.id,
    method: request.method,
    route: request.routeOptions.url ?? null,
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
    from: request.ip,
  });
};

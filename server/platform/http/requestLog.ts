import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../log/log.ts';
import { redactText } from '../log/redact.ts';
import type { Settings } from '../settings.ts';
import { addressOf } from './addressOf.ts';

type Wish = Pick<Settings, 'logFormat' | 'logLevel'>;

/** Requests are of interest to who collects the log, and to who looks for something. */
const levelOf = ({ logFormat }: Wish): 'debug' | 'info' => (logFormat === 'json' ? 'info' : 'debug');

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

/**
 * The same event for a request that is answered before routing, when its answer is through or given up; null where none is wanted.
 * It must not cost more than the answer.
 */
export function quickRequestLog(log: Log, settings: Wish & Pick<Settings, 'trustProxy'>): ((request: IncomingMessage, response: ServerResponse, route: string) => void) | null {
  const level = levelOf(settings);
  if (!log.writes(level)) return null;
  const addressOfAsker = addressOf(settings.trustProxy);
  return (request, response, route) => {
    const start = performance.now();
    response.on('close', () => {
      const address = addressOfAsker(request);
      const from = isIP(address) === 0 ? redactText(address) : address; // what a proxy says may be anything
      log.frequent(level, 'request', { requestId: randomUUID(), method: request.method!, route, status: response.statusCode, ms: Math.round(performance.now() - start), from });
    });
  };
}

import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../log/log.ts';
import { redactText } from '../log/redact.ts';
import type { Settings } from '../settings.ts';
import { addressOf } from './addressOf.ts';

type Wish = Pick<Settings, 'logFormat' | 'logLevel'>;

/** Requests are logged at `info` where logs are collected as JSON; otherwise only for debugging. */
const levelOf = ({ logFormat }: Wish): 'debug' | 'info' => (logFormat === 'json' ? 'info' : 'debug');

/**
 * Logs one event per request, with the route that matched and never the requested URL: the URL of a private feed is its key.
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
 * Logs the same event for a request that is answered before routing, once its answer is sent or aborted; null if the level is not logged.
 * Kept cheap: it must not cost more than the answer.
 */
export function quickRequestLog(log: Log, settings: Wish & Pick<Settings, 'trustProxy'>): ((request: IncomingMessage, response: ServerResponse, route: string) => void) | null {
  const level = levelOf(settings);
  if (!log.writes(level)) return null;
  const addressOfAsker = addressOf(settings.trustProxy);
  return (request, response, route) => {
    const start = performance.now();
    response.on('close', () => {
      const address = addressOfAsker(request);
      const from = isIP(address) === 0 ? redactText(address) : address; // a proxy's header may contain anything
      log.frequent(level, 'request', { requestId: randomUUID(), method: request.method!, route, status: response.statusCode, ms: Math.round(performance.now() - start), from });
    });
  };
}

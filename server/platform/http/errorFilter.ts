import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../log/log.ts';
import { type ErrorBody, errorBody } from './errorBody.ts';

/** Answers every error in one shape. Faults of ours are logged, and the answer reveals nothing about the server's internals. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (error !== null && error === request.raw.errored) { // the client hung up: there is nobody to answer, and no fault of ours
      this.log.event('info', 'a request was cut off', { requestId: request.id, method: request.method, route: request.routeOptions?.url ?? null });
      reply.raw.destroy();
      return;
    }
    const known = errorBody(error);
    if (!known || known.statusCode >= 500) {
      this.log.event('error', 'a request failed', { requestId: request.id, method: request.method, route: request.routeOptions?.url ?? null, error });
    }
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy(); // a partial answer must not look complete
      return;
    }
    const answer: ErrorBody = known ?? { statusCode: 500, code: 'internal', message: `Something went wrong here. Its number in the log is ${request.id}.` };
    for (const name of ['etag', 'last-modified', 'content-encoding', 'content-disposition']) reply.removeHeader(name);
    if (isFollowedLink(request) && PAGES.has(answer.statusCode)) return void reply.header('cache-control', 'no-store').redirect(`/#/refused?code=${encodeURIComponent(answer.code)}`, 303);
    if (answer.statusCode === 503) reply.header('retry-after', '5');
    void reply.code(answer.statusCode).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(answer);
  }
}

/** Refusals that people can do something about: the admin has a page that explains them. */
const PAGES: ReadonlySet<number> = new Set([401, 403, 410]);

/** Whether somebody followed a link to the API, for instance to a download, and would see the error as a page of JSON. */
const isFollowedLink = ({ method, url, headers }: FastifyRequest): boolean => method === 'GET' && url.startsWith('/api/') && headers.accept?.includes('text/html') === true;

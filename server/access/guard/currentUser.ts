import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Requester } from '../requester.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on the way in, on every route but the public ones. */
    requester?: Requester;
  }
}

/** The one who asks, in a handler of a route that needs a session. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): Requester => {
  const { requester } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!requester) throw new Error('@CurrentUser() on a route that anyone may call');
  return requester;
});

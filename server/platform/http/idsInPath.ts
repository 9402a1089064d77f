import type { FastifyRequest } from 'fastify';
import { isUuid } from '../isUuid.ts';

/** A hook: ids in a path in the case in which PostgreSQL returns them, so that rows can be looked up by the id of the request. */
export async function idsInPath(request: FastifyRequest): Promise<void> {
  const params = (request.params ?? {}) as Record<string, unknown>;
  for (const [name, given] of Object.entries(params)) if (typeof given === 'string' && isUuid(given)) params[name] = given.toLowerCase();
}

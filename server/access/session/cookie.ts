import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../../platform/settings.ts';
import { workingOrigin } from '../guard/origins.ts';
import { SESSION_MS } from './lifetime.ts';

type Addresses = Pick<Settings, 'publicUrl' | 'adminUrl'>;

const isSecure = (request: FastifyRequest, settings: Addresses): boolean =>
  (workingOrigin(settings) ?? `${request.protocol}:`).startsWith('https:');

/** Over https the name carries the prefix by which browsers refuse one that a neighbouring host has planted. */
const nameOf = (secure: boolean): string => (secure ? '__Host-stet_session' : 'stet_session');

const flags = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure }) as const;

/** The token that the request brings, if any. */
export const readCookie = (request: FastifyRequest, settings: Addresses): string | undefined =>
  request.cookies[nameOf(isSecure(request, settings))];

export function setCookie(request: FastifyRequest, reply: FastifyReply, settings: Addresses, token: string): void {
  const secure = isSecure(request, settings);
  reply.setCookie(nameOf(secure), token, { ...flags(secure), maxAge: SESSION_MS.absolute / 1000 });
}

export function clearCookie(request: FastifyRequest, reply: FastifyReply, settings: Addresses): void {
  const secure = isSecure(request, settings);
  reply.clearCookie(nameOf(secure), flags(secure));
}

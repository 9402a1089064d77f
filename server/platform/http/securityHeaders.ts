import type { FastifyReply, FastifyRequest } from 'fastify';

/** For everything that is not a page of ours: nothing in it may run or load. */
const SEALED_POLICY = "default-src 'none'; sandbox";

/** For the admin: only our own scripts, none inline. Emotion writes style elements; artwork and audio come from wherever shows host them. */
const ADMIN_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: blob: http: https:",
  "media-src 'self' blob: http: https:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const PUBLISHED = /^\/(?:feeds|files)\//;
const SEALED = /^\/(?:api|feeds|files|health)(?:\/|$)/;
const PAGES_OF_THE_API = /^\/api\/docs(?:\/|$)/;

/** Runs before the route's handler, which may override a header. Goes by the route that matched, not by the spelling of the path. */
export async function securityHeaders(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.headers(securityHeadersOf(request.routeOptions.url ?? '', request.protocol === 'https'));
}

export function securityHeadersOf(route: string, https: boolean): Record<string, string> {
  const sealed = SEALED.test(route) && !PAGES_OF_THE_API.test(route);
  return {
    'x-content-type-options': 'nosniff',
    'content-security-policy': sealed ? SEALED_POLICY : ADMIN_POLICY,
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': PUBLISHED.test(route) ? 'cross-origin' : 'same-origin',
    ...(route.startsWith('/api/') && { 'cache-control': 'no-store' }),
    ...(https && { 'strict-transport-security': 'max-age=31536000' }),
  };
}

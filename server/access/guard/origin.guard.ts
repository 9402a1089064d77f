import { ForbiddenException, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Settings } from '../../platform/settings.ts';
import { isOwnOrigin, workingOrigin } from './origins.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whatever changes something must come from a page of ours, since a browser sends the session's cookie for anyone.
 * Browsers name the page in Origin, or at least its distance in Sec-Fetch-Site; a request with neither is no
 * browser's, and may pass when it brings no cookie that somebody else could use.
 */
@Injectable()
export class OriginGuard implements CanActivate {
  constructor(private readonly settings: Settings) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (READING.has(request.method) || this.isOurs(request)) return true;
    const own = workingOrigin(this.settings);
    throw new ForbiddenException({
      code: 'foreign-origin',
      message: `This request does not come from a page of Stet${own ? ` (${own}). Open Stet there, or set ADMIN_URL to where you open it` : ''}.`,
    });
  }

  private isOurs({ headers, host }: FastifyRequest): boolean {
    if (headers.origin !== undefined) return isOwnOrigin(headers.origin, host, this.settings);
    if (headers['sec-fetch-site'] !== undefined) return headers['sec-fetch-site'] === 'same-origin';
    return headers.cookie === undefined;
  }
}

import { ForbiddenException, Injectable, UnauthorizedException, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Settings } from '../../platform/settings.ts';
import { Access, type Ids } from '../access.ts';
import type { Requester } from '../requester.ts';
import { readCookie } from '../session/cookie.ts';
import { Sessions } from '../session/sessions.ts';
import { ROUTE_RULE, type PathIds, type RouteRule } from './routeRule.ts';
import './currentUser.ts';

/** Closed by default: a route opens to whom its rule names, and one without a rule to nobody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly access: Access,
    private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<RouteRule | undefined>(ROUTE_RULE, context.getHandler());
    if (!rule) throw forbidden('Nobody may call this: it says nowhere who may.');
    if (rule.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const requester = (request.requester ??= await this.whoAsks(request));
    if (rule.kind === 'admin' && !requester.admin) throw forbidden('Only admins of this installation may do this.');
    if (rule.kind === 'show' && Object.keys(rule.from).length > 0) {
      await this.access.require(requester, rule.role, idsIn(request.params as Record<string, string>, rule.from));
    }
    return true;
  }

  private async whoAsks(request: FastifyRequest): Promise<Requester> {
    const token = readCookie(request, this.settings);
    const requester = token ? await this.sessions.find(token) : null;
    if (!requester) throw new UnauthorizedException({ code: 'signed-out', message: 'Sign in to do this.' });
    return requester;
  }
}

const idsIn = (params: Record<string, string>, from: PathIds): Ids =>
  Object.fromEntries(Object.entries(from).map(([kind, name]) => [`${kind}Ids`, [params[name] ?? '']]));

const forbidden = (message: string) => new ForbiddenException({ code: 'forbidden', message });

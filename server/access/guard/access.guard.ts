import { ForbiddenException, Injectable, UnauthorizedException, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Access, type Ids } from '../access.ts';
import type { Requester } from '../requester.ts';
import { ROUTE_RULE, type PathIds, type RouteRule } from './routeRule.ts';
import { WhoAsks } from './whoAsks.ts';
import './currentUser.ts';

/** Closed by default: a route opens to whom its rule names, and one without a rule to nobody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly who: WhoAsks,
    private readonly access: Access,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<RouteRule | undefined>(ROUTE_RULE, context.getHandler());
    if (!rule) throw forbidden('Nobody may call this: it does not declare who may.');
    if (rule.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const requester = (request.requester ??= await this.whoAsks(request));
    if (rule.kind === 'admin' && !requester.admin) throw forbidden('Only admins of this installation may do this.');
    if (rule.kind === 'show' && Object.keys(rule.from).length > 0) {
      await this.access.letThrough(requester, rule.role, idsIn(request.params as Record<string, string>, rule.from));
    }
    return true;
  }

  private async whoAsks(request: FastifyRequest): Promise<Requester> {
    const found = await this.who.of(request);
    if ('stranger' in found) throw new UnauthorizedException(found.stranger);
    return found.requester;
  }
}

const idsIn = (params: Record<string, string>, from: PathIds): Ids =>
  Object.fromEntries(Object.entries(from).map(([kind, name]) => [`${kind}Ids`, [params[name] ?? '']]));

const forbidden = (message: string) => new ForbiddenException({ code: 'forbidden', message });

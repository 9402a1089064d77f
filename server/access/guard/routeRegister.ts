import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { ROUTE_RULE } from './routeRule.ts';

/** A route as the server knows it: `GET /api/shows/:id`. */
export interface RegisteredRoute {
  method: string;
  path: string;
}

/** Keeps a list of every route there is, and does not let Stet start while a handler says nowhere who may call it. */
@Injectable()
export class RouteRegister implements OnApplicationBootstrap {
  readonly routes: RegisteredRoute[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  hang(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ method, url }) => {
      this.routes.push(...[method].flat().map((name) => ({ method: name, path: url })));
    });
  }

  onApplicationBootstrap(): void {
    const open = this.handlersWithoutRule();
    if (open.length > 0) {
      throw new Error(`These routes do not say who may call them (@Public, @SignedIn, @AdminOnly or @ShowRole): ${open.join(', ')}`);
    }
  }

  private handlersWithoutRule(): string[] {
    return this.discovery.getControllers().flatMap(({ metatype, name }) => {
      const prototype = (metatype as { prototype: Record<string, object> } | null)?.prototype;
      if (!prototype) return [];
      return this.scanner
        .getAllMethodNames(prototype)
        .filter((method) => Reflect.hasMetadata(METHOD_METADATA, prototype[method]!) && !Reflect.hasMetadata(ROUTE_RULE, prototype[method]!))
        .map((method) => `${name}.${method}`);
    });
  }
}

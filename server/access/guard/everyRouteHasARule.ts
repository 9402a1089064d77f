import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { ROUTE_RULE } from './routeRule.ts';

/** Does not let Stet start while a handler says nowhere who may call it. */
@Injectable()
export class EveryRouteHasARule implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onApplicationBootstrap(): void {
    const without = this.handlersWithoutRule();
    if (without.length > 0) {
      throw new Error(`These routes do not say who may call them (@Public, @SignedIn, @AdminOnly or @ShowRole): ${without.join(', ')}`);
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

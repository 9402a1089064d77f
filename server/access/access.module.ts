import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { Clock } from '../platform/clock.ts';
import { Access } from './access.ts';
import { AuditService } from './audit.ts';
import { AccessGuard } from './guard/access.guard.ts';
import { OriginGuard } from './guard/origin.guard.ts';
import { PublicHostOnly } from './guard/publicHostOnly.ts';
import { RouteRegister } from './guard/routeRegister.ts';
import { Sessions } from './session/sessions.ts';

/** Who may come in and what they may do there. Guards stand in the order in which they are asked. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    Clock,
    Access,
    AuditService,
    Sessions,
    PublicHostOnly,
    RouteRegister,
    { provide: APP_GUARD, useClass: OriginGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [Clock, Access, AuditService, Sessions, RouteRegister],
})
export class AccessModule {}

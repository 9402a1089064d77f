import { Global, Module, type NestModule } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule, HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Clock } from '../platform/clock.ts';
import { Access } from './access.ts';
import { AuditService } from './audit.ts';
import { AccessGuard } from './guard/access.guard.ts';
import { BodyDoor } from './guard/bodyDoor.ts';
import { EveryRouteHasARule } from './guard/everyRouteHasARule.ts';
import { OriginGuard } from './guard/origin.guard.ts';
import { PublicHostOnly } from './guard/publicHostOnly.ts';
import { WhoAsks } from './guard/whoAsks.ts';
import { Login } from './session/login.ts';
import { Logout } from './session/logout.ts';
import { SessionController } from './session/session.controller.ts';
import { Sessions } from './session/sessions.ts';
import { Throttle } from './session/throttle.ts';
import { SetupController } from './setup/setup.controller.ts';
import { SetupService } from './setup/setup.ts';
import { ChangeUser } from './user/changeUser.ts';
import { CreateUser } from './user/createUser.ts';
import { KeepKeys } from './user/keepKeys.ts';
import { KeysController } from './user/keys.controller.ts';
import { RemoveUser } from './user/removeUser.ts';
import { ResetPassword } from './user/resetPassword.ts';
import { UserController } from './user/user.controller.ts';
import { Users } from './user/users.ts';

/** Who may come in and what they may do there. */
@Global()
@Module({
  imports: [DiscoveryModule],
  controllers: [SessionController, KeysController, SetupController, UserController],
  providers: [
    Clock, Access, AuditService,
    Sessions, Throttle, Login, Logout, SetupService,
    Users, KeepKeys, CreateUser, ChangeUser, RemoveUser, ResetPassword,
    PublicHostOnly, WhoAsks, BodyDoor, EveryRouteHasARule,
    // asked in this order
    OriginGuard, { provide: APP_GUARD, useExisting: OriginGuard },
    AccessGuard, { provide: APP_GUARD, useExisting: AccessGuard },
  ],
  exports: [Clock, Access, AuditService, Sessions, SetupService, CreateUser, ResetPassword],
})
export class AccessModule implements NestModule {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly publicHost: PublicHostOnly,
    private readonly bodies: BodyDoor,
  ) {}

  /** Nest calls this before there are routes, and not at all where there will be none: at a shell prompt. */
  configure(): void {
    const fastify = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    for (const door of [this.publicHost, this.bodies]) door.hang(fastify);
  }
}

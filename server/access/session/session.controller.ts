import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Credentials, SessionView } from '#core/model/access';
import { Settings } from '../../platform/settings.ts';
import { CurrentUser } from '../guard/currentUser.ts';
import { Public, SignedIn } from '../guard/routeRule.ts';
import type { Requester } from '../requester.ts';
import { Users } from '../user/users.ts';
import { clearCookie, readCookie, setCookie } from './cookie.ts';
import { Login, TooManyAttempts } from './login.ts';
import { Logout } from './logout.ts';

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly logins: Login,
    private readonly logouts: Logout,
    private readonly users: Users,
    private readonly settings: Settings,
  ) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: SessionView })
  async show(@CurrentUser() requester: Requester): Promise<SessionView> {
    return { user: await this.users.one(requester.id) };
  }

  @Post()
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: SessionView })
  async login(@Body({ schema: Credentials }) { email, password }: z.output<typeof Credentials>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    const { token, userId } = await this.logins.login({ email, address: request.ip }, password).catch((error: unknown) => {
      if (error instanceof TooManyAttempts) reply.header('retry-after', Math.ceil(error.waitMs / 1000));
      throw error;
    });
    await this.logouts.logout(readCookie(request, this.settings));
    setCookie(request, reply, this.settings, token);
    return { user: await this.users.one(userId) };
  }

  @Delete()
  @Public()
  @HttpCode(204)
  @ApiNoContentResponse()
  async logout(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.logouts.logout(readCookie(request, this.settings));
    clearCookie(request, reply, this.settings);
  }
}

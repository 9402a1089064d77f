import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { SessionView, Setup } from '#core/model/access';
import { Settings } from '../../platform/settings.ts';
import { Public } from '../guard/routeRule.ts';
import { setCookie } from '../session/cookie.ts';
import { Users } from '../user/users.ts';
import { SetupService } from './setup.ts';

const SetupState = z.strictObject({ open: z.boolean() });

@ApiTags('session')
@Controller('api/setup')
export class SetupController {
  constructor(
    private readonly service: SetupService,
    private readonly users: Users,
    private readonly settings: Settings,
  ) {}

  @Get()
  @Public()
  @ApiOkResponse({ standardSchema: SetupState })
  async isOpen(): Promise<z.output<typeof SetupState>> {
    return { open: await this.service.isOpen() };
  }

  @Post()
  @Public()
  @ApiCreatedResponse({ standardSchema: SessionView })
  async setUp(@Body({ schema: Setup }) body: z.output<typeof Setup>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    const { token, userId } = await this.service.setUp(body);
    setCookie(request, reply, this.settings, token);
    return { user: await this.users.one(userId) };
  }
}

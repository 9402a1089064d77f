import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { GoLive, GoLiveChange, HandedBackRevision, NewHandedBack } from '#core/model/goLive';
import { CurrentUser } from '../../access/guard/currentUser.ts';
import { ShowRole } from '../../access/guard/routeRule.ts';
import type { Requester } from '../../access/requester.ts';
import { ReadGoLive } from './goLive.ts';
import { MarkHandedBack } from './handedBack.ts';

@ApiTags('publishing')
@Controller('api')
export class GoLiveController {
  constructor(private readonly goLive: ReadGoLive, private readonly handedBack: MarkHandedBack) {}

  @Get('shows/:id/go-live')
  @ShowRole('viewer', { show: 'id' })
  @ApiOkResponse({ standardSchema: GoLive })
  read(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.goLive.run(user, id);
  }

  @Put('shows/:id/go-live')
  @ShowRole('publisher', { show: 'id' })
  @ApiOkResponse({ standardSchema: GoLive })
  change(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: GoLiveChange }) body: z.infer<typeof GoLiveChange>) {
    return this.goLive.change(user, id, body);
  }

  @Post('episodes/:id/handed-back')
  @HttpCode(200)
  @ShowRole('editor', { episode: 'id' })
  @ApiOkResponse({ standardSchema: HandedBackRevision })
  mark(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: NewHandedBack }) { revision }: z.infer<typeof NewHandedBack>) {
    return this.handedBack.run(user, id, revision);
  }
}

import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { BringBackFindings, EpisodeFindings, Ignored, IgnoreFindings } from '#core/model/finding';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { ShowRole } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { Compressed } from '../platform/http/compressed.ts';
import { Findings } from './findings.ts';
import { IgnoredFindings } from './ignoredFindings.ts';

@ApiTags('checks')
@Controller('api/episodes/:id/findings')
export class FindingsController {
  constructor(private readonly findings: Findings, private readonly ignored: IgnoredFindings) {}

  @Get()
  @Compressed()
  @ShowRole('viewer', { episode: 'id' })
  @ApiOkResponse({ standardSchema: EpisodeFindings })
  list(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.findings.run(user, id);
  }

  /** Ignores findings, with a reason, until the value they are about changes. Returns all ignored findings. */
  @Post('ignore')
  @HttpCode(200)
  @ShowRole('editor', { episode: 'id' })
  @ApiOkResponse({ standardSchema: Ignored })
  ignore(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: IgnoreFindings }) body: IgnoreFindings) {
    return this.ignored.ignore(user, id, body);
  }

  @Post('bring-back')
  @HttpCode(200)
  @ShowRole('editor', { episode: 'id' })
  @ApiOkResponse({ standardSchema: Ignored })
  bringBack(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: BringBackFindings }) body: BringBackFindings) {
    return this.ignored.bringBack(user, id, body);
  }
}

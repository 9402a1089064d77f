import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Finding } from '#core/model/finding';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { ShowRole } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { listOf } from '../shows/listQuery.ts';
import { Findings } from './findings.ts';

@ApiTags('checks')
@Controller('api/episodes/:id/findings')
export class FindingsController {
  constructor(private readonly findings: Findings) {}

  @Get()
  @ShowRole('viewer', { episode: 'id' })
  @ApiOkResponse({ standardSchema: listOf(Finding) })
  list(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.findings.run(user, id);
  }
}

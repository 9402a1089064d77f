import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Recordings } from '#core/model/linked';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { ShowRole } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { AskRecordings } from './askRecordings.ts';

@ApiTags('editing')
@Controller('api/shows/:id/recordings')
export class RecordingsController {
  constructor(private readonly recordings: AskRecordings) {}

  @Get()
  @ShowRole('viewer', { show: 'id' })
  @ApiOkResponse({ standardSchema: Recordings })
  count(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.recordings.count(user, id);
  }

  /** Requests the chapters of all recordings, in the background; the places of each episode show the progress. */
  @Post()
  @HttpCode(202)
  @ShowRole('editor', { show: 'id' })
  @ApiAcceptedResponse({ standardSchema: Recordings })
  ask(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.recordings.run(user, id);
  }
}

import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SpeakerRow } from '#core/model/episode';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { ShowRole, SignedIn } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { listOf } from './listQuery.ts';
import { ListSpeakers, SpeakerQuery } from './listSpeakers.ts';

@ApiTags('speakers')
@Controller('api/speakers')
export class SpeakersController {
  constructor(private readonly listSpeakers: ListSpeakers) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: listOf(SpeakerRow) })
  list(@CurrentUser() user: Requester, @Query({ schema: SpeakerQuery }) query: SpeakerQuery) {
    return this.listSpeakers.run(user, query);
  }

  @Get(':id')
  @ShowRole('viewer', { speaker: 'id' })
  @ApiOkResponse({ standardSchema: SpeakerRow })
  read(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.listSpeakers.one(user, id);
  }
}

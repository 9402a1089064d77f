import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Episode } from '#core/model/episode';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { ShowRole, SignedIn } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { EpisodeQuery, ListEpisodes } from './listEpisodes.ts';
import { listOf } from './listQuery.ts';
import { ReadEpisode } from './readEpisode.ts';

@ApiTags('episodes')
@Controller('api/episodes')
export class EpisodesController {
  constructor(private readonly listEpisodes: ListEpisodes, private readonly readEpisode: ReadEpisode) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: listOf(Episode) })
  list(@CurrentUser() user: Requester, @Query({ schema: EpisodeQuery }) query: EpisodeQuery) {
    return this.listEpisodes.run(user, query);
  }

  @Get(':id')
  @ShowRole('viewer', { episode: 'id' })
  @ApiOkResponse({ standardSchema: Episode })
  read(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.readEpisode.run(user, id);
  }
}

import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Episode } from '#core/model/episode';
import { ItemChange } from '#core/model/item';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { ShowRole, SignedIn } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { Compressed } from '../platform/http/compressed.ts';
import { versionOf } from '../platform/http/ifMatch.ts';
import { ChangeItem } from './changeItem.ts';
import { DeleteEpisode } from './deleteEpisode.ts';
import { EpisodeQuery, ListEpisodes } from './listEpisodes.ts';
import { listOf } from './listQuery.ts';
import { ReadEpisode } from './readEpisode.ts';
import { WithdrawEpisode } from './withdrawEpisode.ts';

@ApiTags('episodes')
@Controller('api/episodes')
export class EpisodesController {
  constructor(private readonly listEpisodes: ListEpisodes, private readonly readEpisode: ReadEpisode, private readonly changeItem: ChangeItem, private readonly deleteEpisode: DeleteEpisode, private readonly withdraw: WithdrawEpisode) {}

  @Get()
  @Compressed()
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

  /** Changes title, link, date, audio or duration; if the episode came with a feed, these are corrections of what the feed says. */
  @Patch(':id')
  @ShowRole('editor', { episode: 'id' })
  @ApiOkResponse({ standardSchema: Episode })
  change(@CurrentUser() user: Requester, @Param('id') id: string, @Headers('if-match') ifMatch: string | undefined, @Body({ schema: ItemChange }) body: ItemChange) {
    return this.changeItem.run(user, id, versionOf(ifMatch), body);
  }

  /** Deletes an episode that was written here and never published. */
  @Delete(':id')
  @HttpCode(204)
  @ShowRole('editor', { episode: 'id' })
  @ApiNoContentResponse()
  delete(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.deleteEpisode.run(user, id);
  }

  /** Its item leaves the feed with the next publication that chooses it; the episode stays here. */
  @Post(':id/take-out')
  @HttpCode(200)
  @ShowRole('publisher', { episode: 'id' })
  @ApiOkResponse({ standardSchema: Episode })
  takeOut(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.withdraw.takeOut(user, id);
  }

  /** Its item comes back with the next publication that chooses it; if it is gone upstream, with the next publication of any kind. */
  @Post(':id/put-back')
  @HttpCode(200)
  @ShowRole('publisher', { episode: 'id' })
  @ApiOkResponse({ standardSchema: Episode })
  putBack(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.withdraw.putBack(user, id);
  }
}

import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { NewShow, Show, ShowSaid } from '#core/model/show';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { ShowRole, SignedIn } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { versionOf } from '../platform/http/ifMatch.ts';
import { ChangeShow } from './changeShow.ts';
import { CreateShow } from './createShow.ts';
import { DeleteShow } from './deleteShow.ts';
import { listOf } from './listQuery.ts';
import { ListShows, ShowQuery } from './listShows.ts';
import { ReadShow } from './readShow.ts';

@ApiTags('shows')
@Controller('api/shows')
export class ShowsController {
  constructor(
    private readonly listShows: ListShows,
    private readonly readShow: ReadShow,
    private readonly createShow: CreateShow,
    private readonly changeShow: ChangeShow,
    private readonly deleteShow: DeleteShow,
  ) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: listOf(Show) })
  list(@CurrentUser() user: Requester, @Query({ schema: ShowQuery }) query: ShowQuery) {
    return this.listShows.run(user, query);
  }

  @Post()
  @SignedIn()
  @ApiCreatedResponse({ standardSchema: Show })
  create(@CurrentUser() user: Requester, @Body({ schema: NewShow }) body: NewShow) {
    return this.createShow.run(user, body);
  }

  @Get(':id')
  @ShowRole('viewer', { show: 'id' })
  @ApiOkResponse({ standardSchema: Show })
  read(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.readShow.run(user, id);
  }

  @Patch(':id')
  @ShowRole('publisher', { show: 'id' })
  @ApiOkResponse({ standardSchema: Show })
  change(@CurrentUser() user: Requester, @Param('id') id: string, @Headers('if-match') ifMatch: string | undefined, @Body({ schema: ShowSaid }) body: ShowSaid) {
    return this.changeShow.run(user, id, versionOf(ifMatch), body);
  }

  @Delete(':id')
  @HttpCode(204)
  @ShowRole('publisher', { show: 'id' })
  @ApiNoContentResponse()
  delete(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.deleteShow.run(user, id);
  }
}

import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { FeedItem, TakeInItems, TakenIn } from '#core/model/feedItem';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { ShowRole } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { listOf, paging } from '../shows/listQuery.ts';
import { FeedItems } from './feedItems.ts';

const FeedItemQuery = z.strictObject({ page: paging.page, perPage: z.coerce.number().int().min(1).max(200).default(100) });
type FeedItemQuery = z.infer<typeof FeedItemQuery>;

@ApiTags('imports')
@Controller('api/shows/:id/feed-items')
export class FeedItemsController {
  constructor(private readonly feedItems: FeedItems) {}

  @Get()
  @ShowRole('viewer', { show: 'id' })
  @ApiOkResponse({ standardSchema: listOf(FeedItem) })
  list(@CurrentUser() user: Requester, @Param('id') id: string, @Query({ schema: FeedItemQuery }) query: FeedItemQuery) {
    return this.feedItems.list(user, id, query);
  }

  @Post()
  @ShowRole('editor', { show: 'id' })
  @ApiCreatedResponse({ standardSchema: TakenIn })
  add(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: TakeInItems }) body: TakeInItems) {
    return this.feedItems.add(user, id, body);
  }
}

import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Comparison, History, HistoryQuery } from '#core/model/history';
import { CurrentUser } from '../../access/guard/currentUser.ts';
import { ShowRole } from '../../access/guard/routeRule.ts';
import type { Requester } from '../../access/requester.ts';
import { Compressed } from '../../platform/http/compressed.ts';
import { CompareRevisions } from './compareRevisions.ts';
import { ListHistory } from './listHistory.ts';

const Revision = z.coerce.number().int().min(0).max(2_147_483_647);
const ComparisonQuery = z.strictObject({ from: Revision, to: Revision.optional() });
type ComparisonQuery = z.infer<typeof ComparisonQuery>;

@ApiTags('editing')
@Controller('api/episodes/:id')
export class HistoryController {
  constructor(private readonly history: ListHistory, private readonly compare: CompareRevisions) {}

  /** Who changed what and when, in words; newest first. */
  @Get('history')
  @Compressed()
  @ShowRole('viewer', { episode: 'id' })
  @ApiOkResponse({ standardSchema: History })
  list(@CurrentUser() user: Requester, @Param('id') id: string, @Query({ schema: HistoryQuery }) query: HistoryQuery) {
    return this.history.run(user, id, query);
  }

  /** The differences between two revisions; `to` defaults to the newest, and revision 0 is the import. */
  @Get('comparison')
  @Compressed()
  @ShowRole('viewer', { episode: 'id' })
  @ApiOkResponse({ standardSchema: Comparison })
  comparison(@CurrentUser() user: Requester, @Param('id') id: string, @Query({ schema: ComparisonQuery }) { from, to }: ComparisonQuery) {
    return this.compare.run(user, id, from, to);
  }
}

import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ConflictChoice, ReportAnswer, UpstreamChange, UpstreamReport, UpstreamState, WhichReports } from '#core/model/upstream';
import { z } from 'zod';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { ShowRole } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { listOf, paging } from '../shows/listQuery.ts';
import { AnswerReport } from './answerReport.ts';
import { ChangeUpstream } from './changeUpstream.ts';
import { ReadUpstream } from './readUpstream.ts';
import { ResolveConflict } from './resolveConflict.ts';

const ReportQuery = z.strictObject({ which: WhichReports.default('answered'), page: paging.page, perPage: z.coerce.number().int().min(1).max(200).default(20) });
type ReportQuery = z.infer<typeof ReportQuery>;

@ApiTags('upstream')
@Controller('api/shows/:id/upstream')
export class UpstreamController {
  constructor(private readonly state: ReadUpstream, private readonly upstream: ChangeUpstream, private readonly reports: AnswerReport, private readonly conflicts: ResolveConflict) {}

  @Get()
  @ShowRole('viewer', { show: 'id' })
  @ApiOkResponse({ standardSchema: UpstreamState })
  read(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.state.run(user, id);
  }

  @Patch()
  @ShowRole('publisher', { show: 'id' })
  @ApiOkResponse({ standardSchema: UpstreamState })
  change(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: UpstreamChange }) body: UpstreamChange) {
    return this.upstream.change(user, id, body);
  }

  /** Polls the feed now; `lastPolledAt` changes when that is done. */
  @Post('check')
  @HttpCode(202)
  @ShowRole('editor', { show: 'id' })
  @ApiAcceptedResponse({ standardSchema: UpstreamState })
  check(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.upstream.check(user, id);
  }

  /** All reports, in pages. */
  @Get('reports')
  @ShowRole('viewer', { show: 'id' })
  @ApiOkResponse({ standardSchema: listOf(UpstreamReport) })
  list(@CurrentUser() user: Requester, @Param('id') id: string, @Query({ schema: ReportQuery }) query: ReportQuery) {
    return this.state.list(user, id, query);
  }

  @Post('reports/:reportId')
  @HttpCode(200)
  @ShowRole('publisher', { show: 'id' })
  @ApiOkResponse({ standardSchema: UpstreamState })
  answer(@CurrentUser() user: Requester, @Param('id') id: string, @Param('reportId') reportId: string, @Body({ schema: ReportAnswer }) body: ReportAnswer) {
    return this.reports.run(user, id, reportId, body);
  }

  /** Resolves a conflict and, with `alike`, all that ask the same question. Only publishers resolve those about the show itself. */
  @Post('conflicts/:conflictId')
  @HttpCode(200)
  @ShowRole('editor', { show: 'id' })
  @ApiOkResponse({ standardSchema: UpstreamState })
  resolve(@CurrentUser() user: Requester, @Param('id') id: string, @Param('conflictId') conflictId: string, @Body({ schema: ConflictChoice }) body: ConflictChoice) {
    return this.conflicts.run(user, id, conflictId, body);
  }
}

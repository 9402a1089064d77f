import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { GlossaryRun, GlossaryRunEpisode, NewGlossaryRun } from '#core/model/glossary';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { ShowRole } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { listOf, paging } from '../shows/listQuery.ts';
import { DoGlossaryRunAgain } from './doRunAgain.ts';
import { ListGlossaryRuns } from './listRuns.ts';
import { RevertGlossaryRun } from './revertRun.ts';
import { StartGlossaryRun } from './startRun.ts';

const EpisodesQuery = z.strictObject({ page: paging.page, perPage: paging.perPage });
type EpisodesQuery = z.infer<typeof EpisodesQuery>;

@ApiTags('glossary')
@Controller('api/shows/:id/glossary/runs')
export class GlossaryRunsController {
  constructor(private readonly runs: ListGlossaryRuns, private readonly startRun: StartGlossaryRun, private readonly revertRun: RevertGlossaryRun, private readonly doRunAgain: DoGlossaryRunAgain) {}

  @Get()
  @ShowRole('viewer', { show: 'id' })
  @ApiOkResponse({ standardSchema: listOf(GlossaryRun) })
  list(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.runs.list(user, id);
  }

  /** Looks what the glossary would change, or changes it: at once for one episode, else as a job. */
  @Post()
  @HttpCode(202)
  @ShowRole('editor', { show: 'id' })
  @ApiAcceptedResponse({ standardSchema: GlossaryRun })
  start(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: NewGlossaryRun }) body: NewGlossaryRun) {
    return this.startRun.run(user, id, body);
  }

  @Get(':runId')
  @ShowRole('viewer', { show: 'id' })
  @ApiOkResponse({ standardSchema: GlossaryRun })
  read(@CurrentUser() user: Requester, @Param('id') id: string, @Param('runId') runId: string) {
    return this.runs.read(user, id, runId);
  }

  /** The episodes in which something was found or went wrong: first those that need attention, then in feed order. */
  @Get(':runId/episodes')
  @ShowRole('viewer', { show: 'id' })
  @ApiOkResponse({ standardSchema: listOf(GlossaryRunEpisode) })
  episodes(@CurrentUser() user: Requester, @Param('id') id: string, @Param('runId') runId: string, @Query({ schema: EpisodesQuery }) query: EpisodesQuery) {
    return this.runs.episodes(user, id, runId, query);
  }

  /** Takes an applied run back, text by text, except where the same words were changed since. A second request retries the episodes where that failed. */
  @Post(':runId/revert')
  @HttpCode(202)
  @ShowRole('editor', { show: 'id' })
  @ApiAcceptedResponse({ standardSchema: GlossaryRun })
  revert(@CurrentUser() user: Requester, @Param('id') id: string, @Param('runId') runId: string) {
    return this.revertRun.run(user, id, runId);
  }

  /** Applies again what was taken back, except where the same words were changed since; it is a run of its own. */
  @Post(':runId/again')
  @HttpCode(202)
  @ShowRole('editor', { show: 'id' })
  @ApiAcceptedResponse({ standardSchema: GlossaryRun })
  again(@CurrentUser() user: Requester, @Param('id') id: string, @Param('runId') runId: string) {
    return this.doRunAgain.run(user, id, runId);
  }
}

import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Desk } from '#core/model/episode';
import { LastOfMine, NewRevision, Revision, TakenBackEverywhere } from '#core/model/revision';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { ShowRole } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { Compressed } from '../platform/http/compressed.ts';
import { listOf } from '../shows/listQuery.ts';
import { ReadDesk } from './desk.ts';
import { ListRevisions } from './listRevisions.ts';
import { ReadNotesSource } from './notesSource.ts';
import { Revise } from './revise.ts';
import { TakeBackEverywhere } from './takeBackEverywhere.ts';

const RevisionNumber = z.coerce.number().int().min(1).max(2_147_483_647);
const BeforeQuery = z.strictObject({ before: RevisionNumber });
type BeforeQuery = z.infer<typeof BeforeQuery>;
const RevisionQuery = z.strictObject({ after: z.coerce.number().int().min(0).max(2_147_483_647).default(0) });
type RevisionQuery = z.infer<typeof RevisionQuery>;

@ApiTags('editing')
@Controller('api/episodes/:id')
export class EditEpisodesController {
  constructor(private readonly desk: ReadDesk, private readonly source: ReadNotesSource, private readonly listRevisions: ListRevisions, private readonly revise: Revise, private readonly takeBackEverywhere: TakeBackEverywhere) {}

  @Get('desk')
  @Compressed()
  @ShowRole('viewer', { episode: 'id' })
  @ApiOkResponse({ standardSchema: Desk })
  readDesk(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.desk.run(user, id);
  }

  @Get('source')
  @Compressed()
  @Header('content-type', 'text/plain; charset=utf-8')
  @ShowRole('viewer', { episode: 'id' })
  @ApiProduces('text/plain')
  readSource(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.source.run(user, id);
  }

  @Get('revisions')
  @Compressed()
  @ShowRole('viewer', { episode: 'id' })
  @ApiOkResponse({ standardSchema: listOf(Revision) })
  revisions(@CurrentUser() user: Requester, @Param('id') id: string, @Query({ schema: RevisionQuery }) { after }: RevisionQuery) {
    return this.listRevisions.run(user, id, after);
  }

  /** The caller's newest edit before a given revision that can still be undone. */
  @Get('revisions/mine')
  @ShowRole('viewer', { episode: 'id' })
  @ApiOkResponse({ standardSchema: LastOfMine })
  lastOfMine(@CurrentUser() user: Requester, @Param('id') id: string, @Query({ schema: BeforeQuery }) { before }: BeforeQuery) {
    return this.listRevisions.lastOfMine(user, id, before);
  }

  /** Undoes an edit of the show's speakers in every episode it reached, except where the same was changed since. */
  @Post('revisions/:number/take-back')
  @HttpCode(200)
  @ShowRole('editor', { episode: 'id' })
  @ApiOkResponse({ standardSchema: TakenBackEverywhere })
  takeBack(@CurrentUser() user: Requester, @Param('id') id: string, @Param('number', { schema: RevisionNumber }) number: number) {
    return this.takeBackEverywhere.run(user, id, number);
  }

  /** Applies operations as one revision, rebased over newer ones; 409 if both changed the same place. */
  @Post('revisions')
  @Compressed()
  @ShowRole('editor', { episode: 'id' })
  @ApiCreatedResponse({ standardSchema: z.array(Revision) })
  append(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: NewRevision }) body: NewRevision) {
    return this.revise.run(user, id, body);
  }
}

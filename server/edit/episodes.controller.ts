import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Desk } from '#core/model/episode';
import { NewRevision, Revision } from '#core/model/revision';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { ShowRole } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { listOf } from '../shows/listQuery.ts';
import { ReadDesk } from './desk.ts';
import { ListRevisions } from './listRevisions.ts';
import { ReadNotesSource } from './notesSource.ts';
import { Revise } from './revise.ts';

const RevisionQuery = z.strictObject({ after: z.coerce.number().int().min(0).max(2_147_483_647).default(0) });
type RevisionQuery = z.infer<typeof RevisionQuery>;

@ApiTags('editing')
@Controller('api/episodes/:id')
export class EditEpisodesController {
  constructor(private readonly desk: ReadDesk, private readonly source: ReadNotesSource, private readonly listRevisions: ListRevisions, private readonly revise: Revise) {}

  @Get('desk')
  @ShowRole('viewer', { episode: 'id' })
  @ApiOkResponse({ standardSchema: Desk })
  readDesk(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.desk.run(user, id);
  }

  @Get('source')
  @Header('content-type', 'text/plain; charset=utf-8')
  @ShowRole('viewer', { episode: 'id' })
  @ApiProduces('text/plain')
  readSource(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.source.run(user, id);
  }

  @Get('revisions')
  @ShowRole('viewer', { episode: 'id' })
  @ApiOkResponse({ standardSchema: listOf(Revision) })
  revisions(@CurrentUser() user: Requester, @Param('id') id: string, @Query({ schema: RevisionQuery }) { after }: RevisionQuery) {
    return this.listRevisions.run(user, id, after);
  }

  /** Applies operations as one revision, rebased over newer ones; 409 where both changed the same place. */
  @Post('revisions')
  @ShowRole('editor', { episode: 'id' })
  @ApiCreatedResponse({ standardSchema: z.array(Revision) })
  append(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: NewRevision }) body: NewRevision) {
    return this.revise.run(user, id, body);
  }
}

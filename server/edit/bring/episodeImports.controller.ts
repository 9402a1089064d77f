import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AcceptEpisodeImport as AcceptBody, EpisodeImport, EpisodeImportQuery, NewEpisodeImport } from '#core/model/episodeImport';
import { Revision } from '#core/model/revision';
import { CurrentUser } from '../../access/guard/currentUser.ts';
import { ShowRole } from '../../access/guard/routeRule.ts';
import type { Requester } from '../../access/requester.ts';
import { Compressed } from '../../platform/http/compressed.ts';
import { AcceptEpisodeImport } from './acceptEpisodeImport.ts';
import { PreviewEpisodeImport } from './previewEpisodeImport.ts';

@ApiTags('editing')
@Controller('api/episodes/:id/imports')
export class EpisodeImportsController {
  constructor(private readonly previewImport: PreviewEpisodeImport, private readonly acceptImport: AcceptEpisodeImport) {}

  /** Reads a transcript or chapter file and reports what it would change; nothing changes yet. */
  @Post()
  @Compressed()
  @ShowRole('editor', { episode: 'id' })
  @ApiCreatedResponse({ standardSchema: EpisodeImport })
  preview(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: NewEpisodeImport }) body: NewEpisodeImport) {
    return this.previewImport.run(user, id, body);
  }

  /** Previews the same file again, read with these options, against the episode as it is now. */
  @Get(':importId')
  @Compressed()
  @ShowRole('editor', { episode: 'id', source: 'importId' })
  @ApiOkResponse({ standardSchema: EpisodeImport })
  again(@CurrentUser() user: Requester, @Param('id') id: string, @Param('importId') importId: string, @Query({ schema: EpisodeImportQuery }) query: EpisodeImportQuery) {
    return this.previewImport.again(user, id, importId, query);
  }

  /** Applies the file to the episode as one revision; 409 `moved` if somebody has edited since then what it would replace. */
  @Post(':importId/accept')
  @ShowRole('editor', { episode: 'id', source: 'importId' })
  @ApiCreatedResponse({ standardSchema: z.array(Revision) })
  accept(@CurrentUser() user: Requester, @Param('id') id: string, @Param('importId') importId: string, @Body({ schema: AcceptBody }) body: AcceptBody) {
    return this.acceptImport.run(user, id, importId, body);
  }
}

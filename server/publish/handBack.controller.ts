import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { ShowRole } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { ReadEpisodeFile } from './episodeFile.ts';
import { HandBack } from './handBack.ts';

const HandedBack = z.strictObject({ html: z.string(), text: z.string() });
/** Both forms come along whatever is asked for; `as` says which one is wanted, for those who read one. */
const NotesQuery = z.strictObject({ as: z.enum(['html', 'text']).optional() });

@ApiTags('publishing')
@Controller('api/episodes/:id')
export class HandBackController {
  constructor(private readonly handBack: HandBack, private readonly file: ReadEpisodeFile) {}

  @Get('notes')
  @ShowRole('viewer', { episode: 'id' })
  @ApiOkResponse({ standardSchema: HandedBack })
  notes(@CurrentUser() user: Requester, @Param('id') id: string, @Query({ schema: NotesQuery }) _: z.infer<typeof NotesQuery>) {
    return this.handBack.run(user, id);
  }

  /** A draft of transcript.vtt, .srt, .json, .html, .txt or of chapters.json. */
  @Get('files/:name')
  @ShowRole('viewer', { episode: 'id' })
  @ApiOkResponse({ description: 'The file, to be saved' })
  async download(@CurrentUser() user: Requester, @Param('id') id: string, @Param('name') name: string, @Res() reply: FastifyReply) {
    const { mediaType, text } = await this.file.run(user, id, name);
    await reply.type(mediaType).header('content-disposition', `attachment; filename="${name}"`).send(text);
  }
}

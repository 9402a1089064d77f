import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { attachment } from '#core/formats/downloadName';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { ShowRole } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { Compressed } from '../platform/http/compressed.ts';
import { ReadEpisodeFile } from './episodeFile.ts';
import { HandBack } from './handBack.ts';

const HandedBack = z.strictObject({ html: z.string(), text: z.string() });
/** The answer contains both forms anyway; `as` is for clients that use only one. */
const NotesQuery = z.strictObject({ as: z.enum(['html', 'text']).optional() });
/** Word times are written if they were measured and the format can hold them (WebVTT). */
const FileQuery = z.strictObject({ wordTimes: z.stringbool().default(false) });
type FileQuery = z.infer<typeof FileQuery>;

@ApiTags('publishing')
@Controller('api/episodes/:id')
export class HandBackController {
  constructor(private readonly handBack: HandBack, private readonly file: ReadEpisodeFile) {}

  @Get('notes')
  @Compressed()
  @ShowRole('viewer', { episode: 'id' })
  @ApiOkResponse({ standardSchema: HandedBack })
  notes(@CurrentUser() user: Requester, @Param('id') id: string, @Query({ schema: NotesQuery }) _: z.infer<typeof NotesQuery>) {
    return this.handBack.run(user, id);
  }

  /** A draft of the transcript or chapters in any format that can be written: transcript.vtt, transcript.docx, chapters.psc.xml, … */
  @Get('files/:name')
  @Compressed()
  @ShowRole('viewer', { episode: 'id' })
  @ApiOkResponse({ description: 'The file, to be saved under a name made of the episode’s title' })
  async download(@CurrentUser() user: Requester, @Param('id') id: string, @Param('name') file: string, @Query({ schema: FileQuery }) query: FileQuery, @Res() reply: FastifyReply) {
    const { mediaType, content, name } = await this.file.run(user, id, file, query);
    await reply.type(mediaType).header('content-disposition', attachment(name)).send(typeof content === 'string' ? content : Buffer.from(content));
  }
}

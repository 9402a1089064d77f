import { BadRequestException, Body, Controller, Delete, Get, Headers, HttpCode, Param, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AudioUpload, UploadedAudio } from '#core/model/recording';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { ShowRole } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { PlayAudio } from './playAudio.ts';
import { UnfinishedUploads } from './unfinishedUploads.ts';
import { UploadAudio } from './uploadAudio.ts';

const FileQuery = z.strictObject({ name: z.string().min(1).max(500), upload: z.uuid().optional() });
type FileQuery = z.infer<typeof FileQuery>;

@ApiTags('recordings')
@Controller('api/episodes/:id/audio')
export class AudioController {
  constructor(private readonly play: PlayAudio, private readonly upload: UploadAudio, private readonly unfinished: UnfinishedUploads) {}

  /** The recording that was uploaded here, else the publisher's, passed on. Supports Range requests. */
  @Get()
  @ShowRole('viewer', { episode: 'id' })
  @ApiProduces('audio/*', 'video/*')
  listen(@CurrentUser() user: Requester, @Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    return this.play.run(user, id, request, reply);
  }

  /** Uploads a recording in consecutive pieces of at most 8 MB, each with its `Content-Range: bytes 0-8388607/52428800`. All but the first name the upload's id, given in the first answer. */
  @Put()
  @ShowRole('editor', { episode: 'id' })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ standardSchema: UploadedAudio })
  put(@CurrentUser() user: Requester, @Param('id') id: string, @Query({ schema: FileQuery }) { name, upload }: FileQuery, @Headers('content-range') contentRange: string | undefined, @Body() bytes: unknown) {
    if (!Buffer.isBuffer(bytes)) throw new BadRequestException({ code: 'no-bytes', message: 'Send the bytes of the recording as application/octet-stream.' });
    const [, start, end, total] = /^bytes (\d{1,10})-(\d{1,10})\/(\d{1,10})$/.exec(contentRange ?? `bytes 0-${bytes.length - 1}/${bytes.length}`) ?? [];
    if (start === undefined || Number(end) - Number(start) + 1 !== bytes.length) throw new BadRequestException({ code: 'bad-range', message: 'Content-Range says where the piece belongs, as in “bytes 0-8388607/52428800”, and must match its length.' });
    return this.upload.run(user, id, { fileName: name, uploadId: upload ?? null, bytes, start: Number(start), total: Number(total) });
  }

  /** How much of one's own upload has arrived, and a hash of it, in order to continue it. */
  @Get('uploads/:uploadId')
  @ShowRole('editor', { episode: 'id' })
  @ApiOkResponse({ standardSchema: AudioUpload })
  uploaded(@CurrentUser() user: Requester, @Param('id') id: string, @Param('uploadId') uploadId: string) {
    return this.unfinished.look(user, id, uploadId);
  }

  /** Cancels one's own upload and deletes what has arrived of it. */
  @Delete('uploads/:uploadId')
  @HttpCode(204)
  @ShowRole('editor', { episode: 'id' })
  @ApiNoContentResponse()
  async giveUp(@CurrentUser() user: Requester, @Param('id') id: string, @Param('uploadId') uploadId: string): Promise<void> {
    await this.unfinished.giveUp(user, id, uploadId);
  }

  /** Deletes the uploaded recording; the publisher's is played again. */
  @Delete()
  @HttpCode(204)
  @ShowRole('editor', { episode: 'id' })
  @ApiNoContentResponse()
  async remove(@CurrentUser() user: Requester, @Param('id') id: string): Promise<void> {
    await this.upload.remove(user, id);
  }
}

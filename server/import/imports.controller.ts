import { BadRequestException, Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { AcceptedImport, AcceptImport as AcceptBody, ImportPreview, ImportProgress, NewImport, RepairImport as RepairBody } from '#core/model/import';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { SignedIn } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { AcceptImport } from './acceptImport.ts';
import { ImportRuns } from './importRuns.ts';
import { PreviewImport } from './previewImport.ts';
import { RepairImport } from './repairImport.ts';

const PreviewQuery = z.strictObject({ notes: z.string().max(2_000).optional() });
type PreviewQuery = z.infer<typeof PreviewQuery>;
const FileQuery = z.strictObject({ name: z.string().max(500) });
type FileQuery = z.infer<typeof FileQuery>;

@ApiTags('imports')
@Controller('api/imports')
export class ImportsController {
  constructor(private readonly previewImport: PreviewImport, private readonly repairImport: RepairImport, private readonly acceptImport: AcceptImport, private readonly runs: ImportRuns) {}

  @Post()
  @SignedIn()
  @ApiCreatedResponse({ standardSchema: ImportPreview })
  preview(@CurrentUser() user: Requester, @Body({ schema: NewImport }) body: NewImport) {
    return this.previewImport.run(user, body);
  }

  /** A file as its bytes: nothing is wrapped, so nothing grows. */
  @Post('file')
  @SignedIn()
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ standardSchema: ImportPreview })
  file(@CurrentUser() user: Requester, @Query({ schema: FileQuery }) { name }: FileQuery, @Body() bytes: unknown) {
    if (!Buffer.isBuffer(bytes)) throw new BadRequestException({ code: 'no-bytes', message: 'Send the bytes of the file as application/octet-stream.' });
    return this.previewImport.file(user, name, bytes);
  }

  @Get(':id')
  @SignedIn()
  @ApiOkResponse({ standardSchema: ImportPreview })
  again(@CurrentUser() user: Requester, @Param('id') id: string, @Query({ schema: PreviewQuery }) { notes }: PreviewQuery) {
    return this.previewImport.again(user, id, notes);
  }

  @Post(':id/repair')
  @SignedIn()
  @ApiCreatedResponse({ standardSchema: ImportPreview })
  repair(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: RepairBody }) { rules }: RepairBody) {
    return this.repairImport.run(user, id, rules);
  }

  @Post(':id/accept')
  @HttpCode(201)
  @SignedIn()
  @ApiCreatedResponse({ standardSchema: AcceptedImport })
  @ApiAcceptedResponse({ standardSchema: ImportProgress })
  async accept(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: AcceptBody }) body: AcceptBody, @Res({ passthrough: true }) reply: FastifyReply) {
    if (!body.inBackground) return this.acceptImport.run(user, id, body);
    const progress = await this.runs.start(user, id, body);
    reply.status(202);
    return progress;
  }

  @Get(':id/progress')
  @SignedIn()
  @ApiOkResponse({ standardSchema: ImportProgress })
  progress(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.runs.progress(user, id);
  }
}

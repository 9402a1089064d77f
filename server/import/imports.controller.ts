import { Readable } from 'node:stream';
import { BadRequestException, Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { AcceptedImport, AcceptImport as AcceptBody, ImportPreview, ImportProgress, ImportReading, NewImport, RepairImport as RepairBody } from '#core/model/import';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { SignedIn } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { AcceptImport } from './acceptImport.ts';
import { ImportReadings } from './importReadings.ts';
import { ImportRuns } from './importRuns.ts';
import { PreviewImport } from './previewImport.ts';
import { RepairImport } from './repairImport.ts';

const PreviewQuery = z.strictObject({ notes: z.string().max(2_000).optional() });
type PreviewQuery = z.infer<typeof PreviewQuery>;
const inBackground = z.stringbool().default(false);
const NewQuery = z.strictObject({ inBackground });
type NewQuery = z.infer<typeof NewQuery>;
const FileQuery = z.strictObject({ name: z.string().max(500), inBackground });
type FileQuery = z.infer<typeof FileQuery>;

@ApiTags('imports')
@Controller('api/imports')
export class ImportsController {
  constructor(
    private readonly previewImport: PreviewImport, private readonly readings: ImportReadings, private readonly repairImport: RepairImport,
    private readonly acceptImport: AcceptImport, private readonly runs: ImportRuns,
  ) {}

  /** With `inBackground=true` it answers 202 at once; GET /api/imports/:id/reading reports the progress. */
  @Post()
  @HttpCode(201)
  @SignedIn()
  @ApiCreatedResponse({ standardSchema: ImportPreview })
  @ApiAcceptedResponse({ standardSchema: ImportReading })
  preview(@CurrentUser() user: Requester, @Query({ schema: NewQuery }) query: NewQuery, @Body({ schema: NewImport }) body: NewImport, @Res({ passthrough: true }) reply: FastifyReply) {
    if (!query.inBackground) return this.previewImport.run(user, body);
    reply.status(202);
    return this.previewImport.begin(user, body);
  }

  /** A file as raw bytes, which are stored as they arrive. */
  @Post('file')
  @HttpCode(201)
  @SignedIn()
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ standardSchema: ImportPreview })
  @ApiAcceptedResponse({ standardSchema: ImportReading })
  file(@CurrentUser() user: Requester, @Query({ schema: FileQuery }) query: FileQuery, @Body() bytes: unknown, @Res({ passthrough: true }) reply: FastifyReply) {
    if (!(bytes instanceof Readable)) throw new BadRequestException({ code: 'no-bytes', message: 'Send the bytes of the file as application/octet-stream.' });
    if (!query.inBackground) return this.previewImport.file(user, query.name, bytes);
    reply.status(202);
    return this.previewImport.beginFile(user, query.name, bytes);
  }

  /** The progress of reading an import started with `inBackground`. */
  @Get(':id/reading')
  @SignedIn()
  @ApiOkResponse({ standardSchema: ImportReading })
  reading(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.readings.progress(user, id);
  }

  /** Stops all work on an import and deletes it. */
  @Delete(':id')
  @HttpCode(204)
  @SignedIn()
  forget(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.readings.forget(user, id);
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

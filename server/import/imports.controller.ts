import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AcceptedImport, AcceptImport as AcceptBody, ImportPreview, NewImport } from '#core/model/import';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { SignedIn } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { AcceptImport } from './acceptImport.ts';
import { PreviewImport } from './previewImport.ts';

const PreviewQuery = z.strictObject({ notes: z.string().max(2_000).optional() });
type PreviewQuery = z.infer<typeof PreviewQuery>;

@ApiTags('imports')
@Controller('api/imports')
export class ImportsController {
  constructor(private readonly previewImport: PreviewImport, private readonly acceptImport: AcceptImport) {}

  @Post()
  @SignedIn()
  @ApiCreatedResponse({ standardSchema: ImportPreview })
  preview(@CurrentUser() user: Requester, @Body({ schema: NewImport }) body: NewImport) {
    return this.previewImport.run(user, body);
  }

  @Get(':id')
  @SignedIn()
  @ApiOkResponse({ standardSchema: ImportPreview })
  again(@CurrentUser() user: Requester, @Param('id') id: string, @Query({ schema: PreviewQuery }) { notes }: PreviewQuery) {
    return this.previewImport.again(user, id, notes);
  }

  @Post(':id/accept')
  @HttpCode(201)
  @SignedIn()
  @ApiCreatedResponse({ standardSchema: AcceptedImport })
  accept(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: AcceptBody }) body: AcceptBody) {
    return this.acceptImport.run(user, id, body);
  }
}

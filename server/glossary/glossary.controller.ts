import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { GlossaryImport, GlossaryImported, GlossaryRule, GlossaryRuleChange, NewGlossaryRule } from '#core/model/glossary';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { ShowRole } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { versionOf } from '../platform/http/ifMatch.ts';
import { listOf } from '../shows/listQuery.ts';
import { GlossaryRules } from './glossaryRules.ts';

@ApiTags('glossary')
@Controller('api/shows/:id/glossary')
export class GlossaryController {
  constructor(private readonly rules: GlossaryRules) {}

  @Get()
  @ShowRole('viewer', { show: 'id' })
  @ApiOkResponse({ standardSchema: listOf(GlossaryRule) })
  list(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.rules.list(user, id);
  }

  @Post()
  @ShowRole('editor', { show: 'id' })
  @ApiCreatedResponse({ standardSchema: GlossaryRule })
  add(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: NewGlossaryRule }) body: NewGlossaryRule) {
    return this.rules.add(user, id, body);
  }

  /** Adds many rules at once; one whose wrong spelling already has a rule replaces it. */
  @Post('import')
  @HttpCode(200)
  @ShowRole('editor', { show: 'id' })
  @ApiOkResponse({ standardSchema: GlossaryImported })
  bring(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: GlossaryImport }) { rules }: GlossaryImport) {
    return this.rules.bring(user, id, rules);
  }

  @Patch('rules/:ruleId')
  @ShowRole('editor', { show: 'id' })
  @ApiOkResponse({ standardSchema: GlossaryRule })
  change(@CurrentUser() user: Requester, @Param('id') id: string, @Param('ruleId') ruleId: string, @Headers('if-match') ifMatch: string | undefined, @Body({ schema: GlossaryRuleChange }) body: GlossaryRuleChange) {
    return this.rules.change(user, id, ruleId, versionOf(ifMatch), body);
  }

  @Delete('rules/:ruleId')
  @HttpCode(204)
  @ShowRole('editor', { show: 'id' })
  @ApiNoContentResponse()
  remove(@CurrentUser() user: Requester, @Param('id') id: string, @Param('ruleId') ruleId: string) {
    return this.rules.remove(user, id, ruleId);
  }
}

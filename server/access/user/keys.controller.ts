import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { KeptKeys, OwnKeys } from '#core/model/ownKeys';
import { CurrentUser } from '../guard/currentUser.ts';
import { SignedIn } from '../guard/routeRule.ts';
import type { Requester } from '../requester.ts';
import { KeepKeys } from './keepKeys.ts';

@ApiTags('session')
@Controller('api/session/keys')
export class KeysController {
  constructor(private readonly keys: KeepKeys) {}

  /** The keys of the desk as one changed them for oneself. */
  @Get()
  @SignedIn()
  @ApiOkResponse({ standardSchema: KeptKeys })
  read(@CurrentUser() { id }: Requester): Promise<KeptKeys> {
    return this.keys.of(id);
  }

  @Put()
  @HttpCode(204)
  @SignedIn()
  @ApiNoContentResponse()
  keep(@CurrentUser() { id }: Requester, @Body({ schema: OwnKeys }) keys: OwnKeys): Promise<void> {
    return this.keys.keep(id, keys);
  }
}

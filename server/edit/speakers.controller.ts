import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { SpeakerChange, SpeakerRow } from '#core/model/episode';
import { CurrentUser } from '../access/guard/currentUser.ts';
import { ShowRole } from '../access/guard/routeRule.ts';
import type { Requester } from '../access/requester.ts';
import { ListSpeakers } from '../shows/listSpeakers.ts';
import { ReviseShow } from './reviseShow.ts';

const MergeInto = z.strictObject({ intoId: z.uuid() });
type SpeakerChange = z.infer<typeof SpeakerChange>;

@ApiTags('speakers')
@Controller('api/speakers')
export class EditSpeakersController {
  constructor(private readonly reviseShow: ReviseShow, private readonly speakers: ListSpeakers) {}

  /** Changes a speaker in every episode of the show, in one edit. */
  @Patch(':id')
  @ShowRole('editor', { speaker: 'id' })
  @ApiOkResponse({ standardSchema: SpeakerRow })
  async change(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: SpeakerChange }) change: SpeakerChange) {
    const before = await this.speakers.one(user, id);
    await this.reviseShow.run(user, [id], [{ type: 'renameSpeaker', speakerId: id, name: change.name ?? before.name, ...(change.aliases && { aliases: change.aliases }) }]);
    return this.speakers.seen(id);
  }

  /** Merges this speaker into another one, which is returned. */
  @Post(':id/merge')
  @HttpCode(200)
  @ShowRole('editor', { speaker: 'id' })
  @ApiOkResponse({ standardSchema: SpeakerRow })
  async merge(@CurrentUser() user: Requester, @Param('id') id: string, @Body({ schema: MergeInto }) { intoId }: z.infer<typeof MergeInto>) {
    await this.reviseShow.run(user, [id, intoId], [{ type: 'mergeSpeakers', fromId: id, intoId }]);
    return this.speakers.seen(intoId);
  }
}

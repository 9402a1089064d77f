import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Peaks } from '#core/model/recording';
import { CurrentUser } from '../../access/guard/currentUser.ts';
import { ShowRole } from '../../access/guard/routeRule.ts';
import type { Requester } from '../../access/requester.ts';
import { Compressed } from '../../platform/http/compressed.ts';
import { AskForPeaks } from './askForPeaks.ts';
import { CancelPeaks } from './cancelPeaks.ts';
import { ReadPeaks } from './readPeaks.ts';

@ApiTags('recordings')
@Controller('api/episodes/:id/peaks')
export class PeaksController {
  constructor(private readonly peaks: ReadPeaks, private readonly ask: AskForPeaks, private readonly cancellation: CancelPeaks) {}

  /** The waveform of the recording, or the progress of making it. */
  @Get()
  @Compressed()
  @ShowRole('viewer', { episode: 'id' })
  @ApiOkResponse({ standardSchema: Peaks })
  read(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.peaks.run(user, id);
  }

  /** Requests the waveform, which is made in the background. */
  @Post()
  @HttpCode(202)
  @ShowRole('editor', { episode: 'id' })
  @ApiAcceptedResponse({ standardSchema: Peaks })
  draw(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.ask.run(user, id);
  }

  /** Cancels that. */
  @Delete()
  @ShowRole('editor', { episode: 'id' })
  @ApiOkResponse({ standardSchema: Peaks })
  cancel(@CurrentUser() user: Requester, @Param('id') id: string) {
    return this.cancellation.run(user, id);
  }
}

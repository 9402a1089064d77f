import { Module } from '@nestjs/common';
import { ImportModule } from '../import/import.module.ts';
import { ReaderModule } from '../reader/reader.module.ts';
import { AnswerReport } from './answerReport.ts';
import { ChangeUpstream } from './changeUpstream.ts';
import { FetchFeed } from './fetchFeed.ts';
import { MergeFeed } from './mergeFeed.ts';
import { PollUpstream } from './poll.ts';
import { PollDue } from './pollDue.ts';
import { ReadUpstream } from './readUpstream.ts';
import { ResolveConflict } from './resolveConflict.ts';
import { UpstreamController } from './upstream.controller.ts';

/** Follows the feeds that shows came from: polls them, merges changes, and asks about conflicts. */
@Module({
  imports: [ImportModule, ReaderModule],
  controllers: [UpstreamController],
  providers: [PollUpstream, PollDue, FetchFeed, MergeFeed, ReadUpstream, ChangeUpstream, ResolveConflict, AnswerReport],
})
export class UpstreamModule {}

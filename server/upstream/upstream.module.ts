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

/** Feeds that shows came from, as they move on: looked at, merged, and asked about. */
@Module({
  imports: [ImportModule, ReaderModule],
  controllers: [UpstreamController],
  providers: [PollUpstream, PollDue, FetchFeed, MergeFeed, ReadUpstream, ChangeUpstream, ResolveConflict, AnswerReport],
})
export class UpstreamModule {}

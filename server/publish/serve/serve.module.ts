import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { CompressFeeds } from '../store/compressFeeds.ts';
import { FeedStore } from '../store/feedStore.ts';
import { KeptFeeds } from '../store/keptFeeds.ts';
import { ProveFeeds } from '../store/proveFeeds.ts';
import { RetireFeeds } from '../store/retireFeeds.ts';
import { CurrentFeeds } from './currentFeeds.ts';
import { HotFeeds } from './hotFeeds.ts';
import { PublicController } from './public.controller.ts';
import { PublishedBytes } from './publishedBytes.ts';

/** Stores and serves published bytes. */
@Module({
  controllers: [PublicController],
  providers: [KeptFeeds, CompressFeeds, RetireFeeds, ProveFeeds, FeedStore, PublishedBytes, CurrentFeeds, HotFeeds],
  exports: [KeptFeeds, FeedStore, PublishedBytes, CurrentFeeds],
})
export class ServeModule implements OnApplicationBootstrap {
  constructor(private readonly adapter: HttpAdapterHost, private readonly hot: HotFeeds) {}

  /** On the command line there is no HTTP server. */
  onApplicationBootstrap(): void {
    const server = this.adapter.httpAdapter?.getHttpServer();
    if (server) this.hot.hang(server);
  }
}

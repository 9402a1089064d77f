import { Module } from '@nestjs/common';
import { ShowsModule } from '../shows/shows.module.ts';
import { AcceptFeed } from './acceptFeed.ts';
import { AcceptImport } from './acceptImport.ts';
import { AcceptPage } from './acceptPage.ts';
import { FeedItems } from './feedItems.ts';
import { FeedItemsController } from './feedItems.controller.ts';
import { FetchImport } from './fetchImport.ts';
import { ImportReadings } from './importReadings.ts';
import { ImportRuns } from './importRuns.ts';
import { ImportsController } from './imports.controller.ts';
import { ItemDates } from './itemDates.ts';
import { PreviewImport } from './previewImport.ts';
import { RepairImport } from './repairImport.ts';
import { Skeletons } from './skeletons.ts';
import { SourceItems } from './sourceItems.ts';
import { Sources } from './sources.ts';
import { TakeIn } from './takeIn.ts';

/** Imports feeds and pages, from files or addresses, with a preview before anything is accepted. */
@Module({
  imports: [ShowsModule],
  controllers: [ImportsController, FeedItemsController],
  providers: [FetchImport, ImportReadings, ImportRuns, FeedItems, TakeIn, PreviewImport, RepairImport, AcceptImport, AcceptFeed, AcceptPage, SourceItems, ItemDates, Skeletons, Sources],
  exports: [SourceItems, ItemDates, Skeletons, Sources, TakeIn, PreviewImport, AcceptImport],
})
export class ImportModule {}

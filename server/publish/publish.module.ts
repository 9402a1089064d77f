import { Module } from '@nestjs/common';
import { CheckModule } from '../check/check.module.ts';
import { EditModule } from '../edit/edit.module.ts';
import { HealthModule } from '../health/health.module.ts';
import { ImportModule } from '../import/import.module.ts';
import { ReaderModule } from '../reader/reader.module.ts';
import { ShowsModule } from '../shows/shows.module.ts';
import { LinkedModule } from '../linked/linked.module.ts';
import { Additions } from './additions.ts';
import { Compose } from './compose.ts';
import { ComposeBuilt } from './composeBuilt.ts';
import { ReadEpisodeFile } from './episodeFile.ts';
import { PublishToFolder } from './folder/folder.ts';
import { GoLiveController } from './goLive/goLive.controller.ts';
import { ReadGoLive } from './goLive/goLive.ts';
import { MarkHandedBack } from './goLive/handedBack.ts';
import { HandBackController } from './handBack.controller.ts';
import { HandBack } from './handBack.ts';
import { Hub } from './hub.ts';
import { ComposeByItems } from './items/composeByItems.ts';
import { OrderOfFeed } from './items/orderOfFeed.ts';
import { PublishedItems } from './items/publishedItems.ts';
import { WriteItems } from './items/writeItems.ts';
import { ListPublications } from './listPublications.ts';
import { NotesThen } from './notesThen.ts';
import { Obstacles } from './obstacles.ts';
import { PreviewPublication } from './preview.ts';
import { PreviewProgress } from './previewProgress.ts';
import { PublicAddress } from './publicAddress.ts';
import { PublicationsController } from './publications.controller.ts';
import { Publish } from './publish.ts';
import { PutOut } from './putOut.ts';
import { ReadPublication } from './readPublication.ts';
import { PlanRollBack } from './rollBack/plan.ts';
import { PublishScheduled } from './schedule/publishScheduled.ts';
import { SchedulePublication } from './schedule/schedule.ts';
import { ScheduledPublicationsController } from './schedule/scheduledPublications.controller.ts';
import { RollBack } from './rollBack/rollBack.ts';
import { ServeModule } from './serve/serve.module.ts';
import { FileStore } from './store/fileStore.ts';

/** Makes feeds and files out of corrections, and serves them. */
@Module({
  imports: [ServeModule, HealthModule, ImportModule, LinkedModule, CheckModule, EditModule, ShowsModule, ReaderModule],
  controllers: [PublicationsController, HandBackController, ScheduledPublicationsController, GoLiveController],
  providers: [PublicAddress, Obstacles, Additions, PublishedItems, WriteItems, OrderOfFeed, ComposeByItems, ComposeBuilt, Compose, NotesThen, PreviewProgress, PreviewPublication, Hub, PublishToFolder, FileStore, PutOut, Publish, PlanRollBack, RollBack, ReadPublication, SchedulePublication, PublishScheduled, ReadGoLive, MarkHandedBack, ListPublications, HandBack, ReadEpisodeFile],
})
export class PublishModule {}

import { Module } from '@nestjs/common';
import { CheckModule } from '../check/check.module.ts';
import { EditModule } from '../edit/edit.module.ts';
import { HealthModule } from '../health/health.module.ts';
import { ImportModule } from '../import/import.module.ts';
import { Compose } from './compose.ts';
import { ReadEpisodeFile } from './episodeFile.ts';
import { HandBackController } from './handBack.controller.ts';
import { HandBack } from './handBack.ts';
import { ListPublications } from './listPublications.ts';
import { PreviewPublication } from './preview.ts';
import { PublicAddress } from './publicAddress.ts';
import { PublicController } from './public.controller.ts';
import { PublicationsController } from './publications.controller.ts';
import { Publish } from './publish.ts';
import { PublishedBytes } from './publishedBytes.ts';
import { PutOut } from './putOut.ts';
import { PlanRollBack } from './rollBack/plan.ts';
import { RollBack } from './rollBack/rollBack.ts';
import { FeedStore } from './store/feedStore.ts';
import { KeptFeeds } from './store/keptFeeds.ts';

/** From corrections to bytes that the world fetches. */
@Module({
  imports: [HealthModule, ImportModule, CheckModule, EditModule],
  controllers: [PublicController, PublicationsController, HandBackController],
  providers: [KeptFeeds, FeedStore, PublishedBytes, PublicAddress, Compose, PreviewPublication, PutOut, Publish, PlanRollBack, RollBack, ListPublications, HandBack, ReadEpisodeFile],
})
export class PublishModule {}

import { Module } from '@nestjs/common';
import { ChangeItem } from './changeItem.ts';
import { ChangeShow } from './changeShow.ts';
import { CreateShow } from './createShow.ts';
import { DeleteEpisode } from './deleteEpisode.ts';
import { DeleteShow } from './deleteShow.ts';
import { EpisodesController } from './episodes.controller.ts';
import { ListEpisodes } from './listEpisodes.ts';
import { ListShows } from './listShows.ts';
import { ListSpeakers } from './listSpeakers.ts';
import { ReadEpisode } from './readEpisode.ts';
import { ReadShow } from './readShow.ts';
import { ShowsController } from './shows.controller.ts';
import { SpeakersController } from './speakers.controller.ts';
import { WithdrawEpisode } from './withdrawEpisode.ts';

/** Shows, their episodes and their speakers. */
@Module({
  controllers: [ShowsController, EpisodesController, SpeakersController],
  providers: [ListShows, ReadShow, CreateShow, ChangeShow, DeleteShow, ListEpisodes, ReadEpisode, ChangeItem, DeleteEpisode, WithdrawEpisode, ListSpeakers],
  exports: [ReadShow, CreateShow, ReadEpisode, ListSpeakers],
})
export class ShowsModule {}

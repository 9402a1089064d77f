import { Module } from '@nestjs/common';
import { CheckModule } from '../check/check.module.ts';
import { ImportModule } from '../import/import.module.ts';
import { ShowsModule } from '../shows/shows.module.ts';
import { AcceptEpisodeImport } from './bring/acceptEpisodeImport.ts';
import { EpisodeImportsController } from './bring/episodeImports.controller.ts';
import { PreviewEpisodeImport } from './bring/previewEpisodeImport.ts';
import { ReadDesk } from './desk.ts';
import { EditEpisodesController } from './episodes.controller.ts';
import { CompareRevisions } from './history/compareRevisions.ts';
import { HistoryController } from './history/history.controller.ts';
import { ListHistory } from './history/listHistory.ts';
import { LiveController } from './live/live.controller.ts';
import { LiveEpisodes } from './live/liveEpisodes.ts';
import { ListRevisions } from './listRevisions.ts';
import { ReadNotesSource } from './notesSource.ts';
import { Revise } from './revise.ts';
import { ReviseShow } from './reviseShow.ts';
import { TakeBackEverywhere } from './takeBackEverywhere.ts';
import { EditSpeakersController } from './speakers.controller.ts';

/** Edits as revisions, and the desk where they are made. */
@Module({
  imports: [ShowsModule, ImportModule, CheckModule],
  controllers: [EditEpisodesController, EditSpeakersController, EpisodeImportsController, LiveController, HistoryController],
  providers: [Revise, ReviseShow, TakeBackEverywhere, ListRevisions, ReadDesk, ReadNotesSource, PreviewEpisodeImport, AcceptEpisodeImport, LiveEpisodes, ListHistory, CompareRevisions],
  exports: [ListRevisions, Revise, ReviseShow],
})
export class EditModule {}

import { Module } from '@nestjs/common';
import { ImportModule } from '../import/import.module.ts';
import { AskForPlaces } from './askForPlaces.ts';
import { AskRecordings } from './askRecordings.ts';
import { CorrectedFiles } from './correctedFiles.ts';
import { FetchLinked } from './fetchLinked.ts';
import { FetchPlace } from './fetchPlace.ts';
import { ListPlaces } from './listPlaces.ts';
import { NotesAsFile } from './notesAsFile.ts';
import { PlacesController } from './places.controller.ts';
import { RecordingsController } from './recordings.controller.ts';
import { TakeWinner } from './takeWinner.ts';

/** The transcripts and chapters that exist in a feed outside its notes. */
@Module({
  imports: [ImportModule],
  controllers: [PlacesController, RecordingsController],
  providers: [FetchLinked, FetchPlace, TakeWinner, ListPlaces, AskForPlaces, AskRecordings, NotesAsFile, CorrectedFiles],
  exports: [CorrectedFiles],
})
export class LinkedModule {}

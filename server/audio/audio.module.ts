import { Module } from '@nestjs/common';
import { AudioController } from './audio.controller.ts';
import { FetchRecording } from './fetchRecording.ts';
import { KeptBytes } from './keptBytes.ts';
import { AskForPeaks } from './peaks/askForPeaks.ts';
import { CancelPeaks } from './peaks/cancelPeaks.ts';
import { DrawPeaks } from './peaks/drawPeaks.ts';
import { PeaksController } from './peaks/peaks.controller.ts';
import { ReadPeaks } from './peaks/readPeaks.ts';
import { PlayAudio } from './playAudio.ts';
import { UnfinishedUploads } from './unfinishedUploads.ts';
import { UploadAudio } from './uploadAudio.ts';

/** The recordings of episodes: playback, uploads and waveforms. */
@Module({
  controllers: [AudioController, PeaksController],
  providers: [FetchRecording, KeptBytes, PlayAudio, UploadAudio, UnfinishedUploads, DrawPeaks, AskForPeaks, CancelPeaks, ReadPeaks],
  exports: [UploadAudio, AskForPeaks],
})
export class AudioModule {}

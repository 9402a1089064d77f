import type { FileContent } from './fileContent.ts';
import type { ReadOptions, TranscriptReading } from './reading.ts';
import type { Transcript } from './transcript.ts';

export interface WriteOptions {
  /** Whether to write measured word times if the format can hold them (WebVTT's inline timestamps). */
  wordTimes?: boolean;
}

export type Written = string | Uint8Array;

/** A file format of transcripts or chapters: how to recognise, read and write it. */
export interface Format {
  /** Its name in `--from` and `--to`. */
  name: string;
  /** Its usual name. */
  title: string;
  kind: 'transcript' | 'chapters';
  /** Without the dot. */
  extension: string;
  mediaType: string;
  /** Says in a few words why a file is of this format ("begins with WEBVTT"); null if it is not. Never throws. */
  detect?(file: FileContent): string | null;
  /** Never throws, whatever the file holds; takes time in proportion to its length. */
  read?(file: FileContent, options: ReadOptions): TranscriptReading | Promise<TranscriptReading>;
  write?(transcript: Transcript, options: WriteOptions): Written | Promise<Written>;
  /** What the platforms it is written for would not accept, one sentence each; it is written all the same. */
  problems?(transcript: Pick<Transcript, 'chapters' | 'durationMs'>): string[];
}

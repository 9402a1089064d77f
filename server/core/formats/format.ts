import type { FileContent } from './fileContent.ts';
import type { ReadOptions, TranscriptReading } from './reading.ts';
import type { Transcript } from './transcript.ts';

export interface WriteOptions {
  /** Whether measured word times are written where the format can hold them (WebVTT's inline timestamps). */
  wordTimes?: boolean;
}

export type Written = string | Uint8Array;

/** A file format of transcripts or chapters: how it is known, read and written. */
export interface Format {
  /** What `--from` and `--to` call it. */
  name: string;
  /** What people call it. */
  title: string;
  kind: 'transcript' | 'chapters';
  /** Without the dot. */
  extension: string;
  mediaType: string;
  /** Says in a few words why a file is of this format ("begins with WEBVTT"), null where it is not. Never throws. */
  detect?(file: FileContent): string | null;
  /** Never throws, whatever the file holds; takes time in proportion to its length. */
  read?(file: FileContent, options: ReadOptions): TranscriptReading | Promise<TranscriptReading>;
  write?(transcript: Transcript, options: WriteOptions): Written | Promise<Written>;
  /** What those for whom it is written would not take of it, a sentence for each; it is written all the same. */
  problems?(transcript: Pick<Transcript, 'chapters' | 'durationMs'>): string[];
}

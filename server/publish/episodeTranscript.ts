import type { Transcript } from '#core/formats/transcript';
import type { Speaker } from '#core/model/speaker';
import type { EpisodeRecords } from '../edit/rows.ts';

interface Described {
  title: string;
  durationMs: number | null;
  language: string | null;
}

/** An episode's records as a transcript for the formats; all its files are made from the same value. */
export function transcriptOf({ title, durationMs, language }: Described, { segments, chapters }: Pick<EpisodeRecords, 'segments' | 'chapters'>, speakers: readonly Speaker[]): Transcript {
  const names = new Map(speakers.map(({ id, name }) => [id, name]));
  return {
    title, durationMs, language,
    segments: segments.map(({ startMs, endMs, speakerId, text, words }) => ({ startMs, endMs, text, speaker: speakerId === null ? null : names.get(speakerId)!, words })),
    chapters: chapters.map(({ startMs, title: name, url, imageUrl }) => ({ startMs, title: name, url, imageUrl })),
  };
}

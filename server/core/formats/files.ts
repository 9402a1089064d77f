import { toChaptersJson } from './chapters/chaptersJson.ts';
import { toHtml } from './html/html.ts';
import { toPodcastJson } from './podcastJson/podcastJson.ts';
import { toSrt } from './srt/writeSrt.ts';
import type { Transcript } from './transcript.ts';
import { toVtt } from './vtt/write.ts';

/** A file of an episode: its name, its media type, and how it is written. */
export interface EpisodeFile {
  name: string;
  /** `mediaType` is how it is served, `type` how a feed names it. */
  mediaType: string;
  type: string;
  write(transcript: Transcript): string;
}

const file = (name: string, type: string, write: EpisodeFile['write'], mediaType = type): EpisodeFile => ({ name, type, mediaType, write });

/** Every form of the transcript, in the order in which a feed lists them (podcast-namespace 1.0, "tags/transcript.md"). */
export const transcriptFiles: readonly EpisodeFile[] = [
  file('transcript.html', 'text/html', toHtml, 'text/html; charset=utf-8'),
  file('transcript.srt', 'application/x-subrip', toSrt, 'application/x-subrip; charset=utf-8'),
  file('transcript.json', 'application/json', toPodcastJson),
  file('transcript.vtt', 'text/vtt', toVtt, 'text/vtt; charset=utf-8'),
];

export const chaptersFile: EpisodeFile = file('chapters.json', 'application/json+chapters', toChaptersJson);

import { chaptersFile, transcriptFiles, type EpisodeFile } from '#core/formats/files';
import type { EpisodeAdditions } from '#core/feed/view';
import type { Enrichment } from '#core/model/show';
import type { Speaker } from '#core/model/speaker';
import type { EpisodeRecords } from '../edit/rows.ts';
import { sha256 } from '../platform/secrets.ts';
import { transcriptOf } from './episodeTranscript.ts';
import type { EpisodeToPublish, ShowToPublish } from './showToPublish.ts';

/** A file that the feed will link: its address names its bytes. */
export interface LinkedFile {
  episodeId: string;
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  url: string;
}

/** What we add to an item, and the files behind its links. Nothing is made of nothing. */
export function additionsOf(show: ShowToPublish, episode: EpisodeToPublish, records: EpisodeRecords, on: ReadonlySet<Enrichment>, publicUrl: string): { additions: EpisodeAdditions; files: LinkedFile[] } {
  const transcript = transcriptOf({ title: episode.title, durationMs: episode.durationMs, language: show.language }, records, show.speakers);
  const made = (file: EpisodeFile): LinkedFile => {
    const bytes = Buffer.from(file.write(transcript), 'utf8');
    return { episodeId: episode.id, name: file.name, mediaType: file.mediaType, bytes, url: `${publicUrl}/files/${sha256(bytes).toString('hex')}/${file.name}` };
  };
  const transcripts = on.has('transcripts') && records.segments.length > 0 ? transcriptFiles.map((file) => ({ type: file.type, file: made(file) })) : [];
  const chapters = on.has('chapters') && records.chapters.length > 0 ? made(chaptersFile) : null;
  return {
    additions: {
      ...(transcripts.length > 0 && { transcripts: transcripts.map(({ type, file }) => ({ url: file.url, type, language: show.language })) }),
      ...(chapters && { chaptersUrl: chapters.url }),
      simpleChapters: records.chapters.map(({ startMs, title, url, imageUrl }) => ({ startMs, title, url, imageUrl })),
      persons: personsOf(show, records, show.speakers),
    },
    files: [...transcripts.map(({ file }) => file), ...(chapters ? [chapters] : [])],
  };
}

/** Who speaks in the episode, in order of appearance: the show's author hosts, the others are guests. */
function personsOf({ author }: ShowToPublish, { segments }: EpisodeRecords, speakers: readonly Speaker[]) {
  const ids = new Set(segments.flatMap(({ speakerId }) => speakerId ?? []));
  const heard = [...ids].map((id) => speakers.find((speaker) => speaker.id === id)!);
  return heard.map(({ name }) => ({ name, role: name === author ? 'host' : 'guest' }));
}

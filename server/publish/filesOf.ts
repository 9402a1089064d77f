import { chaptersFile, transcriptFiles, type EpisodeFile } from '#core/formats/files';
import type { EpisodeAdditions } from '#core/feed/view';
import type { Enrichment } from '#core/model/show';
import type { CorrectedFile } from '../linked/correctedFiles.ts';
import { sha256 } from '../platform/secrets.ts';
import { transcriptOf } from './episodeTranscript.ts';
import type { PublishedView } from './publishedView.ts';
import type { ShowFields } from './showFields.ts';

/** A file that the feed will link; its address contains the hash of its bytes. */
export interface LinkedFile {
  episodeId: string;
  name: string;
  mediaType: string;
  /** In hex. */
  sha256: string;
  length: number;
}

/** The files that an item links. Their content is written again when needed, since all files of an archive are larger than its feed. */
export interface EpisodeFiles {
  files: LinkedFile[];
  /** Their content, in the same order. */
  write(): Promise<Uint8Array[]>;
}

/** A linked file with its content. */
export interface WrittenFile extends LinkedFile {
  bytes: Uint8Array;
  url: string;
}

/** The format of each of our files, in which a file linked by the feed can replace it. */
const FORMATS: Readonly<Record<string, string>> = { 'transcript.srt': 'srt', 'transcript.json': 'podcast-json', 'transcript.vtt': 'vtt', 'chapters.json': 'chapters-json' };

/** The transcript files that an item links; none if there are no segments. */
export const transcriptsOf = ({ segments }: PublishedView): readonly EpisodeFile[] => (segments.length > 0 ? transcriptFiles : []);

/**
 * What we add to an item, and the files that the added links lead to.
 *
 * @param linked corrected versions of the files that the item links, served in place of ones that we would write
 */
export function additionsOf(show: ShowFields, episodeId: string, view: PublishedView, on: ReadonlySet<Enrichment>, publicUrl: string, linked: readonly CorrectedFile[] = []): { additions: EpisodeAdditions; files: WrittenFile[] } {
  const { title, durationMs } = view.item;
  const transcript = transcriptOf({ title, durationMs, language: show.language }, view, view.speakers);
  const made = (file: EpisodeFile): WrittenFile => {
    const bytes = linked.find(({ format }) => format === FORMATS[file.name])?.bytes ?? Buffer.from(file.write(transcript), 'utf8');
    const hash = sha256(bytes).toString('hex');
    return { episodeId, name: file.name, mediaType: file.mediaType, sha256: hash, length: bytes.length, bytes, url: `${publicUrl}/files/${hash}/${file.name}` };
  };
  const transcripts = on.has('transcripts') ? transcriptsOf(view).map((file) => ({ type: file.type, file: made(file) })) : [];
  const chapters = on.has('chapters') && view.chapters.length > 0 ? made(chaptersFile) : null;
  return {
    additions: {
      ...(transcripts.length > 0 && { transcripts: transcripts.map(({ type, file }) => ({ url: file.url, type, language: show.language })) }),
      ...(chapters && { chaptersUrl: chapters.url }),
      simpleChapters: view.chapters.map(({ startMs, title: name, url, imageUrl }) => ({ startMs, title: name, url, imageUrl })),
      persons: personsOf(show, view),
    },
    files: [...transcripts.map(({ file }) => file), ...(chapters ? [chapters] : [])],
  };
}

/** Who speaks in the episode, in order of appearance: the show's author hosts, the others are guests. */
export function personsOf({ author }: ShowFields, { segments, speakers }: PublishedView) {
  const names = new Map(speakers.map(({ id, name }) => [id, name]));
  const heard = new Set(segments.flatMap(({ speakerId }) => speakerId ?? []));
  return [...heard].map((id) => names.get(id)!).map((name) => ({ name, role: name === author ? 'host' : 'guest' }));
}

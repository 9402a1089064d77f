import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { ChapterList, type About } from '../media/chapterList.ts';
import { languageOf } from '../media/language.ts';
import type { TranscriptReading } from '../reading.ts';
import { readChapters } from './chapters.ts';
import { framesOf, type Frame } from './frame.ts';
import { durationOf, frameHeaderAt } from './mpegAudio.ts';
import { tagAt, type Tag } from './tag.ts';
import { textOf } from './text.ts';

/** A real file has no more tags than this before the sound. */
const MOST_TAGS = 16;

/**
 * The chapters in an mp3: those of the ID3v2.3 or 2.4 tags at its start, so the sound is not needed. We read them ourselves rather than
 * with music-metadata, which silently drops chapters (untitled ones, those in nested tables of contents, all those of a tag that is cut
 * off), misreads the extended header of 2.4 and the unsynchronisation of 2.3, and takes minutes for ten megabytes of 0xFF.
 */
export const id3: Format = {
  name: 'id3',
  title: 'Chapters in an mp3 (ID3)',
  kind: 'chapters',
  extension: 'mp3',
  mediaType: 'audio/mpeg',
  detect: ({ bytes }) => (tagAt(bytes, 0) ? 'begins with an ID3 tag' : frameHeaderAt(bytes, 0) ? 'begins with an MPEG audio frame' : null),
  read,
};

function read({ bytes }: FileContent): TranscriptReading {
  const list = new ChapterList();
  const about: About = { title: null, language: null, durationMs: null };
  let end = 0;
  let tags = 0;
  for (let tag = tagAt(bytes, 0); tag && tags < MOST_TAGS; tag = tagAt(bytes, end)) {
    readTag(tag, list, about);
    end = tag.end;
    tags += 1;
  }
  about.durationMs = durationOf(bytes, end) ?? about.durationMs;
  return list.reading(about, tags === 0 ? 'There is no ID3v2 tag at the start of the file, so it has no chapters.' : 'The ID3 tag has no chapters.');
}

function readTag(tag: Tag, list: ChapterList, about: About): void {
  if (tag.cutOff) list.reject(1, 'The file ends inside its ID3 tag; what comes before the end was read.');
  const { frames, broken } = framesOf(tag.frames, tag);
  if (broken && !tag.cutOff) list.reject(1, 'The ID3 tag contains something that is not a frame; what comes before it was read.');
  about.title ??= textFrame(frames, 'TIT2');
  about.language ??= languageOf(textFrame(frames, 'TLAN')?.slice(0, 3) ?? '');
  about.durationMs ??= Number(/^\d{1,9}$/.exec(textFrame(frames, 'TLEN') ?? '')?.[0] ?? 0) || null;
  readChapters(frames, tag, list);
}

function textFrame(frames: readonly Frame[], id: string): string | null {
  const data = frames.find((frame) => frame.id === id)?.data;
  return (data && textOf(data)) || null;
}

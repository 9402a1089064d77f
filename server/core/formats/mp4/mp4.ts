import { LATEST_MS } from '../../model/id.ts';
import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { decodeAs, fourLetters, uint32, uint64 } from '../bytes.ts';
import { ChapterList, type About } from '../media/chapterList.ts';
import { languageOf } from '../media/language.ts';
import { printableLine } from '../oneLine.ts';
import type { TranscriptReading } from '../reading.ts';
import type { TranscriptChapter } from '../transcript.ts';
import { boxAt, firstBox, type Box } from './box.ts';
import { readLinkTrack, readNeroList, readTextTrack } from './chapters.ts';
import { tracksOf, type Track } from './track.ts';

/**
 * The chapters in an m4a, m4b or mp4: those of QuickTime's text tracks, else Nero's list. We read them ourselves rather than with
 * music-metadata, which finds chapters only if the index precedes the sound, throws if a chunk holds two of them, gives wrong starts if
 * two are equally long, and does not know Nero's list.
 */
export const mp4: Format = {
  name: 'mp4',
  title: 'Chapters in an m4a, m4b or mp4',
  kind: 'chapters',
  extension: 'm4a',
  mediaType: 'audio/mp4',
  detect: ({ bytes }) => (fourLetters(bytes, 4) === 'ftyp' ? 'begins with the file type box of MP4' : null),
  read,
};

const NOTHING: About = { title: null, language: null, durationMs: null };

function read({ bytes }: FileContent): TranscriptReading {
  const list = new ChapterList();
  const moov = firstBox(bytes, { start: 0, end: bytes.length }, 'moov');
  if (!moov) return list.reading(NOTHING, 'The file has no index (moov box): it is not an MP4, or it is cut off.');
  const tracks = tracksOf(bytes, moov);
  const film = filmOf(bytes, boxAt(bytes, moov, 'mvhd'));
  readChapters(bytes, moov, tracks, film.timescale, list);
  const about: About = {
    title: titleOf(bytes, moov),
    language: languageOf(tracks.find(({ handler }) => handler === 'soun')?.language ?? ''),
    durationMs: film.durationMs,
  };
  return list.reading(about, 'The file has no chapters: neither a chapter track nor a Nero list.');
}

function readChapters(bytes: Uint8Array, moov: Box, tracks: readonly Track[], filmScale: number, list: ChapterList): void {
  const ids = new Set(tracks.flatMap(({ chapterTracks }) => chapterTracks));
  const named = tracks.filter(({ id }) => ids.has(id));
  const [titles, ...links] = named.filter(({ handler }) => handler === 'text' || handler === 'sbtl');
  const chapters = titles ? readTextTrack(bytes, titles, filmScale, list) : [];
  for (const track of links) readLinkTrack(bytes, track, filmScale, chapters, list);
  if (named.some(({ handler }) => handler === 'vide')) list.reject(1, 'The chapters’ pictures are embedded in the file; only links to pictures are read.');
  const nero = boxAt(bytes, moov, 'udta chpl');
  if (!nero) return;
  if (chapters.length === 0) readNeroList(bytes, nero, list);
  else if (!saysTheSame(bytes, nero, chapters)) list.repair(1, 'The Nero list in the file differs from the chapter track; the track was read, as players do.');
}

function saysTheSame(bytes: Uint8Array, nero: Box, chapters: readonly TranscriptChapter[]): boolean {
  const list = new ChapterList();
  readNeroList(bytes, nero, list);
  const others = list.reading(NOTHING, '').chapters;
  return others.length === chapters.length && others.every(({ startMs, title }, index) => Math.abs(startMs - chapters[index]!.startMs) <= 1 && title === chapters[index]!.title);
}

/** Units per second, and the length (ISO/IEC 14496-12, §8.2.2). */
function filmOf(bytes: Uint8Array, mvhd: Box | null): { timescale: number; durationMs: number | null } {
  if (!mvhd) return { timescale: 0, durationMs: null };
  const long = bytes[mvhd.start] === 1;
  const timescale = uint32(bytes, mvhd.start + (long ? 20 : 12));
  const duration = long ? uint64(bytes, mvhd.start + 24) : uint32(bytes, mvhd.start + 16);
  const ms = Math.round((duration / timescale) * 1000);
  return { timescale, durationMs: ms > 0 && ms <= LATEST_MS ? ms : null };
}

/**
 * The title as written by iTunes and similar programs (`udta/meta/ilst/©nam/data`, in UTF-8 or UTF-16); `meta` has four bytes before its boxes, except in
 * QuickTime files.
 */
function titleOf(bytes: Uint8Array, moov: Box): string | null {
  const meta = boxAt(bytes, moov, 'udta meta');
  if (!meta) return null;
  const data = boxAt(bytes, { ...meta, start: meta.start + 4 }, 'ilst ©nam data') ?? boxAt(bytes, meta, 'ilst ©nam data');
  if (!data) return null;
  const encoding = uint32(bytes, data.start) === 2 ? 'utf-16be' : 'utf-8';
  return printableLine(decodeAs(encoding, bytes.subarray(data.start + 8, data.end))) || null;
}

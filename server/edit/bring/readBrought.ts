import { HttpException } from '@nestjs/common';
import { kindOf } from '#core/edit/bring/bring';
import { fit } from '#core/edit/bring/fit';
import { wordsIn } from '#core/edit/align';
import { readTranscriptFile } from '#core/formats/readFile';
import type { Report } from '#core/formats/reading';
import type { TranscriptChapter, TranscriptSegment } from '#core/formats/transcript';
import type { EpisodeImport, FileKind } from '#core/model/episodeImport';

/** Options for reading a file. */
export interface Choices {
  format?: string;
  kind?: FileKind;
  keepCues: boolean;
}

/** The content of a file, in values that records can hold. */
export interface BroughtFile {
  format: EpisodeImport['format'];
  kind: FileKind;
  segments: TranscriptSegment[];
  chapters: TranscriptChapter[];
  report: Report;
  counts: EpisodeImport['counts'];
}

/** Limits of an episode, above a day of speech. */
const MOST_SEGMENTS = 50_000;
const MOST_WORDS = 1_000_000;
const MOST_CHAPTERS = 5_000;
const MOST_ISSUES = 50;

/**
 * Reads a transcript or chapter file.
 *
 * @throws HttpException 422 if nothing in it can be read, if it has nothing of the wanted kind, or more than an episode can hold
 */
export async function readBrought(bytes: Uint8Array, { format: name, kind: wanted, keepCues }: Choices): Promise<BroughtFile> {
  const read = await readTranscriptFile(bytes, { format: name, kind: wanted, keepCues });
  if ('problem' in read) throw unprocessable('not-understood', read.problem);
  const { format, reason, reading: { report, ...reading } } = read;
  const { segments, chapters, repaired } = fit(reading);
  if (segments.length + chapters.length === 0) throw nothingIn(format.title, report);
  const kind = kindOf({ segments, chapters }, wanted);
  if ((kind === 'transcript' ? segments : chapters).length === 0) {
    throw unprocessable('nothing-of-this-kind', kind === 'transcript' ? 'The file has chapters and no transcript.' : 'The file has a transcript and no chapters.');
  }
  const words = segments.reduce((sum, { text }) => sum + wordsIn(text).length, 0);
  refuseTooMuch([[segments.length, MOST_SEGMENTS, 'segments'], [words, MOST_WORDS, 'words'], [chapters.length, MOST_CHAPTERS, 'chapters']]);
  return {
    format: { name: format.name, title: format.title, reason }, kind, segments, chapters,
    report: { ...report, repaired: [...report.repaired, ...repaired] },
    counts: {
      segments: segments.length, words, timedWords: segments.reduce((sum, each) => sum + (each.words ?? []).filter(({ estimated }) => estimated !== true).length, 0),
      speakers: new Set(segments.flatMap(({ speaker }) => speaker ?? [])).size, chapters: chapters.length,
    },
  };
}

function refuseTooMuch(counted: readonly [count: number, most: number, what: string][]): void {
  const over = counted.find(([count, most]) => count > most);
  if (over) throw unprocessable('too-long', `The file has ${over[0]} ${over[2]}; an episode takes at most ${over[1]}.`);
}

function nothingIn(title: string, { rejected }: Report): HttpException {
  const [first] = rejected;
  const message = `Nothing in the file could be read as ${title}${first ? `: line ${first.line}: ${first.why}` : ': there is nothing in it.'}`;
  return unprocessable('not-understood', message, rejected.slice(0, MOST_ISSUES).map(({ line, why }) => ({ path: String(line), message: why })));
}

const unprocessable = (code: string, message: string, issues?: { path: string; message: string }[]) => new HttpException({ code, message, ...(issues && { issues }) }, 422);

import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { parseSrt } from './parseSrt.ts';
import { readSrt } from './readSrt.ts';
import { toSrt } from './writeSrt.ts';

/** How much of a file is examined to recognise SubRip. */
const SAMPLE = 20_000;

function detectSrt(file: FileContent): string | null {
  const sample = file.text.slice(0, SAMPLE);
  if (/^\s*(?:WEBVTT|[<[{])/u.test(sample.slice(0, 200))) return null;
  const first = parseSrt(sample)[0];
  return first ? `line ${first.line} has the start and end of a cue, as in SubRip` : null;
}

/** SubRip, which was never specified: what its first program wrote and what players have accepted since. */
export const srt: Format = {
  name: 'srt',
  title: 'SubRip',
  kind: 'transcript',
  extension: 'srt',
  mediaType: 'application/x-subrip',
  detect: detectSrt,
  read: readSrt,
  write: (transcript) => toSrt(transcript),
};

import type { Format, WriteOptions, Written } from './format.ts';
import { formatNames } from './names.ts';
import { formatNamed } from './registry.ts';
import type { Transcript } from './transcript.ts';

/** A file of an episode that can be downloaded. */
interface Download {
  name: string;
  /** As served, with the character set if it is text. */
  mediaType: string;
  write(transcript: Transcript, options: WriteOptions): Written | Promise<Written>;
}

/** A format that can hold either writes chapters if there is no transcript. */
const onlyChapters = (transcript: Transcript): Transcript => ({ ...transcript, segments: [] });

/** Without a character set, some clients take text for Latin-1; JSON and XML state their own. */
const servedAs = ({ mediaType }: Format): string => (/^text\/|x-subrip$/.test(mediaType) ? `${mediaType}; charset=utf-8` : mediaType);

/** Everything that can be downloaded of an episode: each format that can be written, under its names in {@link formatNames}. */
export const downloads: readonly Download[] = formatNames.flatMap(({ name: formatName, files }) => {
  const format = formatNamed(formatName);
  const write = format?.write;
  return write ? files.map((name) => ({ name, mediaType: servedAs(format), write: (transcript: Transcript, options: WriteOptions) => write(name.startsWith('chapters.') ? onlyChapters(transcript) : transcript, options) })) : [];
});

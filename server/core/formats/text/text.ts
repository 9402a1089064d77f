import { formatTimestamp } from '../../time/timestamp.ts';
import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { linesOf } from '../lines.ts';
import { oneLine } from '../oneLine.ts';
import { turnLines } from './form.ts';
import { guarded } from './furniture.ts';
import { headerOf, quoted } from '../../notes/lineHeader.ts';
import { readPlainText } from './plainText.ts';
import type { Transcript, TranscriptSegment } from '../transcript.ts';

/** How much of a file is examined to find the form of its turns. */
const SAMPLE = 50_000;
/** What no text contains: control characters other than white space, and replacement characters for invalid bytes. */
const BINARY = /(?!\s)[\p{Cc}\ufffd]/gu;

const AS: Readonly<Record<string, string>> = {
  'name-time': 'has turns like “Name (0:12)”', 'time-name': 'has turns like “0:12 Name”', time: 'has times before its paragraphs', name: 'has turns like “Name: words”',
};

/** Transcripts as plain text for people, in the forms that are usually published and exported; written with whole seconds. */
export const text: Format = {
  name: 'text',
  title: 'Plain text',
  kind: 'transcript',
  extension: 'txt',
  mediaType: 'text/plain',
  detect,
  read: (file, options) => readPlainText(file.text, options),
  write: toText,
};

function detect({ text: whole }: FileContent): string | null {
  const sample = whole.slice(0, SAMPLE);
  if (sample.trim() === '' || (sample.match(BINARY)?.length ?? 0) * 100 > sample.length || /^\s*(?:[{<]|\[\s*[{\]"])/.test(sample)) return null;
  const found = turnLines([...linesOf(sample)]);
  return found ? AS[found.form]! : 'is text, and no other known format';
}

/**
 * Writes a transcript as plain text for people: a line `Name (m:ss)` and the words below it, turns separated by blank lines. A segment without words
 * makes no turn. Nothing is estimated: a turn without a time is `Name:`, one without a speaker `(m:ss)`, and what the speaker above says without a
 * time of its own continues below.
 *
 * The result reads back as the same words by the same speakers. If that takes more, because words look like a header or a name does not, every turn
 * is explicit (`Name (no time)`, `(no time)`), such names are put in “quotes”, and such lines after a backslash.
 */
export function toText(transcript: Transcript): string {
  const plain = written(transcript, plainly);
  return readsAs(plain, transcript) ? plain : written(transcript, safely);
}

interface Manner {
  header(segment: TranscriptSegment, previous: TranscriptSegment | null, timed: boolean): string;
  words(text: string): string;
}

const plainly: Manner = {
  header({ speaker, startMs }, previous, timed) {
    const name = nameIn(speaker);
    if (startMs !== null) return name === null ? `(${formatTimestamp(startMs)})` : `${name} (${formatTimestamp(startMs)})`;
    if (name === nameIn(previous?.speaker ?? null)) return '';
    return name === null ? '(no time)' : timed ? `${name} (no time)` : `${name}:`;
  },
  words: (said) => said,
};

const safely: Manner = {
  header({ speaker, startMs }, previous) {
    const name = nameIn(speaker);
    if (startMs === null && previous !== null && name === nameIn(previous.speaker)) return '';
    const time = startMs === null ? '(no time)' : `(${formatTimestamp(startMs)})`;
    if (name === null) return time;
    const plain = `${name} ${time}`;
    const read = headerOf(plain);
    return read?.form === 'name-time' && read.name === name && !name.startsWith('“') && read.words === '' && headerOf(`${name}:`)?.name === name ? plain : `${quoted(name)} ${time}`;
  },
  words: (said) => said.split(/\r\n|\r|\n/).map((line) => guarded(line.trim())).join('\n'),
};

function written(transcript: Transcript, manner: Manner): string {
  const spoken = transcript.segments.filter(({ text: said }) => said.trim() !== '');
  const timed = spoken.some(({ startMs }) => startMs !== null);
  const turns = spoken.map((segment, index) => {
    const header = manner.header(segment, spoken[index - 1] ?? null, timed);
    const words = manner.words(segment.text.trim());
    return header === '' ? words : `${header}\n${words}`;
  });
  return `${[manner.words(oneLine(transcript.title)), ...turns].filter((block) => block !== '').join('\n\n')}\n`;
}


const nameIn = (speaker: string | null): string | null => (speaker === null ? null : oneLine(speaker) || null);

function readsAs(plain: string, transcript: Transcript): boolean {
  const reading = readPlainText(plain, {});
  const [wanted, got] = [saidIn(transcript.segments), saidIn(reading.segments)];
  return wanted.length === got.length && wanted.every((turn, index) => turn === got[index]) && (reading.title ?? '') === oneLine(transcript.title) && reading.chapters.length === 0;
}

/** Who says what when: one string per turn, with continuations joined. */
function saidIn(segments: readonly TranscriptSegment[]): string[] {
  const turns: string[][] = [];
  let previous: string | null = null;
  for (const { speaker, startMs, text: said } of segments) {
    const name = nameIn(speaker);
    const words = oneLine(said);
    if (words === '') continue;
    if (turns.length > 0 && startMs === null && name === previous) turns.at(-1)!.push(words);
    else turns.push([`${name ?? ''}\n${startMs === null ? '' : formatTimestamp(startMs)}\n${words}`]);
    previous = name;
  }
  return turns.map((parts) => parts.join(' '));
}

import { formatClock } from '../../time/timestamp.ts';
import { captionsOf, type Caption } from '../captions.ts';
import type { Transcript } from '../transcript.ts';
import { hasHead, headOf, mayHaveHead } from './heads.ts';
import { guardTags, WORDS_FOLLOW } from './markup.ts';
import { readTiming } from './timing.ts';
import { speakersNamed } from './voices.ts';

/** Two lines of 32 characters, for which podcast apps have room (podcast-namespace 1.0, "transcripts/transcripts.md"). */
const ROOM = { width: 32, maxLines: 2 };

/** A caption, and whether its speaker is written before the words. */
interface Labelled extends Pick<Caption, 'startMs' | 'endMs' | 'lines' | 'segment'> {
  name: string | null;
  isNamed: boolean;
  /** Whether any of its lines might be read as more than words, which is rare. */
  isUnclear: boolean;
}

/**
 * Writes a transcript as SubRip: captions of at most two lines of 32 characters, including the name; a longer word or name makes a
 * longer line. The speaker is written as `Name: ` when it changes, and before every caption of a segment that has one beginning with
 * words that would be read as a name, a dash or times.
 *
 * SubRip has no escaping. Where a name does not settle it, U+2060 WORD JOINER does, which is invisible and which {@link readSrt}
 * removes: at the beginning of a caption it means that words follow and nobody is named, after `Name: ` that this is a name, at the
 * beginning of another line that it is words, inside `<i>` and `{i}` that they are not markup, and at the end of a line that a word in a
 * script without spaces continues on the next. SubRip cannot hold everything: a colon in a name becomes a space, `-->` becomes `-- >`,
 * and a space between two letters of a script without spaces is lost if the line breaks there and no other line of the file has one.
 */
export function toSrt(transcript: Transcript): string {
  const captions = labelledCaptions(transcript);
  const written = (names: ReadonlySet<string>) => captions.map((caption, index) => linesOf(caption, captions[index - 1], names));
  const plain = written(new Set());
  const names = speakersNamed(plain);
  for (const { name } of captions) if (name !== null) names.add(name);
  const lines = withSureNames(captions, captions.some(({ isUnclear }) => isUnclear) ? written(names) : plain);
  const blocks = captions.map(({ startMs, endMs }, index) => `${index + 1}\n${formatClock(startMs, ',')} --> ${formatClock(endMs, ',')}\n${guarded(lines[index]!)}\n`);
  return blocks.join('\n');
}

const guarded = (lines: readonly string[]): string => (lines.length === 1 ? guardTags(lines[0]!) : lines.map(guardTags).join('\n'));

const withoutArrows = (text: string): string => (text.includes('-->') ? text.replaceAll('-->', '-- >') : text);

function nameOf(speaker: string | null): string | null {
  if (speaker === null) return null;
  const name = withoutArrows(speaker.replace(/:\s*/gu, ' ').replace(/\s\s*/g, ' ').trim());
  return name.replace(/^\u2060+/u, '') || null;
}

/** {@link nameOf} for each speaker: there are few. */
function namesOf({ segments }: Transcript): ReadonlyMap<string | null, string | null> {
  const names = new Map<string | null, string | null>();
  for (const { speaker } of segments) if (!names.has(speaker)) names.set(speaker, nameOf(speaker));
  return names;
}

/** The captions, cut again if a name must precede more of them than the first. */
function labelledCaptions(transcript: Transcript): Labelled[] {
  const { segments } = transcript;
  const names = namesOf(transcript);
  const changes = changesOf(transcript, names);
  const cut = (everywhere: ReadonlySet<number>): Labelled[] => {
    const isNamed = ({ segment, first }: Pick<Caption, 'segment' | 'first'>) => everywhere.has(segment) || (first && changes.has(segment));
    const prefixLength = (caption: Pick<Caption, 'segment' | 'first'>) => (isNamed(caption) ? (names.get(segments[caption.segment]!.speaker)?.length ?? -2) + 2 : 0);
    return captionsOf(transcript, { ...ROOM, prefixLength, lengthOf: (text) => withoutArrows(text).length }).map((caption) => {
      const { startMs, endMs, segment } = caption;
      const lines = caption.lines.some((line) => line.includes('-->')) ? caption.lines.map(withoutArrows) : caption.lines;
      const name = names.get(segments[segment]!.speaker)!;
      return { startMs, endMs, lines, segment, name, isNamed: name !== null && isNamed(caption), isUnclear: lines.some(mayHaveHead) };
    });
  };
  const captions = cut(new Set());
  const unclear = captions.filter(({ name, isNamed, isUnclear, lines }) => isUnclear && name !== null && !isNamed && needsHead(lines[0]!));
  return unclear.length === 0 ? captions : cut(new Set(unclear.map(({ segment }) => segment)));
}

/** The segments whose speaker differs from the one before. */
function changesOf({ segments }: Transcript, names: ReadonlyMap<string | null, string | null>): Set<number> {
  const changes = new Set<number>();
  let previous: string | null = null;
  segments.forEach(({ speaker, text }, index) => {
    const name = names.get(speaker)!;
    if (name === previous || text.trim() === '') return;
    changes.add(index);
    previous = name;
  });
  return changes;
}

const isTiming = (line: string): boolean => readTiming(line, 0, false) !== null;

/** Whether words at the beginning of a caption would be misread by any reader: some take anything before a colon for a name. */
const needsHead = (line: string): boolean => line.includes(': ') || hasHead(headOf(line)) || isTiming(line);

/** Whether words at the beginning of a later line would be misread in a file with these names. */
function needsGuard(line: string, names: ReadonlySet<string>): boolean {
  const { label, change, guarded } = headOf(line);
  return guarded || change === 'chevrons' || (label !== null && (label.sure || names.has(label.name))) || isTiming(line);
}

/** The lines of a caption with the name, or with the mark that there is none. */
function linesOf({ name, isNamed, isUnclear, lines }: Labelled, before: Labelled | undefined, names: ReadonlySet<string>): string[] {
  const isLeft = name === null && (before?.name ?? null) !== null;
  if (!isNamed && !isLeft && !isUnclear) return lines;
  const [first, ...others] = lines;
  const head = isNamed ? `${name}: ` : isLeft || needsHead(first!) ? WORDS_FOLLOW : '';
  return [`${head}${first}`, ...(isUnclear ? others.map((line) => (needsGuard(line, names) ? `${WORDS_FOLLOW}${line}` : line)) : others)];
}

/** Marks the names that a reader would not recognise: first those of unusual forms, then those that the file as a whole does not support. */
function withSureNames(captions: readonly Labelled[], plain: readonly string[][]): string[][] {
  const marked = ({ name, lines }: Labelled, written: string[]) => [`${name}: ${WORDS_FOLLOW}${lines[0]}`, ...written.slice(1)];
  const formed = captions.map((caption, index) => (caption.isNamed && !isReadAs(plain[index]![0]!, caption.name!, caption.lines[0]!) ? marked(caption, plain[index]!) : plain[index]!));
  const names = speakersNamed(formed);
  return captions.map((caption, index) => (caption.isNamed && !names.has(caption.name!) ? marked(caption, plain[index]!) : formed[index]!));
}

function isReadAs(line: string, name: string, words: string): boolean {
  const head = headOf(line);
  return head.change === null && !head.guarded && head.label?.name === name && !head.label.sure && head.words === words;
}

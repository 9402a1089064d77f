import { formatClock } from '../../time/timestamp.ts';
import { captionsOf, type Caption } from '../captions.ts';
import type { WriteOptions } from '../format.ts';
import type { Transcript, TranscriptSegment, VttFrame } from '../transcript.ts';
import { blockLines, escaped, oneLine } from './escape.ts';
import { markupStill } from './kept.ts';
import { markOf } from './marks.ts';
import { knownSettings } from './settings.ts';
import { linesWithTimes } from './wordTimes.ts';

const WIDTH = 65;
const MAX_LINES = 2;

type Written = Pick<Transcript, 'segments' | 'durationMs' | 'vtt'>;

/**
 * Writes a transcript as WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format", § 4): one voice span per cue, at most two lines of 65
 * characters, long segments cut by {@link captionsOf}. A voice span that fills its cue needs no end tag (§ 4.2.2). Cue identifiers give
 * the segment and the part of it (`12.1`, `12.2`), so that a reader can reassemble segments.
 *
 * In a script without spaces, a word wider than a line continues on the next one, after U+2060 WORD JOINER.
 *
 * For a transcript read from WebVTT with its cues kept, identifiers, settings, markup, notes, styles and regions are written as they
 * came; markup only if its words are unchanged.
 *
 * @param options `wordTimes`: measured word times are written between the words
 */
export function toVtt(transcript: Written, { wordTimes = false }: WriteOptions = {}): string {
  const { segments, vtt } = transcript;
  const keepsCues = vtt !== undefined || segments.some(({ cue }) => cue);
  const captions = captionsOf(transcript, { width: WIDTH, maxLines: MAX_LINES, lengthOf: (text) => escaped(text).length });
  const blocks = [`WEBVTT${headerOf(vtt)}\n`];
  const notes = blocksOf(vtt);
  let [note, part] = [0, 0];
  let [given, voice]: [string | null, string] = [null, ''];
  captions.forEach((caption, index) => {
    for (; note < notes.length && notes[note]!.before <= caption.segment; note++) blocks.push(notes[note]!.text);
    part = caption.first ? 1 : part + 1;
    if (caption.speaker !== given) [given, voice] = [caption.speaker, voiceTag(caption.speaker)];
    const payload = `${voice}${wordTimes ? linesWithTimes(caption) : joined(caption.lines)}`;
    if (keepsCues) blocks.push(keptBlock(caption, segments[caption.segment]!, caption.first && (captions[index + 1]?.first ?? true), wordTimes, payload));
    else blocks.push(`${markOf(caption.segment + 1, part)}\n${timesOf(caption)}\n${payload}\n`);
  });
  for (; note < notes.length; note++) blocks.push(notes[note]!.text);
  return blocks.join('\n');
}

const timesOf = ({ startMs, endMs }: Caption): string => `${formatClock(startMs)} --> ${formatClock(endMs)}`;
/** A name that ends with two hyphens gets a space after it, which is not part of it, because `-->` would end the cue. */
const voiceTag = (speaker: string | null): string => (speaker === null ? '' : `<v ${escaped(speaker)}${speaker.endsWith('--') ? ' ' : ''}>`);
const joined = (lines: readonly string[]): string => (lines.length === 1 ? escaped(lines[0]!) : lines.map(escaped).join('\n'));

/** A cue with the identifier, settings and markup that its segment came with. */
function keptBlock(caption: Caption, segment: TranscriptSegment, isWhole: boolean, wordTimes: boolean, payload: string): string {
  const id = caption.first ? identifier(segment.cue?.id ?? '') : '';
  const settings = knownSettings(oneLine(segment.cue?.settings ?? ''));
  const markup = isWhole ? keptMarkup(caption, segment, wordTimes) : null;
  return `${id === '' ? '' : `${id}\n`}${timesOf(caption)}${settings === '' ? '' : ` ${settings}`}\n${markup ?? payload}\n`;
}

/** The markup that the cue came with, if nothing in it contradicts the caption. */
function keptMarkup({ speaker, lines, startMs, endMs, words }: Caption, { cue }: TranscriptSegment, wordTimes: boolean): string | null {
  if (cue?.markup === undefined) return null;
  const hasTimes = /<\d/.test(cue.markup);
  if (hasTimes && !wordTimes) return null;
  return markupStill(cue.markup, startMs, endMs, { speaker, text: lines.join(' '), words: hasTimes ? words : null }, { width: WIDTH, maxLines: MAX_LINES });
}

/** An identifier as it came; dropped if it would be taken for the beginning of another block. */
const identifier = (id: string): string => (/^(?:NOTE|STYLE|REGION)\b|^\s*$/.test(id) ? '' : oneLine(id));

function headerOf(vtt: VttFrame | undefined): string {
  const lines = blockLines(vtt?.header ?? '');
  if (lines === '') return '';
  return vtt!.header.startsWith('\n') ? `\n${lines}` : ` ${lines}`;
}

/** Notes in their places; styles and regions before the first cue, because they have no effect elsewhere. */
function blocksOf(vtt: VttFrame | undefined): { text: string; before: number }[] {
  const written = (vtt?.blocks ?? []).map(({ kind, text, before }) => {
    const lines = blockLines(text);
    if (kind === 'note') return { text: `NOTE${lines === '' ? '' : ` ${lines}`}\n`, before };
    return { text: `${kind.toUpperCase()}\n${lines}\n`, before: 0 };
  });
  return written.sort((a, b) => a.before - b.before);
}

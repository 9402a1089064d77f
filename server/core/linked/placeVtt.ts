import { parseCueText, type Piece } from '../formats/vtt/cueText.ts';
import { escaped } from '../formats/vtt/escape.ts';
import { parseVtt } from '../formats/vtt/parseVtt.ts';
import { voicedCues } from '../formats/vtt/read.ts';
import { withReferencesRead } from '../formats/vtt/references.ts';
import type { VttCue } from '../formats/vtt/vttFile.ts';
import type { Range } from '../model/patch.ts';
import { byLine, placeTimes, removeBlock, timesLine, type CaptionBlock } from './captionBlocks.ts';
import { clockLike } from './clockLike.ts';
import { inTime, type PlacedCue, type PlacedFile, type PlacedPart, type Stamp } from './placed.ts';
import { DecodedText, nameIn, placeWords } from './placeWords.ts';

const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});?/gi;
const VOICE = /<v(?:\.[^\s<>]*)?[ \t]([^<>]*)>/g;
const PLAIN = /^(?:<v[ .][^<>]*>)?[^<]*(?:<\/v>)?$/;

/**
 * Reads a WebVTT file with the places of its words, names and times. The content is what `formats/vtt` reads; if a cue's words cannot be
 * located in it, the file cannot be patched.
 *
 * @param text lines end with LF
 * @returns the placed file, or why it cannot be patched, in words
 */
export function placeVtt(text: string): PlacedFile | { why: string } {
  const file = parseVtt(text);
  const { inTime: shown, cues: spoken, rolls } = voicedCues(file);
  if (rolls) return { why: 'its captions roll up, so each word is in several of them' };
  const lines = byLine(spoken);
  const [cues, parts, blocks]: [PlacedCue[], PlacedPart[], CaptionBlock[]] = [[], [], []];
  for (const cue of shown) {
    const said = lines.get(cue.line) ?? [];
    const { pieces } = parseCueText(cue.text);
    const decoded = text.startsWith(cue.text, cue.textAt) ? decodedOf(cue, pieces) : null;
    const placed = decoded && placeWords(decoded, said.map((each) => each.text));
    if (!placed) return { why: `the words of the cue in line ${cue.line} do not stand together` };
    const voices = [...cue.text.matchAll(VOICE)];
    placed.forEach(({ words, head }, index) => {
      const { speaker } = said[index]!;
      const label = nameIn(decoded, head, speaker);
      parts.push({ cue: cues.length, speaker, words, labels: label ? [label] : voicesOf(voices, cue.textAt, words) });
    });
    cues.push({
      startMs: cue.startMs, endMs: cue.endMs > cue.startMs ? cue.endMs : null, ...placeTimes(text, cue.at),
      stamps: stampsOf(cue, pieces, placed.flatMap(({ words }) => words)), isPlain: PLAIN.test(cue.text) && placed.length === 1,
    });
    blocks.push({ start: blockStart(text, cue), timesAt: cue.at, words: { start: Math.min(cue.textAt, text.length), end: Math.min(cue.textAt + cue.text.length, text.length) } });
  }
  const carries = parts.some(({ speaker, labels }) => speaker !== null && labels.length === 0);
  const byVoice = !carries || text.includes('<v');
  const named = (name: string | null): string => (name === null ? '' : byVoice ? `<v ${escaped(name)}${name.endsWith('--') ? ' ' : ''}>` : `${name}: `);
  return {
    text, cues, parts, heard: inTime(cues, parts), carries, paragraphs: false, wordByWord: false,
    writing: {
      words: escaped,
      time: clockLike,
      name: (at, name) => {
        const part = parts[at]!;
        if (part.labels.length > 0) return name === null && !byVoice ? null : part.labels.map((label) => ({ ...label, text: byVoice ? escaped(name ?? '') : name! }));
        const isFirst = parts[at - 1]?.cue !== part.cue;
        const place = byVoice && isFirst ? blocks[part.cue]!.words.start : part.words[0]!.pieces[0]!.start;
        return name === null ? null : [{ start: place, end: place, text: named(name) }];
      },
      divider: (at, next, isNamed) => {
        const { cue } = parts[at]!;
        const times = timesLine(text, blocks[cue]!, cues[cue]!, next);
        if (times === null || !cues[cue]!.isPlain) return null;
        const closing = text.slice(blocks[cue]!.words.start, blocks[cue]!.words.end).endsWith('</v>') ? '</v>' : '';
        return `${closing}\n\n${times}\n${closing !== '' && next.speaker === null ? '<v >' : isNamed ? named(next.speaker) : ''}`;
      },
      remove: (cue) => removeBlock(text, blocks[cue]!),
      after: (cue, added, isNamed) => {
        const { end } = blocks[cue]!.words;
        const times = timesLine(text, blocks[cue]!, cues[cue]!, added);
        return times === null ? null : { start: end, end, text: `\n\n${times}\n${isNamed ? named(added.speaker) : ''}${escaped(added.text)}` };
      },
    },
  };
}

/** The text of a cue without tags and with references resolved; null if the two cannot be told apart. */
function decodedOf({ text: payload, textAt }: VttCue, pieces: readonly Piece[]): DecodedText | null {
  const decoded = new DecodedText();
  for (const piece of pieces) {
    if (piece.kind === 'time' || piece.isRuby) continue;
    const raw = payload.slice(piece.at, piece.end);
    if (piece.text === raw) decoded.addPlain(raw, textAt + piece.at);
    else if (raw.startsWith('<')) decoded.addRead(piece.text, { start: textAt + piece.at, end: textAt + piece.end });
    else if (!addReferences(decoded, raw, piece.text, textAt + piece.at)) return null;
  }
  return decoded;
}

/** Adds a text reference by reference; false if they do not make up the text that was read. */
function addReferences(decoded: DecodedText, raw: string, read: string, at: number): boolean {
  const before = decoded.text.length;
  let from = 0;
  for (const { 0: reference, index } of raw.matchAll(REFERENCE)) {
    decoded.addPlain(raw.slice(from, index), at + from);
    const character = withReferencesRead(reference);
    if (character === reference) decoded.addPlain(reference, at + index);
    else decoded.addRead(character, { start: at + index, end: at + index + reference.length });
    from = index + reference.length;
  }
  decoded.addPlain(raw.slice(from), at + from);
  return decoded.text.slice(before) === read;
}

/** The voice tag that applies to a part, and those inside it that repeat the voice. */
function voicesOf(voices: readonly RegExpExecArray[], textAt: number, words: PlacedPart['words']): Range[] {
  const [from, to] = [words[0]!.pieces[0]!.start, words.at(-1)!.pieces.at(-1)!.end];
  const above = voices.findLast(({ index }) => textAt + index < from);
  return voices.filter((voice) => voice === above || (textAt + voice.index > from && textAt + voice.index < to)).map(({ 0: tag, 1: name, index }) => {
    const start = textAt + index + tag.length - 1 - name!.length;
    return { start: start + name!.length - name!.trimStart().length, end: start + name!.trimEnd().length };
  });
}

const stampsOf = ({ textAt }: VttCue, pieces: readonly Piece[], words: PlacedPart['words']): Stamp[] =>
  pieces.flatMap((piece) => (piece.kind === 'time' ? [{ ms: piece.ms, start: textAt + piece.at + 1, end: textAt + piece.end - 1, word: words.filter(({ pieces: [first] }) => first!.start < textAt + piece.at).length }] : []));

const blockStart = (text: string, { id, at }: VttCue): number => (id !== '' && text.slice(at - 1 - id.length, at - 1) === id ? at - 1 - id.length : at);

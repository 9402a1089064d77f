import { guardTags, shownIn, WORDS_FOLLOW } from '../formats/srt/markup.ts';
import { parseSrt } from '../formats/srt/parseSrt.ts';
import { voicedCaptions } from '../formats/srt/readSrt.ts';
import type { Range } from '../model/patch.ts';
import { byLine, placeTimes, removeBlock, timesLine, type CaptionBlock } from './captionBlocks.ts';
import { clockLike } from './clockLike.ts';
import { inTime, type PlacedCue, type PlacedFile, type PlacedPart } from './placed.ts';
import { DecodedText, nameIn, placeWords } from './placeWords.ts';

const VOICE = /<v(?:\.[^\s<>]*)?[ \t]([^<>\n]*)>/gi;

/**
 * Reads a SubRip file with the places of its words, names and times; see `placeVtt`.
 *
 * @param text lines end with LF
 */
export function placeSrt(text: string): PlacedFile | { why: string } {
  const found = parseSrt(text);
  const { shown, cues: spoken, rolls } = voicedCaptions(found);
  if (rolls) return { why: 'its captions roll up, so each word is in several of them' };
  const lines = byLine(spoken);
  const captions = new Map(shown.map((caption) => [caption.line, caption]));
  const [cues, parts, blocks]: [PlacedCue[], PlacedPart[], CaptionBlock[]] = [[], [], []];
  for (const cue of found) {
    const caption = captions.get(cue.line);
    if (!caption) continue;
    const said = lines.get(cue.line) ?? [];
    const decoded = new DecodedText();
    for (const { text: shownText, at, isReference, end } of shownIn(cue.text)) {
      if (isReference) decoded.addRead(shownText, { start: cue.textAt + at, end: cue.textAt + end });
      else decoded.addPlain(shownText, cue.textAt + at);
    }
    const placed = placeWords(decoded, said.map((each) => each.text));
    if (!placed) return { why: `the words of the cue in line ${cue.line} do not stand together` };
    const voices = [...cue.text.matchAll(VOICE)];
    placed.forEach(({ words, head }, index) => {
      const { speaker } = said[index]!;
      const label = nameIn(decoded, head, speaker) ?? voiceBefore(voices, cue.textAt, words[0]!.pieces[0]!.start);
      parts.push({ cue: cues.length, speaker, words, labels: label ? [label] : [] });
    });
    const times = cue.startMs === caption.startMs && cue.endMs === caption.endMs ? placeTimes(text, cue.at) : { start: null, end: null };
    cues.push({ startMs: caption.startMs, endMs: caption.endMs, ...times, stamps: [], isPlain: placed.length === 1 && !/[<{]/.test(cue.text) });
    blocks.push({ start: numberAt(text, cue.at), timesAt: cue.at, words: { start: cue.textAt, end: cue.textAt + cue.text.length } });
  }
  const numberOf = ({ start, timesAt }: CaptionBlock): string => text.slice(start, timesAt);
  return {
    text, cues, parts, heard: inTime(cues, parts), carries: true, paragraphs: false, wordByWord: false,
    writing: {
      words: guardTags,
      time: clockLike,
      name: (at, name, sure) => {
        const { labels: [label], words: [first] } = parts[at]!;
        const { start } = first!.pieces[0]!;
        if (!label) return [{ start, end: start, text: named(name, sure) }];
        if (name === null || sure) return label.end <= start ? [{ start: label.start, end: start, text: named(name, sure) }] : null;
        return [{ ...label, text: name }];
      },
      divider: (at, next, isNamed, sure) => {
        const { cue } = parts[at]!;
        const times = timesLine(text, blocks[cue]!, cues[cue]!, next);
        return times === null || !cues[cue]!.isPlain ? null : `\n\n${numberOf(blocks[cue]!)}${times}\n${isNamed ? named(next.speaker, sure) : ''}`;
      },
      remove: (cue) => removeBlock(text, blocks[cue]!),
      after: (cue, added, isNamed, sure) => {
        const times = timesLine(text, blocks[cue]!, cues[cue]!, added);
        const { end } = blocks[cue]!.words;
        return times === null ? null : { start: end, end, text: `\n\n${numberOf(blocks[cue]!)}${times}\n${isNamed ? named(added.speaker, sure) : ''}${guardTags(added.text)}` };
      },
    },
  };
}

/** A name as written before words; if nobody is named from there on, the mark that words follow. */
const named = (name: string | null, sure: boolean): string => (name === null ? WORDS_FOLLOW : `${name}: ${sure ? WORDS_FOLLOW : ''}`);

/** A WebVTT voice left by a converter, directly before these words. */
function voiceBefore(voices: readonly RegExpExecArray[], textAt: number, at: number): Range | null {
  const voice = voices.findLast(({ 0: tag, index }) => textAt + index + tag.length === at);
  if (!voice) return null;
  const end = at - 1;
  return { start: end - voice[1]!.length, end };
}

/** The offset of a cue's number on the line before its times. */
function numberAt(text: string, timesAt: number): number {
  const lineAt = text.lastIndexOf('\n', timesAt - 2) + 1;
  return timesAt > 0 && /^[ \t]*\d+[ \t]*\n$/.test(text.slice(lineAt, timesAt)) ? lineAt : timesAt;
}

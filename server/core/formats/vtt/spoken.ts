import { estimateWords } from '../../edit/estimateWords.ts';
import { Ms } from '../../model/id.ts';
import type { Word } from '../../model/segment.ts';
import { joinTexts, withoutBreaks } from '../joinTexts.ts';
import { timedText, type TimedRun } from '../timedText.ts';
import type { Piece } from './cueText.ts';

/** What one voice says in a cue. */
export interface Part {
  startMs: number;
  endMs: number | null;
  voice: string | null;
  text: string;
  words: Word[] | null;
}

type Pieces = readonly Piece[];

/** Where a voice begins or ends in a cue; one that is not known was estimated. */
interface Edge {
  ms: number | null;
  isKnown: boolean;
}

/**
 * What each voice says in a cue: one part for every run of pieces with the same voice, with word times from the times between them.
 *
 * A time is the start of the word after it and the end of the one before it; one that is separated from the next only by white space is
 * just an end. So a word between two times, or between one and the cue's start or end, is measured; several words between two times
 * divide the interval, as estimates. Voices divide a cue by the times between them, else by estimate.
 *
 * @param spaced whether lines were broken at spaces in all scripts, as the writer does
 * @returns the parts that have words, and how many times were dropped because they are outside the cue or run backwards
 */
export function partsOf(pieces: Pieces, startMs: number, endMs: number | null, spaced = false): { parts: Part[]; misplaced: number } {
  const only = pieces.length === 1 ? pieces[0]! : null;
  if (only?.kind === 'text' && !only.isRuby) {
    const text = onOneLine(only.text, spaced);
    return { parts: text === '' ? [] : [{ startMs, endMs, voice: only.voice === '' ? null : only.voice, text, words: null }], misplaced: 0 };
  }
  const { pieces: sound, misplaced } = withSoundTimes(pieces, startMs, endMs);
  const groups = byVoice(spaced ? sound.map(withSpaces) : sound);
  if (groups.length === 0) return { parts: [], misplaced };
  const timed = sound.some(({ kind }) => kind === 'time');
  const edges: Edge[] = [...(groups.length === 1 ? [{ ms: startMs, isKnown: true }] : startsOf(groups, startMs, endMs)), { ms: endMs, isKnown: true }];
  const parts = groups.map((group, index): Part => {
    const [from, to] = [edges[index]!, edges[index + 1]!];
    const { text, words } = timed ? timedText(runsOf(group.pieces, from, to), from.ms!, to.ms) : { text: plain(group.pieces), words: null };
    return { startMs: from.ms!, endMs: to.ms, voice: group.voice, text, words };
  });
  return { parts, misplaced };
}

const withSpaces = (piece: Piece): Piece => (piece.kind === 'text' && piece.text.includes('\n') ? { ...piece, text: withoutBreaks(piece.text).replaceAll('\n', ' ') } : piece);

/** Only the times that lie in their cue and do not run backwards. */
function withSoundTimes(pieces: Pieces, startMs: number, endMs: number | null): { pieces: Pieces; misplaced: number } {
  if (!pieces.some(({ kind }) => kind === 'time')) return { pieces, misplaced: 0 };
  let latest = startMs;
  const sound = pieces.filter((piece) => {
    if (piece.kind !== 'time') return true;
    if (piece.ms < latest || piece.ms > (endMs ?? Ms.maxValue!)) return false;
    latest = piece.ms;
    return true;
  });
  return { pieces: sound, misplaced: pieces.length - sound.length };
}

/** Runs of pieces with the same voice that contain words; white space and times belong to the words after them, at the end to those before. */
function byVoice(pieces: Pieces): { voice: string | null; pieces: Piece[] }[] {
  const groups: { voice: string | null; pieces: Piece[] }[] = [];
  let waiting: Piece[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'text' && piece.isRuby) continue;
    if (piece.kind === 'time' || !/\S/.test(piece.text)) {
      waiting.push(piece);
      continue;
    }
    let group = groups.at(-1);
    const voice = piece.voice === '' ? null : piece.voice;
    if (!group || group.voice !== voice) groups.push((group = { voice, pieces: [] }));
    for (const each of waiting) group.pieces.push(each);
    waiting = [];
    group.pieces.push(piece);
  }
  for (const each of waiting) groups.at(-1)?.pieces.push(each);
  return groups;
}

/** The start of each voice: the time directly before its words, else by the weight of the words between two known times. */
function startsOf(groups: readonly { pieces: Pieces }[], startMs: number, endMs: number | null): Edge[] {
  const known = groups.map(({ pieces }, index) => (index === 0 ? startMs : timeBefore(pieces)));
  const starts: Edge[] = [];
  for (let from = 0; from < groups.length; ) {
    let to = from + 1;
    while (to < groups.length && known[to] === null) to += 1;
    const start = known[from]!;
    const texts = groups.slice(from, to).map(({ pieces }) => plain(pieces));
    const words = estimateWords(texts.join(' '), start, Math.max(start, known[to] ?? endMs ?? start));
    let word = 0;
    for (const text of texts) {
      starts.push({ ms: words[word]?.startMs ?? start, isKnown: word === 0 });
      word += text.split(' ').length;
    }
    from = to;
  }
  return starts;
}

/** The time before the first word, or null. */
function timeBefore(pieces: Pieces): number | null {
  const first = pieces.findIndex((piece) => piece.kind === 'text' && /\S/.test(piece.text));
  const time = pieces.slice(0, first).findLast((piece) => piece.kind === 'time');
  return time?.kind === 'time' ? time.ms : null;
}

/** The text between each two times; if an edge was estimated, or the text is marked as estimated, it has no time of its own. */
function runsOf(pieces: Pieces, start: Edge, end: Edge): TimedRun[] {
  const runs: TimedRun[] = [];
  let texts: string[] = [];
  let from: Edge = start;
  let estimated = false;
  const close = (until: Edge): void => {
    const text = unbroken(texts.join(''));
    const isTimed = !estimated && from.isKnown && until.isKnown;
    if (text !== '') runs.push({ text, startMs: isTimed ? from.ms : null, endMs: isTimed ? until.ms : null });
    texts = [];
    estimated = false;
  };
  for (const piece of pieces) {
    if (piece.kind === 'time') {
      const time = { ms: piece.ms, isKnown: true };
      close(time);
      from = time;
    } else {
      texts.push(piece.text);
      estimated ||= piece.estimated;
    }
  }
  close(end);
  return runs;
}

const plain = (pieces: Pieces): string => onOneLine(pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join(''), false);

/** White space other than single spaces between words. */
const UNEVEN_SPACE = /[^\S ]| {2}|^ | $/;

/** Whether a text has no white space except single spaces between words. Called for every line, so there is a fast path for ASCII. */
function isEven(text: string): boolean {
  let before = 0x20;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return !UNEVEN_SPACE.test(text);
    if (code < 0x20 || (code === 0x20 && before === 0x20)) return false;
    before = code;
  }
  return before !== 0x20;
}

/** A text on one line, trimmed. */
function onOneLine(text: string, spaced: boolean): string {
  if (text === '' || isEven(text)) return text;
  return spaced ? withoutBreaks(text).replace(/\s\s*/g, ' ').trim() : collapsed(text);
}

const evenLine = (line: string): string => (line === '' || isEven(line) ? line : line.replace(/\s\s*/g, ' ').trim());

const collapsed = (text: string): string => joinTexts(text.split('\n').map(evenLine));

/** Joins lines but keeps white space at the ends, which separates this text from its neighbours. */
function unbroken(text: string): string {
  if (!text.includes('\n')) return text;
  return `${/^\s/.test(text) ? ' ' : ''}${collapsed(text)}${/\s$/.test(text) ? ' ' : ''}`;
}

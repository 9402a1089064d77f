import { estimateWords } from '../../edit/estimateWords.ts';
import type { Word } from '../../model/segment.ts';
import { joinTexts } from '../joinTexts.ts';
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

/**
 * What each voice says in a cue: one part for every run of pieces of one voice, and the times of words from the times between them.
 *
 * A time is the start of the word after it and the end of the one before it; one with only white space between it and the next is an
 * end alone. So a word between two times, or between one and the cue's start or end, is measured; several words between two times share
 * them, estimated. Voices share a cue by the times between them, else by estimate.
 *
 * @param spaced whether lines were broken at spaces in any script, as the writer does
 * @returns the parts that have words, and how many times were left out because they lie outside of the cue or run backwards
 */
export function partsOf(pieces: Pieces, startMs: number, endMs: number | null, spaced = false): { parts: Part[]; misplaced: number } {
  const { pieces: sound, misplaced } = withSoundTimes(pieces, startMs, endMs);
  const groups = byVoice(spaced ? sound.map(withSpaces) : sound);
  if (groups.length === 0) return { parts: [], misplaced };
  const timed = sound.some(({ kind }) => kind === 'time');
  const starts = groups.length === 1 ? [startMs] : startsOf(groups, startMs, endMs);
  const parts = groups.map((group, index): Part => {
    const start = starts[index]!;
    const end = index + 1 < groups.length ? starts[index + 1]! : endMs;
    const { text, words } = timed ? timedText(runsOf(group.pieces, start, end), start, end) : { text: plain(group.pieces), words: null };
    return { startMs: start, endMs: end, voice: group.voice, text, words: words?.some(({ estimated }) => !estimated) ? words : null };
  });
  return { parts, misplaced };
}

const withSpaces = (piece: Piece): Piece => (piece.kind === 'text' && piece.text.includes('\n') ? { ...piece, text: piece.text.replaceAll('\n', ' ') } : piece);

/** Times that lie in their cue and never run backwards. */
function withSoundTimes(pieces: Pieces, startMs: number, endMs: number | null): { pieces: Pieces; misplaced: number } {
  if (!pieces.some(({ kind }) => kind === 'time')) return { pieces, misplaced: 0 };
  let latest = startMs;
  const sound = pieces.filter((piece) => {
    if (piece.kind !== 'time') return true;
    if (piece.ms < latest || piece.ms > (endMs ?? Infinity)) return false;
    latest = piece.ms;
    return true;
  });
  return { pieces: sound, misplaced: pieces.length - sound.length };
}

/** Runs of pieces of one voice that hold words; white space and times go with the words after them, at the end with those before. */
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

/** Where each voice begins: at the time directly before its words, else by the weight of the words. */
function startsOf(groups: readonly { pieces: Pieces }[], startMs: number, endMs: number | null): number[] {
  const texts = groups.map(({ pieces }) => plain(pieces));
  const words = estimateWords(texts.join(' '), startMs, Math.max(startMs, endMs ?? startMs));
  const starts: number[] = [];
  let at = 0;
  groups.forEach(({ pieces }, index) => {
    const first = pieces.findIndex((piece) => piece.kind === 'text' && /\S/.test(piece.text));
    const time = pieces.slice(0, first).findLast((piece) => piece.kind === 'time');
    const start = index === 0 ? startMs : time?.kind === 'time' ? time.ms : (words[at]?.startMs ?? startMs);
    starts.push(Math.max(start, starts.at(-1) ?? startMs));
    at += texts[index]!.split(' ').length;
  });
  return starts;
}

function runsOf(pieces: Pieces, startMs: number, endMs: number | null): TimedRun[] {
  const runs: TimedRun[] = [];
  let texts: string[] = [];
  let estimated = false;
  let from = startMs;
  const close = (until: number | null): void => {
    const text = unbroken(texts.join(''));
    if (text !== '') runs.push(estimated ? { text, startMs: null, endMs: null } : { text, startMs: from, endMs: until });
    [texts, estimated] = [[], false];
  };
  for (const piece of pieces) {
    if (piece.kind === 'time') {
      if (piece.ms < startMs) continue;
      close(piece.ms);
      from = piece.ms;
    } else {
      texts.push(piece.text);
      estimated ||= piece.estimated;
    }
  }
  close(endMs);
  return runs;
}

/** Text on one line, without white space at its ends. */
function plain(pieces: Pieces): string {
  const text = pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
  return /[^\S ]| {2}|^ | $/.test(text) ? collapsed(text) : text;
}

const collapsed = (text: string): string => joinTexts(text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim()));

/** Lines joined, with the white space at the ends kept: it parts this text from what stands before and after. */
function unbroken(text: string): string {
  if (!text.includes('\n')) return text;
  return `${/^\s/.test(text) ? ' ' : ''}${collapsed(text)}${/\s$/.test(text) ? ' ' : ''}`;
}

import DiffMatchPatch from 'diff-match-patch';
import type { Block } from './blocks';

/** A stretch of words: kept, struck out, or written in. */
export interface Mark {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** A row of two columns: what the notes say now, and what they will say. */
export type Row =
  | { kind: 'same'; block: Block }
  | { kind: 'changed'; before: { block: Block; marks: Mark[] } | null; after: { block: Block; marks: Mark[] } | null };

const engine = new DiffMatchPatch();
const names = { [-1]: 'removed', 0: 'same', 1: 'added' } as const;

/** Maps each distinct token to one character, so that the diff engine compares tokens. */
function encoder() {
  const codes = new Map<string, string>();
  const tokens: string[] = [];
  return {
    encode: (token: string) => {
      const known = codes.get(token);
      if (known !== undefined) return known;
      // skips the surrogates, since half of a pair is not a character
      const number = tokens.length + 1;
      const code = String.fromCharCode(number < 0xd800 ? number : number + 0x800);
      codes.set(token, code);
      tokens.push(token);
      return code;
    },
    decode: (code: string) => {
      const number = code.charCodeAt(0);
      return tokens[(number < 0xe000 ? number : number - 0x800) - 1] ?? '';
    },
  };
}

function diff(before: readonly string[], after: readonly string[]): { kind: Mark['kind']; tokens: string[] }[] {
  const { encode, decode } = encoder();
  return engine.diff_main(before.map(encode).join(''), after.map(encode).join(''), false).map(([kind, codes]) => ({ kind: names[kind as -1 | 0 | 1], tokens: [...codes].map(decode) }));
}

/** A time is one word, because nobody corrects half of it. */
const words = (text: string): string[] => text.match(/\s+|\d+(?::\d\d)+(?:[.,]\d+)?|[^\s\p{P}]+|\p{P}/gu) ?? [];

/**
 * What was struck out and written in, word by word. A run of words that all changed is one stroke of the pencil: it includes the white space between
 * them, and all of the old text comes before the new.
 */
export function markWords(before: string, after: string): Mark[] {
  const marks: Mark[] = [];
  let [removed, added, between] = ['', '', ''];
  const flush = () => {
    if (removed) marks.push({ kind: 'removed', text: removed });
    if (added) marks.push({ kind: 'added', text: added });
    if (between) marks.push({ kind: 'same', text: between });
    removed = added = between = '';
  };
  for (const { kind, tokens } of diff(words(before), words(after))) {
    const text = tokens.join('');
    if (kind === 'same') {
      if ((removed || added) && !between && /^\s+$/.test(text)) between = text;
      else {
        flush();
        marks.push({ kind: 'same', text });
      }
      continue;
    }
    if (between) {
      removed += between;
      added += between;
      between = '';
    }
    if (kind === 'removed') removed += text;
    else added += text;
  }
  flush();
  return marks;
}

const LONG = 220;

/** The same for long texts: unchanged text is shown only beside changes. */
export const markAround = (before: string, after: string): Mark[] =>
  markWords(before, after).map((mark, at, all) => {
    if (mark.kind !== 'same' || mark.text.length <= LONG / 2) return mark;
    const head = at === 0 ? '' : mark.text.slice(0, LONG / 4);
    const tail = at === all.length - 1 ? '' : mark.text.slice(-LONG / 4);
    return { ...mark, text: `${head}…${tail}` };
  });

const keys = (blocks: readonly Block[]): string[] => blocks.map(({ kind, full }) => `${kind}\n${full}`);

/** Lays two lists of blocks side by side; a changed block is one row with its words marked. */
export function sideBySide(before: readonly Block[], after: readonly Block[]): Row[] {
  const rows: Row[] = [];
  const byFull = new Map([...before, ...after].map((block) => [`${block.kind}\n${block.full}`, block]));
  let gone: Block[] = [];
  let come: Block[] = [];
  const flush = () => {
    for (let at = 0; at < Math.max(gone.length, come.length); at += 1) {
      const [left, right] = [gone[at], come[at]];
      const marks = markWords(left?.full ?? '', right?.full ?? '');
      rows.push({ kind: 'changed', before: left ? { block: left, marks: marks.filter(({ kind }) => kind !== 'added') } : null, after: right ? { block: right, marks: marks.filter(({ kind }) => kind !== 'removed') } : null });
    }
    gone = [];
    come = [];
  };
  for (const { kind, tokens } of diff(keys(before), keys(after))) {
    const blocks = tokens.map((key) => byFull.get(key)!);
    if (kind === 'removed') gone.push(...blocks);
    else if (kind === 'added') come.push(...blocks);
    else {
      flush();
      rows.push(...blocks.map((block) => ({ kind: 'same' as const, block })));
    }
  }
  flush();
  return rows;
}

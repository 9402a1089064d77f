import { append } from '../model/append.ts';
import type { Patch } from '../model/patch.ts';
import type { Hunk } from '../model/publication.ts';
import { cutLine, type MarkedLine } from './longLine.ts';
import { lineAt, lineStartsOf } from '../model/place.ts';

/** A run of lines touched by patches: `first` to `last`, 0-based, in the text before. */
interface Block {
  first: number;
  last: number;
  patches: Patch[];
}

/**
 * The unified diff of a patched feed, computed from the patches alone: nothing is compared, and only the lines around a patch are
 * examined. Lines are 1-based; changed stretches are UTF-16 columns of the line as shown, which is cut around them if it is long.
 *
 * @param patches as returned by {@link import('./write.ts').writeFeed}, in any order, not overlapping
 * @param context how many unchanged lines to show around a change
 */
export function feedHunks(before: string, patches: readonly Patch[], context = 2): Hunk[] {
  const starts = lineStartsOf(before);
  const lineEnd = (line: number): number => (line + 1 < starts.length ? starts[line + 1]! - 1 : before.length);
  const same = (line: number): Hunk['lines'][number] => ({ kind: 'same', ...cutLine({ text: bare(before.slice(starts[line], lineEnd(line))), changed: [] }) });
  const hunks: Hunk[] = [];
  let shift = 0;
  let shownTo = -1;
  for (const block of blocksOf(patches, starts)) {
    const from = Math.max(0, block.first - context);
    const open = hunks.at(-1);
    const joins = open !== undefined && block.first - shownTo - 1 <= 2 * context;
    const hunk = joins ? open : { oldLine: from + 1, newLine: from + 1 + shift, lines: [] };
    if (!joins) {
      if (open) trail(open, shownTo, shownTo + context, same);
      hunks.push(hunk);
    }
    for (let line = joins ? shownTo + 1 : from; line < block.first; line += 1) hunk.lines.push(same(line));
    const { lines, added } = changed(before, block, starts[block.first]!, lineEnd(block.last));
    append(hunk.lines, lines);
    shift += added;
    shownTo = block.last;
  }
  const open = hunks.at(-1);
  if (open) trail(open, shownTo, Math.min(shownTo + context, starts.length - 1), same);
  return hunks;
}

function trail(hunk: Hunk, shownTo: number, to: number, same: (line: number) => Hunk['lines'][number]): void {
  for (let line = shownTo + 1; line <= to; line += 1) hunk.lines.push(same(line));
}

const bare = (line: string): string => line.replace(/\r$/, '');

function blocksOf(patches: readonly Patch[], starts: readonly number[]): Block[] {
  const sorted = patches.map((patch, index) => ({ patch, index })).sort((a, b) => a.patch.start - b.patch.start || a.patch.end - b.patch.end || a.index - b.index);
  const blocks: Block[] = [];
  for (const { patch } of sorted) {
    const first = lineAt(starts, patch.start);
    const last = lineAt(starts, patch.end);
    const open = blocks.at(-1);
    if (open && first <= open.last) {
      open.last = Math.max(open.last, last);
      open.patches.push(patch);
    } else blocks.push({ first, last, patches: [patch] });
  }
  return blocks;
}

const shown = (kind: 'same' | 'removed' | 'added', lines: MarkedLine[]): Hunk['lines'] =>
  lines.map((line) => ({ kind, ...cutLine(kind === 'same' ? { text: line.text, changed: [] } : line) }));

/** The lines of a block before and after, without the common beginning and end. */
function changed(before: string, block: Block, start: number, end: number): { lines: Hunk['lines']; added: number } {
  const oldMarks = block.patches.map((patch): [number, number] => [patch.start - start, patch.end - start]);
  const newMarks: [number, number][] = [];
  let after = '';
  let at = start;
  for (const patch of block.patches) {
    after += before.slice(at, patch.start);
    newMarks.push([after.length, after.length + patch.text.length]);
    after += patch.text;
    at = patch.end;
  }
  const removed = linesOf(before.slice(start, end), oldMarks);
  const added = linesOf(after + before.slice(at, end), newMarks);
  let head = 0;
  while (head < Math.min(removed.length, added.length) && removed[head]!.text === added[head]!.text) head += 1;
  let tail = 0;
  while (tail < Math.min(removed.length, added.length) - head && removed.at(-1 - tail)!.text === added.at(-1 - tail)!.text) tail += 1;
  const lines = [
    ...shown('same', removed.slice(0, head)),
    ...shown('removed', removed.slice(head, removed.length - tail)),
    ...shown('added', added.slice(head, added.length - tail)),
    ...shown('same', removed.slice(removed.length - tail)),
  ];
  return { lines, added: added.length - removed.length };
}

function linesOf(text: string, marks: readonly [number, number][]): MarkedLine[] {
  let at = 0;
  return text.split('\n').map((raw) => {
    const line = bare(raw);
    const changed = marks.map(([from, to]): [number, number] => [Math.max(0, from - at), Math.min(line.length, to - at)]).filter(([from, to]) => from < to);
    at += raw.length + 1;
    return { text: line, changed };
  });
}

import type { Patch, Range } from '../../model/patch.ts';
import type { Block } from '../blocks/block.ts';
import { isTimeAlone } from '../chapters.ts';
import type { Interpretation } from '../interpret.ts';
import { fill, blockAway, separator } from './form.ts';
import type { Order } from './order.ts';
import type { Edit } from './state.ts';

/** The items of a list in the source, by record id. */
export type Items = ReadonlyMap<string, Block>;

/** Removes items, one run of neighbours at a time, each with the separator before it, or, at the head of the list, after it. */
export function removals(notes: Interpretation, items: Items, gone: ReadonlySet<string>): { keys: string[]; patches: Patch[] }[] {
  const all = [...items];
  const runs: { keys: string[]; patches: Patch[] }[] = [];
  for (let from = 0; from < all.length; from += 1) {
    if (!gone.has(all[from]![0])) continue;
    let to = from;
    while (to < all.length && gone.has(all[to]![0])) to += 1;
    const blocks = all.map(([, block]) => block);
    runs.push({ keys: all.slice(from, to).map(([key]) => key), patches: runRemoval(notes, blocks, from, to) });
    from = to;
  }
  return runs;
}

function runRemoval(notes: Interpretation, blocks: readonly Block[], from: number, to: number): Patch[] {
  const [before, after] = [blocks[from - 1], blocks[to]];
  const [first, last] = [blocks[from]!, blocks[to - 1]!];
  const run = blocks.slice(from, to);
  if (!run.every((block, index) => index === 0 || joined(notes, run[index - 1]!, block))) return run.map((block) => blockAway(notes, block));
  if (before && joined(notes, before, first)) return [{ start: before.end, end: last.end, text: '' }];
  if (after && joined(notes, last, after)) return [{ start: first.start, end: after.start, text: '' }];
  return run.length === blocks.length ? [{ start: first.start, end: last.end, text: '' }] : run.map((block) => blockAway(notes, block));
}

const joined = (notes: Interpretation, first: Block, second: Block): boolean =>
  first.end <= second.start && separator(notes, first, second) === notes.source.slice(first.end, second.start);

/**
 * Where a new item goes: after the nearest preceding one that stays, else before the first one; null in a list without items.
 *
 * @param isBefore whether it also goes after a line of the list that is no item
 */
export function placeOf(notes: Interpretation, items: Items, { keys, added, moved }: Order, key: string, isBefore: (line: Block) => boolean = () => false): { model: string; patch: (text: string) => Patch } | null {
  const index = keys.indexOf(key);
  const stays = (other: string): boolean => !added.has(other) && !moved.has(other);
  const before = keys.slice(0, index).findLast(stays);
  const model = before ?? [...items.keys()][0];
  const block = model === undefined ? undefined : items.get(model);
  if (model === undefined || !block) return null;
  const gap = gapOf(notes, [...items.values()], block);
  if (before !== undefined) {
    const { end } = lastInARow(notes, block, isBefore);
    return { model, patch: (text) => ({ start: end, end, text: gap + text }) };
  }
  const isLast = index === keys.length - 1 && !keys.some(stays);
  return { model, patch: (text) => ({ start: block.start, end: block.start, text: isLast ? text : text + gap }) };
}

/** The last of the lines of a list that follow one and are as wanted; that one itself if none are. */
function lastInARow(notes: Interpretation, first: Block, isWanted: (line: Block) => boolean): Block {
  let at = notes.blocks.indexOf(first);
  for (let next = notes.blocks[at + 1]; next && isWanted(next) && joined(notes, notes.blocks[at]!, next); next = notes.blocks[at + 1]) at += 1;
  return notes.blocks[at]!;
}

/** A record that moves takes its markup along: its own stretch with its edits applied, and the edits that are elsewhere. */
export function ownStretch(notes: Interpretation, { start, end }: Range, edits: readonly Edit[]): { text: string; elsewhere: Patch[] } | null {
  const patches = edits.flatMap((edit) => edit.patches);
  const inside = (patch: Patch): boolean => start <= patch.start && patch.end <= end;
  const text = fill(notes.source, start, end, patches.filter(inside));
  return text === null ? null : { text, elsewhere: patches.filter((patch) => !inside(patch)) };
}

/** The text between an item and its neighbour in the list, which may be a line that lacks its title; else between the first two neighbours. */
function gapOf(notes: Interpretation, items: readonly Block[], item: Block): string {
  const at = notes.blocks.indexOf(item);
  const beside = notes.blocks.slice(Math.max(0, at - 1), at + 2).filter((block) => items.includes(block) || isTimeAlone(block));
  const [before, after] = neighbours(notes, beside) ?? neighbours(notes, items) ?? [];
  return separator(notes, before, after);
}

function neighbours(notes: Interpretation, blocks: readonly Block[]): [Block, Block] | null {
  const index = blocks.findIndex((block, at) => at > 0 && joined(notes, blocks[at - 1]!, block));
  return index < 0 ? null : [blocks[index - 1]!, blocks[index]!];
}

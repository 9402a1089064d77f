import type { Patch, Range } from '../../model/patch.ts';
import { type Block, wholeOf } from '../blocks/block.ts';
import { thingsIn } from '../blocks/things.ts';
import { isWhole } from '../blocks/whole.ts';
import type { Interpretation } from '../interpret.ts';
import type { SegmentPlace } from '../transcript.ts';
import { blockAway, closedEnd, onlyBreaks, removal } from './form.ts';
import { without } from './splice.ts';

/** A stretch of the source that goes: some blocks of a turn, or an element that contains nothing else. */
interface Part extends Range {
  /** Set if no element goes with it. */
  block: Block | null;
}

/** Takes a turn, header and words, away with the elements that contain nothing else, and with the pictures in it: it comes somewhere else. */
export const turnAway = (notes: Interpretation, place: SegmentPlace): Patch[] => blocksAway(notes, blocksOf(place));

/** Removes a turn, with the elements that contain nothing else; a picture, a player or a comment among its words stays where it is. */
export function turnRemoved(notes: Interpretation, place: SegmentPlace): Patch[] {
  const blocks = blocksOf(place);
  return [...blocksAway(notes, blocks.filter((block) => !hasThings(notes, block))), ...blocks.filter((block) => hasThings(notes, block)).flatMap((block) => without(notes, wholeOf(block)))];
}

/** Removes a block; if a picture, a player or a comment is in it, only its words. */
export const wordsAway = (notes: Interpretation, block: Block): Patch[] => (hasThings(notes, block) ? without(notes, wholeOf(block)) : [blockAway(notes, block)]);

const hasThings = ({ source, format }: Interpretation, { start, end }: Block): boolean => format === 'html' && thingsIn(source.slice(start, end)).length > 0;

/** The blocks of a turn, in order. */
export const blocksOf = ({ header, words }: SegmentPlace): Block[] => [...new Set([...(header ? [header.block] : []), ...words.map(({ block }) => block)])];

function blocksAway(notes: Interpretation, blocks: readonly Block[]): Patch[] {
  const { source, format } = notes;
  const parts = blocks.map((block): Part => ({ start: block.start, end: block.end, block }));
  return (format === 'html' ? withHolders(source, parts) : parts).map(({ start, end, block }) => (block ? blockAway(notes, block) : removal(notes, { start, end }, false)));
}

/** Parts that stand together go with the elements that would be empty without them, and those with the ones around them. */
function withHolders(source: string, parts: readonly Part[]): readonly Part[] {
  const runs: Part[][] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (last && onlyBreaks(source, last.at(-1)!.end, part.start)) last.push(part);
    else runs.push([part]);
  }
  let grew = false;
  const grown = runs.flatMap((run): Part[] => {
    const [{ start }, { end }] = [run[0]!, run.at(-1)!];
    const holder = holderOf(source, { start, end });
    if (holder.start === start && holder.end === end) return run;
    grew = true;
    return [{ ...holder, block: null }];
  });
  return grew ? withHolders(source, grown) : grown;
}

/** Elements that exist only for their content. */
const HOLDER = /<(div|section|article|blockquote|details|ul|ol|dl|dt|dd|li|p|table|thead|tbody|tr|td|th|figure)(?:\s[^<>]*)?>\s*$/i;
const LONGEST_TAG = 600;

/** A stretch of the source together with the elements that would be empty without it, and with the end tags of what begins in it. */
export function holderOf(source: string, range: Range): Range {
  const all = [range, { start: range.start, end: closedEnd(source, range.start, range.end) }].map((each) => emptied(source, each));
  return all.find(({ start, end }) => end - start > range.end - range.start && isWhole(source.slice(start, end))) ?? range;
}

function emptied(source: string, { start, end }: Range): Range {
  for (;;) {
    const opened = HOLDER.exec(source.slice(Math.max(0, start - LONGEST_TAG), start));
    const closed = opened && new RegExp(`^\\s*</${opened[1]!}\\s*>`, 'i').exec(source.slice(end, end + LONGEST_TAG));
    if (!opened || !closed) return { start, end };
    start -= opened[0].length;
    end += closed[0].length;
  }
}

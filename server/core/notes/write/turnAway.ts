import type { Patch, Range } from '../../model/patch.ts';
import type { Block } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import type { SegmentPlace } from '../transcript.ts';
import { back, on, onlyBreaks, removal } from './form.ts';

/** A stretch of the source that goes: some blocks of a turn, or an element that contains nothing else. */
interface Part extends Range {
  /** Set if no element goes with it. */
  block: Block | null;
}

/** Removes a turn, header and words, with the elements that contain nothing else. */
export function turnAway(notes: Interpretation, { header, words }: SegmentPlace): Patch[] {
  const { source, format } = notes;
  const blocks = [...new Set([...(header ? [header.block] : []), ...words.map(({ block }) => block)])];
  const parts = blocks.map((block): Part => ({ start: block.start, end: block.end, block }));
  return (format === 'html' ? withHolders(source, parts) : parts).map(({ start: own, end, block }) => {
    if (block) return removal(notes, block);
    const start = back(source, own, false);
    return start === 0 ? { start: own, end: on(source, end, false), text: '' } : { start, end, text: '' };
  });
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
    const holder = emptied(source, { start, end });
    if (holder.start === start) return run;
    grew = true;
    return [{ ...holder, block: null }];
  });
  return grew ? withHolders(source, grown) : grown;
}

/** Elements that exist only for their content. */
const HOLDER = /<(div|section|article|blockquote|details|ul|ol|dl|dt|dd|li|p|table|thead|tbody|tr|td|th|figure)(?:\s[^<>]*)?>\s*$/i;
const LONGEST_TAG = 600;

/** A stretch of the source together with the elements that would be empty without it. */
function emptied(source: string, { start, end }: Range): Range {
  for (;;) {
    const opened = HOLDER.exec(source.slice(Math.max(0, start - LONGEST_TAG), start));
    const closed = opened && new RegExp(`^\\s*</${opened[1]!}\\s*>`, 'i').exec(source.slice(end, end + LONGEST_TAG));
    if (!opened || !closed) return { start, end };
    start -= opened[0].length;
    end += closed[0].length;
  }
}

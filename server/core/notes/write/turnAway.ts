import type { Patch, Range } from '../../model/patch.ts';
import type { Interpretation } from '../interpret.ts';
import type { SegmentPlace } from '../transcript.ts';
import { back, on, removal, standTogether } from './form.ts';

/** Removes a turn, header and words, with the elements that contain nothing else. */
export function turnAway(notes: Interpretation, { header, words }: SegmentPlace): Patch[] {
  const { source } = notes;
  const blocks = [...new Set([...(header ? [header.block] : []), ...words.map(({ block }) => block)])];
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (!first || !last) return [];
  const own: Range = { start: first.start, end: last.end };
  const whole = notes.format === 'html' && standTogether(source, blocks) ? emptied(source, own) : own;
  if (whole.start === own.start) return blocks.map((block) => removal(notes, block));
  const start = back(source, whole.start, false);
  return [start === 0 ? { start: whole.start, end: on(source, whole.end, false), text: '' } : { start, end: whole.end, text: '' }];
}

/** Elements that exist only for their content. */
const HOLDER = /<(div|section|article|blockquote|details|ul|ol|dl|li|p)(?:\s[^<>]*)?>\s*$/i;
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

import { type Patch, type Range, applyPatches } from '../../model/patch.ts';
import { type Span, sourceRange, spaceOn } from '../blocks/block.ts';
import { isWhole } from '../blocks/whole.ts';
import type { Interpretation } from '../interpret.ts';
import type { SegmentPlace } from '../transcript.ts';
import { LINE_BREAK, startOf } from './edges.ts';
import { parted } from './parted.ts';
import { asLines, withParagraphEnd } from './paragraphTags.ts';
import { isBorder } from './regroup.ts';
import { turnAway } from './turnAway.ts';

/** Paragraphs, or the end or beginning of one, with the markup in them, and the patches that take them away from where they stand. */
export interface Lifted {
  paragraphs: string[];
  patches: Patch[];
}

/**
 * The first or last words of a segment, corrected, to be put elsewhere; a paragraph that loses all its words goes with them, and what has
 * none, such as a picture, with the words before it. Null if tags reach beyond a paragraph.
 *
 * @param words a stretch of each paragraph that they are in
 */
export function lift(notes: Interpretation, place: SegmentPlace, words: readonly Span[], corrections: readonly Patch[]): Lifted | null {
  const pieces = words.map((span) => piece(notes, place, span));
  if (!pieces.every((each) => each !== null)) return null;
  const paragraphs: string[] = [];
  let made = 0;
  for (const { start, end, before, after } of pieces) {
    const its = corrections.filter((patch) => start <= patch.start && patch.end <= end);
    const inner = applyPatches(notes.source.slice(start, end), its.map((patch) => ({ ...patch, start: patch.start - start, end: patch.end - start })));
    paragraphs.push(within(before, asLines(inner.trim(), notes.lineBreak), after));
    made += its.length;
  }
  if (made !== corrections.length || !paragraphs.every((html) => isWhole(html) && !OTHER_PARAGRAPH.test(html))) return null;
  const away = paragraphsAway(notes, place, words.filter((_, at) => pieces[at]!.away === null));
  return { paragraphs, patches: [...away, ...pieces.flatMap((each) => each.away ?? [])] };
}

/** Words in what is continued around them, but for elements that they leave empty, since what they began or ended with is corrected away. */
function within(before: string, words: string, after: string): string {
  const [opened, closed] = [/<([a-zA-Z][\w:.-]{0,40})(?:\s[^<>]*)?>$/.exec(before), /^<\/([a-zA-Z][\w:.-]{0,40})>\s*/.exec(words)];
  if (opened && opened[1] === closed?.[1]) return within(before.slice(0, opened.index), words.slice(closed![0].length), after);
  const [begun, ended] = [/\s*<([a-zA-Z][\w:.-]{0,40})(?:\s[^<>]*)?>$/.exec(words), /^<\/([a-zA-Z][\w:.-]{0,40})>/.exec(after)];
  if (begun && begun[1] === ended?.[1]) return within(before, words.slice(0, begun.index), after.slice(ended![0].length));
  return before + words + after;
}

/** Tags of paragraphs inside an item, which is read as one: their end tags are often left out. */
const OTHER_PARAGRAPH = /<\/?(?:p|li)\b/i;

/** What goes of one paragraph, and what is written around it where it comes to. */
interface Piece extends Range {
  before: string;
  after: string;
  /** Null if the paragraph goes as a whole. */
  away: Patch[] | null;
}

function piece(notes: Interpretation, place: SegmentPlace, { block, start, end }: Span): Piece | null {
  const { source } = notes;
  const paragraph = place.words.find((span) => span.block === block)!;
  const [from, to] = [startOf(notes, place, paragraph), block.inner.end];
  if (LINE_BREAK.test(source.slice(sourceRange(paragraph).end, to))) return null;
  if (start === paragraph.start && end === paragraph.end) return { start: from, end: to, before: '', after: '', away: null };
  if (start === paragraph.start) {
    const halves = parted(source, block, end, spaceOn(block.text, end, 1));
    return halves && { start: from, end: halves.start, before: '', after: halves.ending, away: withParagraphEnd(source, block, { start: from, end: halves.end, text: halves.beginning }) };
  }
  const halves = parted(source, block, spaceOn(block.text, start, -1), start);
  return halves && { start: halves.end, end: to, before: halves.beginning, after: '', away: withParagraphEnd(source, block, { start: halves.start, end: to, text: halves.ending }) };
}

/** Takes whole paragraphs away; behind a header in the same block, the words of the next one that stays come into their place, if nothing is between. */
function paragraphsAway(notes: Interpretation, place: SegmentPlace, words: readonly Span[]): Patch[] {
  const [first, ...more] = words;
  if (!first || first.block !== place.header?.block) return turnAway(notes, { ...place, header: null, words: [...words] });
  const blocks = place.words.slice(0, words.length + 1).map(({ block }) => block);
  const isRow = blocks.every(({ inner }, at) => at === 0 || isBorder(notes.source.slice(blocks[at - 1]!.inner.end, inner.start)));
  const start = startOf(notes, place, first);
  return isRow ? [{ start, end: blocks.at(-1)!.inner.start, text: '' }] : [...withParagraphEnd(notes.source, first.block, { start, end: first.block.inner.end, text: '' }), ...paragraphsAway(notes, place, more)];
}

import type { Patch } from '../../model/patch.ts';
import { type Block, type Span, withItsTags, isBare } from '../blocks/block.ts';
import { isWhole } from '../blocks/whole.ts';
import type { Interpretation } from '../interpret.ts';
import { cloned } from './clone.ts';
import { startOf } from './edges.ts';
import { fill } from './form.ts';
import { joining } from './paragraphTags.ts';
import type { SegmentPlace } from '../transcript.ts';
import { paragraphGap, rewrite } from './texts.ts';
import { turnAway } from './turnAway.ts';

/** A segment that is joined to the one before: in its last paragraph, or as paragraphs of its own. */
export interface Joining {
  next: SegmentPlace;
  /** Its words, possibly corrected. */
  text: string;
  as: 'words' | 'paragraphs';
}

export interface Joined {
  patches: Patch[];
  /** The segment whose words the joined one ends with on the page. */
  end: SegmentPlace;
}

/**
 * The patches with which a segment takes in those after it, with the markup in their words: what separates them is removed. If that is
 * more than a header, such as a heading or the end of an element, the words are moved instead. Null if they cannot be, because tags
 * reach beyond them.
 */
export function join(notes: Interpretation, place: SegmentPlace, joinings: readonly Joining[]): Joined | null {
  const patches: Patch[] = [];
  let [end, last] = [place, place.words.at(-1)];
  for (const [index, { next, text, as }] of joinings.entries()) {
    if (!last || !next.words[0]) return null;
    const away = parting(notes, last, next, as);
    if (!away) {
      const carried = carry(notes, place, last, joinings.slice(index));
      return carried && { patches: [...patches, ...carried], end };
    }
    patches.push(...away, ...rewrite(notes, next, text));
    [end, last] = [next, next.words.at(-1)];
  }
  return { patches, end };
}

/** The patches that remove what separates a segment from the one before, if that is no more than a header. */
export function joinInPlace(notes: Interpretation, { words }: SegmentPlace, next: SegmentPlace, as: Joining['as']): Patch[] | null {
  const last = words.at(-1);
  return last ? parting(notes, last, next, as) : null;
}

function parting(notes: Interpretation, last: Span, next: SegmentPlace, as: Joining['as']): Patch[] | null {
  const first = next.words[0];
  if (!first || next.segment.heading !== null) return null;
  return as === 'words' ? joint(notes, last, first) : headerAway(notes, next, first);
}

function joint({ source }: Interpretation, last: Span, first: Span): Patch[] | null {
  const { end: start } = withItsTags(source, last);
  const { start: end } = withItsTags(source, first);
  return onlyParts(source.slice(start, end)) ? joining(source, last.block, first.block, { start, end, text: ' ' }) : null;
}

function headerAway({ source }: Interpretation, { header }: SegmentPlace, first: Span): Patch[] | null {
  const [start, end] = header?.block === first.block ? [first.block.inner.start, withItsTags(source, first).start] : [header?.block.start ?? first.block.start, first.block.start];
  return header && onlyParts(source.slice(start, end)) ? [{ start, end, text: '' }] : null;
}

interface Carried {
  open: string;
  inner: string;
  close: string;
  /** The patches contained in it. */
  made: readonly Patch[];
}

function carry(notes: Interpretation, place: SegmentPlace, last: Span, joinings: readonly Joining[]): Patch[] | null {
  let tail = '';
  const paragraphs: Carried[] = [];
  for (const { next, text, as } of joinings) {
    const patches = rewrite(notes, next, text);
    const words = next.words.map((span) => own(notes, next, span, last.block, patches));
    if (!words.every((found) => found !== null) || words.flatMap(({ made }) => made).length !== patches.length) return null;
    if (as === 'words') {
      const { inner } = words.shift()!;
      const before = paragraphs.at(-1);
      if (before) before.inner += ` ${inner}`;
      else tail += ` ${inner}`;
    }
    paragraphs.push(...words);
  }
  const [{ end: at }, { end }] = [withItsTags(notes.source, last), last.block];
  const gap = paragraphGap(notes, place, last.block);
  return [
    ...(tail === '' ? [] : [{ start: at, end: at, text: tail }]),
    ...(paragraphs.length === 0 ? [] : [{ start: end, end, text: paragraphs.map(({ open, inner, close }) => gap + open + inner + close).join('') }]),
    ...joinings.flatMap(({ next }) => turnAway(notes, next)),
  ];
}

/**
 * A paragraph of a segment as it is in the source, with its changes, starting after the header if that is in the same block; a line among paragraphs becomes
 * one, and vice versa.
 */
function own(notes: Interpretation, place: SegmentPlace, span: Span, last: Block, patches: readonly Patch[]): Carried | null {
  const { source } = notes;
  const { block } = span;
  const start = startOf(notes, place, span);
  const { end } = block.inner;
  const isAlike = isBare(block) === isBare(last);
  const shape = isAlike ? block : last;
  const open = source.slice(shape.start, shape.inner.start);
  const made = patches.filter((patch) => start <= patch.start && patch.end <= end);
  const inner = fill(source, start, end, made);
  return inner === null ? null : { open: isAlike ? open : cloned(open), inner, close: source.slice(shape.inner.end, shape.end), made };
}

/** Whether a stretch between two turns contains only a header and what separates paragraphs. */
function onlyParts(html: string): boolean {
  const names = Array.from(html.matchAll(/<\/?([a-zA-Z][\w:.-]{0,40})|<!/g), ([, name]) => name?.toLowerCase() ?? '!');
  return names.every((name) => ['p', 'strong', 'b', 'em', 'i', 'u', 'span', 'a', 'br'].includes(name)) && isWhole(html);
}

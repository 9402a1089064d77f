import { sourceRange } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import type { SegmentPlace } from '../transcript.ts';
import { fill, isWhole, paragraphLike, separator } from './form.ts';
import { heldLine, heldParagraphs } from './held.ts';
import { encoded, replace } from './splice.ts';
import { type WrittenTime, timeLike } from './times.ts';

/** A turn to be written: time and speaker are needed, a turn's header cannot do without. */
export interface NewTurn {
  startMs: number;
  speaker: string;
  text: string;
}

/** How turns are written on this page, as one of them shows. */
export interface TurnForm {
  /** The header as a block of its own, or, where words follow it inline, only what stands before them. */
  header: (turn: NewTurn) => { text: string; heldMs: number } | null;
  /** The whole turn, without the separator before it. */
  turn: (turn: NewTurn) => { text: string; heldMs: number } | null;
  /** Whether the words begin in the header's own block. */
  inline: boolean;
  /** What stands between two turns, and between a header and its words. */
  between: string;
  below: string;
}

export const writtenTimes = ({ segments }: Interpretation): WrittenTime[] =>
  segments.map(({ header, segment }) => (header ? { text: header.time.block.text.slice(header.time.start, header.time.end), ms: segment.startMs } : { text: '', ms: null }));

/** @param near number of the segment next to which the form is wanted; null where no turn of the page has a header */
export function turnForm(notes: Interpretation, near: number): TurnForm | null {
  const model = nearest(notes.segments, near);
  if (!model?.header) return null;
  const { source } = notes;
  const { block, name, time } = model.header;
  const inline = model.words[0]?.block === block;
  const body = (inline ? undefined : model.words[0]?.block) ?? notes.segments.find((other) => other.words[0] && other.words[0].block !== other.header?.block)?.words[0]?.block ?? block;
  const below = separator(notes, block, inline ? undefined : model.words[0]?.block);
  const gap = between(notes, model);
  const times = writtenTimes(notes);
  const head = (turn: NewTurn, from: number, to: number): { text: string; heldMs: number } | null => {
    const { text: clock, heldMs } = timeLike(times, near, turn.startMs);
    const text = fill(source, from, to, [...replace(notes, name, heldLine(turn.speaker)), ...replace(notes, time, clock)]);
    return text === null ? null : { text, heldMs };
  };
  const headTo = inline ? sourceRange({ block, start: model.words[0]!.start, end: model.words[0]!.start + 1 }).start : block.end;
  return {
    inline, below,
    between: gap,
    header: (turn) => head(turn, inline ? block.inner.start : block.start, headTo),
    turn: (turn) => {
      const paragraphs = heldParagraphs(turn.text, notes.format);
      const written = head(turn, block.start, headTo);
      if (!written && !inline) return null;
      if (!inline) return { ...written!, text: [written!.text, ...paragraphs.map((text) => paragraphLike(notes, body, text))].join(below) };
      const inner = head(turn, block.inner.start, headTo);
      if (!inner || paragraphs.length === 0) return null;
      const [open, close] = [source.slice(block.start, block.inner.start), source.slice(block.inner.end, block.end)];
      const first = open + inner.text + encoded(notes, paragraphs[0]!) + close;
      const more = paragraphs.slice(1).map((text) => open + encoded(notes, text) + close);
      return isWhole(first) ? { text: [first, ...more].join(gap), heldMs: inner.heldMs } : null;
    },
  };
}

function nearest(segments: readonly SegmentPlace[], near: number): SegmentPlace | null {
  for (let distance = 0; distance < segments.length + 1; distance += 1) {
    const found = [segments[near - distance], segments[near + distance]].find((place) => place?.header);
    if (found) return found;
  }
  return null;
}

/** What stands between a turn's last words and the next one's header, near a segment that shows it. */
function between(notes: Interpretation, model: SegmentPlace): string {
  const { segments } = notes;
  const at = segments.indexOf(model);
  const shown = [at, at + 1, ...segments.keys()].find((index) => {
    const [before, place] = [segments[index - 1], segments[index]];
    return before?.words.length && place?.header && place.segment.heading === null && isBare(place.header.block) === isBare(model.header!.block);
  });
  const gap = shown === undefined ? separator(notes, undefined, undefined) : separator(notes, segments[shown - 1]!.words.at(-1)!.block, segments[shown]!.header!.block);
  if (notes.format === 'text') return gap;
  if (isBare(model.header!.block)) return /<br/i.test(gap) ? gap : '<br><br>';
  return /<br/i.test(gap) ? '' : gap;
}

/** A block without tags of its own: a line among others parted by `<br>`. */
const isBare = ({ start, inner }: { start: number; inner: { start: number } }): boolean => start === inner.start;

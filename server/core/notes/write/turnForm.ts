import type { Patch } from '../../model/patch.ts';
import { isBare, sourceRange, textOf, withItsTags } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import type { SegmentPlace } from '../transcript.ts';
import { isWhole } from '../blocks/whole.ts';
import { cloned, hasThings, withoutOwnThings } from './clone.ts';
import { fill, paragraphLike, seam, separator } from './form.ts';
import { heldLine, heldParagraphs } from './held.ts';
import { halvesOf } from './paragraphTags.ts';
import { type NamedPlace, type TimedPlace, naming } from './naming.ts';
import { Roles } from './roles.ts';
import { encoded, replace } from './splice.ts';
import { TimeForm, nearest } from './times.ts';

/** A turn to be written. */
export interface NewTurn {
  /** null only if the form has no times. */
  startMs: number | null;
  endMs: number | null;
  /** null if the speaker before goes on, and the form need not name them again. */
  speaker: string | null;
  text: string;
}

export interface WrittenTurn {
  text: string;
  /** null if the form has no times. */
  heldMs: number | null;
  /** null if the form says only when turns begin. */
  heldEndMs: number | null;
}

/** How turns are written on this page, following one of them. */
export interface TurnForm {
  /** The header as a block of its own or, if words follow inline, only what precedes them. */
  header: (turn: NewTurn) => WrittenTurn | null;
  /** The whole turn, without the separator before it. */
  turn: (turn: NewTurn) => WrittenTurn | null;
  /** Whether a turn need not name anybody if the speaker before goes on. */
  nameless: boolean;
  /** Whether turns say when they begin. */
  timed: boolean;
  /** Whether the words begin in the header's own block. */
  inline: boolean;
  /** Whether turns are lines among others, separated by `<br>`. */
  bare: boolean;
  /** Whether headers and words are each all of a `<div>`; the texts here are without the first start tag and the last end tag. */
  parted: boolean;
  /** The text between two turns, and between a header and its words. */
  between: string;
  below: string;
}

/** The forms of a page's turns, each computed once: a transcript has ten thousand turns. */
export class TurnForms {
  readonly times: TimeForm;
  readonly roles: Roles;
  private readonly headed: SegmentPlace[];
  private readonly named: { header: NamedPlace; segment: SegmentPlace['segment'] }[];
  private readonly forms = new Map<SegmentPlace, TurnForm>();
  /** What is between the two times of a turn that says when it ends; null if none does. */
  private readonly to: string | null;
  private readonly shownBody: SegmentPlace | undefined;
  /** Segments preceded only by a separator between two turns, and the first of them among lines and among elements. */
  private readonly shownGaps: ReadonlySet<number>;
  private readonly firstShown: ReadonlyMap<boolean, number>;

  constructor(private readonly notes: Interpretation) {
    const { segments } = notes;
    this.roles = new Roles(segments);
    const headed = segments.filter(({ header }) => header !== null);
    // a new turn says when it is, as long as any does
    const timed = headed.some(({ header }) => header!.time) ? headed.filter(({ header }) => header!.time) : headed;
    const bare = notes.format === 'html' && hasThings(notes.source) ? timed.filter((place) => !hasThings(this.sourceOf(place))) : [];
    // most have no picture or player: then the others' are theirs alone
    this.headed = bare.length * 2 >= timed.length ? bare : timed;
    this.named = segments.flatMap(({ header, segment }) => (header?.name && header.time ? [{ header: { ...header, name: header.name, time: header.time }, segment }] : []));
    this.times = new TimeForm(segments.map(({ header, segment }) => (header?.time ? { text: textOf(header.time), ms: segment.startMs } : { text: '', ms: null })));
    const ranged = this.headed.find(({ header }) => header!.until)?.header;
    this.to = ranged ? ranged.block.text.slice(ranged.time!.end, ranged.until!.start) : null;
    this.shownBody = this.headed.find(({ header, words }) => words[0] && words[0].block !== header!.block);
    this.shownGaps = new Set([...segments.keys()].filter((index) => segments[index - 1]?.words.length && segments[index]!.header && segments[index]!.segment.heading === null));
    this.firstShown = new Map([...this.shownGaps].toReversed().map((index) => [isBare(segments[index]!.header!.block), index]));
  }

  /** @param near number of the segment beside which the form is wanted. Null if no turn of the page has a header */
  near(near: number): TurnForm | null {
    const model = nearest(this.headed, near, numberOf);
    if (!model) return null;
    const known = this.forms.get(model);
    if (known) return known;
    const form = this.formOf(model);
    this.forms.set(model, form);
    return form;
  }

  /** Patches that name the speaker in a header that has only a time. */
  naming(header: TimedPlace, near: number, speaker: string): Patch[] {
    return naming(this.notes, header, speaker, nearest(this.named, near, numberOf)?.header ?? null);
  }

  /**
   * Patches for the time at which a turn ends, behind the one at which it begins.
   *
   * @param startMs when it begins, as held
   * @returns also when it is read to end: not at all if that is not after its beginning
   */
  ending({ block, time, until }: TimedPlace, near: number, startMs: number, endMs: number | null): { patches: Patch[]; heldMs: number | null } {
    if (this.to === null) return { patches: [], heldMs: null };
    const clock = endMs === null ? null : this.times.write(near, endMs);
    const heldMs = clock && clock.heldMs > startMs ? clock.heldMs : null;
    if (until && heldMs !== null) return { patches: replace(this.notes, until, clock!.text), heldMs };
    if (until) return { patches: replace(this.notes, { block, start: time.end, end: until.end }, ''), heldMs };
    const at = sourceRange(time).end;
    return { patches: heldMs === null ? [] : [{ start: at, end: at, text: encoded(this.notes, this.to + clock!.text) }], heldMs };
  }

  private formOf(model: SegmentPlace): TurnForm {
    const { notes, times } = this;
    const { source } = notes;
    const header = model.header!;
    const { block, name, time } = header;
    const inline = model.words[0]?.block === block;
    const body = (inline ? undefined : model.words[0]?.block) ?? this.shownBody?.words[0]!.block ?? block;
    const parting = notes.format === 'html' && isBare(block) && !inline && model.words[0] ? seam(notes, block, model.words[0].block) : null;
    const below = parting ?? separator(notes, block, inline ? undefined : model.words[0]?.block);
    const between = parting === null ? this.between(model) : this.seamBetween(model) ?? parting;
    const number = numberOf(model);
    const head = (turn: NewTurn, from: number, to: number): WrittenTurn | null => {
      if (time && turn.startMs === null) return null;
      const clock = time && turn.startMs !== null ? times.write(number, turn.startMs) : null;
      const label = turn.speaker === null ? [] : name ? this.roles.naming({ ...header, name }, heldLine(turn.speaker), false, (span, words) => replace(notes, span, words)) : time ? this.naming({ ...header, time }, number, heldLine(turn.speaker)) : [];
      const ending = time && clock ? this.ending({ ...header, time }, number, clock.heldMs, turn.endMs) : null;
      const filled = fill(source, from, to, [...label, ...(time && clock ? replace(notes, time, clock.text) : []), ...(ending?.patches ?? [])].sort((a, b) => a.start - b.start));
      const text = filled !== null && notes.format === 'html' && hasThings(filled) ? withoutOwnThings(filled, this.headed.filter((place) => place !== model).map((place) => this.sourceOf(place))) : filled;
      return text === null ? null : { text: cloned(text), heldMs: clock?.heldMs ?? null, heldEndMs: ending?.heldMs ?? null };
    };
    const headTo = inline ? withItsTags(source, model.words[0]!).start : block.end;
    return {
      inline, below, between, nameless: name === null, timed: time !== null, parted: parting !== null,
      bare: notes.format === 'html' && isBare(block),
      header: (turn) => head(turn, inline ? block.inner.start : block.start, headTo),
      turn: (turn) => {
        const paragraphs = heldParagraphs(turn.text, notes.format);
        const written = head(turn, block.start, headTo);
        if (!written && !inline) return null;
        if (!inline) return { ...written!, text: [written!.text, ...paragraphs.map((text) => paragraphLike(notes, body, text))].join(below) };
        const inner = head(turn, block.inner.start, headTo);
        if (!inner || paragraphs.length === 0) return null;
        const [open, { close }] = [cloned(source.slice(block.start, block.inner.start)), halvesOf(source, block, headTo)];
        const first = open + inner.text + encoded(notes, paragraphs[0]!) + close;
        const more = paragraphs.slice(1).map((text) => open + encoded(notes, text) + close);
        return isWhole(first) ? { ...inner, text: [first, ...more].join(between) } : null;
      },
    };
  }

  private sourceOf({ header }: SegmentPlace): string {
    return this.notes.source.slice(header!.block.start, header!.block.end);
  }

  /** The tags between a turn's last words and the next header, where each is all of a `<div>`. */
  private seamBetween(model: SegmentPlace): string | null {
    const { segments } = this.notes;
    const at = numberOf(model);
    const seamAt = (index: number): string | null => (this.shownGaps.has(index) ? seam(this.notes, segments[index - 1]!.words.at(-1)!.block, segments[index]!.header!.block) : null);
    return seamAt(at) ?? seamAt(at + 1) ?? [...this.shownGaps].map(seamAt).find((found) => found !== null) ?? null;
  }

  /** The text between a turn's last words and the next header, near a segment that shows it. */
  private between(model: SegmentPlace): string {
    const { notes, shownGaps } = this;
    const { segments } = notes;
    const at = numberOf(model);
    const bare = isBare(model.header!.block);
    const gapAt = (index: number): string => separator(notes, segments[index - 1]!.words.at(-1)!.block, segments[index]!.header!.block);
    const near = [at, at + 1].filter((index) => shownGaps.has(index) && isBare(segments[index]!.header!.block) === bare);
    // the first line of a paragraph does not show how lines are separated
    const shown = (bare ? near.find((index) => /<br/i.test(gapAt(index))) : undefined) ?? near[0] ?? this.firstShown.get(bare);
    const gap = shown === undefined ? separator(notes, undefined, undefined) : gapAt(shown);
    if (notes.format === 'text') return gap;
    if (bare) return /<br/i.test(gap) ? gap : notes.lineBreak + notes.lineBreak;
    return /<br/i.test(gap) ? '' : gap;
  }
}

/** Whether turns have headers, and none of those says when it begins. */
export const areUntimed = (segments: readonly SegmentPlace[]): boolean =>
  segments.some(({ header }) => header !== null) && segments.every(({ header }) => !header?.time);

const numberOf = ({ segment }: Pick<SegmentPlace, 'segment'>): number => Number(segment.id.slice(1));

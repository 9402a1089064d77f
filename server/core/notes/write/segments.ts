import { isBare } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import type { NotesView, ViewSegment } from '../reading.ts';
import type { SegmentPlace } from '../transcript.ts';
import { heldText } from './held.ts';
import { MOST_BESIDE, wordsSaid } from './heirs.ts';
import { type Changed, borderEdits } from './borders.ts';
import { type Joined, type Joining, join } from './join.ts';
import { carrying } from './carried.ts';
import { framed } from './framed.ts';
import { headerEdits } from './headerEdits.ts';
import { moveTurn } from './moved.ts';
import { Neighbours } from './neighbours.ts';
import type { Order } from './order.ts';
import { type Edit, type SegmentState, edited, united, unwritten } from './state.ts';
import { spokenIn, tied } from './tied.ts';
import { partings } from './partings.ts';
import { overlap, withoutTwins } from './provable.ts';
import { turnState } from './newTurns.ts';
import { recut } from './recut.ts';
import { paragraphGap, rewrite } from './texts.ts';
import type { TimeForm } from './times.ts';
import type { Beginning } from './cut.ts';
import { PageForm } from './pageForm.ts';
import { type NewTurn, type TurnForm, TurnForms, areUntimed } from './turnForm.ts';
import { turnRemoved } from './turnAway.ts';
import { Voices } from './voices.ts';
import { partRemovals } from './wholePart.ts';
import { areMostlyIn, isMostlyOf, shareMost, wordsBeyond, wordsOf } from './words.ts';

/** The edits that make the page's turns those of the view. */
export function segmentEdits(notes: Interpretation, { segments, chapters }: NotesView, order: Order, defaults: TimeForm): Edit[] {
  if (segments.length === 0 && order.gone.size > 0) {
    const patches = partRemovals(notes, 'transcript');
    if (patches) return [{ patches, effect: (state) => order.gone.forEach((key) => state.segments.remove(key)) }];
  }
  return new SegmentWriter(carrying(notes, segments, order), segments, order, new Map(chapters.map(({ id, startMs }) => [id, startMs])), defaults).edits();
}

class SegmentWriter {
  private readonly places: Map<string, SegmentPlace>;
  private readonly forms: TurnForms;
  private readonly areUntimed: boolean;
  /** Segments that gain or lose words. */
  private readonly done = new Set<string>();
  private readonly neighbours: Neighbours;
  private readonly voices: Voices;
  private readonly heard: ReadonlySet<string | null>;
  private ours: TurnForm | null = null;

  constructor(
    private readonly notes: Interpretation,
    private readonly view: readonly ViewSegment[],
    private readonly order: Order,
    private readonly chapterTimes: ReadonlyMap<string | undefined, number>,
    private readonly defaults: TimeForm,
  ) {
    this.places = new Map(notes.segments.map((place) => [place.segment.id, place]));
    this.forms = new TurnForms(notes);
    this.areUntimed = areUntimed(notes.segments);
    this.heard = new Set(view.map(({ speaker }) => speaker));
    this.neighbours = new Neighbours(order.keys, (key) => this.stays(key));
    this.voices = new Voices(view, (index) => this.places.get(order.keys[index]!), this.areUntimed);
  }

  edits(): Edit[] {
    const { keys, added, gone, moved } = this.order;
    const exchanged = keys.flatMap((key, index) => (this.stays(key) ? this.exchanges(key, index) : []));
    const passed = this.atBorders();
    const fields = keys.flatMap((key, index) => (this.stays(key) ? this.fields(key, index) : []));
    const fresh = keys.flatMap((key, index) => ((added.has(key) || moved.has(key)) && !this.done.has(key) ? this.arrival(key, index) : []));
    const removed = [...gone].flatMap((key) => (this.done.has(key) ? [] : [this.deletion(key)]));
    return tied([...exchanged, ...passed, ...fields, ...fresh, ...removed]);
  }

  private stays(key: string): boolean {
    return this.places.has(key) && !this.order.moved.has(key);
  }

  private fields(key: string, index: number): Edit[] {
    const place = this.places.get(key)!;
    const wanted = this.view[index]!;
    const edits = this.header(place, index);
    if (this.done.has(key) || wanted.text === place.segment.text) return edits;
    const text = heldText(wanted.text, this.notes.format);
    if (text === place.segment.text) return edits;
    return [...edits, { patches: rewrite(this.notes, place, wanted.text), effect: ({ segments }) => segments.set(key, { text }), spoken: spokenIn([place], [wanted.text]) }];
  }

  private header(place: SegmentPlace, index: number): Edit[] {
    const wanted = this.view[index]!;
    return place.header ? headerEdits(this.notes, this.forms, place, wanted, this.voices.before(index), this.heard) : this.ownHeader(place, wanted, index);
  }

  /** A segment that only continues gets a header as soon as its speaker or time is no longer derived from what precedes it. */
  private ownHeader(place: SegmentPlace, wanted: ViewSegment, index: number): Edit[] {
    const { segment } = place;
    const itsChapters = place.chapter === null ? null : this.chapterTimes.get(`c${place.chapter}`);
    if (wanted.speaker === this.voices.before(index) && (wanted.startMs === segment.startMs || wanted.startMs === itsChapters)) return [];
    const form = this.formNear(this.numberOf(segment.id));
    // without a time, a header that names the speaker before says nothing
    if (form.timed ? wanted.startMs === null : wanted.speaker === this.voices.before(index)) return [];
    const speaker = this.voices.nameIn(form, wanted.speaker, index);
    const header = speaker === undefined ? null : form.header({ startMs: wanted.startMs, endMs: wanted.endMs, speaker, text: '' });
    const first = place.words[0];
    if (!header || !first) return [];
    const at = form.inline ? first.block.inner.start : first.block.start;
    const { open, close, below } = framed(this.notes.source, first.block, form);
    return [{
      patches: [{ start: at, end: at, text: open + header.text + close + (form.inline ? '' : below) }],
      effect: ({ segments }) => segments.set(segment.id, { header: true, startMs: header.heldMs, endMs: header.heldEndMs, ...(speaker && { named: true, speaker }) }),
    }];
  }

  /** What precedes a piece cut off a segment: its header, or nothing if nobody is named and each paragraph is a segment. */
  private piece(place: SegmentPlace, form: TurnForm, index: number): (Beginning & { state: SegmentState }) | null {
    const [key, { startMs, endMs, speaker, text }] = [this.order.keys[index]!, this.view[index]!];
    if (speaker === null && place.segment.speaker === null && place.header === null && place.words[0]) {
      const state: SegmentState = { key, startMs: null, endMs: null, speaker, text: heldText(text, this.notes.format), header: false, named: false, chapter: null };
      return { header: '', inline: true, parted: false, between: paragraphGap(this.notes, place, place.words[0].block), below: '', state };
    }
    const name = this.voices.nameIn(form, speaker, index);
    // what cannot be a name is tried and refused, so that the words stay together
    if ((startMs === null && form.timed) || (name === undefined && speaker === null)) return null;
    const turn: NewTurn = { startMs, endMs, speaker: name === undefined ? speaker : name, text };
    const written = form.header(turn);
    return written && { ...form, header: written.text, state: turnState(this.notes, key, turn, written) };
  }

  /**
   * Words that move from a segment to new ones after it, or to it from some that are removed. They are cut and joined in place, so the markup
   * in them stays even if they are corrected at the same time; if that is impossible, they are written anew. It is a single edit, or words
   * would be lost from the page if only half of it could be written.
   */
  private exchanges(key: string, index: number): Edit[] {
    const place = this.places.get(key)!;
    const { keys, added } = this.order;
    const wanted = this.view[index]!.text;
    if (wanted === place.segment.text) return [];
    const few = firstOf(this.goneAfter(key), MOST_BESIDE + 1);
    const fewBehind = few.length > MOST_BESIDE ? [] : few;
    const lost = wordsBeyond([place, ...fewBehind].map(({ segment }) => segment.text).join(' '), wanted);
    const given: number[] = [];
    for (let at = index + 1; at <= index + MOST_BESIDE && added.has(keys[at] ?? ''); at += 1) {
      const { text } = this.view[at]!;
      // a single word that is lost may be in another segment by chance
      if (isMostlyOf(text, lost) || ((lost.size > 1 || at === index + 1) && areMostlyIn(lost, text))) given.push(at);
    }
    const gained = wordsBeyond([wanted, ...given.map((at) => this.view[at]!.text)].join(' '), place.segment.text);
    const taken: SegmentPlace[] = [];
    for (const one of this.goneAfter(key)) {
      if (!isMostlyOf(one.segment.text, gained)) break;
      taken.push(one);
    }
    if (given.length + taken.length === 0) return [];
    const exchange = (row: readonly number[]): Edit | null => (row.length === 0 ? this.joins(place, index, taken) : this.recuts(place, index, row, taken)) ?? this.writtenAnew(place, index, row, taken);
    // what is between two that take words stands there in other words, or is put there
    const row = Array.from({ length: (given.at(-1) ?? index) - index }, (_, before) => index + 1 + before);
    const whole = exchange(row);
    const chosen = whole ? row : given;
    const edit = whole ?? (row.length > given.length ? exchange(given) : null);
    for (const one of [key, ...chosen.map((at) => keys[at]!), ...taken.map(({ segment }) => segment.id)]) this.done.add(one);
    const spoken = spokenIn([place, ...taken], [index, ...chosen].map((at) => this.view[at]!.text));
    return [edit ? { ...edit, spoken } : unwritten(spoken)];
  }

  private recuts(place: SegmentPlace, index: number, given: readonly number[], taken: readonly SegmentPlace[]): Edit | null {
    const { notes, view } = this;
    const parts = [index, ...given].map((at) => view[at]!.text);
    const form = this.formNear(this.numberOf(place.segment.id));
    const pieces = given.map((at) => this.piece(place, form, at));
    const isRow = given.at(-1) === index + given.length;
    const patches = isRow && pieces.every((piece) => piece !== null) ? recut(notes, [place, ...taken], parts, pieces) : null;
    return patches && this.exchanged(place, index, taken, pieces.flatMap((piece) => piece?.state ?? []), { patches, end: taken.at(-1) ?? place });
  }

  private joins(place: SegmentPlace, index: number, taken: readonly SegmentPlace[]): Edit | null {
    const wanted = this.view[index]!.text;
    const ranges = partings(wanted, [place, ...taken].map(({ segment }) => segment.text));
    if (!ranges) return null;
    const joinings = taken.map((next, at): Joining => ({
      next, text: wanted.slice(ranges[at + 1]!.start, ranges[at + 1]!.end), as: wanted.slice(ranges[at]!.end, ranges[at + 1]!.start).includes('\n') ? 'paragraphs' : 'words',
    }));
    const joined = join(this.notes, place, joinings);
    return joined && this.exchanged(place, index, taken, [], { ...joined, patches: [...rewrite(this.notes, place, wanted.slice(0, ranges[0]!.end)), ...joined.patches] });
  }

  /** The edit for patches that move words; null if two patches overlap, or nothing would be left of the segment that stays. */
  private exchanged({ segment: { id } }: SegmentPlace, index: number, taken: readonly SegmentPlace[], pieces: readonly SegmentState[], { patches, end }: Joined): Edit | null {
    const text = heldText(this.view[index]!.text, this.notes.format);
    if (overlap(withoutTwins(patches)) || text === '') return null;
    this.neighbours.settle(index, id, end.segment.id);
    return {
      patches,
      effect: ({ segments }) => {
        segments.set(id, { text });
        for (const { segment } of taken) segments.remove(segment.id);
        for (const piece of pieces) segments.insert(piece);
      },
    };
  }

  private writtenAnew(place: SegmentPlace, index: number, given: readonly number[], taken: readonly SegmentPlace[]): Edit | null {
    const parts = given.map((at) => this.addition(this.order.keys[at]!, at)[0]);
    if (!parts.every((part) => part !== undefined)) return null;
    const wanted = this.view[index]!.text;
    const text = heldText(wanted, this.notes.format);
    return united([{ patches: rewrite(this.notes, place, wanted), effect: ({ segments }) => segments.set(place.segment.id, { text }) }, ...parts, ...taken.map(({ segment }) => this.deletion(segment.id))]);
  }

  /** Words that go over borders of segments which all stay. */
  private atBorders(): Edit[] {
    const changed = this.order.keys.flatMap((key, index): Changed[] => {
      const place = this.stays(key) && !this.done.has(key) ? this.places.get(key)! : null;
      const { text } = this.view[index]!;
      // a header that it gets would come to the same place
      return place && place.segment.text !== text && (place.header !== null || this.header(place, index).length === 0) ? [{ place, index, text }] : [];
    });
    return borderEdits(this.notes, changed).map(({ edit, places }) => {
      for (const { segment } of places) this.done.add(segment.id);
      return edit;
    });
  }

  /** A new segment together with the removed ones that share words with it: those stay if it cannot be written. */
  private arrival(key: string, index: number): Edit[] {
    if (this.order.moved.has(key)) return this.move(key, index);
    const edits = this.addition(key, index);
    const taken = this.sharing(index);
    for (const id of taken) this.done.add(id);
    const kept = this.neighbours.before[index];
    const between = (kept === undefined ? -1 : this.numberOf(kept)) + 1 / 2;
    const spoken = { from: between, to: between, was: '', is: this.view[index]!.text };
    return [united([edits[0] ? { ...edits[0], spoken } : unwritten(spoken), ...taken.map((id) => this.deletion(id))])];
  }

  /** The segments removed where a new one is added that share words with it. */
  private sharing(index: number): string[] {
    const words = wordsOf(this.view[index]!.text);
    return this.goneBeside(index).filter((id) => shareMost(words, wordsSaid(this.places.get(id)!)));
  }

  /** The segments removed where a new one is added, the first of them if they are many. */
  private goneBeside(index: number): string[] {
    const isLeft = ({ segment }: SegmentPlace): boolean => !this.done.has(segment.id);
    return firstOf(this.goneAfter(this.neighbours.before[index]), MOST_BESIDE, isLeft).map(({ segment }) => segment.id);
  }

  /** The consecutive removed segments directly after a given one; without one, from the first on. */
  private *goneAfter(kept: string | undefined): Generator<SegmentPlace> {
    const { segments } = this.notes;
    for (let at = kept === undefined ? 0 : this.numberOf(kept) + 1; at < segments.length && this.order.gone.has(segments[at]!.segment.id); at += 1) yield segments[at]!;
  }

  private addition(key: string, index: number): Edit[] {
    const { startMs, endMs, text } = this.view[index]!;
    const [at, kept] = [this.besideWhich(index), this.neighbours.before[index]];
    const form = this.formNear(kept === undefined ? 0 : this.numberOf(kept));
    const speaker = this.voices.nameIn(form, this.view[index]!.speaker, index);
    if (!at || (startMs === null && form.timed) || speaker === undefined) return [];
    const written = form.turn({ startMs, endMs, speaker, text });
    const { header, words } = at.place;
    const anchor = at.side === 'before' ? header?.block ?? words[0]?.block : words.at(-1)?.block ?? header?.block;
    if (!written || !anchor) return [];
    const { open, close, between: gap } = framed(this.notes.source, anchor, form);
    const turn = open + written.text + close;
    const patch = at.side === 'before' ? { start: anchor.start, end: anchor.start, text: turn + gap } : { start: anchor.end, end: anchor.end, text: gap + turn };
    const state = turnState(this.notes, key, { speaker, text }, written);
    return [{ patches: [patch], effect: ({ segments }) => segments.insert(state) }];
  }

  /** The segment of the page beside which a new one comes: behind the one before it, or below the heading of the next one. */
  private besideWhich(index: number): { place: SegmentPlace; side: 'before' | 'behind' } | null {
    const { startMs } = this.view[index]!;
    const { segments, chapters } = this.notes;
    const [kept, next] = [this.neighbours.before[index], this.neighbours.after[index]];
    const place = kept === undefined ? undefined : this.places.get(kept)!;
    // where none stays, the new ones come before those that go
    const following = next !== undefined ? this.places.get(next)! : place ? undefined : segments[0];
    const chapter = following?.segment.heading != null && following.chapter !== null ? chapters[following.chapter]!.chapter.startMs : null;
    if (following && (!place || (chapter !== null && startMs !== null && startMs >= chapter))) return { place: following, side: 'before' };
    return place ? { place, side: 'behind' } : null;
  }

  /** A turn that changes places with others: its own stretch of the page moves, with everything in it; if that is impossible, its words do. */
  private move(key: string, index: number): Edit[] {
    const place = this.places.get(key)!;
    const { header, segment: { startMs, endMs, speaker, text } } = place;
    const at = this.besideWhich(index);
    const edits = this.fields(key, index);
    const patches = header && at && moveTurn(this.notes, place, at.place, at.side, edits);
    if (!patches) {
      const { patches: away, effect } = this.deletion(key);
      return this.addition(key, index).map((added) => united([{ patches: away, effect }, added]));
    }
    const state = edited('segments', { key, startMs, endMs, speaker, text, header: true, named: header.name !== null, chapter: null }, edits);
    return [{
      patches,
      effect: ({ segments }) => {
        segments.remove(key);
        segments.insert(state);
      },
    }];
  }

  private deletion(key: string): Edit {
    const place = this.places.get(key)!;
    return { patches: turnRemoved(this.notes, place), effect: ({ segments }) => segments.remove(key), spoken: spokenIn([place], []) };
  }

  /** The form of the turns nearby; ours if no turn of the page has a header. */
  private formNear(near: number): TurnForm {
    const block = this.notes.segments[near]?.words[0]?.block;
    return this.forms.near(near) ?? (this.ours ??= new PageForm(this.notes, this.notes.format === 'html' && block !== undefined && isBare(block)).turns(this.defaults));
  }

  private numberOf(id: string): number {
    return Number(id.slice(1));
  }
}

function firstOf<T>(all: Iterable<T>, most: number, counts: (one: T) => boolean = () => true): T[] {
  const found: T[] = [];
  for (const one of all) {
    if (counts(one)) found.push(one);
    if (found.length === most) break;
  }
  return found;
}

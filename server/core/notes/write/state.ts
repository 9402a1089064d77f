import type { Patch } from '../../model/patch.ts';
import { paragraphsOf, textOf, wholeOf } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import type { NotesReading } from '../reading.ts';
import { type Piece, introductionText } from '../introduction.ts';
import type { SegmentPlace } from '../transcript.ts';
import type { NewSection } from './newSection.ts';
import type { Order } from './order.ts';

/** Records as they are expected to read back, in order; `key` is the id, or `+n` for the n-th of the view. */
export interface SegmentState {
  key: string;
  startMs: number | null;
  endMs: number | null;
  speaker: string | null;
  text: string;
  /** Without a header, the time is its chapter's. */
  header: boolean;
  /** Without a name, the speaker is the one before. */
  named: boolean;
  chapter: string | null;
}
export interface ChapterState {
  key: string;
  startMs: number;
  title: string;
}
export interface ReferenceState {
  key: string;
  title: string;
  url: string | null;
  note: string | null;
}

/** The records of one list while edits are applied. Each edit costs the same in a list of ten thousand; `list` puts them in order. */
export class Records<T extends { key: string }> {
  private readonly kept: Map<string, T>;
  private readonly put = new Map<string, T>();

  /** @param order the keys of the view: an inserted record goes after the last of those before it that exists */
  constructor(before: readonly T[], private readonly order: readonly string[]) {
    this.kept = new Map(before.map((record) => [record.key, record]));
  }

  set(key: string, fields: Partial<T>): void {
    const record = this.put.get(key) ?? this.kept.get(key);
    if (record) Object.assign(record, fields);
  }

  remove(key: string): void {
    this.kept.delete(key);
    this.put.delete(key);
  }

  insert(record: T): void {
    this.put.set(record.key, { ...record });
  }

  list(): T[] {
    if (this.put.size === 0) return [...this.kept.values()];
    const places = new Map([...this.kept.keys()].map((key, index) => [key, index]));
    const after: T[][] = Array.from({ length: this.kept.size + 1 }, () => []);
    let last = 0;
    for (const key of this.order) {
      const record = this.put.get(key);
      if (record) after[last]!.push(record);
      else last = Math.max(last, (places.get(key) ?? -1) + 1);
    }
    return [...after[0]!, ...[...this.kept.values()].flatMap((record, index) => [record, ...after[index + 1]!])];
  }
}

export interface Orders {
  segments: Order;
  chapters: Order;
  references: Order;
}

export interface Editing {
  introduction: Records<Piece>;
  segments: Records<SegmentState>;
  chapters: Records<ChapterState>;
  references: Records<ReferenceState>;
}

export interface State {
  /** `more`: paragraphs of the page that it may read in addition, after its own. */
  introduction: { text: string; keys: string[]; more: ReadonlySet<string> };
  segments: SegmentState[];
  chapters: ChapterState[];
  references: ReferenceState[];
}

/** What some segments of the page say, and what replaces it. */
export interface Spoken {
  /** Their numbers on the page; something between two of them is halfway. */
  from: number;
  to: number;
  was: string;
  is: string;
  /** It cannot be written, nor can whatever is tied to it. */
  never?: boolean;
}

/** One edit: what it changes in the source, and what it should change in the reading. Edits succeed or fail one by one. */
export interface Edit {
  patches: Patch[];
  effect: (state: Editing) => void;
  /** If it changes what segments say: the range of segments, and their words before and after. */
  spoken?: Spoken;
  /** A record of a part that the page does not have yet: it is written together with the part's other records. */
  within?: { section: NewSection; text: string };
}

/** Combines edits that succeed or fail together. */
export function united(edits: readonly Edit[]): Edit {
  const spoken = edits.flatMap((edit) => edit.spoken ?? []);
  const said = (side: 'was' | 'is'): string => spoken.map((each) => each[side]).join(' ');
  return {
    patches: edits.flatMap(({ patches }) => patches),
    effect: (state) => edits.forEach(({ effect }) => effect(state)),
    ...(spoken.length > 0 && { spoken: { from: spoken.reduce((first, { from }) => Math.min(first, from), Infinity), to: spoken.reduce((last, { to }) => Math.max(last, to), -Infinity), was: said('was'), is: said('is'), never: spoken.some(({ never }) => never) } }),
  };
}

/** Stands for an edit that cannot be written. */
export const unwritten = (spoken: Spoken): Edit => ({ patches: [], effect: () => {}, spoken: { ...spoken, never: true } });

/**
 * What the page is expected to say after some edits.
 *
 * @param introduction the keys of its pieces in order
 * @param isOpen whether the introduction may also take in prose that followed a part which is gone
 */
export function after(notes: Interpretation, edits: readonly Edit[], orders: Orders, introduction: readonly string[], isOpen: boolean): State {
  const { reading } = notes;
  const editing: Editing = {
    introduction: new Records(notes.introduction.map(({ key, item, text }) => ({ key, item, text })), introduction),
    segments: new Records(notes.segments.map(segmentState), orders.segments.keys),
    chapters: new Records(reading.chapters.map(({ id, startMs, title }) => ({ key: id, startMs, title })), orders.chapters.keys),
    references: new Records(reading.references.map(({ id, title, url, note }) => ({ key: id, title, url, note })), orders.references.keys),
  };
  for (const { effect } of edits) effect(editing);
  const chapters = editing.chapters.list();
  const times = new Map(chapters.map(({ key, startMs }) => [key, startMs]));
  const segments = editing.segments.list();
  segments.forEach((segment, index) => {
    if (!segment.header) segment.startMs = segment.chapter === null ? null : times.get(segment.chapter) ?? null;
    if (!segment.named) segment.speaker = segments[index - 1]?.speaker ?? null;
  });
  const pieces = editing.introduction.list();
  return { introduction: { text: introductionText(pieces), keys: pieces.map(({ key }) => key), more: new Set(isOpen ? proseOf(notes) : []) }, segments, chapters, references: editing.references.list() };
}

/** The paragraphs of the page that belong to no recognised part. */
const proseOf = ({ sections, blocks }: Interpretation): string[] =>
  sections.flatMap(({ kind, from, to }) => (kind === 'other' ? blocks.slice(from, to).flatMap((block) => paragraphsOf(wholeOf(block)).map(textOf)) : []));

/** Whether an introduction reads as expected, or goes on with paragraphs that it may take in. */
function isExpected(introduction: string, { text, more }: State['introduction']): boolean {
  if (introduction === text || more.size === 0) return introduction === text;
  const added = introduction.slice(text.length).replace(/^\n+/, '').split(/\n\n|\n(?=\* )/);
  return introduction.startsWith(text) && added.every((piece) => more.has(piece) || more.has(piece.replace(/^\* /, '')));
}

/** A segment as read. */
export const segmentState = ({ segment: { id, startMs, endMs, timeFrom, speaker, text }, header, chapter }: SegmentPlace): SegmentState =>
  ({ key: id, startMs, endMs, speaker, text, header: header !== null, named: header?.name != null, chapter: timeFrom === 'chapter' ? `c${chapter}` : null });

/** A record of a list after some edits of it. */
export function edited<List extends keyof Orders>(list: List, record: ReturnType<Editing[List]['list']>[number], edits: readonly Edit[]): ReturnType<Editing[List]['list']>[number] {
  const alone = new Records<{ key: string }>([record], []);
  for (const { effect } of edits) effect({ [list]: alone } as unknown as Editing);
  return alone.list()[0] as ReturnType<Editing[List]['list']>[number];
}

/** What an edit touches, as in `segments s4`. */
export function touchedBy({ effect }: Edit): string[] {
  const touched: string[] = [];
  const recorder = (list: keyof Editing): unknown => ({
    set: (key: string) => touched.push(`${list} ${key}`), remove: (key: string) => touched.push(`${list} ${key}`), insert: ({ key }: { key: string }) => touched.push(`${list} ${key}`),
  });
  effect({ introduction: recorder('introduction'), segments: recorder('segments'), chapters: recorder('chapters'), references: recorder('references') } as Editing);
  return touched;
}

/** Records of a reading that differ from what was expected, as in `segments s4`, and those beside them. */
export interface Differences {
  wrong: Set<string>;
  beside: Set<string>;
}

export function differences(reading: NotesReading, state: State, before: NotesReading): Differences {
  const found: Differences = { wrong: new Set(), beside: new Set() };
  const compare = <A, B extends { key: string }>(list: keyof State, read: readonly A[], expected: readonly B[], same: (a: A, b: B) => boolean): void => {
    for (const index of different(read, expected, same)) {
      found.wrong.add(`${list} ${expected[index]?.key}`);
      for (const beside of [expected[index - 1], expected[index + 1]]) if (beside) found.beside.add(`${list} ${beside.key}`);
    }
  };
  compare('segments', reading.segments, state.segments, (a, b) => a.startMs === b.startMs && a.endMs === b.endMs && a.speaker === b.speaker && a.text === b.text);
  compare('chapters', reading.chapters, state.chapters, (a, b) => a.startMs === b.startMs && a.title === b.title);
  compare('references', reading.references, state.references, (a, b) => a.title === b.title && a.url === b.url && a.note === b.note);
  if (reading.title !== before.title || !isExpected(reading.introduction, state.introduction)) for (const key of ['', ...state.introduction.keys]) found.wrong.add(`introduction ${key}`);
  return found;
}

/** How far to search for the next records that agree. */
const REACH = 24;

/** The indexes in a list at which something else was read. */
function different<A, B>(read: readonly A[], expected: readonly B[], same: (a: A, b: B) => boolean): Set<number> {
  const wrong = new Set<number>();
  const agrees = (i: number, j: number): boolean => (i < read.length && j < expected.length ? same(read[i]!, expected[j]!) : i >= read.length && j >= expected.length);
  for (let i = 0, j = 0; i < read.length || j < expected.length;) {
    if (agrees(i, j)) [i, j] = [i + 1, j + 1];
    else {
      let [far, more] = [1, 0];
      while (far < REACH && !agrees(i + far - more, j + more)) [far, more] = more < far ? [far, more + 1] : [far + 1, 0];
      for (let at = j; at < j + Math.max(1, more); at += 1) wrong.add(at);
      [i, j] = far < REACH ? [i + far - more, j + more] : [read.length, expected.length];
    }
  }
  return wrong;
}

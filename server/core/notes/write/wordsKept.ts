import type { Interpretation } from '../interpret.ts';
import type { NotesView } from '../reading.ts';
import type { Piece } from '../introduction.ts';
import type { Order } from './order.ts';
import { type Proof, provable } from './provable.ts';
import type { IsSound } from './sound.ts';
import { type ChapterState, type Edit, Records, type ReferenceState, type State, segmentState, touchedBy } from './state.ts';
import { type Words, common, countOf, wordsBeyond, wordsOf } from './words.ts';

/** Edits that hold, and the segments whose edits were given up for the words in them. */
export interface Kept extends Proof {
  heldBack: ReadonlySet<string>;
}

/**
 * The edits that read back as intended, as `provable` finds them, but without those by which the page would lose words that the view has in
 * a segment that cannot be written, or would say twice what cannot be removed from another.
 */
export function keepingWords(notes: Interpretation, view: NotesView['segments'], order: Order, isSound: IsSound, edits: readonly Edit[], expected: (edits: readonly Edit[]) => State): Kept {
  let proof = provable(notes, isSound, edits, expected);
  const heldBack = new Set<string>();
  for (;;) {
    const stray = strayWords(notes, view, order, proof, expected);
    const out = new Set(stray ? proof.edits.filter((edit) => movesAny(notes, edit, stray)) : []);
    if (out.size === 0) return { ...proof, heldBack };
    for (const edit of out) for (const key of segmentsOf(edit)) heldBack.add(key);
    proof = provable(notes, isSound, proof.edits.filter((edit) => !out.has(edit)), expected);
  }
}

/** Words that are no longer on the page, though the view has them, or are on it twice; and the segments that lack or repeat them. */
interface Stray {
  lost: Misplaced;
  twice: Misplaced;
}

interface Misplaced {
  words: ReadonlySet<string>;
  /** Those that the whole page has only here. */
  rare: ReadonlySet<string>;
  /** By segment: what it lacks or repeats. */
  places: readonly Words[];
}

/** What a segment says in the source, in the view and on the written page. */
type Said = readonly [was: string, wanted: string, is: string];

function strayWords(notes: Interpretation, view: NotesView['segments'], order: Order, { edits, written }: Proof, expected: (edits: readonly Edit[]) => State): Stray | null {
  const keys = expected(edits).segments.map(({ key }) => key);
  const was = new Map(notes.segments.map(({ segment: { id, text } }) => [id, text]));
  const wanted = new Map(order.keys.map((key, index) => [key, view[index]!.text]));
  const is = new Map(keys.map((key, index) => [key, written.reading.segments[index]!.text]));
  const all = [...new Set([...was.keys(), ...wanted.keys(), ...is.keys()])].map((key): Said => [was.get(key) ?? '', wanted.get(key) ?? '', is.get(key) ?? '']);
  const unheld = all.filter(([, want, have]) => want !== have);
  if (unheld.length === 0) return null;
  const [before, after, now] = ([0, 1, 2] as const).map((side) => wordsOf(all.map((texts) => texts[side]).join(' '))) as [Words, Words, Words];
  const lost = [...before.counts.keys()].filter((word) => countOf(now, word) < Math.min(countOf(before, word), countOf(after, word)));
  const twice = [...now.counts.keys()].filter((word) => countOf(now, word) > Math.max(countOf(before, word), countOf(after, word)));
  return {
    lost: { words: new Set(lost), rare: new Set(lost.filter((word) => countOf(now, word) === 0)), places: unheld.map(([, want, have]) => wordsBeyond(want, have)) },
    twice: { words: new Set(twice), rare: new Set(twice.filter((word) => countOf(before, word) === 1)), places: unheld.map(([, want, have]) => wordsBeyond(have, want)) },
  };
}

/** Whether an edit takes words away that are lost, or adds some that are now on the page twice. */
function movesAny(notes: Interpretation, edit: Edit, { lost, twice }: Stray): boolean {
  const { was, is } = saidBy(notes, edit);
  return isAmong(wordsBeyond(was, is), lost) || isAmong(wordsBeyond(is, was), twice);
}

/** Whether some of the words that an edit moves are those: common ones may be so by chance, unless they are many or all of what a segment lacks. */
function isAmong(moved: Words, { words, rare, places }: Misplaced): boolean {
  const counts = new Map([...moved.counts].filter(([word]) => words.has(word)));
  const found: Words = { counts, size: counts.size };
  return [...counts.keys()].some((word) => rare.has(word)) || (counts.size > 0 && places.some((place) => {
    const shared = common(found, place);
    return shared >= TELLING || (shared > 0 && shared === place.size);
  }));
}

/** So many words in common are no chance. */
const TELLING = 3;

/** What the segments that an edit touches say before and after it. */
function saidBy({ segments }: Interpretation, edit: Edit): { was: string; is: string } {
  const keys = segmentsOf(edit);
  const records = new Records(keys.flatMap((key) => (key.startsWith('s') ? segmentState(segments[Number(key.slice(1))]!) : [])), keys);
  const said = (): string => records.list().map(({ text }) => text).join(' ');
  const was = said();
  edit.effect({ segments: records, introduction: new Records<Piece>([], []), chapters: new Records<ChapterState>([], []), references: new Records<ReferenceState>([], []) });
  return { was, is: said() };
}

/** The keys of the segments that an edit touches. */
const segmentsOf = (edit: Edit): string[] => [...new Set(touchedBy(edit).flatMap((touched) => /^segments (.*)$/.exec(touched)?.[1] ?? []))];

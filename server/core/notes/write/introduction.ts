import type { Patch } from '../../model/patch.ts';
import { withItsTags } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import { type IntroductionPlace, introductionText } from '../introduction.ts';
import { align } from './align.ts';
import { cloned } from './clone.ts';
import { isWhole } from '../blocks/whole.ts';
import { separator } from './form.ts';
import { heldText } from './held.ts';
import { type Part, formAt } from './part.ts';
import { placeBefore } from './place.ts';
import { encoded, reword, without } from './splice.ts';
import type { Edit } from './state.ts';
import { wordsAway } from './turnAway.ts';
import { partRemovals, stretchRemoval } from './wholePart.ts';

interface Wanted {
  item: boolean;
  text: string;
}

/**
 * The edits that make the page's introduction that of the view: words are corrected in place, paragraphs and items are added and
 * removed.
 *
 * @returns the edits, and the keys of the pieces in their new order
 */
export function introductionEdits(notes: Interpretation, wanted: string | undefined, like: Interpretation): { edits: Edit[]; keys: string[] } {
  const { introduction: before } = notes;
  if (wanted === undefined || wanted === introductionText(before)) return { edits: [], keys: before.map(({ key }) => key) };
  const pieces = piecesOf(wanted, notes);
  const whole = pieces.length === 0 ? partRemovals(notes, 'introduction') : null;
  if (whole) return { edits: [{ patches: whole, effect: ({ introduction }) => before.forEach(({ key }) => introduction.remove(key)) }], keys: [] };
  if (before.length === 0) return newIntroduction(notes, like, pieces);
  const aligned = align(before.map(signature), pieces.map(signature));
  const edits: Edit[] = [];
  const keys: string[] = [];
  let last: IntroductionPlace | null = null;
  const gone: IntroductionPlace[] = [];
  let added: Keyed = [];
  const put = (): void => {
    if (added.length > 0) edits.push(...additions(notes, like, last, added));
    added = [];
  };
  for (const [from, to] of aligned) {
    const [old, piece] = [from === null ? null : before[from]!, to === null ? null : pieces[to]!];
    const stays = old !== null && piece !== null && old.item === piece.item;
    if (old) {
      put();
      last = old;
      keys.push(old.key);
      if (!piece) gone.push(old);
      else if (stays && old.text !== piece.text) edits.push({ patches: reword(notes, old.span, piece.text, 'paragraph'), effect: ({ introduction }) => introduction.set(old.key, { text: piece.text }) });
    }
    if (piece && !stays) {
      const key = `+${to}`;
      added.push({ key, piece, instead: old });
      keys.push(key);
    }
  }
  put();
  return { edits: [...edits, ...removals(notes, gone)], keys };
}

const signature = ({ item, text }: Wanted): string => `${item ? '* ' : ''}${text}`;

/** Paragraphs are separated by blank lines; lines that begin with `* ` are items, unless a paragraph of the page begins that way. */
function piecesOf(text: string, { format, introduction }: Interpretation): Wanted[] {
  const starred = new Set(introduction.filter(({ item }) => !item).map((place) => place.text));
  return heldText(text.replace(/\n(?=\* )/g, '\n\n'), format).split('\n\n').filter((piece) => piece !== '')
    .map((piece) => (piece.startsWith('* ') && !starred.has(piece) ? { item: true, text: piece.slice(2).trim() } : { item: false, text: piece }));
}

function newIntroduction(notes: Interpretation, like: Interpretation, pieces: readonly Wanted[]): { edits: Edit[]; keys: string[] } {
  const { form, place } = formAt(notes, like, 'introduction');
  const section = { place, gap: form.gap, write: (texts: readonly string[]) => texts.join(form.gap) };
  const runs = runsOf(pieces.map((piece, index) => ({ key: `+${index}`, piece, instead: null })));
  return { keys: runs.flat().map(({ key }) => key), edits: runs.map((run): Edit => ({ patches: [], within: { section, text: written(form, run) }, effect: inserting(run) })) };
}

/** New pieces, some of which replace an existing one: a paragraph that became an item. */
type Keyed = { key: string; piece: Wanted; instead: IntroductionPlace | null }[];

const inserting = (run: Keyed): Edit['effect'] => ({ introduction }) => run.forEach(({ key, piece, instead }) => {
  if (instead) introduction.remove(instead.key);
  introduction.insert({ key, ...piece });
});

/** Consecutive items form one list. */
function runsOf(pieces: Keyed): Keyed[] {
  const runs: Keyed[] = [];
  for (const entry of pieces) {
    if (entry.piece.item && runs.at(-1)?.[0]!.piece.item) runs.at(-1)!.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

function written(form: Part['form'], run: Keyed): string {
  if (!run[0]!.piece.item) return form.paragraph(run[0]!.piece.text);
  const { open, close, between, item } = form.list(null);
  return open + run.map(({ piece }, number) => item(encoded(form.notes, piece.text), number)).join(between) + close;
}

/** New pieces after an existing one, or before all. */
function additions(notes: Interpretation, like: Interpretation, last: IntroductionPlace | null, added: Keyed): Edit[] {
  const { blocks, introduction } = notes;
  const next = introduction[last ? introduction.indexOf(last) + 1 : 0];
  return runsOf(added).map((run): Edit => {
    const gone = run.flatMap(({ instead }) => (instead ? pieceAway(notes, instead) : []));
    const patch = run[0]!.piece.item ? itemsBeside(notes, last, next, run) : null;
    if (patch) return { patches: [...gone, patch], effect: inserting(run) };
    if (last && next && last.span.block === next.span.block) {
      const at = withItsTags(notes.source, last.span).end;
      return { patches: [...gone, { start: at, end: at, text: run.map(({ piece }) => notes.lineBreak.repeat(2) + encoded(notes, piece.text)).join('') }], effect: inserting(run) };
    }
    const place = placeBefore(notes, next ? blocks.indexOf(next.span.block) : blocks.indexOf(last!.span.block) + 1);
    const form = formAt(notes, like, 'introduction', place).form;
    return { patches: [...gone, { start: place.at, end: place.at, text: place.before + written(form, run) + place.after }], effect: inserting(run) };
  });
}

/** Items join the list of the item beside them. */
function itemsBeside(notes: Interpretation, last: IntroductionPlace | null, next: IntroductionPlace | undefined, run: Keyed): Patch | null {
  const beside = last?.item ? last : next?.item ? next : null;
  if (!beside) return null;
  const { block } = beside.span;
  const [open, close] = [notes.source.slice(block.start, block.inner.start), notes.source.slice(block.inner.end, block.end)];
  if (!isWhole(open + close)) return null;
  const at = notes.blocks.indexOf(block);
  const pair = [notes.blocks[at - 1], block, notes.blocks[at + 1]].filter((other) => other?.kind === 'item');
  const gap = separator(notes, pair[0], pair[1]);
  const items = run.map(({ piece }) => cloned(open) + encoded(notes, piece.text) + close);
  return beside === last ? { start: block.end, end: block.end, text: items.map((item) => gap + item).join('') } : { start: block.start, end: block.start, text: items.map((item) => item + gap).join('') };
}

/** Removes pieces; a list that loses all its items is removed with them. */
function removals(notes: Interpretation, gone: readonly IntroductionPlace[]): Edit[] {
  const taken = new Set(gone.map(({ span }) => notes.blocks.indexOf(span.block)));
  const removed = new Set<IntroductionPlace>();
  return gone.flatMap((place): Edit[] => {
    if (removed.has(place)) return [];
    const from = notes.blocks.indexOf(place.span.block);
    let to = from;
    while (taken.has(to) && notes.blocks[to]!.kind === 'item') to += 1;
    const isList = to > from && notes.blocks[from - 1]?.kind !== 'item' && notes.blocks[to]?.kind !== 'item';
    const whole = isList ? stretchRemoval(notes, from, to) : null;
    const run = whole ? gone.filter(({ span }) => notes.blocks.indexOf(span.block) >= from && notes.blocks.indexOf(span.block) < to) : [place];
    for (const piece of run) removed.add(piece);
    return [{ patches: whole ? [whole] : pieceAway(notes, place), effect: ({ introduction }) => run.forEach(({ key }) => introduction.remove(key)) }];
  });
}

function pieceAway(notes: Interpretation, { span }: IntroductionPlace): Patch[] {
  const { block, start, end } = span;
  if (start === 0 && end === block.text.length) return wordsAway(notes, block);
  const from = start > 0 ? start - 2 : start;
  const to = start > 0 ? end : Math.min(block.text.length, end + 2);
  return without(notes, { block, start: from, end: to });
}

import type { Patch } from '../../model/patch.ts';
import { isWhole } from '../blocks/whole.ts';
import type { Interpretation } from '../interpret.ts';
import type { SegmentPlace } from '../transcript.ts';
import { endOf, startOf } from './edges.ts';
import { heldText } from './held.ts';
import { halvesOf } from './paragraphTags.ts';
import { lift } from './lift.ts';
import { inRow, partings, piecesOf } from './partings.ts';
import { overlap, withoutTwins } from './provable.ts';
import { encoded } from './splice.ts';
import type { Edit } from './state.ts';
import { breakIn, rewordWithin, rewrite, spansWithin } from './texts.ts';
import { spokenIn } from './tied.ts';
import { type Change, changeOf, goesOver } from './words.ts';

/** A segment that stays with other words. */
export interface Changed {
  place: SegmentPlace;
  /** Its number in the view. */
  index: number;
  text: string;
}

/**
 * The edits by which words go from the end of a segment to the beginning of the next, or back, with the markup in them. What cannot go over
 * so is left to the segments, which are reworded one by one.
 */
export function borderEdits(notes: Interpretation, changed: readonly Changed[]): { edit: Edit; places: readonly SegmentPlace[] }[] {
  if (notes.format === 'text') return [];
  return runs(changed).flatMap((run) => {
    const [places, texts] = [run.map(({ place }) => place), run.map(({ text }) => text)];
    const patches = run.length > 1 ? overBorders(notes, places, texts) : null;
    const effect: Edit['effect'] = ({ segments }) => run.forEach(({ place, text }) => segments.set(place.segment.id, { text: heldText(text, notes.format) }));
    return patches ? [{ places, edit: { patches, effect, spoken: spokenIn(places, texts) } }] : [];
  });
}

/** Consecutive segments of which each has words of the one beside it; what goes over from one of many runs to the next are plain words. */
function runs(changed: readonly Changed[]): Changed[][] {
  const found: Changed[][] = [];
  let last: { one: Changed; change: Change } | null = null;
  for (const one of changed) {
    const next = { one, change: changeOf(one.place.segment.text, one.text) };
    const isBeside = last && one.index === last.one.index + 1 && numberOf(one) === numberOf(last.one) + 1;
    if (last && isBeside && found.at(-1)!.length < MOST_TOGETHER && goesOver(last.change, next.change)) found.at(-1)!.push(one);
    else found.push([one]);
    last = next;
  }
  return found;
}

/** Comparing segments as one text takes the square of their number. */
const MOST_TOGETHER = 20;

const numberOf = ({ place }: Changed): number => Number(place.segment.id.slice(1));

/** Words are corrected where they come to, and what stays where it is. Null if that is impossible. */
function overBorders(notes: Interpretation, places: readonly SegmentPlace[], wanted: readonly string[]): Patch[] | null {
  const texts = places.map(({ segment }) => segment.text);
  const row = inRow(texts);
  const ranges = partings(texts.join(' '), wanted);
  if (!ranges) return null;
  const found: (Patch[] | null)[] = [];
  for (const [number, text] of wanted.entries()) {
    const pieces = piecesOf(texts, row, ranges[number]!, text);
    const own = pieces?.findIndex(({ of }) => of === number) ?? -1;
    if (!pieces || own < 0) return null;
    const place = places[number]!;
    const come: Coming[] = [];
    for (const [at, { of, within, said }] of pieces.entries()) {
      const from = places[of]!;
      const wish = text.slice(said.start, said.end);
      if (at === own) found.push(rewrite(notes, place, wish, within));
      else {
        const corrections = rewordWithin(notes, from, within, wish);
        const lifted = corrections && lift(notes, from, spansWithin(from, within), corrections);
        if (!lifted) return null;
        found.push(lifted.patches);
        come.push({ paragraphs: lifted.paragraphs, glue: at < own ? text.slice(said.end, pieces[at + 1]!.said.start) : text.slice(pieces[at - 1]!.said.end, said.start) });
      }
    }
    found.push(put(notes, place, 'front', come.slice(0, own)), put(notes, place, 'back', come.slice(own)));
  }
  const patches = found.every((each) => each !== null) ? found.flat() : null;
  return patches && !overlap(withoutTwins(patches)) ? patches : null;
}

/** Words that come to a segment, and the white space between them and those that are there. */
interface Coming {
  paragraphs: readonly string[];
  glue: string;
}

/** Puts words before the first ones of a segment, or behind its last ones: into their paragraph, or as paragraphs beside it. */
function put(notes: Interpretation, place: SegmentPlace, side: 'front' | 'back', come: readonly Coming[]): Patch[] | null {
  if (come.length === 0) return [];
  const { source } = notes;
  const span = side === 'front' ? place.words[0]! : place.words.at(-1)!;
  const at = side === 'front' ? startOf(notes, place, span) : endOf(notes, span);
  const { block } = span;
  const [open, close] = [source.slice(block.start, block.inner.start), source.slice(block.inner.end, block.end)];
  const isOne = come.every(({ paragraphs, glue }) => paragraphs.length === 1 && !PARAGRAPHS.test(glue));
  if (!isWhole(source.slice(block.inner.start, at)) || !(isOne || isWhole(open + close))) return null;
  const { between, isWithin } = breakIn(notes, place, span);
  const halves = halvesOf(source, block, at);
  const broken = isWithin ? between : halves.close + between + halves.open;
  const texts = come.map(({ paragraphs, glue }) => {
    const [words, space] = [paragraphs.join(broken), PARAGRAPHS.test(glue) ? broken : encoded(notes, glue)];
    return side === 'front' ? words + space : space + words;
  });
  return [{ start: at, end: at, text: texts.join('') }];
}

const PARAGRAPHS = /\n\s*\n/;

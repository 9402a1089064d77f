import { lowerBound } from '../edit/lowerBound.ts';
import type { Patch } from '../model/patch.ts';
import { escapeText, representable } from './escape.ts';
import { referenced, type Lacking } from './lacking.ts';
import { seal, type Piece } from './seal.ts';
import type { Run, Value } from './value.ts';

/**
 * Translates patches of a decoded value into patches of the feed: each replaced stretch stays within its runs, and new text is
 * escaped for its place. In CDATA nothing is escaped, and `]]>` is split over two sections; in text, `&`, `<` and `>` are
 * escaped, one level. References outside the replaced characters, comments and processing instructions stay. The common beginning
 * and end of the old and new text are not touched.
 *
 * @param patches in coordinates of `value.text`, not overlapping, not cutting surrogate pairs; a markup value takes them verbatim
 * @param lacking characters that must not be in CDATA because the feed's encoding lacks them and no reference would be resolved
 * there: the section is split around them. Not needed for HTML in CDATA, which resolves references itself
 * @returns patches in coordinates of the source, empty if nothing differs
 */
export function lift(source: string, value: Value, patches: readonly Patch[], lacking?: Lacking | null): Patch[] {
  const pieces = patches
    .map((patch) => narrow(value.text, patch))
    .filter(({ start, end, text }) => start < end || text !== '')
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .flatMap((patch) => liftOne(value, patch));
  const sealed = seal(source, pieces);
  if (!lacking) return sealed;
  return sealed.map((patch, index) => (pieces[index]!.section ? { ...patch, text: referenced(patch.text, lacking, (reference) => `]]>${reference}<![CDATA[`) } : patch));
}

const isHigh = (code: number): boolean => code >= 0xd8_00 && code <= 0xdb_ff;

/** Removes from a patch what it has in common with the replaced text at both ends, without cutting a surrogate pair. */
function narrow(before: string, { start, end, text }: Patch): Patch {
  let head = 0;
  while (head < text.length && start + head < end && text[head] === before[start + head]) head += 1;
  if (head > 0 && isHigh(text.charCodeAt(head - 1))) head -= 1;
  let tail = 0;
  while (tail < text.length - head && end - tail > start + head && text[text.length - 1 - tail] === before[end - 1 - tail]) tail += 1;
  if (tail > 0 && isHigh(text.charCodeAt(text.length - tail - 1)) && tail < text.length) tail -= 1;
  return { start: start + head, end: end - tail, text: text.slice(head, text.length - tail) };
}

function liftOne(value: Value, patch: Patch): Piece[] {
  const { runs, inner, name } = value;
  if (inner === null) return [{ start: value.selfClosingAt, end: value.selfClosingAt + 2, text: `>${escapeText(patch.text)}</${name}>`, section: null }];
  if (runs.length === 0) return [{ start: inner.start, end: inner.start, text: escapeText(patch.text), section: null }];
  if (patch.start === patch.end) return [insertion(runs, patch)];
  const touched = runs.slice(firstTouching(runs, patch.start + 1), firstTouching(runs, patch.end) + 1);
  return together(touched.map((run, index) => replacement(value.text, run, patch, index === 0 ? patch.text : '')));
}

/** What goes without anything between it goes in one piece: a page written in references may have one for each of its characters. */
function together(pieces: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last && last.end === piece.start && last.section === null && piece.section === null) {
      last.end = piece.end;
      last.text += piece.text;
    } else found.push(piece);
  }
  return found;
}

/** The first run that reaches an offset of the decoded value, by bisection: a value may have thousands. */
const firstTouching = (runs: readonly Run[], offset: number): number => lowerBound(runs.length - 1, (at) => runs[at]!.at + runs[at]!.length >= offset);

/** New text at a border goes where the words are: into CDATA rather than beside it. */
function insertion(runs: readonly Run[], { start, text }: Patch): Piece {
  const index = firstTouching(runs, start);
  const here = runs[index]!;
  const next = runs[index + 1];
  const run = here.kind !== 'cdata' && next?.kind === 'cdata' && next.at === start ? next : here;
  const at = run.kind !== 'reference' ? run.start + (start - run.at) : start === run.at ? run.start : run.end;
  return pieceOf(run, at, at, text);
}

function replacement(decoded: string, run: Run, patch: Patch, text: string): Piece {
  const from = Math.max(patch.start, run.at);
  const to = Math.min(patch.end, run.at + run.length);
  if (run.kind !== 'reference') return pieceOf(run, run.start + (from - run.at), run.start + (to - run.at), text);
  return pieceOf(run, run.start, run.end, `${decoded.slice(run.at, from)}${text}${decoded.slice(to, run.at + run.length)}`);
}

const pieceOf = (run: Run, start: number, end: number, text: string): Piece => ({
  start, end,
  text: run.kind === 'markup' ? text : run.kind === 'cdata' ? representable(text) : escapeText(text),
  section: run.kind === 'cdata' ? run : null,
});

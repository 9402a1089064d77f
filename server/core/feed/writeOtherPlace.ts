import { applyPatches, type Patch } from '../model/patch.ts';
import { chaptersElsewhere } from '../notes/chaptersElsewhere.ts';
import type { NotesFormat } from '../notes/reading.ts';
import { referencesElsewhere } from '../notes/referencesElsewhere.ts';
import type { NotesWriting } from '../notes/write.ts';
import { canonicalName } from './canonicalName.ts';
import type { Element } from './elements.ts';
import type { Lacking } from './lacking.ts';
import { lift } from './lift.ts';
import { mirror, type Mirrored } from './mirror.ts';
import { notesFormatOf } from './notesFormat.ts';
import { staysWellFormed } from './staysWellFormed.ts';
import { valueOf } from './value.ts';
import type { Left } from './view.ts';

/** What an edit of the notes does to another place for them: patches in the feed's coordinates, and passages left as they are. */
export interface OtherPlace {
  patches: Patch[];
  left: Omit<Left, 'key'>[];
}

/**
 * Makes an edit of the notes in another place for them, wherever that has the same passages. What only one place has stays there.
 *
 * @param before the notes before the edit, and whether they are HTML
 */
export function writeOtherPlace(source: string, place: Element, before: string, written: NotesWriting, html: boolean, lacking: Lacking | null): OtherPlace {
  const value = valueOf(source, place);
  const element = canonicalName(place);
  const concerning = OWN_WORDS.has(element) ? written.patches.filter((patch) => sharesWords(before, patch, value.text)) : written.patches;
  if (concerning.length === 0 || value.text.trim() === '') return { patches: [], left: [] };
  const isMarkup = value.runs[0]?.kind === 'markup';
  const otherHtml = isMarkup || notesFormatOf(value.text) === 'html';
  const found = carriedOver(before, { ...written, patches: concerning }, html, value.text, otherHtml);
  const carried = lift(source, value, found.patches, otherHtml ? null : lacking);
  const sound = staysWellFormed(source, place, value, carried);
  const left = [
    { element, passages: found.absent, why: 'it says this differently, or not at all' },
    { element, passages: found.ambiguous, why: 'it says this more than once' },
    { element, passages: sound ? 0 : found.patches.length, why: 'it consists of XML elements, which the edit would break' },
  ].filter(({ passages }) => passages > 0);
  return { patches: sound ? carried : [], left };
}

/** Word for word where the other text has the passage; what became of chapters and references also where it only says the same ones. */
function carriedOver(before: string, written: NotesWriting, html: boolean, other: string, otherHtml: boolean): Mirrored {
  const { patches, headers, lists, chapters, references } = written;
  const mirrored = (some: readonly Patch[]): Mirrored => mirror(before, some, headers, other, html !== otherHtml);
  const all = mirrored(patches);
  if (all.absent + all.ambiguous === 0) return all;
  const [here, there] = [{ source: before, format: formatOf(html) }, { source: other, format: formatOf(otherHtml) }];
  const found: Mirrored = { patches: [], absent: 0, ambiguous: 0 };
  const told = new Set<Patch>();
  for (const [ranges, elsewhere] of [
    [lists.chapters, () => chaptersElsewhere(here, chapters, there)],
    [lists.references, (listed: readonly Patch[]) => referencesElsewhere(here, references, listed, there)],
  ] as const) {
    const listed = patches.filter((patch) => ranges.some(({ start, end }) => (start <= patch.start && patch.end <= end) || (patch.start < end && start < patch.end)));
    const { absent, ambiguous } = listed.length === 0 ? NOTHING : mirrored(listed);
    if (absent + ambiguous === 0) continue;
    const same = elsewhere(listed);
    const left = Math.min(same.missing, listed.length);
    if (same.patches.length === 0 || left >= absent + ambiguous || same.patches.some(touches(found.patches)) || (notesFormatOf(applyPatches(other, same.patches)) === 'html') !== otherHtml) continue;
    found.patches.push(...same.patches);
    found.absent += left;
    for (const patch of listed) told.add(patch);
  }
  if (told.size === 0) return all;
  const rest = mirrored(patches.filter((patch) => !told.has(patch)));
  const beside = rest.patches.filter((patch) => !touches(found.patches)(patch));
  return { patches: [...beside, ...found.patches], absent: rest.absent + found.absent, ambiguous: rest.ambiguous };
}

const NOTHING: Mirrored = { patches: [], absent: 0, ambiguous: 0 };
const touches = (others: readonly Patch[]) => (patch: Patch): boolean => others.some(({ start, end }) => patch.start <= end && start <= patch.end);

const formatOf = (isHtml: boolean): NotesFormat => (isHtml ? 'html' : 'text');

/** A subtitle, or what describes a medium of an item, such as its picture, has words of its own: only what it says too can be wrong in it. */
const OWN_WORDS = new Set(['itunes:subtitle', 'media:description']);
/** How many words in a row another text must have of a longer passage. */
const IN_A_ROW = 3;

/** Whether another text has the words that a patch replaces, or stands in: all of them, or some in a row. */
function sharesWords(text: string, { start, end }: Patch, other: string): boolean {
  const [before, after] = [/[\p{L}\p{N}]*$/u.exec(text.slice(0, start))![0], /^[\p{L}\p{N}]*/u.exec(text.slice(end))![0]];
  const words = wordsIn(before + text.slice(start, end) + after);
  const said = ` ${wordsIn(other).join(' ')} `;
  const runs = Array.from({ length: Math.max(1, words.length - IN_A_ROW + 1) }, (_, from) => words.slice(from, from + IN_A_ROW));
  return words.length > 0 && runs.some((run) => said.includes(` ${run.join(' ')} `));
}

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

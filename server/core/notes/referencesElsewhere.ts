import { applyPatches, type Patch } from '../model/patch.ts';
import type { Block, BlockLink, Span } from './blocks/block.ts';
import { type Interpretation, interpret } from './interpret.ts';
import { listElsewhere, type OtherPage, saidByBoth, writeListElsewhere } from './listElsewhere.ts';
import type { ReadReference, ViewReference } from './reading.ts';
import { type ReferencePlace, isBare } from './references.ts';
import { orderOf } from './write/order.ts';
import { fieldEdits } from './write/references.ts';
import { soundOf } from './write/sound.ts';
import type { ReferenceState } from './write/state.ts';

/**
 * Writes what became of a page's references on another page of the same episode: in its list, which may be shorter, or wherever it has the link,
 * as an element or as `title: address`. A reference is the same if title and address agree; in a list that gives no address, the title. Both pages
 * are read, so each keeps its own form and escaping.
 *
 * @param written the page's references as they are written; `key` is the id of one that it had
 * @param patches those of the page
 * @returns patches of the other page, and how many of the changes have no place there
 */
export function referencesElsewhere(page: OtherPage, written: readonly ReferenceState[], patches: readonly Patch[], other: OtherPage): { patches: Patch[]; missing: number } {
  const [here, there] = [interpret(page.source, page.format), interpret(other.source, other.format)];
  const before = here.reading.references;
  const listed = sameReferences(before, there.reading.references);
  const list = inList(before, written, there, listed);
  const { moved } = orderOf(before, written.map(({ key }) => ({ id: key })));
  const said = list.missing.flatMap((key) => {
    const [was, wanted] = [before.find(({ id }) => id === key), written.find((reference) => reference.key === key)];
    const found = was && wanted && !listed.has(key) && !moved.has(key) && was.note === wanted.note ? changed(there, list.patches, was, wanted) : null;
    return found ? [found] : [];
  });
  return { patches: [...list.patches, ...said.flat()], missing: list.missing.length - said.length + furtherLinks(here, patches) };
}

/** The ids of the references that two pages both have, once each. */
function sameReferences(here: readonly ReadReference[], there: readonly ReadReference[]): Map<string, string> {
  const linked = saidByBoth(here, there, nameOf, nameOf);
  const named = saidByBoth(here, there.filter(({ url }) => url === null), ({ title }) => title, ({ title }) => title);
  return new Map([...named, ...linked]);
}

const nameOf = ({ title, url }: ReadReference): string => `${url} ${title}`;

function inList(before: readonly ReadReference[], written: readonly ReferenceState[], there: Interpretation, listed: ReadonlyMap<string, string>): { patches: Patch[]; missing: string[] } {
  const was = new Map(before.map((reference) => [reference.id, reference]));
  const { references } = there.reading;
  const notes: string[] = [];
  const { wanted, missing } = listElsewhere({ before, written }, {
    there: references, listed,
    become: ({ key, title, url, note }, own): ViewReference => {
      const old = was.get(key);
      if (!own || !old) return { title, url: references.some((reference) => reference.url !== null) ? url : null, note, links: [] };
      if (note !== old.note && own.note !== old.note) notes.push(key);
      return { id: own.id, title, url: own.url === null ? null : url, note: own.note === old.note ? note : own.note, links: own.links };
    },
    isChanged: ({ key, title, url, note }) => was.get(key)!.title !== title || was.get(key)!.url !== url || was.get(key)!.note !== note,
  });
  const list = writeListElsewhere(there, 'references', wanted);
  return { patches: list.patches, missing: [...new Set([...missing, ...notes, ...list.missing])] };
}

/** The change of a reference where another page has it outside of a list; null if it has it nowhere, or more than once, or would read otherwise. */
function changed(there: Interpretation, others: readonly Patch[], was: ReferenceState | ReadReference, wanted: ReferenceState): Patch[] | null {
  const [place, ...more] = placesOf(there, was);
  if (!place || more.length > 0 || wanted.url === null) return null;
  const patches = fieldEdits(there, place, { ...wanted, links: [] }).flatMap((edit) => edit.patches);
  if (patches.length === 0 || others.some(({ start, end }) => patches.some((patch) => patch.start <= end && start <= patch.end))) return null;
  if (!soundOf(there)(patches)) return null;
  const after = interpret(applyPatches(there.source, patches), there.format);
  return placesOf(after, wanted).length === 1 && recordsOf(after) === recordsOf(there) ? patches : null;
}

/** Where a page has a link to an address under a title. */
const placesOf = ({ blocks, references }: Interpretation, said: Pick<ReferenceState, 'title' | 'url'>): ReferencePlace[] => {
  const listed = new Set(references.map(({ item }) => item));
  return blocks.filter((block) => !listed.has(block)).flatMap((block) => block.links.flatMap((link): ReferencePlace[] => {
    const title = link.url === said.url ? titleBeside(block, link, said.title) : null;
    return title ? [{ reference: { id: '', title: said.title, url: link.url, note: null, links: [], line: block.line }, item: { ...block, links: [link] }, title, note: null }] : [];
  }));
};

/** What may stand between a title and its address. */
const BEFORE_ADDRESS = /[\s([<:,—–>-]{1,6}$/;

/** A title that is the words of a link, or precedes an address that is shown. */
function titleBeside(block: Block, link: BlockLink, title: string): Span | null {
  const { text } = block;
  if (text.slice(link.start, link.end) === title) return { block, start: link.start, end: link.end };
  const gap = isBare(text, link) ? BEFORE_ADDRESS.exec(text.slice(Math.max(0, link.start - 6), link.start)) : null;
  if (!gap) return null;
  const end = link.start - gap[0].length;
  const start = end - title.length;
  return start >= 0 && text.slice(start, end) === title && !/[\p{L}\p{N}]$/u.test(text.slice(0, start)) ? { block, start, end } : null;
}

const recordsOf = ({ reading: { title, segments, chapters, references } }: Interpretation): string => JSON.stringify([title !== null, segments.length, chapters, references.map((reference) => [reference.title, reference.url, reference.note])]);

/** How many links beside the first of a reference change: another page is not asked for them. */
const furtherLinks = ({ references }: Interpretation, patches: readonly Patch[]): number =>
  references.flatMap(({ item }) => item.links.slice(1)).filter(({ urlAt }) => patches.some(({ start, end }) => start < urlAt.end && urlAt.start < end)).length;

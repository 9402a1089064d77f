import { append } from '../model/append.ts';
import { applyPatches, type Patch, type Range } from '../model/patch.ts';
import { orderOf } from '../notes/write/order.ts';

/** An element in the source. */
export interface Standing extends Range {
  id: string;
}

/** An element of the result: one of the source with patches to it, or a new one. */
export type Wanted = { id: string; patches: readonly Patch[] } | { id?: undefined; xml: string };

/**
 * Writes a list of sibling elements: those that keep their place get their patches, a missing one is removed with the white space
 * before it, and a new or moved one is put after its predecessor, with the white space of its neighbours. Anything else between them (a
 * comment, another element) stays where it is.
 *
 * @param standing in order of the source
 * @param first inserts elements if there are none yet
 */
export function arrange(text: string, standing: readonly Standing[], wanted: readonly Wanted[], first: (xml: string) => Patch | null): Patch[] {
  const { gone, moved } = orderOf(standing, wanted);
  const places = new Map(standing.map((element) => [element.id, element]));
  const leave = (id: string): Patch => ({ start: leadOf(text, places.get(id)!), end: places.get(id)!.end, text: '' });
  const patches = [...gone, ...moved].map(leave);
  const stays = (element: Wanted): Standing | undefined => (element.id === undefined || moved.has(element.id) ? undefined : places.get(element.id));
  const anchors = wanted.map(stays);
  const next = anchors.find((anchor) => anchor !== undefined);
  let previous: Standing | undefined;
  for (const [index, element] of wanted.entries()) {
    const anchor = anchors[index];
    if (anchor) {
      append(patches, (element as { patches: readonly Patch[] }).patches);
      previous = anchor;
      continue;
    }
    const xml = element.id === undefined ? element.xml : patched(text, places.get(element.id)!, element.patches);
    const patch = previous ? after(text, previous, standing, xml) : next ? before(text, next, standing, xml) : standing[0] ? instead(text, standing[0], xml) : first(xml);
    if (patch) patches.push(patch);
  }
  return patches;
}

const patched = (text: string, { start, end }: Range, patches: readonly Patch[]): string =>
  applyPatches(text.slice(start, end), patches.map((patch) => ({ start: patch.start - start, end: patch.end - start, text: patch.text })));

const FARTHEST = 2_000;

/** The beginning of the white space before an element. */
function leadOf(text: string, { start }: Range): number {
  const from = Math.max(0, start - FARTHEST);
  return from + text.slice(from, start).trimEnd().length;
}

/** The white space between two neighbours; for a single one, the white space before it. */
function gapOf(text: string, beside: Standing, standing: readonly Standing[]): string {
  const index = standing.indexOf(beside);
  const element = standing[index === 0 && standing.length > 1 ? 1 : index]!;
  return text.slice(leadOf(text, element), element.start);
}

const after = (text: string, previous: Standing, standing: readonly Standing[], xml: string): Patch => ({ start: previous.end, end: previous.end, text: `${gapOf(text, previous, standing)}${xml}` });
const before = (text: string, next: Standing, standing: readonly Standing[], xml: string): Patch => ({ start: next.start, end: next.start, text: `${xml}${gapOf(text, next, standing)}` });
function instead(text: string, gone: Standing, xml: string): Patch {
  const start = leadOf(text, gone);
  return { start, end: start, text: `${text.slice(start, gone.start)}${xml}` };
}

import { applyPatches, type Patch } from '#core/model/patch';

/**
 * The difference between a text with one set of patches and the same text with another: the former text, and patches of it. Only patched places
 * are compared, so the cost depends on the patches and not on the text.
 */
export function patchesBetween(base: string, then: readonly Patch[], now: readonly Patch[]): { before: string; patches: Patch[] } {
  const patches: Patch[] = [];
  let shift = 0;
  for (const { start, end, ours, theirs } of placesOf(then, now)) {
    const within = (list: readonly Patch[]): string => applyPatches(base.slice(start, end), list.map((patch) => ({ start: patch.start - start, end: patch.end - start, text: patch.text })));
    const [was, is] = [within(theirs), within(ours)];
    if (was !== is) patches.push({ start: start + shift, end: start + shift + was.length, text: is });
    shift += was.length - (end - start);
  }
  return { before: applyPatches(base, then), patches };
}

/** A range touched by patches of either list. */
interface Place {
  start: number;
  end: number;
  theirs: Patch[];
  ours: Patch[];
}

function placesOf(then: readonly Patch[], now: readonly Patch[]): Place[] {
  const all = [...then.map((patch) => ({ patch, list: 'theirs' as const })), ...now.map((patch) => ({ patch, list: 'ours' as const }))]
    .sort((a, b) => a.patch.start - b.patch.start || a.patch.end - b.patch.end);
  const places: Place[] = [];
  for (const { patch, list } of all) {
    let place = places.at(-1);
    if (!place || patch.start > place.end) places.push((place = { start: patch.start, end: patch.end, theirs: [], ours: [] }));
    place.end = Math.max(place.end, patch.end);
    place[list].push(patch);
  }
  return places;
}

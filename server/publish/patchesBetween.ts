import { applyPatches, type Patch } from '#core/model/patch';

/**
 * What turns a text with some patches into the same text with others: the text as it was, and patches of it. Nothing is compared
 * but the places that either patches, so it costs what they cost.
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

/** A stretch that patches of one list or both touch. */
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

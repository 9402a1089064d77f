import * as fc from 'fast-check';
import { applyPatches, type Patch } from '#core/model/patch';
import { patchesBetween } from './patchesBetween.ts';

const BASE = 'The tide comes in twice a day, and goes out as often.';

const patches = fc.uniqueArray(fc.nat(BASE.length), { maxLength: 8 }).chain((places) => {
  const sorted = [...places].sort((a, b) => a - b);
  const ranges = Array.from({ length: Math.floor(sorted.length / 2) }, (_, at) => [sorted[2 * at]!, sorted[2 * at + 1]!] as const);
  return fc.tuple(...ranges.map(([start, end]) => fc.tuple(fc.boolean(), fc.string({ maxLength: 4 })).map(([insert, text]): Patch => ({ start, end: insert ? start : end, text }))));
});

test('turns the text as it was into the text as it is to be', () => {
  fc.assert(fc.property(patches, patches, (then, now) => {
    const { before, patches: between } = patchesBetween(BASE, then, now);
    expect(before).toBe(applyPatches(BASE, then));
    expect(applyPatches(before, between)).toBe(applyPatches(BASE, now));
  }));
});

test('what stays as it was is no part of it', () => {
  const kept = { start: 4, end: 8, text: 'sea' };
  const fresh = { start: 18, end: 23, text: 'once' };
  expect(patchesBetween(BASE, [kept], [fresh, kept])).toEqual({ before: BASE.replace('tide', 'sea'), patches: [{ start: 17, end: 22, text: 'once' }] });
});

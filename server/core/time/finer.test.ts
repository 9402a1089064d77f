import * as fc from 'fast-check';
import { finer, finerOf } from './finer.ts';

test.each([
  [471_250, 471_000, 471_250], [471_000, 471_250, 471_250], [471_000, 471_000, 471_000], [471_250, 471_250, 471_250],
  [471_999, 471_000, 471_999], [472_000, 471_000, null], [470_999, 471_000, null], [471_250, 471_750, null], [0, 999, 999],
])('%d and %d are %p', (ours, theirs, both) => {
  expect(finer(ours, theirs, 1_000)).toBe(both);
});

test('it does not matter whose is whose', () => {
  fc.assert(fc.property(fc.nat(5_000), fc.nat(5_000), fc.constantFrom(1, 40, 1_000), (one, other, unitMs) => {
    expect(finer(one, other, unitMs)).toBe(finer(other, one, unitMs));
  }));
});

test('of two that disagree, the one that is told more finely is kept, else the one that is there', () => {
  expect(finerOf(471_000, 473_250, 1_000)).toBe(473_250);
  expect(finerOf(471_250, 473_000, 1_000)).toBe(471_250);
  expect(finerOf(471_000, 473_000, 1_000)).toBe(471_000);
  expect(finerOf(null, 473_000, 1_000)).toBe(473_000);
  expect(finerOf(471_000, null, 1_000)).toBe(471_000);
});

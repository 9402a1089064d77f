import { array, assert, integer, nat, property } from 'fast-check';
import { inParts } from './inParts.ts';

test('parts together are the whole, none is empty, and only the last is shorter than may be', () => {
  assert(property(array(nat()), integer({ min: 1, max: 9 }), (things, most) => {
    const parts = inParts(things, most);
    expect(parts.flat()).toEqual(things);
    expect(parts.slice(0, -1).every(({ length }) => length === most)).toBe(true);
    expect(parts.every(({ length }) => length > 0)).toBe(true);
  }));
});

import { keyBetween } from '../edit/order.ts';
import { withHalves } from './halves.ts';

const split = (segmentId: string, newId: string) => ({ type: 'split', segmentId, at: 3, newId, order: keyBetween(null, null), startMs: null }) as const;

describe('the records that a question is about', () => {
  test('are both halves of one that is cut, however often', () => {
    expect(withHalves(['a'], [split('a', 'b'), split('b', 'c')])).toEqual(['a', 'b', 'c']);
    expect(withHalves(['a', 'd'], [{ type: 'batch', operations: [split('a', 'b'), split('d', 'e')] }])).toEqual(['a', 'd', 'b', 'e']);
  });

  test('are the same where others are cut', () => {
    expect(withHalves(['a'], [split('x', 'y'), { type: 'deleteSegment', segmentId: 'a' }])).toEqual(['a']);
  });
});

import { heldPlace, heldValue } from './heldWords';

describe('what a form of notes cannot hold, in words', () => {
  test('counts records from one', () => expect(heldPlace('segments[13].startMs')).toEqual({ record: 'segments', number: 14, field: 'startMs' }));
  test('leaves a place it does not know to be shown as it is', () => expect(heldPlace('show.title')).toBeNull());
  test.each([[170_000, '2:50'], [170_400, '2:50.4'], [170_025, '2:50.025']])('writes %i ms as %s', (ms, written) => expect(heldValue('segments[0].startMs', ms)).toBe(written));
  test.each([[null, '–'], ['Rye', 'Rye'], [3, '3']])('writes %p as %s', (value, written) => expect(heldValue('chapters[0].title', value)).toBe(written));
});

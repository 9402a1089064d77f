import { asArray, asConfidence, asMs, asName, asNumber, asObject, asText, secondsToMs } from './checked.ts';

describe('a JSON value of which nothing is known', () => {
  test.each([[7.25, 7_250], ['7.25', 7_250], [' 3 ', 3_000], ['1e1', 10_000], ['00:00:07.250', 7_250], ['1:02:03', 3_723_000], [0.0004, 0], [-0.0001, 0], [2_147_483.647, 2_147_483_647]])('%j seconds are %i ms', (value, ms) => {
    expect(Object.is(secondsToMs(value), ms)).toBe(true);
  });

  test.each([-1, 2_147_483.648, NaN, Infinity, '', ' ', 'soon', '0x10', '1:75:00', '999:59:59', null, undefined, true, [], {}, [7]])('%j is no time', (value) => expect(secondsToMs(value)).toBeNull());

  test('is an object, a list, a text, a number, or is none', () => {
    expect([asObject({ a: 1 }), asObject([]), asObject(null), asObject('a')]).toEqual([{ a: 1 }, null, null, null]);
    expect([asArray([1]), asArray({ length: 1 }), asArray('ab')]).toEqual([[1], null, null]);
    expect([asText('a'), asText(7), asText(true), asText(null), asText(NaN)]).toEqual(['a', '7', null, null, null]);
    expect([asName(' Ada '), asName('  '), asName(3)]).toEqual(['Ada', null, '3']);
    expect([asNumber('12.5'), asNumber('twelve'), asNumber([1])]).toEqual([12.5, null, null]);
    expect([asMs('1500.4'), asMs(-3), asMs(null)]).toEqual([1_500, null, null]);
    expect([asConfidence(0.93), asConfidence('0.5'), asConfidence(-0.1), asConfidence(93), asConfidence(null)]).toEqual([0.93, 0.5, undefined, undefined, undefined]);
  });
});

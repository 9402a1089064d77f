import { clockOf, timeOf } from './timeExpression.ts';

const clock = (parameters: Record<string, string> = {}) => clockOf((name) => parameters[name]);
const ms = (text: string, parameters?: Record<string, string>) => timeOf(text, clock(parameters))?.ms ?? null;

test.each([
  ['00:00:01', 1_000],
  ['00:00:01.5', 1_500],
  ['00:00:01.0256', 1_026],
  ['01:02:03.004', 3_723_004],
  ['100:00:00.000', 360_000_000],
  ['1.5s', 1_500],
  ['500ms', 500],
  ['0.5h', 1_800_000],
  ['2m', 120_000],
])('%s is %i ms on any clock', (text, expected) => {
  expect(ms(text)).toBe(expected);
  expect(timeOf(text, clock())?.repaired).toBeNull();
});

test.each([
  ['00:00:01:12', { frameRate: '24' }, 1_500],
  ['00:00:01:15', {}, 1_500],
  ['12f', { frameRate: '25' }, 480],
  ['24f', { frameRate: '24', frameRateMultiplier: '1000 1001' }, 1_001],
  ['24f', { frameRate: '24', frameRateMultiplier: '1000:1001' }, 1_001],
  ['00:00:00:00.2', { frameRate: '25', subFrameRate: '4' }, 20],
  ['10000000t', { tickRate: '10000000' }, 1_000],
  ['30t', { frameRate: '30' }, 1_000],
  ['3t', {}, 3_000],
])('%s by %j is %i ms', (text, parameters, expected) => {
  expect(ms(text, parameters)).toBe(expected);
});

describe('SMPTE time codes count frames', () => {
  const ntsc = { timeBase: 'smpte', frameRate: '30', frameRateMultiplier: '1000 1001' };

  test('an hour of them at 29.97 lasts 3.6 seconds longer', () => {
    expect(ms('01:00:00:00', ntsc)).toBe(3_603_600);
  });

  test('with dropped frame numbers it is an hour', () => {
    expect(ms('01:00:00;00', { ...ntsc, dropMode: 'dropNTSC' })).toBe(3_599_996);
    expect(ms('00:01:00;02', { ...ntsc, dropMode: 'dropNTSC' })).toBe(60_060);
  });

  test('with the media time base the same digits are seconds', () => {
    expect(ms('01:00:00:00', { ...ntsc, timeBase: 'media' })).toBe(3_600_000);
  });

  test('at whole rates nothing differs', () => {
    expect(ms('00:00:02:05', { timeBase: 'smpte', frameRate: '25' })).toBe(2_200);
  });
});

test.each([
  ['12.345', 12_345, 'A time without a unit was read as seconds.'],
  ['1:09:04.480', 4_144_480, null],
  ['1:48.737', 108_737, 'A time has minutes and seconds, but no hours.'],
  ['00:00:01,500', 1_500, 'A time has a comma instead of a dot.'],
])('%s is read, though TTML does not write it so', (text, expected, repaired) => {
  expect(timeOf(text, clock())).toEqual({ ms: expected, repaired });
});

test.each(['', 'soon', '-1s', '00:75:00', '00:00:75', '1.2.3s', 'wallclock(2024-01-01T00:00:00)', '1e5s'])('"%s" is no time', (text) => {
  expect(ms(text)).toBeNull();
});

test('a hundred thousand digits are no time', () => {
  expect(ms(`${'1'.repeat(100_000)}s`)).toBeNull();
});

test.each([[{ frameRate: '0' }], [{ frameRate: 'fast' }], [{ frameRate: '30', frameRateMultiplier: '0 0' }]])('parameters that say nothing (%j) leave the defaults', (parameters) => {
  expect(ms('30f', parameters)).toBe(1_000);
});

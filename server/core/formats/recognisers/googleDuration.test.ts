import { durationToMs } from './googleDuration.ts';

test.each([
  ['1.400s', 1_400], ['0s', 0], ['3s', 3_000], [' 2.5s ', 2_500], ['1.4', 1_400], [{ seconds: '61', nanos: 250_000_000 }, 61_250], [{ seconds: 2 }, 2_000], [{ nanos: 5_000_000 }, 5], [{}, 0], [1.5, 1_500],
  ['soon', null], ['', null], [null, null], [undefined, null], [{ seconds: 'x' }, null], ['-1s', null], [{ seconds: 1e12 }, null],
])('%j is %j ms', (duration, ms) => {
  expect(durationToMs(duration)).toBe(ms);
});

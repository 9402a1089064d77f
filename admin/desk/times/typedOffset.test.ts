import { formatExact } from '#core/time/timestamp';
import { typedOffset } from './typedOffset';

test.each([['32', 32_000], ['+32', 32_000], ['-0.5', -500], ['− 1:02', -62_000], ['0,25', 250]])('%s is an offset', (typed, ms) => expect(typedOffset(typed)).toBe(ms));
test.each(['', '+', '--2', 'soon', '+-1'])('%j is none', (typed) => expect(typedOffset(typed)).toBeNull());
test.each([[471_000, '7:51'], [471_250, '7:51.25'], [3_723_007, '1:02:03.007']])('%i ms is shown as %s', (ms, shown) => expect(formatExact(ms)).toBe(shown));

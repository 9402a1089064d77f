import { etagOf, isUnchanged } from './validators.ts';

describe('a conditional request', () => {
  const hash = Buffer.alloc(32, 7);
  const modified = new Date('2026-03-01T10:00:00.900Z');

  test.each(['identity', 'gzip', 'br'] as const)('the tag of the %s bytes is known', (coding) => {
    expect(isUnchanged({ ifNoneMatch: etagOf(hash, coding) }, hash, modified)).toBe(true);
    expect(isUnchanged({ ifNoneMatch: `"other", W/${etagOf(hash, coding)}` }, hash, modified)).toBe(true);
    expect(isUnchanged({ ifNoneMatch: etagOf(Buffer.alloc(32, 8), coding) }, hash, modified)).toBe(false);
  });

  test('so are brotli’s of every quality, and no tag that only begins like ours', () => {
    expect(isUnchanged({ ifNoneMatch: etagOf(hash, 'br', 11) }, hash, modified)).toBe(true);
    expect(etagOf(hash, 'br', 11)).not.toBe(etagOf(hash, 'br', 5));
    for (const tag of ['-zstd"', '-gzipped"', '0"', '']) expect(isUnchanged({ ifNoneMatch: `"${hash.toString('hex')}${tag}` }, hash, modified)).toBe(false);
  });

  test('a tag decides even where the date would say otherwise', () => {
    expect(isUnchanged({ ifNoneMatch: '"other"', ifModifiedSince: 'Sun, 01 Mar 2026 10:00:00 GMT' }, hash, modified)).toBe(false);
  });

  test.each([
    ['Sun, 01 Mar 2026 10:00:00 GMT', true], ['Sun, 01 Mar 2026 09:59:59 GMT', false], ['last Tuesday', false],
  ])('since %s: unchanged is %s', (ifModifiedSince, unchanged) => {
    expect(isUnchanged({ ifModifiedSince }, hash, modified)).toBe(unchanged);
  });
});

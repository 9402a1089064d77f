import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { feedGuid } from './feedGuid.ts';
import { sha1 } from './sha1.ts';

describe('the identity of a podcast', () => {
  test.each(['podnews.net/rss', 'https://podnews.net/rss', 'http://podnews.net/rss//'])('%s', (url) => {
    expect(feedGuid(url)).toBe('9b024349-ccf0-5f69-a609-6b82873eab3c');
  });

  test('SHA-1 is what others compute', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(Buffer.from(sha1(bytes)).toString('hex')).toBe(createHash('sha1').update(bytes).digest('hex'));
    }));
  });
});

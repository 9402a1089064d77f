import { feedOf, findingsOf, ITEM } from '../fixtures/feed.ts';
import { formatFeedFindings } from './format.ts';

describe('findings of a feed in a terminal', () => {
  test('have a line each, with their place and whose rule it is, and a count', () => {
    expect(formatFeedFindings(findingsOf(feedOf({ items: [ITEM.replace('61', '1:01').replace('length="1234"', '')] })))).toBe([
      'line 21:7  error  psp-1  enclosure-length-missing  The enclosure has no length: write the size of the file in bytes.',
      'line 22:7  info   psp-1  duration-format           PSP-1 requires the duration in whole seconds: write “61” instead of “1:01”.',
      '', '1 error, 1 info', '',
    ].join('\n'));
  });
  test('of one kind are cut short and counted', () => {
    const items = Array.from({ length: 40 }, (_, index) => ITEM.replace('quay:1', `quay:${index}`).replace('1.mp3', `${index}.mp3`).replace('Ropes', `Ropes ${index}`).replace('61', '1:01'));
    const lines = formatFeedFindings(findingsOf(feedOf({ items }))).split('\n');
    expect(lines).toHaveLength(7);
    expect(lines.slice(3, 6)).toEqual(['    and 37 more like it; --json lists them all', '', '40 info']);
  });
  test('may be none', () => expect(formatFeedFindings([])).toBe('No findings.\n'));
});

import { feedOf, findingsOf, ITEM } from '../fixtures/feed.ts';
import { newFindings } from './newFindings.ts';

const long = (bytes: number): string => ITEM.replace('About ropes', 'a'.repeat(bytes));
const credited = (count: number) => findingsOf(feedOf({ items: [`${ITEM}${Array.from({ length: count }, (_, index) => `<podcast:person role="Boss ${index}">Mara</podcast:person>`).join('')}`] }));

const before = findingsOf(feedOf({ items: [long(5_000), ITEM.replace('quay:1', 'quay:2').replace('61', 'long')] }));
const codes = (items: string[]): string[] => newFindings(before, findingsOf(feedOf({ items }))).map(({ code, key }) => `${key} ${code}`);
const second = ITEM.replace('quay:1', 'quay:2').replace('61', 'long');

describe('what a correction breaks', () => {
  test('is nothing where all was so in the source, in other words or on another line too', () => {
    expect(codes([long(5_000), second])).toEqual([]);
    expect(codes([`\n\n${long(5_001)}`, second])).toEqual([]);
  });
  test('is what was not so before, in another episode too', () => {
    expect(codes([long(5_000), second.replace('<title>Ropes</title>', '')])).toEqual(['quay:2 required-element']);
    expect(codes([long(5_000).replace('61', 'long'), second])).toEqual(['quay:1 duration-unreadable']);
  });
  test('is what comes to others of its kind, not those', () => {
    expect(newFindings(credited(2), credited(3))).toMatchObject([{ message: expect.stringContaining('Boss 2') }]);
    expect(newFindings(credited(3), credited(2))).toEqual([]);
  });
});

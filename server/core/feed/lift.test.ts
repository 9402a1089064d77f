import { applyPatches, type Patch } from '../model/patch.ts';
import { documentOf } from './document.ts';
import { childrenNamed } from './elements.ts';
import { lift } from './lift.ts';
import { valueOf, type Value } from './value.ts';

const around = (inside: string): string => `<rss version="2.0"><channel><description>${inside}</description></channel></rss>`;
const valueIn = (source: string): Value => {
  const document = documentOf(source);
  if ('problems' in document) throw new Error(JSON.stringify(document.problems));
  return valueOf(source, childrenNamed(document.channel, '', 'description')[0]!);
};
const edited = (inside: string, ...patches: Patch[]): string => {
  const source = around(inside);
  const after = applyPatches(source, lift(source, valueIn(source), patches));
  return after.slice(around('').indexOf('</description>'), after.length - (around('').length - around('').indexOf('</description>')));
};
const replaced = (before: string, after: string, inside: string): string => {
  const start = valueIn(around(inside)).text.indexOf(before);
  return edited(inside, { start, end: start + before.length, text: after });
};
/** How many patches it takes to replace all but the first and last character of six. */
const countOf = (inside: string): number => lift(around(inside), valueIn(around(inside)), [{ start: 1, end: 5, text: 'Bo' }]).length;

describe('an edit of a decoded value, in the feed', () => {
  test.each([
    ['in CDATA nothing is escaped', '<![CDATA[<p>Mara (1:02)</p>]]>', 'Mara', 'Ann & Bo', '<![CDATA[<p>Ann & Bo (1:02)</p>]]>'],
    ['in text it is escaped, one level', '&lt;p&gt;Mara&lt;/p&gt;', 'Mara', '<b>A&amp;B</b>', '&lt;p&gt;&lt;b&gt;A&amp;amp;B&lt;/b&gt;&lt;/p&gt;'],
    ['only what differs is touched', '<![CDATA[at 12:30 sharp]]>', '12:30', '12:45', '<![CDATA[at 12:45 sharp]]>'],
    ['numeric references beside it stay', 'It&#8217;s Mara&#x2014;yes', 'Mara', 'Ann', 'It&#8217;s Ann&#x2014;yes'],
    ['a reference inside it goes', 'A &#38; B', 'A & B', 'A and B', 'A and B'],
    ['"]]>" is cut into two sections', '<![CDATA[code: x]]>', 'x', 'a[b[0]]>1', '<![CDATA[code: a[b[0]]]]><![CDATA[>1]]>'],
    ['a "]]>" made with its neighbours is cut too', '<![CDATA[a]]x> b]]>', 'x', '', '<![CDATA[a]]]]><![CDATA[> b]]>'],
    ['over a comment, the comment stays', 'Ma<!-- ! -->ra', 'Mara', 'Ann', 'Ann<!-- ! -->'],
    ['over CDATA cut in two, both sections stay', '<![CDATA[Ma]]><![CDATA[ra!]]>', 'Mara', 'Ann', '<![CDATA[Ann]]><![CDATA[!]]>'],
  ])('%s', (_, inside, before, after, expected) => {
    expect(replaced(before, after, inside)).toBe(expected);
  });

  test('what is inserted beside a section goes into it', () => {
    expect(edited('\n  <![CDATA[b]]>\n', { start: 3, end: 3, text: '<i>' })).toBe('\n  <![CDATA[<i>b]]>\n');
    expect(edited('\n  <![CDATA[b]]>\n', { start: 4, end: 4, text: '</i>' })).toBe('\n  <![CDATA[b</i>]]>\n');
  });

  test('what goes without anything between it goes in one patch; what goes on both sides of a comment or a section goes in more', () => {
    expect([countOf('&#40;&#77;a&#114;&#x61;&#41;'), countOf('(Ma<!-- ! -->&#114;a)'), countOf('(&#77;a<![CDATA[ra]]>)')]).toEqual([1, 2, 2]);
    expect(replaced('Mara', ']]>', '&#40;&#77;a&#114;&#x61;&#41;')).toBe('&#40;]]&gt;&#41;');
    expect(replaced('Mara', ']]', '&#40;&#77;a&#114;&#x61;&gt;')).toBe('&#40;]]&gt;');
  });

  test('an empty element is opened for it', () => {
    const source = around('').replace('<description></description>', '<description />');
    const after = applyPatches(source, lift(source, valueIn(source), [{ start: 0, end: 0, text: 'a<b' }]));
    expect(valueIn(after).text).toBe('a<b');
    expect(edited('', { start: 0, end: 0, text: 'a<b' })).toBe('a&lt;b');
  });
});

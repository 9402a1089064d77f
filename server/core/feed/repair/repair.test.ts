import { array, assert, constantFrom, property } from 'fast-check';
import { applyPatches } from '../../model/patch.ts';
import { gate } from '../gate.ts';
import { readFeed } from '../read.ts';
import { proposeRepairs, repairFeed } from './repair.ts';
import { REPAIR_NAMES } from './rule.ts';

const feed = (inside: string, before = ''): string => `${before}<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Low tide</title>\n<item><title>${inside}</title></item></channel></rss>`;
const repaired = (text: string): string => {
  const result = repairFeed(text, REPAIR_NAMES);
  if ('problems' in result) throw new Error(result.problems[0]!.message);
  return result.text;
};
const rulesFor = (text: string) => proposeRepairs(text).map(({ rule }) => rule);

describe('what stands before the feed', () => {
  test.each([['\n'], ['\r\n\t '], ['\n\ufeff\u00a0'], ['\u200b\u0000\u000b\n'], ['\ufeff']])('%j is left out', (before) => {
    expect(repaired(feed('Ebb', before))).toBe(feed('Ebb'));
    expect(rulesFor(feed('Ebb', before))).toContain('before-declaration');
  });

  test('white space before a feed without a declaration stands where it may', () => {
    const text = '\n<rss version="2.0"><channel><title>a & b</title></channel></rss>';
    expect(repaired(text)).toBe(text.replace('&', '&amp;'));
  });

  test('words before the feed are nothing to leave out', () => {
    expect(proposeRepairs(feed('Ebb & flow', 'Warning: no tide in line 3\n'))).toEqual([]);
  });
});

describe('ampersands and entities', () => {
  test.each([
    ['Rock & Roll', 'Rock &amp; Roll'],
    ['Rock &', 'Rock &amp;'],
    ['AT&T, Q&A;', 'AT&amp;T, Q&amp;A;'],
    ['a&nbsp;b', 'a&#160;b'],
    ['&hellip;&eacute;&NotEqualTilde;', '&#8230;&#233;&#8770;&#824;'],
    ['&gtgt; &nbspx; &tide;', '&amp;gtgt; &amp;nbspx; &amp;tide;'],
    ['&LT;b&GT;', '&#60;b&#62;'],
    ['&amp;nbsp; &#8212; &#x2014;', '&amp;nbsp; &#8212; &#x2014;'],
    ['<a href="?a=1&b=2&copy;"/>', '<a href="?a=1&amp;b=2&#169;"/>'],
    ['<!-- R&B &nbsp; --><?odd &nbsp; & ?><![CDATA[a & b &nbsp;]]>&', '<!-- R&B &nbsp; --><?odd &nbsp; & ?><![CDATA[a & b &nbsp;]]>&amp;'],
  ])('%s becomes %s', (inside, expected) => {
    const text = feed(inside);
    expect('problems' in repairFeed(text, REPAIR_NAMES) ? text : repaired(text)).toBe(feed(expected));
  });

  test('what the DOCTYPE declares, or may declare, is no unknown name', () => {
    const text = feed('&tide; & &nbsp;').replace('<rss', '<!DOCTYPE rss [<!ENTITY tide "not read"><!ENTITY ebb "&lt;">]>\n<rss');
    expect(repaired(text)).toBe(text.replace(' & ', ' &amp; ').replace('&nbsp;', '&#160;'));
    const elsewhere = feed('&tide; & &nbsp;').replace('<rss', '<!DOCTYPE rss SYSTEM "tides.dtd">\n<rss');
    expect(repaired(elsewhere)).toBe(elsewhere.replace(' & ', ' &amp; '));
  });
});

describe('control characters', () => {
  test.each([
    ['a\u0001b', 'ab'],
    ['a\fb\u000bc', 'a b c'],
    ['a\uffffb\ufffe', 'ab'],
    ['a&#0;b&#x1F;c&#xD800;', 'abc'],
    ['<![CDATA[a\u0000b]]><!--\u0002-->', '<![CDATA[ab]]><!---->'],
    ['tab\tand&#9;line\nend&#10;', 'tab\tand&#9;line\nend&#10;'],
    ['\u0085 \u007f', '\u0085 \u007f'],
  ])('%j becomes %j', (inside, expected) => {
    expect(repaired(feed(inside))).toBe(feed(expected));
  });
});

describe('prefixes', () => {
  const itunes = ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"';

  test('of podcasts that are not declared get their declaration at the root, once', () => {
    const text = feed('<itunes:author>Wren</itunes:author><itunes:title/><dc:creator>Wren</dc:creator>');
    expect(repaired(text)).toBe(text.replace('<rss version="2.0"', `<rss version="2.0"${itunes} xmlns:dc="http://purl.org/dc/elements/1.1/"`));
    expect(proposeRepairs(text)).toMatchObject([{ rule: 'undeclared-prefix', count: 2, wrong: expect.stringContaining('2 prefixes') }]);
  });

  test('that are declared, wherever, are not declared again', () => {
    const text = feed(`<a${itunes}><itunes:author/></a> & <!-- <dc:creator/> --><![CDATA[<podcast:person>]]>`);
    expect(repaired(text)).toBe(text.replace(' & ', ' &amp; '));
  });

  test('that nobody knows are not guessed', () => {
    expect(proposeRepairs(feed('<tide:ebb/><itunes:author/>'))).toEqual([]);
  });
});

describe('a proposal', () => {
  test('says of each rule how often, where, and how it will read', () => {
    expect(proposeRepairs(feed('Rock & Roll&nbsp;&', '\n'))).toEqual([
      { rule: 'before-declaration', count: 1, wrong: expect.stringContaining('before the feed'), does: expect.any(String), places: [{ line: 1, column: 1, before: '⏎<?xml version="1.0"?>⏎<r…', after: '<?xml version="1.0"?>⏎<r…' }] },
      { rule: 'bare-ampersand', count: 2, wrong: '2 “&” that should be “&amp;”', does: expect.any(String), places: [{ line: 4, column: 19, before: expect.stringContaining('Rock & Roll'), after: expect.stringContaining('Rock &amp; Roll') }, expect.objectContaining({ line: 4 })] },
      { rule: 'html-entity', count: 1, wrong: expect.stringContaining('1 character '), does: expect.any(String), places: [expect.objectContaining({ after: expect.stringContaining('Roll&#160;') })] },
    ]);
  });

  test('is made of nothing where the feed is well-formed', () => {
    expect(proposeRepairs(feed('Ebb'))).toEqual([]);
  });

  test.each([['a < b & c'], ['<b>never closed & more'], ['<x:tide>& more</x:tide>'], [`${'<a>'.repeat(120)}&${'</a>'.repeat(120)}`]])('is not made where rules do not suffice: %j', (inside) => {
    expect(proposeRepairs(feed(inside))).toEqual([]);
    expect(repairFeed(feed(inside), REPAIR_NAMES)).toMatchObject({ problems: [{ line: expect.any(Number) }] });
  });

  test('only what was accepted is done', () => {
    const text = feed('Rock & Roll\u0001');
    expect(repairFeed(text, ['bare-ampersand'])).toMatchObject({ problems: [{ message: expect.stringContaining('forbids') }] });
    expect(repairFeed(text, ['html-entity', 'bare-ampersand', 'control-character'])).toMatchObject({ text: feed('Rock &amp; Roll') });
  });
});

test('laws: what is well-formed is not touched; a repaired feed is well-formed, differs by the patches only, and needs no second repair', () => {
  const piece = constantFrom('&', '&nbsp;', '&tide;', '&gtgt;', '&amp;', '&#0;', '&#xA0;', '\u0001', '\f', '<![CDATA[', ']]>', '<!--', '-->', '<?pi ', '?>', 'é', '🌊', '<b>', '</b>', '<itunes:b/>', '\r\n', ' ', ';', 'x', '#');
  assert(property(constantFrom('', '\n', '\ufeff', '\u0000 '), array(piece, { maxLength: 12 }), (before, pieces) => {
    const text = feed(pieces.join(''), before);
    const proposal = proposeRepairs(text);
    if (gate(text).problems.length === 0) expect(proposal).toEqual([]);
    if (proposal.length === 0) return;
    const result = repairFeed(text, proposal.map(({ rule }) => rule));
    if ('problems' in result) throw new Error(result.problems[0]!.message);
    expect(readFeed(result.text).ok).toBe(true);
    expect(applyPatches(text, result.patches)).toBe(result.text);
    expect(proposal.reduce((sum, { count }) => sum + count, 0)).toBe(result.patches.length);
    expect(proposeRepairs(result.text)).toEqual([]);
  }), { numRuns: 500 });
});

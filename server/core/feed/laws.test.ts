import * as fc from 'fast-check';
import { applyPatches, type Patch } from '../model/patch.ts';
import type { NotesReading, NotesView } from '../notes/reading.ts';
import { documentOf } from './document.ts';
import { childrenNamed } from './elements.ts';
import { gate } from './gate.ts';
import { lift } from './lift.ts';
import { readFeed } from './read.ts';
import type { FeedReading } from './reading.ts';
import { valueOf, type Value } from './value.ts';
import { writeFeed, type FeedView } from './write.ts';

/** Words that break naive writers: markup, references, ends of CDATA, line ends, characters outside the first plane. */
const words = fc.array(fc.constantFrom('a', 'Mara ', '(1:02) ', '&', '<', '>', ']', ']]', ']]>', '<p>', '&amp;', '"', "'", '\n', '\r\n', '—', '🫱', '<![CDATA[', '-->', '__proto__'), { maxLength: 8 }).map((parts) => parts.join(''));

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(']]>', ']]&gt;');
const sectioned = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** The content of an element as any tool might write it: text, CDATA (in two sections), references, comments, instructions. */
const content = fc
  .array(fc.oneof(words.map(escaped), words.map(sectioned), fc.constantFrom('&#8212;', '&#x1FAF1;', '&#38;', '&#60;', '&gt;', '&amp;amp;', '<!-- a > and a \' -->', '<?half "?>', '<![CDATA[]]>')), { maxLength: 6 })
  .map((parts) => parts.join('').replaceAll(']]>', ']]>'))
  .filter((text) => !textHoldsEndOfSection(text));

/** Joined parts may form a bare `]]>`, which is forbidden. */
function textHoldsEndOfSection(text: string): boolean {
  return text.replace(/<!\[CDATA\[[^]*?\]\]>|<!--[^]*?-->|<\?[^]*?\?>/g, '\n').includes(']]>');
}

const oddities = ['<x:unknown a=\'1\'  b="2 > 1"><x:empty/><x:empty></x:empty></x:unknown>', '<!-- item comment -->', "<?note don't?>", '<__proto__ constructor="1"/>', '<i:duration>10:12</i:duration>'];

/** A feed of three items with these contents: a DOCTYPE, foreign names, mixed quotes, either line end. */
const hostileFeed = fc
  .record({ titles: fc.array(words.map((text) => escaped(`T${text}`)), { minLength: 3, maxLength: 3 }), notes: fc.array(content, { minLength: 3, maxLength: 3 }), oddity: fc.array(fc.constantFrom(...oddities), { maxLength: 3 }), crlf: fc.boolean(), oneLine: fc.boolean() })
  .map(({ titles, notes, oddity, crlf, oneLine }) => {
    const line = oneLine ? '' : crlf ? '\r\n' : '\n';
    const items = titles.map((title, index) => ['<item>', `<title>${title}</title>`, `<guid isPermaLink='false'>g${index}</guid>`, ...oddity, `<description>${notes[index]}</description>`, `<content:encoded>${notes[index]}</content:encoded>`, '</item>'].join(`${line}  `));
    return [
      "<?xml version='1.0'?>",
      '<!DOCTYPE rss [ <!ENTITY studio "The > Quay"> ]>',
      `<rss version="2.0" xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:x="urn:x" xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd">`,
      '<channel><title>Show &studio;</title>',
      ...oddity, ...items, '</channel></rss>', '<!-- end -->',
    ].join(line);
  });

const around = (inside: string): string => `<rss version="2.0"><channel><description>${inside}</description></channel></rss>`;
const valueIn = (source: string): Value => {
  const document = documentOf(source);
  if ('problems' in document) throw new Error(JSON.stringify(document.problems));
  return valueOf(source, childrenNamed(document.channel, '', 'description')[0]!);
};
const reading = (text: string): FeedReading => {
  const read = readFeed(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.feed;
};
const written = (text: string, view: FeedView): string => applyPatches(text, writeFeed(text, view).patches);
const viewOf = ({ segments, chapters, references }: NotesReading): NotesView => ({ segments, chapters, references });
const unedited = (text: string): FeedView => ({ episodes: reading(text).items.map((item) => ({ key: item.key, title: item.title, notes: viewOf(item.notes) })) });

const insidePair = (text: string, at: number): boolean => /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1));

/** Cuts a text at sorted offsets and replaces every second stretch: patches that do not touch each other. */
const patchesOf = (text: string, cuts: number[], texts: string[]): Patch[] => {
  const sorted = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].filter((cut) => !insidePair(text, cut)).sort((a, b) => a - b);
  return texts.flatMap((replacement, index) => (sorted[index * 2 + 1] === undefined ? [] : [{ start: sorted[index * 2]!, end: sorted[index * 2 + 1]!, text: replacement }]));
};
/** Comments and instructions outside CDATA. */
const marks = (text: string): string[] => (text.match(/<!\[CDATA\[[^]*?\]\]>|<!-- a > and a ' -->|<\?half "\?>/g) ?? []).filter((mark) => !mark.startsWith('<![CDATA['));

describe('the lens, on feeds however hostile', () => {
  test('read, then written without an edit, a feed is the same', () => {
    fc.assert(fc.property(hostileFeed, (text) => {
      expect(writeFeed(text, unedited(text)).patches).toEqual([]);
    }), { numRuns: 300 });
  });

  test('an edited title reads back, leaves the rest alone, settles, and commutes with others', () => {
    fc.assert(fc.property(hostileFeed, fc.stringMatching(/^[A-Za-z<>&\]]{1,12}$/), fc.stringMatching(/^[A-Za-z<>&\]]{1,12}$/), (text, first, second) => {
      const one: FeedView = { episodes: [{ key: 'g0', title: first }] };
      const two: FeedView = { episodes: [{ key: 'g1', title: second }] };
      const after = written(text, one);
      expect(gate(after).problems).toEqual([]);
      expect(reading(after).items.map(({ title }) => title)).toEqual(reading(text).items.map(({ title }, index) => (index === 0 ? first : title)));
      expect(writeFeed(after, one).patches).toEqual([]);
      const item = reading(text).items[0]!;
      expect(after.startsWith(text.slice(0, item.start))).toBe(true);
      expect(after.endsWith(text.slice(item.end))).toBe(true);
      expect(written(after, two)).toBe(written(written(text, two), one));
    }), { numRuns: 200 });
  });

  test('an edited turn reads back wherever CDATA, references and comments fall in it, and changes nothing outside its notes', () => {
    const turns = '<p>Mara Quill (0:05)</p><p>Who & what wrote it?</p><p>Oscar Vane (1:02)</p><p>My aunt, by candle.</p>'.replace('&', '&amp;');
    const spelling = fc.constantFrom<(text: string) => string>((text) => escaped(text), sectioned, (text) => `<!-- x -->${escaped(text)}`, (text) => [...text].map((character) => `&#${character.codePointAt(0)};`).join(''));
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(turns.length), spelling), { minLength: 1, maxLength: 6 }), (cuts) => {
      const sorted = cuts.toSorted(([a], [b]) => a - b);
      const notes = sorted.map(([at, spell], index) => spell(turns.slice(at, sorted[index + 1]?.[0] ?? turns.length))).join('');
      const text = `<rss version="2.0"><channel><title>A</title><item><guid>g</guid><title>B</title><description>${escaped(turns.slice(0, sorted[0]![0]))}${notes}</description></item></channel></rss>`;
      const [item] = reading(text).items;
      const view = viewOf(item!.notes);
      const segments = view.segments.map((segment) => (segment.startMs === 62_000 ? { ...segment, startMs: 65_000, speaker: 'Óscar & Co' } : segment));
      const after = written(text, { episodes: [{ key: 'g', notes: { ...view, segments } }] });
      expect(reading(after).items[0]!.notesSource).toBe(turns.replace('Oscar Vane (1:02)', 'Óscar &amp; Co (1:05)'));
      expect([after.slice(0, after.indexOf('<description>')), after.slice(after.indexOf('</description>'))]).toEqual([text.slice(0, text.indexOf('<description>')), text.slice(text.indexOf('</description>'))]);
    }), { numRuns: 200 });
  });
});

describe('the map between a value and its spelling', () => {
  test('in whatever form the value is written, it reads as edited, and the feed stays well-formed', () => {
    fc.assert(fc.property(content, fc.array(fc.nat(200), { maxLength: 6 }), fc.array(words, { minLength: 3, maxLength: 3 }), (inside, cuts, texts) => {
      const source = around(inside);
      const value = valueIn(source);
      const patches = patchesOf(value.text, cuts, texts);
      const wanted = applyPatches(value.text, patches);
      const after = applyPatches(source, lift(source, value, patches));
      expect(gate(after).problems).toEqual([]);
      expect(valueIn(after).text).toBe(wanted);
    }), { numRuns: 2_000 });
  });

  test('a patch that changes nothing is none', () => {
    fc.assert(fc.property(content, fc.array(fc.nat(200), { maxLength: 6 }), (inside, cuts) => {
      const source = around(inside);
      const value = valueIn(source);
      const patches = patchesOf(value.text, cuts, ['', '', '']).map(({ start, end }) => ({ start, end, text: value.text.slice(start, end) }));
      expect(lift(source, value, patches)).toEqual([]);
    }));
  });

  test('comments and instructions are never touched', () => {
    fc.assert(fc.property(content, fc.array(fc.nat(200), { minLength: 2, maxLength: 2 }), (inside, cuts) => {
      const source = around(inside);
      const value = valueIn(source);
      const after = applyPatches(source, lift(source, value, patchesOf(value.text, cuts, ['Ann'])));
      expect(marks(after)).toEqual(marks(source));
    }));
  });
});

import { readFileSync } from 'node:fs';
import { readFeed } from './read.ts';
import type { FeedReading } from './reading.ts';

const harbour = readFileSync(new URL('fixtures/harbour.xml', import.meta.url), 'utf8');
const reading = (text: string): FeedReading => {
  const read = readFeed(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.feed;
};
const problems = (text: string) => {
  const read = readFeed(text);
  return read.ok ? [] : read.problems;
};
const inNamespace = (uri: string): string => `<rss version="2.0" xmlns="${uri}"><channel><title>A</title><item><title>One</title><guid>g</guid></item></channel></rss>`;
const atomLink = (rel: string): string => `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="${rel}" href="https://a.example/${rel}"/>`;
const rss = (inside: string): string => `<rss version="2.0"><channel><title>A</title>${inside}</channel></rss>`;
const txt = (said: string, purpose = 'ai-content'): string => `<p:txt xmlns:p="https://podcastindex.org/namespace/1.0" purpose="${purpose}">${said}</p:txt>`;
const saying = (...said: string[]) => reading(rss(said.join(''))).show.aiContent;

describe('a feed is read by namespace, whatever its prefixes', () => {
  const { show, items } = reading(harbour);

  test('the show', () => {
    expect(show).toEqual({
      title: 'Harbour Hours', link: 'https://harbour.example/', description: 'Talks at &studio; & around it—monthly.', language: 'en-GB', author: 'Mara Quill',
      imageUrl: 'https://harbour.example/cover.jpg', explicit: false, category: 'Society & Culture', podcastGuid: '5f3c1a52-0000-5000-8000-000000000000',
      locked: true, private: true, selfUrl: 'https://harbour.example/feed?a=1&b=2', newFeedUrl: null, aiContent: null, complete: false, updateFrequency: null,
      persons: [{ name: 'Mara Quill', role: 'host', group: 'cast', imageUrl: 'https://harbour.example/mara.jpg', href: null }],
    });
  });

  test.each([
    ['<p:updateFrequency xmlns:p="https://podcastindex.org/namespace/1.0" complete="true">That was it</p:updateFrequency>', true],
    ['<p:updateFrequency xmlns:p="https://podcastindex.org/namespace/1.0" complete="false" rrule="FREQ=WEEKLY">Weekly</p:updateFrequency>', false],
    ['<i:complete xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd">Yes</i:complete>', true],
    ['<complete>yes</complete>', false],
  ])('whether it has ended: %s', (said, complete) => {
    expect(reading(rss(said)).show.complete).toBe(complete);
  });

  test('RSS in a default namespace of its first years, and in no other', () => {
    for (const uri of ['http://backend.userland.com/rss', 'http://backend.userland.com/rss2', 'http://backend.userland.com/rss2.1', 'http://blogs.law.harvard.edu/tech/rss']) {
      expect(reading(inNamespace(uri))).toMatchObject({ show: { title: 'A' }, items: [{ key: 'g', title: 'One' }] });
    }
    for (const uri of ['http://purl.org/rss/1.0/', 'urn:x']) expect(problems(inNamespace(uri))).toMatchObject([{ message: 'the feed has no <channel>' }]);
    expect(reading(rss('<r:item xmlns:r="http://backend.userland.com/rss2"><r:guid>no</r:guid></r:item><item><guid>g</guid></item>')).items.map(({ key }) => key)).toEqual(['g']);
  });

  test('where the show says it is, as we write it there: in capitals too, and as one word of several', () => {
    for (const rel of ['self', 'SELF', 'alternate self']) expect(reading(rss(`${atomLink('selfish')}${atomLink('next')}${atomLink(rel)}`)).show.selfUrl).toBe(`https://a.example/${rel}`);
    expect(reading(rss(`<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self"/>${atomLink('self')}`)).show.selfUrl).toBe('https://a.example/self');
    expect(reading(rss(atomLink('selfish'))).show.selfUrl).toBeNull();
  });

  test('whether the show says that machines made some of it: once, or the same each time', () => {
    expect([saying(txt('true')), saying(txt(' FALSE ')), saying(txt('true'), txt('True'))]).toEqual([true, false, true]);
    expect([saying(txt('true', 'verify')), saying(txt('some')), saying(txt('true'), txt('false'))]).toEqual([null, null, null]);
    expect([saying(txt('some'), txt('true')), saying(`<item>${txt('true')}</item>`)]).toEqual([true, null]);
  });

  test('an item', () => {
    expect(items[0]).toMatchObject({
      key: 'harbour:007', guid: 'harbour:007', guidIsPermaLink: false, title: 'Ropes & knots', link: 'https://harbour.example/7', pubDate: '2025-03-04T08:05:00.000Z',
      enclosure: { url: 'https://harbour.example/7.mp3?x=1&y=2', type: 'audio/mpeg', length: 12345 }, durationMs: 3_723_000,
      notesFrom: 'content:encoded', notesFormat: 'html', notesSource: '<p>Ropes &amp; knots.</p>',
      transcripts: [{ url: 'https://harbour.example/7.srt', type: 'application/x-subrip', language: 'en' }], chaptersUrl: 'https://harbour.example/7.json',
      simpleChapters: [{ startMs: 471_500, title: 'Bowline', url: 'https://harbour.example/b', imageUrl: null }],
      persons: [{ name: 'Óscar Vane', role: 'guest', group: 'cast', imageUrl: null, href: null }],
    });
    expect(items[0]?.description?.text).toBe('<p>Ropes &amp; knots.</p>');
  });

  test('every item knows its own stretch of the text', () => {
    for (const item of items) expect(harbour.slice(item.start, item.end)).toMatch(/^<item>[^]*<\/item>$/);
    expect(items.map(({ line }) => line)).toEqual([25, 39, 40, 41]);
  });

  test('the key is the guid, else the enclosure, else the position; a repeated guid is told apart and reported', () => {
    expect(items.map(({ key }) => key)).toEqual(['harbour:007', 'harbour:007#2', 'https://harbour.example/9.mp3', '#4']);
    expect(items[1]?.guid).toBe('harbour:007');
    expect(reading(harbour).warnings.map(({ code, key, line }) => [code, key, line])).toEqual([['repeated-guid', 'harbour:007#2', 39], ['unread-date', 'harbour:007#2', 39]]);
  });

  test('an item without notes has none', () => {
    expect(items[3]).toMatchObject({ notesFrom: null, notesFormat: 'none', notesSource: '' });
  });

  test('line ends and characters beyond the first plane move nothing', () => {
    for (const text of [harbour.replaceAll('\n', '\r\n'), harbour.replace('by hand', 'by 🫱')]) {
      for (const item of reading(text).items) expect(text.slice(item.start, item.end)).toMatch(/^<item>[^]*<\/item>$/);
    }
  });

  test('a description that is XHTML is read verbatim and reported', () => {
    const feed = reading(rss('<item><guid>1</guid><description><p>One<br/>two</p></description></item>'));
    expect(feed.items[0]?.notesSource).toBe('<p>One<br/>two</p>');
    expect(feed.warnings.map(({ code }) => code)).toEqual(['notes-as-elements']);
  });
});

describe('a feed that is not well-formed is refused, with the place and what to do', () => {
  test.each([
    ['a bare ampersand', rss('\n<item><title>Salt & pepper</title></item>'), 2, /"&"/],
    ['a blank line before the declaration', `\n<?xml version="1.0"?>${rss('')}`, 2, /something before "<\?xml"/],
    ['an undeclared prefix', rss('<itunes:author>A</itunes:author>'), 1, /"itunes" is not declared/],
    ['an HTML entity', rss('<description>a&nbsp;b</description>'), 1, /unknown entity/],
    ['"]]>" in text', rss('<description>a ]]> b</description>'), 1, /"\]\]&gt;"/],
    ['two roots', `${rss('')}${rss('')}`, 1, /second feed/],
    ['a file that is cut off', rss('').slice(0, -9), 1, /ends inside|cut off/],
    ['a control character', rss('<description>a\u0001b</description>'), 1, /XML forbids/],
    ['nesting without end', rss('<a>'.repeat(5_000) + '</a>'.repeat(5_000)), 1, /deeper than 100/],
    ['something that is no feed', '<html><body/></html>', 1, /not an RSS 2\.0 feed/],
    ['nothing', '', 1, /not XML/],
    ['a byte order mark that is left after decoding', `\ufeff${rss('')}`, 1, /second byte order mark/],
    ['an item outside the channel', '<rss version="2.0"><channel><title>A</title></channel>\n<item/></rss>', 2, /^this <item> is in <rss>, .*move it into the <channel>/],
    ['an item in a second channel', '<rss version="2.0"><channel><title>A</title><item/></channel>\n<channel><item/></channel></rss>', 2, /^this <item> is in a <channel> that/],
    ['items in an element of their own', rss('\n<items><item/></items>'), 2, /^this <item> is in <items>,/],
    ['an item in capitals', rss('<item/>\n<Item/>'), 2, /^this is <Item>.*write <item>/],
    ['a channel in capitals', '<rss version="2.0"><Channel><Item/></Channel></rss>', 1, /no <channel>: it is <Channel>/],
    ['a feed in capitals', '<RSS version="2.0"><CHANNEL/></RSS>', 1, /<RSS>.*in small letters/],
  ])('%s', (_, text, line, message) => {
    const [first] = problems(text);
    expect(first).toMatchObject({ line, message: expect.stringMatching(message) as string });
    expect(first?.column).toBeGreaterThan(0);
  });

  test('an element of an item, or of somebody else, may be called like one', () => {
    expect(reading(rss('<item><guid>g</guid><item/></item><x:items xmlns:x="urn:x"><x:item/></x:items><y><z><item/></z></y>')).items.map(({ key }) => key)).toEqual(['g']);
  });

  test('an ampersand in CDATA, a comment or an instruction is no fault; each bare one is reported, twenty at most', () => {
    const found = problems(rss(`<description><![CDATA[a & b]]><!-- & --><?x &?>${'& '.repeat(30)}</description>`));
    expect(found).toHaveLength(20);
    expect(found[0]).toEqual({ line: 1, column: 92, message: 'a bare "&": write "&amp;"' });
  });

  test('a file of openings without an end is refused at once', () => {
    for (const opening of ['<!--', '<![CDATA[', '<?x ', '&a', '<a ']) expect(problems(rss(opening.repeat(300_000))).length).toBeGreaterThan(0);
  });
});

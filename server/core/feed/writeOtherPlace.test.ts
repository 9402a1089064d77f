import { applyPatches } from '../model/patch.ts';
import { readFeed } from './read.ts';
import type { Left } from './view.ts';
import { writeFeed } from './write.ts';

const NAMESPACES = 'xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:g="http://www.google.com/schemas/play-podcasts/1.0" xmlns:m="http://search.yahoo.com/mrss/" xmlns:a="http://www.w3.org/2005/Atom" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:x="urn:x"';
const SAID = 'When the frost came, the whole of the harbour froze over in a single nigth.';
const page = (said: string): string => `<p>It was winter.</p><p><strong>Mara (0:00)</strong></p><p>${said}</p><p><strong>Jon (0:20)</strong></p><p>By whom?</p>`;
const escaped = (html: string): string => html.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const sectioned = (html: string): string => `<![CDATA[${html}]]>`;
const feed = (inside: string): string => `<rss version="2.0" ${NAMESPACES}><channel><title>A</title><item><guid>1</guid>${inside}</item></channel></rss>`;

/** The feed after its first turn was made to say something else, and what was left of its other places. */
function corrected(text: string, to = SAID.replace('nigth', 'night')): { written: string; left: Omit<Left, 'key'>[] } {
  const read = readFeed(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { segments, chapters, references } = read.feed.items[0]!.notes;
  const { patches, left } = writeFeed(text, { episodes: [{ key: '1', notes: { chapters, references, segments: segments.map((segment, index) => (index === 0 ? { ...segment, text: to } : segment)) } }] });
  return { written: applyPatches(text, patches), left: left.map(({ key: _, ...entry }) => entry) };
}
const saying = (words: string, name: string): string => feed(`<c:encoded>${sectioned(page(SAID))}</c:encoded><${name}>${words}</${name}>`);
const NOT_THERE = 'it says this differently, or not at all';

describe('another place for notes that has a corrected passage follows', () => {
  test.each([
    ['content:encoded, a second time', `<c:encoded>${sectioned(page(SAID))}</c:encoded>`],
    ['description, twice', `<description>${escaped(page(SAID))}</description><description>${escaped(page(SAID))}</description>`],
    ['itunes:summary, twice', `<i:summary>${sectioned(page(SAID))}</i:summary><i:summary>${escaped(page(SAID))}</i:summary>`],
    ['googleplay:description', `<g:description>It was winter. ${SAID} By whom?</g:description>`],
    ['media:description', `<m:description type="html">${escaped(page(SAID))}</m:description>`],
    ['media:description of a medium', `<m:group><m:content url="https://a.example/1.mp3"><m:description>${SAID}</m:description></m:content></m:group>`],
    ['atom:summary', `<a:summary type="html">${escaped(page(SAID))}</a:summary>`],
    ['itunes:subtitle', `<i:subtitle>${SAID}</i:subtitle>`],
    ['an XHTML body', `<h:body><h:div>It was winter.</h:div>${page(SAID).replaceAll(/<(\/?)/g, '<$1h:')}</h:body>`],
    ['an XHTML body without prefixes', `<body xmlns="http://www.w3.org/1999/xhtml">${page(SAID)}</body>`],
  ])('%s', (_, place) => {
    const text = feed(`<c:encoded>${sectioned(page(SAID))}</c:encoded>${place}`);
    expect(corrected(text)).toEqual({ written: text.replaceAll('nigth', 'night'), left: [] });
  });

  test('in plain words up to the end of a paragraph', () => {
    const text = feed(`<c:encoded>${sectioned(page(SAID))}</c:encoded><i:subtitle>${SAID}</i:subtitle>`);
    expect(corrected(text, SAID.replace('nigth.', 'night!')).written).toBe(text.replaceAll('nigth.', 'night!'));
  });

  test('whichever prefix stands for its namespace, and no other element of that name', () => {
    const text = feed(`<c:encoded>${sectioned(page(SAID))}</c:encoded><m2:description xmlns:m2="http://search.yahoo.com/mrss">${SAID}</m2:description><x:description>${SAID}</x:description><x:body>${SAID}</x:body>`);
    expect(corrected(text)).toEqual({ written: text.replace(page(SAID), page(SAID).replace('nigth', 'night')).replace(`mrss">${SAID}`, `mrss">${SAID.replace('nigth', 'night')}`), left: [] });
  });
});

/** The feed after the second chapter got another time and title and a new one came, and what was left of its other places. */
const rechaptered = (text: string, added: boolean, title = 'The sun & the bay'): ReturnType<typeof corrected> => {
  const read = readFeed(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { segments, chapters, references } = read.feed.items[0]!.notes;
  const [first, second, third] = chapters;
  const edited = [first!, ...(added ? [{ startMs: 60_000, title: 'Salt' }] : []), { ...second!, startMs: 200_000, title }, third!];
  const { patches, left } = writeFeed(text, { episodes: [{ key: '1', notes: { segments, references, chapters: edited } }] });
  return { written: applyPatches(text, patches), left: left.map(({ key: _, ...entry }) => entry) };
};

const rewritten = (place: string, end: string, next: string): string => place.replace('(0:00) Welcome', `(0:00) Welcome${end}${next}(1:00) Salt`).replace('2:15', '3:20').replace('moon &', 'sun &');

describe('what became of chapters', () => {
  const listed = '<p>How the moon moves the bay.</p><p>(0:00) Welcome</p><p>(2:15) The moon &amp; the bay</p><p>(31:40) Goodbye</p>';
  const plain = 'How the moon moves the bay.\n\n(0:00) Welcome\n(2:15) The moon & the bay\n(31:40) Goodbye';
  test.each([
    ['CDATA', sectioned(plain), [sectioned(plain)]],
    ['references', escaped(plain), [escaped(plain)]],
  ])('reaches plain words in %s, in their own escaping', (_, words) => {
    const text = feed(`<c:encoded>${sectioned(listed)}</c:encoded><description>${words}</description><i:summary>${words}</i:summary>`);
    expect(rechaptered(text, true)).toEqual({ written: feed(`<c:encoded>${sectioned(rewritten(listed, '</p>', '<p>'))}</c:encoded><description>${rewritten(words, '', '\n')}</description><i:summary>${rewritten(words, '', '\n')}</i:summary>`), left: [] });
  });

  test('reaches a row of words, but for one that would have to be added', () => {
    const text = feed(`<c:encoded>${sectioned(listed)}</c:encoded><i:summary>${escaped(plain.replaceAll(/\s+/g, ' '))}</i:summary>`);
    const [head, summary] = text.split('<i:summary>') as [string, string];
    const { written, left } = rechaptered(text, true);
    expect(written.split('<i:summary>')[1]).toBe(summary.replace('2:15', '3:20').replace('moon &amp;', 'sun &amp;'));
    expect(left).toEqual([{ element: 'itunes:summary', passages: 1, why: NOT_THERE }]);
    expect(rechaptered(text, false)).toEqual({ written: `${head.replace('2:15', '3:20').replace('moon &', 'sun &')}<i:summary>${summary.replace('2:15', '3:20').replace('moon &amp;', 'sun &amp;')}`, left: [] });
  });

  test('does not reach plain words that would be read as HTML with it', () => {
    const text = feed(`<c:encoded>${sectioned(listed)}</c:encoded><i:summary>${escaped(plain)}</i:summary>`);
    const { written, left } = rechaptered(text, false, 'The <b>sun</b> &amp; the bay');
    expect(written.split('<i:summary>')[1]).toBe(text.split('<i:summary>')[1]);
    expect(left).toMatchObject([{ element: 'itunes:summary', why: NOT_THERE }]);
  });
});

describe('another place for notes is left, and that is reported,', () => {
  test('where it says the passage otherwise: once for an element that stands there twice', () => {
    const text = feed(`<c:encoded>${sectioned(page(SAID))}</c:encoded><description>Frost.</description><description>Ice.</description><g:description>Ice in the harbour.</g:description>`);
    expect(corrected(text)).toEqual({
      written: text.replace('nigth', 'night'),
      left: [{ element: 'description', passages: 1, why: NOT_THERE }, { element: 'googleplay:description', passages: 1, why: NOT_THERE }],
    });
  });

  test('where it has the passage twice', () => {
    const text = feed(`<c:encoded>${sectioned(page(SAID))}</c:encoded><m:description>${SAID} ${SAID}</m:description>`);
    expect(corrected(text)).toEqual({ written: text.replace('nigth', 'night'), left: [{ element: 'media:description', passages: 1, why: 'it says this more than once' }] });
  });

  test('where it is XML that the edit would break', () => {
    const lines = `Mara (0:00)<br>${SAID}<br>It was cold.<br><br>Jon (0:20)<br>By whom?`;
    const text = feed(`<c:encoded>${sectioned(lines)}</c:encoded><body xmlns="http://www.w3.org/1999/xhtml">${lines.replaceAll('<br>', '<br/>')}</body>`);
    const { written, left } = corrected(text, `${SAID.replace('the whole', '\n\nthe whole')}\nIt was cold.`);
    expect(written).toBe(text.replace('came, the', 'came,<br><br>the'));
    expect(left).toEqual([{ element: 'xhtml:body', passages: 1, why: 'it consists of XML elements, which the edit would break' }]);
  });

  test.each([['i:subtitle', 'itunes:subtitle'], ['m:description', 'media:description']])('where %s, which has words of its own, has the corrected ones in others; words that it does not have are nothing to tell', (name, element) => {
    expect(corrected(saying('Ice in a nigth', name)).left).toEqual([{ element, passages: 1, why: NOT_THERE }]);
    expect(corrected(saying('Ice in the harbour', name)).left).toEqual([]);
    expect(corrected(saying('Of frost: the whole of the harbour', name), 'It snowed.').left).toEqual([{ element, passages: 1, why: NOT_THERE }]);
    expect(corrected(saying('Of frost and the harbour', name), 'It snowed.').left).toEqual([]);
  });
});

/** The feed after a reference got another title and address, a new one and another title of a chapter came, and what was left of its other places. */
const rereferenced = (of: string): ReturnType<typeof corrected> => {
  const read = readFeed(of);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { segments, chapters, references: [moon, log] } = read.feed.items[0]!.notes;
  const notes = {
    segments, chapters: chapters.map((chapter, index) => (index === 1 ? { ...chapter, title: 'The salt & bay' } : chapter)),
    references: [{ ...moon!, title: 'The sun', url: 'https://b.example/sun?a=1&b=2' }, { title: 'A map', url: 'https://a.example/map', note: null, links: [] }, log!],
  };
  const { patches, left } = writeFeed(of, { episodes: [{ key: '1', notes }] });
  return { written: applyPatches(of, patches), left: left.map(({ key: _, ...entry }) => entry) };
};

describe('what became of references', () => {
  const listed = '<p>How the moon moves the bay.</p><h3>Links</h3><ul><li><a href="https://a.example/moon">The moon</a></li><li><a href="https://a.example/log">The log</a></li></ul><p>(0:00) Welcome</p><p>(2:15) The bay</p><p>(31:40) Goodbye</p>';
  const plain = 'How the moon moves the bay.\n\nLinks:\nThe moon: https://a.example/moon\nThe log: https://a.example/log\n\n(0:00) Welcome\n(2:15) The bay\n(31:40) Goodbye';
  const summary = 'How the moon moves the bay. See The moon (https://a.example/moon), The log (https://a.example/log).';
  const text = feed(`<c:encoded>${sectioned(listed)}</c:encoded><description>${sectioned(plain)}</description><i:summary>${escaped(summary)}</i:summary>`);
  test('reaches their copies together with that of chapters, in the form of each', () => {
    const { written, left } = rereferenced(text);
    const [notes, description, itunes] = ['c:encoded', 'description', 'i:summary'].map((name) => new RegExp(`<${name}>([^]*?)</${name}>`).exec(written)![1]!);
    expect(notes).toBe(sectioned(listed.replace('https://a.example/moon', 'https://b.example/sun?a=1&amp;b=2').replace('The moon', 'The sun').replace('<li><a href="https://a.example/log">', '<li><a href="https://a.example/map">A map</a></li><li><a href="https://a.example/log">').replace('The bay', 'The salt &amp; bay')));
    expect(description).toBe(sectioned(plain.replace('The moon: https://a.example/moon', 'The sun: https://b.example/sun?a=1&b=2\nA map: https://a.example/map').replace('The bay', 'The salt & bay')));
    expect(itunes).toBe(escaped(summary.replace('The moon (https://a.example/moon)', 'The sun (https://b.example/sun?a=1&b=2)')));
    expect(left).toEqual([{ element: 'itunes:summary', passages: 2, why: NOT_THERE }]);
  });
});

import { readFileSync } from 'node:fs';
import type { EditedEpisode, EditedFeed } from '../model/editorialView.ts';
import { gate } from './gate.ts';
import { getFeed, type GotFeed } from './get.ts';
import { putFeed, type PutFeed } from './put.ts';

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}.xml`, import.meta.url), 'utf8');
const got = (text: string): GotFeed => {
  const result = getFeed(new TextEncoder().encode(text));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.view;
};
const put = (text: string, edit: (episodes: EditedEpisode[]) => void): PutFeed & { text: string } => {
  const view = got(text) as EditedFeed;
  edit(view.episodes);
  const result = putFeed(new TextEncoder().encode(text), view);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return { ...result, text: new TextDecoder().decode(result.bytes) };
};

const XMLNS = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:x="urn:x"';
const turns = (name: string): string => `<p>Fog at ${name}.</p><p><strong>Mara Quill (0:05)</strong></p><p>Who wrote it?</p><p><strong>Oscar Vane (1:02)</strong></p><p>My aunt.</p>`;
const itemOf = (name: string, number: number): string => `<item x:odd="${number}">
\t\t\t<guid isPermaLink='false'>${name}</guid>
\t\t\t<title><![CDATA[${name}]]></title>
\t\t\t<pubDate>Tue, 0${number} Mar 2025 09:00:00 GMT</pubDate>
\t\t\t<enclosure type='audio/mpeg' url='https://a.example/${number}.mp3' length='${number}' />
\t\t\t<!-- ${number} -->
\t\t\t<dc:creator>Ada Voss</dc:creator>
\t\t\t<x:note>${number}</x:note>
\t\t\t<itunes:duration>0:0${number}:00</itunes:duration>
\t\t\t<description>Fog at ${name}.</description>
\t\t\t<c:encoded>${turns(name).replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</c:encoded>
\t\t</item>`;
const feedOf = (...items: string[]): string => `<rss version="2.0" ${XMLNS}>
\t<channel>
\t\t<title>Quay</title>
\t\t<link>https://a.example/</link>

\t\t${items.join('\n\n\t\t')}
\t</channel>
</rss>
`;
const [three, two, one] = [itemOf('three', 3), itemOf('two', 2), itemOf('one', 1)];
const feed = feedOf(three, two, '<!-- between -->', one);

const four: EditedEpisode = {
  guid: 'four', title: 'Four ]]> & more', pubDate: '2025-03-05T10:00:00.000Z', durationMs: 3_723_000, enclosure: { url: 'https://a.example/4.mp3?a=1&b=2', type: 'audio/mpeg', length: 4 },
  introduction: 'Fog at four.\n\nAnd a lamp.',
  segments: [{ startMs: 5_000, speaker: 'Mara Quill', text: 'Who & what?' }, { startMs: 62_000, speaker: 'Oscar Vane', text: 'My aunt.' }],
};

describe('items', () => {
  test('that are missing leave, with the white space that set them off', () => {
    expect(put(feed, (episodes) => void episodes.splice(1, 1)).text).toBe(feedOf(three, '<!-- between -->', one));
    expect(put(feed, (episodes) => void episodes.splice(0, 1)).text).toBe(feed.replace(`\n\n\t\t${three}`, ''));
    expect(got(put(feed, (episodes) => void episodes.splice(0)).text).episodes).toEqual([]);
  });

  test('change places, edited too, and nothing else moves', () => {
    const { text, notHeld } = put(feed, (episodes) => {
      episodes.push(episodes.shift()!);
      episodes[2]!.title = 'Third';
    });
    expect(notHeld).toEqual([]);
    expect(text).toBe(feedOf(two, '<!-- between -->', one, three.replace('[three]', '[Third]')));
  });

  test('that are new have one title, also beside one that has two; its title for Apple is another', () => {
    const title = '<title><![CDATA[three]]></title>';
    const titlesOf = (beside: string) => {
      const { text, notHeld } = put(feedOf(three.replace(title, beside), two), (episodes) => void episodes.unshift({ ...four, title: 'Four' }));
      expect(notHeld).toEqual([]);
      return text.slice(text.indexOf('<item'), text.indexOf('</item>')).match(/<(?:itunes:)?title>.*?<\/\w/g);
    };
    expect(titlesOf(`${title}\n\t\t\t<title>Three</title>`)).toEqual(['<title><![CDATA[Four]]></t']);
    expect(titlesOf(`${title}\n\t\t\t<itunes:title>Three</itunes:title>`)).toEqual(['<title><![CDATA[Four]]></t', '<itunes:title>Four</i']);
  });

  test('that are new take the shape of their neighbours', () => {
    const { text, notHeld } = put(feed, (episodes) => void episodes.unshift(four));
    expect(notHeld).toEqual([]);
    const item = three.replace(' x:odd="3"', '').replace('[three]', '[Four ]]]]><![CDATA[> & more]').replace('>three<', '>four<').replace('Tue, 03 Mar 2025 09', 'Wed, 05 Mar 2025 10').replace(`3.mp3' length='3'`, `4.mp3?a=1&amp;b=2' length='4'`)
      .replace('\n\t\t\t<!-- 3 -->', '').replace('\n\t\t\t<x:note>3</x:note>', '').replace('0:03:00', '1:02:03').replaceAll('Fog at three.', 'Fog at four.').replace('four.&lt;/p&gt;', 'four.&lt;/p&gt;&lt;p&gt;And a lamp.&lt;/p&gt;&lt;p&gt;Transcript:&lt;/p&gt;').replace('Who wrote it?', 'Who &amp;amp; what?');
    expect(text).toBe(feedOf(item, three, two, '<!-- between -->', one));
    expect(got(text).episodes[0]).toMatchObject({ ...four, key: 'four', segments: [{ speaker: 'Mara Quill', text: 'Who & what?' }, { startMs: 62_000 }] });
  });

  test('that are new come in their place, and only once', () => {
    const added = put(feed, (episodes) => void episodes.splice(2, 0, four));
    expect(got(added.text).episodes.map(({ key }) => key)).toEqual(['three', 'two', 'four', 'one']);
    const again = put(added.text, (episodes) => void episodes.splice(2, 1, four));
    expect([again.patch, again.notHeld]).toEqual([[], []]);
  });

  test.each([
    ['on one line', `<rss version="2.0"><channel><title>A</title><item><title>B</title><guid>https://a.example/b</guid></item></channel></rss>`],
    ['of which there are none yet', feedOf().replace('\n\n\t\t', '')],
    ['with every oddity', fixture('harbour')],
  ])('that are new in a feed %s are well-formed and say what they should', (_, text) => {
    const view = { ...four, link: 'https://a.example/four', persons: [{ name: 'Ada & Voss', role: 'guest', group: 'cast', img: null, href: null }], chapters: [{ startMs: 0, title: 'Fog' }, { startMs: 30_000, title: 'Lamp' }, { startMs: 60_000, title: 'Sea' }] };
    const { text: after, notHeld } = put(text, (episodes) => void episodes.unshift(view));
    expect(notHeld).toEqual([]);
    expect(gate(after).problems).toEqual([]);
    const [episode, ...others] = got(after).episodes;
    expect(episode).toMatchObject({ key: 'four', guid: 'four', title: four.title, link: 'https://a.example/four', pubDate: four.pubDate, durationMs: four.durationMs, enclosure: four.enclosure, introduction: four.introduction, chapters: view.chapters, segments: four.segments, persons: view.persons });
    expect(others.map(({ title }) => title)).toEqual(got(text).episodes.map(({ title }) => title));
    expect(after.length - after.indexOf('</item>', after.indexOf('four'))).toBeGreaterThan(10);
  });

  test('that are new say one by one why a chapter is not in them', () => {
    const url = 'https://a.example/sea';
    const chapters = [{ startMs: 0, title: 'Fog', url: null }, { startMs: 30_000, title: '', url: null }, { startMs: 60_000, title: 'Sea', url }].map((chapter) => ({ ...chapter, imageUrl: null }));
    const untitled = { path: 'episodes[0].chapters[1]', wanted: chapters[1], written: null, why: 'a chapter cannot be written without its title' };
    const unlinked = { path: 'episodes[0].chapters[2].url', wanted: url, written: null, why: expect.stringContaining('psc:chapters') as string };
    for (const [text, notHeld] of [[feed, [untitled, unlinked]], [fixture('harbour'), [untitled]]] as const) {
      const made = put(text, (episodes) => void episodes.unshift({ ...four, chapters }));
      expect(made.notHeld).toEqual(notHeld);
      expect(got(made.text).episodes[0]!.chapters.map(({ title }) => title)).toEqual(['Fog', 'Sea']);
    }
  });
});

test('a new episode whose words hold a reference, among notes in plain text, has them in HTML: else its turns would be read as one line', () => {
  const plain = '<rss version="2.0"><channel><title>Show</title><item><title>Lamp</title><guid>g0</guid><description>Fog at the pier.\n\nMara Quill (0:05)\nWho wrote it?\n\nOscar Vane (1:02)\nMy aunt.\n</description></item></channel></rss>';
  const [first] = got(plain).episodes;
  const made = put(plain, (episodes) => void episodes.unshift({ ...first!, key: undefined, guid: 'g1', introduction: 'Fog. &#8212;', segments: first!.segments.map(({ id: _, ...segment }) => segment) } as EditedEpisode));
  const [said] = got(made.text).episodes;
  expect([made.notHeld, said!.introduction, said!.segments.map(({ speaker, text }) => `${speaker}: ${text}`)]).toEqual([[], 'Fog. &#8212;', ['Mara Quill: Who wrote it?', 'Oscar Vane: My aunt.']]);
});

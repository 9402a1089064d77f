import { readFileSync } from 'node:fs';
import { getFeed, type GotFeed } from './get.ts';

const fixture = (name: string): Uint8Array => readFileSync(new URL(`fixtures/${name}.xml`, import.meta.url));
const got = (bytes: Uint8Array): GotFeed => {
  const result = getFeed(bytes);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.view;
};
const feedOf = (item: string): Uint8Array => Buffer.from(`<rss version="2.0" xmlns:psc="http://podlove.org/simple-chapters"><channel><title>A</title><item>${item}</item></channel></rss>`);

describe('the editorial view of a feed', () => {
  test('says everything decoded', () => {
    const { show, episodes } = got(fixture('harbour'));
    expect(show).toEqual({ title: 'Harbour Hours', link: 'https://harbour.example/', description: 'Talks at &studio; & around it—monthly.', language: 'en-GB', author: 'Mara Quill', imageUrl: 'https://harbour.example/cover.jpg', explicit: false, category: 'Society & Culture' });
    expect(episodes.map(({ key, guid }) => [key, guid])).toEqual([['harbour:007', 'harbour:007'], ['harbour:007#2', 'harbour:007'], ['https://harbour.example/9.mp3', null], ['#4', null]]);
    expect(episodes[0]).toMatchObject({
      title: 'Ropes & knots', link: 'https://harbour.example/7', pubDate: '2025-03-04T08:05:00.000Z', durationMs: 3_723_000,
      enclosure: { url: 'https://harbour.example/7.mp3?x=1&y=2', length: 12_345, type: 'audio/mpeg' },
      introduction: 'Ropes & knots.',
      persons: [{ id: 'p0', name: 'Óscar Vane', role: 'guest', group: 'cast', img: null, href: null }],
    });
  });

  test('has the chapters of psc:chapters where the notes list none, named by where they are from', () => {
    expect(got(fixture('harbour')).episodes[0]!.chapters).toEqual([{ id: 'psc0', startMs: 471_500, title: 'Bowline', url: 'https://harbour.example/b', imageUrl: null, line: null }]);
  });

  test('has the chapters of the notes, with the links that psc:chapters adds to the same ones', () => {
    const list = '<description>&lt;ul&gt;&lt;li&gt;0:00 Fog&lt;/li&gt;&lt;li&gt;1:00 Lamp&lt;/li&gt;&lt;li&gt;2:00 Stairs&lt;/li&gt;&lt;/ul&gt;</description>';
    const psc = '<psc:chapters><psc:chapter start="1:00.250" title="The lamp" href="https://a.example/l"/><psc:chapter start="2:30" title="Stairs" image="https://a.example/s.jpg"/></psc:chapters>';
    expect(got(feedOf(list + psc)).episodes[0]!.chapters).toEqual([
      { id: 'c0', startMs: 0, title: 'Fog', url: null, imageUrl: null, line: 1 },
      { id: 'c1', startMs: 60_000, title: 'Lamp', url: 'https://a.example/l', imageUrl: null, line: 1 },
      { id: 'c2', startMs: 120_000, title: 'Stairs', url: null, imageUrl: 'https://a.example/s.jpg', line: 1 },
    ]);
  });

  test('is refused with every problem and its place', () => {
    expect(getFeed(Buffer.from('<rss><channel>\n<title>A & B</title></channel></rss>'))).toMatchObject({ ok: false, problems: [{ line: 2, column: 10 }] });
    expect(getFeed(Buffer.from([0xff, 0xfe, 0]))).toMatchObject({ ok: false, problems: [{ line: 1, column: 1 }] });
  });
});

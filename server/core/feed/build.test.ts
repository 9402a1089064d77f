import { readFileSync } from 'node:fs';
import { parseFeed } from 'feedsmith';
import { parseFeed as partytime } from 'podcast-partytime';
import { applyPatches } from '../model/patch.ts';
import { buildFeed, type BuiltEpisode, type BuiltShow } from './build.ts';
import { gate } from './gate.ts';
import { readFeed } from './read.ts';
import { writeFeed } from './write.ts';

const show: BuiltShow = {
  title: 'Quay & Co', link: null, description: 'Talks <at> the quay', language: 'en', author: 'Mara Quill', imageUrl: 'https://quay.example/a.jpg?x=1&y="2"', explicit: false, category: 'Arts',
  podcastGuid: '9b024349-ccf0-5f69-a609-6b82873eab3c', locked: false, selfUrl: 'https://cms.example/feeds/quay.xml', builtAt: '2025-03-04T09:05:00.000Z',
};
const episode: BuiltEpisode = {
  guid: 'quay:1', title: 'Ropes\u0001', link: 'https://quay.example/1', pubDate: '2025-03-04T09:05:00.000Z', enclosure: { url: 'https://quay.example/1.mp3?a=1&b=2', type: 'audio/mpeg', length: 7 }, durationMs: 61_900,
  notes: '\n<p>a[b[0]]>1 &amp; ]]></p> ',
};
const built = buildFeed(show, [episode, { ...episode, guid: 'quay:2', title: 'No sound yet', enclosure: null, durationMs: null, pubDate: null, notes: '' }]);

describe('a show made here', () => {
  test('is written as its golden file shows', () => {
    expect(built).toBe(readFileSync(new URL('fixtures/built.xml', import.meta.url), 'utf8'));
  });

  test('reads as it was written', () => {
    expect(gate(built).problems).toEqual([]);
    const read = readFeed(built);
    expect(read).toMatchObject({ ok: true, feed: { show: { title: 'Quay & Co', description: 'Talks <at> the quay', imageUrl: show.imageUrl, selfUrl: show.selfUrl, category: 'Arts' } } });
    expect(read.ok && read.feed.items[0]).toMatchObject({ guid: 'quay:1', guidIsPermaLink: false, title: 'Ropes', notesSource: episode.notes, durationMs: 61_000, pubDate: episode.pubDate, enclosure: episode.enclosure });
  });

  test('an independent reader finds the same', () => {
    const { format, feed } = parseFeed(built) as { format: string; feed: { title: string; items: { title: string; enclosures: { url: string }[]; content: { encoded: string } }[] } };
    expect(format).toBe('rss');
    expect(feed.items[0]).toMatchObject({ title: 'Ropes', enclosures: [{ url: episode.enclosure!.url }] });
    expect(feed.items[0]?.content.encoded).toContain('a[b[0]]>1');
  });

  test('partytime, too', () => {
    expect(partytime(buildFeed(show, [episode]))).toMatchObject({
      title: 'Quay & Co', link: show.selfUrl, description: 'Talks <at> the quay', language: 'en', author: 'Mara Quill', explicit: false, itunesImage: show.imageUrl, guid: show.podcastGuid,
      pubsub: { self: show.selfUrl }, items: [{ guid: 'quay:1', title: 'Ropes', duration: 61, enclosure: { url: episode.enclosure!.url, type: 'audio/mpeg', length: 7 } }],
    });
  });

  test('has a category that stands below another inside of that one', () => {
    expect(buildFeed({ ...show, category: 'Tech News' }, [])).toContain('<itunes:category text="News"><itunes:category text="Tech News"/></itunes:category>');
    expect(buildFeed({ ...show, category: 'constructor' }, [])).toContain('<itunes:category text="constructor"/>');
  });

  test('has no more in a description than PSP-1 takes, and all of the notes beside it', () => {
    const notes = `<p>About ropes.</p>${'<p>Mara Quill (0:00)</p><p>Words that were said.</p>'.repeat(100)}`;
    const read = readFeed(buildFeed(show, [{ ...episode, notes }]));
    const [item] = read.ok ? read.feed.items : [];
    expect(item!.notesSource).toBe(notes);
    expect(notes.startsWith(item!.description!.text)).toBe(true);
    expect(item!.description!.text).toMatch(/<\/p>$/);
    expect(item!.description!.text.length).toBeGreaterThan(3_900);
    expect(item!.description!.text.length).toBeLessThanOrEqual(4_000);
  });

  test('is the same where nothing changed', () => expect(buildFeed({ ...show }, [{ ...episode }, { ...episode, guid: 'quay:2', title: 'No sound yet', enclosure: null, durationMs: null, pubDate: null, notes: '' }])).toBe(built));

  test('takes additions like any other feed', () => {
    const { patches } = writeFeed(built, { episodes: [{ key: 'quay:1', additions: { chaptersUrl: 'https://cms.example/c.json' } }] }, ['chapters']);
    expect(applyPatches(built, patches)).toContain('\n      <podcast:chapters url="https://cms.example/c.json" type="application/json+chapters"/>\n    </item>');
  });
});

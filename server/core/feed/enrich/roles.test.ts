import { parseFeed } from 'feedsmith';
import { parseFeed as partytime } from 'podcast-partytime';
import { applyPatches } from '../../model/patch.ts';
import { Enrichment } from '../../model/show.ts';
import { gate } from '../gate.ts';
import { writeFeed, type EpisodeAdditions } from '../write.ts';

const NEW = 'https://podcastindex.org/namespace/1.0';
const OLD = 'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md';
const file = (name: string): string => `https://cms.example/files/0f/${name}`;
const TYPES = { html: 'text/html', srt: 'application/x-subrip', json: 'application/json', vtt: 'text/vtt' };
const inLanguage = (language: string | null): EpisodeAdditions => ({ transcripts: Object.entries(TYPES).map(([name, type]) => ({ url: file(name), type, language })) });
const feedOf = (item: string, { root = `xmlns:podcast="${NEW}"`, itemTag = 'item' } = {}): string =>
  `<rss version="2.0" ${root}><channel><title>A</title><${itemTag}><title>B</title><guid>b</guid><enclosure url="https://a.example/b.mp3" length="1" type="audio/mpeg"/>${item}</item></channel></rss>`;
const enriched = (text: string, additions: EpisodeAdditions, ...on: Enrichment[]) => {
  const { patches, replaced } = writeFeed(text, { show: { additions: { selfUrl: 'https://cms.example/feed', hubUrl: 'https://hub.example/', podcastGuid: '9b024349-ccf0-5f69-a609-6b82873eab3c' } }, episodes: [{ key: 'b', additions }] }, on);
  const after = applyPatches(text, patches);
  expect(gate(after).problems).toEqual([]);
  expect(writeFeed(after, { episodes: [{ key: 'b', additions }] }, on).patches).toEqual([]);
  return { after, replaced: replaced.flatMap(({ urls }) => urls) };
};
const ours = (prefix: string, language: string | null, captions = false): string[] =>
  Object.entries(TYPES).map(([name, type]) => `<${prefix}:transcript url="${file(name)}" type="${type}"${language === null ? '' : ` language="${language}"`}${captions && (name === 'srt' || name === 'vtt') ? ' rel="captions"' : ''}/>`);
const itemIn = (text: string): string => /type="audio\/mpeg"\/>(.*)<\/item>/s.exec(text)![1]!;
const link = (name: string, more: string): string => `<podcast:transcript url="https://a.example/${name}" type="text/vtt"${more}/>`;
const replacedBy = (language: string | null, ...existing: [name: string, more: string][]) => enriched(feedOf(existing.map(([name, more]) => link(name, more)).join('')), inLanguage(language), 'transcripts');

describe('transcripts in many languages', () => {
  test('replace the ones of the same language in place and leave the others', () => {
    const { after, replaced } = replacedBy('en', ['da', ' language="da"'], ['en', ' language="en"'], ['de', ' language="de"']);
    expect(itemIn(after)).toBe([link('da', ' language="da"'), ...ours('podcast', 'en'), link('de', ' language="de"')].join(''));
    expect(replaced).toEqual(['https://a.example/en']);
  });
  test('of which there are more than we have: the rest goes, and each is named', () => {
    const { after, replaced } = replacedBy('en', ...['1', '2', '3', '4', '5', '6'].map((name) => [name, ' language="en"'] as [string, string]));
    expect(itemIn(after)).toBe(ours('podcast', 'en').join(''));
    expect(replaced).toHaveLength(6);
  });
  test.each([
    ['en', 'EN-gb', true], ['en-GB', 'en', true], ['en', 'en_US', true], ['en', '', true], ['en-GB', 'en-US', false], ['zh-Hans', 'zh-Hant', false], ['en', 'eng', false], ['da', 'en', false],
  ])('one in %s and one in "%s" are the same language: %p', (language, other, is) => {
    expect(replacedBy(language, ['1', ` language="${other}"`]).replaced).toEqual(is ? ['https://a.example/1'] : []);
  });
  test('ours are in the feed’s language where nobody says which that is', () => {
    const { after, replaced } = replacedBy('', ['1', ''], ['en', ' language="en"']);
    expect(itemIn(after)).toBe([...ours('podcast', null), link('en', ' language="en"')].join(''));
    expect(replaced).toEqual(['https://a.example/1']);
  });
  test('replace the ones there, and are in their language, where the feed says none', () => {
    const { after, replaced } = replacedBy(null, ['1', ' language="de"'], ['2', ' language="de-AT"'], ['da', ' language="da"']);
    expect(itemIn(after)).toBe([...ours('podcast', 'de'), link('da', ' language="da"')].join(''));
    expect(replaced).toEqual(['https://a.example/1', 'https://a.example/2']);
  });
  test('stay captions where they were captions', () => {
    expect(itemIn(replacedBy('en', ['1', ' rel="captions"']).after)).toBe(ours('podcast', 'en', true).join(''));
    expect(itemIn(replacedBy('en', ['da', ' language="da" rel="captions"']).after)).toBe([link('da', ' language="da" rel="captions"'), ...ours('podcast', 'en')].join(''));
  });
});

describe('whatever a feed does with prefixes', () => {
  const CHAPTERS = { chaptersUrl: file('c.json') };
  const chaptersLink = (prefix: string): string => `<${prefix}:chapters url="${file('c.json')}" type="application/json+chapters"/>`;
  test.each([
    ['one bound to the former address is used', feedOf('', { root: `xmlns:podcast="${OLD}"` }), chaptersLink('podcast')],
    ['one of its own is used', feedOf('', { root: `xmlns:p="${NEW}"` }), chaptersLink('p')],
    ['of two, the one that readers look for is used', feedOf('', { root: `xmlns:p="${NEW}" xmlns:podcast="${OLD}"` }), chaptersLink('podcast')],
    ['one that means something else is left alone', feedOf('', { root: 'xmlns:podcast="urn:mine"' }), chaptersLink('podcast2')],
    ['a default namespace is none that our elements can have', feedOf(`<chapters xmlns="${NEW}" url="https://a.example/c.json" type="application/json+chapters"/>`, { root: '' }), chaptersLink('podcast')],
    ['one that the item alone binds is used there', feedOf('', { root: '', itemTag: `item xmlns:podcast="${NEW}"` }), chaptersLink('podcast')],
    ['one that the item binds to something else is not', feedOf('', { itemTag: 'item xmlns:podcast="urn:mine"' }), chaptersLink('podcast2')],
  ])('%s', (_, text, written) => expect(itemIn(enriched(text, CHAPTERS, 'chapters').after)).toBe(written));

  test('nothing is declared twice, or without need', () => {
    const { after } = enriched(feedOf('', { root: '' }), { ...CHAPTERS, ...inLanguage('en') }, 'chapters', 'transcripts', 'podcast-guid', 'self-link', 'hub');
    expect(after.match(/xmlns:\w+/g)?.toSorted()).toEqual(['xmlns:atom', 'xmlns:podcast']);
    expect(enriched(feedOf('', { root: '' }), {}, 'chapters', 'transcripts', 'psc').after).not.toContain('xmlns');
  });
});

describe('additions look like their neighbours', () => {
  const lines = feedOf('', {}).replaceAll('><', '>\r\n\t<');
  test('on lines of their own, with the feed’s line ends and tabs', () => {
    const { after } = enriched(lines, inLanguage('en'), 'transcripts', 'self-link');
    for (const xml of [...ours('podcast', 'en'), '<atom:link href="https://cms.example/feed" rel="self" type="application/rss+xml"/>']) expect(after).toContain(`\r\n\t${xml}\r\n`);
    expect(after.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
  });
  test('on one line where everything is', () => expect(enriched(feedOf(''), inLanguage('en'), 'transcripts', 'self-link').after).not.toMatch(/\n/));
  test('after a comment or a section, which stay', () => {
    const { after } = enriched(feedOf('<description><![CDATA[ a ]]></description><!-- the end -->'), { chaptersUrl: file('c.json') }, 'chapters');
    expect(after).toContain(`]]></description><podcast:chapters url="${file('c.json')}" type="application/json+chapters"/><!-- the end --></item>`);
  });
});

describe('readers of others', () => {
  const all: EpisodeAdditions = {
    ...inLanguage('en'), chaptersUrl: file('c.json'),
    simpleChapters: [{ startMs: 0, title: 'Out & about', url: null, imageUrl: null }, { startMs: 40_000, title: 'Home', url: 'https://a.example/?a=1&b=2', imageUrl: null }],
    persons: [{ name: 'Oscar Vane', role: 'guest' }],
  };
  const text = feedOf('<podcast:transcript url="https://a.example/da" type="text/vtt" language="da"/>', { root: `xmlns:podcast="${NEW}" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"` })
    .replace('<item>', '<podcast:person img="https://a.example/m.jpg" href="https://a.example/m">Mara Quill</podcast:person><podcast:txt purpose="verify">x</podcast:txt><item>');
  const { after } = enriched(text, all, ...Enrichment.options);

  test('feedsmith finds all of it, and what was there', () => {
    const { feed } = parseFeed(after) as { feed: object };
    expect(feed).toMatchObject({
      podcast: { guid: '9b024349-ccf0-5f69-a609-6b82873eab3c', txts: [{ purpose: 'verify' }] },
      atom: { links: [{ rel: 'self', href: 'https://cms.example/feed' }, { rel: 'hub', href: 'https://hub.example/' }] },
      itunes: { newFeedUrl: 'https://cms.example/feed' },
      items: [{
        podcast: {
          transcripts: ['https://a.example/da', ...Object.keys(TYPES).map(file)].map((url) => ({ url })),
          chapters: { url: file('c.json') },
          persons: [{ display: 'Mara Quill', role: 'host', img: 'https://a.example/m.jpg', href: 'https://a.example/m' }, { display: 'Oscar Vane', role: 'guest' }],
        },
        psc: { chapters: [{ start: '00:00:00.000', title: 'Out & about' }, { start: '00:00:40.000', title: 'Home', href: 'https://a.example/?a=1&b=2' }] },
      }],
    });
  });
  test('partytime finds the same', () => {
    const feed = partytime(after)!;
    const [item] = feed.items;
    expect(item!.podcastTranscripts?.map(({ url }) => url)).toEqual(['https://a.example/da', file('html'), file('srt'), file('json'), file('vtt')]);
    expect(item!.podcastChapters).toMatchObject({ url: file('c.json') });
    expect(item!.podcastPeople?.map(({ name, role }) => `${name} ${role}`)).toEqual(['Mara Quill Host', 'Oscar Vane Guest']);
    expect(feed).toMatchObject({ guid: '9b024349-ccf0-5f69-a609-6b82873eab3c', pubsub: { self: 'https://cms.example/feed', hub: 'https://hub.example/' } });
  });
});

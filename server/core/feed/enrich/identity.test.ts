import { readFileSync } from 'node:fs';
import { parseFeed } from 'feedsmith';
import { applyPatches } from '../../model/patch.ts';
import type { Enrichment, ShowMode } from '../../model/show.ts';
import { gate } from '../gate.ts';
import { writeFeed } from '../write.ts';
import type { FeedWriting } from '../view.ts';
import { podcastGuidOf } from './identity.ts';

const harbour = readFileSync(new URL('../fixtures/harbour.xml', import.meta.url), 'utf8');
const lighthouse = readFileSync(new URL('../fixtures/lighthouse.xml', import.meta.url), 'utf8');
const claiming = harbour.replace('<odd:constructor>', `<i:new-feed-url>https://harbour.example/moved</i:new-feed-url>
    <pod:txt purpose="applepodcastsverify">a1b2</pod:txt>
    <pod:txt purpose="Verify">c3d4</pod:txt>
    <pod:txt purpose="ai-content">true</pod:txt>
    <i:applepodcastsverify>e5f6</i:applepodcastsverify>
    <odd:constructor>`);
const IMPORTED = '5f3c1a52-0000-5000-8000-000000000000';
const OWN = '9b024349-ccf0-5f69-a609-6b82873eab3c';
const SELF = 'https://cms.example/feeds/x.xml';
const HUB = 'https://hub.example/';
/** The address that the feed states as its own. */
const HERE = 'https://harbour.example/feed?a=1&amp;b=2';

const write = (text: string, mode: ShowMode, podcastGuid: string, ...on: Enrichment[]): FeedWriting => writeFeed(text, { show: { additions: { mode, podcastGuid, selfUrl: SELF, hubUrl: HUB } }, episodes: [] }, on);
const written = (...given: Parameters<typeof write>): string => applyPatches(given[0], write(...given).patches);

describe('the podcast:guid of a show', () => {
  test('is minted of the first address where the feed had none, and stays when the address changes', () => {
    expect(podcastGuidOf('replace', null, false, 'https://podnews.net/rss/')).toBe(OWN);
    expect(podcastGuidOf('replace', OWN, true, 'https://elsewhere.example/feed')).toBe(OWN);
    expect(podcastGuidOf('mirror', OWN, true, 'https://elsewhere.example/feed')).toBe(OWN);
  });
  test('is the imported one in a feed that takes over, and another one in a mirror', () => {
    expect(podcastGuidOf('replace', IMPORTED, false, 'https://podnews.net/rss')).toBe(IMPORTED);
    expect(podcastGuidOf('mirror', IMPORTED, false, 'https://podnews.net/rss')).toBe(OWN);
  });
});

describe('a feed that takes over', () => {
  test('is the feed it came from: nothing is changed by itself', () => {
    expect(write(claiming, 'replace', IMPORTED)).toMatchObject({ patches: [], replaced: [] });
  });
  test('names its own address as the new one, where that is turned on', () => {
    expect(written(harbour, 'replace', IMPORTED, 'new-feed-url')).toBe(harbour.replace('</odd:constructor>', `</odd:constructor>\n    <i:new-feed-url>${SELF}</i:new-feed-url>`));
    expect(write(claiming, 'replace', IMPORTED, 'new-feed-url').replaced).toEqual([{ key: null, element: 'itunes:new-feed-url', urls: ['https://harbour.example/moved'] }]);
    expect(written(claiming, 'replace', IMPORTED, 'new-feed-url')).toBe(claiming.replace('https://harbour.example/moved', SELF));
  });
});

describe('a podcast:guid that is there', () => {
  test.each(['917393E3-1B1E-5CEF-ACE4-EDAA54E1F810', 'my-show'])('stays in a feed that takes over: %s', (guid) => {
    expect(write(harbour.replace(IMPORTED, guid), 'replace', OWN, 'podcast-guid')).toMatchObject({ patches: [], replaced: [] });
  });
  test('is filled where it is empty', () => {
    expect(written(harbour.replace(IMPORTED, ''), 'replace', OWN, 'podcast-guid')).toBe(harbour.replace(IMPORTED, OWN));
  });
});

describe('of two elements of one role', () => {
  const SELF_LINK = /( *)<atom:link rel="self"[^>]*\/>\n/;
  const [selfLink] = SELF_LINK.exec(harbour)!;
  const other = selfLink.replace(/href="[^"]*"/, 'href="https://feeds.example/harbour"');
  test('the first becomes ours and the other leaves, both named', () => {
    const { patches, replaced } = write(harbour.replace(selfLink, selfLink + other), 'mirror', OWN, 'self-link');
    expect(applyPatches(harbour.replace(selfLink, selfLink + other), patches)).toBe(written(harbour, 'mirror', OWN, 'self-link'));
    expect(replaced.find(({ element }) => element === 'atom:link')).toEqual({ key: null, element: 'atom:link', urls: ['https://harbour.example/feed?a=1&b=2', 'https://feeds.example/harbour'] });
  });
  test('one that is right already is the one that stays', () => {
    const right = selfLink.replace(/href="[^"]*"/, `href="${SELF}"`);
    expect(written(harbour.replace(selfLink, other + right), 'replace', IMPORTED, 'self-link')).toBe(harbour.replace(selfLink, right));
  });
  test('a mirror of a feed with two guids has one, its own', () => {
    const guid = `<pod:guid>${IMPORTED}</pod:guid>`;
    const two = harbour.replace(guid, `${guid}\n    <pod:guid>my-show</pod:guid>`);
    expect(written(two, 'mirror', OWN)).toBe(written(harbour, 'mirror', OWN));
  });
});

describe('a mirror', () => {
  test('has its own podcast:guid and address, moves nobody and proves nobody’s ownership, whatever is turned on; the rest stays', () => {
    const { patches, replaced } = write(claiming, 'mirror', OWN);
    expect(applyPatches(claiming, patches)).toBe(harbour.replace(IMPORTED, OWN).replace(HERE, SELF).replace('<odd:constructor>', '<pod:txt purpose="ai-content">true</pod:txt>\n    <odd:constructor>'));
    expect(replaced).toEqual([
      { key: null, element: 'podcast:guid', urls: [IMPORTED] },
      { key: null, element: 'itunes:new-feed-url', urls: ['https://harbour.example/moved'] },
      { key: null, element: 'podcast:txt', urls: ['a1b2'] },
      { key: null, element: 'podcast:txt', urls: ['c3d4'] },
      { key: null, element: 'itunes:applepodcastsverify', urls: ['e5f6'] },
      { key: null, element: 'atom:link', urls: ['https://harbour.example/feed?a=1&b=2'] },
    ]);
    expect(gate(applyPatches(claiming, patches)).problems).toEqual([]);
  });
  test('is left as it came where it claims nothing', () => {
    const bare = harbour.replace(/ *<pod:guid>.*<\/pod:guid>\n/, '').replace(/ *<atom:link rel="self".*\/>\n/, '');
    expect(write(bare, 'mirror', OWN)).toMatchObject({ patches: [], replaced: [] });
    expect(written(bare, 'mirror', OWN, 'podcast-guid')).toContain(`\n    <pod:guid>${OWN}</pod:guid>\n    <item>`);
  });
  test('never names a new address', () => {
    expect(written(claiming, 'mirror', OWN, 'new-feed-url')).not.toContain('new-feed-url');
  });
  test('settles: written again, nothing changes', () => {
    expect(write(written(claiming, 'mirror', OWN, 'podcast-guid', 'self-link', 'hub'), 'mirror', OWN, 'podcast-guid', 'self-link', 'hub').patches).toEqual([]);
  });
});

describe('the hub', () => {
  test('is named together with the address that subscribers ask it for', () => {
    const after = written(harbour, 'replace', IMPORTED, 'hub');
    expect(after).toBe(harbour.replace('https://harbour.example/feed?a=1&amp;b=2', SELF).replace('</odd:constructor>', `</odd:constructor>\n    <atom:link href="${HUB}" rel="hub"/>`));
    const { feed } = parseFeed(written(lighthouse, 'replace', IMPORTED, 'hub')) as { feed: { atom?: { links?: { href: string; rel: string }[] } } };
    expect(feed.atom?.links).toEqual(expect.arrayContaining([{ href: HUB, rel: 'hub' }, expect.objectContaining({ href: SELF, rel: 'self' })]));
  });
  test('takes the place of a former one, whose subscribers would hear nothing', () => {
    const { patches, replaced } = write(harbour.replace('rel="next" href="https://harbour.example/feed?page=2"', 'rel="hub" href="https://old.example/"'), 'replace', IMPORTED, 'hub');
    expect(patches.map(({ text }) => text)).toEqual([SELF, HUB]);
    expect(replaced).toMatchObject([{ urls: ['https://harbour.example/feed?a=1&b=2'] }, { element: 'atom:link', urls: ['https://old.example/'] }]);
  });
});

import { Enrichment } from '../../server/core/model/show.ts';
import { Settings } from '../../server/platform/settings.ts';
import { harbourXml, TURNS } from '../support/harbour.ts';
import { startPublisher, type Publisher } from '../support/publisher.ts';
import { importFeed } from '../support/saltmarsh.ts';

let publisher: Publisher;
beforeAll(async () => {
  publisher = await startPublisher();
});
afterAll(() => publisher.stet.close());

const GUID = '5f3c1a52-0000-5000-8000-000000000000';
const CHANNEL = `    <atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="https://host.example/feed"/>
    <podcast:guid>${GUID}</podcast:guid>
    <itunes:new-feed-url>https://host.example/moved</itunes:new-feed-url>
    <podcast:txt purpose="verify">a1b2</podcast:txt>
    <podcast:person role="host">Mara</podcast:person>
`;
const chapterFile = (name: string): string => `<podcast:chapters url="https://host.example/${name}.json" type="application/json+chapters"/>`;
const transcript = (name: string): string => `<podcast:transcript url="https://host.example/${name}.vtt" type="text/vtt"/>`;
const hosted = harbourXml([
  { guid: 'ebb', title: 'Ebb', audio: 'ebb.mp3', turns: TURNS, more: `${transcript('ebb')}${chapterFile('ebb')}` },
  { guid: 'flood', title: 'Flood', audio: 'flood.mp3', turns: TURNS, more: `${transcript('flood')}<podcast:person role="guest">Jon</podcast:person>` },
  { guid: 'slack', title: 'Slack', audio: 'slack.mp3', turns: TURNS },
], CHANNEL);
const bare = harbourXml([{ guid: 'ebb', title: 'Ebb', audio: 'ebb.mp3' }, { guid: 'flood', title: 'Flood', audio: 'flood.mp3' }]);

const words = async (showId: string, selection: object = {}): Promise<string[]> => (await publisher.preview(showId, selection)).additions.map((addition: { words: string }) => addition.words);
const ALL = Enrichment.options.filter((name) => name !== 'hub' && name !== 'last-build-date');
const move = (publicUrl: string): void => void Object.assign(publisher.stet.app.get(Settings), { publicUrl });

describe('what a publication says of additions', () => {
  test('is what it adds, and what of the host’s it takes the place of', async () => {
    const { admin, publish } = publisher;
    const { showId } = await importFeed(admin, hosted, 'Hosted');
    await publish(showId, { mode: 'replace' }, { override: 'for the test' });
    const { additions, replaced } = await publisher.preview(showId, { enrichments: ['transcripts', 'self-link', 'podcast-guid', 'new-feed-url', 'persons'] });
    expect(additions.map((addition: { words: string }) => addition.words)).toEqual([
      'replaces the host’s 2 transcript links in 2 episodes with 8', 'adds 4 transcript links to 1 episode', 'adds 5 people to 3 episodes',
      'sets the feed’s own address in place of the host’s', 'sets the feed’s new address in place of the host’s',
    ]);
    expect(replaced.map(({ title, urls }: { title: string | null; urls: string[] }) => [title, ...urls])).toEqual([
      [null, 'https://host.example/feed'], [null, 'https://host.example/moved'], ['Ebb', 'https://host.example/ebb.vtt'], ['Flood', 'https://host.example/flood.vtt'],
    ]);
  });

  test('is said once: nothing takes the place of anything again, and a switch that changes no byte is not spoken of', async () => {
    const { admin, publish, preview } = publisher;
    const { showId } = await importFeed(admin, hosted, 'Hosted once');
    const first = await preview(showId, { mode: 'mirror', enrichments: ['transcripts'] });
    expect(first.replaced).toHaveLength(6);
    expect(first.additions.map((addition: { words: string }) => addition.words)).toEqual([
      'replaces the host’s 2 transcript links in 2 episodes with 8', 'adds 4 transcript links to 1 episode',
      'sets the show’s identity in place of the host’s', 'sets the feed’s own address in place of the host’s', 'leaves out the feed’s new address that the host gives',
    ]);
    const { body: { summary } } = await publish(showId, { mode: 'mirror', enrichments: ['transcripts'] });
    expect(summary).toEqual([...first.additions.map((addition: { words: string }) => addition.words), 'leaves out 1 token that proves the host’s ownership of the feed']);
    expect(await preview(showId, { enrichments: ['transcripts', 'podcast-guid', 'self-link'] })).toMatchObject({ additions: [], replaced: [], hunks: [] });
  });

  test('with them off again is that the host’s own are back', async () => {
    const { admin, publish } = publisher;
    const { showId } = await importFeed(admin, hosted, 'Hosted back');
    await publish(showId, { mode: 'replace', enrichments: ALL });
    expect(await words(showId, { enrichments: [] })).toEqual([
      'puts the host’s 2 transcript links back in 2 episodes', 'removes 4 transcript links from 1 episode', 'removes 5 people from 3 episodes',
      'sets the feed’s own address back to the host’s', 'sets the feed’s new address back to the host’s',
    ]);
  });

  test('of a Stet that moved is every address in the feed, in a publication of one correction, too', async () => {
    const { admin, publish, preview, reword, origin } = publisher;
    const { showId, episodeIds: [ebb] } = await importFeed(admin, bare, 'Moving');
    await publish(showId, { enrichments: ['transcripts', 'self-link', 'new-feed-url'], mode: 'replace' }, { override: 'for the test' });
    move(origin.replace('127.0.0.1', 'localhost'));
    try {
      const moved = ['renews 8 transcript links in 2 episodes', 'renews the feed’s own address', 'renews the feed’s new address'];
      expect(await words(showId)).toEqual(moved);
      expect((await preview(showId)).replaced).toEqual([]);
      await reword(ebb!, 0, 'Another word.');
      const { body: { summary } } = await publish(showId, { episodeIds: [ebb] }, { override: 'for the test' });
      expect(summary).toEqual(['Ebb: 1 edited text', ...moved]);
    } finally {
      move(origin);
    }
  });

  test('of a show made here is what its switches add', async () => {
    const { admin, publish } = publisher;
    const { body: { id } } = await admin('POST', '/api/imports', { kind: 'paste', content: 'Talk on the quay.\n\nTranscript\n\nMara (0:00)\nGood morning.' });
    const { body: { showId } } = await admin('POST', `/api/imports/${id}/accept`, { newShow: { title: 'Made here' }, title: 'The first', enclosureUrl: 'https://audio.example/1.mp3' });
    expect(await words(showId, { enrichments: ['transcripts', 'podcast-guid', 'self-link'] })).toEqual(['adds 4 transcript links to 1 episode']);
    await publish(showId, { enrichments: [] }, { override: 'for the test' });
    expect(await words(showId, { enrichments: ['podcast-guid', 'self-link'] })).toEqual([]);
    expect(await words(showId, { enrichments: ['transcripts'] })).toEqual(['adds 4 transcript links to 1 episode']);
  });
});

const guidOf = (item: string): string => /<guid[^>]*>([^<]*)/.exec(item)![1]!;

/** What stands in a feed's channel and items, by addition, found without Stet's own readers. */
function elementsIn(feed: string): Map<string, string[]> {
  const [channel, ...items] = feed.split(/(?=<item>)/) as [string, ...string[]];
  const found = new Map<string, string[]>();
  const find = (where: string, text: string, patterns: Partial<Record<Enrichment, RegExp>>): void => {
    for (const [name, pattern] of Object.entries(patterns)) found.set(`${name} ${where}`, text.match(pattern) ?? []);
  };
  find('', channel, { 'podcast-guid': /<podcast:guid>[^<]*/g, 'self-link': /<atom:link[^>]*rel="self"[^>]*>/g, 'new-feed-url': /<itunes:new-feed-url>[^<]*/g, hub: /<atom:link[^>]*rel="hub"[^>]*>/g });
  for (const item of items) find(guidOf(item), item, { transcripts: /<podcast:transcript[^>]*>/g, chapters: /<podcast:chapters[^>]*>/g, psc: /<psc:chapters.*?<\/psc:chapters>/g, persons: /<podcast:person[^>]*>[^<]*/g });
  return found;
}

const minus = (one: readonly string[], other: readonly string[]): number => one.filter((element) => !other.includes(element)).length;

/** By addition, how many elements came, and how many went where none came. */
function changedBetween(before: string, after: string): Map<string, { came: number; went: number }> {
  const [then, now] = [elementsIn(before), elementsIn(after)];
  const changed = new Map<string, { came: number; went: number }>();
  for (const [place, elements] of now) {
    const [came, went] = [minus(elements, then.get(place) ?? []), minus(then.get(place) ?? [], elements)];
    const name = place.split(' ')[0]!;
    const sum = changed.get(name) ?? { came: 0, went: 0 };
    if (came + went > 0) changed.set(name, { came: sum.came + came, went: sum.went + (came > 0 ? 0 : went) });
  }
  return changed;
}

/** Fixed numbers from 0 to 1, the same at each run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test.each([['replace', hosted, 1], ['replace', hosted, 2], ['mirror', hosted, 3], ['replace', bare, 4], ['mirror', bare, 5]] as const)('each line said is a change in the bytes, and each change is said: %s %#', async (mode, xml, seed) => {
  const { admin, publish, preview, reword, feed, origin } = publisher;
  const next = numbers(seed);
  const { showId, episodeIds } = await importFeed(admin, xml, `Said ${seed}`);
  let before = xml;
  try {
    for (let step = 0; step < 8; step += 1) {
      if (next() < 0.3) move(origin.replace('127.0.0.1', next() < 0.5 ? 'localhost' : '127.0.0.1'));
      if (next() < 0.4) await reword(episodeIds[Math.floor(next() * episodeIds.length)]!, Math.floor(next() * 3), `Word ${step}.`);
      const selection = { mode, enrichments: ALL.filter(() => next() < 0.5), ...(next() < 0.3 && { episodeIds: episodeIds.slice(0, 1) }) };
      const { additions, hunks } = await preview(showId, selection);
      const { status, text } = await publish(showId, selection, { override: 'for the test' });
      if (status !== 201) throw new Error(text);
      const after = await feed(`said-${seed}`);
      const said = new Map<string, { came: number; went: number }>();
      for (const { enrichment, action, elements } of additions as { enrichment: string; action: string; elements: number }[]) {
        const { came, went } = said.get(enrichment) ?? { came: 0, went: 0 };
        said.set(enrichment, action === 'remove' ? { came, went: went + elements } : { came: came + elements, went });
      }
      expect([...said].sort()).toEqual([...changedBetween(before, after)].sort());
      if (hunks.length === 0) expect(after).toBe(before);
      before = after;
    }
  } finally {
    move(origin);
  }
});

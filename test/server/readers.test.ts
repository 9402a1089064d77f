import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseFeed } from 'feedsmith';
import { parseFeed as partytime } from 'podcast-partytime';
import { SaxesParser } from 'saxes';
import { Settings } from '../../server/platform/settings.ts';
import { readers, xmllint, type Heard } from '../support/readers/readers.ts';
import { deskOf, importFeed, revise, saltmarshXml } from '../support/saltmarsh.ts';
import { startTestApp, type Client, type TestApp } from '../support/testApp.ts';

/** What was corrected, as it stood and as it is to be read. */
const CORRECTED = [
  ['Odd Lindqvist (00:08)', 'Wren Adeyemi (00:08)'],
  ['Wren Adeyemi (00:15)', 'Wren Adeyemi (00:17)'],
  ['no excuse', 'no excuse at all'],
  ['<p>A key to glassworts</p>', '<p><a href="https://keys.example/glassworts?a=1&amp;b=2">A key to glassworts</a></p>'],
  ['00:00:40 What to leave', '00:00:40 What to leave behind'],
  ['<h3>What to leave<', '<h3>What to leave behind<'],
] as const;
const ENRICHMENTS = ['transcripts', 'chapters', 'psc', 'persons', 'podcast-guid', 'self-link'];

let stet: TestApp;
let admin: Client;
/** Stands in front of Stet and writes down how each request for the feed ended. */
let front: Server;
let statuses: number[];
let feedUrl: string;
let published: Buffer;

beforeAll(async () => {
  stet = await startTestApp();
  const origin = await stet.listen();
  front = createServer((incoming, outgoing) => {
    incoming.pipe(request(`${origin}${incoming.url}`, { method: incoming.method, headers: incoming.headers }, (answer) => {
      if (incoming.url?.startsWith('/feeds/')) statuses.push(answer.statusCode!);
      outgoing.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(outgoing);
    }));
  });
  await new Promise<void>((resolve) => { front.listen(0, '127.0.0.1', resolve); });
  const publicUrl = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  Object.assign(stet.app.get(Settings), { publicUrl, adminUrl: 'http://stet.test' });
  admin = await stet.person({ admin: true });
  feedUrl = `${publicUrl}/feeds/read-by-others.xml`;
  await correctAndPublish();
  published = (await stet.anonymous('GET', '/feeds/read-by-others.xml')).bytes;
});
beforeEach(() => { statuses = []; });
afterAll(async () => {
  front.closeAllConnections();
  front.close();
  await stet.close();
});

async function correctAndPublish(): Promise<void> {
  statuses = [];
  const { showId, episodeIds } = await importFeed(admin, saltmarshXml, 'Read by others');
  const { segments, speakers, references, chapters } = await deskOf(admin, episodeIds[0]!);
  const wren = speakers.find(({ name }: { name: string }) => name === 'Wren Adeyemi').id;
  const edited = await revise(admin, episodeIds[0]!, 0, [
    { type: 'setSpeaker', segmentIds: [segments[1].id], speakerId: wren },
    { type: 'setTime', segmentId: segments[2].id, startMs: 17_000 },
    { type: 'setText', segmentId: segments[1].id, text: 'The tide is out, so we have two hours and no excuse at all.' },
    { type: 'setReference', referenceId: references[1].id, url: 'https://keys.example/glassworts?a=1&b=2' },
    { type: 'setChapter', chapterId: chapters[1].id, title: 'What to leave behind' },
  ]);
  if (edited.status !== 201) throw new Error(edited.text);
  const { hash } = (await admin('GET', `/api/shows/${showId}/publication-preview?enrichments=${ENRICHMENTS.join()}`)).body;
  const { status, text } = await admin('POST', `/api/shows/${showId}/publications`, { hash, enrichments: ENRICHMENTS, mode: 'mirror' });
  if (status !== 201) throw new Error(text);
}

/** Each program decodes and cleans notes in its own way: what is compared is their words and addresses. */
const wordsOf = (html: string): string => html.replaceAll('&amp;', '&').replace(/<a [^>]*href="([^"]*)"[^>]*>/g, ' $1 ').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim();
const notes = CORRECTED.reduce((html, [before, after]) => html.replace(before, after), /<content:encoded><!\[CDATA\[([^]*?)\]\]>/.exec(saltmarshXml)![1]!);

function hasAll({ episodes }: Heard): void {
  const samphire = episodes.find(({ guid }) => guid === 'saltmarsh-007')!;
  expect(wordsOf(samphire.notes[0]!)).toBe(wordsOf(notes));
  if (samphire.chapters) expect(samphire.chapters).toEqual([[0, 'Out on the wall'], [40, 'What to leave behind']]);
  expect(episodes.map(({ guid, title, enclosures }) => [guid, title, enclosures]).sort()).toEqual([
    ['saltmarsh-006', 'No notes to speak of', ['https://audio.saltmarsh.example/6.mp3']],
    ['saltmarsh-007', 'Samphire in June', ['https://audio.saltmarsh.example/7.mp3']],
  ]);
}

describe('what we publish, as programs of others read it', () => {
  test('saxes finds it well-formed, with every namespace bound', () => {
    const faults: string[] = [];
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', ({ message }) => faults.push(message));
    parser.write(published.toString('utf8')).close();
    expect(faults).toEqual([]);
  });

  test('feedsmith hears each correction and each addition', () => {
    const { feed } = parseFeed(published.toString('utf8')) as { feed: { items: Record<string, any>[] } }; // oxlint-disable-line typescript/no-explicit-any -- of another's making
    hasAll({ episodes: feed.items.map((item) => ({ guid: item.guid.value, title: item.title, notes: [item.content?.encoded ?? item.description], enclosures: item.enclosures.map(({ url }: { url: string }) => url) })) });
    const [samphire] = feed.items;
    expect(samphire!.podcast.transcripts.map(({ type }: { type: string }) => type)).toEqual(['text/html', 'application/x-subrip', 'application/json', 'text/vtt']);
    expect(samphire!.podcast.persons.map(({ display, role }: { display: string; role: string }) => [display, role])).toEqual([['Wren Adeyemi', 'host'], ['Odd Lindqvist', 'guest']]);
    expect(samphire!.psc.chapters.map(({ title }: { title: string }) => title)).toEqual(['Out on the wall', 'What to leave behind']);
  });

  test('podcast-partytime hears each correction and each addition', () => {
    const feed = partytime(published.toString('utf8'), { allowMissingGuid: true })!;
    hasAll({ episodes: feed.items.map(({ guid, title, content, description, enclosure }) => ({ guid, title: title!, notes: [content ?? description ?? ''], enclosures: [enclosure.url] })) });
    const samphire = feed.items.find(({ guid }) => guid === 'saltmarsh-007')!;
    expect(samphire.podcastTranscripts!.map(({ type }) => String(type))).toEqual(['text/html', 'application/srt', 'application/json', 'text/vtt']); // it calls SubRip so
    expect(samphire.podcastChapters).toMatchObject({ type: 'application/json+chapters' });
    expect(samphire.podcastPeople!.map(({ name }) => name)).toEqual(['Wren Adeyemi', 'Odd Lindqvist']);
  });

  const here = readers.filter(({ isHere }) => isHere());

  test('on our own machines, all that Debian has of them are there', () => {
    if (process.env.CI !== 'true') return expect(readers.length).toBeGreaterThanOrEqual(here.length);
    return expect([...here.map(({ name }) => name), xmllint.isHere()]).toEqual([...readers.map(({ name }) => name), true]);
  });

  test('libxml2 has nothing against it', () => {
    expect(xmllint.isHere() ? xmllint.complaints(published) : '').toBe('');
  });

  if (here.length > 0) {
    test.each(here)('$name fetches it over HTTP, hears each correction, and is told when it asks again that nothing changed', async ({ read }) => {
      const heard = await read(feedUrl);
      hasAll(heard);
      expect(heard.malformed ?? false).toBe(false);
      expect([statuses[0], statuses.length > 1, statuses.at(-1)]).toEqual([200, true, 304]);
    });
  }
});

import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keyBetween } from '../../server/core/edit/order.ts';
import { Jobs } from '../../server/platform/jobs/jobs.ts';
import { startPublisher, type Publisher } from '../support/publisher.ts';
import { deskOf, importFeed, revise, saltmarshXml } from '../support/saltmarsh.ts';

let publisher: Publisher;
let host: Server;
let origin: string;
const served = new Map<string, string>();

beforeAll(async () => {
  publisher = await startPublisher();
  host = createServer((request, response) => {
    const answer = served.get(request.url!);
    if (answer === undefined) response.writeHead(404).end();
    else response.writeHead(200).end(answer);
  });
  await new Promise<void>((resolve) => { host.listen(0, '127.0.0.1', resolve); });
  origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
});
afterAll(async () => {
  host.close();
  await publisher.stet.close();
});

type Said = { id: string; startMs: number; text: string; speakerId: string };
const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 23);

/** An archive whose first item links captions that say what the notes say, in finer times and small letters. */
async function importLinking(title: string, more = '', cue = '') {
  const { admin, stet } = publisher;
  const { segments, speakers } = await deskOf(admin, (await importFeed(admin, saltmarshXml, `${title} before`)).episodeIds[0]!);
  const captions = `WEBVTT\n\nNOTE by hand\n\n${segments.map(({ startMs, text, speakerId }: Said, index: number) =>
    `${clock(startMs + 250)} --> ${clock(startMs + 3_000)} align:start\n<v ${speakers.find(({ id }: { id: string }) => id === speakerId).name}>${text.replaceAll('&', '&amp;').toLowerCase()}\n${index === 0 ? '\nNOTE kept\n' : ''}`).join('\n')}${cue}`;
  served.set('/talk.vtt', captions);
  const xml = saltmarshXml.replace('<rss ', '<rss xmlns:podcast="https://podcastindex.org/namespace/1.0" ').replace('</item>', `<podcast:transcript url="${origin}/talk.vtt" type="text/vtt"${more}/></item>`);
  const { showId, episodeIds: [id] } = await importFeed(admin, xml, title);
  await stet.app.get(Jobs).drain();
  const desk = await deskOf(admin, id!);
  expect(desk.segments[0].startMs % 1_000).toBe(250);
  return { showId, id: id!, xml, captions, desk };
}

const withoutLinks = (text: string): string => text.replaceAll(/<podcast:transcript[^>]*>\s*/g, '').replaceAll(/\s+(?=<\/item>)/g, '');

test('a transcript that came from captions is not written into the notes: without an edit the feed stays as it is', async () => {
  const { showId, xml } = await importLinking('Untouched');
  const { changes, hunks, linked } = await publisher.preview(showId, { enrichments: [] });
  expect([changes, hunks, linked]).toEqual([[], [], []]);
  expect((await publisher.publish(showId, { enrichments: [] }, {})).status).toBe(201);
  expect(await publisher.feed('untouched')).toBe(xml);
});

test('a correction goes to the notes and to the linked captions, and to nothing else in them', async () => {
  const { showId, id, xml, captions, desk: { segments, revision } } = await importLinking('Corrected');
  const word = /\b[a-z]{6,}\b/.exec(segments[0].text)![0];
  await revise(publisher.admin, id, revision, [{ type: 'setText', segmentId: segments[0].id, text: segments[0].text.replace(word, 'barnacle') }]);

  const off = await publisher.preview(showId, { enrichments: [] });
  expect(off.linked).toEqual([{ episodeId: id, title: expect.any(String), name: 'talk.vtt', url: `${origin}/talk.vtt`, becomes: 'kept', why: null, notHeld: [] }]);
  expect(off.changes).toHaveLength(1);

  const on = await publisher.preview(showId, { enrichments: ['transcripts'] });
  expect(on.linked).toMatchObject([{ becomes: 'patched' }]);
  expect(on.replaced).toMatchObject([{ element: 'podcast:transcript', urls: [`${origin}/talk.vtt`] }]);
  expect((await publisher.publish(showId, { enrichments: ['transcripts'] })).status).toBe(201);
  const feed = await publisher.feed('corrected');
  const url = /url="([^"]*transcript\.vtt)"/.exec(feed)![1]!;
  expect((await publisher.stet.anonymous('GET', new URL(url).pathname)).text).toBe(captions.replace(word, 'barnacle'));
  expect(withoutLinks(feed)).toBe(withoutLinks(xml).replace(new RegExp(word, 'i'), 'barnacle'));
});

test('a linked web page is told of as one that keeps its mistakes, or that a page of ours takes the place of', async () => {
  const { admin, stet, preview, publish, feed } = publisher;
  const page = `<cite>Wren Adeyemi:</cite><time>0:00</time><p>Good morning from the sea wall.</p><cite>Odd Lindqvist:</cite><time>0:08</time><p>The tide is out.</p><script>track()</script>`;
  served.set('/talk.html', page);
  const xml = saltmarshXml.replace('<rss ', '<rss xmlns:podcast="https://podcastindex.org/namespace/1.0" ').replace('</item>', `<podcast:transcript url="${origin}/talk.html" type="text/html"/></item>`);
  const { showId, episodeIds: [id] } = await importFeed(admin, xml, 'Paged');
  await stet.app.get(Jobs).drain();
  expect((await preview(showId, { enrichments: ['transcripts'] })).linked).toEqual([]);
  const { segments, revision } = await deskOf(admin, id!);
  await revise(admin, id!, revision, [{ type: 'setText', segmentId: segments[1].id, text: segments[1].text.replace('tide', 'sea') }]);
  expect((await preview(showId, { enrichments: [] })).linked).toMatchObject([{ name: 'talk.html', url: `${origin}/talk.html`, becomes: 'kept' }]);
  expect((await preview(showId, { enrichments: ['transcripts'] })).linked).toMatchObject([{ name: 'talk.html', becomes: 'regenerated', why: 'it is a web page, which may hold scripts and more than the transcript' }]);
  await publish(showId, { enrichments: ['transcripts'] });
  const [, url] = /url="([^"]+)" type="text\/html"/.exec(await feed('paged'))!;
  const { text } = await stet.anonymous('GET', new URL(url!).pathname);
  expect([text.includes('The sea is out'), text.includes('script')]).toEqual([true, false]);
});

test('a linked plain text is told of as one that keeps its mistakes, or that our transcripts take the place of', async () => {
  const { admin, stet, preview, publish, feed } = publisher;
  served.set('/talk.txt', 'Wren Adeyemi (0:00)\nGood morning from the sea wall.\n\nOdd Lindqvist (0:08)\nThe tide is out.\n');
  const xml = saltmarshXml.replace('<rss ', '<rss xmlns:podcast="https://podcastindex.org/namespace/1.0" ').replace('</item>', `<podcast:transcript url="${origin}/talk.txt" type="text/plain"/></item>`);
  const { showId, episodeIds: [id] } = await importFeed(admin, xml, 'Typed');
  await stet.app.get(Jobs).drain();
  expect((await preview(showId, { enrichments: ['transcripts'] })).linked).toEqual([]);
  const { segments, revision } = await deskOf(admin, id!);
  await revise(admin, id!, revision, [{ type: 'setText', segmentId: segments[1].id, text: segments[1].text.replace('tide', 'sea') }]);
  expect((await preview(showId, { enrichments: [] })).linked).toMatchObject([{ name: 'talk.txt', url: `${origin}/talk.txt`, becomes: 'kept' }]);
  expect((await preview(showId, { enrichments: ['transcripts'] })).linked).toMatchObject([{ name: 'talk.txt', becomes: 'replaced', why: 'plain text is not patched' }]);
  await publish(showId, { enrichments: ['transcripts'] });
  expect(await feed('typed')).not.toContain('talk.txt');
});

test('captions are told of by the publications that change them, not by every later one', async () => {
  const { admin, preview, publish } = publisher;
  const { showId, id, desk: { segments } } = await importLinking('Told once');
  const [first, second] = [...new Set(segments.map(({ text }: Said) => /\b[a-z]{6,}\b/.exec(text)?.[0]).filter(Boolean))] as [string, string];
  const correct = async (word: string, by: string) => {
    const { segments: now, revision } = await deskOf(admin, id);
    const { id: segmentId, text } = now.find((segment: Said) => segment.text.includes(word));
    await revise(admin, id, revision, [{ type: 'setText', segmentId, text: text.replace(word, by) }]);
  };
  const told = async (...enrichments: string[]) => (await preview(showId, { enrichments })).linked.map(({ becomes }: { becomes: string }) => becomes);
  await correct(first, 'barnacle');
  expect(await told('transcripts')).toEqual(['patched']);
  await publish(showId, { enrichments: ['transcripts'] });
  expect(await told('transcripts')).toEqual([]);
  expect(await told()).toEqual(['off']);

  const { version } = (await admin('GET', `/api/shows/${showId}`)).body;
  await admin('PATCH', `/api/shows/${showId}`, { author: 'W. Adeyemi' }, { 'if-match': String(version) });
  expect(await told('transcripts')).toEqual([]);
  await correct(second, 'limpet');
  expect(await told('transcripts')).toEqual(['patched']);
  await publish(showId, { enrichments: [] });
  expect([await told(), await told('transcripts')]).toEqual([[], ['patched']]);
});

test('captions without a correction left in them are told of as their host’s own again, once', async () => {
  const { admin, stet, preview, publish, feed } = publisher;
  const { showId, id, captions, desk: { segments: [{ id: segmentId, text }] } } = await importLinking('Own again');
  const write = async (words: string) => {
    const { revision } = await deskOf(admin, id);
    await revise(admin, id, revision, [{ type: 'setText', segmentId, text: words }]);
  };
  const own = { episodeId: id, title: expect.any(String), name: 'talk.vtt', url: `${origin}/talk.vtt`, becomes: 'host', why: null, notHeld: [] };
  const newest = async () => (await admin('GET', `/api/publications?showId=${showId}`)).body.items[0].id;
  await write(`${text} Not at all.`);
  expect((await publish(showId, { enrichments: ['transcripts'] })).status).toBe(201);
  expect((await admin('POST', `/api/publications/${await newest()}/roll-back-preview`, { choices: {} })).body.linked).toEqual([own]);
  await write(text);
  expect((await preview(showId, { enrichments: ['transcripts'] })).linked).toEqual([own]);
  expect((await preview(showId, { enrichments: [] })).linked).toEqual([own]);
  await publish(showId, { enrichments: ['transcripts'] });
  expect((await stet.anonymous('GET', new URL(/url="([^"]*transcript\.vtt)"/.exec(await feed('own-again'))![1]!).pathname)).text).toBe(captions);
  expect((await preview(showId, { enrichments: ['transcripts'] })).linked).toEqual([]);
});

test('captions whose episode leaves, or that kept their mistakes, are not told of as their host’s own again', async () => {
  const { admin, preview, publish } = publisher;
  const { showId, id, desk: { revision, segments: [{ id: segmentId, text }] } } = await importLinking('Not again');
  await revise(admin, id, revision, [{ type: 'setText', segmentId, text: `${text} Not at all.` }]);
  await publish(showId, { enrichments: [] });
  await revise(admin, id, revision + 1, [{ type: 'setText', segmentId, text }]);
  expect((await preview(showId, { enrichments: [] })).linked).toEqual([]);
  await revise(admin, id, revision + 2, [{ type: 'setText', segmentId, text: `${text} Not at all.` }]);
  await publish(showId, { enrichments: ['transcripts'] });
  expect((await admin('POST', `/api/episodes/${id}/take-out`)).status).toBe(200);
  expect((await preview(showId, { enrichments: ['transcripts'] })).linked).toEqual([]);
});

/** What is told of one edited text that only the captions have. */
const geese = (goes: 'files' | 'nowhere', where: string) => ({ summary: [`1 edited text ${where}`], details: [{ field: 'text', place: expect.stringMatching(/^2:59:00, /) as string, before: expect.stringContaining('gulls') as string, after: expect.stringContaining('geese') as string, goes }], notHeld: [] });

test('a correction of words that only the captions have is told as one that the notes do not get, until it is public', async () => {
  const { showId, id, captions, desk: { segments, revision } } = await importLinking('Aside', '', '\n02:59:00.000 --> 02:59:04.000\n<v Wren Adeyemi>and the gulls come back at dawn\n');
  const last = segments.at(-1);
  await revise(publisher.admin, id, revision, [{ type: 'setText', segmentId: last.id, text: last.text.replace('gulls', 'geese') }]);

  expect(await publisher.preview(showId, { enrichments: [] })).toMatchObject({ corrections: 0, hunks: [], changes: [geese('nowhere', 'not in the notes or files')], linked: [{ name: 'talk.vtt', becomes: 'kept' }] });
  expect(await publisher.preview(showId, { enrichments: ['transcripts'] })).toMatchObject({ corrections: 1, changes: [geese('files', 'in the linked files')], linked: [{ name: 'talk.vtt', becomes: 'patched', notHeld: [] }] });
  await publisher.publish(showId, { enrichments: ['transcripts'] });
  const [, url] = /url="([^"]+)" type="text\/vtt"/.exec(await publisher.feed('aside'))!;
  expect((await publisher.stet.anonymous('GET', new URL(url!).pathname)).text).toBe(captions.replace('gulls', 'geese'));
  expect((await publisher.preview(showId, { enrichments: ['transcripts'] })).changes).toEqual([]);
});

test('a turn that is added behind the last one, which nobody said the end of, goes to the notes and to the linked captions', async () => {
  const { showId, id, desk: { segments, revision } } = await importLinking('Longer');
  const { order, startMs, speakerId } = segments.at(-1);
  await revise(publisher.admin, id, revision, [{ type: 'insertSegment', segment: {
    id: randomUUID(), order: keyBetween(order, null), startMs: startMs + 20_000, endMs: null, timeFrom: 'turn', speakerId, speakerFrom: 'turn', text: 'Somebody waves from the pier.', words: null, heading: null,
  } }]);
  expect((await publisher.preview(showId, { enrichments: ['transcripts'] })).changes).toMatchObject([{ summary: ['1 added segment'] }]);
  await publisher.publish(showId, { enrichments: ['transcripts'] });
  const feed = await publisher.feed('longer');
  const [, url] = /url="([^"]+)" type="text\/vtt"/.exec(feed)!;
  expect([feed.match(/Somebody waves from the pier\./g)?.length, (await publisher.stet.anonymous('GET', new URL(url!).pathname)).text]).toEqual([1, expect.stringContaining('Somebody waves from the pier.')]);
});

test.each([['en_US', ' language="en_US"'], ['nothing', ' language=""']])('captions that say %s of their language are corrected in place too', async (name, more) => {
  const { showId, id, captions, desk: { segments, revision } } = await importLinking(`Tagged ${name}`, more);
  const word = /\b[a-z]{6,}\b/.exec(segments[0].text)![0];
  await revise(publisher.admin, id, revision, [{ type: 'setText', segmentId: segments[0].id, text: segments[0].text.replace(word, 'barnacle') }]);
  await publisher.publish(showId, { enrichments: ['transcripts'] });
  const [, url] = /url="([^"]+)" type="text\/vtt"/.exec(await publisher.feed(`tagged-${name.toLowerCase().replace('_', '-')}`))!;
  expect((await publisher.stet.anonymous('GET', new URL(url!).pathname)).text).toBe(captions.replace(word, 'barnacle'));
});

test('a feed that says no language is given none: its transcript in German is replaced in place', async () => {
  const { admin, stet } = publisher;
  served.set('/gespraech.vtt', 'WEBVTT\n\n00:00:00.250 --> 00:00:03.000\n<v Wren Adeyemi>Guten Morgen vom Hafen.\n');
  const xml = saltmarshXml.replace('<rss ', '<rss xmlns:podcast="https://podcastindex.org/namespace/1.0" ').replace(/<language>.*?<\/language>/, '').replace('</item>', `<podcast:transcript url="${origin}/gespraech.vtt" type="text/vtt" language="de"/></item>`);
  const { showId } = await importFeed(admin, xml, 'Wortlos');
  await stet.app.get(Jobs).drain();
  expect((await admin('GET', `/api/shows/${showId}`)).body.language).toBeNull();
  await publisher.publish(showId, { enrichments: ['transcripts'] });
  const links = [...(await publisher.feed('wortlos')).split('</item>')[0]!.matchAll(/<podcast:transcript [^>]*>/g)].map(([link]) => link);
  expect(links.map((link) => /language="([^"]*)"/.exec(link)?.[1])).toEqual(links.map(() => 'de'));
  expect(links.join('')).not.toContain(origin + '/gespraech.vtt');
});

test('captions go into notes that came without a transcript only where that is switched on, and are told as an addition', async () => {
  const { admin, stet, preview, publish, feed, reword } = publisher;
  served.set('/alone.vtt', 'WEBVTT\n\n00:00.250 --> 00:04.000\n<v Wren Adeyemi>Good morning from the sea wall.\n\n00:08.500 --> 00:11.000\n<v Odd Lindqvist>The tide is out.\n');
  const xml = `<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Alone</title><item><title>Wall</title><guid>w</guid><description>A walk.</description><podcast:transcript url="${origin}/alone.vtt" type="text/vtt"/></item></channel></rss>`;
  const { showId, episodeIds: [id] } = await importFeed(admin, xml, 'Alone');
  await stet.app.get(Jobs).drain();
  await publish(showId, { mode: 'replace', enrichments: [] });
  expect(await feed('alone')).toBe(xml);
  const on = { enrichments: ['transcript-in-notes'] };
  expect(await preview(showId, on)).toMatchObject({ changes: [], additions: [{ words: 'writes the transcript into the notes of 1 episode' }] });
  await reword(id!, 1, 'The tide is in.');
  expect((await preview(showId, { enrichments: [] })).changes).toMatchObject([{ details: [{ before: 'The tide is out.', goes: 'nowhere' }] }]);
  expect((await preview(showId, on)).changes).toMatchObject([{ summary: ['1 edited text'], notesAfter: expect.stringContaining('The tide is in.') }]);
  expect((await publish(showId, on, { override: 'The fixture is short of what PSP-1 asks.' })).status).toBe(201);
  expect(await feed('alone')).toContain('The tide is in.');
});

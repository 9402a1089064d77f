import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { deskOf, revise } from '../support/saltmarsh.ts';
import { startTestApp, type Client, type TestApp } from '../support/testApp.ts';

let stet: TestApp;
let admin: Client;
beforeAll(async () => {
  stet = await startTestApp();
  admin = await stet.person({ admin: true });
});
afterAll(() => stet.close());

const feed = (inside: string, before = ''): string => `${before}<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Low tide</title>\n<item><title>Ebb</title><guid>ebb</guid><description>${inside}</description></item></channel></rss>`;
const bring = (text: string | Buffer, name = 'feed.xml') => admin('POST', `/api/imports/file?name=${encodeURIComponent(name)}`, Buffer.from(text as string), { 'content-type': 'application/octet-stream' });
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const accept = (id: string, title: string) => admin('POST', `/api/imports/${id}/accept`, { newShow: { title } });

describe('a file travels as its bytes', () => {
  test('and is kept as such', async () => {
    const bytes = Buffer.from(`\ufeff${feed('Ebb 🌊')}`);
    const { status, body } = await bring(bytes, 'Tide & co.xml');
    expect([status, body.origin, body.problems]).toEqual([201, 'Tide & co.xml', []]);
    const { bytes: kept } = await stet.database.prisma.source.findUniqueOrThrow({ where: { id: body.id } });
    expect(bytes.equals(kept)).toBe(true);
  });

  test('nowhere else', async () => {
    expect((await admin('POST', '/api/shows', Buffer.from('{}'), { 'content-type': 'application/octet-stream' })).status).toBe(415);
    expect(await admin('POST', '/api/imports/file?name=a', {})).toMatchObject({ status: 400, body: { code: 'no-bytes' } });
  });
});

describe('a feed that is not well-formed', () => {
  test('is refused with its places, and with what would repair it', async () => {
    const { body } = await bring(feed('Rock & Roll&nbsp;', '\n'));
    expect(body).toMatchObject({ episodes: [], repaired: [], repairs: [{ rule: 'before-declaration' }, { rule: 'bare-ampersand', count: 1, places: [{ line: 4, before: expect.stringContaining('Rock & Roll'), after: expect.stringContaining('Rock &amp; Roll') }] }, { rule: 'html-entity' }] });
    expect(body.problems[0]).toMatchObject({ severity: 'error', line: 2, column: expect.any(Number) });
    expect((await accept(body.id, 'Never')).status).toBe(422);
  });

  test('is repaired by what was accepted; what came stays beside it, and goes with the show', async () => {
    const { body: { id } } = await bring(feed('Rock & Roll\u0001'));
    const { status, body: repaired } = await admin('POST', `/api/imports/${id}/repair`, { rules: ['bare-ampersand', 'control-character'] });
    expect(status).toBe(201);
    expect(repaired).toMatchObject({ origin: 'feed.xml', problems: [], repairs: [], repaired: ['bare-ampersand', 'control-character'], episodes: [{ key: 'ebb' }] });
    const { body: { showId, episodeIds } } = await accept(repaired.id, 'Repaired');
    expect((await admin('GET', `/api/episodes/${episodeIds[0]}/source`)).text).toBe('Rock & Roll');
    const sources = await stet.database.prisma.source.findMany({ where: { showId } });
    const texts = new Map(sources.map((source) => [source.id, Buffer.from(source.bytes).toString()]));
    expect(texts).toEqual(new Map([[id, feed('Rock & Roll\u0001')], [repaired.id, feed('Rock &amp; Roll')]]));
    expect(sources.find((source) => source.id === repaired.id)).toMatchObject({ repairedFrom: id, repairs: ['bare-ampersand', 'control-character'] });
    await expect(stet.database.pool.query(`update "source" set "repairs" = '{}' where id = $1`, [repaired.id])).rejects.toThrow('written once');
    expect((await admin('DELETE', `/api/shows/${showId}`)).status).toBe(204);
    expect(await stet.database.prisma.source.count({ where: { id: { in: [id, repaired.id] } } })).toBe(0);
  });

  test('is not repaired by half, nor by rules that do not suffice', async () => {
    const { body: { id } } = await bring(feed('Rock & Roll\u0001'));
    expect(await admin('POST', `/api/imports/${id}/repair`, { rules: ['bare-ampersand'] })).toMatchObject({ status: 422, body: { code: 'not-understood', issues: [{ path: expect.stringMatching(/^3:\d+$/) }] } });
    expect((await admin('POST', `/api/imports/${id}/repair`, { rules: [] })).status).toBe(400);
    expect((await admin('POST', `/api/imports/${id}/repair`, { rules: ['guess'] })).status).toBe(400);
    const { body: hopeless } = await bring(feed('1 < 2 & 3'));
    expect(hopeless).toMatchObject({ repairs: [], problems: expect.arrayContaining([expect.objectContaining({ severity: 'error' })]) });
    expect(await stet.database.prisma.source.count({ where: { repairedFrom: { in: [id, hopeless.id] } } })).toBe(0);
  });

  test('once accepted, is repaired no more', async () => {
    const { body: { id } } = await bring(feed('Ebb'));
    await accept(id, 'Well');
    expect((await admin('POST', `/api/imports/${id}/repair`, { rules: ['bare-ampersand'] })).status).toBe(409);
  });
});

describe('what is neither a feed nor show notes', () => {
  const OTHER: [string, Buffer, string][] = [
    ['cover.png', latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'it is a PNG picture. Bring an RSS feed, or show notes as text or HTML.'],
    ['feed.xml.gz', gzipSync(feed('Ebb')), 'it is compressed with gzip. Unpack it, and bring what is in it.'],
    ['notes.zip', latin1('PK\x03\x04\x14\0\0\0\x08\0'), 'it is a ZIP archive or an office document.'],
    ['long.mp3', Buffer.concat([latin1('ID3\x04\0\0\0\0\0\0'), Buffer.alloc(20_000_001, 0xfb)]), 'it is an MP3 recording.'],
    ['notes.pdf', latin1('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n'), 'it is a PDF document.'],
    ['feed.json', latin1('{"version":"https://jsonfeed.org/version/1.1","items":[]}'), 'it is JSON. Feeds are taken as RSS 2.0'],
    ['feed.xml.br', brotliCompressSync(feed('Ebb and flow, and slack water between them')), 'it is not text'],
  ];

  test.each(OTHER)('is refused by name when it comes, and nothing of it is kept: %s', async (name, came, is) => {
    const before = await stet.database.prisma.source.count();
    expect(await bring(came, name)).toMatchObject({ status: 422, body: { code: 'not-understood', message: expect.stringContaining(`This is neither a feed nor show notes: ${is}`) } });
    expect(await stet.database.prisma.source.count()).toBe(before);
  });

  test('is refused when it comes from an address, too', async () => {
    const host = createServer((_, answer) => answer.writeHead(200, { 'content-type': 'application/gzip' }).end(gzipSync(feed('Ebb')))).listen(0, '127.0.0.1');
    await once(host, 'listening');
    const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}/feed.xml.gz`;
    expect(await admin('POST', '/api/imports', { kind: 'url', url })).toMatchObject({ status: 422, body: { code: 'not-understood', message: expect.stringContaining('compressed with gzip') } });
    host.close();
  });

  test('is a list of feeds: read as a feed, and said to be none', async () => {
    const { status, body } = await bring('<opml version="2.0"><body><outline text="Ebb" xmlUrl="https://example.org/feed"/></body></opml>', 'feeds.opml');
    expect([status, body.format, body.problems]).toEqual([201, 'rss', [expect.objectContaining({ severity: 'error', message: expect.stringContaining('RSS') })]]);
    expect((await accept(body.id, 'Feeds')).status).toBe(422);
  });

  test.each(['', ' \n'])('makes no show if there is nothing in it: %j', async (nothing) => {
    const { status, body } = await admin('POST', '/api/imports', { kind: 'file', fileName: 'empty.txt', base64: Buffer.from(nothing).toString('base64') });
    expect([status, body.problems]).toEqual([201, [expect.objectContaining({ severity: 'error', message: 'There is nothing in it.' })]]);
    expect(await accept(body.id, 'Empty')).toMatchObject({ status: 422, body: { message: 'There is nothing in it.' } });
    expect(await stet.database.prisma.show.count({ where: { title: 'Empty' } })).toBe(0);
  });
});

describe('a hostile feed', () => {
  test('has its DOCTYPE kept, never expanded or fetched', async () => {
    const bomb = feed('&c; &file;').replace('<rss', `<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/never.dtd" [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}"><!ENTITY file SYSTEM "file:///etc/passwd">]>\n<rss`);
    const { body: { id } } = await bring(bomb);
    const { body: { episodeIds } } = await accept(id, 'Bomb');
    expect((await admin('GET', `/api/episodes/${episodeIds[0]}/source`)).text).toBe('&c; &file;');
  });

  test('may name its elements as it likes', async () => {
    const text = feed('Ebb').replace('<guid>', '<__proto__><constructor toString="x"/><hasOwnProperty/></__proto__><guid>').replace('<rss', '<rss xmlns:constructor="https://example.org/c"').replace('</item>', '<constructor:prototype>kept</constructor:prototype></item>');
    const { body: { id, problems } } = await bring(text);
    expect(problems).toEqual([]);
    const { body: { episodeIds } } = await accept(id, 'Names');
    expect(await deskOf(admin, episodeIds[0])).toMatchObject({ episode: { title: 'Ebb' }, introduction: 'Ebb' });
  });

  test('that nests beyond measure is refused where it does', async () => {
    const { body } = await bring(feed(`${'<b>'.repeat(5_000)}${'</b>'.repeat(5_000)}`));
    expect(body).toMatchObject({ episodes: [], repairs: [], problems: [{ severity: 'error', line: 3, message: expect.stringContaining('deeper than 100') }] });
    expect((await accept(body.id, 'Deep')).status).toBe(422);
  });

  test('that is larger than what is taken is refused before it is read', async () => {
    const { status, body } = await bring(Buffer.alloc(100_000_001, ' '));
    expect([status, body.code]).toEqual([413, 'too-large']);
  });
});

test('a correction goes into the repaired feed, and nothing else does', async () => {
  const turns = 'Mara Quill (0:00)\nGood morning & welcome.\n\nOdd Linde (0:09)\nGood evening.\n';
  const { body: { id } } = await bring(feed(turns));
  const { body: { id: repairedId } } = await admin('POST', `/api/imports/${id}/repair`, { rules: ['bare-ampersand'] });
  const { body: { showId, episodeIds } } = await accept(repairedId, 'Corrected');
  const { segments } = await deskOf(admin, episodeIds[0]);
  await revise(admin, episodeIds[0], 0, [{ type: 'setText', segmentId: segments[1].id, text: 'Good night.' }]);
  const { body: { hunks } } = await admin('GET', `/api/shows/${showId}/publication-preview?enrichments=`);
  const lines = hunks.flatMap((hunk: { lines: { kind: string; text: string }[] }) => hunk.lines).filter(({ kind }: { kind: string }) => kind !== 'same').map(({ text }: { text: string }) => text);
  expect(lines).toEqual(['Good evening.', 'Good night.']);
});

import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Jobs } from '../../server/platform/jobs/jobs.ts';
import { startTestApp, type Client, type TestApp } from '../support/testApp.ts';

let stet: TestApp;
let admin: Client;
beforeAll(async () => {
  stet = await startTestApp();
  admin = await stet.person({ admin: true });
});
afterAll(() => stet.close());

const items = (count: number, inside = 'Ebb – and flow'): string => Array.from({ length: count }, (_, number) => `<item><title>Tide ${number}</title><guid>tide-${number}</guid><description>${inside}</description></item>\n`).join('');
const feed = (inside: string): Buffer => Buffer.from(`<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Low tide</title>\n${inside}</channel></rss>`);
const bring = (bytes: Buffer | Readable, as = admin) => as('POST', '/api/imports/file?name=feed.xml&inBackground=true', bytes, { 'content-type': 'application/octet-stream' });
const readingOf = async (id: string) => (await admin('GET', `/api/imports/${id}/reading`)).body;
const drain = () => stet.app.get(Jobs).drain();

describe('a feed that is read in the background', () => {
  test('is there at once as bytes, then as what was understood, and is accepted only then', async () => {
    const bytes = feed(items(300));
    const { status, body } = await bring(bytes);
    expect([status, body]).toEqual([202, { id: expect.any(String), state: 'reading', doneBytes: 0, totalBytes: bytes.length, episodes: 0, stalled: false, problem: null }]);
    expect(await admin('GET', `/api/imports/${body.id}`)).toMatchObject({ status: 409, body: { code: 'not-read' } });
    expect(await admin('POST', `/api/imports/${body.id}/accept`, { newShow: { title: 'Too early' } })).toMatchObject({ status: 409, body: { code: 'not-read' } });
    await drain();
    expect(await readingOf(body.id)).toMatchObject({ state: 'read', doneBytes: bytes.length, episodes: 300 });
    const { body: preview } = await admin('GET', `/api/imports/${body.id}`);
    expect(preview).toMatchObject({ format: 'rss', origin: 'feed.xml', show: { title: 'Low tide' }, problems: [], repaired: [] });
    expect(preview.episodes).toHaveLength(300);
    const { body: { episodeIds } } = await admin('POST', `/api/imports/${body.id}/accept`, { newShow: { title: 'Low tide' } });
    expect(episodeIds).toHaveLength(300);
    const { bytes: kept } = await stet.database.prisma.source.findUniqueOrThrow({ where: { id: body.id } });
    expect(bytes.equals(kept)).toBe(true);
  });

  test('may come in pieces of any length, longer than what is held at a time', async () => {
    const bytes = feed(items(60, 'Flow. '.repeat(9_000)));
    expect(bytes.length).toBeGreaterThan(3_000_000);
    const pieces = Array.from({ length: Math.ceil(bytes.length / 70_001) }, (_, index) => bytes.subarray(index * 70_001, (index + 1) * 70_001));
    const { body: { id, totalBytes } } = await bring(Readable.from(pieces));
    expect(totalBytes).toBe(bytes.length);
    await drain();
    expect(await readingOf(id)).toMatchObject({ state: 'read', episodes: 60 });
    const { bytes: kept } = await stet.database.prisma.source.findUniqueOrThrow({ where: { id } });
    expect(bytes.equals(kept)).toBe(true);
    expect(await stet.database.prisma.sourcePiece.count()).toBe(0);
  });

  test('and cannot be read, says so with its places and what would mend it, as one that is waited for does', async () => {
    const ill = feed(items(3, 'Rock & Roll'));
    const { body: { id } } = await bring(ill);
    await drain();
    const { body: waited } = await admin('POST', '/api/imports/file?name=feed.xml', ill, { 'content-type': 'application/octet-stream' });
    const { body: preview } = await admin('GET', `/api/imports/${id}`);
    expect({ ...preview, id: waited.id }).toEqual(waited);
    expect(preview).toMatchObject({ episodes: [], repairs: [{ rule: 'bare-ampersand', count: 3 }], problems: [{ line: 3 }, { line: 4 }, { line: 5 }] });
    expect((await admin('POST', `/api/imports/${id}/accept`, { newShow: { title: 'Never' } })).status).toBe(422);
  });

  test('is read by another server where the first one died, from the start', async () => {
    const { body: { id } } = await bring(feed(items(5)));
    await stet.database.prisma.importReading.update({ where: { id }, data: { doneBytes: 40, episodes: 1, at: new Date(Date.now() - 120_000) } });
    expect(await readingOf(id)).toMatchObject({ state: 'reading', stalled: true });
    await drain();
    expect(await readingOf(id)).toMatchObject({ state: 'read', episodes: 5, stalled: false });
  });

  test('is let go of at any time, and nothing of it stays', async () => {
    const { body: { id } } = await bring(feed(items(5)));
    expect((await admin('DELETE', `/api/imports/${id}`)).status).toBe(204);
    await drain();
    expect((await admin('GET', `/api/imports/${id}/reading`)).status).toBe(404);
    expect(await stet.database.prisma.source.count({ where: { id } })).toBe(0);
    expect(await stet.database.prisma.sourceItem.count({ where: { sourceId: id } })).toBe(0);
  });

  test('is its maker’s alone', async () => {
    const { body: { showId } } = await admin('POST', '/api/shows', { title: 'Theirs' }).then(({ body }) => ({ body: { showId: body.id } }));
    const other = await stet.person({ roles: { [showId]: 'editor' } });
    const { body: { id } } = await bring(feed(items(1)));
    expect((await other('GET', `/api/imports/${id}/reading`)).status).toBe(404);
    expect((await other('DELETE', `/api/imports/${id}`)).status).toBe(404);
    expect((await admin('GET', `/api/imports/${randomUUID()}/reading`)).status).toBe(404);
  });

  test('and has become a show, is no longer let go of', async () => {
    const { body: { id } } = await bring(feed(items(1)));
    await drain();
    await admin('POST', `/api/imports/${id}/accept`, { newShow: { title: 'Stays' } });
    expect(await admin('DELETE', `/api/imports/${id}`)).toMatchObject({ status: 409, body: { code: 'accepted' } });
  });
});

test('an import whose acceptance was begun and is no longer wanted leaves nothing', async () => {
  const { body: { id } } = await bring(feed(items(3)));
  await drain();
  await admin('POST', `/api/imports/${id}/accept`, { newShow: { title: 'Given up' }, inBackground: true });
  expect((await admin('DELETE', `/api/imports/${id}`)).status).toBe(204);
  await drain();
  expect(await stet.database.prisma.show.count({ where: { title: 'Given up' } })).toBe(0);
  expect((await admin('GET', `/api/imports/${id}/progress`)).status).toBe(404);
});

test('a page needs no reading in the background', async () => {
  const { body } = await bring(Buffer.from('Mara Quill (0:00)\nWelcome.\n\nOdd Linde (0:09)\nGood evening.\n'));
  expect(body).toMatchObject({ state: 'read' });
  expect((await admin('GET', `/api/imports/${body.id}`)).body).toMatchObject({ format: 'text', episodes: [{ segments: 2 }] });
});

test('an address is fetched in the background too, and says why where it cannot be', async () => {
  const { body: { id, state, totalBytes } } = await admin('POST', '/api/imports?inBackground=true', { kind: 'url', url: 'http://127.0.0.1:1/feed.xml' });
  expect([state, totalBytes]).toEqual(['fetching', null]);
  await drain();
  expect(await readingOf(id)).toMatchObject({ state: 'failed', problem: { code: 'not-fetched', message: expect.stringContaining('127.0.0.1') } });
});

test('a guid that is too long to find an episode by is refused where it stands', async () => {
  const text = feed(`${items(1)}<item><title>Long</title><guid>${'ü'.repeat(1_100)}</guid></item>\n`);
  const { body } = await admin('POST', '/api/imports/file?name=feed.xml', text, { 'content-type': 'application/octet-stream' });
  expect(body).toMatchObject({ episodes: [], repairs: [], problems: [{ severity: 'error', line: 4, column: 1, message: expect.stringContaining('guid of this item has 2200 bytes') }] });
  expect((await admin('POST', `/api/imports/${body.id}/accept`, { newShow: { title: 'Never' } })).status).toBe(422);
});

import { jest } from '@jest/globals';
import { Sources } from '../../server/import/sources.ts';
import { sha256 } from '../../server/platform/secrets.ts';
import { deskOf, importFeed, saltmarshXml } from '../support/saltmarsh.ts';
import { startTestApp, type Client, type TestApp } from '../support/testApp.ts';

let stet: TestApp;
let admin: Client;
beforeAll(async () => {
  stet = await startTestApp();
  admin = await stet.person({ admin: true });
});
afterAll(() => stet.close());

const itemsOf = async (showId: string) => {
  const { sourceId } = await stet.database.prisma.show.findUniqueOrThrow({ where: { id: showId } });
  return stet.database.prisma.sourceItem.findMany({ where: { sourceId: sourceId! }, orderBy: { position: 'asc' } });
};
const odd = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY tide "never read">]>
<rss version="2.0" xmlns:__proto__="https://example.org/odd"><channel><title>Ébb &amp; 🌊</title>
<item><title>Zoë &tide;</title><__proto__:constructor/><description>Mara Quill (0:00)\nGood morning, 🌊.</description></item>
<item><guid>two</guid><title>Two</title></item></channel></rss>`;

test('an import keeps where each item lies in the bytes, with its hash', async () => {
  const { showId } = await importFeed(admin, odd, 'Placed');
  const items = await itemsOf(showId);
  expect(items.map(({ key, guid }) => [key, guid])).toEqual([['#1', null], ['two', 'two']]);
  const bytes = Buffer.from(odd);
  for (const { startByte, endByte, sha256: hash } of items) {
    const item = bytes.subarray(startByte, endByte);
    expect(item.toString()).toMatch(/^<item>[^]*<\/item>$/);
    expect(Buffer.from(hash).equals(sha256(item))).toBe(true);
  }
});

const declared = (encoding: string, text: string): string => text.replace('?>', ` encoding="${encoding}"?>`);
const inOldLetters = odd.replaceAll('🌊', 'tide');
/** With 潮 for its two letters that are not ASCII. */
const shiftJis = Buffer.from(declared('Shift_JIS', inOldLetters).replace(/[Éë]/g, '\x92\xaa'), 'latin1');

test.each([
  ['UTF-16 with a mark', Buffer.from(`\uFEFF${odd}`, 'utf16le')],
  ['ISO-8859-1', Buffer.from(declared('ISO-8859-1', inOldLetters), 'latin1')],
  ['Shift_JIS', shiftJis],
])('in %s too', async (_, bytes) => {
  const { body: { id } } = await admin('POST', '/api/imports', { kind: 'file', fileName: 'feed.xml', base64: bytes.toString('base64') });
  const { body: { showId, episodeIds } } = await admin('POST', `/api/imports/${id}/accept`, { newShow: { title: 'Encoded' } });
  expect(await deskOf(admin, episodeIds[0])).toMatchObject({ episode: { title: expect.stringMatching(/^Zo[ë潮] &tide;$/) } });
  expect((await admin('GET', `/api/episodes/${episodeIds[0]}/source`)).text).toMatch(/Good morning, (🌊|tide)\./);
  for (const { startByte, endByte, sha256: hash } of await itemsOf(showId)) expect(Buffer.from(hash).equals(sha256(bytes.subarray(startByte, endByte)))).toBe(true);
});

test('one episode’s desk reads one item, not the feed', async () => {
  const { showId, episodeIds } = await importFeed(admin, saltmarshXml, 'Ranges');
  const whole = jest.spyOn(stet.app.get(Sources) as unknown as { read(id: string): unknown }, 'read');
  expect(await deskOf(admin, episodeIds[0]!)).toMatchObject({ segments: { length: 4 } });
  expect(whole).not.toHaveBeenCalled();
  expect((await admin('GET', `/api/episodes/${episodeIds[0]}/source`)).text).toContain('Wren Adeyemi');
  expect(whole).not.toHaveBeenCalled();
  whole.mockRestore();
  expect(await itemsOf(showId)).toHaveLength(2);
});

test('a source that was kept before places were gets them when it is first read', async () => {
  const { showId, episodeIds } = await importFeed(admin, odd, 'Old');
  const before = await itemsOf(showId);
  await stet.database.pool.query('delete from "source_item" where "sourceId" = $1', [before[0]!.sourceId]);
  await stet.database.pool.query('delete from "source_index" where "sourceId" = $1', [before[0]!.sourceId]);
  await Promise.all(episodeIds.map((id) => admin('GET', `/api/episodes/${id}/source`)));
  expect(await itemsOf(showId)).toEqual(before);
});

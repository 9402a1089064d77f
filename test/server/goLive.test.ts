import { findingsOf } from '../../server/core/check/fixtures/feed.ts';
import { unpackView } from '../../server/publish/packedView.ts';
import { lanternPage } from '../support/saltmarsh.ts';
import { importTwo, startPublisher, type Publisher } from '../support/publisher.ts';

let publisher: Publisher;
beforeAll(async () => { publisher = await startPublisher(); });
afterAll(() => publisher.stet.close());

test('what is left to do outside is ticked by people, and kept', async () => {
  const { admin, publish } = publisher;
  const { showId } = await importTwo(admin, 'Ticks');
  expect((await admin('GET', `/api/shows/${showId}/go-live`)).body).toMatchObject({ mode: null, published: false, blocked: null, done: {} });
  await publish(showId, { mode: 'replace' });
  await admin('PUT', `/api/shows/${showId}/go-live`, { step: 'redirect', done: true });
  await admin('PUT', `/api/shows/${showId}/go-live`, { step: 'directories', done: true });
  expect((await admin('PUT', `/api/shows/${showId}/go-live`, { step: 'directories', done: false })).body).toMatchObject({ mode: 'replace', published: true, done: { redirect: expect.any(String) } });
  expect((await admin('GET', `/api/shows/${showId}/go-live`)).body.done).not.toHaveProperty('directories');
});

test('of a show made here, what only people can fill in is listed until it is there, and then its feed satisfies PSP-1', async () => {
  const { admin, publish, feed, origin } = publisher;
  const { body: { id } } = await admin('POST', '/api/imports', { kind: 'paste', content: lanternPage });
  const { body: { showId, episodeIds } } = await admin('POST', `/api/imports/${id}/accept`, { newShow: { title: 'Lanterns to complete' }, title: 'The lantern keepers' });
  const missing = async () => (await admin('GET', `/api/shows/${showId}/go-live`)).body.missing;
  expect(await missing()).toEqual([
    ...['description', 'link', 'category', 'imageUrl'].map((field) => ({ field, episodeId: null, required: true, message: expect.any(String) })),
    { field: 'author', episodeId: null, required: false, message: expect.any(String) },
    { field: 'enclosure', episodeId: episodeIds[0], required: true, message: expect.stringContaining('The lantern keepers') },
  ]);
  const { body: { version } } = await admin('GET', `/api/shows/${showId}`);
  const filled = { description: 'Of lanterns.', link: 'https://lantern.example/', category: 'Documentary', imageUrl: 'https://lantern.example/a.jpg', author: 'Ada Voss' };
  expect((await admin('PATCH', `/api/shows/${showId}`, filled, { 'if-match': `"${version}"` })).status).toBe(200);
  expect(await missing()).toMatchObject([{ field: 'enclosure' }]);
  const audio = { enclosureUrl: 'https://audio.lantern.example/1.mp3', enclosureType: 'audio/mpeg' };
  expect((await admin('PATCH', `/api/episodes/${episodeIds[0]}`, audio, { 'if-match': '"1"' })).status).toBe(200);
  expect(await missing()).toMatchObject([{ field: 'enclosure', message: '“The lantern keepers” has audio of an unknown size: add the size in bytes.' }]);
  expect((await admin('PATCH', `/api/episodes/${episodeIds[0]}`, { enclosureLength: 48_123, durationMs: 61_000, link: 'https://lantern.example/1' }, { 'if-match': '"2"' })).status).toBe(200);
  expect(await missing()).toEqual([]);
  expect((await publish(showId, { enrichments: ['transcripts', 'podcast-guid', 'self-link'] })).status).toBe(201);
  const findings = findingsOf(await feed('lanterns-to-complete'), { servedAt: [`${origin}/feeds/lanterns-to-complete.xml`] });
  expect(findings.filter(({ rule, severity }) => rule === 'psp-1' || severity === 'error')).toEqual([]);
  const { showId: imported } = await importTwo(admin, 'Its host’s to complete');
  expect((await admin('GET', `/api/shows/${imported}/go-live`)).body.missing).toEqual([]);
});

test('what was corrected of an item besides its notes is named, to be typed in at the host', async () => {
  const { admin, reword } = publisher;
  const { showId, episodeIds: [samphire, other] } = await importTwo(admin, 'Named');
  await admin('PATCH', `/api/episodes/${samphire}`, { title: 'Samphire in July' }, { 'if-match': '"1"' });
  await reword(other!, 0, 'Only its notes.');
  expect((await admin('GET', `/api/shows/${showId}/go-live`)).body.handBack).toMatchObject([
    { episodeId: samphire, title: 'Samphire in July', item: [{ field: 'title', before: 'Samphire in June', after: 'Samphire in July' }] }, { episodeId: other, item: [] },
  ]);
});

test('what was handed back is known by its revision and its words', async () => {
  const { admin, reword, stet } = publisher;
  const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Handed');
  await reword(samphire!, 0, 'Handed back.');
  const handBack = async () => (await admin('GET', `/api/shows/${showId}/go-live`)).body.handBack;
  expect(await handBack()).toMatchObject([{ episodeId: samphire, revision: 1, handedBackRevision: null }]);
  expect((await admin('POST', `/api/episodes/${samphire}/handed-back`, { revision: 1 })).body).toMatchObject({ episodeId: samphire, revision: 1 });
  await reword(samphire!, 0, 'Edited on.');
  expect(await handBack()).toMatchObject([{ revision: 2, handedBackRevision: 1, handedBackAt: expect.any(String) }]);
  expect(await admin('POST', `/api/episodes/${samphire}/handed-back`, { revision: 1 })).toMatchObject({ status: 409, body: { code: 'changed' } });
  const { view: { view } } = await stet.database.prisma.handedBack.findUniqueOrThrow({ where: { episodeId: samphire }, select: { view: true } });
  expect((await unpackView(view)).segments[0]!.text).toBe('Handed back.');
});

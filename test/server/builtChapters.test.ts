import { importTwo, startPublisher, type Publisher } from '../support/publisher.ts';
import { deskOf, lanternPage, revise } from '../support/saltmarsh.ts';

let publisher: Publisher;
beforeAll(async () => { publisher = await startPublisher(); });
afterAll(() => publisher.stet.close());

test('what notes cannot say of a chapter is told before a feed is built without it, and goes out by an addition that can', async () => {
  const { admin, preview, publish, feed } = publisher;
  const { body: { id } } = await admin('POST', '/api/imports', { kind: 'paste', content: lanternPage });
  const { body: { showId, episodeIds: [episodeId] } } = await admin('POST', `/api/imports/${id}/accept`, { newShow: { title: 'Lantern' }, title: 'One', enclosureUrl: 'https://audio.lantern.example/1.mp3', enclosureLength: 1, enclosureType: 'audio/mpeg' });
  const { revision } = await deskOf(admin, episodeId);
  const chapter = { id: crypto.randomUUID(), startMs: 600_000, title: 'The wick', url: 'https://lantern.example/wick', imageUrl: null };
  expect((await revise(admin, episodeId, revision, [{ type: 'addChapter', chapter }])).status).toBe(201);
  const notHeld = async (enrichments: string[]) => (await preview(showId, { enrichments })).changes[0].notHeld;
  expect(await notHeld([])).toEqual([expect.objectContaining({ path: expect.stringMatching(/^chapters\[\d+\]\.url$/), wanted: chapter.url, written: null, why: expect.stringContaining('Chapter file') })]);
  expect([await notHeld(['psc']), await notHeld(['chapters'])]).toEqual([[], []]);
  expect((await publish(showId, { enrichments: ['psc'] }, { override: 'The fixture is short of what PSP-1 asks.' })).status).toBe(201);
  expect(await feed('lantern')).toContain('href="https://lantern.example/wick"');
});

test('of an episode that came with a feed, the switches that give it a place are named, too', async () => {
  const { admin, preview } = publisher;
  const { showId, episodeIds: [episodeId] } = await importTwo(admin, 'Saltmarsh');
  const { revision } = await deskOf(admin, episodeId!);
  const chapter = { id: crypto.randomUUID(), startMs: 600_000, title: 'The wick', url: 'https://lantern.example/wick', imageUrl: null };
  expect((await revise(admin, episodeId!, revision, [{ type: 'addChapter', chapter }])).status).toBe(201);
  const ofLinks = async (enrichments: string[]) => (await preview(showId, { enrichments })).changes[0].notHeld.filter(({ path }: { path: string }) => path.endsWith('.url'));
  expect(await ofLinks([])).toMatchObject([{ wanted: chapter.url, written: null, why: 'notes have no place for a chapter’s link: turn “Chapter file” or “Chapters in the feed” on' }]);
  expect([await ofLinks(['psc']), await ofLinks(['chapters'])]).toEqual([[], []]);
});

test('spaces that HTML shows as one are no loss; a word that would be read as something else is', async () => {
  const { admin, preview } = publisher;
  const { showId, episodeIds: [episodeId] } = await importTwo(admin, 'Two spaces');
  const { revision, segments } = await deskOf(admin, episodeId!);
  const [{ id: segmentId, text }] = segments;
  expect((await revise(admin, episodeId!, revision, [{ type: 'setText', segmentId, text: `${text}  And  so on.` }])).status).toBe(201);
  expect((await preview(showId)).changes).toMatchObject([{ summary: ['1 edited text'], notHeld: [] }]);
  expect((await revise(admin, episodeId!, revision + 1, [{ type: 'setText', segmentId, text: `${text}\n\nMara Quill (9:59)` }])).status).toBe(201);
  expect((await preview(showId)).changes).toMatchObject([{ notHeld: [{ path: 'segments[0].text' }] }]);
});

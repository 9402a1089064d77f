import { readFeed } from '../../server/core/feed/read.ts';
import { Settings } from '../../server/platform/settings.ts';
import { deskOf, importFeed, lanternPage, revise, saltmarshXml } from '../support/saltmarsh.ts';
import { startTestApp, type Client, type TestApp } from '../support/testApp.ts';

let stet: TestApp;
let admin: Client;
beforeAll(async () => {
  stet = await startTestApp();
  const origin = await stet.listen();
  Object.assign(stet.app.get(Settings), { publicUrl: origin, adminUrl: 'http://stet.test' });
  admin = await stet.person({ admin: true });
});
afterAll(() => stet.close());

const ENCLOSURE = { enclosureUrl: 'https://audio.lantern.example/8.mp3', enclosureLength: 48_123, enclosureType: 'audio/mpeg' };

const write = async (showId: string, more: object) => {
  const { body: { id } } = await admin('POST', '/api/imports', { kind: 'paste', content: lanternPage });
  return admin('POST', `/api/imports/${id}/accept`, { showId, title: 'The lantern keepers', ...more });
};
const previewOf = async (showId: string) => (await admin('GET', `/api/shows/${showId}/publication-preview?enrichments=`)).body;
const publish = async (showId: string) => admin('POST', `/api/shows/${showId}/publications`, { hash: (await previewOf(showId)).hash, enrichments: [], override: 'The fixture is short of what PSP-1 asks.' });
const published = async (slug: string) => (await stet.anonymous('GET', `/feeds/${slug}.xml`)).text;

test('an episode that is to be an item of a feed needs its enclosure', async () => {
  const { showId } = await importFeed(admin, saltmarshXml, 'Bare');
  expect(await write(showId, { enclosureUrl: ENCLOSURE.enclosureUrl })).toMatchObject({ status: 400, body: { code: 'no-enclosure', issues: [{ path: 'enclosureLength' }, { path: 'enclosureType' }] } });
  expect((await write(showId, { ...ENCLOSURE, enclosureType: 'mp3' })).status).toBe(400);
  expect((await admin('GET', `/api/episodes?showId=${showId}`)).body.total).toBe(2);
});

test('it comes into the feed among its neighbours when it is published, and every other byte stays', async () => {
  const { showId, episodeIds: [newest] } = await importFeed(admin, saltmarshXml, 'Joined');
  const { status, body: { episodeIds: [made] } } = await write(showId, { ...ENCLOSURE, pubDate: '2031-01-02T03:04:05.000Z' });
  expect(status).toBe(201);
  expect(await published('joined')).not.toContain('lantern');
  expect(await previewOf(showId)).toMatchObject({ changes: [{ episodeId: made, summary: ['new episode'] }] });
  expect((await publish(showId)).status).toBe(201);
  const text = await published('joined');
  const at = text.indexOf('<item>');
  expect(text.slice(0, at)).toBe(saltmarshXml.slice(0, saltmarshXml.indexOf('<item>')));
  expect(text.endsWith(saltmarshXml.slice(saltmarshXml.indexOf('<item>')))).toBe(true);
  const read = readFeed(text);
  if (!read.ok) throw new Error(read.problems[0]!.message);
  expect(read.feed.items.map(({ guid }) => guid)).toEqual([made, 'saltmarsh-007', 'saltmarsh-006']);
  const { notes, ...item } = read.feed.items[0]!;
  expect(item).toMatchObject({ title: 'The lantern keepers', pubDate: '2031-01-02T03:04:05.000Z', enclosure: { url: ENCLOSURE.enclosureUrl, length: 48_123, type: 'audio/mpeg' } });
  const { segments } = await deskOf(admin, made);
  expect(notes.segments.map(({ text: words }) => words)).toEqual(segments.map(({ text: words }: { text: string }) => words));

  // a correction of it, or of its neighbour, later
  await revise(admin, made, 0, [{ type: 'setText', segmentId: segments[1].id, text: 'It makes it a slide rule.' }]);
  const neighbour = await deskOf(admin, newest!);
  await revise(admin, newest!, 0, [{ type: 'setTime', segmentId: neighbour.segments[2].id, startMs: 17_000 }]);
  expect((await publish(showId)).status).toBe(201);
  const again = await published('joined');
  expect(again).toBe(text.replace(segments[1].text, 'It makes it a slide rule.').replace('(00:15)', '(00:17)'));
});

test('without a date it is of now, and a publication that is taken back takes it out', async () => {
  const { showId } = await importFeed(admin, saltmarshXml, 'Back');
  await publish(showId);
  const { body: { episodeIds: [made] } } = await write(showId, ENCLOSURE);
  expect((await admin('GET', `/api/episodes/${made}`)).body.pubDate).toMatch(/^\d{4}-/);
  const { body: { id } } = await publish(showId);
  expect(await published('back')).toContain('The lantern keepers');
  const { body: plan } = await admin('POST', `/api/publications/${id}/roll-back-preview`, {});
  const rolled = await admin('POST', `/api/publications/${id}/roll-back`, { hash: plan.hash });
  expect([rolled.status, rolled.body?.message]).toEqual([201, undefined]);
  expect(await published('back')).toBe(saltmarshXml);
});

import { Settings } from '../../server/platform/settings.ts';
import { asFile, deskOf, revise, saltmarshXml } from '../support/saltmarsh.ts';
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

const importSome = async (title: string, episodes: string[]) => {
  const { body: { id } } = await admin('POST', '/api/imports', asFile(saltmarshXml));
  return admin('POST', `/api/imports/${id}/accept`, { newShow: { title }, episodes });
};
const itemsOf = async (showId: string, query = '') => (await admin('GET', `/api/shows/${showId}/feed-items${query}`)).body;
const takeIn = (showId: string, body: object, who = admin) => who('POST', `/api/shows/${showId}/feed-items`, body);
async function publish(showId: string) {
  const { body: { hash } } = await admin('GET', `/api/shows/${showId}/publication-preview?enrichments=`);
  return admin('POST', `/api/shows/${showId}/publications`, { hash, enrichments: [] });
}

test('only what was chosen becomes episodes, and all of the feed goes out', async () => {
  const { status, body: { showId, episodeIds } } = await importSome('Chosen', ['saltmarsh-007']);
  expect([status, episodeIds.length]).toEqual([201, 1]);
  expect(await itemsOf(showId)).toEqual({ total: 1, items: [{ key: 'saltmarsh-006', title: expect.any(String), pubDate: expect.any(String), segments: expect.any(Number) }] });
  const { segments } = await deskOf(admin, episodeIds[0]);
  await revise(admin, episodeIds[0], 0, [{ type: 'setTime', segmentId: segments[2].id, startMs: 17_000 }]);
  expect((await publish(showId)).status).toBe(201);
  expect((await stet.anonymous('GET', '/feeds/chosen.xml')).text).toBe(saltmarshXml.replace('(00:15)', '(00:17)'));
});

test('what was left out is taken in later, in its place, and the feed stays as it is', async () => {
  const { body: { showId } } = await importSome('Later', ['saltmarsh-006']);
  const { status, body } = await takeIn(showId, { keys: ['saltmarsh-007'] });
  expect([status, body.episodeIds.length]).toEqual([201, 1]);
  expect(await deskOf(admin, body.episodeIds[0])).toMatchObject({ episode: { key: 'saltmarsh-007', position: 0, state: 'imported' }, segments: { length: 4 } });
  expect(await itemsOf(showId)).toEqual({ total: 0, items: [] });
  await publish(showId);
  expect((await stet.anonymous('GET', '/feeds/later.xml')).text).toBe(saltmarshXml);
});

test('none may be chosen, and all the rest taken in at once, a page of them looked at first', async () => {
  const { body: { showId, episodeIds } } = await importSome('None', []);
  expect(episodeIds).toEqual([]);
  expect(await itemsOf(showId, '?page=2&perPage=1')).toMatchObject({ total: 2, items: [{ key: 'saltmarsh-006' }] });
  expect((await takeIn(showId, { all: true })).body.episodeIds).toHaveLength(2);
  expect((await takeIn(showId, { all: true })).body.episodeIds).toEqual([]);
});

test('every key is checked, or none is taken', async () => {
  const { body: { showId } } = await importSome('Checked', ['saltmarsh-007']);
  for (const keys of [['saltmarsh-006', 'saltmarsh-007'], ['saltmarsh-006', 'nobody']]) expect(await takeIn(showId, { keys })).toMatchObject({ status: 400, body: { code: 'no-such-item' } });
  expect(await itemsOf(showId)).toMatchObject({ total: 1 });
  expect((await importSome('Wrong', ['nobody'])).status).toBe(400);
  expect((await takeIn(showId, {})).status).toBe(400);
});

test('two who take in the same get it once', async () => {
  const { body: { showId } } = await importSome('Race', []);
  const answers = await Promise.all([takeIn(showId, { all: true }), takeIn(showId, { all: true })]);
  expect(answers.map(({ body }) => body.episodeIds.length).sort()).toEqual([0, 2]);
});

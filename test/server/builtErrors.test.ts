import { startPublisher, type Publisher } from '../support/publisher.ts';
import { lanternPage } from '../support/saltmarsh.ts';

let publisher: Publisher;
beforeAll(async () => { publisher = await startPublisher(); });
afterAll(() => publisher.stet.close());

const AUDIO = { enclosureUrl: 'https://audio.lantern.example/1.mp3', enclosureLength: 1_000, enclosureType: 'audio/mpeg' };

/** A show created here with a page of show notes as an episode. */
async function builtWith(title: string, enclosure: object) {
  const { admin } = publisher;
  const add = async (accept: object, content = lanternPage) => {
    const { body: { id } } = await admin('POST', '/api/imports', { kind: 'paste', content });
    return (await admin('POST', `/api/imports/${id}/accept`, { pubDate: '2026-03-10T08:00:00.000Z', ...accept })).body;
  };
  const { showId } = await add({ newShow: { title }, title: 'One', ...enclosure });
  return { showId, add: (accept: object, content?: string) => add({ showId, ...accept }, content) };
}
const blockingIn = async (showId: string) => (await publisher.preview(showId)).feedFindings.flatMap(({ blocks, element, code }: { blocks: boolean; element: string; code: string }) => (blocks ? [element ?? code] : []));
const WHY = { override: 'The audio comes tonight.' };

test('an error of an episode that comes into a show created here needs a reason, once; what the show itself lacks does not', async () => {
  const { showId, add } = await builtWith('Lantern', {});
  expect(await blockingIn(showId)).toEqual(['enclosure']);
  expect(await publisher.publish(showId)).toMatchObject({ status: 409, body: { code: 'errors' } });
  expect((await publisher.publish(showId, {}, WHY)).status).toBe(201);
  await add({ title: 'Two', ...AUDIO });
  expect(await blockingIn(showId)).toEqual([]);
  expect((await publisher.publish(showId)).status).toBe(201);
});

test('nor does an error that is public already, but one that an edit makes in what is public does', async () => {
  const { showId } = await builtWith('Tarn', AUDIO);
  expect((await publisher.publish(showId)).status).toBe(201);
  const { admin } = publisher;
  const { body: { items: [{ id }] } } = await admin('GET', `/api/episodes?showId=${showId}`);
  const edit = async (item: object) => {
    const { body: { version } } = await admin('GET', `/api/episodes/${id}`);
    expect((await admin('PATCH', `/api/episodes/${id}`, item, { 'if-match': `"${version}"` })).status).toBe(200);
  };
  await edit({ enclosureUrl: null, enclosureLength: null, enclosureType: null });
  expect(await blockingIn(showId)).toEqual(['enclosure']);
  expect(await publisher.publish(showId)).toMatchObject({ status: 409, body: { code: 'errors' } });
  expect((await publisher.publish(showId, {}, WHY)).status).toBe(201);
  await edit({ title: 'One, renamed' });
  expect(await blockingIn(showId)).toEqual([]);
  expect((await publisher.publish(showId)).status).toBe(201);
});

test('markup in notes that runs something is told before it goes out', async () => {
  const { showId, add } = await builtWith('Hostile', AUDIO);
  await add({ title: 'Two', ...AUDIO }, '<p>Tides.</p><script>alert(1)</script><img src="https://lantern.example/a.png" onerror="x()">');
  const { feedFindings } = await publisher.preview(showId);
  expect(feedFindings).toContainEqual(expect.objectContaining({ code: 'notes-active', severity: 'warning', blocks: false, episodeId: expect.any(String) }));
});

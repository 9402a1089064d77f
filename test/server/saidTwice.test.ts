import fs from 'node:fs';
import { importFeed } from '../support/saltmarsh.ts';
import { startPublisher, type Publisher } from '../support/publisher.ts';

const breakwater = fs.readFileSync(new URL('../fixtures/feeds/breakwater.xml', import.meta.url), 'utf8');

let publisher: Publisher;
beforeAll(async () => { publisher = await startPublisher(); });
afterAll(() => publisher.stet.close());

test('a corrected passage is corrected wherever its item has it, and the preview tells of the places that say it otherwise', async () => {
  const { admin, publish, preview, reword, feed } = publisher;
  const { showId, episodeIds: [stone] } = await importFeed(admin, breakwater, 'Stones');
  await reword(stone!, 1, 'It weighs twelve tons, and one night in March it was gone from where it had lain for a century.');
  const { changes: [change] } = await preview(showId);
  expect(change.left).toEqual([
    { element: 'description', passages: 1, why: 'it says this differently, or not at all' },
    { element: 'googleplay:description', passages: 1, why: 'it says this differently, or not at all' },
  ]);
  expect((await publish(showId)).status).toBe(201);
  expect(await feed('stones')).toBe(breakwater.replaceAll('eleven', 'twelve'));
});

test('what was changed of a show is changed wherever its feed said the same, and the preview tells of what says something else', async () => {
  const { admin, publish, preview, feed } = publisher;
  const { showId } = await importFeed(admin, breakwater, 'Walls');
  const [was, is] = ['What the harbour keeps out, and what it lets in.', 'What a harbour wall is for.'];
  expect((await admin('PATCH', `/api/shows/${showId}`, { description: is, title: 'Harbour wall', author: 'T. Iredale' }, { 'if-match': '1' })).status).toBe(200);
  expect(await preview(showId)).toMatchObject({
    showNotHeld: [],
    showLeft: [{ field: 'description', element: 'itunes:subtitle' }, { field: 'description', element: 'googleplay:description', why: 'it says something else' }],
  });
  await publish(showId);
  const [head, items] = [breakwater.slice(0, breakwater.indexOf('<item>')), breakwater.slice(breakwater.indexOf('<item>'))];
  expect(await feed('walls')).toBe(head.replaceAll(was, is).replaceAll('>Breakwater<', '>Harbour wall<').replaceAll('Tam Iredale', 'T. Iredale') + items);
  expect((await preview(showId)).showLeft).toEqual([]);
});

import { Clock } from '../../server/platform/clock.ts';
import { startPublisher, type Publisher } from '../support/publisher.ts';
import { lanternPage } from '../support/saltmarsh.ts';

let publisher: Publisher;
let nowMs = Date.parse('2026-03-03T09:00:00Z');
beforeAll(async () => {
  publisher = await startPublisher();
  Object.assign(publisher.stet.app.get(Clock), { now: () => nowMs });
});
afterAll(() => publisher.stet.close());
const hour = (hours: number): string => `Tue, 03 Mar 2026 ${hours}:00:00 +0000`;

test('a feed that is built here says when it went out with other words, and never goes back', async () => {
  const { admin, publish, preview, feed, reword } = publisher;
  const write = async (home: object, title: string) => {
    const { body: { id } } = await admin('POST', '/api/imports', { kind: 'paste', content: lanternPage });
    return (await admin('POST', `/api/imports/${id}/accept`, { ...home, title, enclosureUrl: 'https://audio.lantern.example/1.mp3', enclosureLength: 1, enclosureType: 'audio/mpeg' })).body;
  };
  const { showId, episodeIds: [first] } = await write({ newShow: { title: 'Dated' } }, 'One');
  const { episodeIds: [second] } = await write({ showId }, 'Two');
  /** What the feed says after a publication an hour later. */
  const dateAfter = async (selection: object) => {
    nowMs += 3_600_000;
    const { status, text } = await publish(showId, { enrichments: [], ...selection }, { override: 'The fixture is short of what PSP-1 asks.' });
    if (status !== 201) throw new Error(text);
    return /<lastBuildDate>([^<]*)</.exec(await feed('dated'))![1];
  };
  expect(await dateAfter({})).toBe(hour(10));
  await reword(first, 0, 'Edited first.');
  await reword(second, 0, 'Edited last.');
  expect(await dateAfter({ episodeIds: [second] })).toBe(hour(11));
  expect((await preview(showId, { enrichments: [] })).hunks).not.toEqual([]);
  expect(await dateAfter({ episodeIds: [first] })).toBe(hour(12));
  expect((await preview(showId, { enrichments: [] })).hunks).toEqual([]);
  expect(await dateAfter({})).toBe(hour(12));
  const { version } = (await admin('GET', `/api/shows/${showId}`)).body;
  await admin('PATCH', `/api/shows/${showId}`, { description: 'Of lanterns.' }, { 'if-match': `"${version}"` });
  expect(await dateAfter({})).toBe(hour(14));
  expect((await admin('POST', `/api/episodes/${second}/take-out`)).status).toBe(200);
  expect(await dateAfter({})).toBe(hour(15));
});

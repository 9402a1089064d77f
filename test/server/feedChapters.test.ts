import { Follower, HOUR_MS } from '../support/follower.ts';
import { harbourXml, type HarbourItem } from '../support/harbour.ts';
import { deskOf } from '../support/saltmarsh.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

const PSC = 'xmlns:psc="http://podlove.org/simple-chapters"';
const item = (...chapters: string[]): HarbourItem => ({ more: `<psc:chapters version="1.2" ${PSC}>${chapters.join('')}</psc:chapters>` });
const EBB = '<psc:chapter start="00:00:00.000" title="Ebb" href="https://tides.example/"/>';
const FLOOD = '<psc:chapter start="00:00:40.500" title="Flod"/>';
const chaptersOf = async (id: string) => (await deskOf(follower.admin, id)).chapters.map(({ startMs, title, url }: { startMs: number; title: string; url: string | null }) => [startMs, title, url]);

test('an episode whose chapters the feed alone tells has them at once, and from there', async () => {
  const { episodeIds: [id] } = await follower.followed([item(EBB, FLOOD)]);
  expect(await chaptersOf(id!)).toEqual([[0, 'Ebb', 'https://tides.example/'], [40_500, 'Flod', null]]);
  expect(await follower.revisionsOf(id!)).toEqual([]);
  const { items } = (await follower.admin('GET', `/api/episodes/${id}/places`)).body;
  expect(items.filter(({ kind }: { kind: string }) => kind === 'chapters')).toMatchObject([{ role: 'psc', status: 'ok', used: true, counts: { chapters: 2 }, importId: expect.any(String) }, { role: 'id3' }, { role: 'notes', used: false }]);
});

test('a correction of one goes into the feed, and nothing else does', async () => {
  const { showId, episodeIds: [id] } = await follower.followed([item(EBB, FLOOD)]);
  const { chapters } = await deskOf(follower.admin, id!);
  await follower.edit(id!, [{ type: 'setChapter', chapterId: chapters[1].id, title: 'Flood' }]);
  const preview = await follower.publisher.preview(showId);
  expect(preview.changes).toMatchObject([{ summary: ['1 chapter title'], notHeld: [], left: [] }]);
  expect(preview.changes[0].notesAfter).toBe(preview.changes[0].notesBefore);
  const { body } = await follower.publisher.publish(showId);
  expect((await follower.stet.anonymous('GET', new URL(body.feedUrl).pathname)).text).toBe(harbourXml([item(EBB, FLOOD)]).replace('Flod', 'Flood'));
  expect((await follower.admin('GET', `/api/episodes/${id}/notes`)).body.html).not.toContain('Flood');
});

test('what changes upstream is merged with what was corrected here', async () => {
  const { showId, episodeIds: [id] } = await follower.followed([item(EBB, FLOOD)]);
  const { chapters } = await deskOf(follower.admin, id!);
  await follower.edit(id!, [{ type: 'setChapter', chapterId: chapters[1].id, title: 'Flood' }]);
  follower.nowMs += HOUR_MS;
  const now = item(EBB.replace('Ebb', 'The ebb'), FLOOD, '<psc:chapter start="00:01:00.000" title="Slack" href="https://slack.example/"/>');
  follower.upstreamHas([now]);
  expect((await follower.look(showId)).conflicts).toEqual([]);
  expect(await chaptersOf(id!)).toEqual([[0, 'The ebb', 'https://tides.example/'], [40_500, 'Flood', null], [60_000, 'Slack', 'https://slack.example/']]);
  const { body } = await follower.publisher.publish(showId);
  expect((await follower.stet.anonymous('GET', new URL(body.feedUrl).pathname)).text).toBe(harbourXml([now]).replace('Flod', 'Flood'));
});

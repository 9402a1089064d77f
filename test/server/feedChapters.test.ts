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

describe('the link of a chapter', () => {
  const toldByBoth = (href: string) => ({ ...item(EBB.replace('https://tides.example/', href), FLOOD), introduction: '00:00:00 Ebb<br/>00:00:40 Flod' });

  test('that upstream changes is the one that stays in the feed, whatever else was corrected', async () => {
    const { showId, episodeIds: [id] } = await follower.followed([item(EBB, FLOOD)]);
    await follower.relabel(id!);
    follower.nowMs += HOUR_MS;
    const now = item(EBB.replace('tides.example', 'moved.example'), FLOOD);
    follower.upstreamHas([now]);
    expect((await follower.look(showId)).conflicts).toEqual([]);
    expect((await chaptersOf(id!))[0]).toEqual([0, 'Ebb', 'https://moved.example/']);
    const { body } = await follower.publisher.publish(showId);
    expect((await follower.stet.anonymous('GET', new URL(body.feedUrl).pathname)).text).toBe(harbourXml([now]).replace('<strong>Jon (0:20)', '<strong>Mara (0:20)'));
  });

  test('that was changed here and upstream is asked about, and upstream’s can be taken', async () => {
    const { showId, episodeIds: [id] } = await follower.followed([item(EBB, FLOOD)]);
    const { chapters } = await deskOf(follower.admin, id!);
    await follower.edit(id!, [{ type: 'setChapter', chapterId: chapters[0].id, url: 'https://ours.example/' }]);
    follower.nowMs += HOUR_MS;
    follower.upstreamHas([item(EBB.replace('tides.example', 'moved.example'), FLOOD)]);
    const { conflicts } = await follower.look(showId);
    expect(conflicts).toMatchObject([{ kind: 'chapter', field: 'url', ours: 'https://ours.example/', theirs: 'https://moved.example/' }]);
    expect((await follower.decide(showId, conflicts[0], { choice: 'theirs', alike: false })).status).toBe(200);
    expect((await chaptersOf(id!))[0]).toEqual([0, 'Ebb', 'https://moved.example/']);
  });

  test.each([['by psc:chapters alone', item(EBB, FLOOD)], ['by the notes too', toldByBoth('https://tides.example/')]])('is published where the chapter is told %s, and said in words', async (_, told) => {
    const { showId, episodeIds: [id] } = await follower.followed([told]);
    const { chapters } = await deskOf(follower.admin, id!);
    await follower.edit(id!, [{ type: 'setChapter', chapterId: chapters[0].id, url: 'https://ours.example/' }]);
    expect(await follower.publisher.preview(showId)).toMatchObject({ corrections: 1, changes: [{ summary: ['1 chapter link'], notHeld: [], details: [{ before: 'https://tides.example/', after: 'https://ours.example/' }] }] });
    const { body } = await follower.publisher.publish(showId);
    expect((await follower.stet.anonymous('GET', new URL(body.feedUrl).pathname)).text).toBe(harbourXml([told]).replace('https://tides.example/', 'https://ours.example/'));
  });

  test('that the feed has no place for is said, until a file of chapters tells it', async () => {
    const { showId, episodeIds: [id] } = await follower.followed([{ introduction: '00:00:00 Ebb<br/>00:00:40 Flood' }]);
    const { chapters } = await deskOf(follower.admin, id!);
    await follower.edit(id!, [{ type: 'setChapter', chapterId: chapters[0].id, url: 'https://ours.example/' }]);
    expect(await follower.publisher.preview(showId)).toMatchObject({ changes: [{ summary: ['1 chapter link'], notHeld: [{ path: 'chapters[0].url', wanted: 'https://ours.example/', written: null }] }], hunks: [] });
    for (const enrichment of ['chapters', 'psc']) expect(await follower.publisher.preview(showId, { enrichments: [enrichment] })).toMatchObject({ changes: [{ summary: ['1 chapter link'], notHeld: [] }] });
  });
});

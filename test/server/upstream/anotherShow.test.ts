import { Follower } from '../../support/follower.ts';
import { harbourXml, TURNS } from '../../support/harbour.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

/** What a host has of somebody else. */
const bakery = harbourXml([{ guid: 'rye', title: 'Rye', audio: 'rye.mp3', pubDate: 'Wed, 04 Mar 2026 08:00:00 GMT' }]).replace('Harbour Hours', 'Bread at Dawn').replace('https://harbour.example/', 'https://bakery.example/');
const titles = async (showId: string) => (await follower.stet.database.prisma.episode.findMany({ where: { showId }, orderBy: { title: 'asc' } })).map(({ title, goneAt }) => [title, goneAt !== null]);
const untouched = [['Ebb and flood', false]];
const answer = (showId: string, reportId: string, said: string) => follower.admin('POST', `/api/shows/${showId}/upstream/reports/${reportId}`, { answer: said });

describe('the feed of another show, where the show’s own was', () => {
  test('is told, and nothing of it is taken, however often it is looked at', async () => {
    const { showId, episodeIds } = await follower.followed();
    follower.host.answers({ body: bakery });
    for (let looks = 0; looks < 2; looks += 1) {
      const { feed, reports, reportsTotal } = await follower.look(showId);
      expect(feed).toMatchObject({ lastResult: 'another', lastMessage: expect.stringContaining('“Bread at Dawn”') });
      expect([reportsTotal.open, reports[0].title]).toEqual([[{ kind: 'another', count: 1 }], 'Bread at Dawn']);
    }
    expect(await titles(showId)).toEqual(untouched);
    expect(await follower.linesOf(episodeIds[0]!)).toEqual(TURNS);
    expect(await follower.stet.database.prisma.source.count({ where: { OR: [{ showId }, { showId: null }] } })).toBe(1);
    expect((await follower.publisher.publish(showId)).status).toBe(201);
  });

  test('is told however long its title is, and one at a time where that changes', async () => {
    const { showId } = await follower.followed();
    for (const letter of ['a', 'b']) {
      follower.host.answers({ body: bakery.replace('Bread at Dawn', Array.from({ length: 3_000 }, (_, at) => `${letter}${at}`).join('')) });
      const { feed, reportsTotal } = await follower.look(showId);
      expect([feed.lastResult, feed.lastMessage.length < 500, reportsTotal.open]).toEqual(['another', true, [{ kind: 'another', count: 1 }]]);
    }
  });

  test('is forgotten when the show’s own is there again', async () => {
    const { showId } = await follower.followed();
    follower.host.answers({ body: bakery });
    await follower.look(showId);
    follower.upstreamHas([{ title: 'Ebb' }]);
    expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'merged', lastMessage: null }, reportsTotal: { open: [] } });
    expect(await titles(showId)).toEqual([['Ebb', false]]);
  });

  test('is asked about once: who says that it is another is not asked again, and sees why nothing comes', async () => {
    const { showId } = await follower.followed();
    follower.host.answers({ body: bakery });
    const { reports } = await follower.look(showId);
    expect((await answer(showId, reports[0].id, 'ignore')).status).toBe(200);
    expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'another' }, reportsTotal: { open: [] } });
    expect(await titles(showId)).toEqual(untouched);
  });

  test('is asked about anew when somebody gives an address again', async () => {
    const { showId } = await follower.followed();
    follower.host.answers({ body: bakery });
    const { reports } = await follower.look(showId);
    await answer(showId, reports[0].id, 'ignore');
    expect((await follower.admin('PATCH', `/api/shows/${showId}/upstream`, { url: follower.host.url })).status).toBe(200);
    expect((await follower.look(showId)).reportsTotal.open).toEqual([{ kind: 'another', count: 1 }]);
  });

  test('is merged when a publisher says that it is this show, and its next versions are', async () => {
    const { showId } = await follower.followed();
    follower.host.answers({ body: bakery });
    const { reports } = await follower.look(showId);
    expect((await answer(showId, reports[0].id, 'merge')).status).toBe(200);
    expect((await follower.look(showId)).reportsTotal.open).toEqual([{ kind: 'gone', count: 1 }]);
    expect(await titles(showId)).toEqual([['Ebb and flood', true], ['Rye', false]]);
    follower.host.answers({ body: bakery.replace('<title>Rye<', '<title>Rye bread<') });
    expect((await follower.look(showId)).feed.lastResult).toBe('merged');
  });
});

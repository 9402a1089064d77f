import { Follower } from '../../support/follower.ts';
import type { HarbourItem } from '../../support/harbour.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

const numbered = (count: number, more: HarbourItem = {}): HarbourItem[] => Array.from({ length: count }, (_, at) => ({ guid: `g${at}`, title: `Episode ${at}`, audio: `${at}.mp3`, turns: [], ...more }));

describe('what happened upstream', () => {
  test('is told to the last of it, page by page', async () => {
    const { showId } = await follower.followed([{}]);
    follower.upstreamHas([{}, ...numbered(45)]);
    const { reports, reportsTotal } = await follower.look(showId);
    expect([reports.length, reportsTotal]).toEqual([20, { open: [], answered: 45 }]);
    const pages = await Promise.all([1, 2, 3, 4].map(async (page) => (await follower.admin('GET', `/api/shows/${showId}/upstream/reports?page=${page}`)).body));
    expect(pages.map(({ items, total }) => [items.length, total])).toEqual([[20, 45], [20, 45], [5, 45], [0, 45]]);
    expect(pages[0].items).toEqual(reports);
    expect(new Set(pages.flatMap(({ items }) => items.map(({ title }: { title: string }) => title))).size).toBe(45);
  });

  test('to many episodes alike is answered at once, where that loses nothing', async () => {
    const { showId, episodeIds } = await follower.followed([{}, ...numbered(30)]);
    follower.upstreamHas([{ guid: 'again', title: 'One', audio: 'one.mp3' }, { guid: 'again', title: 'Two', audio: 'two.mp3' }, { guid: 'again', title: 'Three', audio: 'three.mp3' }]);
    const { reports, reportsTotal } = await follower.look(showId);
    expect(reportsTotal.open).toEqual([{ kind: 'gone', count: 31 }, { kind: 'repeated-guid', count: 2 }]);
    const first = (kind: string) => reports.find((report: { kind: string }) => report.kind === kind);
    const say = (kind: string, answer: string) => follower.admin('POST', `/api/shows/${showId}/upstream/reports/${first(kind).id}`, { answer, alike: true });
    expect(await say('gone', 'remove')).toMatchObject({ status: 422, body: { code: 'no-answer' } });
    expect((await say('gone', 'keep')).body.reportsTotal.open).toEqual([{ kind: 'repeated-guid', count: 2 }]);
    expect((await say('repeated-guid', 'seen')).body.reportsTotal.open).toEqual([]);
    expect(await follower.stet.database.prisma.episode.count({ where: { id: { in: episodeIds }, keptAt: { not: null } } })).toBe(31);
  });
});

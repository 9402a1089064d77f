import { Jobs } from '../../../server/platform/jobs/jobs.ts';
import { PollDue } from '../../../server/upstream/pollDue.ts';
import { startFeedHost } from '../../support/feedHost.ts';
import { Follower, HOUR_MS, withTurn } from '../../support/follower.ts';
import { harbourXml, TURNS } from '../../support/harbour.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

describe('a feed that is followed', () => {
  test('is asked again with what is known of it, and answers that nothing changed', async () => {
    const { showId } = await follower.followed();
    expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'same', failures: 0, paused: false, intervalMinutes: 60 }, reports: [], conflicts: [] });
    expect(follower.host.requests.at(-1)).toMatchObject({ 'if-none-match': expect.any(String), 'user-agent': expect.stringContaining('Stet') });
    expect(await follower.stet.database.prisma.source.count({ where: { showId } })).toBe(1);
  });

  test('is asked when its time has come and not before', async () => {
    const { showId } = await follower.followed();
    const asked = follower.host.requests.length;
    const due = async () => {
      await follower.stet.app.get(PollDue).run();
      await follower.stet.app.get(Jobs).drain();
      return follower.host.requests.length - asked;
    };
    expect(await due()).toBe(0);
    follower.nowMs += HOUR_MS;
    expect(await due()).toBe(1);
    expect(await due()).toBe(1);
    expect((await follower.admin('PATCH', `/api/shows/${showId}/upstream`, { paused: true })).body.feed.paused).toBe(true);
    follower.nowMs += 24 * HOUR_MS;
    expect(await due()).toBe(1);
    expect((await follower.look(showId)).feed.lastPolledAt).toBe(new Date(follower.nowMs).toISOString());
  });

  test('that fails is left alone for longer each time, and for as long as it asks', async () => {
    const { showId } = await follower.followed();
    follower.host.answers({ status: 500 });
    const waits: number[] = [];
    for (let times = 0; times < 3; times++) {
      const { feed } = await follower.look(showId);
      waits.push((Date.parse(feed.nextPollAt) - follower.nowMs) / HOUR_MS);
    }
    expect(waits.map(Math.floor)).toEqual([2, 4, 8]);
    follower.host.answers({ status: 503, headers: { 'retry-after': String(30 * 3_600) } });
    const { feed } = await follower.look(showId);
    expect(feed).toMatchObject({ lastResult: 'failed', failures: 4, lastMessage: expect.stringContaining('503') });
    expect((Date.parse(feed.nextPollAt) - follower.nowMs) / HOUR_MS).toBeGreaterThanOrEqual(30);
  });

  test('of a show that comes once a week is asked less often', async () => {
    const { showId } = await follower.followed([{}], '    <podcast:updateFrequency rrule="FREQ=WEEKLY">Weekly</podcast:updateFrequency>\n');
    const { feed } = await follower.look(showId);
    expect(feed.periodMinutes).toBe(7 * 24 * 60);
    expect(Math.floor((Date.parse(feed.nextPollAt) - follower.nowMs) / HOUR_MS)).toBeGreaterThanOrEqual(21);
  });

  test('that became ill-formed, or a page, changes nothing here and says where', async () => {
    const { showId, episodeIds } = await follower.followed();
    follower.host.answers({ body: harbourXml([{ title: 'Ebb & flood' }]) });
    expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'unreadable', failures: 1, lastMessage: expect.stringMatching(/line 9, column \d+/) } });
    expect((await follower.look(showId)).feed).toMatchObject({ lastResult: 'unreadable', failures: 2 });
    follower.host.answers({ body: '<!DOCTYPE html><html><body>Moved</body></html>' });
    expect((await follower.look(showId)).feed.lastMessage).toContain('page');
    expect(await follower.linesOf(episodeIds[0]!)).toEqual(TURNS);
    follower.upstreamHas([{ title: 'Ebb' }]);
    expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'merged', failures: 0, lastMessage: null } });
  });

  test('that was mended when it came is mended by the same rules from then on', async () => {
    const item = { title: 'Ebb & flood' };
    follower.host = await startFeedHost(harbourXml([item]));
    const { body: came } = await follower.admin('POST', '/api/imports', { kind: 'url', url: follower.host.url });
    const { body: mended } = await follower.admin('POST', `/api/imports/${came.id}/repair`, { rules: ['bare-ampersand'] });
    const { body: { showId, episodeIds: [episodeId] } } = await follower.admin('POST', `/api/imports/${mended.id}/accept`, { newShow: { title: 'Mended' } });
    expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'same' } });
    follower.upstreamHas([{ ...item, turns: withTurn(3, 'Jon (1:00) All of them do & more.') }]);
    expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'merged' } });
    expect((await follower.linesOf(episodeId))[3]).toBe('Jon (1:00) All of them do & more.');
    const { rows: [row] } = await follower.stet.database.pool.query(`select s.repairs, o.bytes from "show" w join "source" s on s.id = w."sourceId" join "source" o on o.id = s."repairedFrom" where w.id = $1`, [showId]);
    expect(row.repairs).toEqual(['bare-ampersand']);
    expect(row.bytes.toString()).toContain('<title>Ebb & flood</title>');
    follower.upstreamHas([{ ...item, title: 'Ebb &nbsp; flood' }]);
    expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'unreadable', lastMessage: expect.stringContaining('entity') } });
  });

  test('that is gone for good is asked no more, and one that moved is offered', async () => {
    const { showId } = await follower.followed();
    const other = await startFeedHost(harbourXml([{}]));
    follower.host.answers({ status: 301, headers: { location: other.url } });
    const { reports: [report] } = await follower.look(showId);
    expect(report).toMatchObject({ kind: 'moved', title: other.url, answer: null });
    expect((await follower.look(showId)).reports).toHaveLength(1);
    expect((await follower.admin('POST', `/api/shows/${showId}/upstream/reports/${report.id}`, { answer: 'follow' })).body.feed.url).toBe(other.url);
    other.answers({ status: 410 });
    expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'gone', paused: true }, reports: [{ kind: 'ended' }, { kind: 'moved' }] });
    await other.close();
  });
});

test('a feed that is locked now is told, once', async () => {
  const { showId } = await follower.followed();
  follower.upstreamHas([{}], '    <podcast:locked>yes</podcast:locked>\n');
  const { reports: [report] } = await follower.look(showId);
  expect(report).toMatchObject({ kind: 'locked', answer: null });
  expect((await follower.admin('POST', `/api/shows/${showId}/upstream/reports/${report.id}`, { answer: 'confirmed' })).body.reports).toMatchObject([{ answer: 'confirmed' }]);
  const [logged] = await follower.stet.database.prisma.audit.findMany({ where: { showId, action: 'upstream.answer' } });
  expect(logged!.detail).toMatchObject({ kind: 'locked', answer: 'confirmed' });
});

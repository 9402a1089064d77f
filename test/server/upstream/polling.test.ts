import { Jobs } from '../../../server/platform/jobs/jobs.ts';
import { PollDue } from '../../../server/upstream/pollDue.ts';
import { startFeedHost } from '../../support/feedHost.ts';
import { Follower, HOUR_MS, withTurn } from '../../support/follower.ts';
import { harbourXml, TURNS } from '../../support/harbour.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

/** A comment of some pieces. */
const long = (end: string): string => `    <!-- ${'ebb and flood '.repeat(180_000)}${end}-->\n`;

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

  test.each(['', '\n'])('that comes empty (%j) says so, changes nothing, and is looked at again as after any failure', async (body) => {
    const { showId, episodeIds } = await follower.followed();
    const { etag } = await follower.stet.database.prisma.upstream.findUniqueOrThrow({ where: { showId } });
    follower.host.answers({ body });
    for (const [failures, hours] of [[1, 2], [2, 4]] as const) {
      const { feed } = await follower.look(showId);
      expect(feed).toMatchObject({ lastResult: 'failed', failures, lastMessage: expect.stringMatching(/empty/) });
      expect(Math.floor((Date.parse(feed.nextPollAt) - follower.nowMs) / HOUR_MS)).toBe(hours);
    }
    expect(await follower.stet.database.prisma.upstream.findUniqueOrThrow({ where: { showId } })).toMatchObject({ etag });
    expect(await follower.linesOf(episodeIds[0]!)).toEqual(TURNS);
  });

  test('whose new version is more than Stet can take in says so, and is tried again', async () => {
    const { showId } = await follower.followed();
    follower.upstreamHas([{ turns: withTurn(1, 'Jon (0:20) The boats go out at noon.') }]);
    const { pool } = follower.stet.database;
    await pool.query(`create function "fault"() returns trigger language plpgsql as $$ begin raise exception 'a fault'; end $$`);
    await pool.query('create trigger "fault" before insert on "source_item" for each row execute function "fault"()');
    const { feed } = await follower.look(showId);
    await pool.query('drop function "fault" cascade');
    expect(feed).toMatchObject({ lastResult: 'unreadable', lastMessage: expect.stringContaining('a fault of its own'), lastPolledAt: new Date(follower.nowMs).toISOString() });
    expect(feed.failures).toBeGreaterThan(0);
    expect(Date.parse(feed.nextPollAt)).toBeGreaterThan(follower.nowMs);
    expect((await follower.look(showId)).feed).toMatchObject({ lastResult: 'merged', failures: 0 });
  });

  test('names a new address of any length', async () => {
    const { showId } = await follower.followed();
    const address = `https://harbour.example/${'a'.repeat(3_000)}`;
    follower.upstreamHas([{}], `    <itunes:new-feed-url>${address}</itunes:new-feed-url>\n`);
    expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'merged' }, reports: [{ kind: 'moved', title: address }] });
    expect((await follower.look(showId)).reports).toHaveLength(1);
    follower.upstreamHas([{}]);
    expect((await follower.look(showId)).reports).toMatchObject([{ kind: 'moved', answer: 'settled' }]);
  });

  test('of a show that comes once a week is asked less often', async () => {
    const { showId } = await follower.followed([{}], '    <podcast:updateFrequency rrule="FREQ=WEEKLY">Weekly</podcast:updateFrequency>\n');
    const { feed } = await follower.look(showId);
    expect(feed.periodMinutes).toBe(7 * 24 * 60);
    expect(Math.floor((Date.parse(feed.nextPollAt) - follower.nowMs) / HOUR_MS)).toBeGreaterThanOrEqual(21);
  });

  test('of a show that has ended is asked once a week, or when somebody wants to know, until it goes on', async () => {
    const { showId } = await follower.followed([{}], '    <podcast:updateFrequency complete="true" rrule="FREQ=DAILY">That was it</podcast:updateFrequency>\n');
    const { feed } = await follower.look(showId);
    expect(feed).toMatchObject({ lastResult: 'same', complete: true });
    expect(Math.floor((Date.parse(feed.nextPollAt) - follower.nowMs) / (24 * HOUR_MS))).toBe(7);
    follower.upstreamHas([{}, { guid: 'again' }], '    <podcast:updateFrequency rrule="FREQ=DAILY">Daily</podcast:updateFrequency>\n');
    const { feed: again } = await follower.look(showId);
    expect(again).toMatchObject({ lastResult: 'merged', complete: false });
    expect(Math.floor((Date.parse(again.nextPollAt) - follower.nowMs) / HOUR_MS)).toBe(3);
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

  test('whose host sends all of it each time is kept only where it is another, by the piece that differs', async () => {
    const { showId, episodeIds } = await follower.followed([{ guid: 'ebb' }, { guid: 'flood' }], long(''));
    const rows = async () => {
      const { rows: [row] } = await follower.stet.database.pool.query('select (select count(*) from "source")::int as sources, (select count(*) from "source_piece")::int as pieces');
      return row;
    };
    const before = await rows();
    const sends = (body: string) => follower.host.answers({ body, headers: { etag: '"of no use"' } });
    sends(harbourXml([{ guid: 'ebb' }, { guid: 'flood' }], long('')));
    expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'same' } });
    expect(await rows()).toEqual(before);
    const bodies = [harbourXml([{ guid: 'ebb' }, { guid: 'flood', turns: TURNS.slice(1) }], long('')), harbourXml([{ guid: 'ebb' }], long('at the end ')), harbourXml([{ guid: 'ebb' }], long(''))];
    for (const body of bodies) {
      sends(body);
      expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'merged' } });
      const { rows: [source] } = await follower.stet.database.pool.query('select s.bytes from "show" w join "source" s on s.id = w."sourceId" where w.id = $1', [showId]);
      expect(source.bytes.toString()).toBe(body);
    }
    expect(await rows()).toEqual({ sources: before.sources + bodies.length, pieces: 0 });
    expect(await follower.linesOf(episodeIds[1]!)).toEqual(TURNS.slice(1));
    sends(`${bodies[2]} and more`);
    expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'unreadable' } });
    expect(await rows()).toEqual({ sources: before.sources + bodies.length, pieces: 0 });
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

describe('a host that hands its feed on', () => {
  test('to the one that is published here brings nothing, and is no move', async () => {
    const { showId, episodeIds } = await follower.followed();
    await follower.relabel(episodeIds[0]!);
    const { body: { feedUrl } } = await follower.publisher.publish(showId);
    follower.host.answers({ status: 301, headers: { location: feedUrl } });
    expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'ours', failures: 0, lastMessage: expect.stringContaining('published here') }, reports: [] });
    expect(await follower.stet.database.prisma.source.count({ where: { showId } })).toBe(1);
    follower.upstreamHas([{ title: 'Ebb' }]);
    expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'merged', lastMessage: null } });
  });

  test('to where our feed was, or to it under a query, brings nothing either, and what to do is said', async () => {
    const { showId, episodeIds } = await follower.followed();
    await follower.relabel(episodeIds[0]!);
    const { body: { feedUrl } } = await follower.publisher.publish(showId);
    const { body: { version } } = await follower.admin('GET', `/api/shows/${showId}`);
    expect((await follower.admin('PATCH', `/api/shows/${showId}`, { private: true }, { 'if-match': String(version) })).status).toBe(200);
    follower.host.answers({ status: 301, headers: { location: `${feedUrl}?from=host` } });
    expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'ours', lastMessage: expect.stringContaining('follow that one; otherwise pause') } });
  });

  test('by an address of which nobody knows that it delivers ours is told by what the feed says of itself', async () => {
    const { showId, episodeIds } = await follower.followed();
    await follower.relabel(episodeIds[0]!);
    const { body: { feedUrl } } = await follower.publisher.publish(showId, { enrichments: ['self-link'] });
    follower.host.answers({ body: (await follower.stet.anonymous('GET', new URL(feedUrl).pathname)).text });
    for (let looks = 0; looks < 2; looks += 1) expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'ours', lastMessage: expect.stringContaining('published here') }, reports: [] });
    expect(await follower.stet.database.prisma.source.count({ where: { OR: [{ showId }, { showId: null }] } })).toBe(1);
  });

  test('for a while did not move, and one that names a new address in the feed did', async () => {
    const { showId } = await follower.followed();
    const other = await startFeedHost(harbourXml([{}]));
    const moved = { status: 301, headers: { location: other.url } };
    const asked = async () => (await follower.look(showId)).reports.filter(({ answer }: { answer: string | null }) => answer === null);
    follower.host.answers(moved);
    expect(await asked()).toMatchObject([{ kind: 'moved', title: other.url }]);
    follower.upstreamHas([{}]);
    expect(await asked()).toEqual([]);
    follower.host.answers(moved);
    const [again] = await asked();
    expect(again).toMatchObject({ kind: 'moved', title: other.url });
    await follower.answer(showId, again, 'stay');
    expect(await asked()).toEqual([]);
    follower.upstreamHas([{}], '    <itunes:new-feed-url>https://new.example/feed.xml</itunes:new-feed-url>\n');
    expect(await asked()).toMatchObject([{ kind: 'moved', title: 'https://new.example/feed.xml' }]);
    follower.upstreamHas([{}], `    <itunes:new-feed-url>${follower.host.url}</itunes:new-feed-url>\n`);
    expect(await asked()).toEqual([]);
    await other.close();
  });

  test('that was gone for good and is there again is followed again', async () => {
    const { showId } = await follower.followed();
    follower.host.answers({ status: 410 });
    expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'gone', paused: true }, reports: [{ kind: 'ended', answer: null }] });
    follower.host.answers({ body: '<!DOCTYPE html><html><body>Parked</body></html>' });
    expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'unreadable', paused: true }, reports: [{ kind: 'ended', answer: null }] });
    follower.upstreamHas([{ title: 'Ebb' }]);
    expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'merged', paused: false }, reports: [{ kind: 'ended', answer: 'settled' }] });
  });

  test('that is there again is followed again also where somebody noted its end; who pauses it then is minded', async () => {
    const { showId } = await follower.followed();
    follower.host.answers({ status: 410 });
    const { reports: [ended] } = await follower.look(showId);
    await follower.answer(showId, ended, 'seen');
    follower.upstreamHas([{ title: 'Ebb' }]);
    expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'merged', paused: false } });
    await follower.admin('PATCH', `/api/shows/${showId}/upstream`, { paused: true });
    expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'same', paused: true } });
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

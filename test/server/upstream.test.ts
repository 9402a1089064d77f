import { Jobs } from '../../server/platform/jobs/jobs.ts';
import { Clock } from '../../server/platform/clock.ts';
import { PublishScheduled } from '../../server/publish/schedule/publishScheduled.ts';
import { PollDue } from '../../server/upstream/pollDue.ts';
import { PollUpstream } from '../../server/upstream/poll.ts';
import { startFeedHost, type FeedHost } from '../support/feedHost.ts';
import { harbourXml, TURNS, type HarbourItem } from '../support/harbour.ts';
import { startPublisher, type Publisher } from '../support/publisher.ts';
import { deskOf, revise } from '../support/saltmarsh.ts';
import type { Client, TestApp } from '../support/testApp.ts';

const HOUR = 3_600_000;
let stet: TestApp;
let admin: Client;
let now = Date.parse('2026-03-03T09:00:00Z');
let host: FeedHost;

let preview: Publisher['preview'];
let publish: Publisher['publish'];
beforeAll(async () => {
  ({ stet, admin, preview, publish } = await startPublisher());
  Object.assign(stet.app.get(Clock), { now: () => now });
});
afterAll(() => stet.close());
afterEach(() => host.close());

let shows = 0;

/** A show that was imported from a host. */
async function followed(items: readonly HarbourItem[] = [{}], channel = ''): Promise<{ showId: string; episodeIds: string[] }> {
  host = await startFeedHost(harbourXml(items, channel));
  const { body: preview } = await admin('POST', '/api/imports', { kind: 'url', url: host.url });
  const { status, body } = await admin('POST', `/api/imports/${preview.id}/accept`, { newShow: { title: `Harbour ${shows += 1}` }, ownershipConfirmed: true });
  expect(status).toBe(201);
  return body;
}

const stateOf = async (showId: string) => (await admin('GET', `/api/shows/${showId}/upstream`)).body;

/** Somebody asks to look now. */
async function look(showId: string) {
  expect((await admin('POST', `/api/shows/${showId}/upstream/check`)).status).toBe(202);
  await stet.app.get(Jobs).drain();
  return stateOf(showId);
}

const upstreamHas = (items: readonly HarbourItem[], channel = '') => host.answers({ body: harbourXml(items, channel) });
const linesOf = async (episodeId: string): Promise<string[]> => {
  const { segments, speakers } = await deskOf(admin, episodeId);
  const name = (id: string) => speakers.find((speaker: { id: string }) => speaker.id === id)?.name;
  return segments.map(({ speakerId, startMs, text }: { speakerId: string; startMs: number; text: string }) => `${name(speakerId)} (${Math.floor(startMs / 60_000)}:${String((startMs / 1000) % 60).padStart(2, '0')}) ${text}`);
};
const withTurn = (index: number, turn: string): string[] => TURNS.map((line, at) => (at === index ? turn : line));

/** Gives the second turn to Mara. */
async function relabel(episodeId: string, at = 1) {
  const { segments, speakers, revision } = await deskOf(admin, episodeId);
  const { status } = await revise(admin, episodeId, revision, [{ type: 'setSpeaker', segmentIds: [segments[at].id], speakerId: speakers.find(({ name }: { name: string }) => name === 'Mara').id }]);
  expect(status).toBe(201);
}
async function retext(episodeId: string, at: number, text: string) {
  const { segments, revision } = await deskOf(admin, episodeId);
  expect((await revise(admin, episodeId, revision, [{ type: 'setText', segmentId: segments[at].id, text }])).status).toBe(201);
}

const revisionsOf = async (episodeId: string) => (await admin('GET', `/api/episodes/${episodeId}/revisions`)).body.items;

describe('a feed that is followed', () => {
  test('is asked again with what is known of it, and answers that nothing changed', async () => {
    const { showId } = await followed();
    expect(await look(showId)).toMatchObject({ feed: { lastResult: 'same', failures: 0, paused: false, intervalMinutes: 60 }, reports: [], conflicts: [] });
    expect(host.requests.at(-1)).toMatchObject({ 'if-none-match': expect.any(String), 'user-agent': expect.stringContaining('Stet') });
    expect(await stet.database.prisma.source.count({ where: { showId } })).toBe(1);
  });

  test('is asked when its time has come and not before', async () => {
    const { showId } = await followed();
    const asked = host.requests.length;
    const due = async () => {
      await stet.app.get(PollDue).run();
      await stet.app.get(Jobs).drain();
      return host.requests.length - asked;
    };
    expect(await due()).toBe(0);
    now += HOUR;
    expect(await due()).toBe(1);
    expect(await due()).toBe(1);
    expect((await admin('PATCH', `/api/shows/${showId}/upstream`, { paused: true })).body.feed.paused).toBe(true);
    now += 24 * HOUR;
    expect(await due()).toBe(1);
    expect((await look(showId)).feed.lastPolledAt).toBe(new Date(now).toISOString());
  });

  test('that fails is left alone for longer each time, and for as long as it asks', async () => {
    const { showId } = await followed();
    host.answers({ status: 500 });
    const waits: number[] = [];
    for (let times = 0; times < 3; times++) {
      const { feed } = await look(showId);
      waits.push((Date.parse(feed.nextPollAt) - now) / HOUR);
    }
    expect(waits.map(Math.floor)).toEqual([2, 4, 8]);
    host.answers({ status: 503, headers: { 'retry-after': String(30 * 3_600) } });
    const { feed } = await look(showId);
    expect(feed).toMatchObject({ lastResult: 'failed', failures: 4, lastMessage: expect.stringContaining('503') });
    expect((Date.parse(feed.nextPollAt) - now) / HOUR).toBeGreaterThanOrEqual(30);
  });

  test('of a show that comes once a week is asked less often', async () => {
    const { showId } = await followed([{}], '    <podcast:updateFrequency rrule="FREQ=WEEKLY">Weekly</podcast:updateFrequency>\n');
    const { feed } = await look(showId);
    expect(feed.periodMinutes).toBe(7 * 24 * 60);
    expect(Math.floor((Date.parse(feed.nextPollAt) - now) / HOUR)).toBeGreaterThanOrEqual(21);
  });

  test('that became ill-formed, or a page, changes nothing here and says where', async () => {
    const { showId, episodeIds } = await followed();
    host.answers({ body: harbourXml([{ title: 'Ebb & flood' }]) });
    expect(await look(showId)).toMatchObject({ feed: { lastResult: 'unreadable', failures: 1, lastMessage: expect.stringMatching(/line 9, column \d+/) } });
    expect((await look(showId)).feed).toMatchObject({ lastResult: 'unreadable', failures: 2 });
    host.answers({ body: '<!DOCTYPE html><html><body>Moved</body></html>' });
    expect((await look(showId)).feed.lastMessage).toContain('page');
    expect(await linesOf(episodeIds[0]!)).toEqual(TURNS);
    upstreamHas([{ title: 'Ebb' }]);
    expect(await look(showId)).toMatchObject({ feed: { lastResult: 'merged', failures: 0, lastMessage: null } });
  });

  test('that was mended when it came is mended by the same rules from then on', async () => {
    const item = { title: 'Ebb & flood' };
    host = await startFeedHost(harbourXml([item]));
    const { body: came } = await admin('POST', '/api/imports', { kind: 'url', url: host.url });
    const { body: mended } = await admin('POST', `/api/imports/${came.id}/repair`, { rules: ['bare-ampersand'] });
    const { body: { showId, episodeIds: [episodeId] } } = await admin('POST', `/api/imports/${mended.id}/accept`, { newShow: { title: 'Mended' } });
    expect(await look(showId)).toMatchObject({ feed: { lastResult: 'same' } });
    upstreamHas([{ ...item, turns: withTurn(3, 'Jon (1:00) All of them do & more.') }]);
    expect(await look(showId)).toMatchObject({ feed: { lastResult: 'merged' } });
    expect((await linesOf(episodeId))[3]).toBe('Jon (1:00) All of them do & more.');
    const { rows: [row] } = await stet.database.pool.query(`select s.repairs, o.bytes from "show" w join "source" s on s.id = w."sourceId" join "source" o on o.id = s."repairedFrom" where w.id = $1`, [showId]);
    expect(row.repairs).toEqual(['bare-ampersand']);
    expect(row.bytes.toString()).toContain('<title>Ebb & flood</title>');
    upstreamHas([{ ...item, title: 'Ebb &nbsp; flood' }]);
    expect(await look(showId)).toMatchObject({ feed: { lastResult: 'unreadable', lastMessage: expect.stringContaining('entity') } });
  });

  test('that is gone for good is asked no more, and one that moved is offered', async () => {
    const { showId } = await followed();
    const other = await startFeedHost(harbourXml([{}]));
    host.answers({ status: 301, headers: { location: other.url } });
    const { reports: [report] } = await look(showId);
    expect(report).toMatchObject({ kind: 'moved', title: other.url, answer: null });
    expect((await look(showId)).reports).toHaveLength(1);
    expect((await admin('POST', `/api/shows/${showId}/upstream/reports/${report.id}`, { answer: 'follow' })).body.feed.url).toBe(other.url);
    other.answers({ status: 410 });
    expect(await look(showId)).toMatchObject({ feed: { lastResult: 'gone', paused: true }, reports: [{ kind: 'ended' }, { kind: 'moved' }] });
    await other.close();
  });
});

describe('what changed upstream', () => {
  test('arrives: a new episode as imported, a changed one with a revision that nobody made', async () => {
    const { showId, episodeIds: [id] } = await followed();
    upstreamHas([{ guid: 'fog', title: 'Fog', audio: 'fog.mp3' }, { title: 'Ebb, flood', turns: withTurn(1, 'Jon (0:20) The boats go out with the spring ebb.') }]);
    expect(await look(showId)).toMatchObject({ feed: { lastResult: 'merged' }, reports: [{ kind: 'new', title: 'Fog', answer: 'told' }], conflicts: [] });
    const { items } = (await admin('GET', `/api/episodes?showId=${showId}&sort=position&order=asc`)).body;
    expect(items).toMatchObject([{ title: 'Fog', state: 'imported', segments: 4 }, { id, title: 'Ebb, flood', state: 'imported', revision: 1 }]);
    expect(await linesOf(id!)).toEqual(withTurn(1, 'Jon (0:20) The boats go out with the spring ebb.'));
    expect(await revisionsOf(id!)).toMatchObject([{ number: 1, author: null, note: 'upstream of 4 March 2026', operations: [{ type: 'setText' }] }]);
  });

  test('is not read where its bytes are the same', async () => {
    const { showId, episodeIds } = await followed([{ guid: 'fog', title: 'Fog', audio: 'fog.mp3' }, {}]);
    upstreamHas([{ guid: 'fog', title: 'Fog', audio: 'fog.mp3', introduction: 'New words.' }, {}]);
    await look(showId);
    const rows = await stet.database.prisma.episode.findMany({ where: { showId }, select: { id: true, revision: true, source: { select: { currentOf: { select: { id: true } } } } } });
    expect(rows.map(({ revision, source }) => [revision, source.currentOf.length])).toEqual([[0, 1], [0, 1]]);
    expect(rows.map(({ id }) => id).sort()).toEqual([...episodeIds].sort());
  });

  test('keeps a speaker who was corrected here through a new transcription', async () => {
    const { showId, episodeIds: [id] } = await followed();
    await relabel(id!);
    upstreamHas([{ turns: ['Mara (0:01) Good morning, from the harbour wall.', 'Jon (0:21) The boats go out', 'Jon (0:24) with the ebb tide.', 'Mara (0:41) And they come home with the flood.', 'Jon (1:01) Most of them.'] }]);
    expect((await look(showId)).conflicts).toEqual([]);
    expect(await linesOf(id!)).toEqual(['Mara (0:01) Good morning, from the harbour wall.', 'Mara (0:21) The boats go out', 'Mara (0:24) with the ebb tide.', 'Mara (0:41) And they come home with the flood.', 'Jon (1:01) Most of them.']);
    expect((await admin('GET', `/api/episodes/${id}`)).body).toMatchObject({ state: 'edited', revision: 2 });
  });

  test('goes back again, and takes over what was corrected here, without a question', async () => {
    const { showId, episodeIds: [id] } = await followed();
    await retext(id!, 1, 'The boats go out with the tide.');
    upstreamHas([{ turns: withTurn(1, 'Jon (0:20) The boats go out with the current.') }]);
    expect((await look(showId)).conflictsTotal).toBe(1);
    upstreamHas([{}]);
    expect((await look(showId)).conflictsTotal).toBe(0);
    expect((await linesOf(id!))[1]).toBe('Jon (0:20) The boats go out with the tide.');
    upstreamHas([{ turns: withTurn(1, 'Jon (0:20) The boats go out with the tide.') }]);
    expect((await look(showId)).conflictsTotal).toBe(0);
    expect(await preview(showId)).toMatchObject({ hunks: [] });
  });

  test('is merged once by two who look at the same time', async () => {
    const { showId, episodeIds: [id] } = await followed();
    upstreamHas([{ turns: withTurn(3, 'Jon (1:00) All of them do.') }]);
    const poll = stet.app.get(PollUpstream);
    await Promise.all([poll.run(showId, { asked: true }), poll.run(showId, { asked: true })]);
    expect(await stet.database.prisma.source.count({ where: { showId } })).toBe(2);
    expect(await revisionsOf(id!)).toHaveLength(1);
  });

  test('can be undone: our text stands again, as a correction of what is there now', async () => {
    const { showId, episodeIds: [id] } = await followed();
    upstreamHas([{ turns: ['Edda (0:10) A word before.', ...withTurn(1, 'Jon (0:20) The boats go out with the spring ebb.').filter((_, index) => index !== 3)] }]);
    await look(showId);
    const [merge] = await revisionsOf(id!);
    const { status } = await admin('POST', `/api/episodes/${id}/revisions`, { baseRevision: 1, clientId: 'undo-merge', operations: merge.inverse, undoes: 1 });
    expect(status).toBe(201);
    expect(await linesOf(id!)).toEqual(TURNS);
    const { changes, hunks } = await preview(showId);
    expect(changes).toMatchObject([{ title: 'Ebb and flood' }]);
    const lines = hunks.flatMap((hunk: { lines: { kind: string; text: string }[] }) => hunk.lines);
    expect(lines.filter(({ kind }: { kind: string }) => kind === 'added').map(({ text }: { text: string }) => text).join()).toContain('with the ebb.');
    expect((await revise(admin, id!, 2, (await revisionsOf(id!))[1].inverse)).status).toBe(201);
    expect((await preview(showId)).hunks).toEqual([]);
  });

  test('meets edits that are under way at the desk like any newer revision', async () => {
    const { showId, episodeIds: [id] } = await followed();
    const { segments } = await deskOf(admin, id!);
    upstreamHas([{ turns: withTurn(3, 'Jon (1:00) All of them do.') }]);
    await look(showId);
    const late = await revise(admin, id!, 0, [{ type: 'setText', segmentId: segments[0].id, text: 'Good evening.' }]);
    expect(late).toMatchObject({ status: 201, body: [{ number: 1, author: null }, { number: 2 }] });
    const same = await revise(admin, id!, 0, [{ type: 'setText', segmentId: segments[3].id, text: 'None of them.' }]);
    expect(same).toMatchObject({ status: 409, body: { conflicts: [{ field: 'text', yours: 'None of them.', theirs: 'All of them do.' }] } });
  });
});

const publishedText = async (showId: string) => {
  const { hunks } = await preview(showId);
  return hunks.flatMap((hunk: { lines: { kind: string; text: string }[] }) => hunk.lines).filter(({ kind }: { kind: string }) => kind === 'added').map(({ text }: { text: string }) => text);
};

describe('what both sides changed', () => {
  const theirs = 'The boats go out with the current.';

  async function conflict() {
    const { showId, episodeIds: [id] } = await followed();
    await retext(id!, 1, 'The boats go out with the tide.');
    upstreamHas([{ turns: withTurn(1, `Jon (0:20) ${theirs}`) }]);
    const { conflicts } = await look(showId);
    expect(conflicts).toMatchObject([{ episodeId: id, episodeTitle: 'Ebb and flood', kind: 'segment', field: 'text', startMs: 20_000, base: 'The boats go out with the ebb.', ours: 'The boats go out with the tide.', theirs, combined: 'The boats go out with the tide. current.', alike: 0 }]);
    return { showId, id: id!, decide: (choice: object) => admin('POST', `/api/shows/${showId}/upstream/conflicts/${conflicts[0].id}`, choice) };
  }

  test('stays ours, as a correction of what is there now', async () => {
    const { showId, id, decide } = await conflict();
    expect((await linesOf(id))[1]).toBe('Jon (0:20) The boats go out with the tide.');
    expect((await decide({ choice: 'ours' })).body).toMatchObject({ conflicts: [], conflictsTotal: 0 });
    expect(await revisionsOf(id)).toHaveLength(1);
    expect(await publishedText(showId)).toEqual(['<p>The boats go out with the tide.</p>']);
    expect((await decide({ choice: 'theirs' })).status).toBe(200); // decided already: nothing happens
    expect(await revisionsOf(id)).toHaveLength(1);
  });

  test('becomes theirs by a revision', async () => {
    const { showId, id, decide } = await conflict();
    expect((await decide({ choice: 'theirs' })).body.conflictsTotal).toBe(0);
    expect((await linesOf(id))[1]).toBe(`Jon (0:20) ${theirs}`);
    expect(await revisionsOf(id)).toMatchObject([{ number: 1 }, { number: 2, author: 'Ada Brandt' }]);
    expect(await publishedText(showId)).toEqual([]);
  });

  test('becomes what somebody makes of both', async () => {
    const { showId, id, decide } = await conflict();
    expect((await decide({ choice: 'combined', value: '   ' })).status).toBe(422);
    expect((await decide({ choice: 'combined', value: 'The boats go out with the tidal current.' })).body.conflictsTotal).toBe(0);
    expect((await linesOf(id))[1]).toBe('Jon (0:20) The boats go out with the tidal current.');
    expect(await publishedText(showId)).toEqual(['<p>The boats go out with the tidal current.</p>']);
  });

  test('is decided at once where it is the same everywhere', async () => {
    const { showId, episodeIds: [id] } = await followed();
    const { speakers, segments } = await deskOf(admin, id!);
    const mara = speakers.find(({ name }: { name: string }) => name === 'Mara').id;
    await revise(admin, id!, 0, [{ type: 'setSpeaker', segmentIds: [segments[1].id, segments[3].id], speakerId: mara }]);
    upstreamHas([{ turns: TURNS.map((turn) => turn.replace('Jon', 'Edda')) }]);
    const { conflicts } = await look(showId);
    expect(conflicts).toMatchObject([{ field: 'speaker', ours: 'Mara', theirs: 'Edda', alike: 1 }, { field: 'speaker', alike: 1 }]);
    const { body } = await admin('POST', `/api/shows/${showId}/upstream/conflicts/${conflicts[0].id}`, { choice: 'theirs', alike: true });
    expect(body.conflictsTotal).toBe(0);
    expect((await linesOf(id!)).map((line) => line.split(' ')[0])).toEqual(['Mara', 'Edda', 'Mara', 'Edda']);
  });

  test('of the show itself is a publisher’s to decide', async () => {
    const { showId } = await followed();
    const { body: show } = await admin('GET', `/api/shows/${showId}`);
    await admin('PATCH', `/api/shows/${showId}`, { description: 'Talk on our quay.' }, { 'if-match': `"${show.version}"` });
    host.answers({ body: harbourXml([{}]).replace('Talk on the quay.', 'Talk on any quay.').replace('https://harbour.example/', 'https://quay.example/') });
    const { conflicts: [asked] } = await look(showId);
    expect(asked).toMatchObject({ kind: 'show', field: 'description', base: 'Talk on the quay.', ours: 'Talk on our quay.', theirs: 'Talk on any quay.' });
    expect((await admin('GET', `/api/shows/${showId}`)).body).toMatchObject({ link: 'https://quay.example/', description: 'Talk on our quay.' });
    const editor = await stet.person({ roles: { [showId]: 'editor' } });
    const path = `/api/shows/${showId}/upstream/conflicts/${asked.id}`;
    expect((await editor('POST', path, { choice: 'theirs' })).status).toBe(403);
    await admin('POST', path, { choice: 'theirs' });
    expect((await admin('GET', `/api/shows/${showId}`)).body.description).toBe('Talk on any quay.');
    expect((await stet.database.prisma.show.findUniqueOrThrow({ where: { id: showId } })).changedFields).toEqual([]);
  });
});

const answer = (showId: string, report: { id: string }, said: string) => admin('POST', `/api/shows/${showId}/upstream/reports/${report.id}`, { answer: said });

const bare = (title: string): HarbourItem => ({ guid: null, title, audio: `${title}.mp3` });

describe('an episode', () => {
  const fog = { guid: 'fog', title: 'Fog', audio: 'fog.mp3', pubDate: 'Mon, 02 Mar 2026 08:00:00 GMT' };

  test('that is gone upstream stays here until somebody decides, and comes back with its corrections', async () => {
    const { showId, episodeIds } = await followed([{}, fog]);
    await relabel(episodeIds[1]!);
    upstreamHas([{}]);
    const { reports: [report] } = await look(showId);
    expect(report).toMatchObject({ kind: 'gone', title: 'Fog', episodeId: episodeIds[1], answer: null });
    expect((await linesOf(episodeIds[1]!))[1]).toMatch(/^Mara/);
    upstreamHas([{}, { ...fog, turns: withTurn(3, 'Jon (1:00) All of them do.') }]);
    expect((await look(showId)).reports).toMatchObject([{ kind: 'back', answer: 'told' }, { kind: 'gone', answer: 'settled' }]);
    expect(await linesOf(episodeIds[1]!)).toEqual([TURNS[0], TURNS[1]!.replace('Jon', 'Mara'), TURNS[2], 'Jon (1:00) All of them do.']);
    upstreamHas([{}]);
    const { reports: [again] } = await look(showId);
    expect((await answer(showId, again, 'perhaps')).status).toBe(422);
    expect((await answer(showId, again, 'remove')).status).toBe(200);
    expect((await admin('GET', `/api/episodes/${episodeIds[1]}`)).status).toBe(404);
  });

  test('that listeners have leaves the feed only when a publisher says so', async () => {
    const { showId, episodeIds } = await followed([{}, fog]);
    await relabel(episodeIds[1]!);
    expect((await publish(showId)).status).toBe(201);
    await relabel(episodeIds[0]!);
    const { body: { id: second } } = await publish(showId);
    await retext(episodeIds[0]!, 0, 'For later.');
    const later = async () => admin('POST', `/api/shows/${showId}/scheduled-publications`, { enrichments: [], hash: (await preview(showId)).hash, publishAt: new Date(now + HOUR).toISOString() });
    expect((await later()).status).toBe(201);
    upstreamHas([{}]);
    const { reports: [report] } = await look(showId);
    expect(await preview(showId)).toMatchObject({ blocked: [{ code: 'gone-upstream' }] });
    const refused = { status: 409, body: { code: 'gone-upstream' } };
    expect(await publish(showId)).toMatchObject(refused);
    expect(await later()).toMatchObject(refused);
    const { body: { hash } } = await admin('POST', `/api/publications/${second}/roll-back-preview`, {});
    expect(await admin('POST', `/api/publications/${second}/roll-back`, { hash })).toMatchObject(refused);
    now += HOUR;
    await stet.app.get(PublishScheduled).runDue();
    expect((await admin('GET', `/api/shows/${showId}/scheduled-publications`)).body.items).toMatchObject([{ state: 'failed', reason: expect.stringContaining('gone upstream') }]);
    expect((await answer(showId, report, 'leave')).status).toBe(200);
    const { status, body } = await publish(showId);
    expect(status).toBe(201);
    const turns = ['Mara (0:00) For later.', 'Mara (0:20) The boats go out with the ebb.', ...TURNS.slice(2)];
    expect((await stet.anonymous('GET', new URL(body.feedUrl).pathname)).text).toBe(harbourXml([{ turns }]));
    expect((await linesOf(episodeIds[1]!))[1]).toMatch(/^Mara/);
  });

  test('whose guid changed may be the same, and is made so only when somebody says it', async () => {
    const { showId, episodeIds } = await followed([{}, fog]);
    await relabel(episodeIds[1]!);
    upstreamHas([{}, { ...fog, guid: 'https://harbour.example/fog', turns: withTurn(3, 'Jon (1:00) All of them do.') }]);
    const { reports } = await look(showId);
    expect(reports).toMatchObject([{ kind: 'maybe-same', episodeId: episodeIds[1], guid: 'fog', otherGuid: 'https://harbour.example/fog' }, { kind: 'new' }]);
    expect((await admin('GET', `/api/episodes?showId=${showId}`)).body.total).toBe(3);
    await answer(showId, reports[0], 'same');
    const { items, total } = (await admin('GET', `/api/episodes?showId=${showId}&sort=position&order=asc`)).body;
    expect(total).toBe(2);
    expect(items[1]).toMatchObject({ id: episodeIds[1], guid: 'https://harbour.example/fog' });
    expect(await linesOf(episodeIds[1]!)).toEqual([TURNS[0], TURNS[1]!.replace('Jon', 'Mara'), TURNS[2], 'Jon (1:00) All of them do.']);
  });

  test('without a guid keeps its corrections when one comes before it, and when the order changes', async () => {
    const { showId, episodeIds } = await followed([bare('one'), bare('two')]);
    await relabel(episodeIds[0]!);
    upstreamHas([bare('two'), bare('zero'), { ...bare('one'), introduction: 'Anew.' }]);
    expect((await look(showId)).reports).toMatchObject([{ kind: 'new', title: 'zero' }]);
    const { items } = (await admin('GET', `/api/episodes?showId=${showId}&sort=position&order=asc`)).body;
    expect(items.map(({ title }: { title: string }) => title)).toEqual(['two', 'zero', 'one']);
    expect((await linesOf(episodeIds[0]!))[1]).toMatch(/^Mara/);
  });
});

test('a publication after a merge is what is there now with our corrections in it, and nothing else', async () => {
  const { showId, episodeIds: [id] } = await followed();
  await relabel(id!);
  const turns = ['Edda (0:00) A word before.', ...withTurn(3, 'Jon (1:00) All of them do.')];
  upstreamHas([{ introduction: 'About the tide, again.', turns }, { guid: 'fog', title: 'Fog', audio: 'fog.mp3' }]);
  await look(showId);
  const { status, body } = await publish(showId);
  expect(status).toBe(201);
  const feed = (await stet.anonymous('GET', new URL(body.feedUrl).pathname)).text;
  expect(feed).toBe(harbourXml([{ introduction: 'About the tide, again.', turns }, { guid: 'fog', title: 'Fog', audio: 'fog.mp3' }]).replace('Jon (0:20)', 'Mara (0:20)'));
});

test('a feed that is locked now is told, once', async () => {
  const { showId } = await followed();
  upstreamHas([{}], '    <podcast:locked>yes</podcast:locked>\n');
  const { reports: [report] } = await look(showId);
  expect(report).toMatchObject({ kind: 'locked', answer: null });
  expect((await admin('POST', `/api/shows/${showId}/upstream/reports/${report.id}`, { answer: 'confirmed' })).body.reports).toMatchObject([{ answer: 'confirmed' }]);
  const [logged] = await stet.database.prisma.audit.findMany({ where: { showId, action: 'upstream.answer' } });
  expect(logged!.detail).toMatchObject({ kind: 'locked', answer: 'confirmed' });
});

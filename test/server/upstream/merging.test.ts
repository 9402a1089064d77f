import { PollUpstream } from '../../../server/upstream/poll.ts';
import { countQueries } from '../../support/countQueries.ts';
import { Follower, withTurn } from '../../support/follower.ts';
import { harbourXml, TURNS, type HarbourItem } from '../../support/harbour.ts';
import { deskOf, revise } from '../../support/saltmarsh.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

describe('what changed upstream', () => {
  test('arrives: a new episode as imported, a changed one with a revision that nobody made', async () => {
    const { showId, episodeIds: [id] } = await follower.followed();
    follower.upstreamHas([{ guid: 'fog', title: 'Fog', audio: 'fog.mp3' }, { title: 'Ebb, flood', turns: withTurn(1, 'Jon (0:20) The boats go out with the spring ebb.') }]);
    expect(await follower.look(showId)).toMatchObject({ feed: { lastResult: 'merged' }, reports: [{ kind: 'new', title: 'Fog', answer: 'told' }], conflicts: [] });
    const { items } = (await follower.admin('GET', `/api/episodes?showId=${showId}&sort=position&order=asc`)).body;
    expect(items).toMatchObject([{ title: 'Fog', state: 'imported', segments: 4 }, { id, title: 'Ebb, flood', state: 'imported', revision: 1 }]);
    expect(await follower.linesOf(id!)).toEqual(withTurn(1, 'Jon (0:20) The boats go out with the spring ebb.'));
    expect(await follower.revisionsOf(id!)).toMatchObject([{ number: 1, author: null, note: 'upstream of 3 March 2026', operations: [{ type: 'setText' }] }]);
  });

  test('is not read where its bytes are the same', async () => {
    const { showId, episodeIds } = await follower.followed([{ guid: 'fog', title: 'Fog', audio: 'fog.mp3' }, {}]);
    follower.upstreamHas([{ guid: 'fog', title: 'Fog', audio: 'fog.mp3', turns: withTurn(1, 'Jon (0:20) New words.') }, {}]);
    await follower.look(showId);
    const rows = await follower.stet.database.prisma.episode.findMany({ where: { showId }, orderBy: { title: 'asc' }, select: { id: true, revision: true, source: { select: { currentOf: { select: { id: true } } } } } });
    expect(rows.map(({ revision, source }) => [revision, source.currentOf.length])).toEqual([[0, 1], [1, 1]]);
    expect(rows.map(({ id }) => id).sort()).toEqual([...episodeIds].sort());
  });

  test('in many episodes takes as many statements as in two, where they bring a speaker and ask about a word', async () => {
    const statementsFor = async (count: number): Promise<number> => {
      const items = Array.from({ length: count }, (_, at): HarbourItem => ({ guid: `g${at}`, title: `Episode ${at}`, audio: `${at}.mp3` }));
      const { showId, episodeIds } = await follower.followed(items);
      for (const id of episodeIds.slice(0, 2)) await follower.retext(id, 1, 'The boats go out with the neap.');
      follower.upstreamHas(items.map((item) => ({ ...item, turns: ['Edda (0:00) Good morning from the quay.', 'Jon (0:20) The boats go out with the flood.', ...TURNS.slice(2)] })));
      const { queries } = await countQueries(async () => { await follower.look(showId); });
      const { conflictsTotal } = (await follower.admin('GET', `/api/shows/${showId}/upstream`)).body;
      const { speakers } = await deskOf(follower.admin, episodeIds.at(-1)!);
      expect([conflictsTotal, speakers.map(({ name }: { name: string }) => name), (await follower.linesOf(episodeIds.at(-1)!))[0]]).toEqual([2, ['Edda', 'Jon', 'Mara'], 'Edda (0:00) Good morning from the quay.']);
      return queries;
    };
    const ofTwo = await statementsFor(2);
    await follower.closeHost();
    expect(await statementsFor(40)).toBeLessThan(ofTwo + 38); // not one for each of the others; what servers do by themselves is counted too
  });

  test('keeps a speaker who was corrected here through a new transcription', async () => {
    const { showId, episodeIds: [id] } = await follower.followed();
    await follower.relabel(id!);
    follower.upstreamHas([{ turns: ['Mara (0:01) Good morning, from the harbour wall.', 'Jon (0:21) The boats go out', 'Jon (0:24) with the ebb tide.', 'Mara (0:41) And they come home with the flood.', 'Jon (1:01) Most of them.'] }]);
    expect((await follower.look(showId)).conflicts).toEqual([]);
    expect(await follower.linesOf(id!)).toEqual(['Mara (0:01) Good morning, from the harbour wall.', 'Mara (0:21) The boats go out', 'Mara (0:24) with the ebb tide.', 'Mara (0:41) And they come home with the flood.', 'Jon (1:01) Most of them.']);
    expect((await follower.admin('GET', `/api/episodes/${id}`)).body).toMatchObject({ state: 'edited', revision: 2 });
  });

  test('goes back again, and takes over what was corrected here, without a question', async () => {
    const { showId, episodeIds: [id] } = await follower.followed();
    await follower.retext(id!, 1, 'The boats go out with the tide.');
    follower.upstreamHas([{ turns: withTurn(1, 'Jon (0:20) The boats go out with the current.') }]);
    expect((await follower.look(showId)).conflictsTotal).toBe(1);
    follower.upstreamHas([{}]);
    expect((await follower.look(showId)).conflictsTotal).toBe(0);
    expect((await follower.linesOf(id!))[1]).toBe('Jon (0:20) The boats go out with the tide.');
    follower.upstreamHas([{ turns: withTurn(1, 'Jon (0:20) The boats go out with the tide.') }]);
    expect((await follower.look(showId)).conflictsTotal).toBe(0);
    expect(await follower.publisher.preview(showId)).toMatchObject({ hunks: [] });
  });

  test('is merged once by two who look at the same time', async () => {
    const { showId, episodeIds: [id] } = await follower.followed();
    follower.upstreamHas([{ turns: withTurn(3, 'Jon (1:00) All of them do.') }]);
    const poll = follower.stet.app.get(PollUpstream);
    await Promise.all([poll.run(showId, { asked: true }), poll.run(showId, { asked: true })]);
    expect(await follower.stet.database.prisma.source.count({ where: { showId } })).toBe(2);
    expect(await follower.revisionsOf(id!)).toHaveLength(1);
  });

  test('can be undone: our text stands again, as a correction of what is there now', async () => {
    const { showId, episodeIds: [id] } = await follower.followed();
    follower.upstreamHas([{ turns: ['Edda (0:10) A word before.', ...withTurn(1, 'Jon (0:20) The boats go out with the spring ebb.').filter((_, index) => index !== 3)] }]);
    await follower.look(showId);
    const [merge] = await follower.revisionsOf(id!);
    const { status } = await follower.admin('POST', `/api/episodes/${id}/revisions`, { baseRevision: 1, clientId: 'undo-merge', operations: merge.inverse, undoes: 1 });
    expect(status).toBe(201);
    expect(await follower.linesOf(id!)).toEqual(TURNS);
    const { changes, hunks } = await follower.publisher.preview(showId);
    expect(changes).toMatchObject([{ title: 'Ebb and flood' }]);
    const lines = hunks.flatMap((hunk: { lines: { kind: string; text: string }[] }) => hunk.lines);
    expect(lines.filter(({ kind }: { kind: string }) => kind === 'added').map(({ text }: { text: string }) => text).join()).toContain('with the ebb.');
    expect((await revise(follower.admin, id!, 2, (await follower.revisionsOf(id!))[1].inverse)).status).toBe(201);
    expect((await follower.publisher.preview(showId)).hunks).toEqual([]);
  });

  test('meets edits that are under way at the desk like any newer revision', async () => {
    const { showId, episodeIds: [id] } = await follower.followed();
    const { segments } = await deskOf(follower.admin, id!);
    follower.upstreamHas([{ turns: withTurn(3, 'Jon (1:00) All of them do.') }]);
    await follower.look(showId);
    const late = await revise(follower.admin, id!, 0, [{ type: 'setText', segmentId: segments[0].id, text: 'Good evening.' }]);
    expect(late).toMatchObject({ status: 201, body: [{ number: 1, author: null }, { number: 2 }] });
    const same = await revise(follower.admin, id!, 0, [{ type: 'setText', segmentId: segments[3].id, text: 'None of them.' }]);
    expect(same).toMatchObject({ status: 409, body: { conflicts: [{ field: 'text', yours: 'None of them.', theirs: 'All of them do.' }] } });
  });
});

test('a publication after a merge is what is there now with our corrections in it, and nothing else', async () => {
  const { showId, episodeIds: [id] } = await follower.followed();
  await follower.relabel(id!);
  const turns = ['Edda (0:00) A word before.', ...withTurn(3, 'Jon (1:00) All of them do.')];
  follower.upstreamHas([{ introduction: 'About the tide, again.', turns }, { guid: 'fog', title: 'Fog', audio: 'fog.mp3' }]);
  await follower.look(showId);
  const { status, body } = await follower.publisher.publish(showId);
  expect(status).toBe(201);
  const feed = (await follower.stet.anonymous('GET', new URL(body.feedUrl).pathname)).text;
  expect(feed).toBe(harbourXml([{ introduction: 'About the tide, again.', turns }, { guid: 'fog', title: 'Fog', audio: 'fog.mp3' }]).replace('Jon (0:20)', 'Mara (0:20)'));
});

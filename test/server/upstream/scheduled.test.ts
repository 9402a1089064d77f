import { PublishScheduled } from '../../../server/publish/schedule/publishScheduled.ts';
import { Follower, HOUR_MS, withTurn } from '../../support/follower.ts';

let follower: Follower;
beforeAll(async () => {
  follower = await Follower.start();
  follower.nowMs = Date.now(); // the database notes by its own clock when something was scheduled
});
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

const OURS = 'The boats go out with the tide.';
const THEIRS = 'The boats go out with the current.';

const author = (name: string): string => `    <itunes:author>${name}</itunes:author>\n`;

/** Schedules all corrections; `due` lets the time come and returns what became of it. */
async function schedule(showId: string) {
  const { admin, publisher } = follower;
  const { hash, enrichments } = await publisher.preview(showId);
  const path = `/api/shows/${showId}/scheduled-publications`;
  const { status, text } = await admin('POST', path, { hash, enrichments, publishAt: new Date(follower.nowMs + 2 * HOUR_MS).toISOString() });
  if (status !== 201) throw new Error(text);
  follower.nowMs += HOUR_MS;
  return async () => {
    follower.nowMs += HOUR_MS;
    await follower.stet.app.get(PublishScheduled).runDue();
    return (await admin('GET', path)).body.items[0];
  };
}

/** Upstream changes the turn that we have changed. */
async function conflict(showId: string) {
  follower.upstreamHas([{ turns: withTurn(1, `Jon (0:20) ${THEIRS}`) }]);
  const { conflicts } = await follower.look(showId);
  expect(conflicts).toHaveLength(1);
  return (choice: object) => follower.decide(showId, conflicts[0], choice);
}

test.each<[string, object]>([['theirs', { choice: 'theirs' }], ['some made of both', { choice: 'combined', value: 'The boats go out with the tidal current.' }]])('words that lost to %s after they were scheduled do not go out, and that is told', async (_, choice) => {
  const { showId, episodeIds: [id] } = await follower.followed();
  await follower.retext(id!, 1, OURS);
  const due = await schedule(showId);
  expect((await (await conflict(showId))(choice)).status).toBe(200);
  expect(await due()).toMatchObject({ state: 'failed', reason: expect.stringContaining('“Ebb and flood”'), publicationId: null });
  expect((await follower.admin('GET', `/api/publications?showId=${showId}`)).body.total).toBe(0);
});

test('what the show said of itself, and lost, does not go out either', async () => {
  const { showId } = await follower.followed([{}], author('Mara'));
  const { status } = await follower.admin('PATCH', `/api/shows/${showId}`, { author: 'Mara Quill' }, { 'if-match': '1' });
  expect(status).toBe(200);
  const due = await schedule(showId);
  follower.upstreamHas([{}], author('M. Quill'));
  const { conflicts } = await follower.look(showId);
  expect(conflicts).toMatchObject([{ kind: 'show', field: 'author' }]);
  await follower.decide(showId, conflicts[0], { choice: 'theirs' });
  expect(await due()).toMatchObject({ state: 'failed', reason: expect.stringContaining('the show itself') });
});

test('words that won, or are asked about still, go out', async () => {
  for (const choice of [{ choice: 'ours' }, null]) {
    const { showId, episodeIds: [id] } = await follower.followed();
    await follower.retext(id!, 1, OURS);
    const due = await schedule(showId);
    const decide = await conflict(showId);
    if (choice) await decide(choice);
    expect(await due()).toMatchObject({ state: 'done', reason: null });
    await follower.closeHost();
  }
  await follower.startHost();
});

test('what was corrected only after it was scheduled, and lost, is not in its way', async () => {
  const { showId, episodeIds: [id] } = await follower.followed();
  await follower.retext(id!, 0, 'Good evening.');
  const due = await schedule(showId);
  await follower.retext(id!, 1, OURS);
  await (await conflict(showId))({ choice: 'theirs' });
  expect(await due()).toMatchObject({ state: 'done', reason: null });
});

import { Follower, HOUR_MS } from '../../support/follower.ts';
import { harbourXml, TURNS } from '../../support/harbour.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

/** Upstream has a turn more, before all others but the first. */
const WITH_ONE_MORE = [TURNS[0]!, 'Jon (0:10) Indeed.', ...TURNS.slice(1)];
const ANYWAY = { override: 'for the test' };

/** A feed that went out as it came, then with one turn corrected. */
async function correctedOnce() {
  const { showId, episodeIds: [id] } = await follower.followed();
  const { publisher, admin } = follower;
  const publish = () => publisher.publish(showId, {}, ANYWAY);
  await publish();
  await follower.retext(id!, 1, 'The boats go out with the tide.');
  const { body: { id: publicationId } } = await publish();
  const { slug } = (await admin('GET', `/api/shows/${showId}`)).body;
  const look = async (choices = {}) => (await admin('POST', `/api/publications/${publicationId}/roll-back-preview`, { choices })).body;
  const rollBack = async () => admin('POST', `/api/publications/${publicationId}/roll-back`, { hash: (await look()).hash, choices: {} });
  const comes = (turns: readonly string[]) => { follower.nowMs += HOUR_MS; follower.upstreamHas([{ turns }]); return follower.look(showId); };
  return { showId, id: id!, publish, look, rollBack, comes, feed: () => publisher.feed(slug) };
}

const textsOf = (xml: string) => [...xml.matchAll(/<p>([^<]*)<\/p>/g)].map(([, text]) => text).slice(1);
const wordsOf = (turns: readonly string[]) => turns.map((turn) => turn.replace(/^\w+ \(\d+:\d+\) /, ''));

describe('a publication is taken back after upstream has a turn more', () => {
  test('at once: nothing of upstream’s comes twice, and nothing waits', async () => {
    const { showId, id, comes, rollBack, feed } = await correctedOnce();
    await comes(WITH_ONE_MORE);
    expect((await rollBack()).status).toBe(201);
    expect(textsOf(await feed())).toEqual(wordsOf(WITH_ONE_MORE));
    expect(await follower.linesOf(id)).toEqual(WITH_ONE_MORE);
    expect(await follower.publisher.preview(showId)).toMatchObject({ waiting: [], changes: [], hunks: [] });
  });

  test('from under a later one: only what it corrected is as it was', async () => {
    const { showId, id, comes, publish, look, rollBack, feed } = await correctedOnce();
    await comes(WITH_ONE_MORE);
    await follower.retext(id, 4, 'Nearly all do.');
    await publish();
    expect((await look()).conflicts).toEqual([]);
    expect((await rollBack()).status).toBe(201);
    const left = [...WITH_ONE_MORE.slice(0, -1), 'Jon (1:00) Nearly all do.'];
    expect(textsOf(await feed())).toEqual(wordsOf(left));
    expect(await follower.linesOf(id)).toEqual(left);
    expect(await follower.publisher.preview(showId)).toMatchObject({ waiting: [], changes: [], hunks: [] });
  });
});

test('what was removed after upstream had a turn more comes back where it was, as the notes have it', async () => {
  const { showId, episodeIds: [id] } = await follower.followed();
  const { publisher, admin } = follower;
  await publisher.publish(showId, {}, ANYWAY);
  const { slug } = (await admin('GET', `/api/shows/${showId}`)).body;
  follower.nowMs += HOUR_MS;
  follower.upstreamHas([{ turns: WITH_ONE_MORE }]);
  await follower.look(showId);
  const { segments } = (await admin('GET', `/api/episodes/${id}/desk`)).body;
  await follower.edit(id!, [{ type: 'deleteSegment', segmentId: segments[2].id }]);
  const { body: { id: publicationId } } = await publisher.publish(showId, {}, ANYWAY);
  const { body: { hash } } = await admin('POST', `/api/publications/${publicationId}/roll-back-preview`, { choices: {} });
  expect((await admin('POST', `/api/publications/${publicationId}/roll-back`, { hash, choices: {} })).status).toBe(201);
  expect(textsOf(await publisher.feed(slug))).toEqual(wordsOf(WITH_ONE_MORE));
  expect(await follower.linesOf(id!)).toEqual(WITH_ONE_MORE);
  expect(await publisher.preview(showId)).toMatchObject({ waiting: [], changes: [], hunks: [] });
});

test('a publication is taken back where the episode goes by another guid since', async () => {
  const { showId, id, rollBack, feed } = await correctedOnce();
  follower.nowMs += HOUR_MS;
  follower.upstreamHas([{ guid: 'ebb-anew', turns: WITH_ONE_MORE }]);
  const { reports } = await follower.look(showId);
  await follower.answer(showId, reports.find(({ kind }: { kind: string }) => kind === 'maybe-same'), 'same');
  expect((await rollBack()).status).toBe(201);
  expect(textsOf(await feed())).toEqual(wordsOf(WITH_ONE_MORE));
  expect(await follower.linesOf(id)).toEqual(WITH_ONE_MORE);
});

test('what a publication changed of the show itself is what the feed says by now once it is taken back, and follows', async () => {
  const { showId } = await follower.followed();
  const { publisher, admin } = follower;
  const show = async () => (await admin('GET', `/api/shows/${showId}`)).body;
  const comes = (description: string) => {
    follower.nowMs += HOUR_MS;
    follower.host.answers({ body: harbourXml([{}]).replace('Talk on the quay.', description) });
    return follower.look(showId);
  };
  await publisher.publish(showId, {}, ANYWAY);
  await admin('PATCH', `/api/shows/${showId}`, { description: 'Talk on our quay.' }, { 'if-match': `"${(await show()).version}"` });
  const { body: { id: publicationId } } = await publisher.publish(showId, {}, ANYWAY);
  const { conflicts: [asked] } = await comes('Talk on any quay.');
  await follower.decide(showId, asked, { choice: 'ours' });
  const { body: { hash, showChanges } } = await admin('POST', `/api/publications/${publicationId}/roll-back-preview`, { choices: {} });
  expect(showChanges).toEqual([{ field: 'description', before: 'Talk on our quay.', after: 'Talk on any quay.' }]);
  expect((await admin('POST', `/api/publications/${publicationId}/roll-back`, { hash, choices: {} })).status).toBe(201);
  expect((await show()).description).toBe('Talk on any quay.');
  expect((await comes('Talk on all quays.')).conflicts).toEqual([]);
  expect((await show()).description).toBe('Talk on all quays.');
});

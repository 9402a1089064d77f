import { Follower, HOUR_MS, withTurn } from '../../support/follower.ts';
import type { HarbourItem } from '../../support/harbour.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

const read = (id: string) => follower.read(id);
const change = (id: string, item: object) => follower.change(id, item);
const then = (showId: string, ...items: HarbourItem[]) => {
  follower.nowMs += HOUR_MS;
  follower.upstreamHas(items);
  return follower.look(showId);
};
const askedOf = async (showId: string) => (await follower.admin('GET', `/api/shows/${showId}/upstream`)).body.conflicts;
const decide = (showId: string, question: { id: string; version: string }, choice: object) => follower.decide(showId, question, choice);
const LATER = 'Wed, 04 Mar 2026 08:00:00 GMT';

/** An episode whose title was corrected here. */
async function corrected(title = 'Ebb and flow', item: HarbourItem = {}) {
  const { showId, episodeIds: [id] } = await follower.followed([item]);
  await change(id!, { title });
  return { showId, id: id! };
}

describe('what an item says besides its notes, while its feed moves on', () => {
  test('follows where it was not changed, and stays where it was', async () => {
    const { showId, id } = await corrected();
    const { conflicts } = await then(showId, { pubDate: LATER, audio: 'ebb2.mp3' });
    expect(conflicts).toEqual([]);
    expect(await read(id)).toMatchObject({ title: 'Ebb and flow', pubDate: '2026-03-04T08:00:00.000Z', enclosureUrl: 'https://audio.example/ebb2.mp3', inFeed: { title: 'Ebb and flood' }, version: 3 });
    expect(await follower.addedLines(showId)).toEqual(['      <title>Ebb and flow</title>']);
  });

  test('is no correction any more once upstream says the same', async () => {
    const { showId, id } = await corrected();
    expect((await then(showId, { title: 'Ebb and flow' })).conflicts).toEqual([]);
    expect(await read(id)).toMatchObject({ title: 'Ebb and flow', inFeed: {} });
    await then(showId, { title: 'Flow and ebb' });
    expect((await read(id)).title).toBe('Flow and ebb');
  });

  test('nor where it says the same in whole seconds: an item holds no parts of one', async () => {
    const { showId, id } = await corrected();
    await change(id, { asInFeed: ['title'], durationMs: 96_500, pubDate: '2026-03-04T08:00:00.500Z' });
    await follower.publisher.publish(showId, {}, { override: 'for the test' });
    const { conflicts } = await then(showId, { pubDate: LATER, more: '<itunes:duration>96</itunes:duration>' });
    expect(conflicts).toEqual([]);
    expect(await read(id)).toMatchObject({ durationMs: 96_000, pubDate: '2026-03-04T08:00:00.000Z', inFeed: {} });
  });

  test('is asked about where both changed it, and ours stands until then', async () => {
    const { showId, id } = await corrected();
    const { conflicts } = await then(showId, { title: 'EBB AND FLOOD' });
    expect(conflicts).toMatchObject([{ episodeId: id, episodeTitle: 'Ebb and flow', kind: 'item', field: 'title', base: 'Ebb and flood', ours: 'Ebb and flow', theirs: 'EBB AND FLOOD' }]);
    expect(await read(id)).toMatchObject({ title: 'Ebb and flow', inFeed: { title: 'EBB AND FLOOD' } });
    await decide(showId, conflicts[0], { choice: 'ours' });
    expect(await follower.addedLines(showId)).toEqual(['      <title>Ebb and flow</title>']);
    expect((await then(showId, { title: 'EBB AND FLOOD', pubDate: LATER })).conflicts).toEqual([]);
  });

  test('becomes theirs by a revision, and follows again', async () => {
    const { showId, id } = await corrected();
    const { conflicts: [asked] } = await then(showId, { title: 'EBB AND FLOOD' });
    expect((await decide(showId, asked, { choice: 'theirs' })).body.conflictsTotal).toBe(0);
    expect(await read(id)).toMatchObject({ title: 'EBB AND FLOOD', inFeed: {}, revision: 2 });
    expect((await follower.admin('GET', `/api/episodes/${id}/history`)).body.items[0]).toMatchObject({ number: 2, note: 'title', author: 'Ada Brandt' });
    await then(showId, { title: 'Flood' });
    expect((await read(id)).title).toBe('Flood');
  });

  test('becomes what somebody makes of both titles; an address is one or the other', async () => {
    const { showId, id } = await corrected();
    await change(id, { enclosureUrl: 'https://audio.example/ours.mp3' });
    const { conflicts } = await then(showId, { title: 'EBB AND FLOOD', audio: 'theirs.mp3' });
    const of = (field: string) => conflicts.find((conflict: { field: string }) => conflict.field === field);
    expect((await decide(showId, of('title'), { choice: 'combined', value: ' ' })).status).toBe(422);
    expect((await decide(showId, of('enclosureUrl'), { choice: 'combined', value: 'https://audio.example/both.mp3' })).status).toBe(422);
    expect((await decide(showId, of('title'), { choice: 'combined', value: 'EBB AND FLOW' })).body.conflictsTotal).toBe(1);
    expect(await read(id)).toMatchObject({ title: 'EBB AND FLOW', enclosureUrl: 'https://audio.example/ours.mp3', inFeed: { title: 'EBB AND FLOOD', enclosureUrl: 'https://audio.example/theirs.mp3' } });
  });

  test('is settled where upstream goes back to what it said, or comes round to ours', async () => {
    const { showId, id } = await corrected();
    await then(showId, { title: 'EBB AND FLOOD' });
    expect((await then(showId, { title: 'Ebb and flood' })).conflicts).toEqual([]);
    expect(await read(id)).toMatchObject({ title: 'Ebb and flow', inFeed: { title: 'Ebb and flood' } });
    expect((await then(showId, { title: 'EBB AND FLOOD' })).conflicts).toHaveLength(1);
    expect((await then(showId, { title: 'Ebb and flow' })).conflicts).toEqual([]);
  });

  test('goes along with corrections of the notes, each by itself', async () => {
    const { showId, id } = await corrected();
    await follower.retext(id, 1, 'The boats go out with the tide.');
    const { conflicts } = await then(showId, { title: 'Ebb and flood!', turns: withTurn(1, 'Jon (0:20) The boats go out with the current.') });
    expect(conflicts.map(({ kind, field }: { kind: string; field: string }) => [kind, field])).toEqual(expect.arrayContaining([['item', 'title'], ['segment', 'text']]));
    expect(await follower.addedLines(showId)).toEqual(['      <title>Ebb and flow</title>', '<p>The boats go out with the tide.</p>']);
  });

  test('and is public already stays public until somebody decides', async () => {
    const { showId, id } = await corrected();
    const { publisher } = follower;
    const { slug } = (await follower.admin('GET', `/api/shows/${showId}`)).body;
    await publisher.publish(showId, {}, { override: 'for the test' });
    expect(await publisher.feed(slug)).toContain('<title>Ebb and flow</title>');
    const { conflicts: [asked] } = await then(showId, { title: 'EBB AND FLOOD' });
    expect(await publisher.preview(showId)).toMatchObject({ changes: [] });
    await decide(showId, asked, { choice: 'theirs' });
    expect(await publisher.preview(showId)).toMatchObject({ waiting: [{ episodeId: id }], changes: [{ summary: ['title'], details: [{ before: 'Ebb and flow', after: 'EBB AND FLOOD' }] }] });
  });
});

describe('a correction that is public and was taken over upstream', () => {
  const flood = { guid: 'flood', title: 'Flood' };

  /** Its host has the corrected title by now, and a corrected word is not chosen yet. */
  async function takenOver() {
    const { showId, episodeIds: [id, other] } = await follower.followed([{}, flood]);
    const { slug } = (await follower.admin('GET', `/api/shows/${showId}`)).body;
    await change(id!, { title: 'Ebb and flow' });
    await follower.publisher.publish(showId, {}, { override: 'for the test' });
    await then(showId, { title: 'Ebb and flow' }, flood);
    await follower.retext(id!, 1, 'The boats go out with the tide.');
    const publishOther = async () => {
      await change(other!, { title: `${(await read(other!)).title}s` });
      expect((await follower.publisher.publish(showId, { enrichments: [], episodeIds: [other] }, { override: 'for the test' })).status).toBe(201);
      return follower.publisher.feed(slug);
    };
    return { showId, id: id!, publishOther };
  }

  test('is the feed’s own word: where that moves on, what is public does too, with whatever is published', async () => {
    const { showId, id, publishOther } = await takenOver();
    await then(showId, { title: 'Ebb, flow' }, flood);
    const feed = await publishOther();
    expect([feed.includes('<title>Ebb, flow</title>'), feed.includes('Ebb and flow'), feed.includes('with the tide')]).toEqual([true, false, false]);
    expect((await follower.publisher.preview(showId)).changes).toMatchObject([{ episodeId: id, summary: ['1 edited text'] }]);
  });

  test('stays public where it is corrected again and the feed moves on', async () => {
    const { showId, id, publishOther } = await takenOver();
    await change(id, { title: 'Ebbs' });
    await then(showId, { title: 'Ebb, flow' }, flood);
    expect(await publishOther()).toContain('<title>Ebb and flow</title>');
  });
});

describe('a question about an item', () => {
  test('is answered where somebody makes it what the feed says', async () => {
    const { showId, id } = await corrected();
    const { conflicts: [question] } = await then(showId, { title: 'EBB AND FLOOD' });
    await change(id, { asInFeed: ['title'] });
    expect(await askedOf(showId)).toEqual([]);
    await decide(showId, question, { choice: 'ours' });
    expect(await follower.stet.database.prisma.upstreamConflict.findUnique({ where: { id: question.id } })).toMatchObject({ choice: 'settled', resolvedBy: null, resolvedAt: new Date(follower.nowMs) });
  });

  test('is not decided over an edit that answered it a moment before', async () => {
    const { showId, id } = await corrected();
    const { conflicts: [question] } = await then(showId, { title: 'EBB AND FLOOD' });
    const { pool } = follower.stet.database;
    const waiting = async (): Promise<number> => (await pool.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount!;
    const elsewhere = await pool.connect();
    await elsewhere.query('begin');
    await elsewhere.query('select from "episode" where id = $1 for update', [id]);
    const edit = change(id, { asInFeed: ['title'] });
    while ((await waiting()) < 1);
    const decision = decide(showId, question, { choice: 'combined', value: 'EBB AND FLOW' });
    while ((await waiting()) < 2);
    await elsewhere.query('commit');
    elsewhere.release();
    await edit;
    expect((await decision).status).toBe(200);
    expect(await read(id)).toMatchObject({ title: 'EBB AND FLOOD', inFeed: {} });
    expect(await follower.stet.database.prisma.upstreamConflict.findUnique({ where: { id: question.id } })).toMatchObject({ choice: 'settled', resolvedBy: null });
  });

  test('is about what the item says by now, and other questions stay as they are', async () => {
    const { showId, id } = await corrected();
    await change(id, { enclosureUrl: 'https://audio.example/ours.mp3' });
    await then(showId, { title: 'EBB AND FLOOD', audio: 'theirs.mp3' });
    await change(id, { title: 'Ebb, flow' });
    expect(await askedOf(showId)).toMatchObject([{ field: 'enclosureUrl', ours: 'https://audio.example/ours.mp3' }, { field: 'title', base: 'Ebb and flood', ours: 'Ebb, flow', theirs: 'EBB AND FLOOD', words: 'Ebb, flow', combined: 'Ebb, flow' }]);
  });

  test('goes with the publication that brought ours, when that is taken back', async () => {
    const { showId, id } = await corrected();
    const { body: { id: publicationId } } = await follower.publisher.publish(showId, {}, { override: 'for the test' });
    expect((await then(showId, { title: 'EBB AND FLOOD' })).conflicts).toHaveLength(1);
    const { body: { hash } } = await follower.admin('POST', `/api/publications/${publicationId}/roll-back-preview`, {});
    expect((await follower.admin('POST', `/api/publications/${publicationId}/roll-back`, { hash })).status).toBe(201);
    expect(await read(id)).toMatchObject({ title: 'EBB AND FLOOD', inFeed: {} });
    expect(await askedOf(showId)).toEqual([]);
  });
});

test('a publication that corrected it is taken back to what the feed says by now', async () => {
  const { showId, id } = await corrected();
  const { publisher, admin } = follower;
  const { body: { id: publicationId } } = await publisher.publish(showId, {}, { override: 'for the test' });
  const { conflicts } = await then(showId, { title: 'EBB AND FLOOD' });
  await decide(showId, conflicts[0], { choice: 'ours' });
  await follower.retext(id, 1, 'The boats go out with the tide.');
  const { body: { hash } } = await admin('POST', `/api/publications/${publicationId}/roll-back-preview`, {});
  expect((await admin('POST', `/api/publications/${publicationId}/roll-back`, { hash })).status).toBe(201);
  expect(await read(id)).toMatchObject({ title: 'EBB AND FLOOD', inFeed: {}, state: 'edited' });
  expect(await publisher.feed((await admin('GET', `/api/shows/${showId}`)).body.slug)).toContain('<title>EBB AND FLOOD</title>');
  expect((await then(showId, { title: 'Ebb, flood' })).conflicts).toEqual([]);
  expect((await read(id)).title).toBe('Ebb, flood');
});

describe('a corrected item', () => {
  test('is known upstream by what its feed says, not by what was made of it here', async () => {
    const { showId, episodeIds: [id] } = await follower.followed([{ guid: null }]);
    await change(id!, { title: 'Ebb and flow', pubDate: '2026-03-05T08:00:00.000Z' });
    const { reports, conflicts } = await then(showId, { guid: null, audio: 'moved.mp3' });
    expect([reports.map(({ kind }: { kind: string }) => kind), conflicts]).toEqual([[], []]);
    expect(await read(id!)).toMatchObject({ title: 'Ebb and flow', enclosureUrl: 'https://audio.example/moved.mp3', inFeed: { title: 'Ebb and flood', pubDate: '2026-03-03T08:00:00.000Z' } });
  });

  test('goes on under another guid where somebody says that it is the same', async () => {
    const { showId, id } = await corrected();
    const { reports } = await then(showId, { guid: 'ebb-anew', pubDate: LATER });
    const asked = reports.find(({ kind }: { kind: string }) => kind === 'maybe-same');
    expect((await follower.answer(showId, asked, 'same')).status).toBe(200);
    expect(await read(id)).toMatchObject({ guid: 'ebb-anew', title: 'Ebb and flow', pubDate: '2026-03-04T08:00:00.000Z', inFeed: { title: 'Ebb and flood' } });
  });

  test('is known for ours when its host has what was handed back to it, and so is what it left', async () => {
    const { showId, id } = await corrected();
    await follower.retext(id, 1, 'The boats go out with the tide.');
    await follower.admin('POST', `/api/episodes/${id}/handed-back`, { revision: 2 });
    await change(id, { title: 'Flow' });
    const { reports, conflicts } = await then(showId, { title: 'Ebb and flow' });
    expect(conflicts).toEqual([]);
    expect(reports).toMatchObject([{ kind: 'taken', episodeId: id, revision: 2, taken: ['title'], left: ['1 edited text'] }]);
    expect(await read(id)).toMatchObject({ title: 'Flow', inFeed: { title: 'Ebb and flow' }, state: 'edited' });
    await change(id, { asInFeed: ['title'] });
    await follower.admin('POST', `/api/episodes/${id}/handed-back`, { revision: 4 });
    const { reports: [whole] } = await then(showId, { title: 'Ebb and flow', turns: withTurn(1, 'Jon (0:20) The boats go out with the tide.') });
    expect(whole).toMatchObject({ kind: 'taken', taken: ['1 edited text'], left: [] });
    expect((await read(id)).state).toBe('imported');
  });

  test('that is kept though it is gone upstream keeps its correction', async () => {
    const { showId, episodeIds: [, id] } = await follower.followed([{ guid: 'flood', title: 'Flood' }, {}]);
    await change(id!, { title: 'Ebb and flow' });
    const { reports } = await then(showId, { guid: 'flood', title: 'Flood' });
    await follower.answer(showId, reports.find(({ kind }: { kind: string }) => kind === 'gone'), 'keep');
    expect(await follower.addedLines(showId)).toContain('      <title>Ebb and flow</title>');
  });
});

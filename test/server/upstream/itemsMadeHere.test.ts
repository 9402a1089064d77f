import { Follower, HOUR_MS } from '../../support/follower.ts';
import { TURNS, type HarbourItem } from '../../support/harbour.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

const read = (id: string) => follower.read(id);
const change = (id: string, item: object) => follower.change(id, item);
const PAGE = `<p>About the tide.</p>\n<h2>Transcript</h2>\n${TURNS.map((line) => `<p>${line.replace(/ \((.*?)\)/, ' ($1):')}</p>`).join('\n')}`;
const LINK = 'https://harbour.example/slack';

/** An episode made here beside one that came with the feed, and its item as a host would have it. */
async function made({ link = true } = {}) {
  const { showId } = await follower.followed();
  const { body: { id: pasted } } = await follower.admin('POST', '/api/imports', { kind: 'paste', content: PAGE });
  const said = { title: 'Slack water', enclosureUrl: 'https://audio.example/slack.mp3', enclosureLength: 1000, enclosureType: 'audio/mpeg', pubDate: '2026-03-10T08:00:00.000Z' };
  const { body: { episodeIds: [id] } } = await follower.admin('POST', `/api/imports/${pasted}/accept`, { showId, ...said });
  if (link) await change(id, { link: LINK });
  const { guid } = await read(id);
  const item: HarbourItem = { guid, title: 'Slack water', audio: 'slack.mp3', pubDate: 'Tue, 10 Mar 2026 08:00:00 GMT', more: `<link>${LINK}</link>` };
  const comes = (otherwise: HarbourItem = {}) => {
    follower.nowMs += HOUR_MS;
    follower.upstreamHas([{ ...item, ...otherwise }, {}]);
    return follower.look(showId);
  };
  return { showId, id, comes };
}

async function published() {
  const all = await made();
  expect((await follower.publisher.publish(all.showId, {}, { override: 'for the test' })).status).toBe(201);
  return all;
}

describe('an episode that was made here and published, whose item comes with the feed', () => {
  test('keeps what was changed since, as a correction of what its host took', async () => {
    const { showId, id, comes } = await published();
    await change(id, { title: 'Slack waters', link: `${LINK}-waters` });
    expect((await comes()).conflicts).toEqual([]);
    expect(await read(id)).toMatchObject({ origin: 'feed', title: 'Slack waters', link: `${LINK}-waters`, inFeed: { title: 'Slack water', link: LINK }, state: 'edited' });
    expect((await follower.addedLines(showId)).map((line) => line.trim())).toEqual(expect.arrayContaining(['<title>Slack waters</title>', `<link>${LINK}-waters</link>`]));
  });

  test('follows in what was not, and is asked about where its host says a third thing', async () => {
    const { id, comes } = await published();
    await change(id, { title: 'Slack waters' });
    expect((await comes({ title: 'SLACK', audio: 'slack2.mp3' })).conflicts).toMatchObject([{ episodeId: id, kind: 'item', field: 'title', base: 'Slack water', ours: 'Slack waters', theirs: 'SLACK' }]);
    expect(await read(id)).toMatchObject({ title: 'Slack waters', enclosureUrl: 'https://audio.example/slack2.mp3', inFeed: { title: 'SLACK' } });
  });

  test('is what the feed says where it was emptied here: an element of a feed is not taken out', async () => {
    const { id, comes } = await published();
    await change(id, { link: null });
    await comes();
    expect(await read(id)).toMatchObject({ link: LINK, inFeed: {} });
  });

  test('keeps the transcript that its host leaves out, in what is public too', async () => {
    const { showId, id, comes } = await published();
    await comes({ turns: [] });
    expect(await follower.linesOf(id)).toEqual(TURNS);
    await follower.publisher.publish(showId, {}, { override: 'for the test' });
    const { slug } = (await follower.admin('GET', `/api/shows/${showId}`)).body;
    expect((await follower.publisher.feed(slug)).split('The boats go out with the ebb.')).toHaveLength(3); // in the other episode too
  });

  test('is no correction where it was handed back as it was changed', async () => {
    const { id, comes } = await published();
    await change(id, { title: 'Slack waters' });
    await follower.admin('POST', `/api/episodes/${id}/handed-back`, { revision: 2 });
    const { conflicts, reports } = await comes({ title: 'Slack waters' });
    expect(conflicts).toEqual([]);
    expect(reports).toContainEqual(expect.objectContaining({ kind: 'taken', episodeId: id, taken: ['title'], left: [] }));
    expect(await read(id)).toMatchObject({ title: 'Slack waters', inFeed: {} });
  });
});

describe('an episode that was made here and is first published by its host', () => {
  test('keeps what was changed since it was handed back', async () => {
    const { id, comes } = await made();
    await follower.admin('POST', `/api/episodes/${id}/handed-back`, { revision: 1 });
    await change(id, { title: 'Slack waters' });
    expect((await comes()).conflicts).toEqual([]);
    expect(await read(id)).toMatchObject({ title: 'Slack waters', inFeed: { title: 'Slack water' }, state: 'edited' });
  });

  test('keeps what was written here, and is asked about what its host says otherwise: nobody knows what that was made of', async () => {
    const { showId, id, comes } = await made();
    await change(id, { title: 'Slack waters', link: null });
    const { conflicts } = await comes();
    expect(conflicts).toMatchObject([{ episodeId: id, kind: 'item', field: 'title', base: null, ours: 'Slack waters', theirs: 'Slack water' }]);
    expect(await read(id)).toMatchObject({ title: 'Slack waters', link: LINK, inFeed: { title: 'Slack water' }, state: 'edited' });
    expect(await follower.addedLines(showId)).toContain('      <title>Slack waters</title>');
    expect((await comes({ title: 'Slack waters' })).conflicts).toEqual([]);
    expect(await read(id)).toMatchObject({ title: 'Slack waters', inFeed: {} });
  });

  test('waits with what was written here though nobody edited it since', async () => {
    const { showId, id, comes } = await made({ link: false });
    expect((await comes({ title: 'SLACK' })).conflicts).toMatchObject([{ field: 'title', ours: 'Slack water', theirs: 'SLACK' }]);
    expect(await read(id)).toMatchObject({ title: 'Slack water', state: 'edited' });
    expect(await follower.addedLines(showId)).toContain('      <title>Slack water</title>');
  });

  test('waits for nothing where its host says what was written here', async () => {
    const { showId, id, comes } = await made({ link: false });
    expect((await comes()).conflicts).toEqual([]);
    expect(await read(id)).toMatchObject({ state: 'imported', inFeed: {}, link: LINK });
    expect(await follower.addedLines(showId)).toEqual([]);
  });

  test('keeps the transcript that its host leaves out, and takes it into the feed', async () => {
    const { showId, id, comes } = await made();
    expect((await comes({ turns: [], introduction: 'Tune in.' })).conflicts).toMatchObject([{ kind: 'introduction', ours: 'About the tide.', theirs: 'Tune in.' }]);
    expect(await follower.linesOf(id)).toEqual(TURNS);
    expect(await read(id)).toMatchObject({ state: 'edited' });
    const added = (await follower.addedLines(showId)).join('');
    for (const words of ['About the tide.', ...TURNS.map((turn) => turn.replace(/^.*?\) /, ''))]) expect(added).toContain(words);
  });

  test('is asked about the turn that its host has otherwise, and keeps a corrected one where it has what was pasted', async () => {
    const { showId, id, comes } = await made();
    await follower.retext(id, 1, 'The boats go out with the tide.');
    const { conflicts } = await comes({ turns: TURNS.map((turn) => turn.replace('with the flood', 'with the next flood')) });
    expect(conflicts).toMatchObject([{ kind: 'segment', startMs: 40_000, ours: [{ text: 'And they come home with the flood.' }], theirs: [{ text: 'And they come home with the next flood.' }] }]);
    expect(await follower.linesOf(id)).toEqual(TURNS.map((turn) => turn.replace('with the ebb', 'with the tide')));
    await follower.decide(showId, conflicts[0], { choice: 'theirs' });
    expect(await follower.addedLines(showId)).toEqual(['<p>The boats go out with the tide.</p>']);
  });
});

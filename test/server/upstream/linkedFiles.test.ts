import { Jobs } from '../../../server/platform/jobs/jobs.ts';
import { askForLinked } from '../../../server/linked/linkedJob.ts';
import { Follower, HOUR_MS, withTurn } from '../../support/follower.ts';
import { harbourXml, TURNS, type HarbourItem } from '../../support/harbour.ts';
import { deskOf, importFeed } from '../../support/saltmarsh.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

type Cue = [at: number, speaker: string, words: string];
const clock = (seconds: number): string => `00:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}.000`;
const vtt = (...cues: Cue[]): string => `WEBVTT\n\n${cues.map(([at, speaker, words]) => `${clock(at)} --> ${clock(at + 4)}\n<v ${speaker}>${words}\n`).join('\n')}`;

const MORNING: Cue = [0, 'Mara', 'Good morning from the harbour wall, dear listeners.'];
const EBB: Cue = [20, 'Jon', 'The boats go out with the ebb.'];
const FLOOD: Cue = [40, 'Mara', 'And they come home with the flood.'];
const CUES = [MORNING, EBB, FLOOD];

/** An item that links a transcript of this name. */
const linking = (name: string, more: HarbourItem = {}): HarbourItem => ({ ...more, more: `<podcast:transcript url="${follower.host.url.replace('feed.xml', name)}" type="text/vtt" language="en"/>` });
const linkingAll = (...names: string[]): HarbourItem => ({ more: names.map((name) => linking(name).more).join('') });
const placesOf = async (id: string) => (await follower.admin('GET', `/api/episodes/${id}/places`)).body.items;
const wordsOf = async (id: string): Promise<string[]> => (await follower.linesOf(id)).map((line) => line.replace(/ \(.*?\)/, ''));

/** An episode whose transcript was taken from a linked file. */
async function taken() {
  await follower.startHost();
  follower.host.files.set('/talk.vtt', vtt(...CUES));
  follower.upstreamHas([linking('talk.vtt')]);
  const { showId, episodeIds: [id] } = await follower.follow();
  expect(await wordsOf(id!)).toEqual(CUES.map(([, speaker, words]) => `${speaker} ${words}`));
  return { showId, id: id! };
}

/** Later, the host has another item, and files. */
async function then(showId: string, item: HarbourItem, files: Record<string, string> = {}) {
  follower.nowMs += HOUR_MS;
  follower.host.files.clear();
  for (const [name, text] of Object.entries(files)) follower.host.files.set(`/${name}`, text);
  follower.upstreamHas([item]);
  return follower.look(showId);
}

test('a transcript that the host links later is fetched, and taken while nobody edited', async () => {
  const { showId, episodeIds: [id] } = await follower.followed();
  await then(showId, linking('talk.vtt'), { 'talk.vtt': vtt(...CUES) });
  expect(await placesOf(id!)).toMatchObject([{ name: 'talk.vtt', status: 'ok', used: true }, { role: 'notes', used: false }, { role: 'id3' }, { role: 'notes' }]);
  expect(await follower.revisionsOf(id!)).toMatchObject([{ author: null, note: 'Transcript taken from talk.vtt' }]);
});

describe('a transcript that was made anew', () => {
  const ANEW: Cue[] = [[1, 'Mara', 'Good morning from the harbour wall, dear listeners.'], [21, 'Jon', 'The fishing boats go out'], [24, 'Jon', 'with the ebb.'], [41, 'Mara', 'And they all come home with the flood.']];
  const MERGED = ['Mara Good morning from the harbour wall, dear listeners.', 'Mara The fishing boats go out with the ebb.', 'Mara And they all come home with the flood.'];

  test('where it is keeps the speaker who was corrected here, and follows in all else', async () => {
    const { showId, id } = await taken();
    await follower.relabel(id);
    const { conflicts } = await then(showId, linking('talk.vtt', { introduction: 'Anew.' }), { 'talk.vtt': vtt(...ANEW) });
    expect(conflicts).toEqual([]);
    expect((await wordsOf(id)).join(' ').replaceAll(' Mara with', ' with')).toBe(MERGED.join(' '));
    expect((await follower.revisionsOf(id)).at(-1)).toMatchObject({ author: null, note: 'Transcript made anew upstream: talk.vtt' });
    // the next one is measured against this one
    await then(showId, linking('talk.vtt', { introduction: 'Anew, again.' }), { 'talk.vtt': vtt(...ANEW.slice(0, -1), [41, 'Mara', 'And they all come home at last.']) });
    expect((await wordsOf(id)).at(-1)).toBe('Mara And they all come home at last.');
    expect((await wordsOf(id))[1]).toMatch(/^Mara The fishing/);
  });

  test('is not the page to sign in that the host answers with meanwhile', async () => {
    const { showId, id } = await taken();
    await follower.relabel(id);
    const before = await wordsOf(id);
    const { conflicts } = await then(showId, linking('talk.vtt', { introduction: 'Anew.' }), { 'talk.vtt': '<html><body><p>Please sign in.</p></body></html>' });
    expect([conflicts, await wordsOf(id)]).toEqual([[], before]);
    expect(await placesOf(id)).toMatchObject([{ name: 'talk.vtt', status: 'ok', used: true, problem: expect.stringContaining('web page') }, {}, {}, {}]);
    await then(showId, linking('talk.vtt', { introduction: 'Anew, again.' }), { 'talk.vtt': vtt(...ANEW) });
    expect((await wordsOf(id))[0]).toBe(MERGED[0]);
  });

  test('under another name takes the place of the one that is gone', async () => {
    const { showId, id } = await taken();
    await follower.relabel(id);
    await then(showId, linking('talk-2.vtt'), { 'talk-2.vtt': vtt(...ANEW) });
    expect((await wordsOf(id))[1]).toMatch(/^Mara The fishing boats/);
    expect((await placesOf(id)).filter(({ role }: { role: string }) => role === 'transcript')).toMatchObject([{ name: 'talk-2.vtt', status: 'ok', used: true }]);
  });

  test('is asked about where both sides changed the same words', async () => {
    const { showId, id } = await taken();
    await follower.retext(id, 1, 'The boats go out with the tide.');
    const { conflicts: [asked] } = await then(showId, linking('talk.vtt', { introduction: 'Anew.' }), { 'talk.vtt': vtt(MORNING, [20, 'Jon', 'The boats go out with the current.'], FLOOD) });
    expect(asked).toMatchObject({ field: 'text', base: 'The boats go out with the ebb.', ours: 'The boats go out with the tide.', theirs: 'The boats go out with the current.' });
    await follower.decide(showId, asked, { choice: 'theirs' });
    expect((await wordsOf(id))[1]).toBe('Jon The boats go out with the current.');
    expect((await follower.publisher.preview(showId)).hunks).toEqual([]);
  });

  test('out of what was handed back is known for ours', async () => {
    const { showId, id } = await taken();
    await follower.relabel(id);
    const { revision } = await deskOf(follower.admin, id);
    await follower.admin('POST', `/api/episodes/${id}/handed-back`, { revision });
    await follower.relabel(id, 0, 'Jon');
    const { conflicts, reports } = await then(showId, linking('talk.vtt', { introduction: 'Anew.' }), { 'talk.vtt': vtt(MORNING, [20, 'Mara', EBB[2]], FLOOD) });
    expect(conflicts).toEqual([]);
    expect(reports).toMatchObject([{ kind: 'introductions' }, { kind: 'taken', revision, taken: ['1 speaker label'], left: [] }]);
    expect((await wordsOf(id)).map((line) => line.split(' ')[0])).toEqual(['Jon', 'Mara', 'Mara']);
  });
});

/** Fetches what is due now. */
async function due(): Promise<void> {
  const jobs = follower.stet.app.get(Jobs);
  await follower.stet.database.transaction((transaction) => askForLinked(jobs, transaction));
  await jobs.drain();
}

describe('a transcript that its host replaces where it is, in an item that stays the same,', () => {
  const ANEW = vtt(MORNING, [20, 'Jon', 'The boats go out with the current.'], FLOOD);

  test('is seen and merged, sooner while the episode is new, and not while following is paused', async () => {
    const { showId, id } = await taken();
    await follower.relabel(id);
    follower.host.files.set('/talk.vtt', ANEW);
    await due();
    expect((await wordsOf(id))[1]).toBe('Mara The boats go out with the ebb.');
    await follower.admin('PATCH', `/api/shows/${showId}/upstream`, { paused: true });
    const [{ retryAt, fetchedAt }] = await placesOf(id);
    follower.nowMs = Date.parse(retryAt);
    await follower.admin('PATCH', `/api/shows/${showId}/upstream`, { paused: false });
    await due();
    expect(await wordsOf(id)).toEqual([MORNING[2], 'The boats go out with the current.', FLOOD[2]].map((words) => `Mara ${words}`));
    expect((await follower.revisionsOf(id)).at(-1)).toMatchObject({ author: null, note: 'Transcript made anew upstream: talk.vtt' });
    const [later] = await placesOf(id);
    expect(Date.parse(later.retryAt) - follower.nowMs).toBeGreaterThanOrEqual(Date.parse(retryAt) - Date.parse(fetchedAt));
  });

  test('is seen at once when somebody asks for a check', async () => {
    const { showId, id } = await taken();
    follower.host.files.set('/talk.vtt', ANEW);
    await follower.look(showId);
    expect((await wordsOf(id))[1]).toBe('Jon The boats go out with the current.');
    expect(await follower.stet.database.prisma.source.count({ where: { episodeId: id, kind: 'file' } })).toBe(2);
    await follower.look(showId);
    expect(await follower.stet.database.prisma.source.count({ where: { episodeId: id, kind: 'file' } })).toBe(2);
  });

  test('stays in use while it cannot be had, and is asked for again', async () => {
    const { showId, id } = await taken();
    follower.host.files.delete('/talk.vtt');
    await follower.look(showId);
    const [gone] = await placesOf(id);
    expect(gone).toMatchObject({ status: 'ok', problem: expect.stringContaining('404'), used: true });
    follower.host.files.set('/talk.vtt', ANEW);
    follower.nowMs = Date.parse(gone.retryAt);
    await due();
    expect((await placesOf(id))[0]).toMatchObject({ problem: null });
    expect((await wordsOf(id))[1]).toBe('Jon The boats go out with the current.');
  });
});

/** What is asked about transcripts that came back shorter. */
const openOf = ({ reports }: { reports: { id: string; kind: string; answer: string | null }[] }) => reports.filter(({ kind, answer }) => kind === 'shortened' && answer === null);

describe('a transcript that comes back cut short', () => {
  const LATER: Cue = [60, 'Jon', 'Most of them do, and the others come home the day after.'];
  const LAST: Cue = [80, 'Mara', 'Until next time.'];
  const WHOLE = vtt(...CUES, LATER, LAST);
  const CUT = WHOLE.slice(0, WHOLE.indexOf('the ebb'));
  const talk = async () => {
    const { showId, id } = await taken();
    await then(showId, linking('talk.vtt'), { 'talk.vtt': WHOLE });
    expect(await wordsOf(id)).toHaveLength(5);
    return { showId, id };
  };
  test.each([['that was corrected', true], ['that nobody edited', false]])('where it is, %s, stays what it was until somebody says that this is meant', async (_, isEdited) => {
    const { showId, id } = await talk();
    if (isEdited) await follower.relabel(id);
    const before = await wordsOf(id);
    const state = await then(showId, linking('talk.vtt'), { 'talk.vtt': CUT });
    expect(state).toMatchObject({ conflicts: [], reports: [{ kind: 'shortened', episodeId: id, title: 'Ebb and flood', otherTitle: 'talk.vtt', answer: null, extents: { ours: { segments: 5, words: 37, end: 'Until next time.' }, theirs: { segments: 2, words: 13, end: 'The boats go out with' } } }] });
    expect(await wordsOf(id)).toEqual(before);
    expect(await placesOf(id)).toMatchObject([{ name: 'talk.vtt', status: 'ok', used: true, problem: expect.stringContaining('lacks much') }, {}, {}, {}]);
    const { body: { feedUrl } } = await follower.publisher.publish(showId, { enrichments: ['transcripts'] });
    const feed = (await follower.stet.anonymous('GET', new URL(feedUrl).pathname)).text;
    expect((await follower.stet.anonymous('GET', new URL(/url="([^"]*\.vtt)"/.exec(feed)![1]!).pathname)).text).toContain('Until next time.');
    // the same is asked once, and another one in its place
    expect(openOf(await follower.look(showId))).toHaveLength(1);
    const [asked] = openOf(await then(showId, linking('talk.vtt'), { 'talk.vtt': vtt(...CUES) }));
    expect(asked).toMatchObject({ extents: { theirs: { segments: 3 } } });
    expect((await follower.answer(showId, asked!, 'take')).status).toBe(200);
    await follower.stet.app.get(Jobs).drain();
    expect(await wordsOf(id)).toEqual(before.slice(0, 3));
  });

  test('stays what it was, without another question, where somebody said so, until its host has all of it again', async () => {
    const { showId, id } = await talk();
    await follower.relabel(id);
    const before = await wordsOf(id);
    const [asked] = openOf(await then(showId, linking('talk.vtt'), { 'talk.vtt': CUT }));
    await follower.answer(showId, asked!, 'keep');
    expect(openOf(await follower.look(showId))).toEqual([]);
    expect(await wordsOf(id)).toEqual(before);
    await then(showId, linking('talk.vtt'), { 'talk.vtt': WHOLE.replace('day after', 'morning after') });
    expect((await wordsOf(id)).slice(1)).toEqual([...before.slice(1, 3), before[3]!.replace('day', 'morning'), before[4]]);
    expect((await placesOf(id))[0]).toMatchObject({ problem: null });
  });

  test('in each of its formats is answered for all of them at once', async () => {
    const { showId, id } = await talk();
    await then(showId, linkingAll('talk.vtt', 'copy.vtt'), { 'talk.vtt': WHOLE, 'copy.vtt': WHOLE });
    const asked = openOf(await then(showId, linkingAll('talk.vtt', 'copy.vtt'), { 'talk.vtt': vtt(...CUES), 'copy.vtt': vtt(...CUES) }));
    expect(asked).toHaveLength(2);
    const say = (also: string[]) => follower.admin('POST', `/api/shows/${showId}/upstream/reports/${asked[0]!.id}`, { answer: 'take', also });
    expect(openOf((await say([asked[1]!.id, crypto.randomUUID()])).body)).toEqual([]);
    await follower.stet.app.get(Jobs).drain();
    expect(await wordsOf(id)).toHaveLength(3);
    expect((await placesOf(id)).slice(0, 2)).toMatchObject([{ status: 'ok', problem: null }, { status: 'ok', problem: null }]);
  });

  test('under another name does not take the place of the one before', async () => {
    const { showId, id } = await talk();
    await follower.relabel(id);
    const before = await wordsOf(id);
    const [asked] = openOf(await then(showId, linking('talk-2.vtt'), { 'talk-2.vtt': CUT }));
    expect([asked, await wordsOf(id)]).toMatchObject([{ otherTitle: 'talk-2.vtt' }, before]);
    expect(openOf(await then(showId, linking('talk-2.vtt', { introduction: 'Anew.' }), { 'talk-2.vtt': WHOLE }))).toEqual([]);
    expect((await placesOf(id))[0]).toMatchObject({ name: 'talk-2.vtt', status: 'ok', used: true });
  });
});

test('files of a show that is not followed are fetched once', async () => {
  await follower.startHost();
  follower.host.files.set('/talk.vtt', vtt(...CUES));
  const { episodeIds: [id] } = await importFeed(follower.admin, harbourXml([linking('talk.vtt')]));
  await follower.stet.app.get(Jobs).drain();
  expect((await placesOf(id!))[0]).toMatchObject({ status: 'ok', retryAt: null });
});

test('words that the host changes in the notes stay the notes’, where the transcript is a file’s', async () => {
  const { showId, id } = await taken();
  await follower.relabel(id);
  const changed = linking('talk.vtt', { turns: withTurn(3, 'Jon (1:00) All of them do.') });
  const { conflicts } = await then(showId, changed, { 'talk.vtt': vtt(...CUES) });
  expect(conflicts).toEqual([]);
  expect(await wordsOf(id)).toEqual([MORNING, ['', 'Mara', EBB[2]], FLOOD].map(([, speaker, words]) => `${speaker} ${words}`));
  const { status, body } = await follower.publisher.publish(showId);
  expect(status).toBe(201);
  const feed = (await follower.stet.anonymous('GET', new URL(body.feedUrl).pathname)).text;
  expect(feed).toBe(harbourXml([changed]).replace(TURNS[1]!.slice(0, 10), 'Mara (0:20)'));
});

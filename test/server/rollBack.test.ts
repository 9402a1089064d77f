import { deskOf, importFeed, lanternPage, revise, saltmarshXml } from '../support/saltmarsh.ts';
import { corrected, importTwo, startPublisher, twoEpisodesXml, type Publisher } from '../support/publisher.ts';

let publisher: Publisher;
beforeAll(async () => { publisher = await startPublisher(); });
afterAll(() => publisher.stet.close());

const FIRST = 'Good morning from the sea wall, where the wind has been up since four and so have we.';
const publicationsOf = async (showId: string) => (await publisher.admin('GET', `/api/publications?showId=${showId}&sort=number&order=asc`)).body.items as { id: string; number: number; rollsBack: number | null; summary: string[] }[];

const look = (id: string, choices = {}) => publisher.admin('POST', `/api/publications/${id}/roll-back-preview`, { choices });

/** Takes a publication back as its preview says. */
async function rollBack(showId: string, number: number, choices = {}) {
  const { id } = (await publicationsOf(showId)).find((publication) => publication.number === number)!;
  const { body: preview } = await look(id, choices);
  return { preview, answer: await publisher.admin('POST', `/api/publications/${id}/roll-back`, { hash: preview.hash, choices }) };
}

test('where nothing moved since, the feed is the one before, byte for byte, and the correction does not come back', async () => {
  const { admin, publish, preview, reword, feed } = publisher;
  const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Exact');
  await reword(samphire!, 1, 'First correction.');
  await publish(showId, { enrichments: ['psc'] });
  const before = await feed('exact');
  await reword(samphire!, 0, 'A mistake.');
  const { segments } = await deskOf(admin, samphire!);
  await revise(admin, samphire!, 2, [{ type: 'deleteSegment', segmentId: segments[2].id }]);
  await publish(showId, { enrichments: ['psc', 'transcripts'] });
  const { preview: told, answer } = await rollBack(showId, 2);
  expect(told).toMatchObject({ number: 2, exact: true, dated: false, conflicts: [], enrichments: ['psc'], changes: [{ episodeId: samphire, summary: expect.arrayContaining(['1 edited text']) }] });
  expect(answer.status).toBe(201);
  expect(await feed('exact')).toBe(before);
  expect((await deskOf(admin, samphire!)).segments.map(({ text }: { text: string }) => text).slice(0, 3)).toEqual([FIRST, 'First correction.', 'Show me the first thing you would eat.']);
  expect(await preview(showId)).toMatchObject({ changes: [], hunks: [], waiting: [], enrichments: ['psc'] });
  expect((await admin('GET', `/api/episodes/${samphire}/revisions`)).body.items.at(-1)).toMatchObject({ note: 'publication 2 taken back' });
  expect(await publicationsOf(showId)).toMatchObject([{ number: 1 }, { number: 2 }, { number: 3, rollsBack: 2 }]);
});

test('taking the first publication back leaves the feed as it came', async () => {
  const { admin, publish, preview, reword, feed } = publisher;
  const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Original');
  await reword(samphire!, 0, 'A mistake.');
  const odd = (await deskOf(admin, samphire!)).speakers.find(({ name }: { name: string }) => name === 'Odd Lindqvist').id;
  await admin('PATCH', `/api/speakers/${odd}`, { name: 'Odd Lind' });
  await publish(showId, { enrichments: ['psc'] });
  const { preview: { speakers }, answer } = await rollBack(showId, 1);
  expect(answer.status).toBe(201);
  expect(speakers).toEqual(['Odd Lind is called Odd Lindqvist again, in every episode']);
  expect(await feed('original')).toBe(twoEpisodesXml);
  expect(await preview(showId)).toMatchObject({ changes: [], hunks: [] });
});

test('edits that wait go on waiting, and come out without what was taken back', async () => {
  const { admin, publish, reword, feed } = publisher;
  const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Waiting');
  await publish(showId);
  await reword(samphire!, 0, 'A mistake.');
  await publish(showId);
  await reword(samphire!, 1, 'Waits.');
  await rollBack(showId, 2);
  expect(await feed('waiting')).toBe(twoEpisodesXml);
  await publish(showId);
  expect(await feed('waiting')).toBe(corrected(twoEpisodesXml, 0, 'The tide is out, so we have two hours and no excuse.', 'Waits.'));
});

test('an older publication is taken out from under the later ones', async () => {
  const { admin, publish, reword, feed } = publisher;
  const { showId, episodeIds: [samphire, notes] } = await importTwo(admin, 'Older');
  await publish(showId);
  await reword(samphire!, 0, 'A mistake.');
  await publish(showId, {}, { note: 'In haste.' });
  await reword(samphire!, 1, 'Right.');
  await reword(notes!, 0, 'Right too.');
  await publish(showId);
  const { preview, answer } = await rollBack(showId, 2);
  expect(preview).toMatchObject({ exact: false, conflicts: [] });
  expect(answer.status).toBe(201);
  expect(await feed('older')).toBe(corrected(corrected(twoEpisodesXml, 0, 'The tide is out, so we have two hours and no excuse.', 'Right.'), 1, FIRST, 'Right too.'));
});

test('asks nothing about an episode in which nobody speaks', async () => {
  const { admin, publish, reword } = publisher;
  const { showId, episodeIds: [samphire] } = await importFeed(admin, saltmarshXml, 'Nobody');
  await reword(samphire!, 0, 'A mistake.');
  await publish(showId);
  await reword(samphire!, 1, 'Right.');
  await publish(showId, { enrichments: ['transcripts'] });
  const { preview, answer } = await rollBack(showId, 1);
  expect(preview).toMatchObject({ conflicts: [], changes: [{ episodeId: samphire, summary: ['1 edited text'] }] });
  expect(answer.status).toBe(201);
});

test('a place that was changed again is chosen by somebody, and nothing happens before', async () => {
  const { admin, publish, reword, feed } = publisher;
  const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Asked');
  await publish(showId);
  await reword(samphire!, 0, 'A mistake.');
  await publish(showId);
  await reword(samphire!, 0, 'Another one.');
  await publish(showId);
  const { preview: { conflicts }, answer } = await rollBack(showId, 2);
  expect(conflicts).toMatchObject([{ episodeId: samphire, field: 'text', where: '0:00, Wren Adeyemi', restored: FIRST, now: 'Another one.' }]);
  expect(answer).toMatchObject({ status: 409, body: { code: 'conflict' } });
  const { place } = conflicts[0];
  expect((await rollBack(showId, 2, { [place]: 'keep' })).answer.status).toBe(201);
  expect(await feed('asked')).toBe(corrected(twoEpisodesXml, 0, FIRST, 'Another one.'));
  expect((await rollBack(showId, 2, { [place]: 'restore' })).answer.status).toBe(201);
  expect(await feed('asked')).toBe(twoEpisodesXml);
});

test('takes back what was changed of the show itself', async () => {
  const { admin, publish, preview, feed } = publisher;
  const { showId } = await importTwo(admin, 'Fields');
  await publish(showId);
  await admin('PATCH', `/api/shows/${showId}`, { author: 'W. Adeyemi' }, { 'if-match': '1' });
  await publish(showId);
  const { preview: { showChanges }, answer } = await rollBack(showId, 2);
  expect(showChanges).toEqual([{ field: 'author', before: 'W. Adeyemi', after: 'Wren Adeyemi' }]);
  expect(answer.status).toBe(201);
  expect(await feed('fields')).toBe(twoEpisodesXml);
  expect((await admin('GET', `/api/shows/${showId}`)).body.author).toBe('Wren Adeyemi');
  expect(await preview(showId)).toMatchObject({ showChanges: [], hunks: [] });
});

test('says what of the show itself the feed cannot hold', async () => {
  const { admin, publish, feed } = publisher;
  const { showId } = await importTwo(admin, 'Not held');
  const name = async (author: string | null) => {
    const { body: { version } } = await admin('GET', `/api/shows/${showId}`);
    await admin('PATCH', `/api/shows/${showId}`, { author }, { 'if-match': String(version) });
    await publish(showId);
  };
  await name(null);
  await name('W. Adeyemi');
  const { preview: { showChanges, showNotHeld }, answer } = await rollBack(showId, 2);
  expect(showChanges).toEqual([{ field: 'author', before: 'W. Adeyemi', after: '' }]);
  expect(showNotHeld).toMatchObject([{ path: 'show.author', wanted: null, written: 'Wren Adeyemi' }]);
  expect(answer.status).toBe(201);
  expect(await feed('not-held')).toBe(twoEpisodesXml);
});

test('a show whose feed says no language has none again', async () => {
  const { admin, publish, feed } = publisher;
  const silent = twoEpisodesXml.replace(/\s*<language>[^<]*<\/language>/, '');
  const { showId } = await importFeed(admin, silent, 'No language');
  const { body: { version, language } } = await admin('GET', `/api/shows/${showId}`);
  expect(language).toBeNull();
  await admin('PATCH', `/api/shows/${showId}`, { language: 'de' }, { 'if-match': String(version) });
  await publish(showId);
  const { preview: { showChanges }, answer } = await rollBack(showId, 1);
  expect(showChanges).toEqual([{ field: 'language', before: 'de', after: '' }]);
  expect(answer.status).toBe(201);
  expect(await feed('no-language')).toBe(silent);
  expect((await admin('GET', `/api/shows/${showId}`)).body.language).toBeNull();
});

test('a roll-back is taken back like any other', async () => {
  const { admin, publish, reword, feed } = publisher;
  const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Again');
  await publish(showId);
  await reword(samphire!, 0, 'Right after all.');
  await publish(showId);
  await rollBack(showId, 2);
  await rollBack(showId, 3);
  expect(await feed('again')).toBe(corrected(twoEpisodesXml, 0, FIRST, 'Right after all.'));
  expect((await deskOf(admin, samphire!)).segments[0].text).toBe('Right after all.');
});

test('is done once where two take the same publication back at one moment', async () => {
  const { admin, publish, reword, feed } = publisher;
  const { showId, episodeIds: [samphire] } = await importTwo(admin, 'At once');
  await publish(showId);
  const before = await feed('at-once');
  await reword(samphire!, 0, 'A mistake.');
  await publish(showId);
  const { id } = (await publicationsOf(showId))[1]!;
  const { body: { hash } } = await look(id);
  const answers = await Promise.all([1, 2, 3].map(() => admin('POST', `/api/publications/${id}/roll-back`, { hash, choices: {} })));
  expect(answers.map(({ status, body }) => [status, body.code]).sort()).toEqual([[201, undefined], [409, 'changed'], [409, 'changed']]);
  expect([await feed('at-once'), (await publicationsOf(showId)).map(({ rollsBack }) => rollsBack)]).toEqual([before, [null, null, 2]]);
});

test('a speaker who was merged away is there again', async () => {
  const { admin, publish, feed } = publisher;
  const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Merged');
  await publish(showId);
  const { speakers } = await deskOf(admin, samphire!);
  const [odd, wren] = ['Odd Lindqvist', 'Wren Adeyemi'].map((name) => speakers.find((speaker: { name: string }) => speaker.name === name).id);
  await admin('POST', `/api/speakers/${odd}/merge`, { intoId: wren });
  await publish(showId);
  expect(await feed('merged')).not.toContain('Odd Lindqvist (');
  expect((await rollBack(showId, 2)).answer.status).toBe(201);
  expect(await feed('merged')).toBe(twoEpisodesXml);
  expect((await deskOf(admin, samphire!)).speakers.map(({ name }: { name: string }) => name)).toEqual(['Odd Lindqvist', 'Wren Adeyemi']);
});

/** But for when it went out. */
const undated = (feed: string): string => feed.replace(/<lastBuildDate>[^<]*/, '');

test('an episode made here leaves the feed again, and is not lost', async () => {
  const { admin, publish, feed, preview } = publisher;
  const page = async (into: object) => {
    const { body: { id } } = await admin('POST', '/api/imports', { kind: 'paste', content: lanternPage });
    return (await admin('POST', `/api/imports/${id}/accept`, { enclosureUrl: 'https://audio.lantern.example/1.mp3', ...into })).body;
  };
  const { showId, episodeIds: [first] } = await page({ newShow: { title: 'Withdrawn' }, title: 'The first' });
  await publish(showId);
  const before = await feed('withdrawn');
  await page({ showId, title: 'The second' });
  await revise(admin, first, 0, [{ type: 'setText', segmentId: (await deskOf(admin, first)).segments[0].id, text: 'A mistake.' }]);
  await publish(showId);
  expect((await rollBack(showId, 2)).preview).toMatchObject({ exact: true, dated: true, changes: expect.arrayContaining([expect.objectContaining({ title: 'The second', summary: ['taken out of the feed'] })]) });
  expect(undated(await feed('withdrawn'))).toBe(undated(before));
  expect(await preview(showId)).toMatchObject({ waiting: [{ title: 'The second' }] });
  expect((await look((await publicationsOf(showId))[0]!.id)).body).toMatchObject({ code: 'first' });
});

test('a correction of an episode made here is taken back also where the episode left the feed meanwhile', async () => {
  const { admin, publish, feed } = publisher;
  const page = async (into: object) => {
    const { body: { id } } = await admin('POST', '/api/imports', { kind: 'paste', content: lanternPage });
    return (await admin('POST', `/api/imports/${id}/accept`, { enclosureUrl: 'https://audio.lantern.example/1.mp3', ...into })).body;
  };
  const { showId } = await page({ newShow: { title: 'Left' }, title: 'The first' });
  await publish(showId);
  const before = await feed('left');
  const { episodeIds: [second] } = await page({ showId, title: 'The second' });
  await publish(showId);
  const { revision, segments: [{ id: segmentId, text }] } = await deskOf(admin, second);
  await revise(admin, second, revision, [{ type: 'setText', segmentId, text: 'A mistake.' }]);
  const { body: { version } } = await admin('GET', `/api/episodes/${second}`);
  expect((await admin('PATCH', `/api/episodes/${second}`, { title: 'The wrong one' }, { 'if-match': String(version) })).status).toBe(200);
  await publish(showId);
  expect((await rollBack(showId, 2)).answer.status).toBe(201);
  const { preview, answer } = await rollBack(showId, 3);
  expect(preview).toMatchObject({ conflicts: [] });
  expect(answer.status).toBe(201);
  expect(undated(await feed('left'))).toBe(undated(before));
  expect((await deskOf(admin, second)).segments[0].text).toBe(text);
  expect((await admin('GET', `/api/episodes/${second}`)).body.title).toBe('The second');
});

test('is for publishers of the show, and of what was looked at', async () => {
  const { admin, stet, publish, reword } = publisher;
  const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Looked at');
  await publish(showId);
  await reword(samphire!, 0, 'A mistake.');
  await publish(showId);
  const [, { id }] = await publicationsOf(showId) as [unknown, { id: string }];
  const editor = await stet.person({ roles: { [showId]: 'editor' } });
  expect((await editor('POST', `/api/publications/${id}/roll-back-preview`, {})).status).toBe(403);
  expect((await editor('POST', `/api/publications/${id}/roll-back`, { hash: 'x' })).status).toBe(403);
  expect(await admin('POST', `/api/publications/${id}/roll-back`, { hash: 'x' })).toMatchObject({ status: 409, body: { code: 'changed' } });
});

test('the episodes that are taken back, and those that a name that comes back reaches, are held in one order', async () => {
  const { admin, publish, stet: { database: { pool } } } = publisher;
  const { showId, episodeIds } = await importTwo(admin, 'In order');
  const [first, second] = [...episodeIds].sort();
  await publish(showId);
  const odd = (await deskOf(admin, first!)).speakers.find(({ name }: { name: string }) => name === 'Odd Lindqvist').id;
  await admin('PATCH', `/api/speakers/${odd}`, { name: 'Odd Lind' });
  await publish(showId, { episodeIds: [second] });
  const elsewhere = await pool.connect();
  await elsewhere.query('begin');
  await elsewhere.query('select from "episode" where id = $1 for update', [first]);
  const back = rollBack(showId, 2);
  while ((await pool.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount === 0);
  await elsewhere.query('select from "episode" where id = $1 for update nowait', [second]);
  await elsewhere.query('commit');
  elsewhere.release();
  expect((await back).answer.status).toBe(201);
});

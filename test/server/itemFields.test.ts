import { nameOf } from '../../server/audio/recording.ts';
import { readFeed } from '../../server/core/feed/read.ts';
import type { ItemReading } from '../../server/core/feed/reading.ts';
import { deskOf, importFeed, lanternPage, revise, saltmarshXml } from '../support/saltmarsh.ts';
import { startPublisher, type Publisher } from '../support/publisher.ts';

let publisher: Publisher;
beforeAll(async () => { publisher = await startPublisher(); });
afterAll(() => publisher.stet.close());

const AUDIO = { enclosureUrl: 'https://audio.lantern.example/8.mp3', enclosureLength: 48_123, enclosureType: 'audio/mpeg' };

/** An episode made here, alone in a show of its own or in one that is there. */
async function made(into: { title: string } | { showId: string }, more: object = AUDIO): Promise<{ showId: string; id: string }> {
  const { admin } = publisher;
  const { body: { id } } = await admin('POST', '/api/imports', { kind: 'paste', content: lanternPage });
  const where = 'title' in into ? { newShow: into } : into;
  const { body: { showId, episodeIds } } = await admin('POST', `/api/imports/${id}/accept`, { ...where, title: 'The lantern keepers', ...more });
  return { showId, id: episodeIds[0] };
}
const change = (id: string, item: object, version = 1, client = publisher.admin) => client('PATCH', `/api/episodes/${id}`, item, { 'if-match': `"${version}"` });
const rowsOf = (id: string) => publisher.stet.database.prisma.audit.findMany({ where: { subject: id, action: 'episode.change' }, select: { detail: true } });

async function itemsOf(slug: string): Promise<ItemReading[]> {
  const read = readFeed(await publisher.feed(slug));
  if (!read.ok) throw new Error(read.problems[0]!.message);
  return read.feed.items;
}

describe('what an item says besides its notes', () => {
  test('is changed where the episode was made here, as a revision that is in its history', async () => {
    const { id } = await made({ title: 'Changed' });
    const { status, body } = await change(id, { title: ' Keepers of lanterns ', link: 'https://lantern.example/8', pubDate: '2031-01-02T04:04:05Z', durationMs: 61_000 });
    expect([status, body]).toEqual([200, expect.objectContaining({ title: 'Keepers of lanterns', link: 'https://lantern.example/8', pubDate: '2031-01-02T04:04:05.000Z', durationMs: 61_000, ...AUDIO, origin: 'stet', version: 2, revision: 1, state: 'edited' })]);
    expect((await publisher.admin('GET', `/api/episodes/${id}/history`)).body.items).toMatchObject([{ number: 1, note: 'title, episode page, date, duration', summary: [] }]);
    expect(await rowsOf(id)).toEqual([{ detail: { fields: ['title', 'link', 'pubDate', 'durationMs'] } }]);
  });

  test('stays where nothing of it is new', async () => {
    const { id } = await made({ title: 'The same' });
    expect((await change(id, { title: 'The lantern keepers', enclosureLength: 48_123 })).body).toMatchObject({ version: 1, revision: 0 });
    expect(await rowsOf(id)).toEqual([]);
  });

  test('is changed on the version that was seen', async () => {
    const { id } = await made({ title: 'Versions' });
    expect((await publisher.admin('PATCH', `/api/episodes/${id}`, { title: 'Blind' })).status).toBe(428);
    await change(id, { title: 'First' });
    expect(await change(id, { title: 'Second' })).toMatchObject({ status: 412, body: { code: 'stale' } });
    expect((await change(id, { title: 'Second' }, 2)).body.title).toBe('Second');
  });

  test.each([
    ['title', ' '], ['title', null], ['link', 'lantern.example'], ['link', 'javascript:alert(1)'], ['enclosureUrl', 'ftp://audio.lantern.example/8.mp3'], ['enclosureUrl', 'file:///etc/passwd'],
    ['enclosureLength', -1], ['enclosureLength', 1.5], ['enclosureLength', '48123'], ['enclosureType', 'mp3'], ['durationMs', -1], ['pubDate', 'yesterday'], ['pubDate', '0000-01-01T00:00:00Z'], ['pubDate', '1899-12-31T23:59:59Z'], ['title', 'a\u0001b'], ['title', 'a\uffffb'], ['guid', 'another'],
  ])('is refused at its field: %s %j', async (field, value) => {
    const { id } = await made({ title: 'Refused' });
    const { status, body } = await change(id, { [field]: value });
    expect([status, JSON.stringify(body.issues)]).toEqual([400, expect.stringContaining(field)]);
  });

  test('holds any character that a feed can say, and dates from 1900 on', async () => {
    const { id } = await made({ title: 'Held' });
    expect((await change(id, { title: 'Ebb\t& 🛟', pubDate: '1900-01-01T00:00:00Z' })).body).toMatchObject({ title: 'Ebb\t& 🛟', pubDate: '1900-01-01T00:00:00.000Z' });
    expect((await change(id, { pubDate: '9999-12-31T23:59:59Z' }, 2)).body.pubDate).toBe('9999-12-31T23:59:59.000Z');
  });

  test('is given, or as in the feed, not both', async () => {
    const { id } = await made({ title: 'Both' });
    const { status, body } = await change(id, { title: 'Keepers', link: null, asInFeed: ['durationMs', 'title'] });
    expect([status, body.issues]).toEqual([400, [expect.objectContaining({ path: 'asInFeed.1' })]]);
    expect((await publisher.admin('GET', `/api/episodes/${id}`)).body.version).toBe(1);
  });

  test('keeps an enclosure where it is, or will be, an item of a feed that came in', async () => {
    const { showId } = await importFeed(publisher.admin, saltmarshXml, 'Kept whole');
    const { id } = await made({ showId });
    expect(await change(id, { enclosureUrl: null })).toMatchObject({ status: 400, body: { code: 'no-enclosure', issues: [{ path: 'enclosureUrl' }] } });
  });

  test('of two who change it at once, one is told that the other was first', async () => {
    const { id } = await made({ title: 'At once' });
    const answers = await Promise.all(['One', 'Two', 'Three'].map((title) => change(id, { title })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect((await publisher.admin('GET', `/api/episodes/${id}`)).body).toMatchObject({ version: 2, revision: 1 });
  });
});

test('it is published in the feed that is built here, told in words, and taken back', async () => {
  const { admin, publish, preview, feed } = publisher;
  const { showId, id } = await made({ title: 'Built' });
  await publish(showId);
  // going out again is news, whatever it says
  const undated = async () => (await feed('built')).replace(/<lastBuildDate>[^<]*/, '<lastBuildDate>');
  const before = await undated();
  await change(id, { title: 'Keepers', enclosureUrl: 'https://audio.lantern.example/9.m4a', enclosureLength: 7_000, enclosureType: 'audio/x-m4a' });
  expect(await preview(showId)).toMatchObject({ waiting: [{ episodeId: id, title: 'Keepers' }], changes: [{ episodeId: id, title: 'Keepers', moves: null, summary: ['title', 'audio'], details: [
    { field: 'title', before: 'The lantern keepers', after: 'Keepers' }, { field: 'audio', place: 'address', before: AUDIO.enclosureUrl }, { field: 'audio', before: '48123', after: '7000' }, { field: 'audio', after: 'audio/x-m4a' },
  ] }] });
  const { body: { id: publicationId } } = await publish(showId);
  expect(await itemsOf('built')).toMatchObject([{ title: 'Keepers', enclosure: { url: 'https://audio.lantern.example/9.m4a', length: 7_000, type: 'audio/x-m4a' } }]);

  const { body: plan } = await admin('POST', `/api/publications/${publicationId}/roll-back-preview`, {});
  expect(plan).toMatchObject({ exact: true, conflicts: [], changes: [{ summary: ['title', 'audio'] }] });
  expect((await admin('POST', `/api/publications/${publicationId}/roll-back`, { hash: plan.hash })).status).toBe(201);
  expect(await undated()).toBe(before);
  expect((await admin('GET', `/api/episodes/${id}`)).body).toMatchObject({ title: 'The lantern keepers', ...AUDIO, version: 3, state: 'published' });
});

test('where it was changed again since, somebody chooses what a publication that is taken back leaves', async () => {
  const { admin, publish } = publisher;
  const { showId, id } = await made({ title: 'Chosen' });
  await publish(showId);
  await change(id, { title: 'Keepers', durationMs: 61_000 });
  const { body: { id: publicationId } } = await publish(showId);
  await change(id, { title: 'Lamps' }, 2);
  await publish(showId);
  const look = async (choices: object) => (await admin('POST', `/api/publications/${publicationId}/roll-back-preview`, { choices })).body;
  expect(await look({})).toMatchObject({ conflicts: [{ place: `${id}.title`, field: 'title', restored: 'The lantern keepers', now: 'Lamps' }] });
  const choices = { [`${id}.title`]: 'keep' };
  const { hash, conflicts } = await look(choices);
  expect(conflicts).toEqual([]);
  expect((await admin('POST', `/api/publications/${publicationId}/roll-back`, { hash, choices })).status).toBe(201);
  expect((await admin('GET', `/api/episodes/${id}`)).body).toMatchObject({ title: 'Lamps', durationMs: null });
  expect(await itemsOf('chosen')).toMatchObject([{ title: 'Lamps', durationMs: null }]);
});

test('it is published in the item that was made for a feed that came in, and every other byte stays', async () => {
  const { publish, preview, feed } = publisher;
  const { showId } = await importFeed(publisher.admin, saltmarshXml, 'Among others');
  const { id } = await made({ showId }, { ...AUDIO, pubDate: '2031-01-02T03:04:05.000Z' });
  const override = { override: 'The fixture is short of what PSP-1 asks.' };
  await publish(showId, {}, override);
  const before = await feed('among-others');
  await change(id, { title: 'Keepers', enclosureLength: 48_124 });
  expect(await preview(showId)).toMatchObject({ changes: [{ episodeId: id, summary: ['title', 'audio'] }] });
  expect((await publish(showId, {}, override)).status).toBe(201);
  // the page's own heading is the page's
  expect(await feed('among-others')).toBe(before.replace('<title>The lantern keepers<', '<title>Keepers<').replace('length="48123"', 'length="48124"'));
});

test('with another recording, what was heard and drawn of the one before is not taken for it', async () => {
  const { stet: { database: { prisma } }, admin } = publisher;
  const { showId, id } = await made({ title: 'Heard' });
  const drawn = async () => (await deskOf(admin, id)).recording.peaks;
  const recording = nameOf({ kind: 'linked', url: AUDIO.enclosureUrl, length: AUDIO.enclosureLength, type: null });
  await prisma.audioPeaks.create({ data: { episodeId: id, showId, recording: Uint8Array.from(recording), state: 'done', durationMs: 9_000_000, peaks: new Uint8Array(), at: new Date() } });
  await change(id, { durationMs: 3_600_000 });
  const differs = async () => (await admin('GET', `/api/episodes/${id}/findings`)).body.items.filter(({ code }: { code: string }) => code === 'audio-differs');
  expect([await drawn(), (await differs()).length]).toEqual(['done', 1]);
  await change(id, { enclosureUrl: 'https://audio.lantern.example/9.mp3' }, 2);
  expect([await drawn(), (await differs()).length]).toEqual(['none', 0]);
});

test('an own edit before it is still the one that is taken back', async () => {
  const { admin } = publisher;
  const { id } = await made({ title: 'Undone' });
  const { segments } = await deskOf(admin, id);
  await revise(admin, id, 0, [{ type: 'setText', segmentId: segments[0].id, text: 'A mistake.' }]);
  await change(id, { title: 'Keepers' });
  expect((await admin('GET', `/api/episodes/${id}/revisions/mine?before=3`)).body.revision.number).toBe(1);
});

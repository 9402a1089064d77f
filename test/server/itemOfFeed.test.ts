import { startPublisher, type Publisher } from '../support/publisher.ts';
import { importFeed, saltmarshXml } from '../support/saltmarsh.ts';

let publisher: Publisher;
beforeAll(async () => { publisher = await startPublisher(); });
afterAll(() => publisher.stet.close());

const OVERRIDE = { override: 'The fixture is short of what PSP-1 asks.' };
const importedAs = async (title: string, xml = saltmarshXml) => {
  const { showId, episodeIds: [id, other] } = await importFeed(publisher.admin, xml, title);
  return { showId, id: id!, other: other! };
};
const read = async (id: string) => (await publisher.admin('GET', `/api/episodes/${id}`)).body;
const change = async (id: string, item: object, client = publisher.admin) => client('PATCH', `/api/episodes/${id}`, item, { 'if-match': `"${(await read(id)).version}"` });
const look = async (publicationId: string, choices = {}) => (await publisher.admin('POST', `/api/publications/${publicationId}/roll-back-preview`, { choices })).body;
const rollBack = async (publicationId: string, choices = {}) => publisher.admin('POST', `/api/publications/${publicationId}/roll-back`, { hash: (await look(publicationId, choices)).hash, choices });

describe('what the item of a feed says besides its notes', () => {
  test('is corrected as a revision in words, and what the feed says of it is known', async () => {
    const { id } = await importedAs('Corrected');
    const { status, body } = await change(id, { title: 'Samphire in July', durationMs: 96_000 });
    expect([status, body]).toEqual([200, expect.objectContaining({ title: 'Samphire in July', durationMs: 96_000, inFeed: { title: 'Samphire in June', durationMs: 95_000 }, origin: 'feed', version: 2, revision: 1, state: 'edited' })]);
    expect((await publisher.admin('GET', `/api/episodes/${id}/history`)).body.items).toMatchObject([{ number: 1, note: 'title, duration' }]);
    const { body: { items: [listed] } } = await publisher.admin('GET', '/api/episodes?q=Samphire in July');
    expect(listed.id).toBe(id);
  });

  test('is no correction once it says what the feed says again, however that is asked for', async () => {
    const { showId, id } = await importedAs('Set back');
    await change(id, { title: 'Samphire in July', enclosureLength: 7 });
    expect((await change(id, { title: 'Samphire in June' })).body.inFeed).toEqual({ enclosureLength: 1_234_567 });
    expect((await change(id, { asInFeed: ['enclosureLength'] })).body).toMatchObject({ enclosureLength: 1_234_567, inFeed: {}, revision: 3 });
    expect(await publisher.preview(showId)).toMatchObject({ changes: [], hunks: [] });
  });

  test('goes back to what the feed says also where nobody could type that', async () => {
    const { id } = await importedAs('Odd link', saltmarshXml.replace('<guid isPermaLink="false">saltmarsh-007', '<link>marsh notes</link>\n      $&'));
    expect((await change(id, { link: 'https://saltmarsh.example/7' })).body.inFeed).toEqual({ link: 'marsh notes' });
    expect((await change(id, { asInFeed: ['link'] })).body).toMatchObject({ link: 'marsh notes', inFeed: {} });
  });

  test.each([['link', 'in-feed', 'link'], ['pubDate', 'in-feed', 'pubDate'], ['enclosureUrl', 'in-feed', 'enclosureUrl'], ['durationMs', 'in-feed', 'durationMs']])('is changed, not taken out: %s', async (field, code, path) => {
    const { id } = await importedAs('Kept', saltmarshXml.replace('<guid isPermaLink="false">saltmarsh-007', '<link>https://saltmarsh.example/7</link>\n      $&'));
    expect(await change(id, { [field]: null })).toMatchObject({ status: 400, body: { code, issues: [{ path }] } });
    expect(await read(id)).toMatchObject({ version: 1, revision: 0 });
  });

  test('keeps what apps know it by: without a guid, that is the address of its audio', async () => {
    const { id } = await importedAs('No guid', saltmarshXml.replace('<guid isPermaLink="false">saltmarsh-007</guid>\n', ''));
    expect(await change(id, { enclosureUrl: 'https://audio.saltmarsh.example/7b.mp3' })).toMatchObject({ status: 400, body: { code: 'known-by-audio', issues: [{ path: 'enclosureUrl' }] } });
    expect((await change(id, { enclosureLength: 7 })).status).toBe(200);
  });

  test('needs the address of an audio that the feed has not', async () => {
    const { id } = await importedAs('Silent', saltmarshXml.replace(/ {6}<enclosure url="https:\/\/audio.saltmarsh.example\/7.*\n/, ''));
    expect(await change(id, { enclosureType: 'audio/mpeg' })).toMatchObject({ status: 400, body: { code: 'no-enclosure', issues: [{ path: 'enclosureUrl' }] } });
    expect((await change(id, { title: 'Still silent' })).status).toBe(200);
  });

  test('is an editor’s to correct', async () => {
    const { showId, id } = await importedAs('Roles');
    const [viewer, editor] = [await publisher.stet.person({ roles: { [showId]: 'viewer' } }), await publisher.stet.person({ roles: { [showId]: 'editor' } })];
    expect((await change(id, { title: 'Mine' }, viewer)).status).toBe(403);
    expect((await change(id, { title: 'Mine' }, editor)).status).toBe(200);
  });
});

describe('a correction of it', () => {
  test('is told in words and published in its place, every other byte stays, and one that is set back leaves nothing', async () => {
    const { publish, preview, feed } = publisher;
    const { showId, id } = await importedAs('Published');
    await publish(showId, {}, OVERRIDE);
    const before = await feed('published');
    await change(id, { title: 'Samphire & sea blite', enclosureUrl: 'https://audio.saltmarsh.example/7b.mp3', durationMs: 96_500 });
    const told = await preview(showId);
    expect(told).toMatchObject({ waiting: [{ episodeId: id, title: 'Samphire & sea blite' }], changes: [{
      episodeId: id, summary: ['title', 'audio', 'duration'],
      details: [{ field: 'title', before: 'Samphire in June', after: 'Samphire & sea blite' }, { field: 'audio', place: 'address' }, { field: 'duration', before: '1:35', after: '1:36.5' }],
      notHeld: [{ path: 'durationMs', wanted: 96_500, written: 96_000 }],
    }] });
    expect(told.hunks.flatMap(({ lines }: { lines: { kind: string; text: string }[] }) => lines).filter(({ kind }: { kind: string }) => kind === 'added')).toHaveLength(3);
    expect((await publish(showId, {}, OVERRIDE)).status).toBe(201);
    expect(await feed('published')).toBe(before.replace('Samphire in June', 'Samphire &amp; sea blite').replace('example/7.mp3', 'example/7b.mp3').replace('<itunes:duration>95', '<itunes:duration>96'));
    await change(id, { asInFeed: ['title', 'enclosureUrl', 'durationMs'] });
    expect(await preview(showId)).toMatchObject({ changes: [{ summary: ['title', 'audio', 'duration'], details: [{ before: 'Samphire & sea blite', after: 'Samphire in June' }, {}, {}] }] });
    await publish(showId, {}, OVERRIDE);
    expect(await feed('published')).toBe(before);
  });

  test('that was not chosen stays out of the feed and of what is made for it', async () => {
    const { publish, feed, admin } = publisher;
    const { showId, id, other } = await importedAs('Not chosen');
    const enrichments = ['chapters', 'transcripts'];
    await publish(showId, { enrichments }, OVERRIDE);
    const before = await feed('not-chosen');
    await change(id, { title: 'Not yet' });
    await change(other, { title: 'No notes at all' });
    const { status } = await publish(showId, { enrichments, episodeIds: [other] }, OVERRIDE);
    expect(status).toBe(201);
    expect(await feed('not-chosen')).toBe(before.replace('No notes to speak of', 'No notes at all'));
    expect((await admin('GET', `/api/episodes/${id}`)).body.state).toBe('edited');
  });

  test('is mended from where the feed is complained of', async () => {
    const { showId, id } = await importedAs('Complained of');
    await change(id, { title: 'S'.repeat(300) });
    const { feedFindings } = await publisher.preview(showId);
    expect(feedFindings.filter(({ element }: { element: string }) => element === 'title')).toEqual(expect.arrayContaining([expect.objectContaining({ episodeId: id })]));
  });
});

describe('taking back a publication that brought one', () => {
  test('gives the bytes before it, and the correction does not come back by itself', async () => {
    const { publish, preview, feed } = publisher;
    const { showId, id } = await importedAs('Taken back');
    await publish(showId, {}, OVERRIDE);
    await change(id, { title: 'Samphire in July' });
    const { body: { id: publicationId } } = await publish(showId, {}, OVERRIDE);
    expect(await look(publicationId)).toMatchObject({ exact: true, conflicts: [], changes: [{ episodeId: id, summary: ['title'] }] });
    expect((await rollBack(publicationId)).status).toBe(201);
    expect(await feed('taken-back')).toBe(saltmarshXml);
    expect(await read(id)).toMatchObject({ title: 'Samphire in June', inFeed: {}, state: 'published' });
    expect(await preview(showId)).toMatchObject({ waiting: [], changes: [], hunks: [] });
  });

  test('leaves what was corrected since, and asks where it was corrected again', async () => {
    const { publish, feed } = publisher;
    const { showId, id } = await importedAs('Chosen back');
    await publish(showId, {}, OVERRIDE);
    await change(id, { title: 'Samphire in July', durationMs: 96_000 });
    const { body: { id: publicationId } } = await publish(showId, {}, OVERRIDE);
    await change(id, { title: 'Samphire in August', enclosureLength: 7 });
    await publish(showId, {}, OVERRIDE);
    expect((await look(publicationId)).conflicts).toMatchObject([{ place: `${id}.title`, restored: 'Samphire in June', now: 'Samphire in August' }]);
    expect((await rollBack(publicationId, { [`${id}.title`]: 'keep' })).status).toBe(201);
    expect(await feed('chosen-back')).toBe(saltmarshXml.replace('Samphire in June', 'Samphire in August').replace('length="1234567"', 'length="7"'));
    expect(await read(id)).toMatchObject({ title: 'Samphire in August', durationMs: 95_000, enclosureLength: 7, inFeed: { title: 'Samphire in June', enclosureLength: 1_234_567 } });
  });
});

import { KeptFeeds } from '../../server/publish/store/keptFeeds.ts';
import { deskOf, importFeed, lanternPage, saltmarshXml } from '../support/saltmarsh.ts';
import { corrected, importTwo, startPublisher, twoEpisodesXml, type Publisher } from '../support/publisher.ts';

let publisher: Publisher;
beforeAll(async () => { publisher = await startPublisher(); });
afterAll(() => publisher.stet.close());

const FIRST = 'Good morning from the sea wall, where the wind has been up since four and so have we.';
const withFirst = (xml: string, item: 0 | 1, text: string) => corrected(xml, item, FIRST, text);
const TRANSCRIPTS = ['transcripts'];

test.each([
  ['description', 'Slow walks &#8212; and what grows beside them.', 'w'.repeat(10_001)],
  ['link', 'https://saltmarsh.example/<', `https://saltmarsh.example/${'w'.repeat(2_001)}<`],
  ['language', '<language>en<', `<language>${'w'.repeat(36)}<`],
  ['title', '<title>', `<title>${'w'.repeat(1_001)}`],
])('a %s of the show that is longer than anybody may write goes on being published', async (field, short, long) => {
  const { admin, publish, preview, reword, feed } = publisher;
  const xml = twoEpisodesXml.replace(short, long);
  expect(xml).not.toBe(twoEpisodesXml);
  const { showId, episodeIds: [samphire] } = await importFeed(admin, xml, `Long ${field}`);
  await publish(showId);
  await reword(samphire!, 0, 'Out.');
  expect(await preview(showId)).toMatchObject({ corrections: 1, showChanges: [] });
  expect((await publish(showId)).status).toBe(201);
  expect(await feed(`long-${field}`)).toBe(withFirst(xml, 0, 'Out.'));
  const { body: show } = await admin('GET', `/api/shows/${showId}`);
  // as a form sends it, all at once
  const said = { title: show.title, link: show.link, description: show.description, language: show.language, author: 'The walkers' };
  expect((await admin('PATCH', `/api/shows/${showId}`, said, { 'if-match': `"${show.version}"` })).status).toBe(200);
  expect((await preview(showId)).showChanges).toMatchObject([{ field: 'author', after: 'The walkers' }]);
});

describe('publishing some episodes', () => {
  test('puts out those, and leaves the others as they are out', async () => {
    const { admin, publish, preview, reword, feed } = publisher;
    const { showId, episodeIds: [samphire, notes] } = await importTwo(admin, 'Some');
    await reword(samphire!, 0, 'One.');
    await reword(notes!, 0, 'Two.');
    expect(await preview(showId, { episodeIds: [samphire] })).toMatchObject({ corrections: 1, changes: [{ episodeId: samphire }], waiting: [{ episodeId: samphire }, { episodeId: notes }] });
    expect((await publish(showId, { episodeIds: [samphire] })).status).toBe(201);
    expect(await feed('some')).toBe(withFirst(twoEpisodesXml, 0, 'One.'));
    expect((await admin('GET', `/api/shows/${showId}`)).body.edited).toBe(1);
    await publish(showId, { episodeIds: [notes] });
    expect(await feed('some')).toBe(withFirst(withFirst(twoEpisodesXml, 0, 'One.'), 1, 'Two.'));
  });

  test('an episode that was out keeps what is out of it while it is edited on', async () => {
    const { admin, publish, reword, feed } = publisher;
    const { showId, episodeIds: [samphire, notes] } = await importTwo(admin, 'Kept');
    await reword(samphire!, 0, 'Out.');
    await publish(showId);
    await reword(samphire!, 0, 'Not yet.');
    await reword(notes!, 0, 'Now.');
    await publish(showId, { episodeIds: [notes] });
    expect(await feed('kept')).toBe(withFirst(withFirst(twoEpisodesXml, 0, 'Out.'), 1, 'Now.'));
  });

  test('a speaker who is renamed keeps the old name where the rename was not chosen', async () => {
    const { admin, publish, feed } = publisher;
    const { showId, episodeIds: [samphire, notes] } = await importTwo(admin, 'Named');
    const { speakers } = await deskOf(admin, samphire!);
    const odd = speakers.find(({ name }: { name: string }) => name === 'Odd Lindqvist').id;
    await admin('PATCH', `/api/speakers/${odd}`, { name: 'Odd Lind' });
    await publish(showId, { episodeIds: [samphire] });
    const once = corrected(twoEpisodesXml, 0, 'Odd Lindqvist (', 'Odd Lind (');
    expect(await feed('named')).toBe(once);
    await admin('PATCH', `/api/speakers/${odd}`, { name: 'O. Lind' });
    await publish(showId, { episodeIds: [notes] });
    expect(await feed('named')).toBe(corrected(once, 1, 'Odd Lindqvist (', 'O. Lind ('));
  });

  test('an edit of an episode that is not chosen does not stand in the way', async () => {
    const { admin, preview, reword } = publisher;
    const { showId, episodeIds: [samphire, notes] } = await importTwo(admin, 'Beside');
    const { hash } = await preview(showId, { episodeIds: [samphire] });
    await reword(notes!, 0, 'Meanwhile.');
    expect((await admin('POST', `/api/shows/${showId}/publications`, { hash, enrichments: [], episodeIds: [samphire] })).status).toBe(201);
  });

  test('what was changed of the show itself waits, unless it is chosen too', async () => {
    const { admin, publish, preview, feed } = publisher;
    const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Titled');
    await publish(showId);
    await admin('PATCH', `/api/shows/${showId}`, { author: 'W. Adeyemi' }, { 'if-match': '1' });
    await publish(showId, { episodeIds: [samphire] });
    expect(await feed('titled')).toBe(twoEpisodesXml);
    expect(await preview(showId, { episodeIds: [], show: true })).toMatchObject({ showChanges: [{ field: 'author', before: 'Wren Adeyemi', after: 'W. Adeyemi' }] });
    await publish(showId, { episodeIds: [], show: true });
    expect(await feed('titled')).toBe(twoEpisodesXml.replace('<itunes:author>Wren Adeyemi', '<itunes:author>W. Adeyemi'));
  });

  test('what was changed of the show itself is told before the first publication, as what its feed says and what it will say', async () => {
    const { admin, publish, preview, feed } = publisher;
    const { showId } = await importTwo(admin, 'Titled at first');
    await admin('PATCH', `/api/shows/${showId}`, { author: 'W. Adeyemi' }, { 'if-match': '1' });
    expect(await preview(showId)).toMatchObject({ first: true, corrections: 1, changes: [], showChanges: [{ field: 'author', before: 'Wren Adeyemi', after: 'W. Adeyemi' }] });
    await publish(showId);
    expect(await feed('titled-at-first')).toBe(twoEpisodesXml.replace('<itunes:author>Wren Adeyemi', '<itunes:author>W. Adeyemi'));
  });

  test('what of the show itself the feed cannot hold is told beside it, once', async () => {
    const { admin, publish, preview, feed } = publisher;
    const { showId } = await importTwo(admin, 'Emptied');
    await publish(showId);
    await admin('PATCH', `/api/shows/${showId}`, { author: null }, { 'if-match': '1' });
    expect(await preview(showId)).toMatchObject({ showChanges: [{ field: 'author' }], showNotHeld: [{ path: 'show.author', wanted: null, written: 'Wren Adeyemi', why: 'a published feed keeps what it says here: it can be changed, not emptied' }] });
    await publish(showId);
    expect(await feed('emptied')).toBe(twoEpisodesXml);
    expect(await preview(showId)).toMatchObject({ showChanges: [], showNotHeld: [] });
  });

  test('what of the show itself the feed cannot hold is told before the first publication', async () => {
    const { admin, preview } = publisher;
    const { showId } = await importTwo(admin, 'Emptied at first');
    await admin('PATCH', `/api/shows/${showId}`, { author: null }, { 'if-match': '1' });
    expect((await preview(showId)).showNotHeld).toMatchObject([{ path: 'show.author' }]);
  });

  test('a show that is deleted while its feed is worked out is not there any more', async () => {
    const { admin, stet, publish, reword } = publisher;
    for (const ask of [(id: string) => admin('GET', `/api/shows/${id}/publication-preview`), (id: string) => admin('POST', `/api/shows/${id}/publications`, { hash: 'seen before', enrichments: [] })]) {
      const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Deleted meanwhile');
      await publish(showId);
      await reword(samphire!, 0, 'One.');
      const kept = stet.app.get(KeptFeeds);
      const { bytes } = kept;
      kept.bytes = async (...wanted) => {
        kept.bytes = bytes;
        expect((await admin('DELETE', `/api/shows/${showId}`)).status).toBe(204);
        return bytes.apply(kept, wanted);
      };
      const { status, body } = await ask(showId);
      expect([status, body.code]).toEqual([404, 'not-found']);
    }
  });

  test('an episode of another show refuses the whole', async () => {
    const { admin, stet, preview } = publisher;
    const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Ours');
    const { showId: other, episodeIds: [theirs] } = await importTwo(admin, 'Theirs');
    expect((await admin('POST', `/api/shows/${showId}/publication-preview`, { episodeIds: [samphire, theirs] })).status).toBe(422);
    const { hash } = await preview(showId);
    const publish = (client: typeof admin) => client('POST', `/api/shows/${showId}/publications`, { hash, enrichments: [], episodeIds: [samphire, theirs] });
    expect((await publish(admin)).status).toBe(422);
    expect((await publish(await stet.person({ roles: { [showId]: 'publisher' } }))).status).toBe(404);
    expect((await admin('GET', `/api/publications?showId=${other}`)).body.total).toBe(0);
  });

  test('an episode made here is in no feed before it is chosen', async () => {
    const { admin, publish, preview, feed } = publisher;
    const page = async (into: object) => {
      const { body: { id } } = await admin('POST', '/api/imports', { kind: 'paste', content: lanternPage });
      return (await admin('POST', `/api/imports/${id}/accept`, { enclosureUrl: 'https://audio.lantern.example/1.mp3', ...into })).body;
    };
    const { showId, episodeIds: [first] } = await page({ newShow: { title: 'Chosen' }, title: 'The first' });
    await publish(showId);
    await page({ showId, title: 'The second' });
    expect(await preview(showId)).toMatchObject({ changes: [{ title: 'The second', summary: ['new episode'] }] });
    await publish(showId, { episodeIds: [first] });
    expect(await feed('chosen')).not.toContain('The second');
    await publish(showId);
    expect(await feed('chosen')).toContain('The second');
  });
});

describe('the preview', () => {
  test('tells additions in words, once', async () => {
    const { admin, publish, preview, reword } = publisher;
    const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Added');
    expect((await preview(showId, { enrichments: ['transcripts', 'self-link'] })).additions.map(({ words }: { words: string }) => words))
      .toEqual(['adds 8 transcript links to 2 episodes', 'adds the feed’s own address']);
    await publish(showId, { enrichments: TRANSCRIPTS });
    expect((await preview(showId)).additions).toEqual([]);
    await reword(samphire!, 0, 'Renewed.');
    expect((await preview(showId)).additions).toMatchObject([{ words: 'renews 4 transcript links in 1 episode' }]);
    expect((await preview(showId, { enrichments: [] })).additions).toMatchObject([{ words: 'removes 8 transcript links from 2 episodes' }]);
  });

  test('an addition turned on later is made of what is out, not of drafts', async () => {
    const { admin, publish, reword, feed, stet, origin } = publisher;
    const { showId, episodeIds: [samphire, notes] } = await importTwo(admin, 'Drafts');
    await publish(showId);
    await reword(samphire!, 0, 'A draft.');
    await publish(showId, { episodeIds: [notes], enrichments: TRANSCRIPTS });
    const links = [...(await feed('drafts')).matchAll(/url="([^"]*transcript\.vtt)"/g)].map(([, url]) => url!.slice(origin.length));
    expect(links).toHaveLength(2);
    for (const link of links) expect((await stet.anonymous('GET', link)).text).toContain('Good morning from the sea');
  });

  test('tells the title that a show is given against what its feed says, whatever the show was called at the import', async () => {
    const { admin, preview, publish, feed } = publisher;
    const { showId } = await importTwo(admin, 'Called here');
    await publish(showId);
    const said = /<title>([^<]*)/.exec(await feed('called-here'))![1]!;
    for (const title of ['Called otherwise', 'Called here']) {
      const { body: { version } } = await admin('GET', `/api/shows/${showId}`);
      expect((await admin('PATCH', `/api/shows/${showId}`, { title }, { 'if-match': `"${version}"` })).status).toBe(200);
    }
    expect((await preview(showId)).showChanges).toEqual([{ field: 'title', before: said, after: 'Called here' }]);
    await publish(showId);
    expect(await feed('called-here')).toContain('<title>Called here</title>');
    expect((await preview(showId)).showChanges).toEqual([]);
  });

  test('names every address of the source that one of ours takes the place of', async () => {
    const { admin, preview } = publisher;
    const old = 'https://old.saltmarsh.example/7.vtt';
    const xml = saltmarshXml.replace('<itunes:duration>', `<podcast:transcript xmlns:podcast="https://podcastindex.org/namespace/1.0" url="${old}" type="text/vtt"/><itunes:duration>`);
    const { showId } = await importFeed(admin, xml, 'Replaced');
    expect((await preview(showId, { enrichments: TRANSCRIPTS })).replaced).toMatchObject([{ title: 'Samphire in June', element: 'podcast:transcript', urls: [old] }]);
  });

  test('names the passages that the other element for notes does not hold', async () => {
    const { admin, preview, reword } = publisher;
    const xml = saltmarshXml.replace('<content:encoded>', '<description>Wren walks the marsh.</description><content:encoded>');
    const { showId, episodeIds: [samphire] } = await importFeed(admin, xml, 'Left');
    await reword(samphire!, 0, 'Elsewhere.');
    expect((await preview(showId)).changes[0].left).toMatchObject([{ element: 'description', passages: 1, why: expect.any(String) }]);
  });

  test('shows the notes as they are out and as they will be', async () => {
    const { admin, publish, preview, reword } = publisher;
    const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Beheld');
    await reword(samphire!, 0, 'Published words.');
    await publish(showId);
    await reword(samphire!, 0, 'Waiting words.');
    const { changes: [change], hunks } = await preview(showId);
    expect(change.notesBefore).toContain('Published words.');
    expect(change.notesAfter).toContain('Waiting words.');
    expect(JSON.stringify(hunks)).toContain('Published words.');
  });
});

test('an error that was left be at the desk still asks for a reason, and brings the one that was given', async () => {
  const { admin, publish, preview } = publisher;
  const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Left be');
  const { segments } = await deskOf(admin, samphire!);
  await admin('POST', `/api/episodes/${samphire}/revisions`, { baseRevision: 0, clientId: crypto.randomUUID(), operations: [{ type: 'setTime', segmentId: segments[2].id, startMs: 1_000 }] });
  const { errors: [before] } = await preview(showId);
  expect(before.findings).toMatchObject([{ severity: 'error', ignoredFor: null }]);
  const [{ code, recordId, about }] = before.findings;
  await admin('POST', `/api/episodes/${samphire}/findings/ignore`, { findings: [{ code, recordId, about }], reason: 'A flashback.' });
  expect((await admin('GET', `/api/episodes/${samphire}`)).body.errorCount).toBe(0);
  expect((await preview(showId)).errors).toMatchObject([{ episodeId: samphire, findings: [{ code, ignoredFor: 'A flashback.' }] }]);
  expect(await publish(showId)).toMatchObject({ status: 409, body: { code: 'errors' } });
  expect((await publish(showId, {}, { override: 'A flashback.' })).status).toBe(201);
});

test('the history says why, and over which errors', async () => {
  const { admin, publish, stet } = publisher;
  const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Reasons');
  const { segments } = await deskOf(admin, samphire!);
  // the second turn before the first: an error of the checks
  await admin('POST', `/api/episodes/${samphire}/revisions`, { baseRevision: 0, clientId: crypto.randomUUID(), operations: [{ type: 'setTime', segmentId: segments[2].id, startMs: 1_000 }] });
  expect(await publish(showId)).toMatchObject({ status: 409, body: { code: 'errors' } });
  expect((await publish(showId, {}, { override: 'A flashback.', note: 'For the anniversary.' })).status).toBe(201);
  const reader = await stet.person({ roles: { [showId]: 'viewer' } });
  expect((await reader('GET', `/api/publications?showId=${showId}`)).body.items).toMatchObject([{ number: 1, overrides: 'A flashback.', note: 'For the anniversary.', publishedBy: 'Ada Brandt' }]);
});

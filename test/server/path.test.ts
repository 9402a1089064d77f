import { Jobs } from '../../server/platform/jobs/jobs.ts';
import { Settings } from '../../server/platform/settings.ts';
import { asFile, deskOf, importFeed, lanternPage, revise, saltmarshXml } from '../support/saltmarsh.ts';
import { startTestApp, type Client, type TestApp } from '../support/testApp.ts';

let stet: TestApp;
let admin: Client;
let origin: string;

beforeAll(async () => {
  stet = await startTestApp();
  origin = await stet.listen();
  // known only now: what listens on a free port is reached under it
  Object.assign(stet.app.get(Settings), { publicUrl: origin, adminUrl: 'http://stet.test' });
  admin = await stet.person({ admin: true });
});
afterAll(() => stet.close());

const previewOf = async (showId: string, enrichments = '') => (await admin('GET', `/api/shows/${showId}/publication-preview?enrichments=${enrichments}`)).body;

async function publish(showId: string, enrichments: string[] = [], mode = 'mirror') {
  const { hash } = await previewOf(showId, `${enrichments.join()}&mode=${mode}`);
  return admin('POST', `/api/shows/${showId}/publications`, { hash, enrichments, mode });
}

const served = async (slug: string) => (await stet.anonymous('GET', `/feeds/${slug}.xml`)).text;
const get = (headers: Record<string, string>, method: 'GET' | 'HEAD' = 'GET') => stet.anonymous(method, '/feeds/served.xml', undefined, headers);
/** A feed whose show says something of AI in it. */
const saying = (what: string) => saltmarshXml.replace('<channel>', `<channel><podcast:txt xmlns:podcast="https://podcastindex.org/namespace/1.0" purpose="ai-content">${what}</podcast:txt>`);

describe('from a feed to a corrected feed', () => {
  test('nothing edited, nothing switched on: the bytes of the source', async () => {
    const { showId } = await importFeed(admin, saltmarshXml, 'Untouched');
    expect(await previewOf(showId)).toMatchObject({ first: true, corrections: 0, changes: [], hunks: [], blocked: [], errors: [] });
    expect((await publish(showId)).status).toBe(201);
    expect((await stet.anonymous('GET', '/feeds/untouched.xml')).text).toBe(saltmarshXml);
  });

  test('a speaker and a time are all that changes', async () => {
    const { showId, episodeIds } = await importFeed(admin, saltmarshXml, 'Corrected');
    const { segments, speakers } = await deskOf(admin, episodeIds[0]!);
    const wren = speakers.find(({ name }: { name: string }) => name === 'Wren Adeyemi').id;
    await revise(admin, episodeIds[0]!, 0, [
      { type: 'setSpeaker', segmentIds: [segments[1].id], speakerId: wren },
      { type: 'setTime', segmentId: segments[2].id, startMs: 17_000 },
    ]);
    const preview = await previewOf(showId);
    expect(preview).toMatchObject({ corrections: 2, changes: [{ title: 'Samphire in June', summary: ['1 speaker label', '1 timestamp'], notHeld: [] }] });
    const { status, body } = await publish(showId);
    expect(status).toBe(201);
    expect(body).toMatchObject({ number: 1, feedUrl: `${origin}/feeds/corrected.xml` });
    const expected = saltmarshXml.replace('Odd Lindqvist (00:08)', 'Wren Adeyemi (00:08)').replace('(00:15)', '(00:17)');
    expect((await stet.anonymous('GET', '/feeds/corrected.xml')).text).toBe(expected);
    expect((await admin('GET', `/api/episodes?showId=${showId}&state=published`)).body.total).toBe(2);
  });

  test('a draft never changes what is public', async () => {
    const { showId, episodeIds } = await importFeed(admin, saltmarshXml, 'Still');
    await publish(showId);
    const before = await stet.anonymous('GET', '/feeds/still.xml');
    const { segments } = await deskOf(admin, episodeIds[0]!);
    await revise(admin, episodeIds[0]!, 0, [{ type: 'setText', segmentId: segments[0].id, text: 'Draft.' }]);
    const after = await stet.anonymous('GET', '/feeds/still.xml');
    expect(after.bytes.equals(before.bytes)).toBe(true);
    expect(after.headers.etag).toBe(before.headers.etag);
    expect((await admin('GET', `/api/shows/${showId}`)).body.edited).toBe(1);
  });

  test('a second publication tells only what is new, and what was taken back in reverse', async () => {
    const { showId, episodeIds } = await importFeed(admin, saltmarshXml, 'Twice');
    const { segments } = await deskOf(admin, episodeIds[0]!);
    await revise(admin, episodeIds[0]!, 0, [{ type: 'setTime', segmentId: segments[2].id, startMs: 17_000 }]);
    await publish(showId);
    await revise(admin, episodeIds[0]!, 1, [{ type: 'setText', segmentId: segments[0].id, text: 'Words that are new.' }]);
    expect(await previewOf(showId)).toMatchObject({ corrections: 1, changes: [{ summary: ['1 edited text'] }] });
    await revise(admin, episodeIds[0]!, 2, [{ type: 'setTime', segmentId: segments[2].id, startMs: 15_000 }]);
    const { changes: [{ details }] } = await previewOf(showId);
    expect(details).toContainEqual(expect.objectContaining({ field: 'timestamp', before: '0:17', after: '0:15' }));
  });

  test('what is deleted and brought back leaves no trace', async () => {
    const { showId, episodeIds } = await importFeed(admin, saltmarshXml, 'Undone');
    const { segments } = await deskOf(admin, episodeIds[0]!);
    const { body: [revision] } = await revise(admin, episodeIds[0]!, 0, [{ type: 'deleteSegment', segmentId: segments[1].id }]);
    await revise(admin, episodeIds[0]!, 1, revision.inverse);
    expect(await previewOf(showId)).toMatchObject({ corrections: 0, hunks: [] });
  });

  test('with transcripts and chapters on, the feed links files that are served for ever', async () => {
    const { showId, episodeIds } = await importFeed(admin, saltmarshXml, 'Linked');
    expect((await publish(showId, ['transcripts', 'chapters'])).status).toBe(201);
    const links = () => stet.anonymous('GET', '/feeds/linked.xml').then(({ text }) => [...text.matchAll(/url="([^"]*\/files\/[^"]*)"/g)].map(([, url]) => url!.slice(origin.length)));
    const first = await links();
    expect(first.map((url) => url.split('/').at(-1))).toEqual(['transcript.html', 'transcript.srt', 'transcript.json', 'transcript.vtt', 'chapters.json']);
    const { segments } = await deskOf(admin, episodeIds[0]!);
    await revise(admin, episodeIds[0]!, 0, [{ type: 'setText', segmentId: segments[0].id, text: 'Good morning from the sea wall.' }]);
    await publish(showId, ['transcripts', 'chapters']);
    const vtt = (await links()).find((url) => url.endsWith('.vtt'))!;
    expect(first).not.toContain(vtt);
    for (const url of [...first, vtt]) {
      const { status, headers } = await stet.anonymous('GET', url);
      expect(status).toBe(200);
      expect(headers).toMatchObject({ 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff', 'cache-control': expect.stringContaining('immutable') });
    }
    expect((await stet.anonymous('GET', vtt)).text).toContain('<v Wren Adeyemi>Good morning from the sea wall.\n');
  });
});

describe('what readers of the feed would stumble over', () => {
  test('is told where it changes; an error that an edit brings in needs a reason, one that was there does not', async () => {
    const { showId, episodeIds } = await importFeed(admin, saltmarshXml, 'Stumbling');
    const { segments } = await deskOf(admin, episodeIds[0]!);
    await revise(admin, episodeIds[0]!, 0, [{ type: 'setTime', segmentId: segments[2].id, startMs: 17_000 }]);
    const { feedFindings } = await previewOf(showId);
    expect(feedFindings).toContainEqual(expect.objectContaining({ code: 'required-element', element: 'itunes:category', severity: 'error', wasSo: true, blocks: false }));
    expect((await publish(showId)).status).toBe(201);

    // as it could be given before addresses were asked for: it is still published
    await stet.database.prisma.show.update({ where: { id: showId }, data: { imageUrl: 'cover.jpg', changedFields: ['imageUrl'], version: { increment: 1 } } });
    const preview = await previewOf(showId);
    expect(preview.feedFindings.filter(({ blocks }: { blocks: boolean }) => blocks)).toMatchObject([{ code: 'image-no-address', rule: 'apple', key: null, wasSo: false }]);
    expect(await publish(showId)).toMatchObject({ status: 409, body: { code: 'errors' } });
    const { status } = await admin('POST', `/api/shows/${showId}/publications`, { hash: preview.hash, enrichments: [], override: 'The cover comes tomorrow.' });
    expect(status).toBe(201);

    // the next publication is asked again, and told what was said; another fault is not excused by that
    const askedNext = async () => (await previewOf(showId)).feedFindings.filter(({ blocks }: { blocks: boolean }) => blocks).map(({ code, publishedFor }: Record<string, unknown>) => [code, publishedFor]);
    await revise(admin, episodeIds[0]!, 1, [{ type: 'setTime', segmentId: segments[2].id, startMs: 18_000 }]);
    expect(await askedNext()).toEqual([['image-no-address', 'The cover comes tomorrow.']]);
    expect(await publish(showId)).toMatchObject({ status: 409, body: { code: 'errors' } });
    await stet.database.prisma.show.update({ where: { id: showId }, data: { imageUrl: 'other.jpg', version: { increment: 1 } } });
    expect(await askedNext()).toEqual([['image-no-address', null]]);
  });
});

describe('what a feed says of who it is', () => {
  const guid = '5f3c1a52-0000-5000-8000-000000000000';
  const named = saltmarshXml
    .replace('<rss ', '<rss xmlns:podcast="https://podcastindex.org/namespace/1.0" ')
    .replace('<item>', `<podcast:guid>${guid}</podcast:guid><podcast:txt purpose="verify">a1b2</podcast:txt><item>`);

  test('stays where it takes over', async () => {
    const { showId } = await importFeed(admin, named, 'Taken over');
    expect((await publish(showId, [], 'replace')).status).toBe(201);
    expect(await served('taken-over')).toBe(named);
  });

  test('is its own in a mirror, minted once', async () => {
    const { showId } = await importFeed(admin, named, 'Mirrored');
    expect((await publish(showId, ['new-feed-url'])).status).toBe(201);
    const own = /<podcast:guid>(.*)<\/podcast:guid>/.exec(await served('mirrored'))![1]!;
    expect(own).not.toBe(guid);
    expect(await served('mirrored')).toBe(named.replace(guid, own).replace('<podcast:txt purpose="verify">a1b2</podcast:txt>', ''));
    expect(await previewOf(showId)).toMatchObject({ first: false, hunks: [] });
  });

  test('is previewed as it will be published, and decided once', async () => {
    const { showId } = await importFeed(admin, named, 'Decided');
    const { hash } = await previewOf(showId, '&mode=mirror');
    expect(await admin('POST', `/api/shows/${showId}/publications`, { hash, enrichments: [], mode: 'replace' })).toMatchObject({ status: 409, body: { code: 'changed' } });
    await publish(showId);
    expect((await publish(showId, [], 'replace')).status).toBe(409);
  });
});

describe('a published feed over HTTP', () => {
  beforeAll(async () => {
    const { showId } = await importFeed(admin, saltmarshXml, 'Served');
    await publish(showId);
    await stet.app.get(Jobs).drain();
  });

  test('is fetched once', async () => {
    const { status, headers } = await get({});
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'application/rss+xml; charset=utf-8', vary: 'Accept-Encoding', 'content-security-policy': "default-src 'none'; sandbox" });
    expect((await get({ 'if-none-match': String(headers.etag) })).status).toBe(304);
    expect((await get({ 'if-modified-since': String(headers['last-modified']) })).status).toBe(304);
    expect((await get({ 'if-none-match': '"another"' })).status).toBe(200);
  });

  test.each(['gzip', 'br'])('comes as %s for who takes it, with a tag of its own', async (coding) => {
    const { headers, bytes } = await get({ 'accept-encoding': coding });
    expect(headers['content-encoding']).toBe(coding);
    expect(bytes.length).toBeLessThan(saltmarshXml.length);
    expect(headers.etag).not.toBe((await get({})).headers.etag);
  });

  test('answers HEAD with everything but the bytes', async () => {
    const { status, headers, bytes } = await get({}, 'HEAD');
    expect([status, bytes.length, headers['content-length']]).toEqual([200, 0, String(Buffer.byteLength(saltmarshXml))]);
  });

  test('is nowhere else', async () => {
    expect((await stet.anonymous('GET', '/feeds/serve.xml')).status).toBe(404);
    expect((await stet.anonymous('GET', '/feeds/private/guess/served.xml')).status).toBe(404);
  });
});

describe('publishing is refused', () => {
  test('when an edit came in after the preview', async () => {
    const { showId, episodeIds } = await importFeed(admin, saltmarshXml, 'Late');
    const { hash } = await previewOf(showId);
    const { segments } = await deskOf(admin, episodeIds[0]!);
    await revise(admin, episodeIds[0]!, 0, [{ type: 'setText', segmentId: segments[0].id, text: 'Late.' }]);
    expect(await admin('POST', `/api/shows/${showId}/publications`, { hash, enrichments: [] })).toMatchObject({ status: 409, body: { code: 'changed' } });
  });

  test('to editors', async () => {
    const { showId } = await importFeed(admin, saltmarshXml, 'Guarded');
    const editor = await stet.person({ roles: { [showId]: 'editor' } });
    expect((await editor('POST', `/api/shows/${showId}/publications`, { hash: '', enrichments: [] })).status).toBe(403);
  });
});

describe('what must not be found', () => {
  const blocked = saltmarshXml.replace('<itunes:explicit>', '<itunes:block>Yes</itunes:block><itunes:explicit>');

  test('is served under an unguessable path only, which publishers may know', async () => {
    const { showId } = await importFeed(admin, blocked, 'Hidden');
    const { body: { feedUrl } } = await publish(showId);
    expect(feedUrl).toMatch(new RegExp(`^${origin}/feeds/private/[\\w-]{43}/hidden\\.xml$`));
    expect((await stet.anonymous('GET', '/feeds/hidden.xml')).status).toBe(404);
    expect((await stet.anonymous('GET', feedUrl.slice(origin.length))).text).toBe(blocked);
    const editor = await stet.person({ roles: { [showId]: 'editor' } });
    expect((await editor('GET', `/api/shows/${showId}`)).body.feedUrl).toBeNull();
    expect((await editor('GET', `/api/publications?showId=${showId}`)).body.items[0].feedUrl).toBeNull();
  });

  test('is told by its link to itself to publishers only', async () => {
    const { showId } = await importFeed(admin, blocked, 'Linked');
    const editor = await stet.person({ roles: { [showId]: 'editor' } });
    const { body: { id: without, feedUrl } } = await publish(showId);
    const covered = feedUrl.replace(/(?<=\/private\/)[\w-]+/, (token: string) => '•'.repeat(token.length));
    const preview = `/api/shows/${showId}/publication-preview?enrichments=self-link`;
    expect((await admin('GET', preview)).text).toContain(feedUrl);
    const { status, text } = await editor('GET', preview);
    expect([status, text.includes(covered), text.includes(feedUrl)]).toEqual([200, true, false]);

    const { body: { id } } = await publish(showId, ['self-link']);
    expect((await admin('GET', `/api/publications/${id}/feed`)).text).toContain(feedUrl);
    expect(await editor('GET', `/api/publications/${id}/feed`)).toMatchObject({ status: 403, body: { code: 'private-address' } });
    expect((await editor('GET', `/api/publications/${without}/feed`)).text).toBe(blocked);
    expect((await admin('GET', `/api/publications/${without}/comparison`)).text).toContain(feedUrl);
    expect((await editor('GET', `/api/publications/${without}/comparison`)).text).toContain(covered);
  });
});

describe('an import', () => {
  test('tells what the feed says of AI in it, which stays as it is', async () => {
    const { showId } = await importFeed(admin, saying('true'), 'Said of AI');
    await publish(showId);
    expect(await served('said-of-ai')).toBe(saying('true'));
    const told = async (xml: string) => (await admin('POST', '/api/imports', asFile(xml))).body.show.aiContent;
    expect([await told(saying('true')), await told(saying('false')), await told(saltmarshXml)]).toEqual([true, false, undefined]);
  });

  test('of a locked feed needs the owner’s word, which is kept', async () => {
    const locked = saltmarshXml.replace('<channel>', '<channel><podcast:locked xmlns:podcast="https://podcastindex.org/namespace/1.0">yes</podcast:locked>');
    const { body: { id, show } } = await admin('POST', '/api/imports', asFile(locked));
    expect(show.locked).toBe(true);
    expect(await admin('POST', `/api/imports/${id}/accept`, { newShow: { title: 'Locked' } })).toMatchObject({ status: 409, body: { code: 'locked' } });
    const recorded = () => stet.database.prisma.audit.findMany({ where: { action: 'import.accept', subject: id } });
    expect(await recorded()).toEqual([]);
    const { status, body: { showId } } = await admin('POST', `/api/imports/${id}/accept`, { newShow: { title: 'Locked' }, ownershipConfirmed: true });
    expect(status).toBe(201);
    expect(await recorded()).toMatchObject([{ showId, userId: expect.any(String), detail: { locked: true, ownershipConfirmed: true } }]);
    expect((await admin('POST', `/api/imports/${id}/accept`, { newShow: { title: 'Locked' } })).status).toBe(409);
  });

  test('of a feed that cannot be read says where, and makes nothing', async () => {
    const { body } = await admin('POST', '/api/imports', asFile(saltmarshXml.replace('</rss>', '')));
    expect(body.problems[0]).toMatchObject({ severity: 'error', line: expect.any(Number), column: expect.any(Number) });
    expect((await admin('POST', `/api/imports/${body.id}/accept`, { newShow: { title: 'Never' } })).status).toBe(422);
  });

  test('shows one episode’s notes when asked for them', async () => {
    const { body: { id } } = await admin('POST', '/api/imports', asFile(saltmarshXml));
    const { body } = await admin('GET', `/api/imports/${id}?notes=saltmarsh-006`);
    expect(body.episodes).toMatchObject([{ key: 'saltmarsh-006', notes: 'A short one.' }]);
  });

  test('is its maker’s alone until it is accepted', async () => {
    const { showId } = await importFeed(admin, saltmarshXml, 'Mine');
    const [one, other] = [await stet.person({ roles: { [showId]: 'publisher' } }), await stet.person({ roles: { [showId]: 'publisher' } })];
    const { body: { id } } = await one('POST', '/api/imports', { kind: 'paste', content: lanternPage });
    expect((await one('GET', `/api/imports/${id}`)).status).toBe(200);
    expect((await other('GET', `/api/imports/${id}`)).status).toBe(404);
  });

  test('of a page makes an episode of a show made here, which is published whole', async () => {
    const { body: { id, episodes } } = await admin('POST', '/api/imports', { kind: 'paste', content: lanternPage });
    expect(episodes).toMatchObject([{ segments: 3, chapters: 2, references: 1 }]);
    const { body: { showId, episodeIds } } = await admin('POST', `/api/imports/${id}/accept`, { newShow: { title: 'Lanterns' }, title: 'The lantern keepers', enclosureUrl: 'https://audio.lantern.example/1.mp3' });
    const { segments } = await deskOf(admin, episodeIds[0]);
    await revise(admin, episodeIds[0], 0, [{ type: 'setText', segmentId: segments[1].id, text: 'It makes it a <slide>.' }]);
    expect((await publish(showId)).status).toBe(201);
    const { text } = await stet.anonymous('GET', '/feeds/lanterns.xml');
    expect(text).toContain('It makes it a &lt;slide&gt;.');
    expect(text).toContain('https://audio.lantern.example/1.mp3');
    const handedBack = await admin('GET', `/api/episodes/${episodeIds[0]}/notes`);
    expect(handedBack.body.text).toBe(lanternPage.replace('a slide', 'a <slide>'));
    expect((await admin('GET', `/api/episodes/${episodeIds[0]}/source`)).text).toBe(lanternPage);
  });
});

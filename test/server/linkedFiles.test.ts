import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Jobs } from '../../server/platform/jobs/jobs.ts';
import { deskOf, importFeed, revise, saltmarshXml } from '../support/saltmarsh.ts';
import { startTestApp, type Client, type TestApp } from '../support/testApp.ts';

let stet: TestApp;
let admin: Client;
let host: Server;
let origin: string;
/** What the host serves, by path; a number is a status. */
const served = new Map<string, string | number>();
const asked: string[] = [];
let [open, most] = [0, 0];

beforeAll(async () => {
  stet = await startTestApp();
  admin = await stet.person({ admin: true });
  host = createServer((request, response) => {
    open += 1;
    most = Math.max(most, open);
    asked.push(request.url!);
    const answer = served.get(request.url!) ?? 404;
    setImmediate(() => {
      open -= 1;
      if (typeof answer === 'number') response.writeHead(answer).end();
      else if (request.headers['if-none-match'] === `"${answer.length}"`) response.writeHead(304).end();
      else response.writeHead(200, { etag: `"${answer.length}"`, 'content-type': 'text/plain' }).end(answer);
    });
  });
  await new Promise<void>((resolve) => { host.listen(0, '127.0.0.1', resolve); });
  origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
});
afterAll(async () => {
  host.close();
  await stet.close();
});
beforeEach(() => {
  served.clear();
  asked.length = 0;
  [open, most] = [0, 0];
});

const PODCAST = 'xmlns:podcast="https://podcastindex.org/namespace/1.0"';
/** Saltmarsh with links in its first item. */
const linking = (links: string): string => saltmarshXml.replace('<rss ', `<rss ${PODCAST} `).replace('</item>', `${links}</item>`);
const transcript = (path: string, type = 'text/vtt'): string => `<podcast:transcript url="${origin}${path}" type="${type}" language="en"/>`;
const drain = () => stet.app.get(Jobs).drain();
const places = async (id: string, client = admin) => (await client('GET', `/api/episodes/${id}/places`)).body.items;
const place = async (id: string, name: string) => (await places(id)).find((each: { name: string }) => each.name === name);

const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 23);
type Said = { startMs: number; text: string; speakerId: string | null };
/** The transcript of a desk as captions, 250 ms later than it says. */
const captions = ({ segments, speakers }: { segments: Said[]; speakers: { id: string; name: string }[] }): string =>
  `WEBVTT\n\nNOTE by hand\n\n${segments.map(({ startMs, text, speakerId }, index) => `${clock(startMs + 250)} --> ${clock((segments[index + 1]?.startMs ?? startMs + 4_000) + 250)}\n<v ${speakers.find(({ id }) => id === speakerId)!.name}>${text.replaceAll('&', '&amp;')}\n`).join('\n')}`;

async function imported(links: string): Promise<string> {
  return (await importFeed(admin, linking(links))).episodeIds[0]!;
}

/** The captions of the episode as its notes have it. */
const wholeCaptions = async (): Promise<string> => captions(await deskOf(admin, (await importFeed(admin)).episodeIds[0]!));

describe('linked files', () => {
  test('are fetched after the import, and the finest becomes the transcript, as a revision of nobody that is undone like any other', async () => {
    served.set('/talk.vtt', await wholeCaptions());
    served.set('/talk.txt', 'nothing of the kind');
    const id = await imported(transcript('/talk.vtt') + transcript('/gone.srt', 'application/x-subrip'));
    const before = await deskOf(admin, id);
    expect(await places(id)).toMatchObject([{ name: 'talk.vtt', status: 'waiting', used: false }, { name: 'gone.srt', status: 'waiting' }, { role: 'notes', used: true }, { role: 'id3', status: 'unasked' }, { role: 'notes', kind: 'chapters', used: true }]);
    await drain();
    expect(await places(id)).toMatchObject([
      { name: 'talk.vtt', status: 'ok', format: 'WebVTT', used: true, first: expect.stringContaining('WebVTT comes first'), counts: { segments: before.segments.length, named: before.segments.length } },
      { name: 'gone.srt', status: 'problem', problem: expect.stringContaining('no longer has this file (404)'), retryAt: null },
      { role: 'notes', used: false }, { role: 'id3', status: 'unasked' }, { role: 'notes', kind: 'chapters', used: true },
    ]);
    const desk = await deskOf(admin, id);
    expect(desk.segments.map(({ startMs }: Said) => startMs)).toEqual(before.segments.map(({ startMs }: Said) => startMs + 250));
    const { items: [revision] } = (await admin('GET', `/api/episodes/${id}/revisions`)).body;
    expect(revision).toMatchObject({ number: 1, author: null });
    await admin('POST', `/api/episodes/${id}/revisions`, { baseRevision: 1, clientId: crypto.randomUUID(), operations: revision.inverse, undoes: 1 });
    expect((await deskOf(admin, id)).segments.map(({ startMs }: Said) => startMs)).toEqual(before.segments.map(({ startMs }: Said) => startMs));
    expect(await place(id, 'talk.vtt')).toMatchObject({ used: false });
    await admin('POST', `/api/episodes/${id}/places/fetch`, {});
    await drain();
    expect((await admin('GET', `/api/episodes/${id}/revisions`)).body.total).toBe(2);
  });

  test('change nothing by themselves once somebody edited, but are offered', async () => {
    served.set('/talk.vtt', await wholeCaptions());
    const id = await imported(transcript('/talk.vtt'));
    const { segments, revision } = await deskOf(admin, id);
    await revise(admin, id, revision, [{ type: 'setText', segmentId: segments[0].id, text: 'Corrected by hand.' }]);
    await drain();
    expect((await admin('GET', `/api/episodes/${id}/revisions`)).body.total).toBe(1);
    const { importId, used, first } = await place(id, 'talk.vtt');
    expect([used, first]).toEqual([false, expect.any(String)]);
    const preview = (await admin('GET', `/api/episodes/${id}/imports/${importId}`)).body;
    expect(preview.differences.merge.segments).toMatchObject({ reworded: 0 });
    await admin('POST', `/api/episodes/${id}/imports/${importId}/accept`, { mode: 'replace', baseRevision: preview.revision });
    expect(await place(id, 'talk.vtt')).toMatchObject({ used: true });
    const { body: { importId: notesId } } = await admin('POST', `/api/episodes/${id}/places/notes`);
    const { revision: now } = (await admin('GET', `/api/episodes/${id}/imports/${notesId}?kind=transcript`)).body;
    await admin('POST', `/api/episodes/${id}/imports/${notesId}/accept`, { mode: 'replace', baseRevision: now, kind: 'transcript' });
    expect(await place(id, 'Show notes')).toMatchObject({ used: true });
    expect((await deskOf(admin, id)).segments[0].text).toBe(segments[0].text);
  });

  test('leave an episode as it was imported: only what somebody changes is a correction', async () => {
    served.set('/talk.vtt', await wholeCaptions());
    const id = await imported(transcript('/talk.vtt'));
    await drain();
    const { episode, revision, importedRevision, segments } = await deskOf(admin, id);
    expect([episode.state, revision, importedRevision]).toEqual([expect.stringMatching(/^(imported|findings)$/), 1, 1]);
    expect((await admin('GET', `/api/episodes?showId=${episode.showId}&state=edited`)).body.items).toEqual([]);
    await revise(admin, id, 1, [{ type: 'setText', segmentId: segments[0].id, text: 'Said otherwise.' }]);
    expect(await deskOf(admin, id)).toMatchObject({ episode: { state: 'edited' }, revision: 2, importedRevision: 1 });
    const { body: { segments: changed } } = await admin('GET', `/api/episodes/${id}/comparison?from=1&to=2`);
    expect(changed).toMatchObject([{ before: { text: segments[0].text }, after: { text: 'Said otherwise.' } }]);
  });

  test('that are not there are asked for again, later each time, and at once when somebody wants it', async () => {
    served.set('/talk.vtt', 503);
    const id = await imported(transcript('/talk.vtt'));
    await drain();
    const { retryAt, problem } = await place(id, 'talk.vtt');
    expect(problem).toContain('answered with 503');
    expect(Date.parse(retryAt)).toBeGreaterThan(Date.now());
    await drain();
    expect(asked).toHaveLength(1);
    served.set('/talk.vtt', await wholeCaptions());
    const { status, body } = await admin('POST', `/api/episodes/${id}/places/fetch`, {});
    expect([status, body.items[0].status]).toEqual([202, 'waiting']);
    await drain();
    expect(await place(id, 'talk.vtt')).toMatchObject({ status: 'ok', problem: null });
    await admin('POST', `/api/episodes/${id}/places/fetch`, {});
    await drain();
    expect(await stet.database.prisma.source.count({ where: { episodeId: id, kind: 'file' } })).toBe(1);
  });

  test('that hold nothing of the kind say so', async () => {
    served.set('/talk.vtt', '<html><body></body></html>');
    served.set('/chapters.json', '{"chapters": [{"startTime": 0, "title": "Low water"}, {"startTime": 61.5, "title": "Nets"}]}');
    const id = await imported(`${transcript('/talk.vtt')}<podcast:chapters url="${origin}/chapters.json" type="application/json+chapters"/>`);
    await drain();
    expect(await place(id, 'talk.vtt')).toMatchObject({ status: 'problem', problem: expect.any(String) });
    expect(await place(id, 'chapters.json')).toMatchObject({ status: 'ok', used: true, counts: { chapters: 2 } });
    expect((await deskOf(admin, id)).chapters.map(({ title }: { title: string }) => title)).toEqual(['Low water', 'Nets']);
  });

  test.each(['text/vtt', 'text/html'])('that the host answers with a page to sign in say so (%s)', async (type) => {
    served.set('/talk', '<html><head><title>Host</title></head><body><h1>Welcome back</h1><p>Please sign in to go on.</p></body></html>');
    const id = await imported(`<podcast:transcript url="${origin}/talk" type="${type}"/>`);
    const { segments } = await deskOf(admin, id);
    await drain();
    expect(await place(id, 'talk')).toMatchObject({ status: 'problem', used: false, problem: expect.stringMatching(/^The host answers with a web page/) });
    expect((await deskOf(admin, id)).segments).toEqual(segments);
  });

  test('that say otherwise, or are broken, are findings', async () => {
    const whole = await wholeCaptions();
    const [one, other] = [...new Set([...whole.matchAll(/<v ([^>]*)>/g)].map(([, name]) => name!))];
    served.set('/talk.vtt', whole);
    served.set('/talk.srt', `${whole.split('\n\n').slice(2).map((cue, index) => `${index + 1}\n${cue.replaceAll('.', ',').replace(/<v ([^>]*)>/, (_, name: string) => `${name === one ? other : name}: `)}`).join('\n\n')}`);
    const id = await imported(transcript('/talk.vtt') + transcript('/talk.srt', 'application/x-subrip') + transcript('/gone.json', 'application/json'));
    await drain();
    const codes = (await admin('GET', `/api/episodes/${id}/findings`)).body.items.map(({ code, message }: { code: string; message: string }) => `${code} ${message.split(' ')[0]}`);
    expect(codes).toEqual(expect.arrayContaining(['linked-speaker talk.srt', 'linked-broken gone.json']));
    expect(codes.filter((code: string) => code.startsWith('linked'))).toHaveLength(2);
  });

  test('are asked of one host at most two at a time', async () => {
    for (let index = 0; index < 9; index += 1) served.set(`/${index}.srt`, '1\n00:00:01,000 --> 00:00:02,000\nSea.\n');
    await imported(Array.from({ length: 9 }, (_, index) => transcript(`/${index}.srt`, 'application/x-subrip')).join(''));
    await drain();
    expect(asked).toHaveLength(9);
    expect(most).toBeLessThanOrEqual(2);
  });

  test('of an episode are nobody else\'s to fetch', async () => {
    const id = await imported(transcript('/talk.vtt'));
    const { id: fileId } = await place(id, 'talk.vtt');
    const other = await imported(transcript('/talk.vtt'));
    expect((await admin('POST', `/api/episodes/${other}/places/fetch`, { ids: [fileId] })).status).toBe(404);
  });
});

test('the recordings of a show are asked for chapters where its episodes have none, all at once', async () => {
  const { showId, episodeIds } = await importFeed(admin, linking('').replaceAll(/<enclosure url="[^"]*"/g, () => `<enclosure url="${origin}/${asked.push('')}.mp3"`));
  const withChapters = (await Promise.all(episodeIds.map(async (id) => (await deskOf(admin, id)).chapters.length > 0))).filter(Boolean).length;
  asked.length = 0;
  const unasked = episodeIds.length - withChapters;
  expect(unasked).toBeGreaterThan(0);
  expect((await admin('GET', `/api/shows/${showId}/recordings`)).body).toEqual({ unasked, asked: 0 });
  expect(await admin('POST', `/api/shows/${showId}/recordings`, {})).toMatchObject({ status: 202, body: { unasked: 0, asked: unasked } });
  await drain();
  expect(asked.filter((path) => path.endsWith('.mp3'))).toHaveLength(unasked);
  expect((await admin('GET', `/api/shows/${showId}/recordings`)).body).toEqual({ unasked: 0, asked: 0 });
  expect(await stet.database.prisma.audit.count({ where: { showId, action: 'linked.askRecordings' } })).toBe(1);
});

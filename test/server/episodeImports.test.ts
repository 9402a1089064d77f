import { countQueries } from '../support/countQueries.ts';
import { deskOf, importFeed, revise } from '../support/saltmarsh.ts';
import { startTestApp, type Client, type TestApp } from '../support/testApp.ts';

let stet: TestApp;
let admin: Client;

beforeAll(async () => {
  stet = await startTestApp();
  admin = await stet.person({ admin: true });
});
afterAll(() => stet.close());

const episode = async (): Promise<string> => (await importFeed(admin)).episodeIds[0]!;

interface Said { startMs: number | null; speaker: string | null; text: string; words?: object[] }

const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 23);
/** A caption file: one cue for each, two seconds long. */
const vtt = (said: readonly Said[]): string => `WEBVTT\n\n${said.map(({ startMs, speaker, text }) => `${clock(startMs!)} --> ${clock(startMs! + 2_000)}\n<v ${speaker}>${text}\n`).join('\n')}`;
/** What an episode says, and who says it. */
const saidIn = ({ segments, speakers }: { segments: (Said & { speakerId: string })[]; speakers: { id: string; name: string }[] }) =>
  segments.map(({ startMs, text, speakerId }) => [startMs, speakers.find(({ id }) => id === speakerId)?.name ?? null, text]);

const bring = (id: string, body: object, client = admin) => client('POST', `/api/episodes/${id}/imports`, body);
const accept = (id: string, importId: string, body: object, client = admin) => client('POST', `/api/episodes/${id}/imports/${importId}/accept`, body);

const NETS = [
  { startMs: 250, speaker: 'Odd Lindqvist', text: 'Somebody left nets on the wall again.' },
  { startMs: 5_500, speaker: 'Ilse Vogt', text: 'Those are mine, I am mending them.' },
];

/** Records without what only their place in the notes says. */
const withoutPlace = (list: { line: number | null }[]) => list.map(({ line: _, ...record }) => record);

describe('a file for an episode', () => {
  test('is read, and what it would change is said, but nothing changes', async () => {
    const id = await episode();
    const before = await deskOf(admin, id);
    const { status, body } = await bring(id, { fileName: 'nets.vtt', text: vtt(NETS) });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      fileName: 'nets.vtt', format: { name: 'vtt', title: expect.any(String), reason: expect.any(String) }, kind: 'transcript', keepCues: false, revision: 0,
      report: { read: 2, repaired: [], repairedTotal: 0, rejected: [], rejectedTotal: 0 }, counts: { segments: 2, words: 14, speakers: 2, chapters: 0 },
      differences: { replace: { none: false, speakersAdded: ['Ilse Vogt'], segments: { before: before.segments.length, after: 2 } }, merge: { none: expect.any(Boolean) } },
    });
    expect(await deskOf(admin, id)).toEqual(before);
  });

  test('can be looked at again in another way, without sending it again', async () => {
    const id = await episode();
    const said = [0, 1, 2].map((index) => ({ startMs: index * 2_000, speaker: 'Odd Lindqvist', text: `Step ${index}.` }));
    const first = (await bring(id, { text: vtt(said) })).body;
    expect(first.counts.segments).toBe(1);
    const { status, body } = await admin('GET', `/api/episodes/${id}/imports/${first.id}?keepCues=true&format=vtt`);
    expect([status, body.counts.segments, body.keepCues]).toEqual([200, 3, true]);
  });

  test('replaces the transcript in one revision, with its findings and an audit row, and is taken back like any edit', async () => {
    const id = await episode();
    const before = await deskOf(admin, id);
    const preview = (await bring(id, { text: vtt(NETS) })).body;
    const { status, body } = await accept(id, preview.id, { mode: 'replace', baseRevision: preview.revision });
    expect(status).toBe(201);
    expect(body).toMatchObject([{ number: 1, author: 'Ada Brandt' }]);
    const desk = await deskOf(admin, id);
    expect(saidIn(desk)).toEqual(NETS.map(({ startMs, speaker, text }) => [startMs, speaker, text]));
    const [{ checkedRevision }] = (await stet.database.pool.query('select "checkedRevision" from "episode" where id = $1', [id])).rows;
    expect(checkedRevision).toBe(1);
    const audit = await stet.database.prisma.audit.findFirst({ where: { action: 'episode.bring', subject: id } });
    expect(audit).toMatchObject({ detail: { importId: preview.id, format: 'vtt', mode: 'replace', number: 1 } });
    expect((await revise(admin, id, 1, body[0].inverse)).status).toBe(201);
    const undone = await deskOf(admin, id);
    expect(withoutPlace(undone.segments)).toEqual(withoutPlace(before.segments));
    expect(undone.speakers).toEqual(before.speakers);
  });

  test('brought a second time says nothing new and makes no revision', async () => {
    const id = await episode();
    const first = (await bring(id, { text: vtt(NETS) })).body;
    await accept(id, first.id, { mode: 'replace', baseRevision: 0 });
    const second = (await bring(id, { text: vtt(NETS) })).body;
    expect(second.differences.replace).toMatchObject({ none: true, summary: [] });
    expect((await accept(id, second.id, { mode: 'replace', baseRevision: 1 })).body).toEqual([]);
    expect((await admin('GET', `/api/episodes/${id}`)).body.revision).toBe(1);
  });

  test('accepted twice by the same request makes one revision', async () => {
    const id = await episode();
    const preview = (await bring(id, { text: vtt(NETS) })).body;
    const both = await Promise.all([1, 2].map(() => accept(id, preview.id, { mode: 'replace', baseRevision: 0 })));
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect((await admin('GET', `/api/episodes/${id}/revisions`)).body.total).toBe(1);
  });

  test('brought again after it was taken back is there again', async () => {
    const id = await episode();
    const preview = (await bring(id, { text: vtt(NETS) })).body;
    const { body: [revision] } = await accept(id, preview.id, { mode: 'replace', baseRevision: 0 });
    await revise(admin, id, 1, revision.inverse);
    expect((await accept(id, preview.id, { mode: 'replace', baseRevision: 2 })).body).toMatchObject([{ number: 3 }]);
    expect((await deskOf(admin, id)).segments).toHaveLength(2);
  });

  test('merges: our words stay, finer times come', async () => {
    const id = await episode();
    const before = await deskOf(admin, id);
    const said = saidIn(before).map(([startMs, speaker, text]) => ({ startMs: (startMs as number) + 120, speaker: speaker as string, text: (text as string).toLowerCase() }));
    const preview = (await bring(id, { text: vtt(said), fileName: 'whisper.vtt' })).body;
    expect(preview.differences.merge).toMatchObject({ segments: { reworded: 0, removed: 0, relabelled: 0 } });
    expect((await accept(id, preview.id, { mode: 'merge', baseRevision: 0 })).status).toBe(201);
    expect(saidIn(await deskOf(admin, id))).toEqual(saidIn(before).map(([startMs, speaker, text]) => [(startMs as number) + 120, speaker, text]));
  });

  test('of chapters leaves the transcript alone', async () => {
    const id = await episode();
    const before = await deskOf(admin, id);
    const chapters = JSON.stringify({ segments: [], speakers: [], chapters: [{ startMs: 0, title: 'Low water', url: null, imageUrl: null }, { startMs: 61_500, title: 'Nets', url: 'https://nets.test/', imageUrl: null }], report: { read: 2, repaired: [], rejected: [] } });
    const preview = (await bring(id, { text: chapters })).body;
    expect([preview.kind, preview.counts.chapters]).toEqual(['chapters', 2]);
    await accept(id, preview.id, { mode: 'replace', baseRevision: 0 });
    const after = await deskOf(admin, id);
    expect(after.chapters.map(({ startMs, title, url }: { startMs: number; title: string; url: string }) => [startMs, title, url])).toEqual([[0, 'Low water', null], [61_500, 'Nets', 'https://nets.test/']]);
    expect(after.segments).toEqual(before.segments);
  });
});

describe('somebody edits between the preview and the accept', () => {
  test('what the file would replace: 409 with the revision to look at', async () => {
    const id = await episode();
    const preview = (await bring(id, { text: vtt(NETS) })).body;
    const { segments } = await deskOf(admin, id);
    await revise(admin, id, 0, [{ type: 'batch', operations: [{ type: 'setText', segmentId: segments[0].id, text: 'Theirs.' }] }]);
    expect(await accept(id, preview.id, { mode: 'replace', baseRevision: 0 })).toMatchObject({ status: 409, body: { code: 'moved', revision: 1 } });
    expect((await deskOf(admin, id)).segments[0].text).toBe('Theirs.');
    const again = (await admin('GET', `/api/episodes/${id}/imports/${preview.id}`)).body;
    expect(again.revision).toBe(1);
    expect((await accept(id, preview.id, { mode: 'replace', baseRevision: 1 })).status).toBe(201);
  });

  test('something else: the file is brought onto what is there now', async () => {
    const id = await episode();
    const preview = (await bring(id, { text: vtt(NETS) })).body;
    await revise(admin, id, 0, [{ type: 'addChapter', chapter: { id: crypto.randomUUID(), startMs: 0, title: 'Low water', url: null, imageUrl: null } }]);
    expect((await accept(id, preview.id, { mode: 'replace', baseRevision: 0 })).body.map(({ number }: { number: number }) => number)).toEqual([1, 2]);
  });

  test('words, and the file is merged: those words stay', async () => {
    const id = await episode();
    const preview = (await bring(id, { text: vtt(NETS) })).body;
    const { segments } = await deskOf(admin, id);
    await revise(admin, id, 0, [{ type: 'setText', segmentId: segments[0].id, text: 'Theirs.' }]);
    expect((await accept(id, preview.id, { mode: 'merge', baseRevision: 0 })).status).toBe(201);
    expect((await deskOf(admin, id)).segments.map(({ text }: { text: string }) => text)).toContain('Theirs.');
  });
});

describe('a file is refused', () => {
  test.each<[string, object, number, string]>([
    ['that is empty', { base64: '' }, 422, 'not-understood'],
    ['of a format that nobody knows', { text: vtt(NETS), format: 'klingon' }, 422, 'not-understood'],
    ['in which nothing can be read', { text: 'Only a line.', format: 'vtt' }, 422, 'not-understood'],
    ['without what is wanted of it', { text: vtt(NETS), kind: 'chapters' }, 422, 'nothing-of-this-kind'],
    ['that is none', { fileName: 'x.vtt' }, 400, 'invalid'],
    ['that comes twice', { text: 'a', base64: 'YQ==' }, 400, 'invalid'],
    ['under a name that cannot be stored', { text: vtt(NETS), fileName: 'nets\0.vtt' }, 400, 'bad-text'],
    ['with a field nobody knows', { text: 'a', colour: 'red' }, 400, 'invalid'],
  ])('%s', async (_, body, status, code) => {
    const before = await stet.database.prisma.source.count({ where: { kind: 'file' } });
    expect(await bring(await episode(), body)).toMatchObject({ status, body: { code } });
    expect(await stet.database.prisma.source.count({ where: { kind: 'file' } })).toBe(before);
  });

  test('from a revision that is not there yet', async () => {
    const id = await episode();
    const preview = (await bring(id, { text: vtt(NETS) })).body;
    expect(await accept(id, preview.id, { mode: 'merge', baseRevision: 7 })).toMatchObject({ status: 400, body: { code: 'unknown-revision' } });
  });

  test('a day later, when nobody accepted it', async () => {
    const id = await episode();
    const preview = (await bring(id, { text: vtt(NETS) })).body;
    await stet.database.pool.query(`update "source" set "createdAt" = now() - interval '25 hours' where id = $1`, [preview.id]);
    await bring(id, { text: vtt(NETS) });
    expect((await accept(id, preview.id, { mode: 'merge', baseRevision: 0 })).status).toBe(404);
  });
});

/** Ten thousand segments with measured words. */
const hours = (offsetMs: number, word: string) => JSON.stringify({
  chapters: [], speakers: [], report: { read: 10_000, repaired: [], rejected: [] },
  segments: Array.from({ length: 10_000 }, (_, index) => {
    const startMs = index * 3_600 + offsetMs;
    const text = `Step ${index} of ${word} on the wall.`;
    return { startMs, endMs: startMs + 3_000, speaker: index % 7 === 0 ? 'Odd Lindqvist' : 'Ilse Vogt', text, words: text.split(' ').map((each, place) => ({ text: each, startMs: startMs + place * 250, endMs: startMs + place * 250 + 200, confidence: 0.9 })) };
  }),
});

describe('ten hours of speech', () => {
  test('come and go in one revision and a few queries, and are taken back', async () => {
    const id = await episode();
    const first = (await bring(id, { text: hours(0, 'many') })).body;
    const come = await countQueries(async () => expect((await accept(id, first.id, { mode: 'replace', baseRevision: 0 })).status).toBe(201));
    const brought = await deskOf(admin, id);
    const second = (await bring(id, { text: hours(40, 'these') })).body;
    expect(second.differences.replace).toMatchObject({ segments: { added: 0, removed: 0, reworded: 10_000, retimed: 10_000 }, words: { added: 10_000, removed: 10_000 }, rowsTotal: 10_000 });
    const again = await countQueries(async () => expect((await accept(id, second.id, { mode: 'replace', baseRevision: 1 })).status).toBe(201));
    for (const { queries } of [come, again]) expect(queries).toBeLessThan(60);
    expect((await deskOf(admin, id)).segments).toHaveLength(10_000);
    const { items: [{ inverse }] } = (await admin('GET', `/api/episodes/${id}/revisions?after=1`)).body;
    expect((await revise(admin, id, 2, inverse)).status).toBe(201);
    expect(withoutPlace((await deskOf(admin, id)).segments)).toEqual(withoutPlace(brought.segments));
  }, 240_000);
});

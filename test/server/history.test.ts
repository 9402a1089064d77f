import { deskOf, importFeed, revise } from '../support/saltmarsh.ts';
import { startTestApp, type SignedIn, type TestApp } from '../support/testApp.ts';

let stet: TestApp;
let admin: SignedIn;
let mia: SignedIn;
let ids: string[];
let id: string;
let showId: string;
let segments: { id: string; text: string; speakerId: string }[];
beforeAll(async () => {
  stet = await startTestApp();
  admin = await stet.person({ admin: true, name: 'Ada Brandt' });
});
afterAll(() => stet.close());
beforeEach(async () => {
  ({ showId, episodeIds: ids } = await importFeed(admin));
  id = ids[0]!;
  mia = await stet.person({ roles: { [showId]: 'editor' }, name: 'Mia Holm' });
  segments = (await deskOf(admin, id)).segments;
});

const setText = (at: number, text: string) => ({ type: 'setText', segmentId: segments[at]!.id, text });
const history = async (query = '', episodeId = id) => (await admin('GET', `/api/episodes/${episodeId}/history${query}`)).body;
const compare = async (query: string, episodeId = id) => (await admin('GET', `/api/episodes/${episodeId}/comparison?${query}`)).body;
const numbers = ({ items }: { items: { number: number }[] }): number[] => items.map(({ number }) => number);
const texts = ({ segments: all }: { segments: { before: { text: string } | null; after: { text: string } | null }[] }) => all.map(({ before, after }) => [before?.text ?? null, after?.text ?? null]);
const told = ({ items }: { items: { details: object[]; moreDetails: number }[] }) => items.map(({ details, moreDetails }) => [details.length, moreDetails]);

describe('the history of an episode', () => {
  test('says who did what, newest first, and what was taken back', async () => {
    const [first] = (await revise(admin, id, 0, [setText(0, 'One.')])).body;
    await revise(mia, id, 1, [{ type: 'setSpeaker', segmentIds: segments.slice(0, 3).map((each) => each.id), speakerId: null }]);
    await admin('POST', `/api/episodes/${id}/revisions`, { baseRevision: 2, clientId: 'back', operations: first.inverse, undoes: 1 });
    const { items, more, people } = await history();
    expect(items).toMatchObject([
      { number: 3, author: 'Ada Brandt', undoes: 1, summary: ['1 edited text'] },
      { number: 2, author: 'Mia Holm', summary: ['3 speaker labels'], details: [{ field: 'speaker label', segmentId: segments[0]!.id, after: null }, {}, {}] },
      { number: 1, undoneBy: 3, details: [{ field: 'text', before: segments[0]!.text, after: 'One.' }] },
    ]);
    expect(more).toBe(false);
    expect(people.map(({ name }: { name: string }) => name)).toEqual(['Ada Brandt', 'Mia Holm']);
  });

  test('comes in pages, of one person or one segment when asked', async () => {
    for (const at of [0, 1, 2]) await revise(at === 1 ? mia : admin, id, at, [setText(at, 'Other words.')]);
    const page = await history('?limit=2');
    expect([numbers(page), page.more]).toEqual([[3, 2], true]);
    expect(numbers(await history('?limit=2&before=2'))).toEqual([1]);
    expect(numbers(await history(`?authorId=${mia.id}`))).toEqual([2]);
    expect(numbers(await history(`?segmentId=${segments[2]!.id}`))).toEqual([3]);
  });

  test('tells the first four changes of a revision, counts the others, and tells them when asked', async () => {
    await revise(admin, id, 0, [setText(0, 'One.'), setText(1, 'Two.'), { type: 'setSpeaker', segmentIds: segments.slice(0, 4).map((each) => each.id), speakerId: null }]);
    await revise(admin, id, 1, [setText(2, 'Three.')]);
    expect(told(await history())).toEqual([[1, 0], [4, 2]]);
    expect(told(await history('?before=2&limit=1&details=500'))).toEqual([[6, 0]]);
  });

  test('counts what is too long to be told', async () => {
    const words = Array.from({ length: 20_000 }, (_, at) => `${at}`).join(' ');
    await revise(admin, id, 0, [setText(0, words)]);
    expect((await history()).items).toMatchObject([{ summary: ['1 edited text'], details: [] }]);
  });
});

describe('two revisions compared', () => {
  test('differ in what was written between them, in either direction', async () => {
    await revise(admin, id, 0, [setText(0, 'One.')]);
    await revise(admin, id, 1, [setText(0, 'Two.'), setText(1, 'Second.')]);
    await revise(admin, id, 2, [setText(0, 'Three.')]);
    expect(texts(await compare('from=1&to=2'))).toEqual([['One.', 'Two.'], [segments[1]!.text, 'Second.']]);
    expect(texts(await compare('from=2&to=1'))).toEqual([['Two.', 'One.'], ['Second.', segments[1]!.text]]);
    expect(texts(await compare('from=0'))).toEqual([[segments[0]!.text, 'Three.'], [segments[1]!.text, 'Second.']]);
    expect(texts(await compare('from=3&to=3'))).toEqual([]);
  });

  test('a split and a removed segment come back as they were', async () => {
    await revise(admin, id, 0, [{ type: 'split', segmentId: segments[0]!.id, at: 12, newId: crypto.randomUUID(), order: 'a0V', startMs: 3_000 }]);
    await revise(admin, id, 1, [{ type: 'deleteSegment', segmentId: segments[2]!.id }]);
    const all = texts(await compare('from=0'));
    expect(all).toHaveLength(3);
    expect(all).toEqual(expect.arrayContaining([[segments[2]!.text, null], [segments[0]!.text, segments[0]!.text.slice(0, 12).trim()]]));
  });

  test('know of a name and of labels that an edit of the show changed here', async () => {
    const [shared, into] = [...new Set(segments.map(({ speakerId }) => speakerId))];
    const guest = { ...(await deskOf(admin, id)).segments[0], id: crypto.randomUUID(), order: 'a0', speakerId: shared };
    delete guest.line;
    await revise(admin, ids[1]!, 0, [{ type: 'insertSegment', segment: guest }]);
    await admin('POST', `/api/speakers/${shared}/merge`, { intoId: into });
    for (const [episodeId, from, count] of [[id, 0, segments.filter(({ speakerId }) => speakerId === shared).length], [ids[1]!, 1, 1]] as const) {
      const { segments: changed, speakers } = await compare(`from=${from}`, episodeId);
      expect(changed.map((each: { before: { speakerId: string }; after: { speakerId: string } }) => [each.before.speakerId, each.after.speakerId])).toEqual(Array.from({ length: count }, () => [shared, into]));
      expect(speakers).toContainEqual({ before: expect.objectContaining({ id: shared }) as object, after: null });
    }
  });

  test('a revision that is not there yet is refused', async () => {
    expect((await admin('GET', `/api/episodes/${id}/comparison?from=7`)).body).toMatchObject({ statusCode: 400, code: 'unknown-revision' });
  });
});

import { importTwo } from '../support/publisher.ts';
import { deskOf, revise } from '../support/saltmarsh.ts';
import { startTestApp, type SignedIn, type TestApp } from '../support/testApp.ts';

let stet: TestApp;
let admin: SignedIn;
let mia: SignedIn;
let ids: string[];
let segments: { id: string; text: string; speakerId: string }[];
beforeAll(async () => {
  stet = await startTestApp();
  admin = await stet.person({ admin: true, name: 'Ada Brandt' });
});
afterAll(() => stet.close());
beforeEach(async () => {
  const made = await importTwo(admin, expect.getState().currentTestName!.slice(0, 60));
  ids = made.episodeIds;
  mia = await stet.person({ roles: { [made.showId]: 'editor' }, name: 'Mia Holm' });
  ({ segments } = await deskOf(admin, ids[0]!));
});

const setText = (at: number, text: string) => ({ type: 'setText', segmentId: segments[at]!.id, text });
const revisionOf = async (id: string): Promise<number> => (await deskOf(admin, id)).revision;

const mine = async (who: SignedIn, before: number) => (await who('GET', `/api/episodes/${ids[0]}/revisions/mine?before=${before}`)).body;
const names = async (id: string) => {
  const desk = await deskOf(admin, id);
  const of = new Map<string, string>(desk.speakers.map((each: { id: string; name: string }) => [each.id, each.name]));
  return desk.segments.map((each: { speakerId: string }) => of.get(each.speakerId)) as string[];
};
const takeBack = (id: string, number: number, who = admin) => who('POST', `/api/episodes/${id}/revisions/${number}/take-back`);

describe('what one did last', () => {
  test('is found however much others did since, with what of that is in the way', async () => {
    await revise(mia, ids[0]!, 0, [setText(0, 'Hers.')]);
    await revise(admin, ids[0]!, 1, [setText(1, 'His.'), setText(2, 'His, too.')]);
    await revise(admin, ids[0]!, 2, [setText(0, 'Hers and his.'), setText(3, 'His alone.')]);
    const { revision, since } = await mine(mia, 4);
    expect(revision).toMatchObject({ number: 1, reaches: 1, operations: [setText(0, 'Hers.')] });
    expect(since).toEqual([{ number: 3, author: 'Ada Brandt', undoes: null, operations: [], touches: expect.arrayContaining([`${segments[0]!.id}.text`]) }]);
    expect(JSON.stringify(since)).not.toContain(segments[3]!.id);
    expect((await mine(mia, 1)).revision).toBeNull();
  });

  test('comes with the merges of speakers since, whom it may give words back to', async () => {
    const [from, into] = [...new Set(segments.map(({ speakerId }) => speakerId))];
    const merge = { type: 'mergeSpeakers', fromId: from, intoId: into };
    await revise(mia, ids[0]!, 0, [setText(0, 'Hers.')]);
    await revise(admin, ids[0]!, 1, [merge, setText(1, 'His.')]);
    expect((await mine(mia, 3)).since).toMatchObject([{ number: 2, operations: [merge] }]);
  });

  test('is not what was taken back, nor the taking back', async () => {
    await revise(mia, ids[0]!, 0, [setText(0, 'One.')]);
    const [second] = (await revise(mia, ids[0]!, 1, [setText(0, 'Two.')])).body;
    await mia('POST', `/api/episodes/${ids[0]}/revisions`, { baseRevision: 2, clientId: 'back', operations: second.inverse, undoes: 2 });
    expect((await mine(mia, 4)).revision).toMatchObject({ number: 1 });
  });

  test('is looked up by an index', async () => {
    await stet.database.pool.query('set enable_seqscan = off');
    const { rows } = await stet.database.pool.query<{ 'QUERY PLAN': string }>(
      `explain select 1 from "revision" r where r."episodeId" = $1 and r."authorId" = $2 and r.undoes is null and r.number < 9
          and not exists (select 1 from "revision" back where back."episodeId" = $1 and back.undoes = r.number) order by r.number desc limit 1`, [ids[0], mia.id]);
    await stet.database.pool.query('reset enable_seqscan');
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('revision_of_author');
    expect(plan).not.toContain('Sort');
  });
});

describe('a name or a merge, taken back in every episode', () => {
  let speakers: { id: string; name: string }[];
  beforeEach(async () => {
    ({ speakers } = await deskOf(admin, ids[0]!));
  });
  test('is one edit, that of every episode, and says which it undoes', async () => {
    const before = await Promise.all(ids.map(names));
    await admin('POST', `/api/speakers/${speakers[0]!.id}/merge`, { intoId: speakers[1]!.id });
    const { body: { items: [made] } } = await admin('GET', `/api/episodes/${ids[1]}/revisions`);
    expect(made).toMatchObject({ number: 1, reaches: 2, inverse: [] });
    expect(await takeBack(ids[1]!, 1)).toMatchObject({ status: 200, body: { episodes: 2, kept: 0, keptIn: [] } });
    expect(await Promise.all(ids.map(names))).toEqual(before);
    for (const id of ids) expect((await admin('GET', `/api/episodes/${id}/history`)).body.items).toMatchObject([{ number: 2, undoes: 1 }, { number: 1, undoneBy: 2 }]);
    expect(await takeBack(ids[0]!, 1)).toMatchObject({ status: 409, body: { code: 'taken-back' } });
  });

  test('also where it was made at a desk', async () => {
    const before = await Promise.all(ids.map(names));
    await revise(admin, ids[0]!, 0, [{ type: 'renameSpeaker', speakerId: speakers[0]!.id, name: 'Somebody Else' }]);
    expect(await takeBack(ids[0]!, 1)).toMatchObject({ status: 200, body: { episodes: 2 } });
    expect(await Promise.all(ids.map(names))).toEqual(before);
  });

  test('leaves to others what was given them since, and what was deleted, and says in which episodes', async () => {
    const elsewhere = (await deskOf(admin, ids[1]!)).segments.find((each: { speakerId: string }) => each.speakerId === speakers[0]!.id);
    await admin('POST', `/api/speakers/${speakers[0]!.id}/merge`, { intoId: speakers[1]!.id });
    const ofFirst = segments.filter(({ speakerId }) => speakerId === speakers[0]!.id);
    await revise(mia, ids[0]!, 1, [{ type: 'setSpeaker', segmentIds: [ofFirst[0]!.id], speakerId: null }, { type: 'deleteSegment', segmentId: ofFirst[1]!.id }]);
    await revise(mia, ids[1]!, 1, [{ type: 'setSpeaker', segmentIds: [elsewhere.id], speakerId: null }]);
    const answer = await takeBack(ids[0]!, 1);
    expect(answer).toMatchObject({ status: 200, body: { episodes: 2, kept: 3 } });
    const titled = await Promise.all([[ids[0]!, 2], [ids[1]!, 1]].map(async ([id, places]) => ({ episodeId: id, title: (await admin('GET', `/api/episodes/${id}`)).body.title, places })));
    expect(answer.body.keptIn).toEqual(titled.toSorted((a, b) => (a.title < b.title ? -1 : 1)));
    const { segments: now } = await deskOf(admin, ids[0]!);
    expect(now.find(({ id }: { id: string }) => id === ofFirst[0]!.id).speakerId).toBeNull();
  });

  test('says why where somebody gave the name anew', async () => {
    await admin('PATCH', `/api/speakers/${speakers[0]!.id}`, { name: 'First' });
    await mia('PATCH', `/api/speakers/${speakers[0]!.id}`, { name: 'Second' });
    expect(await takeBack(ids[0]!, 1)).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect(await takeBack(ids[0]!, 2)).toMatchObject({ status: 200 });
    expect(await takeBack(ids[0]!, 1)).toMatchObject({ status: 200 });
    expect(await names(ids[0]!)).toContain(speakers[0]!.name);
  });

  test('is done again in every episode, and taken back again', async () => {
    const [before, edits] = [await Promise.all(ids.map(names)), async () => (await admin('GET', `/api/episodes/${ids[1]}/history`)).body.items];
    await admin('POST', `/api/speakers/${speakers[0]!.id}/merge`, { intoId: speakers[1]!.id });
    const merged = await Promise.all(ids.map(names));
    await takeBack(ids[0]!, 1);
    expect(await takeBack(ids[1]!, 2)).toMatchObject({ status: 200, body: { episodes: 2, kept: 0 } });
    expect(await Promise.all(ids.map(names))).toEqual(merged);
    expect(await edits()).toMatchObject([{ number: 3, undoes: null }, { number: 2, undoes: 1 }, { number: 1, undoneBy: 2 }]);
    expect(await takeBack(ids[0]!, 2)).toMatchObject({ status: 409, body: { code: 'done-again' } });
    expect(await revisionOf(ids[0]!)).toBe(3);
    expect(await takeBack(ids[0]!, 3)).toMatchObject({ status: 200 });
    expect(await Promise.all(ids.map(names))).toEqual(before);
  });

  test('is done again as far as nobody else has a segment since; a speaker who says something new stays', async () => {
    await admin('POST', `/api/speakers/${speakers[0]!.id}/merge`, { intoId: speakers[1]!.id });
    await takeBack(ids[0]!, 1);
    const ofFirst = segments.filter(({ speakerId }) => speakerId === speakers[0]!.id);
    await revise(mia, ids[0]!, 2, [{ type: 'setSpeaker', segmentIds: [ofFirst[0]!.id], speakerId: null }]);
    expect(await takeBack(ids[0]!, 2)).toMatchObject({ status: 200, body: { episodes: 2, kept: 1 } });
    await takeBack(ids[0]!, 4);
    await revise(mia, ids[0]!, 5, [{ type: 'setSpeaker', segmentIds: [ofFirst[0]!.id], speakerId: speakers[0]!.id }]);
    expect(await takeBack(ids[0]!, 5)).toMatchObject({ status: 409, body: { message: expect.stringContaining('or were given something new to say') } });
    expect(await revisionOf(ids[0]!)).toBe(6);
  });

  test('is nothing for an edit of one episode, and nothing for who only looks', async () => {
    await revise(admin, ids[0]!, 0, [setText(0, 'One.')]);
    expect(await takeBack(ids[0]!, 1)).toMatchObject({ status: 409, body: { code: 'not-shared' } });
    expect((await takeBack(ids[0]!, 2)).status).toBe(404);
    expect(await revisionOf(ids[0]!)).toBe(1);
  });
});

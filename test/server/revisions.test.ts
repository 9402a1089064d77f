import { Database } from '../../server/platform/database.ts';
import { countQueries } from '../support/countQueries.ts';
import { deskOf, importFeed, revise, saltmarshXml } from '../support/saltmarsh.ts';
import { startTestApp, type Client, type TestApp } from '../support/testApp.ts';

let stet: TestApp;
let admin: Client;

beforeAll(async () => {
  stet = await startTestApp();
  admin = await stet.person({ admin: true });
});
afterAll(() => stet.close());

/** A fresh copy of the fixture: its first episode with what its desk shows. */
async function episode() {
  const { showId, episodeIds } = await importFeed(admin);
  const desk = await deskOf(admin, episodeIds[0]!);
  const speaker = (name: string): string => desk.speakers.find((each: { name: string }) => each.name === name).id;
  return { showId, id: episodeIds[0]!, segments: desk.segments as { id: string; order: string; text: string; speakerId: string }[], speaker };
}

const setText = (segmentId: string, text: string) => ({ type: 'setText', segmentId, text });

/** An undo brings a record back without its line in the source. */
const withoutPlace = (list: { line: number | null }[]) => list.map(({ line: _, ...record }) => record);

const turns = (count: number): string =>
  Array.from({ length: count }, (_, index) => `<p><strong>Odd Lindqvist (${Math.floor(index / 6)}:${String((index % 6) * 10).padStart(2, '0')})</strong></p><p>Turn number ${index}.</p>`).join('\n');

describe('a revision', () => {
  test('is numbered, keeps its inverse and says whose it is', async () => {
    const { id, segments } = await episode();
    const { status, body } = await revise(admin, id, 0, [setText(segments[0]!.id, 'New.')], 'edit-1');
    expect(status).toBe(201);
    expect(body).toMatchObject([{ number: 1, clientId: 'edit-1', author: 'Ada Brandt', inverse: [setText(segments[0]!.id, segments[0]!.text)] }]);
    expect((await deskOf(admin, id)).segments[0].text).toBe('New.');
    expect((await admin('GET', `/api/episodes/${id}`)).body).toMatchObject({ revision: 1, state: 'edited' });
  });

  test('sent twice is made once', async () => {
    const { id, segments } = await episode();
    const first = await revise(admin, id, 0, [setText(segments[0]!.id, 'Once.')], 'same');
    const again = await revise(admin, id, 0, [setText(segments[0]!.id, 'Once.')], 'same');
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect((await admin('GET', `/api/episodes/${id}/revisions`)).body.total).toBe(1);
  });

  test('sent twice at the same moment is made once', async () => {
    const { id, segments } = await episode();
    const both = await Promise.all([1, 2].map(() => revise(admin, id, 0, [setText(segments[0]!.id, 'Once.')], 'same')));
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect((await admin('GET', `/api/episodes/${id}/revisions`)).body.total).toBe(1);
  });

  test('comes after those it did not know of, where they touch other places', async () => {
    const { id, segments } = await episode();
    await revise(admin, id, 0, [setText(segments[0]!.id, 'Theirs.')]);
    const { status, body } = await revise(admin, id, 0, [setText(segments[1]!.id, 'Yours.')], 'late');
    expect(status).toBe(201);
    expect(body.map(({ number }: { number: number }) => number)).toEqual([1, 2]);
    expect((await deskOf(admin, id)).segments.slice(0, 2).map(({ text }: { text: string }) => text)).toEqual(['Theirs.', 'Yours.']);
  });

  test('is a conflict where they touch the same place: 409 with both values', async () => {
    const { id, segments } = await episode();
    await revise(admin, id, 0, [setText(segments[0]!.id, 'Theirs.')]);
    expect(await revise(admin, id, 0, [setText(segments[0]!.id, 'Yours.')])).toMatchObject({
      status: 409, body: { code: 'conflict', revision: 1, conflicts: [{ recordId: segments[0]!.id, field: 'text', yours: 'Yours.', theirs: 'Theirs.' }] },
    });
  });

  test('is all or nothing', async () => {
    const { id, segments } = await episode();
    const nobody = crypto.randomUUID();
    expect((await revise(admin, id, 0, [setText(segments[0]!.id, 'Half.'), setText(nobody, 'Gone.')])).status).toBe(422);
    expect(await deskOf(admin, id)).toMatchObject({ revision: 0, segments: [{ text: segments[0]!.text }, {}, {}, {}] });
  });

  test('taken back gives the start again: a split and a merge', async () => {
    const { id, segments } = await episode();
    const before = await deskOf(admin, id);
    const { body: [split] } = await revise(admin, id, 0, [{ type: 'split', segmentId: segments[0]!.id, at: 12, newId: crypto.randomUUID(), order: 'a0V', startMs: 3_000 }]);
    const { body: [, merge] } = await revise(admin, id, 0, [{ type: 'merge', segmentId: segments[3]!.id, intoId: segments[2]!.id }]);
    expect((await deskOf(admin, id)).segments).toHaveLength(4);
    await revise(admin, id, 2, merge.inverse);
    await revise(admin, id, 3, split.inverse);
    const after = await deskOf(admin, id);
    expect(withoutPlace(after.segments)).toEqual(withoutPlace(before.segments));
  });
});

describe('a request is refused', () => {
  test('with a field nobody knows, naming it', async () => {
    const { id, segments } = await episode();
    const { status, body } = await revise(admin, id, 0, [{ ...setText(segments[0]!.id, 'x'), colour: 'red' }]);
    expect(status).toBe(400);
    expect(body.issues).toEqual([{ path: 'operations.0.colour', message: expect.any(String) }]);
  });

  test.each(['\0', '\uD800'])('with a character that cannot be stored: %j', async (character) => {
    const { id, segments } = await episode();
    expect(await revise(admin, id, 0, [setText(segments[0]!.id, `a${character}`)])).toMatchObject({ status: 400, body: { code: 'bad-text' } });
  });

  test('with an id for something new that is no UUID, or taken elsewhere', async () => {
    const [one, other] = [await episode(), await episode()];
    const split = (newId: string) => revise(admin, one.id, 0, [{ type: 'split', segmentId: one.segments[0]!.id, at: 5, newId, order: 'a0V', startMs: null }]);
    expect((await split('mine')).body.code).toBe('id-unusable');
    expect((await split(other.segments[0]!.id)).body.code).toBe('id-taken');
  });

  test('for records of another show', async () => {
    const [one, other] = [await episode(), await episode()];
    expect((await revise(admin, one.id, 0, [setText(other.segments[0]!.id, 'Mine now.')])).status).toBe(422);
    expect((await revise(admin, one.id, 0, [{ type: 'setSpeaker', segmentIds: [other.segments[0]!.id], speakerId: one.speaker('Wren Adeyemi') }])).status).toBe(422);
    expect((await revise(admin, one.id, 0, [{ type: 'setSpeaker', segmentIds: [one.segments[0]!.id], speakerId: other.speaker('Wren Adeyemi') }])).status).toBe(422);
  });

  test('from a revision that is not there yet', async () => {
    const { id, segments } = await episode();
    expect((await revise(admin, id, 7, [setText(segments[0]!.id, 'x')])).status).toBe(400);
  });
});

describe('an edit of a speaker', () => {
  const twice = saltmarshXml.replace('<description>A short one.</description>', '<description>&lt;p&gt;&lt;strong&gt;Odd Lindqvist (00:00)&lt;/strong&gt;&lt;/p&gt;&lt;p&gt;Again.&lt;/p&gt;&lt;p&gt;&lt;strong&gt;Wren Adeyemi (00:09)&lt;/strong&gt;&lt;/p&gt;&lt;p&gt;Again and again.&lt;/p&gt;</description>');

  test('reaches every episode they speak in, and is a revision of each', async () => {
    const { showId, episodeIds } = await importFeed(admin, twice);
    const odd = (await admin('GET', `/api/speakers?showId=${showId}&q=Odd`)).body.items[0];
    expect(odd).toMatchObject({ episodes: 2, segments: 3 });
    expect((await admin('PATCH', `/api/speakers/${odd.id}`, { name: 'Odd Lindkvist' })).body).toMatchObject({ name: 'Odd Lindkvist' });
    for (const id of episodeIds) expect((await admin('GET', `/api/episodes/${id}/revisions`)).body).toMatchObject({ total: 1, items: [{ number: 1, operations: [{ type: 'renameSpeaker' }], reaches: 2 }] });
    expect((await admin('GET', `/api/shows/${showId}`)).body.edited).toBe(2);
  });

  test('gives to the speaker who stays what somebody gives meanwhile to the one who is merged, also in an episode it did not reach', async () => {
    const { showId, episodeIds: [first, second] } = await importFeed(admin, twice);
    const [odd, wren] = (await admin('GET', `/api/speakers?showId=${showId}`)).body.items;
    const { segments } = await deskOf(admin, first!);
    await revise(admin, first!, 0, [{ type: 'setSpeaker', segmentIds: segments.map(({ id }: { id: string }) => id), speakerId: wren.id }]);
    const unnamed = (await deskOf(admin, second!)).segments[1].id;
    await revise(admin, second!, 0, [{ type: 'setSpeaker', segmentIds: [unnamed], speakerId: null }]);
    await admin('POST', `/api/speakers/${odd.id}/merge`, { intoId: wren.id });
    expect((await revise(admin, second!, 1, [{ type: 'setSpeaker', segmentIds: [unnamed], speakerId: odd.id }])).status).toBe(201);
    expect((await deskOf(admin, second!)).segments[1]).toMatchObject({ speakerId: wren.id });
    await revise(admin, first!, 1, [{ type: 'setSpeaker', segmentIds: [segments[0].id], speakerId: null }]);
    expect((await revise(admin, first!, 2, [{ type: 'setSpeaker', segmentIds: [segments[0].id], speakerId: odd.id }])).status).toBe(201);
    expect((await deskOf(admin, first!)).segments[0]).toMatchObject({ speakerId: wren.id });
  });

  test('lists the episodes it reaches once, however many they are', async () => {
    const { showId, episodeIds } = await importFeed(admin, twice);
    const { items: [odd, wren] } = (await admin('GET', `/api/speakers?showId=${showId}`)).body;
    await admin('POST', `/api/speakers/${odd.id}/merge`, { intoId: wren.id });
    const { rows } = await stet.database.pool.query<{ episodeId: string | null; episodeIds: string[]; touches: string[] }>('select "episodeId", "episodeIds", touches from "revision" where "showId" = $1', [showId]);
    expect(rows.find(({ episodeId }) => episodeId === null)!.episodeIds.toSorted()).toEqual(episodeIds.toSorted());
    const ofEpisodes = rows.filter(({ episodeId }) => episodeId !== null);
    expect(ofEpisodes.map((row) => row.episodeIds)).toEqual(ofEpisodes.map(({ episodeId }) => [episodeId]));
    const relabelled = ofEpisodes.map(({ touches }) => touches.filter((touch) => touch.endsWith('.speakerId')));
    expect(new Set(relabelled.flat()).size).toBe(relabelled.flat().length);
    expect(relabelled.flat()).toHaveLength(odd.segments);
  });

  test('made at one episode’s desk reaches the others, and is taken back everywhere', async () => {
    const { showId, episodeIds: [first, second] } = await importFeed(admin, twice);
    const [odd, wren] = (await admin('GET', `/api/speakers?showId=${showId}`)).body.items;
    const { status, body: [merge] } = await revise(admin, first!, 0, [{ type: 'mergeSpeakers', fromId: odd.id, intoId: wren.id }]);
    expect(status).toBe(201);
    expect((await deskOf(admin, second!))).toMatchObject({ revision: 1, segments: [{ speakerId: wren.id }, { speakerId: wren.id }] });
    expect((await revise(admin, first!, 1, merge.inverse)).status).toBe(201);
    expect((await deskOf(admin, second!))).toMatchObject({ revision: 2, segments: [{ speakerId: odd.id }, { speakerId: wren.id }] });
  });

  test('and one of another episode that gives them something to say do not wait for each other', async () => {
    const { showId, episodeIds: [first, second] } = await importFeed(admin, twice);
    const { segments } = await deskOf(admin, first!);
    const odd = (await admin('GET', `/api/speakers?showId=${showId}&q=Odd`)).body.items[0];
    const { pool } = stet.app.get(Database);
    const one = await pool.connect();
    try {
      // whichever notices first that both wait for each other fails
      await one.query(`begin; set local deadlock_timeout = '1ms'`);
      await one.query('select id from "episode" where id = $1 for update', [first]);
      const renamed = revise(admin, second!, 0, [{ type: 'renameSpeaker', speakerId: odd.id, name: 'Odd Lindkvist' }]);
      // it names the speaker once the other edit is under way
      while ((await pool.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount === 0);
      await one.query('update "segment" set "speakerId" = $1 where id = $2', [odd.id, segments.find(({ speakerId }: { speakerId: string }) => speakerId !== odd.id).id]);
      await one.query('commit');
      expect((await renamed).status).toBe(201);
    } finally {
      one.release(true);
    }
    expect((await admin('GET', `/api/speakers?showId=${showId}&q=Odd`)).body.items[0]).toMatchObject({ name: 'Odd Lindkvist' });
  });

  test.each([' ', 'Ann\nBo', 'Ann\u0007', 'Ann\u2028Bo'])('is refused a name that no label can be: %j', async (name) => {
    const { id, speaker } = await episode();
    expect((await admin('PATCH', `/api/speakers/${speaker('Odd Lindqvist')}`, { name })).status).toBe(400);
    for (const operation of [{ type: 'addSpeaker', speaker: { id: crypto.randomUUID(), name, aliases: [] } }, { type: 'renameSpeaker', speakerId: speaker('Odd Lindqvist'), name }]) expect((await revise(admin, id, 0, [operation])).status).toBe(400);
  });

  test('is refused where the name is taken', async () => {
    const { speaker } = await episode();
    expect((await admin('PATCH', `/api/speakers/${speaker('Odd Lindqvist')}`, { name: 'Wren Adeyemi' })).status).toBe(422);
  });
});

describe('the cost', () => {
  const long = saltmarshXml.replace('<h3>What to leave</h3>', `${turns(1_500)}<h3>What to leave</h3>`);

  test('of an edit is the same for 4 segments and for 1,504', async () => {
    const costs = await Promise.all([saltmarshXml, long].map((xml) => importFeed(admin, xml))).then(async (imported) => {
      const all = [];
      for (const { episodeIds: [id] } of imported) {
        const { segments } = await deskOf(admin, id!);
        const operations = [setText(segments[2].id, 'Edited.'), { type: 'split', segmentId: segments[0].id, at: 12, newId: crypto.randomUUID(), order: `${segments[0].order}V`, startMs: null }];
        all.push(await countQueries(async () => expect((await revise(admin, id!, 0, operations)).status).toBe(201)));
      }
      return all;
    });
    expect(costs[1]).toEqual(costs[0]);
  });

  test('of a list is a fixed number of queries, and of its own rows', async () => {
    const { showId } = await importFeed(admin, long);
    const listed = await countQueries(() => admin('GET', `/api/episodes?showId=${showId}`));
    const { showId: other } = await importFeed(admin);
    expect(await countQueries(() => admin('GET', `/api/episodes?showId=${other}`))).toEqual(listed);
    const desk = async (show: string) => countQueries(async () => deskOf(admin, (await admin('GET', `/api/episodes?showId=${show}`)).body.items[0].id));
    expect((await desk(showId)).queries).toBe((await desk(other)).queries);
  });
});

import { randomUUID } from 'node:crypto';
import { Jobs } from '../../server/platform/jobs/jobs.ts';
import { RunGlossary } from '../../server/glossary/runGlossary.ts';
import { countQueries } from '../support/countQueries.ts';
import { importTwo } from '../support/publisher.ts';
import { deskOf, revise } from '../support/saltmarsh.ts';
import { startTestApp, type SignedIn, type TestApp } from '../support/testApp.ts';

let stet: TestApp;
let second: TestApp;
let admin: SignedIn;
beforeAll(async () => {
  stet = await startTestApp();
  second = await startTestApp({}, { beside: stet });
  admin = await stet.person({ admin: true });
});
afterAll(async () => {
  await second.close();
  await stet.close();
});

let showId: string;
let episodeIds: string[];
let glossary: string;
beforeEach(async () => {
  ({ showId, episodeIds } = await importTwo(admin, expect.getState().currentTestName!.slice(0, 60)));
  glossary = `/api/shows/${showId}/glossary`;
});

const add = async (wrong: string, right: string, more: object = {}) => {
  const { status, body, text } = await admin('POST', glossary, { wrong, right, ...more });
  if (status !== 201) throw new Error(text);
  return body as { id: string; version: number };
};
const begin = async (kind: 'look' | 'apply', more: object = {}) => (await admin('POST', `${glossary}/runs`, { kind, ...more })).body as { id: string; state: string };
const drained = async (runId: string) => {
  await stet.app.get(Jobs).drain();
  return (await admin('GET', `${glossary}/runs/${runId}`)).body;
};
const episodesOf = async (runId: string) => (await admin('GET', `${glossary}/runs/${runId}/episodes`)).body.items;
const again = (id: string) => admin('POST', `${glossary}/runs/${id}/again`);
const revert = async (id: string) => {
  expect((await admin('POST', `${glossary}/runs/${id}/revert`)).status).toBe(202);
  return drained(id);
};
const applied = async () => {
  await add('sea wall', 'seawall');
  const { id } = await begin('apply');
  await drained(id);
  return id;
};
const texts = async (episodeId: string) => (await deskOf(admin, episodeId)).segments.map(({ text }: { text: string }) => text) as string[];
const introductions = () => Promise.all(episodeIds.map(async (id) => (await deskOf(admin, id)).notes.introduction as string | null));
const revisionsOf = async (episodeId: string) => (await admin('GET', `/api/episodes/${episodeId}/revisions`)).body.items;
const say = async (episodeId: string, segment: number, text: string) => {
  const { revision, segments } = await deskOf(admin, episodeId);
  expect((await revise(admin, episodeId, revision, [{ type: 'setText', segmentId: segments[segment].id, text }])).status).toBe(201);
};

describe('the introduction of an episode', () => {
  const WRITTEN = 'Wren walks the edge of the marsh with the gatherer Odd Lindqvist.';

  test('is looked through, corrected and given back to its source with the rest', async () => {
    await add('forager', 'gatherer');
    const look = await drained((await begin('look')).id);
    expect(look).toMatchObject({ matches: 2, episodes: 2 });
    expect((await episodesOf(look.id))[0]).toMatchObject({ episodeId: episodeIds[0], samples: [{ startMs: null, match: 'forager', replacement: 'gatherer' }] });
    const { id } = await begin('apply');
    expect(await drained(id)).toMatchObject({ state: 'done', matches: 2 });
    expect(await introductions()).toEqual([WRITTEN, WRITTEN]);
    expect((await admin('GET', `/api/episodes/${episodeIds[0]}/history`)).body.items[0]).toMatchObject({ note: 'glossary: 1 place', summary: ['replaced “forager” by “gatherer” once', '1 introduction'] });
    await revert(id);
    expect(await introductions()).toEqual([null, null]);
    const { id: doneAgain } = (await again(id)).body;
    await drained(doneAgain);
    expect(await introductions()).toEqual([WRITTEN, WRITTEN]);
  });

  test('is a finding, mended by what it offers, and follows a change of the rules', async () => {
    const found = async () => (await admin('GET', `/api/episodes/${episodeIds[0]}/findings`)).body.items.filter(({ code }: { code: string }) => code === 'glossary');
    expect(await found()).toEqual([]);
    await add('forager', 'gatherer');
    await stet.app.get(Jobs).drain();
    const [finding] = await found();
    expect(finding).toMatchObject({ recordId: episodeIds[0], message: 'Glossary: “forager” should be “gatherer”.' });
    expect((await revise(admin, episodeIds[0]!, 0, [finding.fix])).status).toBe(201);
    expect((await introductions())[0]).toMatch(/gatherer/);
    expect(await found()).toEqual([]);
  });

  test('that came before what sources say was kept is read when it is asked for', async () => {
    await stet.database.prisma.episode.updateMany({ where: { showId }, data: { sourceIntroduction: null } });
    await add('forager', 'gatherer');
    expect(await drained((await begin('look')).id)).toMatchObject({ matches: 2 });
    expect(await stet.database.prisma.episode.count({ where: { showId, sourceIntroduction: null } })).toBe(0);
  });
});

describe('the glossary of a show', () => {
  test('takes rules, changes and deletes them, each from the version it was seen at', async () => {
    const { id, version } = await add('see wall', 'sea wall', { note: 'A wall by the sea.' });
    expect((await admin('GET', glossary)).body).toEqual({ total: 1, items: [{ id, version: 1, wrong: 'see wall', right: 'sea wall', caseRule: 'any', wholeWord: true, note: 'A wall by the sea.', enabled: true }] });
    expect((await admin('PATCH', `${glossary}/rules/${id}`, { enabled: false })).status).toBe(428);
    expect((await admin('PATCH', `${glossary}/rules/${id}`, { enabled: false }, { 'if-match': `"${version}"` })).body).toMatchObject({ enabled: false, version: 2 });
    expect(await admin('PATCH', `${glossary}/rules/${id}`, { enabled: true }, { 'if-match': '"1"' })).toMatchObject({ status: 412, body: { code: 'stale' } });
    expect(await admin('POST', glossary, { wrong: 'see wall', right: 'x' })).toMatchObject({ status: 409, body: { code: 'taken' } });
    expect((await admin('POST', glossary, { wrong: ' ', right: 'x' })).status).toBe(400);
    expect((await admin('DELETE', `${glossary}/rules/${id}`)).status).toBe(204);
    expect((await admin('DELETE', `${glossary}/rules/${id}`)).status).toBe(404);
  });

  test('takes many at once: new ones come, others change, the same stay', async () => {
    await add('a', 'b');
    await add('c', 'd');
    expect((await admin('POST', `${glossary}/import`, { rules: ['ab', 'ce', 'fg', 'fh'].map(([wrong, right]) => ({ wrong, right })) })).body).toEqual({ added: 1, changed: 1, same: 1 });
    expect((await admin('GET', glossary)).body.items.map(({ wrong, right }: { wrong: string; right: string }) => `${wrong}→${right}`)).toEqual(['a→b', 'c→e', 'f→h']);
  });

  test('opens no rule or run of another show', async () => {
    const { id } = await add('see wall', 'sea wall');
    const run = await begin('look', { episodeIds: [episodeIds[0]] });
    const other = await importTwo(admin, 'Another glossary');
    const there = `/api/shows/${other.showId}/glossary`;
    expect((await admin('PATCH', `${there}/rules/${id}`, { enabled: false }, { 'if-match': '"1"' })).status).toBe(404);
    expect((await admin('GET', `${there}/runs/${run.id}`)).status).toBe(404);
    await admin('POST', there, { wrong: 'a', right: 'b' });
    expect((await admin('POST', `${there}/runs`, { kind: 'apply', episodeIds: [episodeIds[0]] })).body).toMatchObject({ code: 'other-show' });
    expect((await admin('POST', `${there}/runs`, { kind: 'apply', ruleIds: [id] })).body).toMatchObject({ code: 'no-rules' });
  });
});

describe('a look', () => {
  test('counts what rules would do in one episode at once, with samples, and does nothing', async () => {
    const { id } = await add('sea wall', 'seawall');
    await add('nobody says this', 'x');
    const run = await begin('look', { episodeIds: [episodeIds[0]] });
    expect(run).toMatchObject({ state: 'done', done: 1, total: 1, episodes: 1, matches: 1, rules: [{ wrong: 'nobody says this', count: 0 }, { id, wrong: 'sea wall', count: 1 }] });
    expect(await episodesOf(run.id)).toMatchObject([{ episodeId: episodeIds[0], matches: 1, revision: null, samples: [{ ruleId: id, match: 'sea wall', replacement: 'seawall', before: 'Good morning from the ' }] }]);
    expect(await revisionsOf(episodeIds[0]!)).toEqual([]);
  });

  test('at all episodes asks few questions, however many there are', async () => {
    await add('sea wall', 'seawall');
    const run = await begin('look');
    const { queries } = await countQueries(() => stet.app.get(RunGlossary).run(run.id));
    expect(queries).toBeLessThan(12);
    expect(await drained(run.id)).toMatchObject({ state: 'done', done: 2, matches: 2 });
  });
});

describe('applying the glossary', () => {
  test('makes one revision of each episode that it changes, and says so', async () => {
    await add('sea wall', 'seawall');
    await add('good morning', 'good day', { caseRule: 'keep' });
    await say(episodeIds[1]!, 0, 'Nothing to correct here.');
    const before = await texts(episodeIds[0]!);
    const run = await begin('apply');
    expect(run.state).toBe('running');
    expect(await drained(run.id)).toMatchObject({ state: 'done', done: 2, total: 2, startedBy: 'Ada Brandt', reverted: null });
    expect(await texts(episodeIds[0]!)).toEqual(before.map((text) => text.replace('sea wall', 'seawall').replace('Good morning', 'Good day')));
    expect(await revisionsOf(episodeIds[0]!)).toMatchObject([{ number: 1, author: 'Ada Brandt', note: expect.stringMatching(/^glossary: \d+ places$/), operations: [{ type: 'replaceAll' }] }]);
    const again = await begin('apply');
    expect(await drained(again.id)).toMatchObject({ matches: 0 });
    expect(await revisionsOf(episodeIds[0]!)).toHaveLength(1);
  });

  test('happens once, in two servers at the same time', async () => {
    await add('sea wall', 'sea wall wall', { wholeWord: false });
    const { id } = await begin('apply');
    await Promise.all([stet, second, second, stet].map(({ app }) => app.get(RunGlossary).run(id)));
    expect(await drained(id)).toMatchObject({ state: 'done', done: 2, matches: 2 });
    for (const episodeId of episodeIds) expect(await revisionsOf(episodeId)).toHaveLength(1);
  });

  test('goes on where a server died in the middle', async () => {
    await add('sea wall', 'seawall');
    const { id } = await begin('apply');
    const { pool } = stet.database;
    await pool.query(`create function "die"() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`);
    await pool.query(`create trigger "die" before update of state on "glossary_run_episode" for each row when (new.state = 'done' and new."episodeId" = '${episodeIds[1]}') execute function "die"()`);
    await stet.app.get(RunGlossary).run(id);
    await pool.query(`drop function "die" cascade`);
    expect((await admin('GET', `${glossary}/runs/${id}`)).body).toMatchObject({ state: 'running', done: 1 });
    expect(await revisionsOf(episodeIds[1]!)).toHaveLength(0);
    await second.app.get(RunGlossary).run(id);
    expect(await drained(id)).toMatchObject({ state: 'done', done: 2 });
    for (const episodeId of episodeIds) expect(await revisionsOf(episodeId)).toHaveLength(1);
  });

  test('is not done in the name of somebody who may edit no longer, nor taken back', async () => {
    await add('sea wall', 'seawall');
    const editor = await stet.person({ roles: { [showId]: 'editor' } });
    const demote = (role: 'viewer' | 'editor') => stet.database.prisma.membership.updateMany({ where: { userId: editor.id, showId }, data: { role } });
    const { body: run } = await editor('POST', `${glossary}/runs`, { kind: 'apply' });
    await demote('viewer');
    expect(await drained(run.id)).toMatchObject({ state: 'done', done: 2, matches: 0, failed: 2 });
    expect(await episodesOf(run.id)).toMatchObject(episodeIds.map((episodeId) => ({ episodeId, state: 'failed', problem: expect.stringContaining('may no longer edit'), revision: null })));
    for (const episodeId of episodeIds) expect(await revisionsOf(episodeId)).toEqual([]);
    const mine = await begin('apply');
    await drained(mine.id);
    await demote('editor');
    expect((await editor('POST', `${glossary}/runs/${mine.id}/revert`)).status).toBe(202);
    await demote('viewer');
    await drained(mine.id);
    for (const episodeId of episodeIds) expect(await revisionsOf(episodeId)).toHaveLength(1);
  });

  test('may be of some rules only', async () => {
    await add('good morning', 'good day');
    const { id: ruleId } = await add('sea wall', 'seawall', { enabled: false });
    const run = await begin('apply', { ruleIds: [ruleId], episodeIds: [episodeIds[0]] });
    expect(run).toMatchObject({ state: 'done', matches: 1 });
  });
});

describe('taking a run back', () => {
  test('restores what it changed and keeps what came since', async () => {
    await add('sea wall', 'seawall');
    const before = await texts(episodeIds[0]!);
    const { id } = await begin('apply');
    await drained(id);
    await say(episodeIds[0]!, 0, `${(await texts(episodeIds[0]!))[0]} Well.`);
    await say(episodeIds[1]!, 0, 'Good morning from the see-wall.');
    expect((await admin('POST', `${glossary}/runs/${id}/revert`)).status).toBe(202);
    expect(await drained(id)).toMatchObject({ kept: 1, reverted: { state: 'done', by: 'Ada Brandt', done: 2, total: 2 } });
    expect((await texts(episodeIds[0]!))[0]).toBe(`${before[0]} Well.`);
    expect((await texts(episodeIds[1]!))[0]).toBe('Good morning from the see-wall.');
    expect((await revisionsOf(episodeIds[0]!)).at(-1)).toMatchObject({ note: 'glossary taken back', undoes: 1 });
    const [kept] = await episodesOf(id);
    expect(kept).toMatchObject({ kept: [{ now: 'Good morning from the see-wall.', why: 'The same words were changed again since.' }], reverted: { state: 'done', revision: null } });
    expect((await admin('POST', `${glossary}/runs/${id}/revert`)).body).toMatchObject({ reverted: { done: 2 } });
    expect(await revisionsOf(episodeIds[0]!)).toHaveLength(3);
  });

  test('says in which episodes it failed, those first, and is tried again there when it is asked for once more', async () => {
    const id = await applied();
    await say(episodeIds[0]!, 0, 'Good morning from the see-wall.');
    const editor = await stet.person({ roles: { [showId]: 'editor' } });
    await stet.database.pool.query(`create function "refuse"() returns trigger language plpgsql as $$ begin raise exception 'it is out of order'; end $$`);
    await stet.database.pool.query(`create trigger "refuse" before update on "glossary_run_episode" for each row when (new."revertState" = 'done' and new."episodeId" = '${episodeIds[1]}') execute function "refuse"()`);
    await editor('POST', `${glossary}/runs/${id}/revert`);
    for (let round = 0; round < 5; round++) await stet.app.get(RunGlossary).run(id);
    await stet.database.pool.query(`drop function "refuse" cascade`);
    expect((await admin('GET', `${glossary}/runs/${id}`)).body).toMatchObject({ kept: 1, reverted: { state: 'done', done: 2, total: 2, failed: 1 } });
    expect(await episodesOf(id)).toMatchObject([{ episodeId: episodeIds[1], problem: expect.stringContaining('it is out of order'), reverted: { state: 'failed', revision: null } }, { episodeId: episodeIds[0], kept: [{}] }]);
    expect(await revert(id)).toMatchObject({ kept: 1, reverted: { state: 'done', by: 'Ada Brandt', done: 2, total: 2, failed: 0 } });
    expect((await revisionsOf(episodeIds[1]!)).at(-1)).toMatchObject({ note: 'glossary taken back', undoes: 1 });
    expect(await revisionsOf(episodeIds[0]!)).toHaveLength(2);
  });

  test('is refused where nothing was applied', async () => {
    await add('sea wall', 'seawall');
    const { id } = await begin('look', { episodeIds: [episodeIds[0]] });
    expect(await admin('POST', `${glossary}/runs/${id}/revert`)).toMatchObject({ status: 409, body: { code: 'not-applied' } });
    expect((await admin('POST', `${glossary}/runs/${randomUUID()}/revert`)).status).toBe(404);
  });
});

describe('doing a run again that was taken back', () => {
  test('brings again what there was, is an edit like any other, and can be taken back again', async () => {
    const before = await texts(episodeIds[0]!);
    const id = await applied();
    const [corrected, counts] = [await texts(episodeIds[0]!), (await drained(id)).matches];
    await revert(id);
    const { status, body: run } = await again(id);
    expect([status, run.state]).toEqual([202, 'running']);
    expect(await drained(run.id)).toMatchObject({ kind: 'apply', state: 'done', done: 2, total: 2, matches: counts, againOf: id, kept: 0, reverted: null });
    expect(await texts(episodeIds[0]!)).toEqual(corrected);
    expect((await revisionsOf(episodeIds[0]!)).at(-1)).toMatchObject({ number: 3, undoes: null, clientId: `glossary-${run.id}`, note: 'glossary applied again' });
    expect(await revert(run.id)).toMatchObject({ reverted: { done: 2 }, kept: 0 });
    expect(await texts(episodeIds[0]!)).toEqual(before);
    expect((await revisionsOf(episodeIds[0]!)).at(-1)).toMatchObject({ number: 4, undoes: 3 });
  });

  test('touches nothing that was not taken back, and leaves what was changed since', async () => {
    const id = await applied();
    await say(episodeIds[1]!, 0, 'Good morning from the see-wall.');
    await revert(id); // what was said over it stays
    await say(episodeIds[0]!, 0, 'Good morning from the see-wall, too.');
    await say(episodeIds[0]!, 1, 'Another sea wall.');
    const { body: run } = await again(id);
    expect(await drained(run.id)).toMatchObject({ total: 1, kept: 1 });
    expect(await episodesOf(run.id)).toMatchObject([{ episodeId: episodeIds[0], revision: null, kept: [{ now: 'Good morning from the see-wall, too.' }] }]);
    expect((await texts(episodeIds[0]!)).slice(0, 2)).toEqual(['Good morning from the see-wall, too.', 'Another sea wall.']);
  });

  test('happens once, and only to what was taken back', async () => {
    const id = await applied();
    expect(await again(id)).toMatchObject({ status: 409, body: { code: 'not-taken-back' } });
    await revert(id);
    const asked = await Promise.all([again(id), again(id)]);
    expect(asked.map(({ status }) => status).sort()).toEqual([202, 409]);
    expect((await again(id)).body).toMatchObject({ code: 'done-again' });
    expect((await again(randomUUID())).status).toBe(404);
    await Promise.all([stet, second].map(({ app }) => app.get(RunGlossary).run(asked.find(({ status }) => status === 202)!.body.id)));
    for (const episodeId of episodeIds) expect(await revisionsOf(episodeId)).toHaveLength(3);
  });
});

test('findings follow the rules, and their fix is the replacement', async () => {
  const found = async () => (await admin('GET', `/api/episodes/${episodeIds[0]}/findings`)).body.items.filter(({ code }: { code: string }) => code === 'glossary');
  expect(await found()).toEqual([]);
  const { id } = await add('SEA WALL', 'seawall');
  await stet.app.get(Jobs).drain();
  const [finding, ...more] = await found();
  expect(more).toEqual([]);
  expect(finding.message).toBe('Glossary: “sea wall” should be “seawall”.');
  const { revision } = await deskOf(admin, episodeIds[0]!);
  expect((await revise(admin, episodeIds[0]!, revision, [finding.fix])).status).toBe(201);
  expect((await texts(episodeIds[0]!))[0]).toContain('the seawall, where');
  expect(await found()).toEqual([]);
  await admin('PATCH', `${glossary}/rules/${id}`, { wrong: 'seawall', right: 'sea wall' }, { 'if-match': '"1"' });
  await stet.app.get(Jobs).drain();
  expect(await found()).toHaveLength(1);
  await admin('DELETE', `${glossary}/rules/${id}`);
  await stet.app.get(Jobs).drain();
  expect(await found()).toEqual([]);
});

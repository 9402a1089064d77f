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

interface Identity {
  code: string;
  recordId: string | null;
  about: string;
}

async function episode() {
  const { showId, episodeIds } = await importFeed(admin);
  const id = episodeIds[0]!;
  const { segments } = await deskOf(admin, id);
  return { showId, id, segments: segments as { id: string; text: string }[] };
}
const findingsOf = async (id: string) => (await admin('GET', `/api/episodes/${id}/findings`)).body as { items: (Identity & { severity: string })[]; total: number; ignored: (Identity & { reason: string; by: string })[] };
const identityOf = ({ code, recordId, about }: Identity): Identity => ({ code, recordId, about });
const countsOf = async (id: string) => {
  const { errorCount, warningCount } = (await admin('GET', `/api/episodes/${id}`)).body;
  return { errorCount, warningCount };
};
const doubled = (segment: { id: string; text: string }, word = 'the') => ({ type: 'setText', segmentId: segment.id, text: `It is ${word} ${word} marsh.` });

describe('a finding that is to be left be', () => {
  test('is counted no longer, keeps who decided and why, and can be brought back', async () => {
    const { id, segments } = await episode();
    await revise(admin, id, 0, [doubled(segments[0]!)]);
    const { items } = await findingsOf(id);
    const finding = items.find(({ code }) => code === 'doubled-word')!;
    const before = await countsOf(id);
    const { status, body } = await admin('POST', `/api/episodes/${id}/findings/ignore`, { findings: [identityOf(finding)], reason: ' She said it twice. ' });
    expect(status).toBe(200);
    expect(body.ignored).toMatchObject([{ ...identityOf(finding), reason: 'She said it twice.', by: 'Ada Brandt' }]);
    expect(await countsOf(id)).toEqual({ ...before, warningCount: before.warningCount - 1 });
    expect((await findingsOf(id)).ignored).toEqual(body.ignored);
    expect((await deskOf(admin, id)).ignored).toEqual(body.ignored);
    expect((await admin('POST', `/api/episodes/${id}/findings/bring-back`, { findings: [identityOf(finding)] })).body).toEqual({ ignored: [] });
    expect(await countsOf(id)).toEqual(before);
  });

  test('stays so through edits elsewhere, until what it complains of changes', async () => {
    const { id, segments } = await episode();
    await revise(admin, id, 0, [doubled(segments[0]!)]);
    const finding = (await findingsOf(id)).items.find(({ code }) => code === 'doubled-word')!;
    await admin('POST', `/api/episodes/${id}/findings/ignore`, { findings: [identityOf(finding)], reason: 'Meant.' });
    const { warningCount } = await countsOf(id);
    await revise(admin, id, 1, [{ type: 'setText', segmentId: segments[1]!.id, text: `${segments[1]!.text} And so on.` }]);
    await findingsOf(id);
    expect((await countsOf(id)).warningCount).toBe(warningCount);
    await revise(admin, id, 2, [doubled(segments[0]!, 'of')]);
    const again = await findingsOf(id);
    expect(again.ignored.map(identityOf)).not.toContainEqual(identityOf(again.items.find(({ code }) => code === 'doubled-word')!));
    expect((await countsOf(id)).warningCount).toBe(warningCount + 1);
  });

  test('ignored twice keeps its first reason', async () => {
    const { id } = await episode();
    const findings = [{ code: 'low-confidence', recordId: null, about: 'marsh@1200' }];
    for (const reason of ['First.', 'Second.']) await admin('POST', `/api/episodes/${id}/findings/ignore`, { findings, reason });
    expect((await findingsOf(id)).ignored).toMatchObject([{ reason: 'First.' }]);
  });

  test('sent twice, for its answer was lost, is decided once, whatever others decided since', async () => {
    const { id } = await episode();
    const [ignored, back] = ['c0000000-0000-4000-8000-000000000001', 'c0000000-0000-4000-8000-000000000002'];
    const findings = [{ code: 'low-confidence', recordId: null, about: 'marsh@1200' }];
    const decide = async (what: 'ignore' | 'bring-back', body: object) => (await admin('POST', `/api/episodes/${id}/findings/${what}`, { findings, ...body })).body.ignored as Identity[];
    expect(await decide('ignore', { reason: 'Meant.', clientId: ignored })).toHaveLength(1);
    expect(await decide('bring-back', { clientId: back })).toEqual([]);
    expect(await decide('ignore', { reason: 'Meant.', clientId: ignored })).toEqual([]);
    expect(await decide('ignore', { reason: 'After all.' })).toHaveLength(1);
    expect(await decide('bring-back', { clientId: back })).toHaveLength(1);
    expect(await stet.database.prisma.audit.count({ where: { subject: id, action: { startsWith: 'finding.' } } })).toBe(3);
  });

  test('is in the audit with its reason', async () => {
    const { id } = await episode();
    await admin('POST', `/api/episodes/${id}/findings/ignore`, { findings: [{ code: 'broken-off', recordId: null, about: 'x' }], reason: 'It ends so.' });
    expect(await stet.database.prisma.audit.findFirst({ where: { subject: id, action: 'finding.ignore' } })).toMatchObject({ detail: { count: 1, codes: ['broken-off'], reason: 'It ends so.' } });
  });

  test.each([[{ findings: [], reason: 'x' }], [{ findings: [{ code: 'a', recordId: null, about: 'b' }], reason: '  ' }], [{ findings: [{ code: 'a', recordId: null, about: 'b', message: 'c' }], reason: 'x' }]])('is refused without a finding or a reason: %j', async (body) => {
    const { id } = await episode();
    expect((await admin('POST', `/api/episodes/${id}/findings/ignore`, body)).status).toBe(400);
  });

  test('that is an error stops a publication all the same, and brings its reason along', async () => {
    const { showId, id, segments } = await episode();
    await revise(admin, id, 0, [{ type: 'setTime', segmentId: segments[0]!.id, startMs: 9_000_000 }]);
    const errors = async () => (await admin('GET', `/api/shows/${showId}/publication-preview`)).body.errors;
    expect(await errors()).toMatchObject([{ findings: [{ ignoredFor: null }] }]);
    const { items } = await findingsOf(id);
    await admin('POST', `/api/episodes/${id}/findings/ignore`, { findings: items.filter(({ severity }) => severity === 'error').map(identityOf), reason: 'The times are the host’s.' });
    expect(await errors()).toMatchObject([{ findings: [{ ignoredFor: 'The times are the host’s.' }] }]);
  });
});

/** With a warning that was counted. */
const troubled = async () => {
  const here = await episode();
  await revise(admin, here.id, 0, [doubled(here.segments[0]!)]);
  await findingsOf(here.id);
  return here;
};

describe('open findings in lists', () => {
  test('are sorted and filtered by, with as many queries for one episode as for many', async () => {
    const { showId, id } = await troubled();
    const list = async (query: string) => (await admin('GET', `/api/episodes?showId=${showId}&${query}`)).body.items.map((each: { id: string }) => each.id);
    const [all, some, none] = [await list('sort=warningCount&order=desc'), await list('findings=some'), await list('findings=none')];
    expect(all[0]).toBe(id);
    expect(some).toContain(id);
    expect([...some, ...none].sort()).toEqual([...all].sort());
    const queries = async (perPage: number) => (await countQueries(() => admin('GET', `/api/episodes?showId=${showId}&perPage=${perPage}`))).queries;
    expect(await queries(100)).toBe(await queries(1));
  });

  test('are summed up for each show', async () => {
    const { showId, id } = await troubled();
    const { errorCount, warningCount } = await countsOf(id);
    expect(warningCount).toBeGreaterThan(0);
    expect((await admin('GET', `/api/shows/${showId}`)).body).toMatchObject({ errorCount, warningCount });
    expect((await admin('GET', '/api/shows?sort=warningCount&order=desc')).status).toBe(200);
  });
});

import { Settings } from '../../server/platform/settings.ts';
import { deskOf, importFeed, revise, saltmarshXml } from '../support/saltmarsh.ts';
import { startTestApp, type Client, type TestApp } from '../support/testApp.ts';

let stet: TestApp;
let admin: Client;

beforeAll(async () => {
  stet = await startTestApp();
  admin = await stet.person({ admin: true });
});
afterAll(() => stet.close());

const change = (client: Client, id: string, body: object, version?: number) => client('PATCH', `/api/shows/${id}`, body, version === undefined ? {} : { 'if-match': `"${version}"` });

const blockedWith = async (publicUrl: string | null, { testAllowLoopback = true } = {}): Promise<string> => {
  const settings = stet.app.get(Settings);
  Object.assign(settings, { publicUrl, adminUrl: 'http://stet.test', testAllowLoopback });
  const { showId } = await importFeed(admin);
  const { body: { blocked: [obstacle], hash } } = await admin('GET', `/api/shows/${showId}/publication-preview`);
  expect(await admin('POST', `/api/shows/${showId}/publications`, { hash, enrichments: [] })).toMatchObject({ status: 409, body: { code: obstacle.code } });
  Object.assign(settings, { publicUrl: null, adminUrl: null, testAllowLoopback: true });
  return obstacle.code;
};

describe('a show', () => {
  test('gets an address of its own from its title', async () => {
    const made = await Promise.all([1, 2].map(() => admin('POST', '/api/shows', { title: 'Öl & Wasser' })));
    expect(made.map(({ body }) => body.slug).sort()).toEqual(['ol-wasser', 'ol-wasser-2']);
    expect(await admin('POST', '/api/shows', { title: 'Another', slug: 'ol-wasser' })).toMatchObject({ status: 409, body: { code: 'slug-taken' } });
  });

  test('of a feed that calls itself otherwise tells that, and whether ours is a correction', async () => {
    const { showId: id } = await importFeed(admin, saltmarshXml, 'The salt marsh of Odd');
    const feedSays = async () => (await admin('GET', `/api/shows/${id}`)).body.titleInFeed;
    const { title, isCorrected } = await feedSays();
    expect([saltmarshXml.includes(`<title>${title}</title>`), isCorrected]).toEqual([true, false]);
    const { body: { version } } = await change(admin, id, { title: 'The salt marsh' }, 1);
    expect(await feedSays()).toEqual({ title, isCorrected: true });
    await change(admin, id, { title }, version);
    expect(await feedSays()).toBeNull();
  });

  test('is changed on the version that was seen', async () => {
    const { body: { id, version } } = await admin('POST', '/api/shows', { title: 'Versions' });
    expect((await change(admin, id, { title: 'First' }, version)).body).toMatchObject({ title: 'First', version: version + 1 });
    expect(await change(admin, id, { title: 'Late' }, version)).toMatchObject({ status: 412, body: { code: 'stale' } });
    expect((await change(admin, id, { title: 'Blind' })).status).toBe(428);
    expect((await change(admin, id, { colour: 'red' }, version + 1)).body.issues).toEqual([{ path: 'colour', message: expect.any(String) }]);
  });

  test.each([
    ['title', 'a\u0007b'], ['title', ' '], ['author', '\uFFFE'], ['description', 'a\u0001b'], ['language', 'e\u0001n'], ['category', 'Arts\u001f'],
    ['link', 'javascript:alert(1)'], ['link', 'tides.example'], ['imageUrl', 'not an address'],
  ])('is refused what no feed can say, at its field: %s %j', async (field, value) => {
    const { body: { id, version } } = await admin('POST', '/api/shows', { title: 'Sayable' });
    for (const { status, body } of [await change(admin, id, { [field]: value }, version), await admin('POST', '/api/shows', { title: 'Sayable', [field]: value })])
      expect([status, body.issues]).toEqual([400, [expect.objectContaining({ path: field })]]);
  });

  test('takes what a feed can say, and nothing in its place', async () => {
    const { body: { id, version } } = await admin('POST', '/api/shows', { title: 'Sayable' });
    const said = { author: 'Ada 🛟', description: 'Ebb.\n\tFlood.', link: 'https://tides.example/', imageUrl: null, language: null, category: null };
    expect((await change(admin, id, said, version)).body).toMatchObject(said);
  });

  test('may say again what it says, or what its feed does, also where nobody could type that', async () => {
    const { showId: id } = await importFeed(admin, saltmarshXml.replace('<link>https://saltmarsh.example/</link>', '<link>saltmarsh.example</link>'), 'Odd link');
    const { body: { version, link, imageUrl } } = await admin('GET', `/api/shows/${id}`);
    expect(link).toBe('saltmarsh.example');
    expect((await change(admin, id, { link, imageUrl, author: 'Ada' }, version)).body).toMatchObject({ link, author: 'Ada' });
    expect((await stet.database.prisma.show.findUniqueOrThrow({ where: { id } })).changedFields).toEqual(['author']);
    expect((await change(admin, id, { link: 'https://saltmarsh.example/' }, version + 1)).status).toBe(200);
    expect((await change(admin, id, { link: 'marsh.example' }, version + 2)).body.issues).toEqual([expect.objectContaining({ path: 'link' })]);
    expect((await change(admin, id, { link }, version + 2)).body).toMatchObject({ link });
    expect((await stet.database.prisma.show.findUniqueOrThrow({ where: { id } })).changedFields).toEqual(['author']);
  });

  test('is started by those who publish one, who then publish it too', async () => {
    const { body: { id } } = await admin('POST', '/api/shows', { title: 'First of hers' });
    const [publisher, editor] = [await stet.person({ roles: { [id]: 'publisher' } }), await stet.person({ roles: { [id]: 'editor' } })];
    expect((await publisher('POST', '/api/shows', { title: 'Hers' })).body).toMatchObject({ role: 'publisher' });
    expect((await publisher('GET', '/api/shows?q=hers')).body.total).toBe(2);
    expect((await editor('POST', '/api/shows', { title: 'His' })).status).toBe(403);
    expect((await change(editor, id, { title: 'His' }, 1)).status).toBe(403);
  });

  test('that is deleted takes everything with it', async () => {
    const { showId, episodeIds } = await importFeed(admin);
    expect((await admin('DELETE', `/api/shows/${showId}`)).status).toBe(204);
    expect((await admin('GET', `/api/episodes/${episodeIds[0]}`)).status).toBe(404);
  });
});

describe('episodes are listed', () => {
  test('by state: imported, findings, edited', async () => {
    const { showId, episodeIds } = await importFeed(admin, saltmarshXml.replace('Odd Lindqvist (00:08)', 'Odd Lindqvist (00:20)'));
    const listed = async (state: string) => (await admin('GET', `/api/episodes?showId=${showId}&state=${state}`)).body.items.map(({ id }: { id: string }) => id);
    expect([await listed('imported'), await listed('findings'), await listed('edited')]).toEqual([[episodeIds[1]], [episodeIds[0]], []]);
    const { segments } = await deskOf(admin, episodeIds[0]!);
    await revise(admin, episodeIds[0]!, 0, [{ type: 'setTime', segmentId: segments[1].id, startMs: 8_000 }]);
    expect([await listed('imported'), await listed('findings'), await listed('edited')]).toEqual([[episodeIds[1]], [], [episodeIds[0]]]);
  });

  test('with findings of now: an edit that mends one makes it go', async () => {
    const { episodeIds: [id] } = await importFeed(admin, saltmarshXml.replace('Odd Lindqvist (00:08)', 'Odd Lindqvist (00:20)'));
    const codes = async () => (await admin('GET', `/api/episodes/${id}/findings`)).body.items.map(({ code }: { code: string }) => code);
    expect(await codes()).toContain('start-order');
    const { segments } = await deskOf(admin, id!);
    await revise(admin, id!, 0, [{ type: 'setTime', segmentId: segments[1].id, startMs: 8_000 }]);
    expect(await codes()).not.toContain('start-order');
  });

  test('by what people type, as it stands', async () => {
    const { showId } = await importFeed(admin);
    const found = async (q: string) => (await admin('GET', `/api/episodes?showId=${showId}&q=${encodeURIComponent(q)}`)).body.total;
    expect([await found('samphire'), await found('%'), await found('saltmarsh-00_')]).toEqual([1, 0, 0]);
  });
});

describe('publishing needs an address that the world reaches', () => {
  test('PUBLIC_URL must be set', async () => {
    expect(await blockedWith(null)).toBe('public-url-missing');
  });

  test('nobody answers there', async () => {
    expect(await blockedWith('http://127.0.0.1:9')).toBe('public-url-unreachable');
  });

  test.each(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:3000', 'http://stet.localhost'])('%s is another machine to each who reads it', async (address) => {
    expect(await blockedWith(address, { testAllowLoopback: false })).toBe('public-url-loopback');
  });
});

import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Settings } from '../../server/platform/settings.ts';
import { deskOf, importFeed, revise } from '../support/saltmarsh.ts';
import { startTestApp, type Client, type TestApp } from '../support/testApp.ts';

/** Two servers on one database behind a proxy, which ends TLS and sends requests to one after the other. */
let servers: TestApp[];
let proxy: http.Server;
let door: string;
let admin: Client;
let turn = 0;

beforeAll(async () => {
  const first = await startTestApp({ trustProxy: 1 });
  servers = [first, await startTestApp({ trustProxy: 1 }, { beside: first })];
  const origins = await Promise.all(servers.map((server) => server.listen()));
  proxy = http.createServer((request, response) => {
    const headers = { ...request.headers, 'x-forwarded-proto': 'https', 'x-forwarded-host': request.headers.host!, 'x-forwarded-for': '198.51.100.7', 'x-forwarded-prefix': '/podcasts' };
    const passed = http.request(`${origins[turn++ % 2]}${request.url}`, { method: request.method!, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode!, answer.rawHeaders);
      answer.pipe(response);
    });
    passed.on('error', (error) => response.destroy(error));
    request.pipe(passed);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  door = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  for (const { app } of servers) Object.assign(app.get(Settings), { publicUrl: door, adminUrl: 'http://stet.test' });
  admin = await first.person({ admin: true });
});
afterAll(async () => {
  proxy.close();
  proxy.closeAllConnections();
  for (const server of servers.toReversed()) await server.close();
});

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const request = http.request(door + path, { method, headers, agent: false }).end();
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  let text = '';
  for await (const piece of response) text += String(piece);
  return { status: response.statusCode!, headers: response.headers, text };
}

async function publish(showId: string): Promise<void> {
  const { body: { hash } } = await admin('GET', `/api/shows/${showId}/publication-preview?enrichments=`);
  const { status, text } = await admin('POST', `/api/shows/${showId}/publications`, { hash, enrichments: [] });
  if (status !== 201) throw new Error(text);
}

/** Asks the server that did not publish until it heard of it: only from then on is its answer certain. */
async function heard(words: string): Promise<void> {
  do turn = 1;
  while (!(await ask('/feeds/ferry.xml')).text.includes(words));
}

test('whoever asks with the tag of what was public before gets what is public now, from the server that did not publish it', async () => {
  const { showId, episodeIds } = await importFeed(admin, undefined, 'Ferry');
  await publish(showId);
  for (let revision = 0; revision < 4; revision += 1) {
    const before = await ask('/feeds/ferry.xml');
    for (let asked = 0; asked < servers.length; asked += 1) expect((await ask('/feeds/ferry.xml', { 'if-none-match': before.headers.etag! })).status).toBe(304);
    const { segments } = await deskOf(admin, episodeIds[0]!);
    await revise(admin, episodeIds[0]!, revision, [{ type: 'setText', segmentId: segments[0].id, text: `The ferry of ${revision}.` }]);
    await publish(showId);
    await heard(`The ferry of ${revision}.`);
    for (const headers of [{ 'if-none-match': before.headers.etag! }, {}] as Record<string, string>[]) {
      for (let asked = 0; asked < servers.length; asked += 1) {
        const { status, text, headers: { etag } } = await ask('/feeds/ferry.xml', headers);
        expect([status, text.includes(`The ferry of ${revision}.`), etag === before.headers.etag]).toEqual([200, true, false]);
      }
    }
  }
});

test('what is served says that it came through TLS, from before routing and from behind it, and with a HEAD', async () => {
  const { showId } = await importFeed(admin, undefined, 'Locked');
  await publish(showId);
  for (const query of ['', '?cold', '', '?cold']) {
    const { headers } = await ask(`/feeds/locked.xml${query}`, {}, 'HEAD');
    expect([headers['strict-transport-security'], headers['cache-control'], headers['content-length']]).toEqual(['max-age=31536000', 'public, max-age=60, must-revalidate', expect.stringMatching(/^\d+$/)]);
  }
});

test('an address that changed leads to the public one, whatever a proxy calls itself', async () => {
  const { showId } = await importFeed(admin, undefined, 'Leaving');
  await publish(showId);
  const { body: { version } } = await admin('GET', `/api/shows/${showId}`);
  await admin('PATCH', `/api/shows/${showId}`, { slug: 'left' }, { 'if-match': `"${version}"` });
  for (let asked = 0; asked < servers.length; asked += 1) {
    expect(await ask('/feeds/leaving.xml', { 'x-forwarded-host': 'evil.example', 'x-forwarded-prefix': '/evil' })).toMatchObject({ status: 301, headers: { location: `${door}/feeds/left.xml` } });
  }
});

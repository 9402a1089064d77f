import { Controller, Get, Module } from '@nestjs/common';
import { Public } from '../../server/access/guard/routeRule.ts';
import { person, PASSWORD } from './support/people.ts';
import { DoorAlone, Stet } from './support/stet.ts';
import { startWhole } from './support/whole.ts';

@Controller()
class Published {
  @Get(['feeds/:name', 'files/:hash/:name', 'health'])
  @Public()
  bytes() {
    return 'bytes';
  }
  @Get(['healthy', 'feedsandmore', '*'])
  @Public()
  admin() {
    return 'the admin';
  }
}

@Module({ imports: [DoorAlone], controllers: [Published] })
class WithFeeds {}

let stet: Stet;
beforeAll(async () => {
  stet = await Stet.start(WithFeeds, { PUBLIC_URL: 'http://feeds.test', ADMIN_URL: 'http://desk.test' });
});
afterAll(() => stet.stop());

const get = async (host: string, url: string) => (await stet.ask({ method: 'GET', url, headers: { host } })).status;

test.each(['/feeds/tides.xml', '/files/0a1b/transcript.vtt', '/health'])('the public host has %s', async (url) => {
  expect(await get('feeds.test', url)).toBe(200);
});

test.each(['/', '/index.html', '/api/session', '/api/setup', '/healthy', '/feedsandmore', '/feeds', '/feeds/../api/setup', '/feeds%2f..%2fapi/setup', '//feeds/x', '/api/setup?/feeds/', '/FEEDS/tides.xml'])('and nothing at %s', async (url) => {
  expect(await get('feeds.test', url)).toBe(404);
});

test.each(['', 'desk.test.evil.example', '127.0.0.1:3000', 'feeds.test'])('nor has a host called %p', async (host) => {
  expect(await get(host, '/api/setup')).toBe(404);
});

test('one cannot log in there', async () => {
  const { email } = await person(stet, 'ada');
  const login = (host: string) => stet.ask({ method: 'POST', url: '/api/session', body: { email, password: PASSWORD }, headers: { host, origin: `http://${host}` } });
  const refused = await login('feeds.test');
  expect([refused.status, refused.headers['set-cookie']]).toEqual([404, undefined]);
  expect((await login('desk.test')).status).toBe(200);
});

test.each(['/', '/api/setup', '/feeds/tides.xml', '/health'])('the working host has %s', async (url) => {
  expect(await get('desk.test', url)).toBe(200);
  expect(await get('DESK.test:80', url)).toBe(200);
});

test('what the public host says where there is nothing is in the common form, and may not be framed or run', async () => {
  const { body, headers } = await stet.ask({ method: 'GET', url: '/', headers: { host: 'feeds.test' } });
  expect(body).toEqual({ statusCode: 404, code: 'not-found', message: 'Only feeds and files are served here.' });
  expect(headers['content-security-policy']).toContain("default-src 'none'");
});

test('of all the routes there are, the public host has those of published bytes', async () => {
  const whole = await startWhole({ PUBLIC_URL: 'http://feeds.test', ADMIN_URL: 'http://desk.test' });
  try {
    const open: string[] = [];
    for (const route of whole.routes) {
      const [method, url] = route.split(' ') as ['GET' | 'HEAD', string];
      const { body, headers } = await whole.stet.ask({ method, url: url.replace(/:\w+|\*/g, 'x'), headers: { host: 'feeds.test', origin: 'http://desk.test' } });
      if (method !== 'HEAD' && body.message !== 'Only feeds and files are served here.') open.push(route);
      expect(headers['set-cookie']).toBeUndefined();
    }
    expect(open.sort()).toEqual(['GET /feeds/:file', 'GET /feeds/private/:token/:file', 'GET /files/:sha256/:name', 'GET /health', 'OPTIONS /feeds/:file', 'OPTIONS /feeds/private/:token/:file', 'OPTIONS /files/:sha256/:name']);
  } finally {
    await whole.stop();
  }
});

import { person, PASSWORD, type Person } from './support/people.ts';
import { Stet, type Asked } from './support/stet.ts';

let stet: Stet;
let ada: Person;
beforeAll(async () => {
  stet = await Stet.start();
  ada = await person(stet, 'ada', { admin: true });
});
afterAll(() => stet.stop());

/** Sends a request without the Origin that `Stet.ask` would add. */
const ask = (asked: Asked, headers: Record<string, string>) =>
  stet.app.inject({ method: asked.method, url: asked.url, payload: asked.body, headers: { host: 'stet.test', ...(asked.cookie && { cookie: asked.cookie }), ...headers } });

const user = (name: string): object => ({ email: `${name}@stet.test`, name, password: 'twelve letters or more' });
const create = (name: string, headers: Record<string, string>) => ask({ method: 'POST', url: '/api/users', cookie: ada.cookie, body: user(name) }, headers);

describe('with a session, something is changed', () => {
  test.each([
    ['from a page of ours', { origin: 'http://stet.test' }],
    ['when only its distance is known, and it is ours', { 'sec-fetch-site': 'same-origin' }],
  ])('%s', async (where, headers) => {
    expect((await create(where.length.toString(), headers)).statusCode).toBe(201);
  });

  test.each<[string, Record<string, string>]>([
    ['from a page of somebody else', { origin: 'https://evil.example' }],
    ['from another port of ours', { origin: 'http://stet.test:8080' }],
    ['from a sandboxed page, a published one for instance', { origin: 'null' }],
    ['from elsewhere, even when the distance claims otherwise', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
    ['from a neighbouring host', { 'sec-fetch-site': 'same-site' }],
    ['from elsewhere', { 'sec-fetch-site': 'cross-site' }],
    ['from who knows where', {}],
  ])('but not %s', async (_, headers) => {
    const answer = await create('never', headers);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'foreign-origin']);
    expect(await stet.database.prisma.user.count({ where: { email: 'never@stet.test' } })).toBe(0);
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)('and %s counts as a change, whatever the route', async (method) => {
    const answer = await ask({ method, url: '/api/session', cookie: ada.cookie }, { origin: 'https://evil.example' });
    expect([403, 404]).toContain(answer.statusCode);
    expect((await stet.ask({ method: 'GET', url: '/api/session', cookie: ada.cookie })).status).toBe(200);
  });
});

test('nobody is logged in from a foreign page, as whom ever', async () => {
  const asked: Asked = { method: 'POST', url: '/api/session', body: { email: ada.email, password: PASSWORD } };
  expect((await ask(asked, { origin: 'https://evil.example' })).statusCode).toBe(403);
  expect((await ask(asked, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
});

test('a program without a cookie needs no page', async () => {
  expect((await ask({ method: 'POST', url: '/api/session', body: { email: ada.email, password: PASSWORD } }, {})).statusCode).toBe(200);
});

test('reading needs no page either', async () => {
  expect((await ask({ method: 'GET', url: '/api/session', cookie: ada.cookie }, { origin: 'https://evil.example' })).statusCode).toBe(200);
});

test('with PUBLIC_URL, its pages are ours and the host that was asked no longer matters', async () => {
  const fixed = await Stet.start(undefined, { PUBLIC_URL: 'https://stet.example' });
  try {
    const login = (origin: string) => fixed.ask({ method: 'DELETE', url: '/api/session', headers: { origin } });
    expect((await login('https://stet.example')).status).toBe(204);
    const refused = await login('http://stet.test');
    expect(refused.status).toBe(403);
    expect(refused.body.message).toContain('https://stet.example');
  } finally {
    await fixed.stop();
  }
});

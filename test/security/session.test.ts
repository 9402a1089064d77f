import { SESSION_MS } from '../../server/access/session/lifetime.ts';
import { person, PASSWORD, type Person } from './support/people.ts';
import { cookieOf, Stet } from './support/stet.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let stet: Stet;
let ada: Person;
beforeAll(async () => {
  stet = await Stet.start();
  ada = await person(stet, 'ada', { admin: true });
});
afterAll(() => stet.stop());

const login = (email = ada.email, password = PASSWORD) => stet.ask({ method: 'POST', url: '/api/session', body: { email, password } });
const whoAmI = async (cookie?: string) => (await stet.ask({ method: 'GET', url: '/api/session', cookie })).status;

test('the right password opens a session that says who one is', async () => {
  const answer = await login();
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({ user: { id: ada.id, email: ada.email, name: 'ada', admin: true, disabled: false, memberships: [] } });
  expect(await whoAmI(cookieOf(answer))).toBe(200);
});

test('the e-mail address is the same in capitals', async () => {
  expect((await login('ADA@Stet.Test')).status).toBe(200);
});

test('the cookie is out of reach of scripts and of other sites', async () => {
  const cookie = String((await login()).headers['set-cookie']);
  expect(cookie).toMatch(/^stet_session=[\w-]{43};/);
  expect(cookie).toContain('HttpOnly');
  expect(cookie).toContain('SameSite=Lax');
  expect(cookie).toContain('Path=/');
  expect(cookie).not.toContain('Domain');
});

test('the store holds the hash of the token, never the token', async () => {
  const token = cookieOf(await login()).split('=')[1]!;
  const { rows } = await stet.database.pool.query<{ row: string }>('select session::text as row from session');
  expect(rows.length).toBeGreaterThan(0);
  for (const { row } of rows) {
    expect(row).not.toContain(token);
    expect(row).not.toContain(Buffer.from(token).toString('hex'));
    expect(row).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
  }
});

test('nobody learns whether an account exists', async () => {
  await person(stet, 'disabled');
  await stet.database.prisma.user.update({ where: { email: 'disabled@stet.test' }, data: { disabledAt: new Date() } });
  const wrong = await login(ada.email, 'not the right words');
  const answers = [await login('nobody@stet.test'), await login('disabled@stet.test')];
  expect(wrong.status).toBe(401);
  for (const { status, text, headers } of answers) expect([status, text, headers['set-cookie']]).toEqual([wrong.status, wrong.text, undefined]);
});

test('logging out ends the session, not only the cookie', async () => {
  const cookie = cookieOf(await login());
  const answer = await stet.ask({ method: 'DELETE', url: '/api/session', cookie });
  expect(answer.status).toBe(204);
  expect(String(answer.headers['set-cookie'])).toMatch(/^stet_session=;.*(?:Max-Age=0|Expires=Thu, 01 Jan 1970)/);
  expect(await whoAmI(cookie)).toBe(401);
});

test('logging out without a session is no mistake', async () => {
  expect((await stet.ask({ method: 'DELETE', url: '/api/session' })).status).toBe(204);
});

test('logging in again ends the session before', async () => {
  const cookie = cookieOf(await login());
  await stet.ask({ method: 'POST', url: '/api/session', cookie, body: { email: ada.email, password: PASSWORD } });
  expect(await whoAmI(cookie)).toBe(401);
});

test('a made-up cookie is nobody', async () => {
  for (const cookie of ['stet_session=', 'stet_session=x', `stet_session=${'A'.repeat(43)}`, 'other=1']) expect(await whoAmI(cookie)).toBe(401);
});

describe('a session', () => {
  test('lives while it is used within 14 days', async () => {
    const { cookie } = await person(stet, 'weekly');
    for (let week = 1; week <= 12; week++) {
      stet.pass(7 * DAY);
      expect(await whoAmI(cookie)).toBe(200);
    }
  });

  test('dies after 90 days, however much it is used', async () => {
    const { cookie } = await person(stet, 'busy');
    for (let day = 1; day < 90; day++) {
      stet.pass(DAY);
      expect(await whoAmI(cookie)).toBe(200);
    }
    stet.pass(DAY);
    expect(await whoAmI(cookie)).toBe(401);
  });

  test('dies after 14 days without use', async () => {
    const { cookie } = await person(stet, 'away');
    stet.pass(SESSION_MS.idle - 1);
    expect(await whoAmI(cookie)).toBe(200);
    stet.pass(SESSION_MS.idle);
    expect(await whoAmI(cookie)).toBe(401);
  });

  test('writes down that it is used every few minutes at most', async () => {
    const { id, cookie } = await person(stet, 'clicking');
    const seen = async () => (await stet.database.prisma.session.findFirstOrThrow({ where: { userId: id } })).lastSeenAt.getTime();
    const opened = await seen();
    stet.pass(4 * MINUTE);
    await whoAmI(cookie);
    expect(await seen()).toBe(opened);
    stet.pass(2 * MINUTE);
    await whoAmI(cookie);
    expect(await seen()).toBe(opened + 6 * MINUTE);
  });

  test('that is dead is swept away at the next login', async () => {
    const { id } = await person(stet, 'gone');
    stet.pass(SESSION_MS.idle);
    await login();
    expect(await stet.database.prisma.session.count({ where: { userId: id } })).toBe(0);
  });

  test('of a disabled account is over at once', async () => {
    const { id, cookie } = await person(stet, 'leaving');
    await stet.database.prisma.user.update({ where: { id }, data: { disabledAt: new Date() } });
    expect(await whoAmI(cookie)).toBe(401);
  });
});

test('over https the cookie is Secure and has the prefix that neighbours cannot plant', async () => {
  const secure = await Stet.start(undefined, { PUBLIC_URL: 'https://stet.test' });
  try {
    const { email, cookie } = await person(secure, 'ada');
    const answer = await secure.ask({ method: 'POST', url: '/api/session', body: { email, password: PASSWORD }, headers: { origin: 'https://stet.test' } });
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-stet_session=.*; Secure/);
    expect((await secure.ask({ method: 'GET', url: '/api/session', cookie })).status).toBe(401);
    expect((await secure.ask({ method: 'GET', url: '/api/session', cookie: `__Host-${cookie}` })).status).toBe(200);
  } finally {
    await secure.stop();
  }
});

describe('a page of somebody who is no longer the one signed in', () => {
  let mia: Person;
  beforeAll(async () => {
    mia = await person(stet, 'mia', { admin: true });
  });
  const asked = (method: 'GET' | 'POST', url: string, pageOf: string, body?: object) => stet.ask({ method, url, cookie: mia.cookie, body, headers: { 'x-stet-page-of': pageOf } });

  test('is told nothing and gets nothing done in the other’s name', async () => {
    const before = (await stet.ask({ method: 'GET', url: '/api/users', cookie: mia.cookie })).body;
    const answers = [await asked('GET', '/api/users', ada.id), await asked('POST', '/api/users', ada.id, { email: 'eve@stet.test', name: 'Eve', password: PASSWORD, admin: true })];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([[401, 'signed-in-as-another'], [401, 'signed-in-as-another']]);
    expect((await stet.ask({ method: 'GET', url: '/api/users', cookie: mia.cookie })).body).toEqual(before);
  });

  test('is heard in its own', async () => {
    expect((await asked('GET', '/api/users', mia.id)).status).toBe(200);
  });
});

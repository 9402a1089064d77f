import { ResetPassword } from '../../server/access/user/resetPassword.ts';
import { person, PASSWORD, type Person } from './support/people.ts';
import { cookieOf, Stet } from './support/stet.ts';
import { things } from './support/things.ts';

let stet: Stet;
let ada: Person;
beforeAll(async () => {
  stet = await Stet.start();
});
beforeEach(async () => {
  await stet.empty();
  ada = await person(stet, 'ada', { admin: true });
});
afterAll(() => stet.stop());

const asAda = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: object) => stet.ask({ method, url: `/api/users${url}`, body, cookie: ada.cookie });
const reset = (email: string, password?: string) => stet.app.get(ResetPassword).reset(email, password);
const login = (email: string, password: string) => stet.ask({ method: 'POST', url: '/api/session', body: { email, password } });

test('an admin lets somebody in, with a role in a show', async () => {
  const { showId } = await things(stet, 'tides');
  const memberships = [{ showId, role: 'editor' }];
  const created = await asAda('POST', '', { email: 'Bob@Stet.test', name: 'Bob', password: PASSWORD, memberships });
  expect([created.status, created.body]).toEqual([201, { id: expect.any(String), email: 'bob@stet.test', name: 'Bob', admin: false, disabled: false, memberships }]);
  const answer = await login('bob@stet.test', PASSWORD);
  expect(answer.body.user).toMatchObject({ memberships });
  expect((await asAda('GET', `/${String(created.body.id)}`)).body).toEqual(created.body);
});

test('the list is sorted, searched and counted', async () => {
  for (const name of ['cora', 'bob']) await person(stet, name);
  const names = async (query: string) => ((await asAda('GET', query)).body.items as { name: string }[]).map(({ name }) => name);
  expect(await names('')).toEqual(['ada', 'bob', 'cora']);
  expect(await names('?sort=email&order=desc&perPage=2&page=1')).toEqual(['cora', 'bob']);
  expect((await asAda('GET', '?q=COR')).body).toMatchObject({ total: 1, items: [{ name: 'cora' }] });
  expect((await asAda('GET', '?colour=red')).status).toBe(400);
});

test('fields that do not exist are refused by name', async () => {
  const answer = await asAda('POST', '', { email: 'b@stet.test', name: 'B', password: PASSWORD, passwordHash: 'mine' });
  expect([answer.status, answer.body.issues]).toEqual([400, [{ path: 'passwordHash', message: 'is not a known field' }]]);
});

test('an address is taken once', async () => {
  const answer = await asAda('POST', '', { email: 'ADA@stet.test', name: 'Other', password: PASSWORD });
  expect([answer.status, answer.body.code]).toEqual([409, 'email-taken']);
});

test('a role in a show that is not there is refused, and nothing else is changed', async () => {
  const bob = await person(stet, 'bob');
  const answer = await asAda('PATCH', `/${bob.id}`, { name: 'Robert', memberships: [{ showId: '6f6c5b5e-5d0c-4c53-9d6e-0a8f2d7b1c11', role: 'viewer' }] });
  expect(answer.status).toBe(400);
  expect((await asAda('GET', `/${bob.id}`)).body.name).toBe('bob');
});

test.each(['6f6c5b5e-5d0c-4c53-9d6e-0a8f2d7b1c11', 'nobody'])('nobody is found under %s', async (id) => {
  for (const [method, body] of [['GET'], ['PATCH', {}], ['DELETE']] as const) expect((await asAda(method, `/${id}`, body)).status).toBe(404);
});

test.each([
  ['a new password', { password: 'quite another password' }],
  ['being disabled', { disabled: true }],
])('%s ends the sessions', async (_, change) => {
  const bob = await person(stet, 'bob');
  expect((await asAda('PATCH', `/${bob.id}`, change)).status).toBe(200);
  expect((await stet.ask({ method: 'GET', url: '/api/session', cookie: bob.cookie })).status).toBe(401);
  expect((await login(bob.email, PASSWORD)).status).toBe(401);
});

test('who is let in again after being disabled has to sign in', async () => {
  const bob = await person(stet, 'bob');
  for (const disabled of [true, false]) await asAda('PATCH', `/${bob.id}`, { disabled });
  expect((await stet.ask({ method: 'GET', url: '/api/session', cookie: bob.cookie })).status).toBe(401);
  expect((await login(bob.email, PASSWORD)).status).toBe(200);
});

test('another name or role does not end them', async () => {
  const { showId } = await things(stet, 'tides');
  const bob = await person(stet, 'bob');
  await asAda('PATCH', `/${bob.id}`, { name: 'Robert', memberships: [{ showId, role: 'viewer' }], disabled: false });
  const { status, body } = await stet.ask({ method: 'GET', url: '/api/session', cookie: bob.cookie });
  expect([status, body.user]).toEqual([200, expect.objectContaining({ name: 'Robert', memberships: [{ showId, role: 'viewer' }] })]);
});

describe('the last admin', () => {
  test.each([
    ['removed', 'DELETE', undefined],
    ['disabled', 'PATCH', { disabled: true }],
    ['made an ordinary user', 'PATCH', { admin: false }],
  ] as const)('cannot be %s', async (_, method, body) => {
    await person(stet, 'disabled-admin', { admin: true });
    await stet.database.prisma.user.update({ where: { email: 'disabled-admin@stet.test' }, data: { disabledAt: new Date() } });
    const answer = await asAda(method, `/${ada.id}`, body);
    expect([answer.status, answer.body.code]).toEqual([409, 'last-admin']);
    expect((await asAda('GET', '')).status).toBe(200);
  });

  test('is the second of two who remove each other at the same moment', async () => {
    const eve = await person(stet, 'eve', { admin: true });
    const { pool } = stet.database;
    const elsewhere = await pool.connect();
    try {
      // another server is in the middle of removing Eve
      await elsewhere.query('begin');
      await elsewhere.query('delete from "user" where id = $1', [eve.id]);
      const request = { answered: false };
      const answer = stet.ask({ method: 'DELETE', url: `/api/users/${ada.id}`, cookie: eve.cookie }).finally(() => (request.answered = true));
      const waiting = async () => (await pool.query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount! > 0;
      while (!request.answered && !(await waiting())) continue;
      await elsewhere.query('commit');
      expect((await answer).body.code).toBe('last-admin');
    } finally {
      elsewhere.release();
    }
    expect(await stet.database.prisma.user.findMany({ where: { admin: true }, select: { id: true } })).toEqual([{ id: ada.id }]);
  });
});

describe('the reset of a password at the machine itself', () => {
  test('makes one up that works, and ends the sessions', async () => {
    const password = await reset('ADA@stet.test');
    expect(password).toMatch(/^[\w-]{20}$/);
    expect((await asAda('GET', '')).status).toBe(401);
    expect((await login(ada.email, password)).status).toBe(200);
    expect((await login(ada.email, PASSWORD)).status).toBe(401);
  });

  test('takes one, if it is long enough', async () => {
    await expect(reset(ada.email, 'short')).rejects.toThrow('at least 12 characters');
    await reset(ada.email, 'long enough, surely');
    expect((await login(ada.email, 'long enough, surely')).status).toBe(200);
  });

  test('says when there is nobody', async () => {
    await expect(reset('nobody@stet.test')).rejects.toThrow('Nobody here has the e-mail address nobody@stet.test');
  });
});

test('an admin who changes their own password signs in again', async () => {
  expect((await asAda('PATCH', `/${ada.id}`, { password: 'quite another password' })).status).toBe(200);
  const again = await login(ada.email, 'quite another password');
  expect((await stet.ask({ method: 'GET', url: '/api/users', cookie: cookieOf(again) })).status).toBe(200);
});

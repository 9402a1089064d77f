import { SetupService } from '../../server/access/setup/setup.ts';
import { cookieOf, Stet } from './support/stet.ts';
import { PASSWORD } from './support/people.ts';

const MINUTE = 60_000;
const admin = { email: 'ada@stet.test', name: 'Ada', password: PASSWORD };

let stet: Stet;
beforeAll(async () => {
  stet = await Stet.start();
});
beforeEach(() => stet.empty());
afterAll(() => stet.stop());

const link = () => stet.app.get(SetupService).firstStart('http://stet.test');
const tokenOf = (url: string | null) => new URL(url!).hash.split('token=')[1]!;
const use = (token: string, body: object = admin) => stet.ask({ method: 'POST', url: '/api/setup', body: { token, ...body } });
const users = () => stet.database.prisma.user.count();

test('the first start gives a link that makes the first admin and signs them in', async () => {
  expect(await link()).toMatch(/^http:\/\/stet\.test\/#\/setup\?token=[\w-]{43}$/);
  expect((await stet.ask({ method: 'GET', url: '/api/setup' })).body).toEqual({ open: true });
  const answer = await use(tokenOf(await link()));
  expect(answer.status).toBe(201);
  expect(answer.body.user).toMatchObject({ email: admin.email, admin: true });
  expect((await stet.ask({ method: 'GET', url: '/api/users', cookie: cookieOf(answer) })).body.total).toBe(1);
  expect((await stet.ask({ method: 'GET', url: '/api/setup' })).body).toEqual({ open: false });
});

test('it works once', async () => {
  const token = tokenOf(await link());
  const answers = await Promise.all(['one', 'other'].map((name) => use(token, { ...admin, email: `${name}@stet.test` })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 403]);
  expect((await use(token, { ...admin, email: 'third@stet.test' })).status).toBe(403);
  expect(await users()).toBe(1);
});

test('it does not come back when the admin is removed by hand', async () => {
  const token = tokenOf(await link());
  await use(token);
  await stet.database.prisma.user.deleteMany();
  expect((await use(token)).status).toBe(403);
});

test('it is good for an hour', async () => {
  const token = tokenOf(await link());
  stet.pass(60 * MINUTE);
  expect((await use(token)).status).toBe(403);
  const later = tokenOf(await link());
  stet.pass(60 * MINUTE - 1);
  expect((await use(later)).status).toBe(201);
});

test('it never works when there is a user, however they came', async () => {
  const token = tokenOf(await link());
  await stet.database.prisma.user.create({ data: { id: '6f6c5b5e-5d0c-4c53-9d6e-0a8f2d7b1c11', email: 'bob@stet.test', name: 'Bob', passwordHash: '' } });
  expect((await use(token)).status).toBe(403);
  expect(await link()).toBeNull();
});

test('a made-up token does not open it', async () => {
  await link();
  for (const token of ['', 'x', 'A'.repeat(43)]) expect((await use(token)).status).toBe(403);
  expect(await users()).toBe(0);
});

test('servers that start together each show a link that works, until one is used', async () => {
  const links = await Promise.all([link(), link(), link()]);
  expect((await use(tokenOf(links[1]!))).status).toBe(201);
  for (const other of [links[0]!, links[2]!]) expect((await use(tokenOf(other), { ...admin, email: 'b@stet.test' })).status).toBe(403);
});

test('the store does not hold the token', async () => {
  const token = tokenOf(await link());
  expect(JSON.stringify(await stet.database.prisma.setting.findMany())).not.toContain(token);
});

test('a weak password is refused and the link stays', async () => {
  const token = tokenOf(await link());
  const refused = await use(token, { ...admin, password: 'short' });
  expect([refused.status, refused.body.issues]).toEqual([400, [{ path: 'password', message: 'a password has at least 12 characters' }]]);
  expect((await use(token)).status).toBe(201);
});

test('the settings make the admin instead, once', async () => {
  const ready = await Stet.start(undefined, { STET_ADMIN_EMAIL: 'Ada@Stet.test', STET_ADMIN_PASSWORD: PASSWORD });
  try {
    const setup = ready.app.get(SetupService);
    expect(await Promise.all([setup.firstStart(), setup.firstStart()])).toEqual([null, null]);
    expect(await ready.database.prisma.user.findMany({ select: { email: true, admin: true } })).toEqual([{ email: 'ada@stet.test', admin: true }]);
    expect((await ready.ask({ method: 'POST', url: '/api/session', body: { email: 'ada@stet.test', password: PASSWORD } })).status).toBe(200);
    await ready.database.prisma.user.updateMany({ data: { name: 'Ada' } });
    expect(await setup.firstStart()).toBeNull();
    expect(await ready.database.prisma.user.findMany({ select: { name: true } })).toEqual([{ name: 'Ada' }]);
  } finally {
    await ready.stop();
  }
});

test('the admin of the settings can sign in as soon as anything is answered: making them needs no address', async () => {
  const ready = await Stet.start(undefined, { STET_ADMIN_EMAIL: 'ada@stet.test', STET_ADMIN_PASSWORD: PASSWORD });
  try {
    await ready.app.get(SetupService).makeNamedAdmin();
    expect((await ready.ask({ method: 'GET', url: '/api/setup' })).body).toEqual({ open: false });
    expect((await ready.ask({ method: 'POST', url: '/api/session', body: { email: 'ada@stet.test', password: PASSWORD } })).status).toBe(200);
  } finally {
    await ready.stop();
  }
});

test('the link leads to where people work', async () => {
  const split = await Stet.start(undefined, { PUBLIC_URL: 'https://feeds.example', ADMIN_URL: 'https://desk.example' });
  try {
    expect(await split.app.get(SetupService).firstStart('http://127.0.0.1:3000')).toMatch(/^https:\/\/desk\.example\/#\/setup\?token=/);
  } finally {
    await split.stop();
  }
});

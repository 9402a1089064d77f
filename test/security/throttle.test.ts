import { LIMITS, network } from '../../server/access/session/throttle.ts';
import { person, PASSWORD } from './support/people.ts';
import { Stet } from './support/stet.ts';

const MINUTE = 60_000;

let stet: Stet;
beforeAll(async () => {
  stet = await Stet.start(undefined, { TRUST_PROXY: 'true' });
});
beforeEach(() => stet.pass(60 * MINUTE));
afterAll(() => stet.stop());

const login = (email: string, from: string, password = 'a wrong guess') =>
  stet.ask({ method: 'POST', url: '/api/session', body: { email, password }, headers: { 'x-forwarded-for': from } });
const times = async (count: number, attempt: (n: number) => Promise<{ status: number }>) => {
  const statuses: number[] = [];
  for (let n = 0; n < count; n++) statuses.push((await attempt(n)).status);
  return statuses;
};

test('after ten wrong guesses from one address even the right password has to wait, and is told how long', async () => {
  const { email } = await person(stet, 'guessed');
  expect(new Set(await times(LIMITS.accountFromAddress, () => login(email, '192.0.2.1')))).toEqual(new Set([401]));
  const answer = await login(email, '192.0.2.1', PASSWORD);
  expect(answer.status).toBe(429);
  expect(answer.body.code).toBe('too-many-attempts');
  expect(Number(answer.headers['retry-after'])).toBe(15 * 60);
});

test('the wait ends, though guesses went on', async () => {
  const { email } = await person(stet, 'patient');
  await times(LIMITS.accountFromAddress + 3, () => login(email, '192.0.2.2'));
  stet.pass(14 * MINUTE);
  expect((await login(email, '192.0.2.2', PASSWORD)).status).toBe(429);
  stet.pass(MINUTE);
  expect((await login(email, '192.0.2.2', PASSWORD)).status).toBe(200);
});

test('who guesses locks out themself, not the one whose account it is', async () => {
  const { email } = await person(stet, 'victim');
  await times(LIMITS.address + 10, () => login(email, '192.0.2.3'));
  expect((await login(email, '198.51.100.7', PASSWORD)).status).toBe(200);
});

test('guesses at one account from many addresses are stopped too', async () => {
  const { email } = await person(stet, 'hunted');
  const statuses = await times(LIMITS.account + 1, (n) => login(email, `203.0.113.${n + 1}`));
  expect(statuses.indexOf(429)).toBe(LIMITS.account);
});

test('guesses at many accounts from one address are stopped too', async () => {
  const statuses = await times(LIMITS.address + 1, (n) => login(`someone-${n}@stet.test`, '192.0.2.4'));
  expect(statuses.indexOf(429)).toBe(LIMITS.address);
});

test('an account that is not there is throttled like one that is', async () => {
  const { email } = await person(stet, 'real');
  const real = await times(LIMITS.accountFromAddress + 2, () => login(email, '192.0.2.5'));
  const unreal = await times(LIMITS.accountFromAddress + 2, () => login('unreal@stet.test', '192.0.2.6'));
  expect(unreal).toEqual(real);
});

test('guesses at the same moment count one by one', async () => {
  const { email } = await person(stet, 'rushed');
  const answers = await Promise.all(Array.from({ length: 20 }, () => login(email, '192.0.2.7')));
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(LIMITS.accountFromAddress);
});

test('logging in rightly costs nothing, however often', async () => {
  const { email } = await person(stet, 'diligent');
  expect(new Set(await times(LIMITS.address + 5, () => login(email, '192.0.2.8', PASSWORD)))).toEqual(new Set([200]));
});

test('the store does not hold what people typed, and forgets when the time is over', async () => {
  await login('my-password-in-the-wrong-field@stet.test', '192.0.2.9');
  const { rows } = await stet.database.pool.query<{ row: string }>('select convert_from(key, \'latin1\') as row from login_attempt');
  expect(rows.length).toBeGreaterThan(0);
  for (const { row } of rows) expect(row).not.toMatch(/password|192\.0\.2/);
  stet.pass(16 * MINUTE);
  await login('somebody@stet.test', '192.0.2.10');
  expect(await stet.database.prisma.loginAttempt.count()).toBe(3);
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['nonsense', 'nonsense'],
])('%s stands for %s', (address, whom) => {
  expect(network(address)).toBe(whom);
});

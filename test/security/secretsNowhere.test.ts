import { AuditService } from '../../server/access/audit.ts';
import { SetupService } from '../../server/access/setup/setup.ts';
import { ResetPassword } from '../../server/access/user/resetPassword.ts';
import { cookieOf, Stet } from './support/stet.ts';

const SECRETS = {
  first: 'first secret of ada',
  wrong: 'wrong secret of ada',
  second: 'second secret of ada',
  given: 'given secret of bob',
  feedPassword: 'open-barnacle',
  feedKey: 'k3y-of-the-feed',
  feedToken: 'unguessable-t0ken',
};

let stet: Stet;
const written: string[] = [];
const { stderr, stdout } = process;
const streams = [stderr, stdout].map((stream) => ({ stream, write: stream.write }));
beforeAll(async () => {
  for (const { stream } of streams) stream.write = ((text: string) => written.push(text) > 0) as typeof stream.write;
  stet = await Stet.start(undefined, { LOG_LEVEL: 'debug', LOG_FORMAT: 'json' });
});
afterAll(async () => {
  await stet.stop();
  for (const { stream, write } of streams) stream.write = write;
});

test('neither log nor audit holds a password, a cookie, a token or the secret of a feed’s address', async () => {
  const setupLink = await stet.app.get(SetupService).firstStart('http://stet.test');
  const token = setupLink!.split('token=')[1]!;
  const entered = await stet.ask({ method: 'POST', url: `/api/setup?token=${token}`, body: { token, email: 'ada@stet.test', name: 'Ada', password: SECRETS.first } });
  const cookie = cookieOf(entered);
  const login = (password: string) => stet.ask({ method: 'POST', url: '/api/session', body: { email: 'ada@stet.test', password } });
  await login(SECRETS.wrong);
  const again = cookieOf(await login(SECRETS.first));
  const bob = await stet.ask({ method: 'POST', url: '/api/users', cookie, body: { email: 'bob@stet.test', name: 'Bob', password: SECRETS.given } });
  await stet.ask({ method: 'PATCH', url: `/api/users/${String(bob.body.id)}`, cookie, body: { password: SECRETS.second, oops: SECRETS.given } });
  await stet.ask({ method: 'PATCH', url: `/api/users/${String(bob.body.id)}`, cookie, body: { password: SECRETS.second } });
  await stet.ask({ method: 'GET', url: `/feeds/private/${SECRETS.feedToken}/tides.xml?key=${SECRETS.feedKey}` });
  const made = await stet.app.get(ResetPassword).reset('ada@stet.test');
  await stet.ask({ method: 'DELETE', url: '/api/session', cookie: again });

  const feed = `https://ada:${SECRETS.feedPassword}@feeds.example/tides.xml?key=${SECRETS.feedKey}`;
  await stet.app.get(AuditService).record(stet.database.prisma, {
    userId: null, action: 'import.preview',
    detail: { url: feed, headers: [{ cookie, Authorization: SECRETS.feedPassword }], nested: { tokenHash: token, why: `could not read ${feed}` }, published: `http://stet.test/feeds/private/${SECRETS.feedToken}/tides.xml` },
  });

  const { rows } = await stet.database.pool.query<{ row: string }>('select audit::text as row from audit');
  const audit = rows.map(({ row }) => row).join('\n');
  const log = written.join('');
  expect(rows.length).toBeGreaterThan(6);
  expect(log).toContain('/api/users/:id');
  const secrets = [...Object.values(SECRETS), token, made, ...[cookie, again].map((pair) => pair.split('=')[1]!)];
  for (const secret of secrets) {
    expect(audit).not.toContain(secret);
    expect(log).not.toContain(secret);
  }
});

test('the audit tells who did what', async () => {
  const actions = await stet.database.prisma.audit.findMany({ select: { action: true }, orderBy: { id: 'asc' } });
  expect(actions.map(({ action }) => action)).toEqual(['user.create', 'session.refuse', 'session.open', 'user.create', 'user.change', 'user.reset', 'import.preview']);
});

import { Readable } from 'node:stream';
import { Controller, Get, Module } from '@nestjs/common';
import { CurrentUser } from '../../server/access/guard/currentUser.ts';
import { AccessGuard } from '../../server/access/guard/access.guard.ts';
import { AdminOnly, Public, ShowRole, SignedIn } from '../../server/access/guard/routeRule.ts';
import type { Requester } from '../../server/access/requester.ts';
import { person } from './support/people.ts';
import { DoorAlone, Stet } from './support/stet.ts';
import { things } from './support/things.ts';

@Controller('rooms')
class Rooms {
  @Get('hall')
  @Public()
  hall() {
    return {};
  }

  @Get('parlour')
  @SignedIn()
  parlour(@CurrentUser() { name, memberships }: Requester) {
    return { name, memberships: [...memberships] };
  }

  @Get('cellar')
  @AdminOnly()
  cellar() {
    return {};
  }

  @Get('desk/:episode')
  @ShowRole('editor', { episode: 'episode' })
  desk() {
    return {};
  }
}

@Module({ imports: [DoorAlone], controllers: [Rooms] })
class House {}

@Controller('attic')
class Attic {
  @Get()
  forgotten() {
    return {};
  }

  notARoute() {
    return {};
  }
}

@Module({ imports: [DoorAlone], controllers: [Attic] })
class HouseWithAttic {}

describe('each rule opens to whom it names', () => {
  let stet: Stet;
  const cookies: Record<string, string | undefined> = {};
  let episodeId: string;
  beforeAll(async () => {
    stet = await Stet.start(House);
    const tides = await things(stet, 'tides');
    episodeId = tides.episodeId;
    const roles = { viewer: 'viewer', editor: 'editor', publisher: 'publisher' } as const;
    for (const [name, role] of Object.entries(roles)) cookies[name] = (await person(stet, name, { roles: { [tides.showId]: role } })).cookie;
    cookies.stranger = (await person(stet, 'stranger')).cookie;
    cookies.admin = (await person(stet, 'admin', { admin: true })).cookie;
  });
  afterAll(() => stet.stop());

  const everyone = ['anonymous', 'stranger', 'viewer', 'editor', 'publisher', 'admin'];
  test.each([
    ['hall', [200, 200, 200, 200, 200, 200]],
    ['parlour', [401, 200, 200, 200, 200, 200]],
    ['cellar', [401, 403, 403, 403, 403, 200]],
    ['desk', [401, 404, 403, 200, 200, 200]],
  ])('%s', async (room, expected) => {
    const statuses: number[] = [];
    for (const name of everyone) statuses.push((await stet.ask({ method: 'GET', url: `/rooms/${room}${room === 'desk' ? `/${episodeId}` : ''}`, cookie: cookies[name] })).status);
    expect(Object.fromEntries(everyone.map((name, index) => [name, statuses[index]]))).toEqual(Object.fromEntries(everyone.map((name, index) => [name, expected[index]])));
  });

  test('the handler learns who asks, and as what', async () => {
    expect((await stet.ask({ method: 'GET', url: '/rooms/parlour', cookie: cookies.viewer })).body).toEqual({ name: 'viewer', memberships: [[expect.any(String), 'viewer']] });
  });

  test('an id that is none is not found', async () => {
    expect((await stet.ask({ method: 'GET', url: `/rooms/desk/${encodeURIComponent("' or 1=1")}`, cookie: cookies.admin })).status).toBe(404);
  });
});

test('Stet does not start with a route that says nowhere who may call it', async () => {
  await expect(Stet.start(HouseWithAttic)).rejects.toThrow('do not say who may call them (@Public, @SignedIn, @AdminOnly or @ShowRole): Attic.forgotten');
});

test('and if it did, nobody could', async () => {
  const stet = await Stet.start();
  const guard = stet.app.get(AccessGuard);
  const context = { getHandler: () => Attic.prototype.forgotten, switchToHttp: () => ({ getRequest: () => ({ cookies: {} }) }) };
  await expect(guard.canActivate(context as never)).rejects.toThrow('Nobody may call this');
  await stet.stop();
});

describe('before a body is read', () => {
  let stet: Stet;
  beforeAll(async () => {
    stet = await Stet.start();
  });
  afterAll(() => stet.stop());

  /** Tells whether the body was read. */
  const send = async (url: string, headers: Record<string, string> = {}) => {
    let read = false;
    const payload = Readable.from((function* body() {
      read = true;
      yield '{';
    })());
    const { statusCode } = await stet.app.inject({ method: 'POST', url, payload, headers: { host: 'stet.test', origin: 'http://stet.test', 'content-type': 'application/json', ...headers } });
    return { statusCode, read };
  };

  test('a stranger is turned away', async () => {
    expect(await send('/api/users')).toEqual({ statusCode: 401, read: false });
    expect(await send('/api/users', { cookie: 'stet_session=made-up' })).toEqual({ statusCode: 401, read: false });
  });

  test('somebody with a session is heard', async () => {
    const { cookie } = await person(stet, 'ada', { admin: true });
    expect(await send('/api/users', { cookie })).toEqual({ statusCode: 400, read: true });
  });

  test('a stranger who logs in or sets up sends little', async () => {
    for (const url of ['/api/session', '/api/setup']) {
      expect((await stet.ask({ method: 'POST', url, body: { token: 'x'.repeat(20_000) } })).status).toBe(413);
    }
  });
});

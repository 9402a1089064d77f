import { Body, ConflictException, Controller, ForbiddenException, Get, Module, NotFoundException, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { httpAdapter } from '../../server/platform/http/adapter.ts';
import { configure } from '../../server/platform/http/createApp.ts';
import { Log } from '../../server/platform/log/log.ts';

const Buoy = z.strictObject({ name: z.string().min(1), depthMs: z.number().int().optional() });
const Page = z.strictObject({ page: z.coerce.number().int().min(1).default(1) });

@Controller()
class Harbour {
  @Post('api/buoys') add(@Body({ schema: Buoy }) buoy: z.infer<typeof Buoy>) {
    return buoy;
  }
  @Get('api/buoys') list(@Query({ schema: Page }) page: z.infer<typeof Page>) {
    return page;
  }
  @Post('api/imports') take(@Body({ schema: z.strictObject({ base64: z.string() }) }) { base64 }: { base64: string }) {
    return { length: base64.length };
  }
  @Get('api/buoys/:id') find(@Param('id', ParseUUIDPipe) id: string) {
    throw new NotFoundException(`There is no buoy ${id}.`);
  }
  @Get('api/conflict') conflict() {
    throw new ConflictException({ code: 'conflict', message: 'Both changed the name.', conflicts: [{ recordId: 'b1' }], revision: 7 });
  }
  @Get('api/private') private() {
    throw new ForbiddenException({ code: 'private-address', message: 'Ask those who publish it.' });
  }
  @Get('api/broken') broken() {
    throw new Error('cannot reach postgresql://stet:open-sesame@db/stet');
  }
  @Get('feeds/private/:token/:slug.xml') feed() {
    return '<rss/>';
  }
  @Get('about') about() {
    return 'a page';
  }
}

@Module({ controllers: [Harbour] })
class HarbourModule {}

let app: NestFastifyApplication;
const logged: string[] = [];

beforeAll(async () => {
  const settings = { logFormat: 'json', logLevel: 'info', trustProxy: 1 } as const;
  const testing = await Test.createTestingModule({ imports: [HarbourModule] }).compile();
  app = testing.createNestApplication<NestFastifyApplication>(httpAdapter(settings), { bodyParser: false, logger: false });
  await configure(app, settings, new Log(settings, (line) => logged.push(line)));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
beforeEach(() => {
  logged.length = 0;
});
afterAll(() => app.close());

const post = (url: string, payload: unknown) => app.inject({ method: 'POST', url, payload: payload as object });

const policyOf = async (url: string) => (await app.inject(url)).headers['content-security-policy'];

describe('a body', () => {
  test('is taken as its schema reads it', async () => {
    const answer = await post('/api/buoys', { name: 'Northern', depthMs: 4 });
    expect([answer.statusCode, answer.json()]).toEqual([201, { name: 'Northern', depthMs: 4 }]);
  });

  test('with unknown fields is refused, and each is named', async () => {
    const answer = await post('/api/buoys', { name: 'Northern', colour: 'red', size: 3 });
    expect([answer.statusCode, answer.json()]).toEqual([400, {
      statusCode: 400, code: 'invalid', message: 'colour: is not a known field; size: is not a known field',
      issues: [{ path: 'colour', message: 'is not a known field' }, { path: 'size', message: 'is not a known field' }],
    }]);
  });

  test('without what it must have is refused', async () => {
    expect((await post('/api/buoys', { depthMs: 4 })).json()).toMatchObject({ code: 'invalid', message: 'name: is missing' });
  });

  test('with wrong values is refused, and each is placed', async () => {
    const { issues } = (await post('/api/buoys', { name: '', depthMs: 'deep' })).json();
    expect(issues.map(({ path }: { path: string }) => path)).toEqual(['name', 'depthMs']);
  });

  test.each([
    ['broken JSON', '{"name":', 'application/json', 400, 'bad-request'],
    ['a form', 'name=Northern', 'application/x-www-form-urlencoded', 415, 'unsupported-type'],
    ['a prototype', '{"__proto__": {"admin": true}, "name": "x"}', 'application/json', 400, 'bad-request'],
    ['lists without end', `{"name":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`, 'application/json', 400, 'too-deep'],
    ['objects without end', `${'{"a":'.repeat(500_000)}1${'}'.repeat(500_000)}`, 'application/json', 400, 'too-deep'],
    ['deeper than anything', `{"name":${'['.repeat(64)}${']'.repeat(64)}}`, 'application/json', 400, 'too-deep'],
    ['as deep as may be, and says something else', `{"name":${'['.repeat(63)}${']'.repeat(63)}}`, 'application/json', 400, 'invalid'],
    ['more than the limit', JSON.stringify({ name: 'x'.repeat(10_000_001) }), 'application/json', 413, 'too-large'],
  ])('that is %s is refused', async (_, payload, type, statusCode, code) => {
    const answer = await app.inject({ method: 'POST', url: '/api/buoys', payload, headers: { 'content-type': type } });
    expect(answer.json()).toMatchObject({ statusCode, code });
  });

  test('of an import may be larger', async () => {
    expect((await post('/api/imports', { base64: 'x'.repeat(12_000_000) })).json()).toEqual({ length: 12_000_000 });
  });
});

test('a query is read by its schema', async () => {
  expect((await app.inject('/api/buoys?page=3')).json()).toEqual({ page: 3 });
  expect((await app.inject('/api/buoys')).json()).toEqual({ page: 1 });
  expect((await app.inject('/api/buoys?pgae=3')).json()).toMatchObject({ code: 'invalid', issues: [{ path: 'pgae' }] });
});

describe('a character that no text can be stored with (NUL, half of a surrogate pair)', () => {
  test.each(['a\0b', 'a\ud800b'])('is refused in every field and query: %j', async (name) => {
    expect((await post('/api/buoys', { name })).json()).toMatchObject({ statusCode: 400, code: 'bad-text' });
    for (const body of [{ name: 'x', [name]: 1 }, { name: { [name]: 1 } }, { name: [{ [name]: 1 }] }]) expect((await post('/api/buoys', body)).json()).toMatchObject({ statusCode: 400, code: 'bad-text' });
  });

  test('leads nowhere in an address', async () => {
    expect((await app.inject('/api/buoys?page=%00')).json()).toMatchObject({ statusCode: 400, code: 'bad-text' });
    expect((await app.inject('/api/buoys/a%00')).json()).toEqual({ statusCode: 404, code: 'not-found', message: 'There is nothing here.' });
  });

  test('may stand in a document, whose bytes are its own', async () => {
    expect((await post('/api/imports', { base64: 'a\0b' })).json()).toEqual({ length: 3 });
  });
});

describe('an error', () => {
  test('that people can do something about is a page for a browser which follows a link, and a body for all others', async () => {
    const followed = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const page = await app.inject({ url: '/api/private', headers: followed });
    expect([page.statusCode, page.headers.location, page.headers['cache-control']]).toEqual([303, '/#/refused?code=private-address', 'no-store']);
    expect((await app.inject({ url: '/api/private', headers: { accept: 'application/json' } })).json()).toEqual({ statusCode: 403, code: 'private-address', message: 'Ask those who publish it.' });
    expect((await app.inject({ url: '/api/conflict', headers: followed })).json()).toMatchObject({ statusCode: 409 });
  });

  test('keeps what its thrower added', async () => {
    expect((await app.inject('/api/conflict')).json()).toEqual({ statusCode: 409, code: 'conflict', message: 'Both changed the name.', conflicts: [{ recordId: 'b1' }], revision: 7 });
  });

  test('for what is not there is plain', async () => {
    expect((await app.inject('/api/nothing?here=1')).json()).toEqual({ statusCode: 404, code: 'not-found', message: 'There is nothing here.' });
    expect((await app.inject('/api/buoys/7f6c1b1e-94a5-4c1c-8a0e-0d8f0c1f3a55')).json()).toEqual({ statusCode: 404, code: 'not-found', message: 'There is no buoy 7f6c1b1e-94a5-4c1c-8a0e-0d8f0c1f3a55.' });
  });

  test('names an id in small letters, in whatever case it was asked for', async () => {
    expect((await app.inject('/api/buoys/7F6C1B1E-94A5-4C1C-8A0E-0D8F0C1F3A55')).json().message).toBe('There is no buoy 7f6c1b1e-94a5-4c1c-8a0e-0d8f0c1f3a55.');
  });

  test('of ours is logged without secrets and answered without internals', async () => {
    const answer = await app.inject('/api/broken');
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'internal']);
    expect(answer.body).not.toMatch(/postgresql|http\.test/);
    const line = logged.find((each) => each.includes('a request failed'))!;
    expect(JSON.parse(line)).toMatchObject({ level: 'error', route: '/api/broken' });
    expect(answer.json().message).toContain(JSON.parse(line).requestId);
    expect(logged.join('')).not.toContain('open-sesame');
  });
});

describe('headers', () => {
  test('let nothing run in what is no page', async () => {
    for (const url of ['/api/buoys', '/feeds/private/t0ken/tides.xml', '/api/broken']) expect(await policyOf(url)).toBe("default-src 'none'; sandbox");
  });

  test('let a page run our own scripts and none inline', async () => {
    expect(await policyOf('/about')).toMatch(/script-src 'self';/);
    expect(await policyOf('/about')).not.toMatch(/script-src[^;]*unsafe/);
  });

  test('forbid guessing of types everywhere', async () => {
    for (const url of ['/api/buoys', '/about', '/nothing']) expect((await app.inject(url)).headers['x-content-type-options']).toBe('nosniff');
  });
});

test('the log names routes and addresses, never what was asked', async () => {
  await app.inject({ url: '/feeds/private/t0ken/tides.xml?key=k3y', headers: { 'x-forwarded-for': '203.0.113.9, 198.51.100.7', cookie: 'stet_session=c00kie' } });
  expect(logged.map((line) => JSON.parse(line))).toMatchObject([{ message: 'request', method: 'GET', route: '/feeds/private/:token/:slug.xml', status: 200, from: '198.51.100.7' }]);
  expect(logged.join('')).not.toMatch(/t0ken|k3y|c00kie/);
});

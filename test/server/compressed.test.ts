import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Controller, Get, Module, NotFoundException, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { FastifyReply } from 'fastify';
import { httpAdapter } from '../../server/platform/http/adapter.ts';
import { Compressed } from '../../server/platform/http/compressed.ts';
import { configure } from '../../server/platform/http/createApp.ts';
import { Log } from '../../server/platform/log/log.ts';

const WORDS = Array.from({ length: 2_000 }, (_, hour) => ({ hour, said: `Slack water at ${hour}, Föhr` }));

@Controller()
class Harbour {
  @Get('api/tides')
  @Compressed()
  tides() {
    return WORDS;
  }
  @Get('api/tide')
  @Compressed()
  tide() {
    return WORDS[0];
  }
  @Get('api/tides.txt')
  @Compressed()
  async file(@Res() reply: FastifyReply) {
    await reply.type('text/plain; charset=utf-8').send(JSON.stringify(WORDS));
  }
  @Get('api/tides.zip')
  @Compressed()
  async zip(@Res() reply: FastifyReply) {
    await reply.type('application/zip').send(Buffer.alloc(200_000));
  }
  @Get('api/hidden')
  @Compressed()
  hidden() {
    return [...WORDS, 'https://stet.test/feeds/private/unguessable/tides.xml'];
  }
  @Get('api/lost')
  @Compressed()
  lost() {
    throw new NotFoundException('The table is lost.');
  }
  @Get('api/logbook')
  logbook() {
    return WORDS;
  }
}

@Module({ controllers: [Harbour] })
class HarbourModule {}

let app: NestFastifyApplication;

beforeAll(async () => {
  const settings = { logFormat: 'json', logLevel: 'warn', trustProxy: 1 } as const;
  const testing = await Test.createTestingModule({ imports: [HarbourModule] }).compile();
  app = testing.createNestApplication<NestFastifyApplication>(httpAdapter(settings), { bodyParser: false, logger: false });
  await configure(app, settings, new Log(settings, () => {}));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(() => app.close());

const ask = (url: string, coding?: string, method: 'GET' | 'HEAD' = 'GET') => app.inject({ method, url, headers: coding === undefined ? {} : { 'accept-encoding': coding } });

describe('a long answer of a route that says so', () => {
  test.each([['gzip, deflate, br', 'br', brotliDecompressSync], ['gzip', 'gzip', gunzipSync]])('to who takes %s comes as %s, a fraction of it', async (takes, coding, read) => {
    const { headers, rawPayload } = await ask('/api/tides', takes);
    expect(headers).toMatchObject({ 'content-encoding': coding, vary: 'Accept-Encoding', 'content-type': 'application/json; charset=utf-8', 'content-length': String(rawPayload.length) });
    expect(rawPayload.length).toBeLessThan(JSON.stringify(WORDS).length / 4);
    expect(JSON.parse(read(rawPayload).toString())).toEqual(WORDS);
  });

  test.each([undefined, 'identity', 'br;q=0'])('to who takes %s comes as it is', async (takes) => {
    const { headers, body } = await ask('/api/tides', takes);
    expect(headers).toMatchObject({ vary: 'Accept-Encoding' });
    expect(headers).not.toHaveProperty('content-encoding');
    expect(JSON.parse(body)).toEqual(WORDS);
  });

  test('is announced as it would come', async () => {
    const { headers, body } = await ask('/api/tides', 'br', 'HEAD');
    expect([body, headers['content-encoding']]).toEqual(['', 'br']);
  });

  test('may be a file', async () => {
    const { headers, rawPayload } = await ask('/api/tides.txt', 'br');
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(JSON.parse(brotliDecompressSync(rawPayload).toString())).toEqual(WORDS);
  });
});

test.each(['/api/tide', '/api/lost'])('what is short comes as it is: %s', async (url) => {
  const { headers, rawPayload } = await ask(url, 'br');
  expect(headers).toMatchObject({ vary: 'Accept-Encoding', 'content-length': String(rawPayload.length) });
  expect(headers).not.toHaveProperty('content-encoding');
});

test('bytes that are no words come as they are', async () => {
  const { headers, rawPayload } = await ask('/api/tides.zip', 'br');
  expect(headers).not.toHaveProperty('content-encoding');
  expect(rawPayload).toEqual(Buffer.alloc(200_000));
});

test('the address of a private feed is not compressed, nor what stands beside it', async () => {
  const { headers, json } = await ask('/api/hidden', 'br');
  expect(headers).not.toHaveProperty('content-encoding');
  expect(json()).toHaveLength(WORDS.length + 1);
});

test('a route that does not say so compresses nothing', async () => {
  const { headers } = await ask('/api/logbook', 'br');
  expect(headers).not.toHaveProperty('content-encoding');
  expect(headers).not.toHaveProperty('vary');
});

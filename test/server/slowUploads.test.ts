import { once } from 'node:events';
import type { Server } from 'node:http';
import net from 'node:net';
import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { Database } from '../../server/platform/database.ts';
import { Log } from '../../server/platform/log/log.ts';
import { importFeed, saltmarshXml } from '../support/saltmarsh.ts';
import { startTestApp, type SignedIn, type TestApp } from '../support/testApp.ts';

const tones = readFileSync(new URL('../fixtures/audio/tones.mp3', import.meta.url));

/** No request may take long, but uploads. */
let stet: TestApp;
/** Here no upload may be silent for long. */
let strict: TestApp;
let admin: SignedIn;

beforeAll(async () => {
  stet = await startTestApp({}, { patience: { wholeMs: 1_500, silenceMs: 60_000, checkEveryMs: 50 } });
  strict = await startTestApp({}, { beside: stet, patience: { wholeMs: 60_000, silenceMs: 80, checkEveryMs: 50 } });
  for (const each of [stet, strict]) await each.listen();
  admin = await stet.person({ admin: true });
  await admin('GET', '/api/session'); // the first question takes longest
});
afterAll(async () => {
  await strict.close();
  await stet.close();
});

const portOf = ({ app }: TestApp): number => ((app.getHttpServer() as Server).address() as net.AddressInfo).port;

/** A line on which a request has begun: how to send on, when the server finds that it takes too long, and what was answered in the end. */
function begin(to: TestApp, request: string, length: number, cookie = '', connection = 'close') {
  const tooLong = once(to.app.getHttpServer() as Server, 'clientError');
  const host = `127.0.0.1:${portOf(to)}`;
  const socket = net.connect(portOf(to), '127.0.0.1');
  let heard = '';
  socket.on('data', (piece) => { heard += piece.toString(); }).on('error', () => {});
  const closed = once(socket, 'close').then(() => heard);
  const type = request.includes('/api/shows') ? 'application/json' : 'application/octet-stream';
  socket.write(`${request} HTTP/1.1\r\nhost: ${host}\r\norigin: http://${host}\r\nconnection: ${connection}\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n${cookie && `cookie: ${cookie}\r\n`}\r\n`);
  return { send: (bytes: Buffer | string) => void socket.write(bytes), closed, tooLong };
}

/** What the servers log from here on, by level and message, until one of these is said. */
function listen() {
  const said: [level: string, message: string][] = [];
  let heard: (() => void) | undefined;
  const logged = jest.spyOn(Log.prototype, 'event').mockImplementation((level, message) => {
    said.push([level, message]);
    heard?.();
  });
  const until = async (wanted: string) => {
    while (!said.some(([, message]) => message === wanted)) await new Promise<void>((resolve) => { heard = resolve; });
    logged.mockRestore();
    return said;
  };
  return { until };
}

/** Sends the first half, waits until the server finds that the request takes too long, and sends the rest. */
async function slowly(request: string, bytes: Buffer): Promise<string> {
  const { send, closed, tooLong } = begin(stet, request, bytes.length, admin.cookie);
  const half = bytes.length >> 1;
  send(bytes.subarray(0, half));
  await tooLong;
  send(bytes.subarray(half));
  return closed;
}

describe('an upload on a slow line', () => {
  test('of a feed is taken, however long it takes', async () => {
    expect(await slowly('POST /api/imports/file?name=saltmarsh.xml', Buffer.from(saltmarshXml))).toMatch(/^HTTP\/1\.1 201 [^]*"episodes"/);
  });

  test('of a recording is taken, however long it takes', async () => {
    const { episodeIds: [id] } = await importFeed(admin, saltmarshXml, 'Slow');
    expect(await slowly(`PUT /api/episodes/${id}/audio?name=tones.mp3`, tones)).toMatch(/^HTTP\/1\.1 200 [^]*"audio\/mpeg"/);
  });

  test('is given up when nothing comes any more, which is no fault of ours', async () => {
    const { send, closed } = begin(strict, 'POST /api/imports/file?name=saltmarsh.xml', 1_000, admin.cookie);
    const log = listen();
    send('<rss>');
    expect(await closed).toBe('');
    expect(await log.until('a request was cut off')).toEqual([['info', 'a request was cut off']]);
  });
});

test('an upload that we fail to keep while it comes is a fault of ours, and told as one', async () => {
  const { pool } = stet.app.get(Database);
  const query = pool.query.bind(pool) as (...asked: unknown[]) => unknown;
  let pieces = 0;
  const failing = jest.spyOn(pool, 'query').mockImplementation(((...asked: unknown[]) =>
    String(asked[0]).startsWith('insert into "source_piece"') && ++pieces === 2 ? Promise.reject(new Error('no room left')) : query(...asked)) as never);
  const log = listen();
  const { send, closed } = begin(stet, 'POST /api/imports/file?name=saltmarsh.xml', 3_000_000, admin.cookie);
  send(`<rss version="2.0"><channel>${' '.repeat(2_500_000)}`);
  expect(await log.until('a request failed')).toEqual([['error', 'a request failed']]);
  await Promise.allSettled([closed]); // it may be reset, for what was not read
  failing.mockRestore();
});

describe('whoever takes their time is cut off', () => {
  test('who sends no end of headers', async () => {
    const socket = net.connect(portOf(stet), '127.0.0.1').on('error', () => {}).resume();
    socket.write('POST /api/imports/file HTTP/1.1\r\nhost: stet.test\r\n');
    await once(socket, 'close');
  });

  test('who is not known, though it be an upload', async () => {
    const { send, closed } = begin(stet, 'POST /api/imports/file?name=saltmarsh.xml', 1_000, '', 'keep-alive');
    send('<rss>');
    expect(await closed).toMatch(/^HTTP\/1\.1 401 /);
  });

  test('who is known and uploads nothing', async () => {
    const { send, closed } = begin(stet, 'POST /api/shows', 1_000, admin.cookie);
    send('{');
    expect(await closed).toMatch(/^HTTP\/1\.1 408 [^]*\r\n\r\n\{"statusCode":408,"code":"too-slow","message":"The request took too long to arrive. Send it again."\}$/);
  });
});

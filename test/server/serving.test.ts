import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { jest } from '@jest/globals';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Jobs } from '../../server/platform/jobs/jobs.ts';
import { asking } from '../../server/platform/ask.ts';
import { Clock } from '../../server/platform/clock.ts';
import { Database } from '../../server/platform/database.ts';
import { Settings } from '../../server/platform/settings.ts';
import { Compose } from '../../server/publish/compose.ts';
import { PutOut } from '../../server/publish/putOut.ts';
import { FileStore } from '../../server/publish/store/fileStore.ts';
import { KeptFeeds } from '../../server/publish/store/keptFeeds.ts';
import { ProveFeeds } from '../../server/publish/store/proveFeeds.ts';
import { RetireFeeds } from '../../server/publish/store/retireFeeds.ts';
import { feedOf } from '../../server/publish/store/testing/feedOf.ts';
import { deskOf, importFeed, revise, saltmarshXml } from '../support/saltmarsh.ts';
import { startTestApp, type Client, type TestApp } from '../support/testApp.ts';

let stet: TestApp;
let other: TestApp;
let admin: Client;
let origin: string;
let otherOrigin: string;

beforeAll(async () => {
  stet = await startTestApp();
  other = await startTestApp({}, { beside: stet });
  [origin, otherOrigin] = [await stet.listen(), await other.listen()];
  for (const { app } of [stet, other]) Object.assign(app.get(Settings), { publicUrl: origin, adminUrl: 'http://stet.test' });
  admin = await stet.person({ admin: true });
});
afterAll(async () => {
  await other.close();
  await stet.close();
});

async function publish(showId: string, enrichments: readonly string[] = []): Promise<void> {
  const { body: { hash } } = await admin('GET', `/api/shows/${showId}/publication-preview?enrichments=${enrichments.join(',')}`);
  const { status, text } = await admin('POST', `/api/shows/${showId}/publications`, { hash, enrichments });
  if (status !== 201) throw new Error(text);
}

/** A published show, and a way to publish it again with other words. */
async function published(title: string, xml = saltmarshXml) {
  const { showId, episodeIds } = await importFeed(admin, xml, title);
  await publish(showId);
  let revision = 0;
  const correct = async (text: string): Promise<void> => {
    const { segments } = await deskOf(admin, episodeIds[0]!);
    await revise(admin, episodeIds[0]!, revision++, [{ type: 'setText', segmentId: segments[0].id, text }]);
    await publish(showId);
  };
  return { showId, path: `/feeds/${title.toLowerCase()}.xml`, correct };
}

/** A file that a publication would link. */
const fileOf = (text: string) => ({ name: 'transcript.vtt', mediaType: 'text/vtt', episodeId: randomUUID(), length: text.length, sha256: createHash('sha256').update(text).digest('hex') });

interface Asked {
  status: number;
  headers: http.IncomingHttpHeaders;
  bytes: Buffer;
}

/** As the world asks: through a socket, nothing decompressed. */
async function ask(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Asked> {
  const request = http.request(url, { method, headers, agent: false }).end();
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece as Buffer);
  return { status: response.statusCode!, headers: response.headers, bytes: Buffer.concat(pieces) };
}

/** What comes back over one connection to requests that are all sent at once, until it is closed: how each begins, its headers, its bytes. */
async function sendAll(to: string, requests: readonly string[]) {
  const { hostname, port } = new URL(to);
  const socket = net.connect(Number(port), hostname);
  socket.write(requests.map((request) => request.replace(/$/m, '\r\nHost: feeds.test').concat('\r\n\r\n')).join(''));
  const pieces: Buffer[] = [];
  for await (const piece of socket) pieces.push(piece as Buffer);
  const answers = [];
  let rest = Buffer.concat(pieces).toString('latin1');
  for (const request of requests) {
    const [head = '', ...more] = rest.split('\r\n\r\n');
    const [status, ...lines] = head.split('\r\n');
    const headers = new Map(lines.map((line) => line.split(': ')).map(([name = '', value]) => [name.toLowerCase(), name === 'Date' ? '' : value]));
    const length = request.startsWith('HEAD') || status?.includes('304') ? 0 : Number(headers.get('content-length'));
    const body = more.join('\r\n\r\n');
    answers.push({ status, headers: Object.fromEntries([...headers].sort()), body: body.slice(0, length) });
    rest = body.slice(length);
  }
  expect(rest).toBe('');
  return answers;
}

/** Asks a server on which nothing was changed until it heard of what is public now. A test that waits for ever fails by its time. */
async function askUntil(url: string, isNow: (asked: Asked) => boolean): Promise<Asked> {
  for (;;) {
    const asked = await ask(url);
    if (isNow(asked)) return asked;
  }
}

/** Asks until the server listens again: then it has a connection for that. */
async function heardAgain(url: string): Promise<void> {
  for (;;) {
    await ask(url);
    const { rows } = await stet.database.pool.query(`select from pg_stat_activity where datname = current_database() and application_name = 'stet announcements'`);
    if (rows.length > 0) return;
  }
}

const change = async (showId: string, fields: object) => {
  const { body: { version } } = await admin('GET', `/api/shows/${showId}`);
  return admin('PATCH', `/api/shows/${showId}`, fields, { 'if-match': `"${version}"` });
};

const chunks = async (showId: string) => (await stet.database.pool.query<{ count: number; bytes: number }>('select count(*)::int as count, sum(octet_length(deflated))::int as bytes from "chunk" where "showId" = $1', [showId])).rows[0]!;

describe('two servers on one database', () => {
  test('the one that published serves it from its answer on, the other when it hears of it, and neither goes back, however often they served the one before', async () => {
    const { path, correct } = await published('Twofold');
    for (let round = 0; round < 5; round++) {
      const words = `The tide of round ${round}.`;
      await correct(words);
      const { headers: { etag }, bytes } = await ask(origin + path);
      expect(bytes.toString()).toContain(words);
      expect((await askUntil(otherOrigin + path, (asked) => asked.bytes.includes(words))).headers.etag).toBe(etag);
      for (const from of [otherOrigin, origin, otherOrigin]) expect((await ask(from + path)).headers.etag).toBe(etag);
    }
  });

  test('neither serves what is old when its listening connection was cut, nor while there is none', async () => {
    const { path, correct } = await published('Severed');
    for (const from of [origin, otherOrigin]) await ask(`${from}${path}`);
    for (const round of [1, 2, 3]) {
      const { rows } = await stet.database.pool.query(`select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = current_database() and application_name = 'stet announcements'`);
      expect(rows.length).toBeGreaterThan(0);
      await correct(`After the cut ${round}.`);
      for (const from of [origin, otherOrigin]) expect((await ask(`${from}${path}`)).bytes.toString()).toContain(`After the cut ${round}.`);
      await heardAgain(otherOrigin + path);
    }
  });
});

describe('a feed', () => {
  let path: string;
  beforeAll(async () => {
    ({ path } = await published('Saltings'));
    await stet.app.get(Jobs).drain();
  });

  test('has the same answers from before routing as from behind it, when it is asked first and when again', async () => {
    const { headers: { etag, 'last-modified': modified } } = await ask(origin + path);
    const codings = [{}, { 'accept-encoding': 'gzip' }, { 'accept-encoding': 'br' }, { 'accept-encoding': 'br;q=0, gzip;q=0.5' }, { 'accept-encoding': '*' }];
    const conditions = [{}, ...[etag!, `W/${etag!}`, `"other", ${etag!.replace(/"$/, '-gzip"')}`, '*', '"other"', ''].map((tag) => ({ 'if-none-match': tag })),
      { 'if-modified-since': modified! }, { 'if-modified-since': 'Thu, 01 Jan 2015 00:00:00 GMT' }, { 'if-none-match': '"other"', 'if-modified-since': modified! }];
    for (const coding of codings) {
      for (const condition of conditions) {
        const headers = { ...coding, ...condition } as Record<string, string>;
        for (const method of ['GET', 'HEAD', 'GET']) {
          const [hot, cold] = [await ask(origin + path, headers, method), await ask(`${origin}${path}?cold`, headers, method)];
          expect({ ...hot, headers: { ...hot.headers, date: '' } }).toEqual({ ...cold, headers: { ...cold.headers, date: '' } });
        }
      }
    }
  });

  test('has a later date whenever it has other bytes, within one second, too, and after the clock went back', async () => {
    const { path: address, correct } = await published('Dated');
    const startMs = Math.ceil(Date.now() / 1000) * 1000 + 300;
    let nowMs = startMs;
    const clocks = [stet, other].map(({ app }) => jest.spyOn(app.get(Clock), 'now').mockImplementation(() => nowMs));
    try {
      const dates: string[] = [];
      for (const [words, atMs] of [['One.', 0], ['Two.', 200], ['Three.', 400], ['Four.', -60_000]] as const) {
        nowMs = startMs + atMs;
        await correct(words);
        const { headers, bytes } = await ask(origin + address);
        expect(bytes.toString()).toContain(words);
        for (const date of dates) expect((await ask(origin + address, { 'if-modified-since': date })).status).toBe(200);
        expect((await ask(origin + address, { 'if-modified-since': headers['last-modified']! })).status).toBe(304);
        dates.push(headers['last-modified']!);
      }
      expect(new Set(dates).size).toBe(4);
    } finally {
      for (const clock of clocks) clock.mockRestore();
    }
  });

  test('has the same answers over a kept connection, in the order in which they were asked for, until one is asked to close it', async () => {
    const { headers: { etag } } = await ask(origin + path);
    const asked = (address: string) => [`GET ${address} HTTP/1.1\r\nIf-None-Match: ${etag!}`, `GET ${address} HTTP/1.1`, `HEAD ${address} HTTP/1.1`, `GET ${address} HTTP/1.1\r\nAccept-Encoding: gzip`];
    for (const last of ['HTTP/1.1\r\nConnection: close', 'HTTP/1.0', 'HTTP/1.0\r\nConnection: keep-alive\r\nIf-None-Match: *']) {
      const all = (address: string) => [...asked(address), ...asked(address), ...asked(address), `GET ${address} ${last}`];
      const [hot, cold] = [await sendAll(origin, all(path)), await sendAll(origin, all(`${path}?cold`))];
      expect(hot).toEqual(cold);
      expect(new Set(hot.map(({ status }) => status))).toEqual(new Set(['HTTP/1.1 304 Not Modified', 'HTTP/1.1 200 OK']));
      expect(hot.map(({ headers }) => headers.connection)).toEqual([...hot.slice(1).map(() => 'keep-alive'), 'close']);
    }
  });

  test('comes whole, again and again, to who asks much and reads late', async () => {
    await published('Longreach', saltmarshXml.replace('</channel>', `<!-- ${'reeds and water '.repeat(30_000)}--></channel>`));
    const { bytes } = await ask(`${origin}/feeds/longreach.xml`);
    const socket = net.connect(Number(new URL(origin).port), '127.0.0.1');
    for (let asked = 0; asked < 20; asked += 1) socket.write(`GET /feeds/longreach.xml HTTP/1.1\r\nHost: feeds.test\r\n${asked === 19 ? 'Connection: close\r\n' : ''}\r\n`);
    await askUntil(`${origin}/feeds/longreach.xml`, ({ status }) => status === 200); // the server has begun, and nobody reads
    const pieces: Buffer[] = [];
    for await (const piece of socket) pieces.push(piece as Buffer);
    const answers = Buffer.concat(pieces).toString('latin1').split(/(?=HTTP\/1\.1 200 OK\r\n)/);
    expect(answers.map((answer) => answer.slice(answer.indexOf('\r\n\r\n') + 4) === bytes.toString('latin1'))).toEqual(Array.from({ length: 20 }, () => true));
  });

  test('has its answers logged alike from before routing and from behind it, where answers are logged', async () => {
    const logging = await startTestApp({ logFormat: 'json', logLevel: 'info', trustProxy: 1 }, { beside: stet });
    const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const lines = () => written.mock.calls.flatMap(([text]) => String(text).trim().split('\n')).map((line) => JSON.parse(line)).filter(({ message }) => message === 'request');
    try {
      const from = await logging.listen();
      const { headers: { etag } } = await ask(from + path);
      const asked = [{}, { 'if-none-match': etag! }, { 'x-forwarded-for': '198.51.100.7, 203.0.113.9' }, { 'x-forwarded-for': 'https://ada:open-sesame@example.org/' }] as Record<string, string>[];
      for (const query of ['?cold', '']) for (const headers of asked) await ask(from + path + query, headers);
      while (lines().length <= 2 * asked.length) await new Promise(setImmediate); // an answer is logged once it is sent
      const said = lines().slice(1).map(({ method, route, status, from: who, ms, requestId }) => ({ method, route, status, who, timed: Number.isInteger(ms), numbered: /^[0-9a-f-]{36}$/.test(requestId) }));
      expect(said).toHaveLength(2 * asked.length);
      expect(said.slice(asked.length)).toEqual(said.slice(0, asked.length));
      expect(said.slice(0, 3)).toMatchObject([{ route: '/feeds/:file', status: 200, who: '127.0.0.1' }, { status: 304 }, { who: '203.0.113.9' }]);
      expect(JSON.stringify(said)).not.toContain('open-sesame');
    } finally {
      written.mockRestore();
      await logging.close();
    }
  });

  test('comes in parts to who asks for parts', async () => {
    const whole = Buffer.from(saltmarshXml);
    const { headers: { etag, 'last-modified': modified } } = await ask(origin + path);
    const part = await ask(origin + path, { range: 'bytes=10-19', 'accept-encoding': 'gzip' });
    expect(part).toMatchObject({ status: 206, headers: { 'content-range': `bytes 10-19/${whole.length}`, 'content-length': '10', etag } });
    expect(part.headers['content-encoding']).toBeUndefined();
    expect(part.bytes).toEqual(whole.subarray(10, 20));
    expect((await ask(origin + path, { range: 'bytes=-5' })).bytes).toEqual(whole.subarray(-5));
    expect(await ask(origin + path, { range: `bytes=${whole.length}-` })).toMatchObject({ status: 416, headers: { 'content-range': `bytes */${whole.length}` } });
    for (const ifRange of [etag!, modified!]) expect((await ask(origin + path, { range: 'bytes=0-0', 'if-range': ifRange })).status).toBe(206);
    expect((await ask(origin + path, { range: 'bytes=0-0', 'if-range': '"other"' })).bytes).toEqual(whole);
  });

  test('comes as gzip to who takes brotli, until that is made, and then under another tag', async () => {
    const { path: fresh, correct } = await published('Squeezed');
    const takesBrotli = (accepted = 'gzip, br', headers = {}) => ask(origin + fresh, { 'accept-encoding': accepted, ...headers });
    const first = await takesBrotli();
    expect(first.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(gunzipSync(first.bytes).toString()).toBe(saltmarshXml);
    const plain = await takesBrotli('br');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.bytes.toString()).toBe(saltmarshXml);
    await stet.app.get(Jobs).drain();
    const best = await takesBrotli();
    expect(best.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
    expect(best.bytes.length).toBeLessThan(first.bytes.length);
    expect(new Set([first, plain, best].map(({ headers: { etag } }) => etag)).size).toBe(3);
    expect(brotliDecompressSync(best.bytes).toString()).toBe(saltmarshXml);
    for (const { headers: { etag } } of [first, plain]) expect((await takesBrotli('gzip, br', { 'if-none-match': etag! })).status).toBe(304);
    await correct('A correction.');
    const corrected = await takesBrotli();
    expect(corrected.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(corrected.bytes).toString()).toContain('A correction.');
  });

  test('is compressed too where it comes in while the job that the one before it asked for begins', async () => {
    const { showId, correct } = await published('Overtaken');
    await correct('A correction.');
    const { pool } = stet.app.get(Database);
    const publication = await pool.connect();
    await publication.query('begin');
    await publication.query('select from "show" where id = $1 for no key update', [showId]);
    const compressing = stet.app.get(Jobs).drain();
    const isHeldUp = async () => (await pool.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%for share'`)).rowCount !== 0;
    while (!(await isHeldUp()));
    await publication.query(`insert into "publication" select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'number', 3))).* from "publication" p where "showId" = $1 and number = 1`, [showId]);
    await publication.query('commit');
    publication.release();
    await compressing;
    const { rows } = await pool.query('select p.number from "publication" p join "published_feed" f on f."showId" = p."showId" and f.name = p.sha256 where p."showId" = $1 and f.brotli is not null order by p.number', [showId]);
    expect(rows).toEqual([{ number: 1 }, { number: 3 }]);
  });

  test('is not compressed to the end where the next publication comes meanwhile, which is', async () => {
    const { showId, path: fresh, correct } = await published('Hasty');
    async function* endless() {
      for (let count = 0; ; count += 1) {
        if (count === 2) await correct('A correction.');
        yield randomBytes(1_000_000);
      }
    }
    const read = jest.spyOn(stet.app.get(KeptFeeds), 'pieces').mockResolvedValueOnce({ pieces: endless(), length: 1_000_000_000 });
    await stet.app.get(Jobs).drain();
    read.mockRestore();
    const { headers, bytes } = await ask(origin + fresh, { 'accept-encoding': 'br' });
    expect(brotliDecompressSync(bytes).toString()).toContain('A correction.');
    expect(headers.etag).toMatch(/-br11"$/);
    const { rows } = await stet.app.get(Database).pool.query('select quality from "published_feed" where "showId" = $1 order by quality nulls last', [showId]);
    expect(rows).toEqual([{ quality: 11 }, { quality: null }]);
  });

  test('may be fetched by pages of others, also when it is not there', async () => {
    for (const url of [path, '/feeds/nowhere.xml']) expect((await ask(origin + url)).headers['access-control-allow-origin']).toBe('*');
  });

  test.each(['/feeds/tideline.xml', '/feeds/private/token/tideline.xml', `/files/${'0'.repeat(64)}/transcript.vtt`])('%s may be asked for conditionally by a page of others', async (url) => {
    const asked = await fetch(origin + url, { method: 'OPTIONS', headers: { origin: 'https://player.example', 'access-control-request-method': 'GET', 'access-control-request-headers': 'if-none-match' } });
    expect([asked.status, await asked.text()]).toEqual([204, '']);
    expect(Object.fromEntries(asked.headers)).toMatchObject({ 'access-control-allow-origin': '*', 'access-control-allow-methods': 'GET, HEAD', 'access-control-allow-headers': '*', 'access-control-max-age': '86400' });
  });
});

describe('an address that changed', () => {
  test('leads on to the new one, on every server, and is nobody else’s', async () => {
    const { showId, path } = await published('Moving');
    await ask(otherOrigin + path);
    expect((await change(showId, { slug: 'moved' })).status).toBe(200);
    const asked = [await ask(origin + path), await askUntil(otherOrigin + path, ({ status }) => status !== 200)];
    for (const each of asked) expect(each).toMatchObject({ status: 301, headers: { location: `${origin}/feeds/moved.xml` } });
    expect((await ask(`${otherOrigin}/feeds/moved.xml`)).bytes.toString()).toBe(saltmarshXml);
    expect(await admin('POST', '/api/shows', { title: 'Moving', slug: 'moving' })).toMatchObject({ status: 409, body: { code: 'slug-taken' } });
    expect((await admin('POST', '/api/shows', { title: 'Moving' })).body.slug).toBe('moving-2');
  });

  test('of a show that was deleted is gone, and nobody else’s until it is handed over', async () => {
    const { showId, path } = await published('Ebbing');
    await ask(otherOrigin + path);
    expect((await admin('DELETE', `/api/shows/${showId}`)).status).toBe(204);
    for (const asked of [await ask(origin + path), await askUntil(otherOrigin + path, ({ status }) => status !== 200)]) expect(asked).toMatchObject({ status: 410, headers: { 'access-control-allow-origin': '*' } });
    expect(await admin('POST', '/api/shows', { title: 'Ebbing', slug: 'ebbing' })).toMatchObject({ status: 409, body: { code: 'slug-reserved', message: expect.stringContaining('“Ebbing”') } });
    const heir = await published('Ebbing');
    expect((await admin('GET', `/api/shows/${heir.showId}`)).body.slug).toBe('ebbing-2');
    expect(await change(heir.showId, { slug: 'ebbing' })).toMatchObject({ status: 409, body: { code: 'slug-reserved' } });
    expect((await change(heir.showId, { slug: 'ebbing', takeOver: true })).status).toBe(200);
    expect((await ask(origin + path)).bytes.toString()).toBe(saltmarshXml);
    expect(await ask(`${origin}/feeds/ebbing-2.xml`)).toMatchObject({ status: 301, headers: { location: `${origin}${path}` } });
    // the address of one that was never published is free
    const { body: { id: unheard } } = await admin('POST', '/api/shows', { title: 'Unheard' });
    await admin('DELETE', `/api/shows/${unheard}`);
    expect((await admin('POST', '/api/shows', { title: 'Unheard' })).body.slug).toBe('unheard');
  });

  test('of a deleted show is handed over by who deleted it, and by nobody else', async () => {
    const { showId, path } = await published('Flotsam');
    await admin('DELETE', `/api/shows/${showId}`);
    const { showId: other } = await published('Jetsam');
    const publisher = await stet.person({ roles: { [other]: 'publisher' } });
    const { body: { version } } = await publisher('GET', `/api/shows/${other}`);
    expect(await publisher('PATCH', `/api/shows/${other}`, { slug: 'flotsam', takeOver: true }, { 'if-match': `"${version}"` })).toMatchObject({ status: 403, body: { code: 'not-theirs' } });
    expect((await ask(origin + path)).status).toBe(410);
  });

  test('tells nobody of a private one', async () => {
    const { showId, path } = await published('Hiding');
    expect((await change(showId, { private: true })).status).toBe(200);
    for (const from of [origin, otherOrigin]) expect((await ask(from + path)).status).toBe(404);
  });

  test('has another key when it becomes private again: the former one may have been in what was public', async () => {
    const { showId, path } = await published('Hiding twice');
    const keys: string[] = [];
    for (const hidden of [true, false, true]) {
      expect((await change(showId, { private: hidden })).status).toBe(200);
      keys.push((await admin('GET', `/api/shows/${showId}`)).body.feedUrl);
    }
    expect(keys[0]).not.toBe(keys[2]);
    expect((await ask(origin + new URL(keys[0]!).pathname)).status).toBe(404);
    expect((await ask(origin + new URL(keys[2]!).pathname)).status).toBe(200);
    expect((await ask(origin + path)).status).toBe(404);
  });
});

describe('the store', () => {
  test('has a corrected episode of a long feed once more, not the feed', async () => {
    const long = saltmarshXml.replace('</channel>', `${feedOf(Array.from({ length: 40 }, () => 20_000)).toString().match(/<item>[^]*<\/item>/)![0]}</channel>`);
    const { showId, path, correct } = await published('Long', long);
    const before = await chunks(showId);
    await correct('The tide was late.');
    const after = await chunks(showId);
    expect(after.count - before.count).toBeLessThanOrEqual(3);
    expect(after.bytes - before.bytes).toBeLessThan(before.bytes / 10);
    const { rows } = await stet.database.pool.query('select octet_length(chunks) as size, base is not null as "isDifference" from "published_feed" where "showId" = $1 order by "createdAt"', [showId]);
    expect(rows).toEqual([{ size: before.count * 40, isDifference: false }, { size: expect.any(Number), isDifference: true }]);
    expect(rows[1].size).toBeLessThan(300);
    const { bytes } = await ask(origin + path, { 'accept-encoding': 'gzip' });
    expect(gunzipSync(bytes).toString()).toContain('The tide was late.');
  });

  test('gives the same name to the same bytes', async () => {
    const [one, two] = [await published('Same'), await published('Again')];
    expect((await ask(origin + one.path)).headers.etag).toBe((await ask(origin + two.path)).headers.etag);
  });

  test('keeps the bytes of the newest publications only, and all that these are made of', async () => {
    const { showId, path, correct } = await published('Ageing');
    for (const word of ['first', 'second', 'third', 'fourth']) await correct(`The ${word} tide.`);
    Object.assign(stet.app.get(Settings), { keepPublications: 2 });
    const clock = stet.app.get(Clock);
    const now = jest.spyOn(clock, 'now').mockReturnValue(Date.now() + 48 * 60 * 60 * 1000);
    const before = await chunks(showId);
    await stet.app.get(RetireFeeds).run();
    now.mockRestore();
    const { rows } = await stet.database.pool.query('select "retiredAt" is null as kept, base is null as whole, chunks is not null as listed from "published_feed" where "showId" = $1 order by "createdAt"', [showId]);
    expect(rows.map(({ kept }) => kept)).toEqual([false, false, false, true, true]);
    expect((await chunks(showId)).count).toBeLessThan(before.count);
    expect((await ask(origin + path)).bytes.toString()).toContain('The fourth tide.');
    expect((await admin('GET', `/api/publications?showId=${showId}`)).body.total).toBe(5);
  });

  test('sweeps away files that were brought for a publication that never came, and no others', async () => {
    const brought = async () => (await stet.database.prisma.blob.findMany({ select: { sha256: true, mediaType: true } })).map(({ sha256, mediaType }) => `${mediaType} ${Buffer.from(sha256).toString('hex')}`).sort();
    const { showId } = await published('Swept');
    await publish(showId, ['transcripts']);
    const kept = await brought();
    expect(kept.length).toBeGreaterThan(3);
    const bring = (text: string, written = text) => stet.app.get(FileStore).bring([{ files: [fileOf(text)], write: async () => [Buffer.from(written)] }]);
    expect(await bring('WEBVTT of nobody')).toBe(true);
    expect(await bring('WEBVTT as it was', 'WEBVTT as it is by now')).toBe(false);
    expect(await brought()).toHaveLength(kept.length + 1);
    await stet.app.get(RetireFeeds).run();
    expect(await brought()).toHaveLength(kept.length + 1); // it may still be waited for
    const now = jest.spyOn(stet.app.get(Clock), 'now').mockReturnValue(Date.now() + 48 * 60 * 60 * 1000);
    await stet.app.get(RetireFeeds).run();
    now.mockRestore();
    expect(await brought()).toEqual(kept);
  });

  test('sweeps away no file that a publication holds, and publishes none that was swept away before', async () => {
    const { showId, correct } = await published('Swept meanwhile');
    await correct('Words of its own.');
    const [composition, putOut] = [await stet.app.get(Compose).run(showId, { enrichments: ['transcripts'] }), stet.app.get(PutOut)];
    const prepared = await putOut.prepare(composition);
    const now = jest.spyOn(stet.app.get(Clock), 'now').mockReturnValue(Date.now() + 48 * 60 * 60 * 1000);
    await stet.database.transactionInSql(async (held) => {
      expect(await stet.app.get(FileStore).hold(held, prepared.files)).toBe(true);
      await stet.app.get(RetireFeeds).run();
    });
    expect(await stet.app.get(FileStore).hold(asking(stet.database.pool), prepared.files)).toBe(true);
    await stet.app.get(RetireFeeds).run();
    now.mockRestore();
    await expect(stet.database.transactionInSql((held, writes) => putOut.within(held, writes, prepared, { userId: null }))).rejects.toMatchObject({ status: 409, response: { code: 'changed' } });
    await publish(showId, ['transcripts']);
  });

  test('proves each night that what is public is whole', async () => {
    const { showId } = await published('Proven');
    await stet.app.get(ProveFeeds).run();
    const faults = () => stet.database.prisma.audit.findMany({ where: { showId, action: 'feed.fault' } });
    expect(await faults()).toEqual([]);
    await stet.database.pool.query('alter table "chunk" disable trigger user');
    await stet.database.pool.query(`update "chunk" set deflated = decode('030000000000ffff', 'hex') where "showId" = $1`, [showId]);
    await stet.database.pool.query('alter table "chunk" enable trigger user');
    await stet.app.get(ProveFeeds).run();
    expect(await faults()).toMatchObject([{ detail: { fault: expect.stringContaining('chunk') } }]);
  });
});

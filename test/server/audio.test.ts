import { createHash } from 'node:crypto';
import http from 'node:http';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { Jobs } from '../../server/platform/jobs/jobs.ts';
import { recording, startAudioHost, wavOf, type AudioHost } from '../support/audioHost.ts';
import { deskOf, importFeed, saltmarshXml } from '../support/saltmarsh.ts';
import { startTestApp, type Client, type TestApp } from '../support/testApp.ts';

const tones = readFileSync(new URL('../fixtures/audio/tones.mp3', import.meta.url));

let stet: TestApp;
let admin: Client;
let host: AudioHost;
let origin: string;
beforeAll(async () => {
  [stet, host] = await Promise.all([startTestApp({ ffmpeg: null, maxAudioBytes: 2_000_000 }), startAudioHost()]);
  admin = await stet.person({ admin: true });
  origin = await stet.listen();
});
afterAll(async () => {
  await host.close();
  await stet.close();
});

/** An episode whose enclosure is at an address. */
async function episodeAt(url: string, { length = tones.length, durationMs = null as number | null, of = stet, client = admin } = {}): Promise<string> {
  const id = (await importFeed(client, saltmarshXml)).episodeIds[0]!;
  await of.database.prisma.episode.update({ where: { id }, data: { enclosureUrl: url, enclosureLength: length, enclosureType: 'audio/mpeg', durationMs } });
  return id;
}
const served = (path: string, answer = recording(tones)) => {
  host.at(path, answer);
  return episodeAt(`${host.origin}${path}`);
};
const listen = (id: string, headers: Record<string, string> = {}, client = admin) => client('GET', `/api/episodes/${id}/audio`, undefined, headers);

describe('the recording of a host', () => {
  test('is passed on as it is, and no cache of others keeps it', async () => {
    const { status, headers, bytes } = await listen(await served('/whole.mp3'));
    expect([status, headers['content-type'], headers['content-length'], headers['cache-control'], headers.etag]).toEqual([200, 'audio/mpeg', String(tones.length), 'private, no-cache', '"tones"']);
    expect(bytes.equals(tones)).toBe(true);
  });

  test('is passed on in part, to be continued only while it is the same', async () => {
    const id = await served('/part.mp3');
    const part = await listen(id, { range: 'bytes=100-199' });
    expect([part.status, part.headers['content-range'], part.bytes.equals(tones.subarray(100, 200))]).toEqual([206, `bytes 100-199/${tones.length}`, true]);
    expect((await listen(id, { range: 'bytes=100-', 'if-range': '"tones"' })).status).toBe(206);
    expect((await listen(id, { range: 'bytes=100-', 'if-range': '"other"' })).status).toBe(200);
    expect(await listen(id, { range: `bytes=${tones.length}-` })).toMatchObject({ status: 416, headers: { 'content-range': `bytes */${tones.length}` } });
    expect((await listen(id, { 'if-none-match': '"tones"' })).status).toBe(304);
  });

  test('is told of without its bytes', async () => {
    const { status, headers, bytes } = await admin('HEAD', `/api/episodes/${await served('/head.mp3')}/audio`);
    expect([status, headers['content-length'], bytes.length, host.requests.at(-1)!.method]).toEqual([200, String(tones.length), 0, 'HEAD']);
  });

  test('is asked for without anything of ours: no cookie, no address of the listener', async () => {
    await listen(await served('/plain.mp3'), { cookie: 'seen=1', 'x-forwarded-for': '192.0.2.1' });
    const { cookie, origin, referer, 'x-forwarded-for': forwarded, 'accept-encoding': encoding } = host.requests.at(-1)!.headers;
    expect([cookie, origin, referer, forwarded, encoding]).toEqual([undefined, undefined, undefined, undefined, 'identity']);
  });

  test('gets the type of its name where the host knows none', async () => {
    const { status, headers } = await listen(await served('/vague.m4a', (_, response) => void response.writeHead(200, { 'content-type': 'binary/octet-stream' }).end('sound')));
    expect([status, headers['content-type']]).toEqual([200, 'audio/mp4']);
  });

  test('is whole where a host knows no ranges', async () => {
    const { status, bytes } = await listen(await served('/noranges.mp3', (_, response) => void response.writeHead(200, { 'content-type': 'audio/mpeg' }).end(tones)), { range: 'bytes=100-' });
    expect([status, bytes.length]).toEqual([200, tones.length]);
  });

  test('is followed where it moved', async () => {
    host.at('/moved.mp3', (_, response) => void response.writeHead(302, { location: '/whole-again.mp3' }).end());
    host.at('/whole-again.mp3', recording(tones));
    expect((await listen(await episodeAt(`${host.origin}/moved.mp3`))).bytes.length).toBe(tones.length);
  });

  test('is no one\'s who may not see the episode', async () => {
    const id = await served('/seen.mp3');
    expect((await listen(id, {}, stet.anonymous)).status).toBe(401);
    expect((await listen(id, {}, await stet.person())).status).toBe(404);
  });

  test('and where there is none, that is said', async () => {
    const id = await served('/none.mp3');
    await stet.database.prisma.episode.update({ where: { id }, data: { enclosureUrl: null } });
    expect(await listen(id)).toMatchObject({ status: 404, body: { code: 'no-audio' } });
    expect((await admin('POST', `/api/episodes/${id}/peaks`)).status).toBe(404);
  });
});

const refused = async (id: string, headers: Record<string, string> = {}) => {
  const { status, body } = await listen(id, headers);
  return [status, body.code];
};
const endless = (head: http.OutgoingHttpHeaders) => (_: unknown, response: http.ServerResponse) => {
  response.writeHead(200, head);
  const more = () => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536)));
  };
  response.on('drain', more);
  more();
};
const statusOf = (asked: http.ClientRequest) => new Promise<number>((resolve) => { asked.on('response', ({ statusCode }) => resolve(statusCode!)); });

describe('what is no recording is refused, and why is said', () => {
  test.each([
    ['a page', { 'content-type': 'text/html' }, 'not-audio'], ['a list of other files', { 'content-type': 'audio/x-mpegurl' }, 'not-audio'],
    ['sound that is compressed once more', { 'content-type': 'audio/mpeg', 'content-encoding': 'gzip' }, 'encoded'], ['more than is passed on', { 'content-type': 'audio/mpeg', 'content-length': '2000001' }, 'too-large'],
  ])('%s', async (what, headers, code) => {
    const path = `/${what.replaceAll(' ', '-')}`;
    host.at(path, (_, response) => void response.writeHead(200, headers).end(''));
    expect(await refused(await episodeAt(`${host.origin}${path}`))).toEqual([422, code]);
  });

  test.each([[404, 'gone'], [403, 'refused'], [500, 'host']])('an answer of %d', async (status, code) => {
    const id = await served(`/answers-${status}.mp3`, (_, response) => void response.writeHead(status).end('sorry'));
    const { status: answered, body } = await listen(id);
    expect([answered, body.code]).toEqual([422, code]);
    expect(body.message).toContain('127.0.0.1');
  });

  test('another part than was asked for', async () => {
    const id = await served('/elsewhere.mp3', (_, response) => void response.writeHead(206, { 'content-type': 'audio/mpeg', 'content-range': `bytes 0-99/${tones.length}` }).end(tones.subarray(0, 100)));
    expect(await refused(id, { range: 'bytes=500-599' })).toEqual([422, 'host']);
  });

  test('an address in our own network, at once or by a redirect', async () => {
    expect(await refused(await episodeAt('http://10.0.0.1/a.mp3'))).toEqual([422, 'address-refused']);
    expect(await refused(await served('/trap.mp3', (_, response) => void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end()))).toEqual([422, 'address-refused']);
    expect(await refused(await episodeAt('file:///etc/passwd'))).toEqual([422, 'bad-address']);
  });

  test('a stream without end is cut off where the limit is', async () => {
    const cookie = admin.cookie!;
    const id = await served('/endless.mp3', endless({ 'content-type': 'audio/mpeg' }));
    const { received, whole } = await pull(`${origin}/api/episodes/${id}/audio`, cookie);
    expect(whole).toBe(false);
    expect(received).toBeLessThanOrEqual(2_000_000);
    const short = await served('/lying.mp3', (_, response) => {
      response.writeHead(200, { 'content-type': 'audio/mpeg', 'content-length': '50000' });
      response.write(tones.subarray(0, 1_000), () => response.destroy());
    });
    expect((await pull(`${origin}/api/episodes/${short}/audio`, cookie)).whole).toBe(false);
  });

  test('and who leaves leaves the host too', async () => {
    const address = new URL(origin);
    const id = await served('/leaving.mp3', endless({ 'content-type': 'audio/mpeg', 'content-length': '1900000' }));
    const asked = http.get({ host: address.hostname, port: address.port, path: `/api/episodes/${id}/audio`, headers: { cookie: admin.cookie! } });
    const response = await new Promise<http.IncomingMessage>((resolve) => { asked.on('response', resolve); });
    response.pause();
    asked.on('error', () => {});
    asked.destroy();
    while (host.open() > 0) await new Promise((resolve) => { setImmediate(resolve); });
  });

  test('a seventh at once has to wait', async () => {
    const address = new URL(origin);
    const cookie = (await stet.person({ admin: true })).cookie!;
    const id = await served('/slow.mp3', (_, response) => void response.writeHead(200, { 'content-type': 'audio/mpeg', 'content-length': '5000' }).write('sound'));
    const begin = () => http.get({ host: address.hostname, port: address.port, path: `/api/episodes/${id}/audio`, headers: { cookie } }).on('error', () => {});
    const six = Array.from({ length: 6 }, begin);
    expect(await Promise.all(six.map(statusOf))).toEqual(Array(6).fill(200));
    const seventh = begin();
    expect(await statusOf(seventh)).toBe(429);
    for (const asked of [...six, seventh]) asked.destroy();
    while (host.open() > 0) await new Promise((resolve) => { setImmediate(resolve); });
    host.at('/slow.mp3', recording(tones));
    const last = begin();
    expect(await statusOf(last)).toBe(200);
    last.destroy();
  });
});

/** Reads an answer until it ends, well or not. */
const pull = (url: string, cookie: string) => new Promise<{ received: number; whole: boolean }>((resolve, reject) => {
  let received = 0;
  http.get(url, { headers: { cookie } }, (response) => {
    response.on('data', (chunk: Buffer) => { received += chunk.length; });
    response.on('error', () => {});
    response.on('close', () => resolve({ received, whole: response.complete }));
  }).on('error', reject);
});

const MEGABYTE = 1_000_000;
const put = (id: string, bytes: Buffer, { name = 'talk.mp3', upload, start, total }: { name?: string; upload?: string; start?: number; total?: number } = {}, client = admin) =>
  client('PUT', `/api/episodes/${id}/audio?name=${encodeURIComponent(name)}${upload ? `&upload=${upload}` : ''}`, bytes, {
    'content-type': 'application/octet-stream', ...(start !== undefined && { 'content-range': `bytes ${start}-${start + bytes.length - 1}/${total ?? bytes.length}` }),
  });
const sha256 = (...parts: Buffer[]) => parts.reduce((before, part) => createHash('sha256').update(before).update(part).digest(), Buffer.alloc(0)).toString('hex');
const look = (id: string, upload: string, client = admin) => client('GET', `/api/episodes/${id}/audio/uploads/${upload}`);
const giveUp = (id: string, upload: string, client = admin) => client('DELETE', `/api/episodes/${id}/audio/uploads/${upload}`);
const tidy = async () => {
  const jobs = stet.app.get(Jobs);
  await stet.database.transaction((transaction) => jobs.enqueue(transaction, 'audio.tidy', {}));
  await jobs.drain();
};

describe('a recording that is put here', () => {
  const long = Buffer.from(Uint8Array.from({ length: 1_300_000 }, (_, at) => (at * 31 + (at >> 8)) & 255));

  test('comes in pieces, is played instead of the host\'s when the last is there, and not before', async () => {
    const id = await served('/replaced.mp3');
    const first = await put(id, long.subarray(0, MEGABYTE), { start: 0, total: long.length });
    expect(first).toMatchObject({ status: 200, body: { received: MEGABYTE, length: long.length } });
    expect((await listen(id)).bytes.equals(tones)).toBe(true);
    expect(await put(id, long.subarray(MEGABYTE), { upload: first.body.id, start: MEGABYTE, total: long.length })).toMatchObject({ status: 200, body: { received: long.length, mediaType: 'audio/mpeg' } });
    const { bytes, headers } = await listen(id);
    expect([bytes.equals(long), headers['content-length'], headers['cache-control']]).toEqual([true, String(long.length), 'private, no-cache']);
    expect((await deskOf(admin, id)).recording.upload).toMatchObject({ fileName: 'talk.mp3', length: long.length });
  });

  test('is read in parts, across the chunks it is kept in', async () => {
    const id = await served('/chunks.mp3');
    await put(id, long);
    const { headers: { etag } } = await listen(id, { range: 'bytes=0-0' });
    for (const [start, end] of [[0, 0], [262_143, 262_144], [262_144, 262_144], [100_000, 900_000], [long.length - 5, long.length - 1]] as const) {
      const part = await listen(id, { range: `bytes=${start}-${end}`, 'if-range': etag as string });
      expect([part.status, part.headers['content-range'], part.bytes.equals(long.subarray(start, end + 1))]).toEqual([206, `bytes ${start}-${end}/${long.length}`, true]);
    }
    expect((await listen(id, { range: `bytes=${long.length}-` })).status).toBe(416);
    expect((await listen(id, { 'if-none-match': etag as string })).status).toBe(304);
    expect(await admin('HEAD', `/api/episodes/${id}/audio`)).toMatchObject({ status: 200, headers: { 'content-length': String(long.length) } });
  });

  test('that broke off goes on where it did', async () => {
    const id = await served('/broken-off.mp3');
    const { body: { id: upload } } = await put(id, long.subarray(0, 500_000), { start: 0, total: long.length });
    expect(await put(id, long.subarray(600_000), { upload, start: 600_000, total: long.length })).toMatchObject({ status: 409, body: { code: 'not-next', received: 500_000 } });
    const whole = await put(id, long.subarray(500_000), { upload, start: 500_000, total: long.length });
    expect(whole.body.received).toBe(long.length);
    expect((await listen(id)).bytes.equals(long)).toBe(true);
    // the answer got lost
    expect(await put(id, long.subarray(500_000), { upload, start: 500_000, total: long.length })).toMatchObject({ status: 200, body: whole.body });
    expect(await put(id, Buffer.alloc(long.length - 500_000), { upload, start: 500_000, total: long.length })).toMatchObject({ status: 404, body: { code: 'no-upload' } });
  });

  const begin = async (id: string, client = admin): Promise<string> => (await put(id, long.subarray(0, 400_000), { start: 0, total: long.length }, client)).body.id;

  test('says how much of it is here and what that was, also when it is whole', async () => {
    const id = await served('/looked-at.mp3');
    const upload = await begin(id);
    await put(id, long.subarray(400_000, 900_000), { upload, start: 400_000, total: long.length });
    const [one, two, rest] = [long.subarray(0, 400_000), long.subarray(400_000, 900_000), long.subarray(900_000)];
    expect(await look(id, upload)).toMatchObject({ status: 200, body: { id: upload, fileName: 'talk.mp3', length: long.length, received: 900_000, hash: sha256(one, two) } });
    await put(id, rest, { upload, start: 900_000, total: long.length });
    expect((await look(id, upload)).body).toMatchObject({ received: long.length, hash: sha256(one, two, rest) });
  });

  test('is for whoever sends it alone, and of its own episode', async () => {
    const { showId, episodeIds: [id] } = await importFeed(admin);
    const mia = await stet.person({ roles: { [showId]: 'editor' } });
    const upload = await begin(id!, mia);
    const other = await served('/not-its-own.mp3');
    const rest = long.subarray(400_000);
    const none = { status: 404, body: { code: 'no-upload' } };
    for (const [of, client] of [[id!, admin], [other, mia]] as const) {
      const seen = client === mia && of === other ? { status: 404 } : none;
      expect(await look(of, upload, client)).toMatchObject(seen);
      expect(await giveUp(of, upload, client)).toMatchObject(seen);
      expect(await put(of, rest, { upload, start: 400_000, total: long.length }, client)).toMatchObject(seen);
    }
    expect(await put(other, rest, { upload, start: 400_000, total: long.length })).toMatchObject(none);
    expect(await put(id!, rest, { name: 'other.mp3', upload, start: 400_000, total: long.length }, mia)).toMatchObject(none);
    expect((await look(id!, upload, mia)).body).toMatchObject({ received: 400_000 });
    expect((await put(id!, rest, { upload, start: 400_000, total: long.length }, mia)).body).toMatchObject({ received: long.length });
  });

  test('is given up: nothing of it stays, and no piece is taken any more', async () => {
    const id = await served('/given-up.mp3');
    const upload = await begin(id);
    expect((await giveUp(id, upload)).status).toBe(204);
    expect(await stet.database.prisma.audioChunk.count({ where: { fileId: upload } })).toBe(0);
    expect([await giveUp(id, upload), await look(id, upload), await look(id, 'none')].map(({ status, body }) => [status, body.code])).toEqual(Array.from({ length: 3 }, () => [404, 'no-upload']));
    expect(await put(id, long.subarray(400_000), { upload, start: 400_000, total: long.length })).toMatchObject({ status: 404, body: { code: 'no-upload', message: expect.stringContaining('Start it again') } });
  });

  test('is not given up once it is whole, nor when the recording that is here is removed', async () => {
    const id = await served('/kept.mp3');
    const whole = (await put(id, long)).body.id as string;
    expect((await giveUp(id, whole)).status).toBe(404);
    const upload = await begin(id);
    expect((await admin('DELETE', `/api/episodes/${id}/audio`)).status).toBe(204);
    expect([(await look(id, whole)).status, (await look(id, upload)).body.received]).toEqual([404, 400_000]);
  });

  test('is forgotten when nothing of it came for three days, and not before', async () => {
    const id = await served('/forgotten.mp3');
    const upload = await begin(id);
    const idle = (hours: number) => stet.database.prisma.audioFile.update({ where: { id: upload }, data: { changedAt: new Date(Date.now() - hours * 3_600_000) } });
    await idle(71);
    await tidy();
    expect((await look(id, upload)).status).toBe(200);
    await idle(73);
    await tidy();
    expect(await look(id, upload)).toMatchObject({ status: 404, body: { code: 'no-upload' } });
  });

  test('is replaced by the next, and removed; nothing of it stays', async () => {
    const id = await served('/removed.mp3');
    await put(id, long);
    await put(id, tones, { name: 'other.wav' });
    expect([(await listen(id)).headers['content-type'], await stet.database.prisma.audioFile.count({ where: { episodeId: id } })]).toEqual(['audio/wav', 1]);
    expect((await admin('DELETE', `/api/episodes/${id}/audio`)).status).toBe(204);
    expect((await listen(id)).headers.etag).toBe('"tones"');
    expect(await stet.database.prisma.audioChunk.count({ where: { file: { episodeId: id } } })).toBe(0);
    const audit = await stet.database.prisma.audit.findMany({ where: { subject: id, action: { startsWith: 'audio.' } }, orderBy: { at: 'asc' } });
    expect(audit.map(({ action }) => action)).toEqual(['audio.upload', 'audio.upload', 'audio.delete']);
  });

  test.each([
    ['of no kind of sound', { name: 'talk.txt' }, 415, 'not-audio'], ['that is too large', { start: 0, total: 2_000_001 }, 413, 'too-large'],
    ['whose piece reaches past its end', { start: 0, total: 5 }, 400, 'bad-piece'], ['that goes on with what never began', { start: 100, total: 200_000 }, 404, 'no-upload'],
  ])('%s is refused', async (_, options, status, code) => {
    const id = await served('/refused.mp3');
    expect(await put(id, tones, options)).toMatchObject({ status, body: { code } });
  });

  test('takes an editor', async () => {
    const { showId, episodeIds: [id] } = await importFeed(admin);
    const viewer = await stet.person({ roles: { [showId]: 'viewer' } });
    expect([(await put(id!, tones, {}, viewer)).status, (await viewer('DELETE', `/api/episodes/${id}/audio`)).status, (await viewer('POST', `/api/episodes/${id}/peaks`)).status]).toEqual([403, 403, 403]);
  });
});

const until = async (is: () => Promise<boolean>): Promise<void> => { while (!(await is())) await new Promise((resolve) => { setImmediate(resolve); }); };
const drain = (of = stet) => of.app.get(Jobs).drain();
const peaksOf = async (id: string, client = admin) => (await client('GET', `/api/episodes/${id}/peaks`)).body;
const ask = (id: string, client = admin) => client('POST', `/api/episodes/${id}/peaks`);
/** Whether something is heard in the middle of each second. */
const heard = (peaks: string): boolean[] => {
  const points = new Int8Array(Buffer.from(peaks, 'base64'));
  return Array.from({ length: Math.floor(points.length / 40) }, (_, second) => {
    const middle = points.slice(second * 40 + 10, second * 40 + 30);
    return Math.max(...middle) - Math.min(...middle) > 60;
  });
};

describe('a waveform', () => {
  test('is drawn in the background, from what the host sends, and kept', async () => {
    const id = await served('/drawn.mp3');
    expect(await peaksOf(id)).toMatchObject({ state: 'none', peaks: null });
    expect(await ask(id)).toMatchObject({ status: 202, body: { state: 'waiting' } });
    await ask(id);
    await drain();
    const { state, durationMs, peaks } = await peaksOf(id);
    expect(state).toBe('done');
    expect(Math.abs(durationMs - 6_000)).toBeLessThan(150);
    expect(heard(peaks)).toEqual([true, false, true, false, true, false]);
    const fetched = host.requests.filter(({ path }) => path === '/drawn.mp3').length;
    await ask(id);
    await drain();
    expect(host.requests.filter(({ path }) => path === '/drawn.mp3')).toHaveLength(fetched);
    expect((await deskOf(admin, id)).recording.peaks).toBe('done');
  });

  test('is that of one recording: of another it is asked for anew', async () => {
    const id = await served('/first.mp3');
    await ask(id);
    await drain();
    await put(id, Buffer.concat([tones, tones]));
    expect(await peaksOf(id)).toMatchObject({ state: 'none' });
    await ask(id);
    await drain();
    expect(heard((await peaksOf(id)).peaks).length).toBeGreaterThanOrEqual(11);
  });

  test('that could not be drawn says why, and is tried again when somebody asks', async () => {
    const id = await served('/later.mp3', (_, response) => void response.writeHead(404).end());
    await ask(id);
    await drain();
    expect(await peaksOf(id)).toMatchObject({ state: 'failed', problem: expect.stringContaining('no longer has this recording (404)') });
    host.at('/later.mp3', recording(tones));
    expect((await ask(id)).body.state).toBe('waiting');
    await drain();
    expect((await peaksOf(id)).state).toBe('done');
  });

  test.each([
    ['of a host that lies about the length', (_: unknown, response: http.ServerResponse) => {
      response.writeHead(200, { 'content-type': 'audio/mpeg', 'content-length': '90000' });
      response.write(tones, () => response.destroy());
    }, /could not be reached/],
    ['of noise that is no sound', (_: unknown, response: http.ServerResponse) => void response.writeHead(200, { 'content-type': 'audio/mpeg' }).end(Buffer.concat([Buffer.from('ID3'), Buffer.alloc(4_000, 'x')])), /No sound could be read/],
    ['of another kind, without ffmpeg', recording(wavOf([220]), 'audio/wav'), /Without ffmpeg only mp3 can be drawn/],
  ])('%s fails in words', async (what, answer, problem) => {
    const path = `/${what.replaceAll(/\W+/g, '-')}`;
    host.at(path, answer);
    const id = await episodeAt(`${host.origin}${path}`);
    await ask(id);
    await drain();
    expect(await peaksOf(id)).toMatchObject({ state: 'failed', problem: expect.stringMatching(problem), peaks: null });
  });

  test('is not drawn any more when somebody says so, also while its host keeps us waiting', async () => {
    const id = await served('/endless.mp3', (_, response) => void response.writeHead(200, { 'content-type': 'audio/mpeg' }).write(tones.subarray(0, 4_000)));
    await ask(id);
    const open = host.open();
    const drawing = drain();
    await until(async () => (await peaksOf(id)).state === 'running' && host.open() > open);
    expect((await admin('DELETE', `/api/episodes/${id}/peaks`)).body).toMatchObject({ state: 'none', problem: null });
    await drawing;
    await until(async () => host.open() === open);
    expect(await peaksOf(id)).toMatchObject({ state: 'none', problem: null });
    host.at('/endless.mp3', recording(tones));
    await ask(id);
    await drain();
    expect((await admin('DELETE', `/api/episodes/${id}/peaks`)).body.state).toBe('done');
  });

  test('tells how long the recording really is, which is a finding where the feed says otherwise', async () => {
    host.at('/longer.mp3', recording(tones));
    const id = await episodeAt(`${host.origin}/longer.mp3`, { durationMs: 90_000 });
    const codes = async () => (await admin('GET', `/api/episodes/${id}/findings`)).body.items.map(({ code }: { code: string }) => code);
    expect(await codes()).not.toContain('audio-differs');
    await ask(id);
    await drain();
    expect(await codes()).toContain('audio-differs');
  });
});

/** Tones as an m4a, with its index before the sound or, as most programs leave it, behind it. */
const m4aOf = (pitches: readonly number[], indexFirst: boolean): Buffer => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tones-'));
  const file = path.join(folder, 'tones.m4a');
  spawnSync('ffmpeg', ['-loglevel', 'error', '-i', 'pipe:0', '-c:a', 'aac', ...(indexFirst ? ['-movflags', '+faststart'] : []), file], { input: wavOf(pitches) });
  const bytes = readFileSync(file);
  rmSync(folder, { recursive: true });
  return bytes;
};

describe('with ffmpeg', () => {
  const there = (process.env.PATH ?? '').split(':').some((folder) => {
    try {
      return readFileSync(`${folder}/ffmpeg`).length > 0;
    } catch {
      return false;
    }
  });
  const withFfmpeg = there ? test : test.skip;
  let other: TestApp;
  let client: Client;
  beforeAll(async () => {
    other = await startTestApp({ ffmpeg: 'ffmpeg' });
    client = await other.person({ admin: true });
  });
  afterAll(() => other.close());
  const drawn = async (path: string, answer: Parameters<AudioHost['at']>[1]) => {
    host.at(path, answer);
    const id = await episodeAt(`${host.origin}${path}`, { of: other, client });
    await ask(id, client);
    await drain(other);
    return peaksOf(id, client);
  };

  withFfmpeg('sound of any kind is drawn', async () => {
    const { durationMs, peaks } = await drawn('/tones.wav', recording(wavOf([220, 0, 440, 0]), 'audio/wav'));
    expect([durationMs, heard(peaks)]).toEqual([4_000, [true, false, true, false]]);
    expect(heard((await drawn('/ffmpeg.mp3', recording(tones))).peaks)).toEqual([true, false, true, false, true, false]);
  });

  withFfmpeg('an m4a is drawn, whether its index comes first or last, and leaves nothing on the disk', async () => {
    // in the folder that is everybody's, others may draw at the same time
    const folder = mkdtempSync(path.join(os.tmpdir(), 'stet-own-'));
    const temporary = jest.spyOn(os, 'tmpdir').mockReturnValue(folder);
    for (const where of ['first', 'last']) {
      const { state, problem, durationMs, peaks } = await drawn(`/${where}.m4a`, recording(m4aOf([220, 0, 440, 0], where === 'first'), 'audio/mp4'));
      expect([state, problem]).toEqual(['done', null]);
      expect(Math.abs(durationMs - 4_000)).toBeLessThan(200);
      expect(heard(peaks).slice(0, 4)).toEqual([true, false, true, false]);
    }
    const cut = m4aOf([220, 0, 440, 0], false);
    expect(await drawn('/cut.m4a', recording(cut.subarray(0, cut.length - 900), 'audio/mp4'))).toMatchObject({ state: 'failed', problem: expect.stringContaining('has no index') });
    expect([temporary.mock.calls.length > 3, readdirSync(folder)]).toEqual([true, []]);
    temporary.mockRestore();
    rmSync(folder, { recursive: true });
  });

  withFfmpeg('a file that names others opens none of them', async () => {
    const asked = host.requests.length;
    const list = `ffconcat version 1.0\nfile '${host.origin}/secret.mp3'\n`;
    expect(await drawn('/list.mp3', (_, response) => void response.writeHead(200, { 'content-type': 'audio/mpeg' }).end(list))).toMatchObject({ state: 'failed', problem: expect.stringContaining('ffmpeg could not read') });
    const playlist = `#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n${host.origin}/secret.mp3\n#EXT-X-ENDLIST\n`;
    expect(await drawn('/playlist.mp3', (_, response) => void response.writeHead(200, { 'content-type': 'audio/mpeg' }).end(playlist))).toMatchObject({ state: 'failed' });
    expect(host.requests.slice(asked).map(({ path }) => path)).toEqual(['/list.mp3', '/playlist.mp3']);
  });

  test('named but not there, mp3 is drawn without it', async () => {
    const without = await startTestApp({ ffmpeg: '/nowhere/ffmpeg' });
    const someone = await without.person({ admin: true });
    host.at('/without.mp3', recording(tones));
    const id = await episodeAt(`${host.origin}/without.mp3`, { of: without, client: someone });
    await ask(id, someone);
    await drain(without);
    expect((await peaksOf(id, someone)).state).toBe('done');
    await without.close();
  });
});

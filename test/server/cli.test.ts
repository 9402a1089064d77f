import { execFileSync, spawn } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { getFeed } from '#core/feed/get';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';

const root = path.resolve(import.meta.dirname, '../..');
const page = 'test/fixtures/pages/lantern.txt';
const feed = 'test/fixtures/feeds/saltmarsh.xml';

/** The sources as they stand, without a build. */
async function stet(args: string[], { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {}) {
  const child = spawn(process.execPath, ['--import', './test/support/typescript.js', 'server/cli/stet.ts', ...args], { cwd: root, env: { ...process.env, NODE_OPTIONS: '', ...env } });
  child.stdin.end(input);
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), new Promise<number | null>((resolve) => child.on('close', resolve))]);
  return { out, err, code };
}

/** A store that is not there: whoever needs one fails. */
const noStore = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' };

describe('stet read', () => {
  test('prints a summary of a page, without a store', async () => {
    const { out, err, code } = await stet(['read', page], { env: noStore });
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Ada Voss');
  });

  test('prints all of it as JSON, from standard input too', async () => {
    const { out } = await stet(['read', '-', '--json'], { input: 'Ada Voss (0:00)\nGood evening.\n\nBo Ferris (0:04)\nAnd to you.\n' });
    const reading = JSON.parse(out);
    expect(Object.keys(reading)).toEqual(['title', 'introduction', 'parts', 'references', 'chapters', 'speakers', 'segments', 'warnings']);
    expect(reading.segments[0]).toEqual({ startMs: 0, timeFrom: 'turn', endMs: null, speaker: 'Ada Voss', speakerFrom: 'turn', text: 'Good evening.', heading: null, line: 1 });
  });

  test('reads every item of a feed, or the one that is named', async () => {
    const all = JSON.parse((await stet(['read', feed, '--json'])).out);
    expect(all.episodes.map(({ key }: { key: string }) => key)).toEqual(['saltmarsh-007', 'saltmarsh-006']);
    expect((await stet(['read', feed, '--episode', 'saltmarsh-007'])).out).toMatch(/^Samphire in June\n═+\nWren walks /);
    const one = JSON.parse((await stet(['read', feed, '--json', '--episode', 'saltmarsh-007'])).out);
    expect(one).toEqual(all.episodes[0].notes);
  });
});

describe('stet feed repair', () => {
  const broken = '\n<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Rock & Roll</title></channel></rss>';

  test('writes the feed without what was wrong with it, and says each repair with its place', async () => {
    const { out, err, code } = await stet(['feed', 'repair', '-'], { input: broken, env: noStore });
    expect([code, out]).toEqual([0, broken.slice(1).replace('&', '&amp;')]);
    expect(err).toContain('before-declaration: ');
    expect(err).toContain('-:3:41: …0"><channel><title>Rock & Roll');
  });

  test('writes it to a file, whole', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'stet-repair-'));
    expect((await stet(['feed', 'repair', '-', '-o', path.join(folder, 'feed.xml')], { input: broken, env: noStore })).out).toBe('');
    expect([readFileSync(path.join(folder, 'feed.xml'), 'utf8'), readdirSync(folder)]).toEqual([broken.slice(1).replace('&', '&amp;'), ['feed.xml']]);
    expect((await stet(['feed', 'repair', '-', '-o', path.join(folder, 'no', 'feed.xml')], { input: broken, env: noStore })).err).toContain(`cannot be written: there is no folder ${path.join(folder, 'no')}.`);
  });

  test('makes only the repairs that are named, and where they do not suffice, none', async () => {
    const { out, err, code } = await stet(['feed', 'repair', '-', '--only', 'bare-ampersand'], { input: broken, env: noStore });
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^-:2:\d+: there is something before/);
  });

  test('gives a feed that needs none as it is', async () => {
    expect(await stet(['feed', 'repair', feed], { env: noStore })).toMatchObject({ code: 0, out: readFileSync(path.join(root, feed), 'utf8'), err: `${feed}: well-formed, nothing to repair.\n` });
  });
});

/** A view of a feed as `get` prints it, edited. */
function editedView(bytes: Uint8Array, edit: (episode: Record<string, unknown>) => void): string {
  const got = getFeed(bytes);
  if (!got.ok) throw new Error(JSON.stringify(got.problems));
  edit(got.view.episodes[0] as unknown as Record<string, unknown>);
  return JSON.stringify(got.view);
}

describe('stet feed get and put', () => {
  const source = readFileSync(path.join(root, feed));
  const folder = mkdtempSync(path.join(tmpdir(), 'stet-feed-'));

  test('a view that nobody edited gives the same bytes, without a store', async () => {
    const view = await stet(['feed', 'get', feed, '--json'], { env: noStore });
    expect([view.code, view.err]).toEqual([0, '']);
    const out = path.join(folder, 'same.xml');
    const put = await stet(['feed', 'put', feed, '-', '-o', out, '--report'], { input: view.out, env: noStore });
    expect([put.code, put.out, JSON.parse(put.err)]).toEqual([0, '', { patch: [], notHeld: [], left: [] }]);
    expect(readFileSync(out)).toEqual(source);
  });

  test('an edit changes its own characters, and what the feed cannot hold is reported', async () => {
    const input = editedView(source, (episode) => Object.assign(episode, { title: 'Another title', durationMs: 61_500 }));
    const { out, err, code } = await stet(['feed', 'put', feed, '-', '--report'], { input });
    expect(code).toBe(0);
    expect((JSON.parse(err) as { notHeld: unknown[] }).notHeld).toMatchObject([{ path: 'episodes[0].durationMs', wanted: 61_500, written: 61_000 }]);
    const [before, after] = [source.toString('utf8').split('\n'), out.split('\n')];
    expect(after.filter((line, index) => line !== before[index]).map((line) => line.trim())).toEqual(expect.arrayContaining(['<title>Another title</title>', '<itunes:duration>61</itunes:duration>']));
    expect(getFeed(Buffer.from(out))).toMatchObject({ view: { episodes: [{ title: 'Another title', durationMs: 61_000 }, {}] } });
  });

  test('what a feed says at whatever length can be put back', async () => {
    const long = source.toString('utf8').replace('<title>', `<title>${'T'.repeat(10_001)}`).replace('</content:encoded>', `<p>${'word '.repeat(50_000)}</p></content:encoded>`);
    const [file, view] = [path.join(folder, 'long.xml'), path.join(folder, 'long.json')];
    writeFileSync(file, long);
    writeFileSync(view, (await stet(['feed', 'get', file, '--json'], { env: noStore })).out);
    const out = path.join(folder, 'long-again.xml');
    expect((await stet(['feed', 'put', file, view, '-o', out], { env: noStore })).code).toBe(0);
    expect(readFileSync(out, 'utf8') === long).toBe(true);
  });

  test('what it does not know it refuses, naming every place, and no file is written', async () => {
    const input = editedView(source, (episode) => Object.assign(episode, { mood: 'calm', segments: [{ text: 'A', colour: 'red' }] }));
    const out = path.join(folder, 'none.xml');
    const { err, code } = await stet(['feed', 'put', feed, '-', '-o', out], { input });
    expect([code, existsSync(out)]).toEqual([1, false]);
    expect(err).toContain('-: episodes[0].segments[0].colour: there is no such field\n-: episodes[0].mood: there is no such field');
    expect((await stet(['feed', 'put', feed, '-'], { input: '{' })).err).toMatch(/^- is not valid JSON: /);
    const broken = await stet(['feed', 'get', '-', '--json'], { input: '<rss><channel>\n<title>A & B</title></channel></rss>' });
    expect([broken.code, broken.out, broken.err]).toEqual([1, '', '-:2:10: a bare "&": write "&amp;"\n']);
  });
});

describe('stet convert', () => {
  const srt = '1\n00:00:01,5 --> 00:00:03,000\nAda Voss: Good evening.\n\n2\n00:00:03,200 --> 00:00:04,000\nBo Ferris: And to you.\n';

  test('turns one format into another, by what the file holds, without a store', async () => {
    const { out, err, code } = await stet(['convert', '-', '--to', 'vtt'], { input: srt, env: noStore });
    expect(code).toBe(0);
    expect(out).toMatch(/^WEBVTT\n/);
    expect(out).toContain('00:00:01.500 --> 00:00:03.000\n<v Ada Voss>Good evening.');
    expect(err).toMatch(/^(standard input: \d+ repaired; --report lists them\.\n)?$/);
  });

  test('says all that it understood, and how it came to it', async () => {
    const { out, err } = await stet(['convert', '-', '--to', 'stet-json', '--report'], { input: srt });
    const { segments, speakers, chapters, report } = JSON.parse(out);
    expect(speakers).toEqual(['Ada Voss', 'Bo Ferris']);
    expect(segments).toMatchObject([{ startMs: 1_500, endMs: 3_000, speaker: 'Ada Voss', text: 'Good evening.' }, { startMs: 3_200, speaker: 'Bo Ferris' }]);
    expect(chapters).toEqual([]);
    expect(JSON.parse(err)).toMatchObject({ format: 'srt', reason: expect.any(String), read: 2, repaired: report.repaired, rejected: [] });
  });

  test('joins the cues of one speaker, unless they are to be kept', async () => {
    const same = srt.replace('Bo Ferris', 'Ada Voss');
    const segmentsOf = async (...more: string[]) => JSON.parse((await stet(['convert', '-', '--to', 'stet-json', ...more], { input: same })).out).segments.length;
    expect([await segmentsOf(), await segmentsOf('--keep-cues')]).toEqual([1, 2]);
  });

  test('says which of YouTube’s rules a list for it breaks, and writes it all the same', async () => {
    const chapters = '{"version": "1.2.0", "chapters": [{"startTime": 5, "title": "Casting off"}, {"startTime": 8, "title": "Knots"}]}';
    const { out, err, code } = await stet(['convert', '-', '--to', 'youtube'], { input: chapters });
    expect([code, out]).toEqual([0, '0:05 Casting off\n0:08 Knots\n']);
    expect(err.split('\n')).toEqual([expect.stringContaining('at least 3'), expect.stringContaining('must start at 0:00'), 'The chapter “Casting off” lasts 3 s; YouTube requires at least 10 s.', '']);
    expect(JSON.parse((await stet(['convert', '-', '--to', 'youtube', '--report'], { input: chapters })).err)).toMatchObject({ read: 2, problems: { length: 3 } });
    expect((await stet(['convert', '-', '--to', 'psc'], { input: chapters })).err).toBe('');
  });

  test('writes a file whole or not at all, bytes too', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'stet-convert-'));
    const document = path.join(folder, 'talk.docx');
    await stet(['convert', '-', '--to', 'docx', '-o', document], { input: srt });
    const { out } = await stet(['convert', document, '--to', 'text']);
    expect(out).toContain('Ada Voss (0:01)\nGood evening.');
    expect(readdirSync(folder)).toEqual(['talk.docx']);
    const { code, err } = await stet(['convert', '-', '--to', 'vtt', '-o', path.join(folder, 'no', 'talk.vtt')], { input: srt });
    expect([code, readdirSync(folder)]).toEqual([1, ['talk.docx']]);
    expect(err).toContain(`cannot be written: there is no folder ${path.join(folder, 'no')}.`);
  });

  test('writes through a link and into a pipe, which stay what they are', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'stet-convert-'));
    const [kept, link, pipe] = ['kept.vtt', 'link.vtt', 'pipe'].map((name) => path.join(folder, name)) as [string, string, string];
    writeFileSync(kept, 'before');
    symlinkSync(kept, link);
    expect((await stet(['convert', '-', '--to', 'vtt', '-o', link], { input: srt })).code).toBe(0);
    expect([readFileSync(kept, 'utf8').slice(0, 6), lstatSync(link).isSymbolicLink()]).toEqual(['WEBVTT', true]);
    execFileSync('mkfifo', [pipe]);
    const [{ code }, piped] = await Promise.all([stet(['convert', '-', '--to', 'vtt', '-o', pipe], { input: srt }), readFile(pipe, 'utf8')]);
    expect([code, piped, lstatSync(pipe).isFIFO()]).toEqual([0, readFileSync(kept, 'utf8'), true]);
    expect(readdirSync(folder).toSorted()).toEqual(['kept.vtt', 'link.vtt', 'pipe']);
  });

  test.each([
    [['--to', 'vtt'], '', 'standard input: The file is empty.'],
    [['--to', 'vtt', '--from', 'vtt', '--strict'], 'No signature here.\n', 'WEBVTT'],
    [['--to', 'whisper'], srt, 'can be read, but not written. Stet writes vtt'],
    [['--to', 'psc'], srt, 'it has no chapters'],
    [['--to', 'vtt'], '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Casting off"}]}', 'it has chapters but no transcript'],
    [['--to', 'vtt', '--from', 'nothing'], srt, 'There is no format "nothing".'],
    [['--to', 'vtt', '--from', 'podcast-json'], '{"segments": [', 'line 1'],
  ])('%j of %j: 1, and why', async (args, input, why) => {
    const { code, out, err } = await stet(['convert', '-', ...args], { input });
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(why);
  });
});

describe('stet feed check', () => {
  const xml = readFileSync(path.join(root, feed), 'utf8');

  test('lists what readers would stumble over, by whose rule, without a store', async () => {
    const { out, err, code } = await stet(['feed', 'check', feed], { env: noStore });
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^line 4:3 +error +psp-1 +required-element +The show has no itunes:category, which PSP-1 requires: /);
    expect(out).toMatch(/\n\n3 errors, \d+ info\n$/);
    const { findings } = JSON.parse((await stet(['feed', 'check', feed, '--json'])).out);
    expect(findings[0]).toEqual({ code: 'required-element', severity: 'error', key: null, line: 4, column: 3, element: 'itunes:category', message: expect.any(String), rule: 'psp-1' });
    expect((await stet(['feed', 'check', feed, '--fail-on', 'error'])).code).toBe(2);
  });

  test('says where a file is no feed, and ends with 1', async () => {
    const broken = xml.replace('</itunes:author>', '');
    const { out, err, code } = await stet(['feed', 'check', '-'], { input: broken });
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^-:\d+:\d+: /);
    const json = await stet(['feed', 'check', '-', '--json'], { input: broken });
    expect([json.code, JSON.parse(json.out).problems[0]]).toEqual([1, { line: expect.any(Number), column: expect.any(Number), message: expect.any(String) }]);
    expect(await stet(['feed', 'check', '-', '--fail-on', 'warning'], { input: '<html/>' })).toMatchObject({ code: 1 });
  });

  test('fetches an address through the guard, and tells a self link that names another', async () => {
    const server = http.createServer((request, response) => response.writeHead(request.url === '/feed.xml' ? 200 : 404).end(xml.replace('<item>', '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" type="application/rss+xml" href="https://saltmarsh.example/feed"/><item>')));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const at = (who: string, file: string) => `http://${who}127.0.0.1:${(server.address() as AddressInfo).port}/${file}`;
    try {
      const { out, code } = await stet(['feed', 'check', at('ada:sesame@', 'feed.xml')], { env: { STET_TEST_ALLOW_LOOPBACK: 'true' } });
      expect(code).toBe(0);
      expect(out).toContain(`served at “${at('', 'feed.xml')}”`);
      expect(out).not.toContain('sesame');
      expect(await stet(['feed', 'check', at('', 'nothing.xml')], { env: { STET_TEST_ALLOW_LOOPBACK: 'true' } })).toMatchObject({ code: 1, err: expect.stringContaining('answered 404') });
      expect(await stet(['feed', 'check', at('', 'feed.xml')])).toMatchObject({ code: 1, err: expect.stringContaining('not an address of the public internet') });
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });
});

describe('stet check', () => {
  const unsure = 'Ada Voss (0:10)\nGood evening.\n\nBo Ferris (0:05)\nNot yet, I would';

  test('ends with 0 whatever it found, with 2 where that was asked for', async () => {
    const found = await stet(['check', '-', '--json'], { input: unsure, env: noStore });
    const { findings } = JSON.parse(found.out);
    expect(found.code).toBe(0);
    expect(Object.keys(findings[0])).toEqual(['code', 'severity', 'startMs', 'line', 'message', 'fix']);
    expect((await stet(['check', '-', '--fail-on', 'warning'], { input: unsure })).code).toBe(2);
    expect((await stet(['check', '-', '--fail-on', 'error'], { input: 'Nothing here.' })).code).toBe(0);
  });

  test.each([[['check', 'nowhere.txt'], 'There is no file nowhere.txt.'], [['check'], 'missing required argument'], [['read', page, '--episode', 'x'], 'is a page, not a feed'], [['read', feed, '--episode', 'x'], 'The feed has no item "x"']])('%j: 1, and why', async (args, why) => {
    const { code, out, err } = await stet(args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(why);
  });
});

describe('a file that cannot be used is refused in one line', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'stet-files-'));
  const binary = path.join(folder, 'binary');
  const empty = path.join(folder, 'empty');
  writeFileSync(binary, Buffer.from([0x00, 0x01, 0xfe, 0x00, 0x41]));
  writeFileSync(empty, '');

  test.each([
    [['check', path.join(folder, 'none')], `There is no file ${path.join(folder, 'none')}.`],
    [['restore', path.join(folder, 'none')], `There is no file ${path.join(folder, 'none')}.`],
    [['read', folder], `${folder} cannot be read: it is a folder.`],
    [['read', path.join(empty, 'below')], `${path.join(empty, 'below')} cannot be read: ${empty} is not a folder.`],
    [['check', binary], `${binary} is neither a feed nor show notes: it is not text.`],
    [['check', empty], `${empty} is empty.`],
  ])('%j', async (args, why) => {
    expect(await stet(args, { env: noStore })).toEqual({ code: 1, out: '', err: `${why}\n` });
  });
});

describe('with a store', () => {
  let store: TestDatabase;
  beforeAll(async () => { store = await createTestDatabase(); });
  afterAll(() => store.drop());
  const env = () => ({ DATABASE_URL: store.url, STET_SECRET: Buffer.alloc(32).toString('base64') });

  test('an episode that is not there cannot be checked', async () => {
    const { code, err } = await stet(['check', crypto.randomUUID()], { env: env() });
    expect([code, err]).toEqual([1, expect.stringContaining('There is no episode')]);
  });

  test('a backup goes to a file that can be written, or says why not', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'stet-backup-'));
    const nowhere = path.join(folder, 'no', 'stet.backup');
    expect(await stet(['backup', nowhere], { env: env() })).toEqual({ code: 1, out: '', err: `${nowhere} cannot be written: there is no folder ${path.dirname(nowhere)}.\n` });
    const { code, err } = await stet(['backup', path.join(folder, 'stet.backup')], { env: env() });
    expect([code, err.includes('rows were saved'), readdirSync(folder)]).toEqual([0, true, ['stet.backup']]);
    expect(lstatSync(path.join(folder, 'stet.backup')).mode & 0o777).toBe(0o600);
  });

  test('a password is made up for who is known, and printed alone', async () => {
    const env = { DATABASE_URL: store.url, STET_SECRET: Buffer.alloc(32).toString('base64') };
    await store.database.prisma.user.create({ data: { id: crypto.randomUUID(), email: 'ada@example.org', name: 'Ada', passwordHash: 'none' } });
    const { code, out } = await stet(['reset-password', 'ada@example.org'], { env });
    expect([code, out]).toEqual([0, expect.stringMatching(/^\S{12,}\n$/)]);
    expect((await stet(['reset-password', 'bo@example.org'], { env })).code).toBe(1);
  });
});

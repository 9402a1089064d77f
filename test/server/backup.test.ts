import { createHash, randomUUID } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import zlib from 'node:zlib';
import type pg from 'pg';
import { Database } from '../../server/platform/database.ts';
import { backup } from '../../server/platform/backup/backup.ts';
import { restore } from '../../server/platform/backup/restore.ts';
import { LEFT_OUT, TABLES } from '../../server/platform/backup/tables.ts';
import { migrationsIn } from '../../server/platform/migrate.ts';
import { KeptFeeds } from '../../server/publish/store/keptFeeds.ts';
import { keepFeed } from '../support/keepFeed.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';
import { scene } from './embedded-postgres/workers.ts';
import { sha256 } from '../../server/platform/secrets.ts';

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const hashOf = (bytes: Uint8Array) => Uint8Array.from(sha256(bytes));
const EVERY_BYTE = Uint8Array.from({ length: 256 }, (_, index) => index);
const AWKWARD = 'Zoë said: “\\x00 is no byte”\n\t{"rows":1} 🌊 \u2028';

/** A store with something awkward in every kind of column. */
async function fill({ prisma, pool }: Database): Promise<void> {
  const ids = { user: randomUUID(), show: randomUUID(), source: randomUUID(), episode: randomUUID(), speaker: randomUUID(), publication: randomUUID() };
  await prisma.setting.createMany({ data: [{ key: 'instance', value: { id: ids.user } }, { key: 'text', value: AWKWARD }] });
  await pool.query(`insert into setting values ('nothing', 'null')`);
  await prisma.user.create({ data: { id: ids.user, email: 'ada@example.org', name: AWKWARD, passwordHash: '$argon2id$', sessions: { create: { tokenHash: hashOf(EVERY_BYTE) } } } });
  await prisma.show.create({ data: { id: ids.show, slug: 'tides', title: AWKWARD, enrichments: ['transcripts', 'self-link'], mode: 'replace' } });
  await prisma.membership.create({ data: { userId: ids.user, showId: ids.show, role: 'publisher' } });
  await prisma.source.create({ data: { id: ids.source, showId: ids.show, kind: 'feed', format: 'rss', bytes: EVERY_BYTE, sha256: hashOf(EVERY_BYTE), url: bytesOf('\0sealed'), createdAt: new Date('2031-05-04T10:00:00.123Z') } });
  await prisma.sourceIndex.create({ data: { sourceId: ids.source, encoding: 'utf-8', bom: true, bindings: { '': '', podcast: AWKWARD }, entities: [AWKWARD], declareAt: 4, headStart: 9, headEnd: 20, show: { title: AWKWARD } } });
  await prisma.sourceItem.create({ data: { sourceId: ids.source, position: 0, key: 'one', startByte: 20, endByte: 240, sha256: hashOf(EVERY_BYTE) } });
  await prisma.sourceSkeleton.create({ data: { sourceId: ids.source, text: AWKWARD, lines: [0, 3], chunks: EVERY_BYTE.subarray(0, 240) } });
  await prisma.show.update({ where: { id: ids.show }, data: { sourceId: ids.source } });
  await prisma.blob.create({ data: { sha256: hashOf(EVERY_BYTE), mediaType: 'text/vtt', bytes: EVERY_BYTE, gzip: Uint8Array.from(zlib.gzipSync(EVERY_BYTE)), brotli: bytesOf('') } });
  await prisma.retiredPath.create({ data: { path: '/feeds/ebb.xml', showId: ids.show } });
  await keepFeed(prisma, ids.show, EVERY_BYTE);
  await prisma.publishedFeed.create({ data: { showId: ids.show, name: hashOf(EVERY_BYTE), mediaType: 'application/rss+xml', length: 256, chunks: EVERY_BYTE, brotli: EVERY_BYTE, quality: 5 } });
  await prisma.episode.create({ data: { id: ids.episode, showId: ids.show, sourceId: ids.source, key: 'one', position: 0, title: 'One', notesFormat: 'html', enclosureLength: 9_007_199_254_740_993n } });
  await prisma.linkedFile.create({ data: { id: randomUUID(), episodeId: ids.episode, showId: ids.show, role: 'transcript', position: 0, url: 'https://example.org/1.vtt', status: 'problem', problem: AWKWARD, sourceId: ids.source, takenNames: { Ada: AWKWARD } } });
  await prisma.speaker.create({ data: { id: ids.speaker, showId: ids.show, name: 'Ada Brandt', aliases: ['A, "B"', '{}', ''] } });
  const place = { episodeId: ids.episode, showId: ids.show };
  await prisma.credit.create({ data: { ...place, speakerId: ids.speaker } });
  await prisma.segment.createMany({ data: Array.from({ length: 1_201 }, (_, index) => ({ ...place, id: randomUUID(), order: `a${String(index).padStart(4, '0')}`, startMs: index * 1000, timeFrom: 'turn', speakerId: ids.speaker, speakerFrom: 'turn', text: `${AWKWARD} ${index}` })) });
  await prisma.segment.create({ data: { ...place, id: randomUUID(), order: 'b', timeFrom: 'none', speakerFrom: 'none', text: '', words: [{ text: 'tide', startMs: 0, endMs: 5, confidence: 0.1 }] } });
  await prisma.chapter.create({ data: { ...place, id: randomUUID(), startMs: 0, title: 'Start' } });
  await prisma.reference.create({ data: { ...place, id: randomUUID(), order: 'a0', title: 'Charts', links: [{ text: AWKWARD, url: 'https://example.org/' }] } });
  await prisma.revision.create({ data: { ...place, id: randomUUID(), number: 1, operations: [{ type: 'setText', text: AWKWARD }], inverse: [], touches: ['s1.text'], episodeIds: [ids.episode] } });
  await prisma.finding.create({ data: { ...place, id: randomUUID(), code: 'broken-off', severity: 'warning', message: AWKWARD } });
  await prisma.publication.create({ data: { id: ids.publication, showId: ids.show, number: 1, sourceId: ids.source, sha256: hashOf(EVERY_BYTE), summary: [], enrichments: [] } });
  await prisma.publishedFile.create({ data: { ...place, publicationId: ids.publication, name: 'transcript.vtt', sha256: hashOf(EVERY_BYTE) } });
  await prisma.publishedView.create({ data: { sha256: hashOf(EVERY_BYTE), showId: ids.show, sourceId: ids.source, view: EVERY_BYTE } });
  await prisma.restatedView.create({ data: { sha256: hashOf(EVERY_BYTE), showId: ids.show, view: EVERY_BYTE } });
  await prisma.publishedEpisode.create({ data: { ...place, publicationId: ids.publication, number: 1, revision: 0, viewSha256: hashOf(EVERY_BYTE) } });
  await prisma.publishedItem.create({ data: { ...place, key: 'one', input: hashOf(EVERY_BYTE), patches: [{ start: 0, end: 1, text: AWKWARD }], isPatched: true, addedBytes: -1, addedLines: 2, declares: ['psc'], reports: { left: [AWKWARD] } } });
  await prisma.removedRecord.create({ data: { ...place, id: randomUUID(), origin: 's7', line: 3 } });
  await prisma.keptReading.create({ data: { ...place, reading: EVERY_BYTE } });
  await prisma.upstream.create({ data: { showId: ids.show, url: bytesOf('\0sealed'), nextPollAt: new Date('2031-05-04T11:00:00.123Z'), lastMessage: AWKWARD } });
  await prisma.upstreamReport.create({ data: { ...place, id: randomUUID(), kind: 'gone', subject: AWKWARD, detail: { title: AWKWARD } } });
  await prisma.upstreamConflict.create({ data: { ...place, id: randomUUID(), name: AWKWARD, kind: 'segment', field: 'text', words: AWKWARD, recordIds: [AWKWARD], ours: AWKWARD, theirs: [{ text: AWKWARD }] } });
  await prisma.glossaryRule.create({ data: { id: randomUUID(), showId: ids.show, wrong: AWKWARD, right: '', caseRule: 'any', wholeWord: true, note: AWKWARD, enabled: true } });
  await prisma.glossaryRun.create({ data: { id: randomUUID(), showId: ids.show, kind: 'apply', state: 'done', rules: [{ wrong: AWKWARD }], episodes: { create: { ...place, position: 1, samples: [{ match: AWKWARD }] } } } });
  await prisma.hubPing.create({ data: { publicationId: ids.publication, showId: ids.show, attempts: 1, problem: AWKWARD } });
  await prisma.ignoredFinding.create({ data: { ...place, key: 'f'.repeat(64), code: 'broken-off', about: AWKWARD, reason: AWKWARD } });
  await prisma.handedBack.create({ data: { ...place, revision: 0, viewSha256: hashOf(EVERY_BYTE) } });
  await prisma.scheduledPublication.create({ data: { id: randomUUID(), showId: ids.show, publishAt: new Date(), afterNumber: 0, episodes: [{ title: AWKWARD }], enrichments: ['psc'], note: AWKWARD } });
  await prisma.audit.createMany({ data: [{ action: 'show.create', userId: ids.user }, { action: 'show.publish', detail: { text: AWKWARD } }] });
}

/** Everything a backup is for, as PostgreSQL says it. */
async function contentOf(pool: pg.Pool): Promise<Record<string, string[]>> {
  const content: Record<string, string[]> = {};
  for (const table of TABLES) content[table] = (await pool.query<{ row: string }>(`select t::text as row from "${table}" t order by 1`)).rows.map(({ row }) => row);
  return content;
}

async function made({ pool }: { pool: pg.Pool }): Promise<Buffer> {
  const file = new PassThrough();
  const [bytes] = await Promise.all([buffer(file), backup({ pool }, file)]);
  return bytes;
}

const restored = (target: TestDatabase, bytes: Buffer) => restore(target.database, Readable.from([bytes]));

/** With other lines, and a last line that fits them. */
function edited(bytes: Buffer, edit: (lines: string[]) => string[]): Buffer {
  const lines = edit(zlib.gunzipSync(bytes).toString().trimEnd().split('\n').slice(0, -1));
  const text = lines.map((line) => `${line}\n`).join('');
  return zlib.gzipSync(`${text}{"sha256":"${createHash('sha256').update(text).digest('hex')}"}\n`);
}

const rowsOf = (bytes: Buffer) => zlib.gunzipSync(bytes).toString().split('\n').filter((line) => line.startsWith('[')).sort();

/** Without the tables named, from the line that begins each to the one that counts its rows. */
function without(tables: readonly string[], lines: string[]): string[] {
  let left = false;
  return lines.filter((line) => {
    const begun = /^\{"table":"(\w+)"/.exec(line)?.[1];
    if (begun !== undefined) left = tables.includes(begun);
    return !left;
  });
}

const firstRow = (lines: string[]) => lines.findIndex((line) => line.startsWith('['));

let origin: TestDatabase;
let whole: Buffer;
beforeAll(async () => {
  origin = await createTestDatabase();
  await fill(origin.database);
  whole = await made(origin.database);
});
afterAll(() => origin.drop());

let target: TestDatabase;
beforeEach(async () => {
  target = await createTestDatabase();
});
afterEach(() => target.drop());

test('every table is either backed up or left out on purpose', async () => {
  const { rows } = await origin.database.pool.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`);
  expect(rows.map(({ name }) => name).sort()).toEqual([...TABLES, ...LEFT_OUT].sort());
  for (const rowsOfTable of Object.values(await contentOf(origin.database.pool))) expect(rowsOfTable).not.toEqual([]);
});

test('what is restored is what was there', async () => {
  const { rows } = await restored(target, whole);
  expect(await contentOf(target.database.pool)).toEqual(await contentOf(origin.database.pool));
  expect(rows).toBe(Object.values(await contentOf(origin.database.pool)).flat().length);
  expect(await target.database.prisma.session.count()).toBe(0);
});

test('work goes on after a restore: new rows get new numbers, immutable ones stay so', async () => {
  await restored(target, whole);
  const { id } = await target.database.prisma.audit.create({ data: { action: 'session.create' } });
  expect(id).toBe(3n);
  await expect(target.database.pool.query(`update publication set number = 2`)).rejects.toThrow('written once');
});

test('the backup of a restored store is the same backup', async () => {
  await restored(target, whole);
  expect(rowsOf(await made(target.database))).toEqual(rowsOf(whole));
});

test('it goes from the embedded server to another one', async () => {
  const { folder, clear } = scene();
  const embedded = await Database.open({ databaseUrl: null, dataFolder: `${folder}/data` });
  try {
    await fill(embedded);
    await restored(target, await made(embedded));
    expect(await contentOf(target.database.pool)).toEqual(await contentOf(embedded.pool));
  } finally {
    await embedded.close();
    await clear();
  }
});

test('values of many megabytes are carried in pieces', async () => {
  const [one, two] = [7_000_001, 1_000_001].map((length) => Uint8Array.from({ length }, (_, index) => (index * index) >> 3)) as [Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>];
  const { prisma } = origin.database;
  const large = await prisma.source.create({ data: { id: randomUUID(), kind: 'notes', format: 'text', bytes: one, sha256: hashOf(one) } });
  const blob = await prisma.blob.create({ data: { sha256: hashOf(two), mediaType: 'text/vtt', bytes: two, gzip: two, brotli: bytesOf('small') } });
  const bytes = await made(origin.database);
  await prisma.source.delete({ where: { id: large.id } });
  await prisma.blob.delete({ where: { sha256: blob.sha256 } });
  for (const line of zlib.gunzipSync(bytes).toString().split('\n')) expect(line.length).toBeLessThan(4_100_000);
  await restored(target, bytes);
  const { bytes: source } = await target.database.prisma.source.findUniqueOrThrow({ where: { id: large.id } });
  const { bytes: plain, gzip, brotli } = await target.database.prisma.blob.findUniqueOrThrow({ where: { sha256: blob.sha256 } });
  expect([[source, one], [plain, two], [gzip, two]].map(([found, given]) => Buffer.compare(found!, given!))).toEqual([0, 0, 0]); // toEqual takes a minute for this
  expect(brotli).toEqual(bytesOf('small'));
});

test('it is one moment, whatever is written meanwhile', async () => {
  await restored(target, whole);
  const file = new PassThrough({ highWaterMark: 1 });
  const { key } = await target.database.prisma.setting.create({ data: { key: 'before', value: 1 } });
  const work = backup(target.database, file);
  const start = await new Promise<Buffer>((resolve) => file.once('data', (chunk: Buffer) => (file.pause(), resolve(chunk))));
  await target.database.prisma.setting.delete({ where: { key } });
  await target.database.prisma.audit.create({ data: { action: 'meanwhile' } });
  const [rest] = await Promise.all([buffer(file), work]);
  const text = zlib.gunzipSync(Buffer.concat([start, rest])).toString();
  expect([text.includes('"before"'), text.includes('"meanwhile"')]).toEqual([true, false]);
});

const refused = async (bytes: Buffer, message: RegExp) => {
  await expect(restored(target, bytes)).rejects.toThrow(message);
  expect(Object.values(await contentOf(target.database.pool)).flat()).toEqual([]);
};

const withHeader = (change: object) => edited(whole, ([first, ...rest]) => [JSON.stringify({ ...JSON.parse(first!), ...change }), ...rest]);

describe('a restore is refused and leaves nothing behind', () => {
  test('when any byte of the file was changed', async () => {
    for (let share = 1; share <= 20; share++) {
      const damaged = Buffer.from(whole);
      damaged[Math.floor(((whole.length - 1) * share) / 20)]! ^= 0x10;
      await refused(damaged, /damaged|not a backup|older than|does not know/);
    }
  });

  test('when the file is cut off anywhere', async () => {
    for (let share = 0; share < 10; share++) await refused(whole.subarray(0, Math.floor((whole.length * share) / 10)), /damaged or not complete/);
  });

  test('when rows are missing or doubled, though the checksum fits', async () => {
    await refused(edited(whole, (lines) => lines.toSpliced(firstRow(lines), 1)), /rows are missing/);
    await refused(edited(whole, (lines) => lines.toSpliced(firstRow(lines), 0, lines[firstRow(lines)]!)), /damaged/);
  });

  test('when it is something else', async () => {
    await refused(Buffer.from('PK\x03\x04'), /not a backup/);
    await refused(zlib.gzipSync('{"rss":true}\n'), /not a backup|damaged/);
    await refused(edited(whole, (lines) => lines.toSpliced(0, 1)), /not a backup/);
  });

  test('when a newer Stet made it', async () => {
    await refused(withHeader({ version: 2 }), /older than/);
    await refused(withHeader({ migrations: [...migrationsIn().map(({ name }) => name), '99990101000000_later'] }), /older than/);
  });
});

test('a restore is refused where somebody has worked, and changes nothing', async () => {
  await target.database.prisma.show.create({ data: { id: randomUUID(), slug: 'mine', title: 'Mine' } });
  await expect(restored(target, whole)).rejects.toThrow('There is something in this database already');
  expect((await target.database.prisma.show.findMany()).map(({ slug }) => slug)).toEqual(['mine']);
});

test('what a first start has written gives way', async () => {
  await target.database.prisma.setting.create({ data: { key: 'instance', value: 'new' } });
  await restored(target, whole);
  expect(await contentOf(target.database.pool)).toMatchObject({ setting: expect.arrayContaining([expect.stringContaining('instance')]) });
  expect(await target.database.prisma.setting.count()).toBe(3);
});

/** The backup that the first release would have made of its tables. */
const firstRelease = () => {
  const [oldest] = migrationsIn();
  const newer = TABLES.filter((table) => !oldest!.sql.includes(`CREATE TABLE "${table}"`));
  const older = edited(whole, ([first, ...rest]) => {
    const header = JSON.parse(first!) as { migrations: string[] };
    return [JSON.stringify({ ...header, migrations: header.migrations.slice(0, 1) }), ...without(newer, rest).map((line) => line.replace('"channel":null', '"patch":[]'))]; // publications had patches of the whole feed then
  });
  return { older, newer };
};

test('a backup of an older release is restored into its tables, which are then migrated', async () => {
  const { older, newer } = firstRelease();
  await restored(target, older);
  const { rows } = await target.database.pool.query('select count(*)::int as count from "_prisma_migrations"');
  expect(rows[0].count).toBe(migrationsIn().length);
  const kept = { ...(await contentOf(origin.database.pool)), ...Object.fromEntries(newer.map((table) => [table, []])), chunk: [expect.any(String)], published_feed: [expect.any(String)], upstream: [expect.stringContaining('sealed'.split('').map((letter) => letter.charCodeAt(0).toString(16)).join(''))] };
  expect(await contentOf(target.database.pool)).toMatchObject(kept);
  await expect(target.database.pool.query(`update publication set number = 2`)).rejects.toThrow('written once');
});

test('the feeds that an older release kept whole are served from chunks as they were', async () => {
  await restored(target, firstRelease().older);
  const { showId, sha256 } = await target.database.prisma.publication.findFirstOrThrow();
  const feeds = new KeptFeeds(target.database);
  expect(await feeds.whole(showId, sha256)).toEqual(Buffer.from(EVERY_BYTE));
  expect(zlib.gunzipSync(await feeds.gzip(showId, sha256))).toEqual(Buffer.from(EVERY_BYTE));
});

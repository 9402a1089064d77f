import { randomUUID } from 'node:crypto';
import { Database } from '../../server/platform/database.ts';
import { sha256 } from '../../server/platform/secrets.ts';
import { keepFeed } from '../support/keepFeed.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';
import { testServer } from '../support/testServer.ts';

let stet: TestDatabase;
beforeAll(async () => {
  stet = await createTestDatabase();
});
afterAll(() => stet.drop());

const bytes = (text: string) => Uint8Array.from(Buffer.from(text));
const hash = (text: string) => Uint8Array.from(sha256(text));

/** A show with one of everything in it. */
async function aShow() {
  const { prisma } = stet.database;
  const [showId, sourceId, episodeId, speakerId, publicationId] = Array.from({ length: 5 }, () => randomUUID()) as [string, string, string, string, string];
  const feed = `<rss><!-- ${showId} --></rss>`;
  await prisma.show.create({ data: { id: showId, slug: `tides-${showId}`, title: 'Tides' } });
  await prisma.source.create({ data: { id: sourceId, showId, kind: 'feed', format: 'rss', bytes: bytes(feed), sha256: hash(feed) } });
  await prisma.show.update({ where: { id: showId }, data: { sourceId } });
  await prisma.episode.create({ data: { id: episodeId, showId, sourceId, key: 'one', position: 0, title: 'One', notesFormat: 'html' } });
  await prisma.speaker.create({ data: { id: speakerId, showId, name: 'Ada Brandt' } });
  const segment = { id: randomUUID(), episodeId, showId, order: 'a0', startMs: 0, endMs: 900, timeFrom: 'turn', speakerId, speakerFrom: 'turn', text: 'Hello.' };
  await prisma.segment.create({ data: segment });
  await prisma.chapter.create({ data: { id: randomUUID(), episodeId, showId, startMs: 0, title: 'Start' } });
  await prisma.reference.create({ data: { id: randomUUID(), episodeId, showId, order: 'a0', title: 'Charts' } });
  await prisma.credit.create({ data: { episodeId, speakerId, showId } });
  await prisma.revision.create({ data: { id: randomUUID(), showId, episodeId, number: 1, operations: [], inverse: [] } });
  await prisma.finding.create({ data: { id: randomUUID(), episodeId, showId, code: 'broken-off', severity: 'warning', message: 'It breaks off.' } });
  await prisma.blob.create({ data: { sha256: hash(feed), mediaType: 'text/vtt', bytes: bytes(feed), gzip: bytes(''), brotli: bytes('') } });
  await prisma.publication.create({ data: { id: publicationId, showId, number: 1, sourceId, sha256: await keepFeed(prisma, showId, bytes(feed)), summary: [] } });
  await prisma.publishedFile.create({ data: { publicationId, episodeId, showId, name: 'transcript.vtt', sha256: hash(feed) } });
  return { showId, sourceId, episodeId, speakerId, publicationId, segment, blob: hash(feed) };
}

describe('what is written once', () => {
  test('the bytes of a source stay; where it belongs may change', async () => {
    const { sourceId } = await aShow();
    const { prisma } = stet.database;
    await expect(prisma.source.update({ where: { id: sourceId }, data: { bytes: bytes('other'), sha256: hash('other') } })).rejects.toThrow('written once');
    await prisma.source.update({ where: { id: sourceId }, data: { etag: '"2"' } });
  });

  test.each(['revision', 'publication', 'published_file', 'blob', 'chunk'])('a %s is never changed', async (table) => {
    await aShow();
    const { rows } = await stet.database.pool.query(`select column_name as name from information_schema.columns where table_name = $1 and is_updatable = 'YES' order by ordinal_position`, [table]);
    for (const { name } of rows) await expect(stet.database.pool.query(`update "${table}" set "${name}" = "${name}"`)).rejects.toThrow('written once');
  });

  test('the bytes of a published feed stay; how they are kept may change', async () => {
    const { showId } = await aShow();
    const { prisma } = stet.database;
    for (const change of [{ length: 1 }, { mediaType: 'text/xml' }, { name: hash('other') }]) await expect(prisma.publishedFeed.updateMany({ where: { showId }, data: change })).rejects.toThrow('written once');
    await prisma.publishedFeed.updateMany({ where: { showId }, data: { brotli: bytes('smaller'), quality: 11 } });
  });

  test('the audit is only added to', async () => {
    const { id } = await stet.database.prisma.audit.create({ data: { action: 'session.create' } });
    await expect(stet.database.prisma.audit.update({ where: { id }, data: { action: 'nothing' } })).rejects.toThrow('written once');
  });
});

describe('what the database refuses', () => {
  test.each([
    ['a negative start', { startMs: -1 }],
    ['an end at the start', { startMs: 500, endMs: 500 }],
    ['an unknown origin of a time', { timeFrom: 'guess' }],
    ['an unknown origin of a speaker', { speakerFrom: 'guess' }],
    ['an order that is no key', { order: 'a 0' }],
    ['a second segment at the same place', { order: 'a0' }],
    ['words that are no list', { words: { text: 'Hello' } }],
    ['a segment of another show', { showId: randomUUID() }],
  ])('%s', async (_, fault) => {
    const { segment } = await aShow();
    await expect(stet.database.prisma.segment.create({ data: { ...segment, id: randomUUID(), order: 'a1', ...fault } })).rejects.toThrow();
  });

  test('a speaker of another show', async () => {
    const [here, there] = [await aShow(), await aShow()];
    await expect(stet.database.prisma.segment.create({ data: { ...here.segment, id: randomUUID(), order: 'a1', speakerId: there.speakerId } })).rejects.toThrow();
  });

  test('a hash that is not that of the bytes', async () => {
    const blob = { sha256: hash('one'), mediaType: 'text/vtt', bytes: bytes('two'), gzip: bytes(''), brotli: bytes('') };
    await expect(stet.database.prisma.blob.create({ data: blob })).rejects.toThrow('blob_hash');
  });

  test('an e-mail address in capitals', async () => {
    await expect(stet.database.prisma.user.create({ data: { id: randomUUID(), email: 'Ada@example.org', name: 'Ada', passwordHash: '' } })).rejects.toThrow('user_email_lower_case');
  });

  test('the same guid twice in a show, the same number twice among revisions', async () => {
    const { showId, sourceId } = await aShow();
    const { prisma } = stet.database;
    await expect(prisma.episode.create({ data: { id: randomUUID(), showId, sourceId, key: 'one', position: 1, title: 'Again', notesFormat: 'none' } })).rejects.toThrow('Unique');
    const revision = { showId, number: 1, operations: [], inverse: [] };
    await prisma.revision.create({ data: { id: randomUUID(), ...revision } });
    await expect(prisma.revision.create({ data: { id: randomUUID(), ...revision } })).rejects.toThrow('Unique');
  });

  test('to lose a source that an episode was read from, and bytes that are published', async () => {
    const { sourceId, blob, showId } = await aShow();
    await expect(stet.database.prisma.publishedFeed.deleteMany({ where: { showId } })).rejects.toThrow();
    await expect(stet.database.prisma.source.delete({ where: { id: sourceId } })).rejects.toThrow();
    await expect(stet.database.prisma.blob.delete({ where: { sha256: blob } })).rejects.toThrow();
  });
});

test('keys sort by code units: capitals before small letters', async () => {
  const { segment, episodeId } = await aShow();
  const { prisma } = stet.database;
  await prisma.segment.createMany({ data: ['b', 'B', 'a', 'Zz', '0'].map((order) => ({ ...segment, id: randomUUID(), order })) });
  const ordered = await prisma.segment.findMany({ where: { episodeId }, orderBy: { order: 'asc' }, select: { order: true } });
  expect(ordered.map(({ order }) => order)).toEqual(['0', 'B', 'Zz', 'a', 'a0', 'b']);
});

test('deleting a show takes everything of it along, and nothing of another', async () => {
  const [gone, kept] = [await aShow(), await aShow()];
  await stet.database.prisma.show.delete({ where: { id: gone.showId } });
  for (const table of ['source', 'episode', 'speaker', 'segment', 'chapter', 'reference', 'credit', 'revision', 'finding', 'publication', 'published_file']) {
    const { rows } = await stet.database.pool.query(`select count(*) filter (where "showId" = $1)::int as gone, count(*) filter (where "showId" = $2)::int as kept from "${table}"`, [gone.showId, kept.showId]);
    expect({ table, gone: rows[0].gone, kept: rows[0].kept > 0 }).toEqual({ table, gone: 0, kept: true });
  }
});

const attempt = (slug: string) => ({ data: { id: randomUUID(), slug, title: 'Tides' } });

describe('a transaction', () => {
  test('is all or nothing', async () => {
    const work = stet.database.transaction(async (transaction) => {
      await transaction.show.create(attempt('half'));
      throw new Error('the other half');
    });
    await expect(work).rejects.toThrow('the other half');
    expect(await stet.database.prisma.show.findUnique({ where: { slug: 'half' } })).toBeNull();
  });

  test('runs again when it lost a race that PostgreSQL noticed', async () => {
    const { showId } = await aShow();
    let runs = 0;
    await stet.database.transaction(async (transaction) => {
      runs += 1;
      const { revision } = await transaction.show.findUniqueOrThrow({ where: { id: showId } });
      if (runs === 1) await stet.database.prisma.show.update({ where: { id: showId }, data: { revision: { increment: 10 } } });
      await transaction.show.update({ where: { id: showId }, data: { revision: revision + 1 } });
    }, { isolationLevel: 'Serializable' });
    expect(runs).toBe(2);
    expect((await stet.database.prisma.show.findUniqueOrThrow({ where: { id: showId } })).revision).toBe(11);
  });

  test.each(['deadlock_detected', 'serialization_failure'])('runs again where a statement in SQL is told of a %s', async (fault) => {
    let runs = 0;
    await stet.database.transaction(async (transaction) => {
      runs += 1;
      if (runs === 1) await transaction.$queryRawUnsafe(`do $$ begin raise 'a race' using errcode = '${fault}'; end $$`);
    });
    expect(runs).toBe(2);
  });

  test('does not run again where a statement in SQL is wrong', async () => {
    let runs = 0;
    await expect(stet.database.transaction((transaction) => { runs += 1; return transaction.$queryRaw`select 1 / 0`; })).rejects.toThrow('division by zero');
    expect(runs).toBe(1);
  });
});

const named = (slug: string) => stet.database.prisma.show.findUnique({ where: { slug } });
const INSERT = `insert into "show" (id, slug, title) values ($1, $2, 'Tides')`;

describe('a store that closes', () => {
  test.each<[string, (database: Database, between: () => void) => Promise<unknown>]>([
    ['of Prisma’s', (database, between) => database.transaction(async (transaction) => { await transaction.show.count(); between(); return transaction.show.count(); })],
    ['in SQL', (database, between) => database.transactionInSql(async (ask) => { await ask('select 1', []); between(); return (await ask<{ count: number }>('select count(*)::int as count from "show"', []))[0]!.count; })],
  ])('lets a transaction %s that is under way come to its end', async (_, work) => {
    const { url, drop } = await createEmptyDatabase(testServer().template);
    const database = await Database.open({ databaseUrl: url, dataFolder: '' });
    let closed: Promise<void> | undefined;
    // it begins to close while the transaction is open, and asks on
    expect(await work(database, () => { closed = database.close(); })).toBe(0);
    await closed;
    await drop();
  });
});

describe('a transaction in SQL', () => {
  test('is all or nothing', async () => {
    expect(await stet.database.transactionInSql(async (ask) => (await ask<{ slug: string }>(`${INSERT} returning slug`, [randomUUID(), 'whole']))[0]!.slug)).toBe('whole');
    expect(await named('whole')).not.toBeNull();
    const work = stet.database.transactionInSql(async (ask) => {
      await ask(INSERT, [randomUUID(), 'never']);
      throw new Error('the other half');
    });
    await expect(work).rejects.toThrow('the other half');
    expect(await named('never')).toBeNull();
  });

  test('says so where nothing was kept, though nobody heard of the statement that failed', async () => {
    const work = stet.database.transactionInSql(async (ask) => {
      await ask(INSERT, [randomUUID(), 'swallowed']);
      await ask('select 1 / 0', []).catch(() => {});
    });
    await expect(work).rejects.toThrow('nothing of it was kept');
    expect(await named('swallowed')).toBeNull();
  });

  test('runs again when it lost a race that PostgreSQL noticed, and on another connection where its own is gone', async () => {
    let runs = 0;
    const race = () => stet.database.transactionInSql(async (ask) => {
      runs += 1;
      if (runs === 1) await ask(`do $$ begin raise 'a race' using errcode = 'serialization_failure'; end $$`, []);
      return runs;
    });
    expect(await race()).toBe(2);
    await expect(stet.database.transactionInSql((ask) => ask('select pg_terminate_backend(pg_backend_pid())', []))).rejects.toThrow();
    expect(await stet.database.transactionInSql(async (ask) => (await ask<{ one: number }>('select 1 as one', []))[0]!.one)).toBe(1);
  });

  test('fails by what failed first, whichever of the statements that went there together is heard of first', async () => {
    let runs = 0;
    const together = (fault: string) => stet.database.transactionInSql(async (ask) => {
      runs += 1;
      if (runs > 1) return runs;
      const first = ask(fault, []);
      first.catch(() => {}); // it is waited for
      await ask('select 1', []);
      await first;
      return runs;
    });
    expect(await together(`do $$ begin raise 'a race' using errcode = 'deadlock_detected'; end $$`)).toBe(2);
    runs = 0;
    await expect(together('select 1 / 0')).rejects.toThrow('division by zero');
  });

  test('keeps what it adds to the writes with all the rest, or nothing', async () => {
    await stet.database.transactionInSql(async (_, writes) => { writes.insert('show', [{ id: randomUUID(), slug: 'written-last', title: 'Tides' }]); });
    expect(await named('written-last')).not.toBeNull();
    const work = stet.database.transactionInSql(async (ask, writes) => {
      await ask(INSERT, [randomUUID(), 'asked-first']);
      writes.insert('show', [{ id: randomUUID(), slug: 'written-last', title: 'Tides' }]);
    });
    await expect(work).rejects.toThrow('duplicate key');
    expect(await named('asked-first')).toBeNull();
  });

  test('waits for no statement longer than it may', async () => {
    await expect(stet.database.transactionInSql((ask) => ask('select pg_sleep(60)', []), { timeout: 20 })).rejects.toThrow('statement timeout');
  });
});

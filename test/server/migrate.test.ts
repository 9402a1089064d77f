import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { migrate, migrationsIn } from '../../server/platform/migrate.ts';
import { packageRoot } from '../../server/platform/packageRoot.ts';
import { sha256 } from '../../server/platform/secrets.ts';
import { unpackView } from '../../server/publish/packedView.ts';
import { createEmptyDatabase } from '../support/testDatabase.ts';

async function withPools(count: number, work: (...pools: Pool[]) => Promise<void>): Promise<void> {
  const { url, drop } = await createEmptyDatabase();
  const pools = Array.from({ length: count }, () => new Pool({ connectionString: url, max: 2 }));
  try {
    await work(...pools);
  } finally {
    await Promise.all(pools.map((pool) => pool.end()));
    await drop();
  }
}

const broken = { name: '99990101000000_broken', sql: 'create table half (id int); select 1 / 0', checksum: 'f'.repeat(64) };

test('servers that start at once migrate once', () =>
  withPools(4, async (...pools) => {
    const applied = await Promise.all(pools.map((pool) => migrate(pool)));
    expect(applied.flat().sort()).toEqual(migrationsIn().map(({ name }) => name));
    expect(await migrate(pools[0]!)).toEqual([]);
  }));

test('a migration that fails leaves no trace', () =>
  withPools(1, async (pool) => {
    await expect(migrate(pool!, [broken])).rejects.toThrow('99990101000000_broken failed and left no trace: division by zero');
    await expect(pool!.query('select * from half')).rejects.toThrow('does not exist');
  }));

test('refuses a migration that was edited after it was applied', () =>
  withPools(1, async (pool) => {
    const [first] = migrationsIn();
    await migrate(pool!, [first!]);
    await expect(migrate(pool!, [{ ...first!, checksum: broken.checksum }])).rejects.toThrow('edited');
  }));

test('refuses a database that a newer release has migrated', () =>
  withPools(1, async (pool) => {
    await migrate(pool!, [{ ...broken, sql: 'select 1' }]);
    await expect(migrate(pool!)).rejects.toThrow('newer');
  }));

test('what is public of an episode says what it said before views were compressed', () =>
  withPools(1, async (pool) => {
    const compressed = migrationsIn().findIndex(({ name }) => name.endsWith('_views_are_kept_compressed'));
    await migrate(pool!, migrationsIn().slice(0, compressed));
    const view = { sourceId: randomUUID(), segments: [{ text: 'Ebb — “and flow” 🌊 \\ \n' }] };
    const { rows: [show] } = await pool!.query<{ id: string }>(`insert into "show" (id, slug, title) values ($1, 'ebb', 'Ebb') returning id`, [randomUUID()]);
    await pool!.query('insert into "published_view" (sha256, "showId", "sourceId", view) values ($1, $2, $3, $4)', [sha256('ebb'), show!.id, view.sourceId, view]);
    await migrate(pool!);
    const { rows: [kept] } = await pool!.query<{ view: Buffer }>('select view from "published_view"');
    expect(await unpackView(kept!.view)).toEqual(view);
  }));

test('a transcript that was published in notes without one stays there: its switch is on', () =>
  withPools(1, async (pool) => {
    const at = migrationsIn().findIndex(({ name }) => name.endsWith('_transcripts_in_notes_are_a_switch'));
    await migrate(pool!, migrationsIn().slice(0, at));
    const publishedWith = async (slug: string, origin: string | null) => {
      const [show, source, episode, publication] = Array.from({ length: 4 }, () => randomUUID());
      await pool!.query('begin; set local session_replication_role = replica');
      await pool!.query(`insert into "show" (id, slug, title, enrichments) values ($1, $2, $2, '{psc}')`, [show, slug]);
      await pool!.query(`insert into "episode" (id, "showId", "sourceId", key, "notesFormat", title, position) values ($1, $2, $3, 'k', 'html', 'One', 0)`, [episode, show, source]);
      await pool!.query(`insert into "segment" (id, "episodeId", "showId", origin, "order", "timeFrom", "speakerFrom", text) values ($1, $2, $3, $4, 'a', 'turn', 'turn', 'Fog.')`, [randomUUID(), episode, show, origin]);
      await pool!.query(`insert into "publication" (id, "showId", number, sha256, summary, enrichments) values ($1, $2, 1, '\\x00', '[]', '{psc}')`, [publication, show]);
      await pool!.query(`insert into "published_episode" ("episodeId", number, "publicationId", "showId", revision) values ($1, 1, $2, $3, 1)`, [episode, publication, show]);
      await pool!.query('commit');
    };
    await publishedWith('dropped', null);
    await publishedWith('told', 's0');
    await migrate(pool!);
    const { rows } = await pool!.query<{ slug: string; now: string[]; out: string[] }>('select s.slug, s.enrichments as now, p.enrichments as out from "show" s join "publication" p on p."showId" = s.id order by s.slug');
    expect(rows).toEqual([{ slug: 'dropped', now: ['psc', 'transcript-in-notes'], out: ['psc', 'transcript-in-notes'] }, { slug: 'told', now: ['psc'], out: ['psc'] }]);
  }));

test('the migrations make what schema.prisma says', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', './test/support/typescript.js', 'prisma/tools/migration.ts', 'check'], { cwd: packageRoot, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });
  expect(stderr + stdout).toContain('migrations match schema.prisma');
  expect(status).toBe(0);
});

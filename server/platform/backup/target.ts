import type pg from 'pg';
import { LEFT_OUT, REPLACED, TABLES } from './tables.ts';

/** Whether this database is still unused. Rows that a server writes when it first starts do not count. */
export async function isUnused(client: pg.ClientBase): Promise<boolean> {
  for (const table of TABLES) {
    if (REPLACED.includes(table)) continue;
    const { rows } = await client.query(`select from "${table}" limit 1`);
    if (rows.length) return false;
  }
  return true;
}

/** Drops everything the migrations have created in the current schema. */
export async function removeTables(client: pg.ClientBase): Promise<void> {
  for (const table of [...TABLES, ...LEFT_OUT]) await client.query(`drop table if exists "${table}" cascade`);
  const { rows } = await client.query<{ drop: string }>(`
    select format('drop type %I', typname) as drop from pg_type where typtype = 'e' and typnamespace = current_schema()::regnamespace
    union all
    select format('drop function %s', oid::regprocedure) from pg_proc
      where pronamespace = current_schema()::regnamespace and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')`);
  for (const { drop } of rows) await client.query(drop);
  await client.query('delete from "_prisma_migrations"');
}

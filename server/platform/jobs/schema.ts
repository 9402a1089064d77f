import type pg from 'pg';
import PgBoss from 'pg-boss';

/** Where pg-boss keeps its tables: beside ours, and in no backup. What must not be lost is a row of ours that a job looks for. */
export const SCHEMA = 'pgboss';

/** Makes the tables of pg-boss where there are none; a newer pg-boss brings its own up to date when it starts. */
export async function makeJobTables(client: pg.ClientBase): Promise<void> {
  const { rows: [found] } = await client.query<{ there: boolean }>(`select to_regclass('${SCHEMA}.version') is not null as there`);
  if (!found!.there) await client.query(PgBoss.getConstructionPlans(SCHEMA));
}

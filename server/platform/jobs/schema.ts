import type pg from 'pg';
import PgBoss from 'pg-boss';

/** The schema of pg-boss's tables, which no backup contains. What must not be lost is a row of our own that a job looks for. */
export const SCHEMA = 'pgboss';

/** Creates pg-boss's tables if there are none; a newer pg-boss migrates them itself when it starts. */
export async function makeJobTables(client: pg.ClientBase): Promise<void> {
  const { rows: [found] } = await client.query<{ there: boolean }>(`select to_regclass('${SCHEMA}.version') is not null as there`);
  if (!found!.there) await client.query(PgBoss.getConstructionPlans(SCHEMA));
}

import { Database } from '../../server/platform/database.ts';
import { Writes } from '../../server/platform/writes.ts';
import { countQueries } from '../support/countQueries.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

let stet: TestApp;
beforeAll(async () => { stet = await startTestApp(); });
afterAll(() => stet.close());

/** Of two tables, one of which refers to the other, what is in them after some writes; and how many statements those took. */
async function written(writes: Writes) {
  return stet.app.get(Database).transactionInSql(async (ask) => {
    await ask('create temporary table "kettle" (id int primary key, name text not null, boils boolean not null default true) on commit drop', []);
    await ask('create temporary table "lid" (id int primary key, "kettleId" int not null references "kettle") on commit drop', []);
    await ask(`insert into "kettle" values (0, 'iron')`, []);
    const { queries } = await countQueries(() => writes.run(ask));
    const kettles = await ask<{ id: number; name: string; boils: boolean }>('select * from "kettle" order by id', []);
    const [lids] = await ask<{ count: number }>('select count(*)::int as count from "lid"', []);
    return { queries, kettles, lids: lids!.count };
  });
}

describe('writes that go together', () => {
  test('are one statement, in which one refers to another', async () => {
    const writes = new Writes().insert('kettle', [{ id: 1, name: 'copper' }, { id: 2, name: 'tin' }]).insert('lid', [{ id: 1, kettleId: 1 }, { id: 2, kettleId: 0 }]);
    writes.add('update "kettle" set boils = $2, name = $1 where id = any($3::int[])', 'cast iron', false, [0]);
    expect(await written(writes)).toEqual({ queries: 1, lids: 2, kettles: [{ id: 0, name: 'cast iron', boils: false }, { id: 1, name: 'copper', boils: true }, { id: 2, name: 'tin', boils: true }] });
  });

  test('say what becomes of a row that is there already', async () => {
    const { kettles } = await written(new Writes().insert('kettle', [{ id: 0, name: 'steel' }], 'on conflict (id) do update set name = excluded.name'));
    expect(kettles).toEqual([{ id: 0, name: 'steel', boils: true }]);
  });

  test('are several statements where they are long, in their order', async () => {
    const long = 'x'.repeat(5_000_000);
    const { queries, kettles, lids } = await written(new Writes().insert('kettle', [{ id: 1, name: long }]).insert('kettle', [{ id: 2, name: long }]).insert('lid', Array.from({ length: 4_500 }, (_, id) => ({ id, kettleId: 1 + (id % 2) }))));
    expect([queries, kettles.map(({ name }) => name.length), lids]).toEqual([2, [4, 5_000_000, 5_000_000], 4_500]);
  });

  test('are none where there is nothing to write', async () => {
    expect(await written(new Writes().insert('kettle', []))).toMatchObject({ queries: 0, lids: 0 });
  });
});

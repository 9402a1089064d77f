import { importFeed } from '../support/saltmarsh.ts';
import { startTestApp, type Client, type TestApp } from '../support/testApp.ts';

let stet: TestApp;
let admin: Client;
let showId: string;
const EPISODES = 3_000;

beforeAll(async () => {
  stet = await startTestApp();
  admin = await stet.person({ admin: true });
  ({ showId } = await importFeed(admin));
  // of three episodes each, two have one date and one has none
  await stet.database.pool.query(
    `insert into "episode" (id, "showId", "sourceId", key, position, title, "pubDate", "notesFormat")
     select gen_random_uuid(), "showId", "sourceId", 'k' || n, n, 'Walk ' || n, case when n % 3 < 2 then timestamptz '2026-01-01' + n / 3 * interval '1 hour' end, 'none'
       from (select * from "episode" limit 1) e, generate_series(10, ${EPISODES + 9}) n`);
  await stet.database.pool.query('vacuum analyze "episode"');
});
afterAll(() => stet.close());

const page = async (query: string) => (await admin('GET', `/api/episodes?${query}`)).body as { items: { id: string; pubDate: string | null; position: number }[]; total: number };

/** The most rows that any step of the list's queries handles, but for counting them all. */
async function mostRows(query: string): Promise<number> {
  const { pool } = stet.database;
  const asked: [string, unknown[]][] = [];
  const ask = pool.query.bind(pool) as (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;
  Object.assign(pool, { query: (...asking: [string, unknown[]?]) => {
    if (typeof asking[0] === 'string' && asking[0].includes('as segments')) asked.push([asking[0], asking[1] ?? []]);
    return ask(...asking);
  } });
  try {
    await page(query);
  } finally {
    Reflect.deleteProperty(pool, 'query');
  }
  expect(asked).toHaveLength(1);
  const { rows: [row] } = await ask(`explain (analyze, format json) ${asked[0]![0]}`, asked[0]![1]);
  return Math.max(...[...JSON.stringify(row).matchAll(/"Actual Rows":([\d.]+)/g)].map(([, count]) => Number(count)));
}

test.each(['', 'showId'])('a page of many episodes, newest first, reads its own rows and no others (%s)', async (of) => {
  const filter = of && `showId=${showId}&`;
  expect(await mostRows(`${filter}perPage=20`)).toBeLessThanOrEqual(20);
  expect(await mostRows(`${filter}perPage=20&page=3`)).toBeLessThanOrEqual(60);
});

test.each(['desc', 'asc'])('the pages are one list, each episode once, those without a date at its end (%s)', async (order) => {
  const { total } = await page('perPage=1');
  const items = [];
  for (let number = 1; items.length < total; number += 1) items.push(...(await page(`perPage=1000&page=${number}&order=${order}`)).items);
  expect(new Set(items.map(({ id }) => id)).size).toBe(total);
  const sign = order === 'asc' ? 1 : -1;
  const placed = [...items].sort((a, b) => Number(a.pubDate === null) - Number(b.pubDate === null) || sign * (a.pubDate ?? '').localeCompare(b.pubDate ?? '') || a.position - b.position);
  expect(items.map(({ position }) => position)).toEqual(placed.map(({ position }) => position));
});
